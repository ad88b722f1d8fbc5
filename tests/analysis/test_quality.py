"""Fill rates, findings, files, codebook: the figures of the page Daten."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from analysis.codebook import search_codebook, variables
from analysis.database import Database
from analysis.dialogues import behind
from analysis.export import Provenance
from analysis.filters import Filter
from analysis.quality import FIELDS, files_left_out, fill_rates, findings, with_findings
from analysis.single_table import table_csv
from analysis.tables import TABLES, ExportTable
from tests.conftest import small_database

ALL = Filter()
NOTHING = Filter(formats=("workshop",))


def test_fill_rates_are_n_of_total_and_sorted(database: Database) -> None:
    frame = fill_rates(database, ALL)
    rows = frame.set_index("key")
    assert (rows.loc["cost", "n"], rows.loc["cost", "missing"], rows.loc["cost", "total"]) == (7, 2, 9)
    assert rows.loc["population_as_of", "n"] == 0
    assert rows.loc["hours", "n"] == 8
    assert frame["n"].is_monotonic_decreasing
    assert set(frame["key"]) == set(FIELDS)
    assert fill_rates(database, NOTHING)["share"].isna().all()


@pytest.mark.parametrize("field", FIELDS)
def test_a_click_leads_to_the_dialogues_without_the_field(database: Database, field: str) -> None:
    _, found = behind(database, ALL, [("without", field)])
    assert found == fill_rates(database, ALL).set_index("key").loc[field, "missing"]


def test_findings_and_the_dialogues_behind_them(database: Database) -> None:
    [row] = findings(database, ALL).to_dict("records")
    assert (row["key"], row["label"], row["dialogues"], row["total"]) == ("kosten_fehlen", "keine Kostenangabe", 2, 9)
    frame, found = behind(database, ALL, [("finding", "kosten_fehlen")])
    assert (found, list(frame["kommune"])) == (2, ["Nirgendpreis", "Ohnegeld"])
    assert with_findings(database, ALL) == 2
    assert findings(database, NOTHING).empty


def test_files_left_out_say_why(tmp_path: Path) -> None:
    path = small_database(tmp_path / "left.duckdb")
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "INSERT INTO raw.source_file (source_id, name, kind, size, status, reason, invented, ocr) VALUES"
            " (98, 'b.pdf', 'pdf', 1, 'unreadable', 'Kein Text.', false, false),"
            " (99, 'a.txt', 'text', 1, 'duplicate', 'Gleicht 1.txt.', false, false)"
        )
    rows = files_left_out(Database(path), NOTHING).to_numpy().tolist()
    assert rows == [["b.pdf", "nicht lesbar", "Kein Text."], ["a.txt", "doppelt", "Gleicht 1.txt."]]


def test_codebook_search(database: Database) -> None:
    assert list(variables(database, ALL))[:3] == ["ebene", "formate", "themen"]
    assert search_codebook(database, ALL)["variable"].iloc[0] == "Ebene"
    assert list(search_codebook(database, ALL, "CAFE")["code"]) == ["world_cafe"]
    assert list(search_codebook(database, ALL, "wechselnde world")["code"]) == ["world_cafe"]
    assert search_codebook(database, ALL, "café", "themen").empty
    assert search_codebook(database, ALL, "%_'").empty


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_single_tables_say_where_they_come_from(database: Database, table: ExportTable) -> None:
    source = Provenance(database.build, "Kreis Böblingen", 6, 9, dt.date(2026, 11, 23))
    lines = table_csv(database, Filter(districts=("08115",)), table, source, "machine").decode().split("\r\n")
    assert lines[0].endswith(",source")
    assert all("Auswahl: Kreis Böblingen" in line for line in lines[1:-1])
    if "kommune" in lines[0].split(","):
        assert not any("Breisstadt" in line for line in lines)
