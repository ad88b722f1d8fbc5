"""CSV in two kinds, and the whole filtered data as one zip.

"excel" opens in a German Excel by double click: UTF-8 with BOM, semicolon, decimal comma, German headings.
"machine" is for programs: UTF-8, comma, decimal point, ISO dates, stable English column names.
Both end lines with CRLF (RFC 4180), leave missing values empty, and make text that a spreadsheet would take for
a formula harmless. Contact data cannot appear: texts are not exported, except for the words that a value was
read from, and these come from the masked text.
"""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
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
from urllib.parse import urlencode

import pandas as pd

from analysis.database import Build, Database
from analysis.filters import Filter
from analysis.measures import Kind
from analysis.tables import TABLES
from analysis.vocabulary import Vocabulary

CsvKind = Literal["excel", "machine"]
FEW_PERSONS = "unter 3"
INVENTED = "Beispieldaten, frei erfunden"
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
    """What every export says about itself."""

    build: Build
    filter_text: str
    dialogues: int
    total: int
    today: dt.date

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
                FEW_PERSONS if is_heads and _is_few(value) else cell(value, kind)
                for value, is_heads in zip(row, head_counts, strict=True)
            ]
        )
    return text.getvalue().encode("utf-8-sig" if kind == "excel" else "utf-8")


def chart_csv(frame: pd.DataFrame, columns: Sequence[Column], kind: CsvKind, provenance: Provenance) -> bytes:
    """The numbers of one chart. The last column says where they come from, so that it is never lost."""
    values = frame[[column.name for column in columns]].itertuples(index=False, name=None)
    source = provenance.line()
    return to_csv([(*row, source) for row in values], [*columns, Column("source", "Herkunft")], kind)


def data_zip(database: Database, chosen: Filter, words: Vocabulary, provenance: Provenance, kind: CsvKind) -> bytes:
    """All tables of the chosen dialogues, one CSV file each, with a German README."""
    where, parameters = chosen.where()
    packed = io.BytesIO()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            condition = f"dialogue_id IN (SELECT dialogue_id FROM data.out.dialogue WHERE {where})"
            sql = table.sql.format(condition=condition)
            rows = database.rows(sql, parameters if table.of_dialogues else ())
            counts[table.name] = len(rows)
            columns = [Column(field.name, field.label, field.kind) for field in table.fields]
            archive.writestr(f"{table.name}.csv", to_csv(rows, columns, kind))
        link = f"/?{urlencode(chosen.to_params(words), doseq=True)}"
        archive.writestr("LIESMICH.txt", _readme(provenance, link, counts, kind).encode("utf-8-sig"))
    return packed.getvalue()


def _readme(provenance: Provenance, link: str, counts: dict[str, int], kind: CsvKind) -> str:
    """What is in the zip: filter, n, date, build, source, licence, and all columns with their units."""
    build = provenance.build
    form = (
        "für Excel: UTF-8 mit BOM, Semikolon, Dezimalkomma"
        if kind == "excel"
        else "für Programme: UTF-8, Komma, Dezimalpunkt, ISO-Daten"
    )
    source = (
        f"{INVENTED}: die Orte gibt es, die beschriebenen Dialoge nicht."
        if build.invented
        else "Steckbriefe der Kommunen, maschinell kodiert; Rechte an den Texten bei den Kommunen."
    )
    licence = "MIT, wie das Programm" if build.invented else "wie von den Herausgebern der Steckbriefe festgelegt"
    lines = [
        "Steckbriefe der Dialoge: Datenauszug",
        "====================================",
        "",
        f"Auswahl:    {provenance.filter_text}",
        f"Als Link:   {link}",
        f"Umfang:     {provenance.dialogues} von {provenance.total} Dialogen",
        f"Erstellt:   {provenance.today:%d.%m.%Y}",
        f"Datenstand: {build.built_at:%d.%m.%Y %H:%M} UTC, Kennung {build.build_id}, "
        f"Kodierbuch Version {build.codebook_version}, Programm {build.program_version}",
        f"Quelle:     {source}",
        f"Lizenz:     {licence}",
        "Verwaltungsgebiete: © GeoBasis-DE / BKG (Daten verändert)",
        f"Form:       {form}; Zeilenende CRLF",
        "",
        "Ein leeres Feld heißt: keine Angabe. Eine 0 steht nur, wo der Text sie nennt.",
        "Personenzahlen von 1 oder 2 stehen als „unter 3“.",
        "Texte, die mit = + - @, Tabulator oder Wagenrücklauf beginnen, tragen ein ' davor.",
        "Die Spalte key verbindet die Tabellen: je Dialog ein Schlüssel.",
        "",
    ]
    for table in TABLES:
        lines += [f"{table.name}.csv ({counts[table.name]} Zeilen): {table.description}"]
        lines += [f"    {field.name:<28} {field.label}" for field in table.fields]
        lines += [""]
    return "\r\n".join(lines)


def _is_few(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and 0 < value < 3
