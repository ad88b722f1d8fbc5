"""Which head counts are shown, for dialogues of every shape."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from analysis.database import Database
from analysis.filters import Filter
from analysis.participation import head_shares
from analysis.steckbrief import read_steckbrief
from analysis.steckbrief_export import facts_frame
from analysis.suppression import PUBLISHED
from tests.conftest import small_database

CODES = ("gefluechtete", "politik", "c", "d", "e")


def published(tmp_path: Path, counts: list[int], low: int | None, high: int | None = None) -> Database:
    """A data file whose fifth dialogue has these groups and participants."""
    path = small_database(tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb")
    with duckdb.connect(str(path)) as file:
        file.execute("DELETE FROM core.participant_group")
        for code, count in zip(CODES, counts, strict=False):
            file.execute("INSERT INTO core.participant_group VALUES (5, ?, ?, 'stated', 'test', 0, 7)", [code, count])
        for table, column in (("core.steckbrief", "steckbrief_id"), ("out.dialogue", "dialogue_id")):
            file.execute(f"UPDATE {table} SET participants_low = ?, participants_high = ? WHERE {column} = 5",
                         [low, high or low])  # fmt: skip
        file.execute("UPDATE out.dialogue SET participants = (participants_low + participants_high) / 2")
    return Database(path)


@pytest.mark.parametrize(
    ("counts", "low", "high", "shown"),
    [
        ([2, 8, 40], 50, None, ["unter 3", "geschützt", "40"]),
        ([1, 3, 40], 44, None, ["unter 3", "3", "geschützt"]),  # 3 of 4 would leave the other one no choice
        ([2, 8, 40], 45, 50, ["unter 3", "geschützt", "40"]),  # one end of a range is enough
        ([2, 1, 40], 43, None, ["unter 3", "unter 3", "geschützt"]),
        ([2, 3], 5, None, ["geschützt", "geschützt"]),  # nothing to hide behind
        ([2, 8, 40], 60, None, ["unter 3", "8", "40"]),  # ten others: nothing is given away
        ([2, 8, 40], None, None, ["unter 3", "8", "40"]),  # no total
        ([4, 8, 40], 52, None, ["4", "8", "40"]),
        ([0, 8, 40], 48, None, ["0", "8", "40"]),  # a stated zero is no person
        ([2], 2, None, ["unter 3"]),  # the total is hidden itself
    ],
)
def test_what_is_shown(
    tmp_path: Path, counts: list[int], low: int | None, high: int | None, shown: list[str]
) -> None:
    database = published(tmp_path, counts, low, high)
    rows = dict(database.rows(f"SELECT code, coalesce(note, count::VARCHAR) FROM {PUBLISHED}"))
    assert [rows[code] for code in CODES[: len(counts)]] == shown


def test_sums_of_heads_do_not_give_them_away(tmp_path: Path) -> None:
    heads = [
        head_shares(published(tmp_path, [few, 8, 38 - few], 46), Filter()).set_index("key") for few in (1, 2)
    ]
    assert [frame.loc["gefluechtete", "heads"] for frame in heads] == [2, 2]  # 1.5, whichever it was
    assert [frame.loc["politik", "n"] for frame in heads] == [0, 0]  # not to be shown, so not in the shares


def test_the_table_of_a_steckbrief_hides_the_same(tmp_path: Path) -> None:
    found = read_steckbrief(published(tmp_path, [2, 8, 40], 50), Filter(), "key000000005")
    assert found is not None
    frame = facts_frame(found)
    groups = frame[frame["field"] == "gruppen"].set_index("code")
    assert groups["value"].astype(object).where(groups["value"].notna(), None).to_dict() == {
        "gefluechtete": "unter 3", "politik": None, "c": 40,
    }  # fmt: skip
    assert groups.loc["politik", "note"] == "geschützt"
    assert groups.loc["politik", "evidence"] is None
