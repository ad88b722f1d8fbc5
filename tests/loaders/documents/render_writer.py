"""Sample texts as flat OpenDocument texts in layouts that word processors offer: justified, in columns, a table."""

from collections.abc import Callable
from functools import partial
from html import escape

from .blocks import Block, Row, blocks, rows

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
_COLUMNS = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>'
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"/>
<style:text-properties style:font-name="Liberation Serif" fo:font-family="Liberation Serif" fo:font-size="{size}pt"
 fo:language="de" fo:country="DE" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Label" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.3cm"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="Items">{bullets}</text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2cm">{columns}
</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="Left" style:family="table-column"><style:table-column-properties style:column-width="5cm"/>
</style:style>
<style:style style:name="Right" style:family="table-column"><style:table-column-properties
 style:column-width="11.5cm"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p>Kommunale Flüchtlingsdialoge - Rückmeldung</text:p></style:header>
<style:footer><text:p>Seite <text:page-number/> von <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""
_BULLET = """<text:list-level-style-bullet text:level="{level}" text:bullet-char="{sign}"><style:list-level-properties
 text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.635cm" fo:margin-left="{left}cm"/></style:list-level-properties>
</text:list-level-style-bullet>"""


def _document(body: str, columns: bool = False, justified: bool = False) -> bytes:
    bullets = ((1, "•", 1.27), (2, "◦", 1.905))
    return _DOCUMENT.format(
        namespaces=_NAMESPACES,
        align="justify" if justified else "start",
        size=10 if columns else 11,
        bullets="".join(_BULLET.format(level=level, sign=sign, left=left) for level, sign, left in bullets),
        columns=_COLUMNS if columns else "",
        body=body,
    ).encode()


def _answer(lines: list[str]) -> str:
    return "\n".join(_block(block) for block in blocks("\n".join(lines)) if block.text) if lines else ""


def _block(block: Block) -> str:
    paragraph = f"<text:p>{escape(block.text)}</text:p>"
    if not block.is_item:
        return paragraph
    listed = f"<text:list-item>{paragraph}</text:list-item>"
    if block.is_inner:
        listed = f"<text:list-item><text:list>{listed}</text:list></text:list-item>"
    return f'<text:list text:style-name="Items">{listed}</text:list>'


def _label(lines: list[str]) -> str:
    label, *questions = lines
    return f'<text:p text:style-name="Label">{escape(label)}</text:p>{_answer(questions)}'


def running(text: str, columns: bool = False, justified: bool = False) -> bytes:
    """Labels and answers below each other."""
    above, form = rows(text)
    body = [_answer(above), *(_label(row.printed) + _answer(row.answer) for row in form)]
    return _document("".join(body), columns, justified)


def table(text: str, questions_left: bool = False) -> bytes:
    """Labels, or labels and printed questions, left, the answers right, with borders; rows go on on the next page."""
    above, form = rows(text)
    if not questions_left:
        form = [Row(row.printed[:1], [*row.printed[1:], *row.answer]) for row in form]
    cells = ((_cell(_label(row.printed)), _cell(_answer(row.answer))) for row in form)
    body = "".join(f"<table:table-row>{left}{right}</table:table-row>" for left, right in cells)
    styles = "".join(f'<table:table-column table:style-name="{style}"/>' for style in ("Left", "Right"))
    return _document(f"{_answer(above)}<table:table>{styles}{body}</table:table>")


def _cell(content: str) -> str:
    return f'<table:table-cell table:style-name="Cell">{content or "<text:p/>"}</table:table-cell>'


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "justified": partial(running, justified=True),
    "two columns": partial(running, columns=True),
    "table": table,
    "questions left": partial(table, questions_left=True),
}
