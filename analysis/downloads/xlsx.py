"""An Excel workbook: one sheet a table, and first a sheet on filter, n, columns, units and sources.

Text is written as text, so that nothing becomes a formula; text that begins like one is marked as quoted, which keeps
it text when somebody edits the cell. Numbers, dates and truth values keep their type, missing values stay empty.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis import language
from analysis.database import Database
from analysis.export import TITLE, Provenance, reading, safe
from analysis.filters import Filter
from analysis.language import Language, tr
from analysis.selection import read_table, text_rows
from analysis.tables import TABLES, ExportTable, Field

MOST_ROWS = 1_048_575
"""So many rows below the headings fit on a sheet of Excel; more go to further sheets."""

ABOUT = "Auswahl und Quellen"
_MEASURED_ROWS = 200
_NARROWEST, _WIDEST = 9, 48  # characters
_NUMBER_FORMATS = {"eur": "#,##0.00", "number": "#,##0.###", "count": "#,##0", "persons": "#,##0"}
_DAY: dict[Language, str] = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_FINE = {"cost_per_inhabitant": "#,##0.000", "turnout": "#,##0.0", "position": "0", "population": "#,##0"}


class _Formats(NamedTuple):
    head: Format
    bold: Format
    wrapped: Format
    quoted: Format


def workbook(database: Database, chosen: Filter, provenance: Provenance) -> bytes:
    """All tables of the chosen dialogues."""
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        book.set_properties({"title": tr("Dialoge in Zahlen: Datenauszug"), "comments": provenance.line()})
        formats = _Formats(
            book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            book.add_format({"bold": True, "valign": "top"}),
            book.add_format({"text_wrap": True, "valign": "top"}),
            book.add_format({"quote_prefix": True}),
        )
        about = book.add_worksheet(tr(ABOUT))
        counts = {}
        for table in TABLES:
            rows = list(text_rows(table, read_table(database, chosen, table)))
            counts[table.name] = len(rows)
            for number, first in enumerate(range(0, max(len(rows), 1), MOST_ROWS), start=1):
                name = tr(table.title) if number == 1 else f"{tr(table.title)} ({number})"
                _write_table(book, book.add_worksheet(name), table, rows[first : first + MOST_ROWS], formats)
        _write_about(about, provenance, counts, formats)
    return packed.getvalue()


def _write_table(
    book: Workbook, sheet: Worksheet, table: ExportTable, rows: Sequence[Sequence[Any]], formats: _Formats
) -> None:
    sheet.freeze_panes(1, 0)
    for place, field in enumerate(table.fields):
        label = tr(field.label)
        width = _width(label, (row[place] for row in rows[:_MEASURED_ROWS]))
        pattern = _pattern(field)
        sheet.set_column(place, place, width, book.add_format({"num_format": pattern}) if pattern else None)
        sheet.write_string(0, place, safe(label), formats.head)
        _write_column(sheet, place, (row[place] for row in rows), book.add_format({"num_format": pattern or "@"}),
                      formats.quoted)  # fmt: skip
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.fields) - 1)


def _pattern(field: Field) -> str | None:
    if field.kind == "date":
        return _DAY[language.chosen()]
    return _FINE.get(field.name) or _NUMBER_FORMATS.get(field.kind)


def _write_column(sheet: Worksheet, place: int, values: Iterable[Any], pattern: Format, quoted: Format) -> None:
    for number, value in enumerate(values, start=1):
        if value is None:
            continue
        if isinstance(value, bool):
            sheet.write_boolean(number, place, value)
        elif isinstance(value, dt.date):
            sheet.write_datetime(number, place, value, pattern)
        elif isinstance(value, str):
            sheet.write_string(number, place, value, quoted if safe(value) != value else None)
        else:
            sheet.write_number(number, place, float(value), pattern)


def _width(label: str, values: Iterable[Any]) -> int:
    """Wide enough for the values and the longest word of the heading, which may take several lines."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(longest, _NARROWEST, *(len(word) for word in label.split())) + 2, _WIDEST)


def _write_about(sheet: Worksheet, provenance: Provenance, counts: dict[str, int], formats: _Formats) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 90)
    sheet.set_column(3, 3, 30)
    lines: list[tuple[str, ...]] = [(tr(TITLE),), ()]
    lines += [(name, "", value) for name, value in provenance.facts().items()]
    lines += [(), *(("", "", text) for text in reading()), ()]
    lines.append(tuple(map(tr, ("Tabelle", "Spalte", "Bedeutung", "Einheit"))))
    for table in TABLES:
        size = tr("{n} Zeilen").format(n=counts[table.name])
        lines.append((tr(table.title), size, tr(table.description)))
        lines += [("", field.name, tr(field.label), tr(field.unit)) for field in table.fields]
    for number, line in enumerate(lines):
        for place, text in enumerate(line):
            if text:
                sheet.write_string(number, place, text, formats.bold if place == 0 else formats.wrapped)
