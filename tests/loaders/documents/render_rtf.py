"""Sample texts as RTF files, by a small writer."""

from collections.abc import Callable

from .blocks import Block, blocks, rows

_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}}"
_INFO = r"{\info{\title Bogen}{\revtim\yr2017\mo5\dy4\hr9\min30}}{\header\pard Land\par}{\footer\pard Seite 1\par}"
_BULLET = r"{\listtext\pard\plain\f1 \'b7\tab}"
_ESCAPED = {"\\": r"\\", "{": r"\{", "}": r"\}", "\t": r"\tab "}


def _unicode(text: str) -> str:
    """Every character outside ASCII as a Unicode character, with "?" for programs that know none."""
    out = []
    for sign in text:
        units = sign.encode("utf-16-le")
        codes = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
        out.append(_ESCAPED.get(sign, sign) if sign.isascii() else "".join(rf"\u{code}?" for code in codes))
    return "".join(out)


def _code_page(text: str) -> str:
    """Characters of cp1252 as bytes, others as Unicode characters."""
    out = []
    for sign in text:
        byte = sign.encode("cp1252", "ignore")
        out.append(_unicode(sign) if sign.isascii() or not byte else rf"\'{byte[0]:02x}")
    return "".join(out)


def _paragraph(block: Block, escaped: Callable[[str], str], start: str = r"\pard\plain ") -> str:
    level = r"\ilvl1 " if block.is_inner else ""
    return rf"{_BULLET if block.is_item else ''}{start}{level}{escaped(block.text)}"


def _document(body: str) -> bytes:
    return f"{_HEAD}{_INFO}\n{body}}}".encode("ascii")


def paragraphs(text: str) -> bytes:
    """A paragraph a line, characters in the code page."""
    return _document("".join(_paragraph(block, _code_page) + "\\par\n" for block in blocks(text)))


def unicode_paragraphs(text: str) -> bytes:
    """A paragraph a line, characters as Unicode."""
    return _document("".join(_paragraph(block, _unicode) + "\\par\n" for block in blocks(text)))


def table(text: str) -> bytes:
    """Label and questions left, the answer right."""
    above, form = rows(text)
    start = r"\pard\plain\intbl "
    body = ["".join(_paragraph(block, _unicode) + "\\par\n" for block in blocks("\n".join(above)) if above)]
    for row in form:
        cells = [
            "\\par\n".join(_paragraph(block, _unicode, start) for block in blocks("\n".join(lines)))
            for lines in (row.printed, row.answer)
        ]
        body.append(rf"\trowd\cellx3000\cellx9000{cells[0]}\cell{cells[1]}\cell\row" + "\n")
    return _document("".join(body))


LAYOUTS: dict[str, Callable[[str], bytes]] = {
    "paragraphs": paragraphs,
    "unicode": unicode_paragraphs,
    "table": table,
}
