"""Tables written by real programs' libraries: XLSX, ODS, CSV."""

import csv
import datetime as dt
import io
from collections.abc import Sequence

import odfdo
import openpyxl

Rows = Sequence[Sequence[object]]


def xlsx(sheets: dict[str, Rows]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value not in ("", None):
                    cell = sheet.cell(number, column)
                    cell.value = value  # type: ignore[assignment]
                    if isinstance(value, str):
                        cell.data_type = "s"  # no formula
    return _saved(workbook)


def ods(sheets: dict[str, Rows]) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for name, rows in sheets.items():
        table = odfdo.Table(name)
        for row in rows:
            line = odfdo.Row()
            line.set_values([_ods_value(value) for value in row])
            table.append_row(line)
        document.body.append(table)
    return _saved(document)


def _ods_value(value: object) -> object:
    """In ODS, times are durations."""
    if isinstance(value, dt.time):
        return dt.timedelta(hours=value.hour, minutes=value.minute)
    return None if value == "" else value


def csv_table(rows: Rows, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return file.getvalue().encode(encoding)


def _saved(document: openpyxl.Workbook | odfdo.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
