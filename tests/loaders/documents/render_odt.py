"""Sample texts as OpenDocument texts, by odfdo."""

import io
from collections.abc import Callable

from odfdo import Cell, Document, Element, List, Paragraph, Row, Table

from .blocks import blocks, rows


def saved(document: Document) -> bytes:
    """The bytes of the file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _new() -> Document:
    document = Document("text")
    document.body.clear()
    return document


def _fill(parent: Element, text: str) -> None:
    """The blocks of `text`; items that follow each other are one list, inner ones a list in its last item."""
    items = inner = None
    for block in blocks(text):
        paragraph = Paragraph(block.text)
        if not block.is_item:
            items = inner = None
            parent.append(paragraph)
            continue
        if items is None:
            items = List()
            parent.append(items)
        if block.is_inner and inner is None:
            inner = List()
            items.get_elements("text:list-item")[-1].append(inner)
        inner = inner if block.is_inner else None
        (inner or items).append_item(paragraph)


def paragraphs(text: str) -> bytes:
    """A paragraph a line, list items in lists."""
    document = _new()
    _fill(document.body, text)
    return saved(document)


def table(text: str) -> bytes:
    """Label and questions left, the answer right."""
    document = _new()
    above, form = rows(text)
    _fill(document.body, "\n".join(above))
    grid = Table("Formular")
    for row in form:
        printed, answer = Cell(), Cell()
        _fill(printed, "\n".join(row.printed))
        _fill(answer, "\n".join(row.answer))
        line = Row()
        line.append(printed)
        line.append(answer)
        grid.append(line)
    document.body.append(grid)
    return saved(document)


def sections(text: str) -> bytes:
    """Each field and section of the form in a text section of its own."""
    document = _new()
    above, form = rows(text)
    _fill(document.body, "\n".join(above))
    for number, row in enumerate(form):
        section = Element.from_tag(f'<text:section text:name="Bereich{number}"/>')
        _fill(section, "\n".join([*row.printed, *row.answer]))
        document.body.append(section)
    return saved(document)


LAYOUTS: dict[str, Callable[[str], bytes]] = {"paragraphs": paragraphs, "table": table, "sections": sections}
