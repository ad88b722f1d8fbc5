"""The report as a Word document: headings for the navigation, real captions, marked header rows, text alternatives.

Pictures are drawn in pixels for print, because older versions of Word show no SVG. Tables are written as XML at once:
cell by cell a list of a thousand dialogues would take minutes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from analysis.report.blocks import Block, Figure, Heading, Paragraph, Report, Table, headings
from analysis.report.pdf_file import to_png

_DPI = 220
_TEXT_WIDTH_MM = 170
_TWIPS = _TEXT_WIDTH_MM / 25.4 * 1440
_FONT = "Arial"
_INK, _MUTED, _ACCENT = RGBColor(0x1E, 0x2A, 0x32), RGBColor(0x5B, 0x68, 0x70), RGBColor(0x1D, 0x5A, 0x84)


def to_docx(report: Report) -> bytes:
    """The document."""
    document = docx.Document()
    _set_up(document, report)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    for name, value in report.facts.items():
        fact = document.add_paragraph(style="List")
        fact.add_run(f"{name}: ").bold = True
        fact.add_run(value)
    marks = {heading.text: f"_Toc{number:06}" for number, heading in enumerate(headings(report.blocks), start=1)}
    _contents(document, report, marks)
    for block, after in zip_longest(report.blocks, report.blocks[1:]):
        _add(document, block, after, marks)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _set_up(document: Document, report: Report) -> None:
    """Page, styles, language, properties, page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    sizes = {"Normal": 10, "Title": 24, "Subtitle": 13, "Heading 1": 18, "Heading 2": 13, "Caption": 9, "List": 10}
    for name, size in sizes.items():
        _style(document, name, size, report.language)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    properties = document.core_properties
    properties.title, properties.subject, properties.language = report.title, report.subtitle, report.language
    properties.author, properties.comments = "", ""
    properties.created = properties.modified = datetime.now()
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    footer._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _style(document: Document, name: str, size: float, language: str) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb = {"Subtitle": _MUTED, "Heading 1": _ACCENT}.get(name, _INK)
    style.font.italic = False
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # or Word prefers the fonts of its theme
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), _FONT)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), f"{language}-DE" if language == "de" else "en-GB")
    properties.append(mark)


def _contents(document: Document, report: Report, marks: Mapping[str, str]) -> None:
    """A table of contents with links; Word adds the numbers of the pages when it is asked to update the field."""
    document.add_paragraph(report.contents, style="Subtitle")
    order = r'<w:r><w:instrText xml:space="preserve">TOC \o "1-2" \h \z \u</w:instrText></w:r>'
    found = headings(report.blocks)
    for number, heading in enumerate(found):
        line = document.add_paragraph(style="List")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(6 * (heading.level - 1)), Mm(0)
        link = (
            f'<w:hyperlink w:anchor="{marks[heading.text]}"><w:r><w:t>{escape(_clean(heading.text))}</w:t></w:r>'
            "</w:hyperlink>"
        )
        first = _field_mark("begin") + order + _field_mark("separate") if number == 0 else ""
        last = _field_mark("end") if number == len(found) - 1 else ""
        parts: Any = parse_xml(f"<w:p {nsdecls('w')}>{first}{link}{last}</w:p>")
        line._p.extend(parts)
    document.add_paragraph().paragraph_format.page_break_before = True


def _field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _add(document: Document, block: Block, after: Block | None, marks: Mapping[str, str]) -> None:
    if isinstance(block, Heading):
        heading = document.add_heading(block.text, block.level)
        name = marks[block.text]
        target = f'{nsdecls("w")} w:id="{int(name.removeprefix("_Toc"))}"'
        heading._p.insert(1, parse_xml(f'<w:bookmarkStart {target} w:name="{name}"/>'))
        heading._p.append(parse_xml(f"<w:bookmarkEnd {target}/>"))
    elif isinstance(block, Paragraph):
        document.add_paragraph(block.text).paragraph_format.keep_with_next = isinstance(after, Figure)
    elif isinstance(block, Figure):
        _add_figure(document, block)
    else:
        document.add_paragraph(block.title, style="Caption")
        document.element.body.insert(-1, parse_xml(_table_xml(block)))
        document.add_paragraph().paragraph_format.space_after = Pt(4)


def _add_figure(document: Document, figure: Figure) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(io.BytesIO(to_png(figure.svg, _DPI)), width=Mm(_TEXT_WIDTH_MM))
    described = picture._inline.docPr
    described.set("descr", figure.alt)
    described.set("title", figure.title)
    caption = document.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = False
    caption.add_run(figure.title).bold = True
    caption.add_run().add_break()
    note = caption.add_run(figure.note)
    note.bold = False
    note.font.color.rgb = _MUTED


def _table_xml(table: Table) -> str:
    width = _TWIPS * (0.5 if table.is_narrow else 1)
    widths = [round(width * share) for share in table.shares]
    aligned = ["right" if place in table.numeric else "left" for place in range(len(table.head))]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = "".join(_row_xml(row, widths, aligned) for row in table.rows)
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w=\"{sum(widths)}\" w:type=\"dxa\"/>{_BORDERS}"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val={quoteattr(_clean(table.title))}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row_xml(table.head, widths, aligned, is_head=True)}{rows}</w:tbl>"
    )


_BORDERS = (
    '<w:tblBorders><w:top w:val="single" w:sz="8" w:color="5B6870"/>'
    '<w:bottom w:val="single" w:sz="4" w:color="D5DBDF"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="D5DBDF"/></w:tblBorders>'
)


def _row_xml(cells: Iterable[str], widths: Iterable[int], aligned: Iterable[str], is_head: bool = False) -> str:
    """A row that does not break over pages; the head is repeated on each page and marked for screen readers."""
    head = "<w:tblHeader/>" if is_head else ""
    bold = "<w:b/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>" + "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:spacing w:before="20" w:after="20"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="17"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(_clean(cell))}</w:t></w:r></w:p></w:tc>'
        for cell, width, side in zip(cells, widths, aligned, strict=True)
    ) + "</w:tr>"


def _clean(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(sign if sign >= " " else " " for sign in text)
