"""The report as a tagged PDF (PDF/UA-1 and PDF/A-2a), set by Typst in Source Sans Pro.

Typst refuses to write what breaks these standards: a picture without alternative text, a skipped level of headings,
a character that the fonts lack. All text goes in as string literals, so that none of it is read as a command.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst

from analysis.report.blocks import Block, Figure, Heading, Paragraph, Report, Table

_FONTS = Path(font_source_sans_pro.font_directory)
_TEMPLATE = Path(__file__).parent / "report.typ"
FONT = "Source Sans Pro"
_PICTURE_PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: white)\n#image("picture.svg")'
_BESIDES = frozenset("–—‘’‚“”„…•€−≤≥→←↑↓‹›«»™δ")
"""Characters beyond Latin that the fonts hold."""


def to_pdf(report: Report) -> bytes:
    """The PDF. Raises `typst.TypstError` only for a fault of this program."""
    pictures = {f"{number}.svg": block.svg for number, block in enumerate(report.blocks) if isinstance(block, Figure)}
    facts = ", ".join(f"({literal(name)}, {literal(value)})" for name, value in report.facts.items())
    source = "\n".join(
        [
            '#import "report.typ": *',
            f"#show: report.with(title: {literal(report.title)}, subtitle: {literal(report.subtitle)},"
            f" language: {literal(report.language)}, contents: {literal(report.contents)}, facts: ({facts},))",
            *(_block(block, number, after) for number, (block, after) in
              enumerate(zip_longest(report.blocks, report.blocks[1:]))),
        ]
    )
    parts = {"main.typ": source, "report.typ": _TEMPLATE.read_text(encoding="utf-8"), **pictures}
    return _compile(parts, pdf_standards=["a-2a", "ua-1"])


def to_png(svg: str, dots_per_inch: float) -> bytes:
    """A picture of the report in pixels, at its size of 96 pixels an inch."""
    page = f"#set text(font: {literal(FONT)})\n{_PICTURE_PAGE}"  # pictures take their fonts from here, too
    return _compile({"main.typ": page, "picture.svg": svg}, format="png", ppi=dots_per_inch)


def _compile(parts: Mapping[str, str], **settings: Any) -> bytes:
    compiler: Any = typst.compile  # its types do not know yet that several files may be given
    written = compiler(
        {name: printable(part, breaks=True).encode() for name, part in parts.items()}, font_paths=fonts(), **settings
    )
    assert isinstance(written, bytes)
    return written


@cache
def fonts() -> typst.Fonts:
    """Only those of one package, so that a report looks the same on each machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])


def printable(text: str, breaks: bool = False) -> str:
    """Text in characters that the fonts hold; others become "?". `breaks` keeps line ends."""
    composed = unicodedata.normalize("NFC", text).translate({0x2010: "-", 0x2011: "-", 0x202F: "\u00a0"})
    return "".join(sign if _is_known(sign) or (breaks and sign == "\n") else "?" for sign in composed)


def _is_known(sign: str) -> bool:
    return " " <= sign <= "~" or "\u00a0" <= sign <= "\u017e" or sign in _BESIDES


def literal(text: str) -> str:
    """A string literal of Typst; line ends become spaces."""
    return json.dumps(printable(" ".join(text.split("\n"))), ensure_ascii=False)


def _block(block: Block, number: int, after: Block | None) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: {block.level}, {literal(block.text)})"
    if isinstance(block, Paragraph):
        return f"#{'intro' if isinstance(after, Figure) else 'par'}[#{literal(block.text)}]"
    if isinstance(block, Figure):
        return (
            f'#picture("{number}.svg", title: {literal(block.title)}, alt: {literal(block.alt)},'
            f" note: {literal(block.note)})"
        )
    return _table(block)


def _table(table: Table) -> str:
    widths = ", ".join(f"{100 * share:.2f}fr" for share in table.shares)
    aligned = ", ".join("right" if place in table.numeric else "left" for place in range(len(table.head)))
    head = ", ".join(map(literal, table.head))
    cells = ", ".join(literal(cell) for row in table.rows for cell in row)
    share = "50%" if table.is_narrow else "100%"
    return f"#numbers({literal(table.title)}, {share}, ({widths},), ({aligned},), ({head},), ({cells},))"
