"""A form laid out in a spreadsheet: the labels stand below each other, the answers beside or below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.documents.cells import column_name
from loaders.documents.columns import IGNORED, TEASER, TITLE, Target, known_labels, match_headings, the_form
from loaders.documents.document import Part
from loaders.documents.values import Value, Values, add_line, add_value, form_pieces
from loaders.printed_form import squeeze

MIN_LABELS = 3  # known labels below each other that make a sheet a form

_LABEL_COLUMNS = 3  # columns among which the labels stand
_FORM_ROWS = 400  # rows that a form has at most; below it, labels are not looked for


class Labels(NamedTuple):
    """The column of the labels, how many are known, and the target of each row that has one."""

    column: int
    known: int
    targets: dict[int, Target]


def label_column(rows: Sequence[Sequence[str]]) -> Labels | None:
    """The column in which the labels of the form stand below each other; None when the sheet is no form."""
    best: Labels | None = None
    for column in range(_LABEL_COLUMNS):
        cells = [row[column] if column < len(row) else "" for row in rows[:_FORM_ROWS]]
        targets = match_headings(cells)
        known = len({target.code for target in targets.values()} - {IGNORED})
        if known >= MIN_LABELS and (best is None or known > best.known):
            best = Labels(column, known, targets)
    return best


def form_parts(rows: Sequence[Sequence[str]], labels: Labels, sheet: str | None) -> Iterator[Part]:
    """The Steckbrief of a sheet; several when the answers to the name of the Kommune stand side by side."""
    name_row = next((number for number, target in labels.targets.items() if target.code == "name"), None)
    beside = _filled_beside(rows[name_row], labels.column) if name_row is not None else []
    where = f"Blatt «{sheet}»" if sheet else None
    if len(beside) < 2:
        yield Part(tuple(form_pieces(_values(rows, labels, None))), where)
        return
    for column in beside:
        place = f"Spalte {column_name(column)}"
        yield Part(tuple(form_pieces(_values(rows, labels, column))), f"{where}, {place}" if where else place)


def _filled_beside(row: Sequence[str], column: int) -> list[int]:
    return [number for number, cell in enumerate(row) if number > column and cell]


def _values(rows: Sequence[Sequence[str]], labels: Labels, column: int | None) -> Values:
    """The answers in all columns beside the labels, or in one of them; rows without a label continue the one above."""
    values: Values = {}
    target: Target | None = None
    for number, row in enumerate(rows):
        label = row[labels.column] if labels.column < len(row) else ""
        beside = [cell for i, cell in enumerate(row) if i > labels.column and cell and column in (None, i)]
        place = f"Zeile {number + 1}"
        if number in labels.targets:
            target = labels.targets[number]
            lines = [_behind_label(label), *beside]
            add_value(values, target, label, Value("\n".join(line for line in lines if line), place))
        elif target is None:
            _add_preamble(values, [label, *beside], place)
        elif label or beside:
            add_line(values, target, label, beside, place)
    values.pop(IGNORED, None)
    return values


def _add_preamble(values: Values, cells: Sequence[str], place: str) -> None:
    """Above the first label stand title and teaser; the printed header is neither."""
    header = {squeeze(text) for text in the_form().header}
    for cell in cells:
        if cell and squeeze(cell) not in header:
            values.setdefault(TEASER if TITLE in values else TITLE, []).append(Value(cell, place))


def _behind_label(cell: str) -> str:
    """What a cell says behind its label: after the first line or colon, unless that is a printed question."""
    labels = known_labels()
    if squeeze(cell) in labels:
        return ""
    for separator in ("\n", ":"):
        head, _, rest = cell.partition(separator)
        if squeeze(head) in labels and squeeze(rest) not in labels:
            return rest.strip()
    return ""
