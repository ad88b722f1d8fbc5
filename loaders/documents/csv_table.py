"""Tables as text (CSV, TSV): the character between the cells is told by the content."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from loaders.documents.document import Part, Refused, UnreadableDocument
from loaders.documents.normalise import normalise
from loaders.documents.row_forms import MAX_COLUMNS, MAX_ROWS, NoTable, likeness, table_parts
from loaders.documents.text import decode
from loaders.documents.workbook_package import too_large

MAX_BYTES = 40_000_000

_DELIMITERS = ";,\t|"
_SAMPLE_ROWS = 60  # rows by which the character between the cells is told
_SAMPLE_CHARACTERS = 400_000
_DECLARED = re.compile(r'"?sep=([;,\t|])"?\r?\n')  # a first line by which Excel is told


def read(content: bytes) -> Iterator[Part | Refused]:
    """The Steckbriefe in a table; raises `UnreadableDocument`. Rows count as in a spreadsheet program."""
    decoded = decode(content, MAX_BYTES)
    text = decoded.text
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    rows = _rows(text, declared[1] if declared else _delimiter(text))
    try:
        for item in table_parts(rows):
            yield item._replace(encoding=decoded.encoding) if isinstance(item, Part) else item
    except NoTable as error:
        raise UnreadableDocument(str(error)) from error


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            rows.append([normalise(cell).strip() for cell in row])
            if len(rows) > MAX_ROWS:
                raise UnreadableDocument(f"die Tabelle ist zu groß; gelesen werden höchstens {_most()} Zeilen")
            if len(row) > MAX_COLUMNS:
                raise UnreadableDocument(too_large(len(rows), len(row)))
    except csv.Error as error:
        raise UnreadableDocument(_open_quote(len(rows) + 1)) from error
    if text.count('"') % 2 and len(rows) > 1 and len(rows[-1]) < len(rows[0]) and "\n" in rows[-1][-1]:
        raise UnreadableDocument(_open_quote(len(rows)))
    return rows


def _most() -> str:
    return f"{MAX_ROWS:,}".replace(",", ".")


def _open_quote(row: int) -> str:
    return f"ein Anführungszeichen in Zeile {row} wird nicht geschlossen"


def _delimiter(text: str) -> str:
    """The character with which most labels of the form show, else the one that gives rows of equal length."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter))


def _fit(text: str, delimiter: str) -> tuple[int, float]:
    sample = io.StringIO(text[:_SAMPLE_CHARACTERS], newline="")
    try:
        read = itertools.islice(csv.reader(sample, delimiter=delimiter), _SAMPLE_ROWS)
        rows = [[normalise(cell).strip() for cell in row] for row in read]
    except csv.Error:
        return 0, 0.0
    widths = Counter(len(row) for row in rows if row)
    equal = max(widths.values()) / widths.total() if widths else 0.0
    return likeness(rows), equal
