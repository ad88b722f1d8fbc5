"""Spreadsheets (XLSX, ODS): each row of a sheet, or each sheet laid out as a form, is a Steckbrief."""

from __future__ import annotations

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetMetadata
from python_calamine import SheetVisibleEnum as Visible

from loaders.documents.cells import cell_text
from loaders.documents.document import Part, Refused, UnreadableDocument
from loaders.documents.row_forms import NoTable, table_parts
from loaders.documents.workbook_package import open_package

_DAMAGED = "die Tabelle ist beschädigt oder unvollständig"


def read(content: bytes) -> Iterator[Part | Refused]:
    """The Steckbriefe of all visible sheets, and what is not read; raises `UnreadableDocument`."""
    package = open_package(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(sheet, workbook.get_sheet_by_name(sheet.name)) for sheet in workbook.sheets_metadata]
    except PasswordError as error:
        raise UnreadableDocument("die Datei ist mit einem Passwort geschützt; bitte ohne Passwort speichern") from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableDocument(_DAMAGED) from error
    filled = [(metadata, sheet) for metadata, sheet in sheets if sheet.total_height]
    if not filled:
        raise UnreadableDocument("die Tabelle ist leer")
    for metadata, sheet in filled:
        for item in _sheet_parts(metadata, sheet, alone=len(filled) == 1):
            yield item._replace(modified=package.modified) if isinstance(item, Part) else item


def _sheet_parts(metadata: SheetMetadata, sheet: CalamineSheet, alone: bool) -> Iterator[Part | Refused]:
    name = f"Blatt «{metadata.name}»"
    if metadata.visible != Visible.Visible:
        yield Refused(name, "das Blatt ist ausgeblendet und wird nicht gelesen")
        return
    rows = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    try:
        yield from table_parts(rows, metadata.name)
    except NoTable as error:
        if alone:
            raise UnreadableDocument(str(error)) from error
        yield Refused(name, str(error))
