"""One Steckbrief: its values, its neighbours, its export, and how it compares."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis.database import Database
from analysis.export import Provenance, chart_csv
from analysis.filters import Filter
from analysis.peers import TOO_FEW, compare
from analysis.steckbrief import Steckbrief, german_period, read_steckbrief
from analysis.steckbrief_export import COLUMNS, facts_frame
from analysis.steckbrief_list import first_key, options, place_of
from tests import conftest

ALL = Filter()
ROWS_OF_SIZE_CLASS_2 = [
    ("Eins", "gemeinde", "08115", 6_000, 60, (600, 600), "2016-10-01"),
    ("Zwei", "gemeinde", "08115", 8_000, 40, (1600, 1600), "2016-10-02"),
    ("Drei", "gemeinde", "08115", 5_000, 50, (1500, 1500), "2016-10-03"),
    ("Vier", "gemeinde", "08115", 9_000, 30, (3600, 3600), "2016-10-04"),
    ("Fünf", "gemeinde", "08115", 7_000, None, (3500, 3500), "2016-10-05"),
    ("Sechs", "gemeinde", "08115", 9_500, 1, (9500, 9500), "2016-10-06"),
    ("Groß", "gemeinde", "08115", 90_000, 90, (90, 90), "2016-10-07"),
]


def key_of(number: int) -> str:
    return f"key{number:09d}"


def read(database: Database, number: int) -> Steckbrief:
    found = read_steckbrief(database, ALL, key_of(number))
    assert found is not None
    return found


@pytest.fixture
def peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Six Kommunen of one size class and one of another."""
    monkeypatch.setattr(conftest, "DIALOGUES", ROWS_OF_SIZE_CLASS_2)
    return Database(conftest.small_database(tmp_path / "peers.duckdb"))


def test_all_rows_are_there_and_missing_is_not_zero(database: Database) -> None:
    nothing = read(database, 8)
    assert nothing.kommune == "Nirgendpreis"
    for row in ("population", "participants", "cost", "cost_item", "cost_per_inhabitant", "turnout", "themen"):
        [fact] = nothing.of_row(row)
        assert fact.is_missing
        assert fact.value is None
    assert [remark.message for remark in nothing.remarks] == ["keine Kostenangabe"]


def test_values_carry_their_words_and_derived_ones_say_so(database: Database) -> None:
    found = read(database, 3)
    [cost] = found.of_row("cost")
    assert (cost.value, cost.upper, cost.origin) == (3000, 6000, "stated")
    [per_inhabitant] = found.of_row("cost_per_inhabitant")
    assert (per_inhabitant.value, per_inhabitant.origin) == (pytest.approx(0.15), "derived")
    [world_cafe] = found.of_row("formate")
    assert world_cafe.name == "World Café"
    assert world_cafe.span is not None
    assert found.text[world_cafe.span.start : world_cafe.span.end] == "=Formel"
    [day] = found.of_row("event_day")
    assert (f"{day.value:%d.%m.%Y}", day.note) == ("19.11.2016", "14:00 bis 18:00 Uhr")


def test_a_stated_zero_is_a_value(database: Database) -> None:
    [cost] = read(database, 9).of_row("cost")
    assert not cost.is_missing
    assert cost.value == 0


def test_few_persons_give_no_ratio_away(database: Database) -> None:
    found = read(database, 9)
    assert found.of_row("turnout")[0].value is None
    assert found.of_row("cost_per_participant")[0].value is None
    frame = facts_frame(found).set_index("field")
    assert frame.loc["participants", "value"] == "unter 3"
    assert frame.loc["gruppen", "value"] == "unter 3"
    assert frame.loc["gruppen", "evidence"] is None


def test_unknown_key(database: Database) -> None:
    assert read_steckbrief(database, ALL, "' OR 1=1 --") is None


def test_csv_of_one_steckbrief(database: Database) -> None:
    source = Provenance(database.build, "Steckbrief", 1, 9, dt.date(2026, 11, 23))
    found = read(database, 3)
    excel = chart_csv(facts_frame(found), COLUMNS, "excel", source).decode("utf-8-sig").split("\r\n")
    machine = chart_csv(facts_frame(found), COLUMNS, "machine", source).decode("utf-8").split("\r\n")
    assert excel[0].startswith("Bereich;Feld;")
    assert any(line.startswith("Kosten;cost_per_inhabitant;Je Einwohner;;;0,15;;EUR;") for line in excel)
    assert any(line.startswith("Kosten,cost_per_inhabitant,Je Einwohner,,,0.15,,EUR,") for line in machine)
    assert any(",2016-11-19," in line for line in machine)
    assert all("'=Formel" in line for line in machine if "=Formel" in line)
    missing = next(line for line in machine if ",themen," in line)
    assert missing.startswith("Themen,themen,Themen,,,,,,,,,,")


def test_list_is_sorted_as_in_german_and_found_without_accents(database: Database) -> None:
    listed = options(database, ALL)
    assert next(iter(listed.values())) == "Ährenfeld · 19.11.2016"
    assert listed[key_of(9)] == "Breisstadt · ohne Datum"
    assert list(options(database, ALL, "  ahren ").values()) == ["Ährenfeld · 19.11.2016"]
    assert options(database, ALL, "%") == {}
    assert len(set(listed.values())) == len(listed)


def test_neighbours_within_the_filter(database: Database) -> None:
    first = first_key(database, ALL)
    assert first == key_of(3)
    assert place_of(database, ALL, first).before is None
    ortenau = Filter(districts=("08317",))
    place = place_of(database, ortenau, key_of(8))
    assert (place.position, place.size, place.before, place.after) == (1, 2, None, key_of(7))
    assert place_of(database, ortenau, key_of(1)).position is None
    assert first_key(database, Filter(formats=("workshop",))) is None


def test_comparison_leaves_the_dialogue_itself_and_other_sizes_out(peers: Database) -> None:
    found = compare(peers, ALL, key_of(1))
    rows = found.rows.set_index("key")
    assert (found.peers, found.similar) == (5, "Kommunen mit 5.000 bis unter 10.000 Einwohnern")
    costs = rows.loc["cost_per_inhabitant"]
    assert (costs["n"], costs["median"]) == (5, pytest.approx(0.4))
    assert (costs["ratio"], costs["verdict"]) == (pytest.approx(0.25), "niedriger")
    turnout = rows.loc["turnout"]
    assert turnout["n"] == 4
    assert turnout["verdict"] == TOO_FEW
    assert turnout[["median", "low", "high", "ratio"]].isna().all()


def test_comparison_without_size_class_with_few_peers_and_with_few_persons(database: Database, peers: Database) -> None:
    unknown = compare(database, ALL, key_of(8))
    assert unknown.similar is None
    assert set(unknown.rows["verdict"]) == {"keine Angabe"}
    assert compare(database, ALL, key_of(6)).similar == "Landkreise, die über sich selbst berichten"
    assert compare(database, ALL, key_of(6)).peers == 0
    few = compare(peers, ALL, key_of(6)).rows.set_index("key")
    assert few.loc["turnout", "verdict"] == "keine Angabe"
    assert few.loc["cost_per_inhabitant", "verdict"] == "höher"
    with pytest.raises(KeyError):
        compare(database, ALL, "unbekannt")


@pytest.mark.parametrize(("iso", "german"), [("2016", "2016"), ("2016-12", "12/2016"), ("2016-12-31", "31.12.2016")])
def test_as_of(iso: str, german: str) -> None:
    assert german_period(iso) == german
