"""CSV in two kinds, all tables of the filtered data as one zip, and what every export says about itself.

"excel" opens in a German Excel by double click: UTF-8 with BOM, semicolon, decimal comma, German headings. In English
it opens in an English Excel: comma, decimal point, English headings, and ISO dates, which all countries read alike.
"machine" is for programs: UTF-8, comma, decimal point, ISO dates, stable English column names, in every language.
Both end lines with CRLF (RFC 4180), leave missing values empty, and make text that a spreadsheet would take for
a formula harmless. Words in the cells (labels of codes, "unter 3", the origin) are in the language of the run.
Contact data cannot appear: texts are not exported, except for the words that a value was read from, and these come
from the masked text.
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
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis import language, numbers
from analysis.database import Build, Database
from analysis.filters import Filter
from analysis.language import Language, tr
from analysis.measures import Kind
from analysis.selection import read_table, text_rows
from analysis.suppression import FEW, is_few
from analysis.tables import TABLES, ExportTable

CsvKind = Literal["excel", "machine"]
INVENTED = "Beispieldaten, frei erfunden"
LICENCES = {True: "MIT, wie das Programm", False: "wie von den Herausgebern der Steckbriefe festgelegt"}
"""Of invented samples (True) and of other Steckbriefe."""
AREAS = "© GeoBasis-DE / BKG (Daten verändert)"
TITLE = "Steckbriefe der Dialoge: Datenauszug"

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Form(NamedTuple):
    """How values are written in a CSV file."""

    delimiter: str
    decimal_sign: str
    day: str
    yes: str
    no: str


_PROGRAMS = _Form(",", ".", "%Y-%m-%d", "true", "false")
_PEOPLE: dict[Language, _Form] = {
    "de": _Form(";", ",", "%d.%m.%Y", "ja", "nein"), "en": _Form(",", ".", "%Y-%m-%d", "yes", "no"),
}  # fmt: skip
_FORMS: dict[CsvKind, str] = {
    "excel": "für Excel: UTF-8 mit BOM, Semikolon, Dezimalkomma; Zeilenende CRLF",
    "machine": "für Programme: UTF-8, Komma, Dezimalpunkt, ISO-Daten; Zeilenende CRLF",
}


def _form(kind: CsvKind) -> _Form:
    return _PEOPLE[language.chosen()] if kind == "excel" else _PROGRAMS


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
        line = (
            "{source}; Auswahl: {filter}; {n} von {total} Dialogen; Datenstand {built}, {build_id}; erstellt am {today}"
        )
        return tr(line).format(
            source=tr(INVENTED if self.build.invented else "Steckbriefe der Kommunen"),
            filter=self.filter_text, n=self.dialogues, total=self.total, built=numbers.date(self.build.built_at),
            build_id=self.build.build_id, today=numbers.date(self.today),
        )  # fmt: skip

    @property
    def source(self) -> str:
        """Whose Steckbriefe these are."""
        if self.build.invented:
            return tr("Beispieldaten, frei erfunden: die Orte gibt es, die beschriebenen Dialoge nicht.")
        return tr("Steckbriefe der Kommunen, maschinell kodiert; Rechte an den Texten bei den Kommunen.")

    @property
    def licence(self) -> str:
        """Under which terms the data may be used."""
        return tr(LICENCES[self.build.invented])

    def facts(self) -> dict[str, str]:
        """Filter, n, date, build, source and licence, each by its name."""
        build = self.build
        state = tr(
            "{day} {time} UTC, Kennung {build_id}, Kodierbuch Version {codebook_version}, Programm {program_version}"
        ).format(
            day=numbers.date(build.built_at), time=f"{build.built_at:%H:%M}", build_id=build.build_id,
            codebook_version=build.codebook_version, program_version=build.program_version,
        )  # fmt: skip
        facts = {
            "Auswahl": self.filter_text,
            "Als Link": self.link,
            "Umfang": tr("{count} Dialogen").format(count=numbers.n_of(self.dialogues, self.total)),
            "Erstellt": numbers.date(self.today),
            "Datenstand": state,
            "Quelle": self.source,
            "Lizenz": self.licence,
            "Gebiete": tr(AREAS),
        }
        return {tr(name): value for name, value in facts.items()}


READING = (
    "Ein leeres Feld heißt: keine Angabe. Eine 0 steht nur, wo der Text sie nennt.",
    "Personenzahlen von 1 oder 2 stehen als „unter 3“. „geschützt“ steht, wo sich eine solche Zahl sonst aus der "
    "Summe errechnen ließe.",
    "Die Spalte key verbindet die Tabellen: je Dialog ein Schlüssel.",
)
"""How to read the tables of every format."""


def reading() -> list[str]:
    """`READING` in the language of the run."""
    return [tr(sentence) for sentence in READING]


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def cell(value: Any, kind: CsvKind) -> str:
    """One value as it stands in the file; missing is empty. Numbers are never quoted or masked as text."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return _form(kind).yes if value else _form(kind).no
    if isinstance(value, dt.date):
        return f"{value:{_form(kind).day}}"
    if hasattr(value, "item"):  # NumPy scalars
        return cell(value.item(), kind)
    if isinstance(value, int | float | Decimal):
        digits = format(Decimal(str(value)), "f")
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return digits.replace(".", _form(kind).decimal_sign)
    return safe(str(value))


def to_csv(rows: Iterable[Sequence[Any]], columns: Sequence[Column], kind: CsvKind) -> bytes:
    """The rows as a CSV file. Head counts of 1 and 2 become "unter 3"."""
    few = tr(FEW)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=_form(kind).delimiter, lineterminator="\r\n")
    writer.writerow([safe(tr(column.label) if kind == "excel" else column.name) for column in columns])
    head_counts = [column.kind == "persons" for column in columns]
    for row in rows:
        writer.writerow(
            [
                few if is_heads and not isinstance(value, str) and is_few(value) else cell(value, kind)
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
    """All tables of the chosen dialogues, one CSV file each, with a README."""
    packed = io.BytesIO()
    counts: dict[str, int] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES:
            data = read_table(database, chosen, table)
            counts[table.name] = data.num_rows
            archive.writestr(f"{table.name}.csv", to_csv(text_rows(table, data), columns_of(table), kind))
        archive.writestr(tr("LIESMICH.txt"), _readme(provenance, counts, kind).encode("utf-8-sig"))
    return packed.getvalue()


def columns_of(table: ExportTable) -> list[Column]:
    """The columns of a table of the data export."""
    return [Column(field.name, field.label, field.kind) for field in table.fields]


def _readme(provenance: Provenance, counts: dict[str, int], kind: CsvKind) -> str:
    """What is in the zip: filter, n, date, build, source, licence, and all columns with their units."""
    title = tr(TITLE)
    facts = provenance.facts() | {tr("Form"): tr(_FORMS[kind])}
    lines = [
        title,
        "=" * len(title),
        "",
        *(f"{name + ':':<11} {value}" for name, value in facts.items()),
        "",
        *reading(),
        tr("Texte, die mit = + - @, Tabulator oder Wagenrücklauf beginnen, tragen ein ' davor."),
        "",
    ]
    for table in TABLES:
        size = tr("{n} Zeilen").format(n=counts[table.name])
        lines += [f"{table.name}.csv ({size}): {tr(table.description)}"]
        lines += [f"    {field.name:<28} {tr(field.label)}" for field in table.fields]
        lines += [""]
    return "\r\n".join(lines)
