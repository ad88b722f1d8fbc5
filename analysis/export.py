"""CSV in two kinds, all tables of the filtered data as one zip, and what every export says about itself.

"excel" opens in a German Excel by double click: UTF-8 with BOM, semicolon, decimal comma, German headings.
"machine" is for programs: UTF-8, comma, decimal point, ISO dates, stable English column names.
Both end lines with CRLF (RFC 4180), leave missing values empty, and make text that a spreadsheet would take for
a formula harmless. Contact data cannot appear: texts are not exported, except for the words that a value was
read from, and these come from the masked text.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import pandas as pd

from analysis import numbers
from analysis.database import Build, Database
from analysis.filters import Filter
from analysis.measures import Kind
from analysis.selection import read_table, text_rows
from analysis.suppression import FEW, PROTECTED, is_few
from analysis.tables import TABLES, ExportTable

CsvKind = Literal["excel", "machine"]
INVENTED = "Beispieldaten, frei erfunden"
LICENCES = {True: "MIT, wie das Programm", False: "wie von den Herausgebern der Steckbriefe festgelegt"}
"""Of invented samples (True) and of other Steckbriefe."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """A column of a table: `name` in the frame and for programs, `label` for people (with its unit)."""

    name: str
    label: str
    kind: Kind = "text"
    digits: int = 0


@dataclass(frozen=True)
class Provenance:
    """What every export says about itself. `link` is the filter as the address of a page, without the server."""

    build: Build
    filter_text: str
    dialogues: int
    total: int
    today: dt.date
    link: str = "/"

    def line(self) -> str:
        """One line for a column of a CSV file."""
        parts = [
            INVENTED if self.build.invented else "Steckbriefe der Kommunen",
            f"Auswahl: {self.filter_text}",
            f"{self.dialogues} von {self.total} Dialogen",
            f"Datenstand {self.build.built_at:%d.%m.%Y}, {self.build.build_id}",
            f"erstellt am {self.today:%d.%m.%Y}",
        ]
        return "; ".join(parts)

    def facts(self) -> dict[str, str]:
        """Filter, n, date, build, source and licence, in German."""
        build = self.build
        source = "Steckbriefe der Kommunen, maschinell kodiert; Rechte an den Texten bei den Kommunen."
        invented = f"{INVENTED}: die Orte gibt es, die beschriebenen Dialoge nicht."
        return {
            "Auswahl": self.filter_text,
            "Als Link": self.link,
            "Umfang": f"{numbers.n_of(self.dialogues, self.total)} Dialogen",
            "Erstellt": f"{self.today:%d.%m.%Y}",
            "Datenstand": f"{build.built_at:%d.%m.%Y %H:%M} UTC, Kennung {build.build_id}, "
            f"Kodierbuch Version {build.codebook_version}, Programm {build.program_version}",
            "Quelle": invented if build.invented else source,
            "Lizenz": LICENCES[build.invented],
            "Gebiete": "© GeoBasis-DE / BKG (Daten verändert)",
        }


READING = (
    "Ein leeres Feld heißt: keine Angabe. Eine 0 steht nur, wo der Text sie nennt.",
    f"Personenzahlen von 1 oder 2 stehen als „{FEW}“. „{PROTECTED}“ steht, wo sich eine solche Zahl sonst aus der "
    "Summe errechnen ließe.",
    "Die Spalte key verbindet die Tabellen: je Dialog ein Schlüssel.",
)
"""How to read the tables of every format, in German."""


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def cell(value: Any, kind: CsvKind) -> str:
    """One value as it stands in the file; missing is empty. Numbers are never quoted or masked as text."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return ("ja" if value else "nein") if kind == "excel" else str(value).lower()
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}" if kind == "excel" else f"{value:%Y-%m-%d}"
    if hasattr(value, "item"):  # NumPy scalars
        return cell(value.item(), kind)
    if isinstance(value, int | float | Decimal):
        digits = format(Decimal(str(value)), "f")
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return digits.replace(".", ",") if kind == "excel" else digits
    return safe(str(value))


def to_csv(rows: Iterable[Sequence[Any]], columns: Sequence[Column], kind: CsvKind) -> bytes:
    """The rows as a CSV file. Head counts of 1 and 2 become "unter 3"."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if kind == "excel" else ",", lineterminator="\r\n")
    writer.writerow([safe(column.label if kind == "excel" else column.name) for column in columns])
    head_counts = [column.kind == "persons" for column in columns]
    for row in rows:
        writer.writerow(
            [
                FEW if is_heads and not isinstance(value, str) and is_few(value) else cell(value, kind)
                for value, is_heads in zip(row, head_counts, strict=True)
            ]
        )
    return text.getvalue().encode("utf-8-sig" if kind == "excel" else "utf-8")


def chart_csv(frame: pd.DataFrame, columns: Sequence[Column], kind: CsvKind, provenance: Provenance) -> bytes:
    """The numbers of one chart. The last column says where they come from, so that it is never lost."""
    values = frame[[column.name for column in columns]].itertuples(index=False, name=None)
    source = provenance.line()
    return to_csv([(*row, source) for row in values], [*columns, Column("source", "Herkunft")], kind)


def data_zip(database: Database, chosen: Filter, provenance: Provenance, kind: CsvKind) -> bytes:
    """All tables of the chosen dialogues, one CSV file each, with a German README."""
    packed = io.BytesIO()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            data = read_table(database, chosen, table)
            counts[table.name] = data.num_rows
            archive.writestr(f"{table.name}.csv", to_csv(text_rows(table, data), columns_of(table), kind))
        archive.writestr("LIESMICH.txt", _readme(provenance, counts, kind).encode("utf-8-sig"))
    return packed.getvalue()


def columns_of(table: ExportTable) -> list[Column]:
    """The columns of a table of the data export."""
    return [Column(field.name, field.label, field.kind) for field in table.fields]


def _readme(provenance: Provenance, counts: dict[str, int], kind: CsvKind) -> str:
    """What is in the zip: filter, n, date, build, source, licence, and all columns with their units."""
    form = (
        "für Excel: UTF-8 mit BOM, Semikolon, Dezimalkomma"
        if kind == "excel"
        else "für Programme: UTF-8, Komma, Dezimalpunkt, ISO-Daten"
    )
    lines = [
        "Steckbriefe der Dialoge: Datenauszug",
        "====================================",
        "",
        *(f"{name + ':':<11} {value}" for name, value in provenance.facts().items()),
        f"Form:       {form}; Zeilenende CRLF",
        "",
        *READING,
        "Texte, die mit = + - @, Tabulator oder Wagenrücklauf beginnen, tragen ein ' davor.",
        "",
    ]
    for table in TABLES:
        lines += [f"{table.name}.csv ({counts[table.name]} Zeilen): {table.description}"]
        lines += [f"    {field.name:<28} {field.label}" for field in table.fields]
        lines += [""]
    return "\r\n".join(lines)
