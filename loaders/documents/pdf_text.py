"""From lines as they are printed to lines as they were written: what the width of the page wrapped is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loaders.documents.layout import CELL, INDENT, is_listed_label, table_lines
from loaders.documents.pdf_breaks import (
    BULLET,
    as_listed,
    begins_entry,
    begins_item,
    begins_section,
    ends_sentence,
    marker,
)
from loaders.documents.pdf_layout import Cells, Line
from loaders.documents.pdf_measures import Measures, measured, shifted
from loaders.documents.pdf_printed import LABEL_LINES, asked_below, ends_question, is_question, label_size

_SHIFT = 0.2  # of the height of a line: the lines of a paragraph begin that close to each other
_LEVEL = 0.5  # of the height of a line: items of a list in a list begin that much further to the right
_INDENT = 2.5  # of the height of a line: further to the right, an item of a list does not go on

_QUESTION_LINES = 12  # into which a narrow column wraps printed questions

_SUSPENDED = re.compile(r"(?:und|oder|bzw\.?|beziehungsweise|sowie|u\.|o\.|als|wie|bis|noch|statt)\b")
_KEEPS_HYPHEN = re.compile(r"(?:\b[A-ZÄÖÜ]{2,}|[0-9]|(?:www\.|://|@)\S*)-$")


class Paragraph(NamedTuple):
    """A paragraph: its text page by page, and its first and last line."""

    chunks: tuple[tuple[int, str], ...]
    first: Line
    last: Line

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(text for _, text in self.chunks)


def paragraphs(rows: Sequence[Cells]) -> list[Paragraph]:
    """The paragraphs of a document."""
    measures = measured(rows)
    found: list[Paragraph] = []
    lists: list[float] = []
    for cells in _completed(rows):
        for paragraph in _row_paragraphs([list(_listed(_joined(cell, measures), measures, lists)) for cell in cells]):
            if found and _runs_over(found[-1], paragraph, measures):
                found[-1] = _join(found[-1], paragraph.chunks, paragraph.last)
            else:
                found.append(paragraph)
    return found


def _completed(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The rows; one of a table that goes on on the next page is completed by what stands there."""
    previous: Cells | None = None
    for cells in rows:
        if previous and (size := _rest_of_question(previous, cells)):
            previous = ((*previous[0], *cells[0][:size]), *previous[1:])
            cells = (cells[0][size:],)
            if not cells[0]:
                continue
        if previous and _goes_on(previous, cells):
            previous = tuple((*above, *below) for above, below in zip(previous, cells, strict=True))
            continue
        if previous:
            yield previous
        previous = cells
    if previous:
        yield previous


def _rest_of_question(above: Cells, below: Cells) -> int:
    """How many lines of running text on top of a page go on with the first cell of the row before."""
    if len(above) == 1 or len(below) > 1 or not above[0] or above[0][-1].page == below[0][0].page:
        return 0
    head = " ".join(line.text for line in above[0])
    lines = [line.text for line in below[0][:_QUESTION_LINES]]
    label = 0 if is_listed_label(head) else max(label_size([head, *lines[:LABEL_LINES]]) - 1, 0)
    if not label and ends_question(head):
        return 0
    sizes = range(len(lines), label, -1)
    return next((size for size in sizes if is_question(" ".join(lines[label:size]))), label)


def _goes_on(above: Cells, below: Cells) -> bool:
    """Whether the first cell of a row goes on with the label or printed question in that of the row above it."""
    if len(above) != len(below) or len(above) == 1 or not below[0]:
        return False
    if max(line.page for cell in above for line in cell) == below[0][0].page:
        return False
    if not above[0]:  # the label stands in the middle of its row, on the page on which the row ends
        label = " ".join(line.text for line in below[0])
        return bool(above[1]) and asked_below(label, above[1][0].text)
    head, *rest = (" ".join(line.text for line in above[0]), *(line.text for line in below[0]))
    return is_question(" ".join(rest)) or (not is_listed_label(head) and label_size([head, *rest[:LABEL_LINES]]) > 1)


def _row_paragraphs(cells: Sequence[list[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of a row: as they are in a row of the form, in one line in other tables."""
    own = [paragraph for cell in cells for paragraph in cell]
    lines = list(table_lines([["\n".join(paragraph.text for paragraph in cell) for cell in cells]]))
    if len(lines) == 1 and CELL in lines[0] and not is_question(own[0].text):
        line = own[-1].last._replace(typed=True)
        yield Paragraph(((line.page, lines[0]),), own[0].first._replace(typed=True), line)
    else:
        yield from own


def _joined(lines: Sequence[Line], measures: Measures) -> Iterator[Paragraph]:
    """The paragraphs of a cell."""
    current: Paragraph | None = None
    number = 0
    while number < len(lines):
        line = lines[number]
        if current and _continues(current, line, measures):
            current = _join(current, ((line.page, line.text),), line)
            number += 1
            continue
        if current:
            yield current
            current = None
        size = label_size([line.text for line in lines[number : number + LABEL_LINES]])
        new = Paragraph(((line.page, line.text),), line, line)
        for other in lines[number + 1 : number + size]:
            new = _join(new, ((other.page, other.text),), other)
        if size:
            yield new
        else:
            current = new
        number += max(size, 1)
    if current:
        yield current


def _listed(paragraphs: Iterable[Paragraph], measures: Measures, lefts: list[float]) -> Iterator[Paragraph]:
    """The paragraphs of a cell with bullets as they are typed; items of a list in a list are indented.

    `lefts` is where the open lists begin in their column; they may go on in the next one.
    """
    for paragraph in paragraphs:
        if paragraph.first.typed or not marker(paragraph.text):
            lefts.clear()
            yield paragraph
            continue
        left = paragraph.first.left - measures.columns[paragraph.first.column].left
        room = _LEVEL * paragraph.first.height
        while lefts and left < lefts[-1] - room:
            lefts.pop()
        if not lefts or left > lefts[-1] + room:
            lefts.append(left)
        (page, text), *others = paragraph.chunks
        yield paragraph._replace(chunks=((page, INDENT * (len(lefts) - 1) + as_listed(text)), *others))


def _continues(paragraph: Paragraph, line: Line, measures: Measures) -> bool:
    """Whether a line goes on with the paragraph above it."""
    last = paragraph.last
    if not measures.wraps(last, line) or measures.loose(last, line):
        return False
    if begins_item(paragraph.text, line.text):
        return False
    if measures.columns[line.column].spaced and last.page == line.page:
        return True
    begun, item = last is paragraph.first, marker(paragraph.text)
    room = _INDENT if begun and item else _SHIFT
    column = measures.columns[line.column]
    if begun and item == BULLET and last.left > column.hanging - _SHIFT * line.height and not shifted(last, line):
        return False
    if line.left > last.left + room * line.height:
        return False
    if shifted(line, last) and not (begun and (not item or column.out)):
        return False
    return not (begins_section(paragraph.text, line.text) or begins_entry(paragraph.text, line.text))


def _runs_over(paragraph: Paragraph, following: Paragraph, measures: Measures) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, line = paragraph.last, following.first
    if last.page == line.page and line.top > last.top:
        return False
    if not measures.wraps(last, line) or is_listed_label(paragraph.text):
        return False
    if begins_section(paragraph.text, following.text):  # which may be wrapped
        return False
    if any(begins(paragraph.text, line.text) for begins in (begins_section, begins_item, begins_entry)):
        return False
    return line.text[0].islower() or not ends_sentence(paragraph.text) or _is_count_of(paragraph.text, line.text)


def _is_count_of(before: str, text: str) -> bool:
    """Whether a number goes on with what it counts: "Schulen: / 8"."""
    return before[-1] == ":" and text[0].isdigit()


def _join(paragraph: Paragraph, chunks: tuple[tuple[int, str], ...], last: Line) -> Paragraph:
    """The paragraph with what follows; a division at the end of its line is undone."""
    page, end = paragraph.chunks[-1]
    follows = chunks[0][1]
    if end[-1] == "-" and end[-2:-1].isalnum():
        if follows[0].islower() and not _SUSPENDED.match(follows) and not _KEEPS_HYPHEN.search(end):
            end = end[:-1]
        elif _SUSPENDED.match(follows):
            end += " "
    else:
        end += " "
    kept = (*paragraph.chunks[:-1], (page, end))
    if chunks[0][0] == page:
        kept, chunks = kept[:-1], ((page, end + follows), *chunks[1:])
    return Paragraph((*kept, *chunks), paragraph.first, last)
