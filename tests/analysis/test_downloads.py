"""XLSX, Parquet, DuckDB and data package hold what the CSV files hold, with their types; the validator agrees."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.database import Database
from analysis.downloads.data_package import data_package
from analysis.downloads.duckdb_file import duckdb_file
from analysis.downloads.parquet import parquet_zip
from analysis.downloads.xlsx import ABOUT, workbook
from analysis.export import Provenance, cell, data_zip
from analysis.filters import Filter
from analysis.tables import TABLES, ExportTable
from tests.conftest import small_database

CHOSEN = Filter(districts=("08115", "08311"))
Rows = list[list[str]]


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Nine dialogues; the first has 50 participants: 2 refugees, 8 and 40 others. One text looks like a formula."""
    path = small_database(tmp_path_factory.mktemp("data") / "protected.duckdb")
    with duckdb.connect(str(path)) as file:
        file.execute("INSERT INTO core.participant_group VALUES (1, 'politik', 8, 'stated', 'test', 0, 7),"
                     " (1, 'andere', 40, 'inferred', 'test', 0, 7)")  # fmt: skip
        file.execute("INSERT INTO core.codebook VALUES ('gruppen', 'andere', 3, '=Andere', NULL)")
    return Database(path)


@pytest.fixture
def provenance(protected: Database) -> Provenance:
    return Provenance(protected.build, "Kreise Böblingen, Freiburg", 7, 9, dt.date(2026, 11, 23), "/?kreis=B")


@pytest.fixture
def expected(protected: Database, provenance: Provenance) -> dict[str, Rows]:
    """The CSV files for programs: what all others are measured by."""
    return csv_tables(data_zip(protected, CHOSEN, provenance, "machine"))


def csv_tables(packed: bytes) -> dict[str, Rows]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {
            name.removesuffix(".csv"): list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def as_csv(table: ExportTable, rows: list[dict[str, Any]]) -> Rows:
    """Typed rows in the notation of the CSV files."""
    return [
        [
            note if (note := row.get(f"{field.name}_note")) is not None else cell(row[field.name], "machine")
            for field in table.fields
        ]
        for row in rows
    ]


def sixteen_digits(rows: Rows) -> Rows:
    """Numbers as Excel keeps them."""
    return [[f"{float(each):.15g}" if re.fullmatch(r"-?[0-9]+\.[0-9]+", each) else each for each in row]
            for row in rows]  # fmt: skip


def test_xlsx_equals_csv(protected: Database, provenance: Provenance, expected: dict[str, Rows]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(protected, CHOSEN, provenance)))
    assert book.sheetnames == [ABOUT, *(table.title for table in TABLES)]
    for table in TABLES:
        sheet = book[table.title]
        assert sheet.freeze_panes == "A2"
        assert [each.value for each in sheet[1]] == [field.label for field in table.fields]
        rows = [dict(zip([field.name for field in table.fields], row, strict=True))
                for row in sheet.iter_rows(min_row=2, values_only=True)]  # fmt: skip
        for row in rows:
            row.update({name: value.date() for name, value in row.items() if isinstance(value, dt.datetime)})
        assert sixteen_digits(as_csv(table, rows)) == sixteen_digits(expected[table.name][1:]), table.name


def test_xlsx_keeps_types_and_has_no_formula(protected: Database, provenance: Provenance) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(protected, CHOSEN, provenance)))
    sheet = book["Dialoge"]
    heads = {each.value: each.column for each in sheet[1]}
    first = {label: sheet.cell(2, column) for label, column in heads.items()}
    assert first["erster Tag"].value == dt.datetime(2016, 10, 1)
    assert first["erster Tag"].number_format == "dd.mm.yyyy"
    assert first["Kosten, von (EUR)"].value == 1000
    assert first["Kosten, von (EUR)"].number_format == "#,##0.00"
    assert first["erfundenes Beispiel"].value is True
    assert first["Zufriedenheit mit dem Ablauf (Code)"].value is None
    groups = book["Beteiligte Gruppen"]
    label = next(each for row in groups.iter_rows() for each in row if each.value == "=Andere")
    assert label.data_type == "s" and label.quotePrefix
    assert not any(each.data_type == "f" for sheet in book for row in sheet.iter_rows() for each in row)


def test_xlsx_says_where_it_comes_from(protected: Database, provenance: Provenance) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(protected, CHOSEN, provenance)))[ABOUT]
    rows = [[each for each in row if each] for row in sheet.iter_rows(values_only=True)]
    assert ["Auswahl", "Kreise Böblingen, Freiburg"] in rows
    assert ["Umfang", "7 von 9 Dialogen"] in rows
    assert ["turnout", "Teilnehmende je 1.000 Einwohner (abgeleitet)", "Personen je 1.000 Einwohner"] in rows
    assert any(row[:1] == ["Lizenz"] for row in rows)


def test_parquet_equals_csv(protected: Database, provenance: Provenance, expected: dict[str, Rows]) -> None:
    with zipfile.ZipFile(io.BytesIO(parquet_zip(protected, CHOSEN, provenance))) as archive:
        tables = {table.name: pq.read_table(io.BytesIO(archive.read(f"{table.name}.parquet"))) for table in TABLES}
    for table in TABLES:
        assert as_csv(table, tables[table.name].to_pylist()) == expected[table.name][1:], table.name
    schema = tables["dialogues"].schema
    assert schema.field("first_day").type == pa.date32()
    assert schema.field("participants_low").type == pa.int32()
    assert schema.field("invented").type == pa.bool_()
    assert schema.field("cost_per_inhabitant").metadata == {
        b"label": b"Kosten je Einwohner (EUR, abgeleitet)", b"unit": b"EUR je Einwohner",
    }  # fmt: skip
    assert schema.metadata[b"Auswahl"].decode() == "Kreise Böblingen, Freiburg"


def test_duckdb_equals_csv(
    protected: Database, provenance: Provenance, expected: dict[str, Rows], tmp_path: Path
) -> None:
    path = tmp_path / "out.duckdb"
    path.write_bytes(duckdb_file(protected, CHOSEN, provenance))
    with duckdb.connect(str(path), read_only=True) as file:
        for table in TABLES:
            rows = file.sql(f"FROM {table.name}").to_arrow_table().to_pylist()
            assert as_csv(table, rows) == expected[table.name][1:], table.name
        assert file.sql("SELECT value FROM about WHERE name = 'Umfang'").fetchall() == [("7 von 9 Dialogen",)]
        names = {name for (name,) in file.sql("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert names == {"about", *(table.name for table in TABLES)}  # never the texts
        [(comment,)] = file.sql("SELECT comment FROM duckdb_columns() WHERE column_name = 'turnout'").fetchall()
        assert comment == "Teilnehmende je 1.000 Einwohner (abgeleitet)"


def test_data_package_is_valid_and_equals_csv(
    protected: Database, provenance: Provenance, expected: dict[str, Rows], tmp_path: Path
) -> None:
    packed = data_package(protected, CHOSEN, provenance)
    assert csv_tables(packed) == expected
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note"])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert fields["cost"]["type"] == "number" and fields["cost"]["unit"] == "EUR"
    assert fields["first_day"]["type"] == "date"
    assert fields["commitment"]["constraints"] == {"enum": ["vereinbart"]}
    assert fields["commitment"]["categories"] == [{"value": "vereinbart", "label": "konkret vereinbart"}]
    assert package["licenses"] and package["sources"]
    rows = frictionless.Package(str(tmp_path / "datapackage.json")).get_resource("groups").read_rows()
    assert {row["count"] for row in rows} == {None, 40}  # "unter 3" and "geschützt" are read as missing


def test_data_package_shows_a_broken_value(protected: Database, provenance: Provenance, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(data_package(protected, CHOSEN, provenance))).extractall(tmp_path)
    file = tmp_path / "dialogues.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("vereinbart", "Unsinn", 1), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("make", [workbook, parquet_zip, duckdb_file, data_package])
def test_nothing_chosen_still_makes_a_file(
    make: Callable[..., bytes], protected: Database, provenance: Provenance
) -> None:
    assert make(protected, Filter(formats=("workshop",)), provenance)


def test_a_total_does_not_give_small_counts_away(expected: dict[str, Rows]) -> None:
    groups = {row[2]: (row[4], row[6]) for row in expected["groups"][1:] if row[1] == "Übermorgen"}
    assert groups == {  # 50 participants - 40 - 8 would be 2
        "gefluechtete": ("unter 3", ""), "politik": ("geschützt", ""), "andere": ("40", "'=Formel"),
    }  # fmt: skip
