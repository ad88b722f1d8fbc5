"""Exports, byte by byte: two kinds of CSV, no formulas, few persons hidden, everything says where it comes from."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from analysis.database import Database
from analysis.export import Column, CsvKind, Provenance, cell, chart_csv, data_zip, safe, to_csv
from analysis.filters import Filter
from analysis.tables import TABLES

COLUMNS = [Column("name", "Größe; +1"), Column("@value", "=Wert (EUR)", "eur", 2), Column("heads", "Köpfe", "persons")]
ROWS: list[list[Any]] = [
    ["=1+1", 1049.7, 2],
    ["+49", -5, 3],
    ["-x", Decimal("0.50"), None],
    ["@SUM(A1)", 0, 0],
    ["\tTab", None, 1],
    ["\rcr", 1e-7, 12],
    ['Sie sagte "ja"', 1e15, 100],
    ["zwei\nZeilen", float("nan"), 5],
    ["Ä, ö; ß", 3, 4],
]


@pytest.fixture
def provenance(database: Database) -> Provenance:
    return Provenance(database.build, "Kreis Böblingen", 6, 9, dt.date(2026, 11, 23), "/?kreis=B%C3%B6blingen")


def test_excel_bytes() -> None:
    assert to_csv(ROWS, COLUMNS, "excel") == (
        b"\xef\xbb\xbf"
        b'"Gr\xc3\xb6\xc3\x9fe; +1";\'=Wert (EUR);K\xc3\xb6pfe\r\n'
        b"'=1+1;1049,7;unter 3\r\n"
        b"'+49;-5;3\r\n"
        b"'-x;0,5;\r\n"
        b"'@SUM(A1);0;0\r\n"
        b"'\tTab;;unter 3\r\n"
        b'"\'\rcr";0,0000001;12\r\n'
        b'"Sie sagte ""ja""";1000000000000000;100\r\n'
        b'"zwei\nZeilen";;5\r\n'
        b'"\xc3\x84, \xc3\xb6; \xc3\x9f";3;4\r\n'
    )


def test_machine_bytes() -> None:
    assert to_csv(ROWS, COLUMNS, "machine") == (
        b"name,'@value,heads\r\n"
        b"'=1+1,1049.7,unter 3\r\n"
        b"'+49,-5,3\r\n"
        b"'-x,0.5,\r\n"
        b"'@SUM(A1),0,0\r\n"
        b"'\tTab,,unter 3\r\n"
        b'"\'\rcr",0.0000001,12\r\n'
        b'"Sie sagte ""ja""",1000000000000000,100\r\n'
        b'"zwei\nZeilen",,5\r\n'
        b'"\xc3\x84, \xc3\xb6; \xc3\x9f",3,4\r\n'
    )


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_text_is_never_a_formula(sign: str) -> None:
    assert safe(f"{sign}x") == f"'{sign}x"


@pytest.mark.parametrize(
    ("value", "excel", "machine"),
    [
        (dt.date(2016, 11, 19), "19.11.2016", "2016-11-19"),
        (True, "ja", "true"),
        (-1.5, "-1,5", "-1.5"),
        (pd.NaT, "", ""),
        (pd.NA, "", ""),
        (None, "", ""),
    ],
)
def test_cells(value: object, excel: str, machine: str) -> None:
    assert (cell(value, "excel"), cell(value, "machine")) == (excel, machine)


def test_chart_csv_carries_its_origin(provenance: Provenance) -> None:
    frame = pd.DataFrame({"label": ["Böblingen"], "median": [0.15], "unseen": ["x"]})
    columns = [Column("label", "Kreis"), Column("median", "Median (EUR)", "eur", 3)]
    text = chart_csv(frame, columns, "excel", provenance).decode("utf-8-sig")
    assert text == (
        "Kreis;Median (EUR);Herkunft\r\n"
        'Böblingen;0,15;"Beispieldaten, frei erfunden; Auswahl: Kreis Böblingen; 6 von 9 Dialogen; '
        'Datenstand 23.11.2026, build-small; erstellt am 23.11.2026"\r\n'
    )


@pytest.mark.parametrize("kind", ["excel", "machine"])
def test_zip_holds_every_table_and_a_readme(
    database: Database, provenance: Provenance, kind: CsvKind
) -> None:
    chosen = Filter(districts=("08115",))
    with zipfile.ZipFile(io.BytesIO(data_zip(database, chosen, provenance, kind))) as archive:
        names = archive.namelist()
        readme = archive.read("LIESMICH.txt").decode("utf-8-sig")
        tables = {name: _read(archive.read(name), kind) for name in names if name.endswith(".csv")}
    assert set(names) == {f"{table.name}.csv" for table in TABLES} | {"LIESMICH.txt"}
    assert len(tables["dialogues.csv"]) == 1 + 6
    origin = ("Kreis Böblingen", "?kreis=B%C3%B6blingen", "6 von 9", "23.11.2026", "build-small", "Lizenz")
    for fact in (*origin, "Beispieldaten, frei erfunden"):
        assert fact in readme
    for table in TABLES:
        assert len(tables[f"{table.name}.csv"][0]) == len(table.fields)
        assert all(re.search(rf"^    {field.name} +{re.escape(field.label)}", readme, re.M) for field in table.fields)


def test_zip_hides_few_persons_and_the_words_that_tell_them(
    database: Database, provenance: Provenance
) -> None:
    with zipfile.ZipFile(io.BytesIO(data_zip(database, Filter(), provenance, "machine"))) as archive:
        groups = list(csv.DictReader(io.StringIO(archive.read("groups.csv").decode())))
        dialogues = list(csv.DictReader(io.StringIO(archive.read("dialogues.csv").decode())))
        codings = list(csv.DictReader(io.StringIO(archive.read("codings.csv").decode())))
    assert {(row["count"], row["evidence"]) for row in groups} == {("unter 3", "")}
    few = next(row for row in dialogues if row["kommune"] == "Breisstadt")
    assert (few["participants_low"], few["cost_per_participant"], few["turnout"]) == ("unter 3", "", "")
    without = next(row for row in dialogues if row["kommune"] == "Ohnegeld")
    assert (without["cost"], without["cost_per_inhabitant"]) == ("", "")
    assert {row["evidence"] for row in codings} == {"'=Formel"}


def _read(content: bytes, kind: CsvKind) -> list[list[str]]:
    delimiter = ";" if kind == "excel" else ","
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))
