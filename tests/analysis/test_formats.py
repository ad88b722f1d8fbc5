"""The numbers of the page Formate, counted by hand in tests/mixed_data.py."""

from __future__ import annotations

import pytest

from analysis.contrasts import widest_difference
from analysis.database import Database
from analysis.dialogues import behind
from analysis.filters import Filter
from analysis.formats import format_company, format_figures
from analysis.groups import DRILL_FIELD, Group
from analysis.measures import ranked, summarise
from analysis.outcomes import code_groups
from tests.mixed_data import mixed_database

EVERYTHING = Filter()
NOTHING = Filter(sizes=(2,))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(mixed_database(tmp_path_factory.mktemp("data") / "mixed.duckdb"))


def test_figures(mixed: Database) -> None:
    figures = format_figures(mixed, EVERYTHING)
    assert (figures.dialogues, figures.n, figures.several, figures.kommunen) == (13, 12, 3, 12)
    assert figures.mean == pytest.approx(15 / 12)
    assert figures.measured["turnout"] == 7  # with a format, inhabitants and participants, without the Landkreis
    assert figures.measured["cost_per_inhabitant"] == 0


def test_figures_of_nothing(mixed: Database) -> None:
    figures = format_figures(mixed, NOTHING)
    assert (figures.dialogues, figures.n, figures.mean) == (0, 0, None)


def test_shares_rest_on_dialogues_that_name_a_format(mixed: Database) -> None:
    shares = code_groups(mixed, EVERYTHING, "formats", "regierungsbezirk")
    overall = shares[shares["is_all"]].set_index("key")
    assert overall.loc["open_space", "dialogues"] == 8
    assert overall.loc["open_space", "n"] == 12
    assert overall.loc["open_space", "share"] == pytest.approx(8 / 12)
    assert overall.loc["online", "share"] == 0
    assert overall["share"].sum() > 1
    assert overall.loc["open_space", "certain_low"] == pytest.approx(0.3906, abs=1e-4)
    few = shares[shares["group_label"] == "Landkreise selbst"]
    assert few["certain_low"].isna().all()


def test_landkreise_stand_apart(mixed: Database) -> None:
    shares = code_groups(mixed, EVERYTHING, "formats", "kreis")
    groups = shares.drop_duplicates(["group_key", "kommunen"])
    assert groups["kommunen"].tolist()[-1] == "false"
    assert groups["total"].tolist()[-1] == 1
    assert groups[~groups["is_all"]]["total"].sum() == 13


@pytest.mark.parametrize("by", ["regierungsbezirk", "kreis", "size_class", "year", "formats", "topics", "groups"])
def test_each_cell_leads_to_its_dialogues(mixed: Database, by: Group) -> None:
    for row in code_groups(mixed, EVERYTHING, "groups", by).to_dict("records"):
        key = None if row["group_key"] != row["group_key"] else row["group_key"]
        conditions = [(DRILL_FIELD[by], key), ("kommunen", row["kommunen"]), ("groups", row["key"])]
        assert behind(mixed, EVERYTHING, conditions)[1] == row["dialogues"]


def test_sizes_ascend(mixed: Database) -> None:
    labels = code_groups(mixed, EVERYTHING, "formats", "size_class")["group_label"].drop_duplicates().tolist()
    assert labels == ["Alle", "10.000 bis unter 20.000", "ab 100.000", "keine Angabe", "Landkreise selbst"]


def test_widest_difference_compares_reliable_groups_only(mixed: Database) -> None:
    found = widest_difference(code_groups(mixed, EVERYTHING, "formats", "regierungsbezirk"))
    assert found is not None
    assert (found.label, found.top, found.low) == ("World Café", "Stuttgart", "Freiburg")
    assert (found.top_share, found.low_share) == (1, 0)
    assert widest_difference(code_groups(mixed, EVERYTHING, "formats", "kreis")) is None


def test_pairs(mixed: Database) -> None:
    pairs = format_company(mixed, EVERYTHING).pairs
    met = {(row.first, row.second): row.dialogues for row in pairs.itertuples()}
    assert met == {
        ("open_space", "world_cafe"): 2, ("world_cafe", "fishbowl"): 1, ("open_space", "fishbowl"): 0,
    }  # fmt: skip
    assert pairs["first_total"].tolist()[0] == 8
    assert behind(mixed, EVERYTHING, [("formats", "open_space"), ("formats", "world_cafe")])[1] == 2


def test_sets_count_each_dialogue_once_and_lead_to_it(mixed: Database) -> None:
    sets = format_company(mixed, EVERYTHING).sets
    assert dict(zip(sets["label"], sets["dialogues"], strict=True)) == {
        "Open Space": 6, "World Café": 3, "World Café + Open Space": 2, "World Café + Fishbowl": 1,
    }  # fmt: skip
    assert sets["size"].tolist() == [1, 1, 2, 2]
    assert set(sets["n"]) == {12}
    assert sets["share"].sum() == pytest.approx(1)
    for row in sets.itertuples():
        assert behind(mixed, EVERYTHING, [("format_set", row.key)])[1] == row.dialogues
    assert format_company(mixed, NOTHING).sets.empty
    assert format_company(mixed, NOTHING).pairs.empty


def test_ranking_leaves_out_small_groups_and_survives_nothing(mixed: Database) -> None:
    frame = ranked(summarise(mixed, EVERYTHING, "turnout", "formats"))
    assert frame["key"].tolist() == ["world_cafe", "open_space", "fishbowl"]
    assert frame["n"].tolist() == [5, 4, 1]
    assert ranked(summarise(mixed, NOTHING, "turnout", "formats")).empty
