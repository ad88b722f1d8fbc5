"""The numbers of the page Beteiligte, counted by hand in tests/mixed_data.py."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import summarise
from analysis.outcomes import code_groups
from analysis.participation import head_shares, participation_figures, present_groups
from tests.mixed_data import mixed_database

EVERYTHING = Filter()


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(mixed_database(tmp_path_factory.mktemp("data") / "mixed.duckdb"))


def test_figures(mixed: Database) -> None:
    figures = participation_figures(mixed, EVERYTHING)
    assert (figures.dialogues, figures.participants, figures.participants_n) == (13, 760, 10)
    assert figures.turnout_n == 8
    assert figures.turnout_all_n == 9
    assert figures.turnout_median == pytest.approx(5.5)
    assert figures.counted_n == 9


def test_missing_is_not_zero(mixed: Database) -> None:
    figures = participation_figures(mixed, Filter(sizes=(2,)))
    assert figures.dialogues == 0
    assert figures.participants is None
    assert figures.turnout_median is None


def test_present_and_absent(mixed: Database) -> None:
    present = present_groups(code_groups(mixed, EVERYTHING, "groups", "regierungsbezirk")).set_index("key")
    assert list(present.loc["politik"][["dialogues", "absent", "n", "total"]]) == [11, 1, 12, 13]
    assert list(present.loc["kritische"][["dialogues", "absent"]]) == [0, 12]


def test_head_shares_rest_on_counted_dialogues(mixed: Database) -> None:
    heads = head_shares(mixed, EVERYTHING).set_index("key")
    refugees = heads.loc["gefluechtete"]
    assert (refugees["total"], refugees["n"], refugees["heads"]) == (6, 6, 155)
    assert refugees["median"] == pytest.approx(0.2)
    assert refugees["low"] == pytest.approx(0.1)
    assert refugees["high"] == pytest.approx(0.5)
    assert refugees["pooled"] == pytest.approx(155 / 560)
    assert refugees["reliable"]


def test_small_counts_cannot_be_told_apart_and_contradictions_stay_out(mixed: Database) -> None:
    politicians = head_shares(mixed, EVERYTHING).set_index("key").loc["politik"]
    assert politicians["total"] == 11
    assert politicians["n"] == 6  # without the uncounted four, and without 90 of 60
    assert politicians["low"] == pytest.approx(1.5 / 100)
    two = Filter(districts=("08115",))
    assert head_shares(mixed, two).set_index("key").loc["politik", "low"] == pytest.approx(1.5 / 100)


def test_group_that_was_never_there(mixed: Database) -> None:
    sceptics = head_shares(mixed, EVERYTHING).set_index("key").loc["kritische"]
    assert (sceptics["total"], sceptics["n"]) == (0, 0)
    assert pd.isna(sceptics["heads"])
    assert pd.isna(sceptics["median"])
    assert not sceptics["reliable"]


def test_small_groups_come_after_the_ranked_ones(mixed: Database) -> None:
    assert head_shares(mixed, EVERYTHING)["key"].tolist() == ["gefluechtete", "politik", "kritische"]


def test_one_or_two_participants_cannot_be_computed_back(database: Database) -> None:
    only = Filter(districts=("08311",))  # one dialogue with two participants
    assert participation_figures(database, only).turnout_median == pytest.approx(1000 * 1.5 / 230_000)
    assert summarise(database, only, "turnout")["low"].iloc[0] == pytest.approx(1000 * 1.5 / 230_000)
    assert summarise(database, only, "participants")["median"].iloc[0] == 1.5  # shows as "unter 3"
