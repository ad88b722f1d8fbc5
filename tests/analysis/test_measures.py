"""Measures: medians with n of N, missing is never zero, Landkreise stay apart."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import numbers
from analysis.costs import against_size, by_half, composition, outliers
from analysis.database import Database
from analysis.dialogues import behind
from analysis.filters import Filter
from analysis.measures import MEASURES, RELIABLE_FROM, ranked, summarise
from analysis.overview import by_month, by_month_and_region, completeness, key_figures
from analysis.shares import code_shares, level_shares


def by_label(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.set_index("label")


def test_median_range_and_pooled_ratio(database: Database) -> None:
    row = by_label(summarise(database, Filter(), "cost_per_inhabitant", "kreis")).loc["Böblingen"]
    assert (row["n"], row["total"], bool(row["reliable"])) == (5, 5, True)
    assert row["median"] == pytest.approx(0.15)
    assert (row["low"], row["high"]) == (pytest.approx(0.05), pytest.approx(0.2))
    assert row["pooled"] == pytest.approx((1000 + 4000 + 4500 + 800 + 400) / 72_000)


def test_a_kreis_without_costs_has_no_figure_instead_of_zero(database: Database) -> None:
    row = by_label(summarise(database, Filter(), "cost_per_inhabitant", "kreis")).loc["Ortenaukreis"]
    assert (row["n"], row["total"]) == (0, 2)
    assert row[["median", "low", "high", "pooled"]].isna().all()
    assert key_figures(database, Filter(districts=("08317",))).cost is None


def test_a_stated_zero_stays_zero(database: Database) -> None:
    row = by_label(summarise(database, Filter(), "cost", "kreis")).loc["Freiburg im Breisgau"]
    assert (row["n"], row["median"]) == (1, 0)


def test_landkreise_about_themselves_stay_apart(database: Database) -> None:
    mixed = by_label(summarise(database, Filter(), "cost", "kreis", "alle"))
    apart = summarise(database, Filter(), "cost", "kreis", "getrennt")
    assert mixed.loc["Böblingen", "total"] == 6
    assert by_label(apart).loc["Böblingen", "total"] == 5
    last = apart.iloc[-1]
    assert (last["key"], last["label"], last["total"], bool(last["kommunen"])) == (
        "*", "Landkreise über sich selbst", 1, False
    )  # fmt: skip


def test_few_values_are_never_ranked(database: Database) -> None:
    order = ranked(summarise(database, Filter(), "cost", "kreis"))
    assert order["reliable"].tolist() == [True, False, False]
    assert order.loc[order["reliable"], "n"].min() >= RELIABLE_FROM


def test_sizes_and_codes_as_groups(database: Database) -> None:
    sizes = summarise(database, Filter(), "cost", "size_class")
    assert sizes["label"].tolist()[:2] == ["unter 5.000", "5.000 bis unter 10.000"]
    formats = summarise(database, Filter(), "cost", "formats")
    assert formats["label"].tolist() == ["World Café"]


def test_shares_count_silence_apart(database: Database) -> None:
    shares = by_label(code_shares(database, Filter(), "groups"))
    assert (shares.loc["Geflüchtete", "n"], shares.loc["Geflüchtete", "total"]) == (5, 9)
    assert shares.loc["Geflüchtete", "share"] == 1
    assert shares.loc["Politik", "dialogues"] == 0
    assert level_shares(database, Filter(), "cost_benefit")["dialogues"].tolist() == [0, 9]


def test_empty_selection_gives_empty_answers(database: Database) -> None:
    nothing = Filter(formats=("workshop",))
    assert code_shares(database, nothing, "groups")["share"].isna().all()
    assert composition(database, nothing).empty
    assert by_month(database, nothing).empty
    assert outliers(database, nothing).low is None
    assert by_half(database, nothing) == (None, None)
    assert against_size(database, nothing).empty


def test_months_without_dialogue_are_there(database: Database) -> None:
    months = by_month(database, Filter())
    assert len(months) == 8
    assert months["dialogues"].tolist() == [2, 1, 1, 1, 1, 1, 0, 1]


def test_completeness(database: Database) -> None:
    fields = by_label(completeness(database, Filter()))
    assert (fields.loc["Kosten", "n"], fields.loc["Kosten", "missing"]) == (7, 2)


def test_dialogues_behind_a_mark(database: Database) -> None:
    frame, found = behind(database, Filter(), [("kreis_ags", "08115"), ("kommunen", True)])
    assert found == 5
    assert frame["kommune"].tolist() == ["Ährenfeld", "Altstadt", "Mittelheim", "Übermorgen", "Zellbach"]
    assert behind(database, Filter(), [("kreis_ags", "*"), ("kommunen", False)])[1] == 1
    with pytest.raises(KeyError):
        behind(database, Filter(), [("1 = 1; --", 1)])


def test_a_head_count_of_two_is_hidden_in_summaries(database: Database) -> None:
    frame = summarise(database, Filter(), "participants", "kreis").set_index("key")
    shown = numbers.show(frame.loc["08311", "median"], MEASURES["participants"].kind)
    assert shown == "unter 3"
    assert numbers.show(frame.loc["08115", "median"], MEASURES["participants"].kind) == "55"


def test_months_of_each_regierungsbezirk_add_up_and_have_the_same_months(database: Database) -> None:
    months, split = by_month(database, Filter()), by_month_and_region(database, Filter())
    assert split["label"].unique().tolist() == ["Freiburg", "Stuttgart"]
    assert split.groupby("month")["dialogues"].sum().tolist() == months["dialogues"].tolist()
    assert split.groupby("key")["month"].count().tolist() == [len(months)] * 2
    for row in split.itertuples():
        assert behind(database, Filter(), [("month", f"{row.month:%Y-%m-%d}"), ("rb_ags", row.key)])[1] == row.dialogues
    assert by_month_and_region(database, Filter(sizes=(5,))).empty
