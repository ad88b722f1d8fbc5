"""A data file of dialogues with several formats, counted groups and levels, for the tests of Formate and Beteiligte."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from loaders.views import fill_views
from tests.conftest import DISTRICTS, REGIONS, ROOT

CODEBOOK = [
    ("ebene", "gemeinde", 1, "Stadt oder Gemeinde", None),
    ("ebene", "landkreis", 2, "Landkreis", None),
    ("formate", "world_cafe", 1, "World Café", None),
    ("formate", "open_space", 2, "Open Space", None),
    ("formate", "fishbowl", 3, "Fishbowl", None),
    ("formate", "online", 4, "Online-Beteiligung", None),
    ("gruppen", "gefluechtete", 1, "Geflüchtete", None),
    ("gruppen", "politik", 2, "Politik", None),
    ("gruppen", "kritische", 3, "Kritische / besorgte Personen", None),
    ("zufriedenheit", "zufrieden", 1, "Zufrieden", None),
    ("zufriedenheit", "teils", 2, "Teils, teils", None),
    ("zufriedenheit", "unzufrieden", 3, "Unzufrieden", None),
]


class Made(NamedTuple):
    """A dialogue: groups with their counts (None: present, not counted), persons as low and high."""

    kreis: str
    formats: tuple[str, ...]
    groups: dict[str, int | None]
    persons: tuple[int, int] | None
    population: int | None = 10_000
    ebene: str = "gemeinde"
    satisfied: str | None = "zufrieden"


W, O, F = "world_cafe", "open_space", "fishbowl"  # noqa: E741 - as in the table below
DIALOGUES = [
    Made("08115", (W, O), {"gefluechtete": 20, "politik": 2}, (100, 100)),
    Made("08115", (W, O), {"gefluechtete": 10, "politik": 1}, (40, 60)),
    Made("08115", (W,), {"gefluechtete": 30, "politik": 90}, (60, 60), satisfied="teils"),  # 90 of 60
    Made("08115", (W,), {"gefluechtete": 5}, (50, 50), satisfied=None),
    Made("08116", (W, F), {"gefluechtete": 50, "politik": None}, (100, 100)),
    Made("08317", (O,), {"politik": 4}, (40, 40), population=None),
    Made("08317", (O,), {"politik": 8}, (80, 80)),
    Made("08317", (O,), {"politik": None}, None),
    Made("08317", (O,), {}, (20, 20)),
    Made("08311", (), {"politik": 6}, (60, 60), population=230_000),
    Made("08317", (O,), {"politik": None}, None),
    Made("08317", (O,), {"politik": None}, None),
    Made("08115", (W,), {"gefluechtete": 40, "politik": 10}, (200, 200), population=400_000, ebene="landkreis"),
]


def mixed_database(path: Path) -> Path:
    """Write the file."""
    with duckdb.connect(str(path)) as connection:
        connection.execute((ROOT / "loaders" / "schema.sql").read_text(encoding="utf-8"))
        for table, rows in (("core.region", REGIONS), ("core.district", DISTRICTS), ("core.codebook", CODEBOOK)):
            _fill(connection, table, rows)
        for number, made in enumerate(DIALOGUES, start=1):
            _add(connection, number, made)
        counts = [len(DIALOGUES), 0, 0, len(DIALOGUES)]
        build = [f"build-{path.stem}", "2026-11-23 10:00:00", 2, 1, "0" * 64, "0.1.0", "0" * 64, *counts, True]
        _fill(connection, "core.build", [build])
        fill_views(connection)
    return path


def _add(connection: duckdb.DuckDBPyConnection, number: int, made: Made) -> None:
    _fill(connection, "raw.source_file",
          [[number, f"{number}.txt", f"{number:064d}", "text", 100, "read", None, "utf-8", "Text", True,
            None, f"{number:064d}", None, None, None, False]])  # fmt: skip
    connection.execute(
        """INSERT INTO core.steckbrief (steckbrief_id, source_id, key, kommune, ebene, kreis_ags, rb_ags, population,
        participants_low, participants_high, satisfaction_result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [number, number, f"key{number:09d}", f"Ort {number}", made.ebene, made.kreis, made.kreis[:3], made.population,
         *(made.persons or (None, None)), made.satisfied],
    )  # fmt: skip
    _fill(connection, "core.coding", [[number, "formate", code, "stated", "test", 0, 4] for code in made.formats])
    _fill(connection, "core.participant_group",
          [[number, code, count, "stated", "test", 0, 4] for code, count in made.groups.items()])  # fmt: skip


def _fill(connection: duckdb.DuckDBPyConnection, table: str, rows: Any) -> None:
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
