"""The package of a spreadsheet before its cells are read: how far they reach, and when it was changed.

The cells are read into a block as wide and high as the last of them: one stray cell must not fill the memory.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.document import UnreadableDocument
from loaders.documents.row_forms import MAX_COLUMNS, MAX_ROWS
from loaders.documents.timestamps import as_utc

MAX_UNPACKED = 100_000_000  # bytes of all parts of the package

_XLSX_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# A cell with something in it: it is no tag that closes itself.
_XLSX_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?:[^>]*?\br\s*=\s*["']\s*\$?([A-Za-z]{1,9})\$?([0-9]{1,20}))?[^>]*(?<!/)>"""
)
_XLSX_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']\s*([0-9]{1,20})""")
_ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*([0-9]{1,20})""")
_CHANGED = re.compile(rb"<(?:dcterms:modified|dc:date)\b[^>]*>\s*([0-9T:.+Z-]{10,35})\s*<")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)


class Package(NamedTuple):
    """What the package says besides its cells: the last change (UTC)."""

    modified: dt.datetime | None


def open_package(content: bytes) -> Package:
    """Check a package of XLSX or ODS; raises `UnreadableDocument` when it is damaged, locked or too big."""
    try:
        parts = dict(_unpacked(content))
    except UnreadableDocument:
        raise
    except _UNREADABLE as error:
        raise UnreadableDocument("die Tabelle ist beschädigt oder unvollständig") from error
    if "xl/workbook.bin" in parts:
        raise UnreadableDocument("binäres Excel-Format (.xlsb); bitte als .xlsx speichern")
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise UnreadableDocument("die Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern")
    for rows, columns in _extents(parts):
        if rows > MAX_ROWS or columns > MAX_COLUMNS:
            raise UnreadableDocument(too_large(rows, columns))
    return Package(_modified(parts.get("docProps/core.xml") or parts.get("meta.xml") or b""))


def too_large(rows: int, columns: int) -> str:
    """The reason (German) why a table of this extent is not read."""
    what = f"{rows:,} Zeilen" if rows > MAX_ROWS else f"{columns:,} Spalten"
    most = f"{MAX_ROWS:,} Zeilen und {MAX_COLUMNS} Spalten"
    return f"die Tabelle ist zu groß ({what}); gelesen werden höchstens {most}".replace(",", ".")


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of the package, counted while they are unpacked; the headers may lie."""
    left = MAX_UNPACKED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            with archive.open(info) as entry:
                part = entry.read(left + 1)
            left -= len(part)
            if left < 0:
                limit = MAX_UNPACKED // 1_000_000
                raise UnreadableDocument(f"die Tabelle ist ausgepackt zu groß (mehr als {limit} MB)")
            if info.filename.endswith((".xml", ".bin")):
                yield info.filename, part


def _extents(parts: dict[str, bytes]) -> Iterator[tuple[int, int]]:
    """Rows and columns of each sheet, up to the last cell with something in it."""
    if "content.xml" in parts:
        yield from _ods_extents(parts["content.xml"])
    yield from (_xlsx_extent(part) for name, part in parts.items() if _XLSX_SHEET.fullmatch(name))


def _xlsx_extent(sheet: bytes) -> tuple[int, int]:
    rows = columns = 0
    unnamed = False
    for match in _XLSX_CELL.finditer(sheet):
        letters, row = match.groups()
        if letters is None:
            unnamed = True
            continue
        rows = max(rows, int(row))
        columns = max(columns, _column(letters.upper()))
    if unnamed:  # cells without an address follow each other
        counts = [chunk.count(b"<c") for chunk in sheet.split(b"<row")]
        stated = [int(number) for number in _XLSX_ROW.findall(sheet)]
        rows, columns = max(rows, len(counts) - 1, *stated), max(columns, *counts)
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _ods_extents(content: bytes) -> Iterator[tuple[int, int]]:
    """Cells and rows are repeated by an attribute; empty ones at the end fill the sheet and do not count."""
    row = rows = column = columns = repeated = 0
    filled = False
    for match in _ODS_TAG.finditer(content):
        closing, tag, attributes = match.groups()
        times = int(found[1]) if (found := _REPEATED.search(attributes)) else 1
        if tag == b"table":
            if closing:
                yield rows, columns
            row = rows = columns = 0
        elif tag == b"table-row":
            if closing or attributes.endswith(b"/"):
                row += repeated if closing else times
                rows = row if filled and closing else rows
            column, repeated, filled = 0, times, False
        elif not closing:
            column += times
            if not attributes.endswith(b"/") or b"office:value" in attributes.replace(b"office:value-type", b""):
                filled = True
                columns = max(columns, column)


def _modified(properties: bytes) -> dt.datetime | None:
    found = _CHANGED.search(properties)
    if found is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(found[1].decode("ascii"))
    except ValueError:  # a date that cannot be: nothing depends on it
        return None
    return as_utc(moment)
