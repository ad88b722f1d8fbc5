"""Sample texts as DOCX files, by python-docx."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.table import _Cell

from .blocks import Block, blocks, rows

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _add(parent: Word | _Cell, block: Block) -> None:
    paragraph = parent.add_paragraph(block.text, style="List Bullet" if block.is_item else None)
    if block.is_inner:
        properties: Any = paragraph._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_ilvl().val = 1


def saved(document: Word) -> bytes:
    """The bytes of the file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def paragraphs(text: str) -> bytes:
    """A paragraph a line, list items in the style of the program's bulleted list."""
    document = Document()
    for block in blocks(text):
        _add(document, block)
    return saved(document)


def table(text: str) -> bytes:
    """Label and questions left, the answer right, items in a list style."""
    document = Document()
    above, form = rows(text)
    for line in above:
        document.add_paragraph(line)
    grid = document.add_table(rows=0, cols=2)
    for row in form:
        left, right = grid.add_row().cells
        left.text = "\n".join(row.printed)
        for block in blocks("\n".join(row.answer)):
            _add(right, block)
    return saved(document)


def controls(text: str) -> bytes:
    """Labels as paragraphs, each answer in a content control around its paragraphs."""
    document = Document()
    above, form = rows(text)
    for line in above:
        document.add_paragraph(line)
    for row in form:
        for line in row.printed:
            document.add_paragraph(line)
        control = parse_xml(f"<w:sdt {_W}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
        for line in row.answer:
            control[1].append(document.add_paragraph(line)._p)
        document.element.body.insert_element_before(control, "w:sectPr")
    return saved(document)


LAYOUTS: dict[str, Callable[[str], bytes]] = {"paragraphs": paragraphs, "table": table, "controls": controls}
