"""Tables of Steckbriefe: each row becomes the text of the form, each answer with its column.

A table in which the labels stand below each other is a form that somebody laid out in a spreadsheet: one Steckbrief.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from loaders.documents.cells import column_name
from loaders.documents.columns import IGNORED, Target, match_headings, the_form
from loaders.documents.document import Part, Refused
from loaders.documents.sheet_form import form_parts, label_column
from loaders.documents.values import Value, Values, add_value, form_pieces

MAX_ROWS = 20_000  # a table of Steckbriefe has some thousand rows at most
MAX_COLUMNS = 500
MIN_COLUMNS = 3  # known headings that make a row the header, and answers that make a row a Steckbrief

_HEADER_ROWS = 50  # rows among which the header stands
_LONGEST_SHOWN = 60  # characters of a heading in a message

Rows = Sequence[Sequence[str]]
"""The cells of a table as text, from its first row and column on."""


class Header(NamedTuple):
    """The header: its last row (from 0), the headings and the known targets by column."""

    last_row: int
    headings: tuple[str, ...]
    targets: Mapping[int, Target]


class NoTable(ValueError):
    """The sheet is no table and no form of Steckbriefe; the message is German."""


def likeness(rows: Rows) -> int:
    """How many labels of the form the table shows, as header or below each other; 0 for none."""
    header, labels = _header(rows), label_column(rows)
    return max(len(_answers(header.targets)) if header else 0, labels.known if labels else 0)


def table_parts(rows: Rows, sheet: str | None = None) -> Iterator[Part | Refused]:
    """The Steckbriefe in a table or form, and what of it is not read; raises `NoTable`.

    `sheet` is the name of the sheet when the file has sheets.
    """
    header, labels = _header(rows), label_column(rows)
    if labels and labels.known > (len(_answers(header.targets)) if header else 0):
        yield from form_parts(rows, labels, sheet)
        return
    if header is None:
        raise NoTable("keine Spalte trägt eine Überschrift des Formulars; Zuordnung in data/columns.yaml ergänzen")
    if not {target.code for target in header.targets.values()} & the_form().sections.keys():
        raise NoTable("keine Spalte gehört zu einem Abschnitt des Formulars; Zuordnung in data/columns.yaml ergänzen")
    where = f"Blatt «{sheet}», " if sheet else ""
    for number, row in enumerate(rows[header.last_row + 1 :], start=header.last_row + 2):
        yield from _row_part(row, header, f"{where}Zeile {number}")
    yield from _unknown_columns(rows, header, where)


def _row_part(row: Sequence[str], header: Header, place: str) -> Iterator[Part | Refused]:
    answers = _answers(header.targets)
    filled = sum(bool(row[number]) for number in answers if number < len(row))
    if filled == 0 or _repeats(row, header):
        return
    if filled < min(MIN_COLUMNS, len(answers)):
        yield Refused(place, "zu wenige Angaben für einen Steckbrief")
        return
    yield Part(tuple(form_pieces(_row_values(row, header))), place)


def _row_values(row: Sequence[str], header: Header) -> Values:
    values: Values = {}
    for number, target in _answers(header.targets).items():
        text = row[number] if number < len(row) else ""
        heading = header.headings[number]
        add_value(values, target, heading, Value(text, f"Spalte {column_name(number)} («{_shown(heading)}»)"))
    return values


def _answers(targets: Mapping[int, Target]) -> dict[int, Target]:
    return {number: target for number, target in targets.items() if target.code != IGNORED}


def _header(rows: Rows) -> Header | None:
    """The row with most known headings, together with a row above or below it that has others."""
    known = {number: match_headings(row) for number, row in enumerate(rows[:_HEADER_ROWS])}
    best = max(known, key=lambda number: len(_answers(known[number])), default=None)
    if best is None or len(_answers(known[best])) < MIN_COLUMNS:
        return None
    rest = [
        number
        for number in (best - 1, best + 1)
        if len(_answers(known.get(number, {})).keys() - known[best].keys()) >= MIN_COLUMNS - 1
    ]
    both = sorted({best, *rest[:1]})
    width = max(len(rows[number]) for number in both)
    headings = tuple(_heading([rows[number] for number in both], column) for column in range(width))
    return Header(both[-1], headings, match_headings(headings))


def _heading(header_rows: Rows, column: int) -> str:
    """The lowest heading of a column: a group heading above others says less."""
    cells = [row[column] for row in header_rows if column < len(row) and row[column]]
    return cells[-1] if cells else ""


def _repeats(row: Sequence[str], header: Header) -> bool:
    """Whether a row is the header once more, as on every page of a printed table."""
    return all(cell == heading for cell, heading in zip(row, header.headings, strict=False) if cell)


def _unknown_columns(rows: Rows, header: Header, where: str) -> Iterator[Refused]:
    """Columns that hold text and belong to nothing."""
    below = rows[header.last_row + 1 :]
    for number in range(max(map(len, rows))):
        if number in header.targets or not any(number < len(row) and row[number] for row in below):
            continue
        heading = header.headings[number] if number < len(header.headings) else ""
        name = f"Spalte «{_shown(heading)}»" if heading else f"Spalte {column_name(number)} (ohne Überschrift)"
        reason = "keinem Feld des Formulars zugeordnet; Zuordnung in data/columns.yaml ergänzen"
        yield Refused(f"{where}{name}", reason)


def _shown(heading: str) -> str:
    line = " ".join(heading.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN].rstrip()}…"
