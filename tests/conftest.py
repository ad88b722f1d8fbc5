"""A small data file for the tests of analysis and dashboard."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analysis.database import Database
from analysis.vocabulary import Vocabulary, read_vocabulary
from loaders.views import fill_views

ROOT = Path(__file__).resolve().parent.parent

REGIONS = [("081", "Stuttgart"), ("083", "Freiburg")]
DISTRICTS = [
    ("08115", "Böblingen", "Landkreis", "081"),
    ("08116", "Esslingen", "Landkreis", "081"),
    ("08317", "Ortenaukreis", "Landkreis", "083"),
    ("08311", "Freiburg im Breisgau", "Stadtkreis", "083"),
]
CODEBOOK = [
    ("ebene", "gemeinde", 1, "Stadt oder Gemeinde", None),
    ("ebene", "landkreis", 2, "Landkreis", None),
    ("formate", "world_cafe", 1, "World Café", "wechselnde Tische"),
    ("formate", "workshop", 2, "Workshop (sonstiger)", None),
    ("themen", "wohnen", 1, "Wohnen und Unterbringung", None),
    ("gruppen", "gefluechtete", 1, "Geflüchtete", None),
    ("gruppen", "politik", 2, "Politik", None),
    ("ergebnisse", "sprache", 1, "Sprache", None),
    ("verbindlichkeit", "vereinbart", 1, "konkret vereinbart", None),
    ("zufriedenheit", "zufrieden", 1, "zufrieden", None),
    ("kostenarten", "moderation", 1, "Moderation", None),
    ("kostenarten", "raum", 2, "Raum", None),
    ("aufwand_ergebnis", "ja", 1, "ja", None),
    ("empfehlungen", "werbung", 1, "früher werben", None),
    ("hinweise", "kosten_fehlen", 1, "keine Kostenangabe", None),
]
# kommune, ebene, kreis, population, participants, (cost low, high), day; the Ortenaukreis gives no costs
DIALOGUES: list[tuple[str, str, str, int | None, int | None, tuple[float, float] | None, str | None]] = [
    ("Übermorgen", "gemeinde", "08115", 10_000, 50, (1000, 1000), "2016-10-01"),
    ("Altstadt", "gemeinde", "08115", 20_000, 60, (4000, 4000), "2016-10-15"),
    ("Ährenfeld", "gemeinde", "08115", 30_000, 70, (3000, 6000), "2016-11-19"),
    ("Zellbach", "gemeinde", "08115", 4_000, 20, (800, 800), "2017-01-20"),
    ("Mittelheim", "gemeinde", "08115", 8_000, None, (400, 400), "2017-02-03"),
    ("Landkreis Böblingen", "landkreis", "08115", 390_000, 120, (9000, 9000), "2017-03-04"),
    ("Ohnegeld", "gemeinde", "08317", 12_000, 40, None, "2016-12-01"),
    ("Nirgendpreis", "gemeinde", "08317", None, None, None, "2017-05-05"),
    ("Breisstadt", "gemeinde", "08311", 230_000, 2, (0, 0), None),
]
AGS = ["08115001", "08115002", "08115003", "08115004", "08115010", None, "08317001", "08317005", "08311000"]
"""Of these dialogues: true keys of their Kreise, so that a map has a place for them."""

TEXT = "=Formel am Anfang der Worte; zweite Zeile"


def small_database(path: Path, *, invented: bool = True, schema_version: int = 2) -> Path:
    """Write a data file of nine invented dialogues: one Kreis without any cost, one Landkreis about itself."""
    with duckdb.connect(str(path)) as connection:
        connection.execute((ROOT / "loaders" / "schema.sql").read_text(encoding="utf-8"))
        _fill(connection, "core.region", REGIONS)
        _fill(connection, "core.district", DISTRICTS)
        _fill(connection, "core.codebook", CODEBOOK)
        for number, row in enumerate(DIALOGUES, start=1):
            _add_dialogue(connection, number, row, invented)
        counts = [len(DIALOGUES), 0, 0, len(DIALOGUES)]
        codebook, program = [1, "0" * 64], ["0.1.0", "0" * 64]
        build = [f"build-{path.stem}", "2026-11-23 10:00:00", schema_version, *codebook, *program, *counts, invented]
        _fill(connection, "core.build", [build])
        fill_views(connection)
    return path


def _add_dialogue(connection: duckdb.DuckDBPyConnection, number: int, row: tuple[Any, ...], invented: bool) -> None:
    kommune, ebene, kreis, population, participants, cost, day = row
    source = [number, f"{number}.txt", f"{number:064d}", "text", 100, "read", None, "utf-8", TEXT, invented,
              None, f"{number:064d}", None, None, "2017-06-01 12:00:00", False]  # fmt: skip
    _fill(connection, "raw.source_file", [source])
    connection.execute(
        """INSERT INTO core.steckbrief (steckbrief_id, source_id, key, kommune, ebene, ags, kreis_ags, rb_ags,
        population, participants_low, participants_high, cost_low, cost_high, cost_basis, commitment)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'vereinbart')""",
        [number, number, f"key{number:09d}", kommune, ebene, AGS[number - 1],
         kreis, kreis[:3], population, participants, participants,
         *(cost or (None, None)), "stated" if cost else None],
    )  # fmt: skip
    _fill(connection, "core.coding", [[number, "formate", "world_cafe", "stated", "test", 0, 7]])
    if number % 2:
        _fill(connection, "core.participant_group", [[number, "gefluechtete", 2, "stated", "test", 0, 7]])
    if cost:
        _fill(connection, "core.cost_item", [[number, 1, "moderation", *cost, False, "stated", "test", 0, 7]])
    else:
        _fill(connection, "core.finding", [[number, "kosten_fehlen", "kosten", "keine Kostenangabe", None, None]])
    if day:
        _fill(connection, "core.event_day", [[number, day, "14:00", "18:00", 0, 7]])


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


@pytest.fixture(scope="session")
def small_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the small data file."""
    return small_database(tmp_path_factory.mktemp("data") / "small.duckdb")


@pytest.fixture(scope="session")
def database(small_path: Path) -> Database:
    """The small data file, open."""
    return Database(small_path)


@pytest.fixture(scope="session")
def words(database: Database) -> Vocabulary:
    """The vocabulary of the small data file."""
    return read_vocabulary(database)


@pytest.fixture
def dashboard_data(small_path: Path) -> Iterator[Path]:
    """Let the dashboard read the small data file."""
    before = os.environ.get("DIALOGUES_DB")
    os.environ["DIALOGUES_DB"] = str(small_path)
    yield small_path
    if before is None:
        del os.environ["DIALOGUES_DB"]
    else:
        os.environ["DIALOGUES_DB"] = before
