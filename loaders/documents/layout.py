"""Tables and labels as lines of text: what all readers of documents with a layout share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from loaders.printed_form import load_form, squeeze

CELL = "\t"  # between the cells of a row; reading takes it for a table
INDENT = "  "  # per level of a list in a list
BREAK = "; "  # in place of a line break inside a cell of such a row

_NUMBER = r"\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,5})"
_NUMBERING = re.compile(rf"\s*{_NUMBER}[.)]\s*")  # "3. Themenfelder"
_NUMBER_CELL = re.compile(rf"{_NUMBER}[.)]?")
_LABEL_LINES = 4  # over which a label may be broken
_ENOUGH_LABELS = 2  # on lines of their own, by which a column of the page is told from a cell
_SIMILAR = 90.0  # rapidfuzz ratio from which a line is a misspelt label
_SHORTEST_MISSPELT = 16  # letters; shorter labels have words for neighbours
_SHORTEST_QUESTION = 25  # letters of a printed question, as far as it shares its line with the next


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, row by row; cells may have lines of their own.

    A row that begins with a label, heading or question of the form is a piece of the form: label and
    answer stand below each other, whether one label fills the row or several. Where a whole row is labels
    and the next one is not, the answers stand below them. Cells that hold pieces of the form on lines of
    their own are columns of the page. Other rows are one line, cells set apart by tabs.
    """
    stripped = [[cell.strip() for cell in row] for row in rows]
    width = max((n for row in stripped for n, cell in enumerate(row, 1) if cell), default=0)
    filled = [row[:width] for row in stripped if any(row)]
    number = 0
    while number < len(filled):
        row, below = filled[number], filled[number + 1 : number + 2]
        if below and _heads_columns(row, below[0]):
            row = [cell for pair in zip(row, below[0], strict=True) for cell in pair]
            number += 1
        yield from _row_lines(row)
        number += 1


def is_listed_label(line: str) -> bool:
    """Whether a line is a heading or a field label of the form, in a spelling that `data/form.yaml` lists."""
    return squeeze(line) in _labels()


def is_label(line: str) -> bool:
    """The same, also with a number before it or, if it is long, with a typing error."""
    numbering = _NUMBERING.match(line)
    return _plain_label(line) or (numbering is not None and _plain_label(line[numbering.end() :]))


def begins_label(line: str) -> bool:
    """Whether a line is a label or the beginning of one: a narrow column wraps it."""
    return squeeze(line) in _beginnings()


def is_printed(text: str) -> bool:
    """Whether a text is a label, or begins with a printed question of the form."""
    return is_label(text) or squeeze(text).startswith(_questions())


def joined_label(lines: Sequence[str]) -> list[str]:
    """`lines` with a label that is broken over the first of them put on one line."""
    for count in range(min(_LABEL_LINES, len(lines)), 1, -1):
        label = " ".join(line.strip() for line in lines[:count])
        if is_listed_label(label):
            return [label, *lines[count:]]
    return list(lines)


def _row_lines(row: Sequence[str]) -> Iterator[str]:
    """The lines of a row that has a filled cell."""
    filled = [cell for cell in row if cell]
    if len(filled) > 1 and _NUMBER_CELL.fullmatch(filled[0]) and _is_label_cell(filled[1]):
        filled = filled[1:]
    if len(filled) > 1 and not _is_label_cell(filled[0]):
        if sum(is_label(line) for cell in filled if "\n" in cell for line in cell.split("\n")) >= _ENOUGH_LABELS:
            yield from (line for cell in filled for line in joined_label(cell.split("\n")))
            return
        yield CELL.join(BREAK.join(_lines(cell)) for cell in row)
        return
    answer: list[str] = []
    for cell in filled:
        if len(filled) > 1 and _is_label_cell(cell):
            yield from _answer_lines(answer)
            yield from joined_label(cell.split("\n"))
            answer = []
        else:
            answer.append(cell)
    yield from _answer_lines(answer)


def _answer_lines(cells: Sequence[str]) -> Iterator[str]:
    """The lines of the cells behind a label: a single one keeps its lines, several are a row of their own."""
    if len(cells) == 1:
        yield from joined_label(cells[0].split("\n"))
    elif cells:
        yield CELL.join(BREAK.join(_lines(cell)) for cell in cells)


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.split("\n") if line.strip()]


def _heads_columns(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether all cells of a row (at least two) are labels, and the row below holds their answers."""
    if len(row) != len(below) or len(row) < 2:
        return False
    return all(cell and _is_label_cell(cell) for cell in row) and not any(map(_is_label_cell, filter(None, below)))


def _is_label_cell(cell: str) -> bool:
    lines = cell.split("\n")
    return is_printed(lines[0]) or (len(lines) > 1 and is_label(joined_label(lines)[0]))


def _plain_label(line: str) -> bool:
    squeezed = squeeze(line)
    if is_listed_label(line):
        return True
    if len(squeezed) < _SHORTEST_MISSPELT:
        return False
    return process.extractOne(squeezed, _labels(), scorer=fuzz.ratio, score_cutoff=_SIMILAR) is not None


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    form = load_form()
    others = {squeeze(text) for section in form.sections.values() for text in section.also}
    return frozenset(form.headings) | frozenset(form.field_labels) | others


@lru_cache(maxsize=1)
def _questions() -> tuple[str, ...]:
    squeezed = (question for questions in load_form().squeezed_questions.values() for question in questions)
    return tuple(question for question in squeezed if len(question) >= _SHORTEST_QUESTION)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(label[:length] for label in _labels() for length in range(1, len(label) + 1))
