"""Measures, levels and judgements by group: the numbers, what is missing, and the way to the dialogues."""

from __future__ import annotations

from typing import get_args

import pandas as pd
import pytest

from analysis.assessment import course_against_result
from analysis.database import Database
from analysis.dialogues import behind
from analysis.evidence import statements
from analysis.filters import Filter
from analysis.groups import DRILL_FIELD, Group, group_counts
from analysis.levels import level_groups
from analysis.outcomes import code_groups, outcome_figures
from tests.rated_data import rated_database

EVERYTHING = Filter()
NOTHING = Filter(formats=("workshop",))


@pytest.fixture(scope="module")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(rated_database(tmp_path_factory.mktemp("rated") / "rated.duckdb"))


def level(frame: pd.DataFrame, group: str, label: str) -> dict[str, object]:
    [row] = frame[(frame["group_label"] == group) & (frame["label"] == label)].to_dict("records")
    return row


def test_levels_keep_their_order_and_keine_angabe(rated: Database) -> None:
    frame = level_groups(rated, EVERYTHING, "satisfaction_process", "regierungsbezirk")
    assert frame[frame["is_all"]]["label"].tolist() == [
        "Sehr zufrieden", "Zufrieden", "Teils", "Eher unzufrieden", "Unzufrieden", "keine Angabe",
    ]  # fmt: skip
    assert frame[frame["is_all"]]["dialogues"].tolist() == [1, 3, 1, 0, 1, 3]
    assert frame["group_label"].drop_duplicates().tolist() == ["Alle", "Freiburg", "Stuttgart", "Landkreise selbst"]


def test_shares_of_a_group_add_up(rated: Database) -> None:
    frame = level_groups(rated, EVERYTHING, "satisfaction_process", "kreis")
    assert frame.groupby(["group_label", "kommunen"])["share"].sum().round(9).eq(1).all()


def test_upper_levels_count_among_those_that_say_something(rated: Database) -> None:
    row = level(level_groups(rated, EVERYTHING, "satisfaction_process", "kreis"), "Böblingen", "Zufrieden")
    assert (row["dialogues"], row["n"], row["total"], row["upper"], row["reliable"]) == (2, 5, 5, 3, True)
    assert row["upper_share"] == pytest.approx(0.6)


def test_a_group_without_value_is_missing_not_zero(rated: Database) -> None:
    frame = level_groups(rated, EVERYTHING, "cost_benefit", "kreis")
    row = level(frame, "Ortenaukreis", "keine Angabe")
    assert (row["n"], row["total"], row["dialogues"]) == (0, 2, 2)
    assert pd.isna(row["upper_share"])


@pytest.mark.parametrize("by", get_args(Group))
def test_each_part_of_a_bar_leads_to_its_dialogues(rated: Database, by: Group) -> None:
    for row in level_groups(rated, EVERYTHING, "satisfaction_result", by).to_dict("records"):
        key, code = (None if pd.isna(row[name]) else row[name] for name in ("group_key", "key"))
        conditions = [(DRILL_FIELD[by], key), ("satisfaction_result", code), ("kommunen", row["kommunen"])]
        assert behind(rated, EVERYTHING, conditions)[1] == row["dialogues"]


def test_codes_by_group(rated: Database) -> None:
    frame = code_groups(rated, EVERYTHING, "outcomes", "kreis")
    everything = frame[frame["is_all"]]
    assert everything["label"].tolist() == ["Begegnung", "Mobilitaet", "Konzept"]
    assert everything["dialogues"].tolist() == [6, 2, 0]
    assert everything["n"].tolist() == [6, 6, 6]
    row = level(frame, "Böblingen", "Mobilitaet")
    assert (row["dialogues"], row["n"], row["total"]) == (2, 5, 5)
    assert row["above"] == pytest.approx(2 / 5 - 2 / 6)
    silent = level(frame, "Ortenaukreis", "Begegnung")
    assert silent["n"] == 0
    assert pd.isna(silent["share"])


def test_topic_against_outcome(rated: Database) -> None:
    row = level(code_groups(rated, EVERYTHING, "outcomes", "topics"), "Wohnen und Unterbringung", "Mobilitaet")
    assert (row["dialogues"], row["n"], row["total"]) == (2, 6, 6)
    conditions = [("topics", "wohnen"), ("outcomes", "mobilitaet"), ("kommunen", "*")]
    assert behind(rated, EVERYTHING, conditions)[1] == 2


def test_outcome_figures(rated: Database) -> None:
    figures = outcome_figures(rated, EVERYTHING)
    assert (figures.dialogues, figures.outcomes_n, figures.measures, figures.measures_median) == (9, 6, 8, 1)
    assert outcome_figures(rated, NOTHING).measures_median is None


def test_course_against_result(rated: Database) -> None:
    found = course_against_result(rated, EVERYTHING)
    assert (found.n, found.total, found.better, found.same, found.worse) == (5, 9, 3, 1, 1)
    assert len(found.cells) == 36
    assert found.cells["dialogues"].sum() == 9
    for row in found.cells.to_dict("records"):
        process, result = (None if pd.isna(row[name]) else row[name] for name in ("process", "result"))
        conditions = [("satisfaction_process", process), ("satisfaction_result", result)]
        assert behind(rated, EVERYTHING, conditions)[1] == row["dialogues"]


def test_nothing_left(rated: Database) -> None:
    assert group_counts(rated, NOTHING, "kreis", "outcomes") == []
    assert level_groups(rated, NOTHING, "commitment", "kreis").empty
    assert code_groups(rated, NOTHING, "outcomes", "kreis").empty
    assert course_against_result(rated, NOTHING).total == 0
    assert statements(rated, NOTHING, "ergebnisse").found == 0


def test_words_and_sentence(rated: Database) -> None:
    rows = statements(rated, Filter(districts=("08115",)), "ergebnisse", codes=["begegnung"]).rows
    first = rows.iloc[0]
    assert (first["before"], first["words"]) == ("Ein ", "Erzähltreff")
    assert first["after"] == " wird gegründet, ca. ab März."
    assert rows["kommune"].tolist()[0] == "Ährenfeld"  # Ä sorts as A


def test_search_is_narrowed_by_each_word(rated: Database) -> None:
    assert statements(rated, EVERYTHING, "ergebnisse").found == 8
    assert statements(rated, EVERYTHING, "ergebnisse", search="ERZÄHLTREFF märz").found == 6
    assert statements(rated, EVERYTHING, "ergebnisse", search="erzähltreff zellbach").dialogues == 1
    assert statements(rated, EVERYTHING, "ergebnisse", search="danach").found == 0  # the next sentence
    assert statements(rated, EVERYTHING, "ergebnisse", search="' OR 1=1 %").found == 0


def test_a_limit_cuts_the_rows_not_the_count(rated: Database) -> None:
    found = statements(rated, EVERYTHING, "ergebnisse", limit=3)
    assert (len(found.rows), found.found, found.dialogues) == (3, 8, 6)
    assert len(statements(rated, EVERYTHING, "ergebnisse", limit=None).rows) == 8
