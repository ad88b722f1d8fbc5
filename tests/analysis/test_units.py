"""Units to compare: what belongs to them, their figures, and the tests between two."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from analysis.comparison import histogram, measure_rows, unit_shares, unit_values
from analysis.database import Database
from analysis.dialogues import behind
from analysis.differences import share_test
from analysis.filters import Filter
from analysis.measures import MEASURES, summarise
from analysis.trend import cost_trend
from analysis.unit_differences import VERDICTS, delta_in_words, differences
from analysis.units import UNIT_FIELDS, Unit, default_tokens, group_token, kommunen, unit_of
from analysis.vocabulary import Vocabulary, read_vocabulary
from tests.conftest import small_database

EVERYTHING = Filter()
TOWNS = {1: "08115001", 2: "08115002", 3: "08115003", 4: "08115004", 5: "08115005", 7: "08317001", 9: "08311000"}


def towns_database(path: Path) -> Path:
    """The small data file; its Kommunen have an ags, and each dialogue of Böblingen has a twin in the Ortenaukreis."""
    small_database(path)
    with duckdb.connect(str(path)) as connection:
        for number, ags in TOWNS.items():
            connection.execute("UPDATE out.dialogue SET ags = ? WHERE dialogue_id = ?", [ags, number])
        connection.execute(
            """INSERT INTO out.dialogue BY NAME SELECT * REPLACE (dialogue_id + 100 AS dialogue_id, key || 't' AS key,
            '08317' AS kreis_ags, 'Ortenaukreis' AS kreis, '083' AS rb_ags, 'Freiburg' AS regierungsbezirk,
            NULL AS ags, 50 * cost AS cost, 50 * cost_per_inhabitant AS cost_per_inhabitant, [] AS formats)
            FROM out.dialogue WHERE dialogue_id <= 5"""
        )
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return Database(towns_database(tmp_path_factory.mktemp("units") / "units.duckdb"))


@pytest.fixture(scope="module")
def known(data: Database) -> Vocabulary:
    return read_vocabulary(data)


def units(data: Database, known: Vocabulary, *tokens: str) -> tuple[Unit, ...]:
    towns = kommunen(data, EVERYTHING)
    found = [unit_of(token, known, towns) for token in tokens]
    assert all(found), tokens
    return tuple(unit for unit in found if unit)


@pytest.mark.parametrize(
    ("token", "label", "size"),
    [
        ("rb.081", "RB Stuttgart", 5),  # the Landkreis that reports on itself is not in it
        ("kreis.08311", "Stadtkreis Freiburg im Breisgau", 1),
        ("landkreise", "Landkreise über sich selbst", 1),
        ("kommune.08115001", "Übermorgen", 1),
        ("aehnlich.08115001", "Ähnliche wie Übermorgen", 2),  # 10.000 to 20.000: its twin and Ohnegeld, not itself
        ("aehnlich.08317001.rb", "Ähnliche wie Ohnegeld im RB", 1),
        ("gruppe.world_cafe.1-2.alle", "World Café, unter 10.000 Einw.", 2),
        ("gruppe.alle.1-2-3-4.083", "unter 50.000 Einw., RB Freiburg", 6),
        ("gruppe.world_cafe-workshop.6.alle", "World Café oder Workshop, ab 100.000 Einw.", 1),
        ("gruppe.alle.1-3.alle", "unter 5.000 oder 10.000 bis unter 20.000 Einw.", 5),
    ],
)
def test_what_belongs_to_a_unit_is_what_a_click_lists(
    data: Database, known: Vocabulary, token: str, label: str, size: int
) -> None:
    [unit] = units(data, known, token)
    assert unit.label == label
    values = unit_values(data, EVERYTHING, (unit,))
    assert values.members[1].sum() == size
    frame, found = behind(data, EVERYTHING, list(zip(UNIT_FIELDS, unit.mark(), strict=True)))
    assert found == size
    assert set(frame["key"]) == set(values.keys[values.members[1]])


@pytest.mark.parametrize(
    "token",
    ["", "rb.999", "kreis.1", "kommune.08115999", "aehnlich.08115001.kreis", "gruppe.alle.alle.alle", "gruppe.x.1.alle",
     "gruppe.alle.9.alle", "rb.081.082", "rb", "gruppe.world_cafe'--.1.alle"],
)  # fmt: skip
def test_junk_is_no_unit(data: Database, known: Vocabulary, token: str) -> None:
    assert unit_of(token, known, kommunen(data, EVERYTHING)) is None


def test_tokens_and_defaults(data: Database) -> None:
    assert group_token(["world_cafe"], [1, 2], []) == "gruppe.world_cafe.1-2.alle"
    assert default_tokens(data, EVERYTHING) == ["rb.081", "rb.083"]
    assert default_tokens(data, Filter(regions=("083",))) == ["kreis.08311", "kreis.08317"]
    assert default_tokens(data, Filter(formats=("workshop",))) == []


def test_the_figures_of_a_unit_are_those_of_the_other_pages(data: Database, known: Vocabulary) -> None:
    values = unit_values(data, EVERYTHING, units(data, known, "rb.081", "rb.083"))
    for name in MEASURES:
        rows = measure_rows(values, name).set_index("label")
        pages = summarise(data, EVERYTHING, name, "regierungsbezirk", intervals=True).set_index("label")
        for region in ("Stuttgart", "Freiburg"):
            own, other = rows.loc[f"RB {region}"], pages.loc[region]
            for figure in ("total", "n", "median", "low", "high", "certain_low", "certain_high", "reliable"):
                assert own[figure] == pytest.approx(other[figure], nan_ok=True), (name, region, figure)
    assert rows.loc["Alle Kommunen", "total"] == 13


def test_one_or_two_persons_cannot_be_told_apart(data: Database, known: Vocabulary) -> None:
    values = unit_values(data, EVERYTHING, units(data, known, "kommune.08311000"))
    assert measure_rows(values, "participants")["median"].iloc[1] == 1.5
    assert measure_rows(values, "turnout")["median"].iloc[1] == pytest.approx(1.5 / 230)
    assert MEASURES["participants"].kind == "persons"


def test_shares(data: Database, known: Vocabulary) -> None:
    shares = unit_shares(data, EVERYTHING, units(data, known, "rb.081", "kommune.08115001"), ("groups", "cost_benefit"))
    refugees = shares[shares["key"] == "gefluechtete"].set_index("unit")
    assert refugees.loc["RB Stuttgart", ["dialogues", "n", "total"]].tolist() == [3, 3, 5]
    assert not refugees.loc["RB Stuttgart", "reliable"]
    assert np.isnan(refugees.loc["RB Stuttgart", "certain_low"])  # 3 dialogues have no interval
    assert refugees.loc["Alle Kommunen", "certain_high"] == pytest.approx(1)
    assert shares[shares["variable"] == "cost_benefit"]["share"].isna().all()


def test_histogram_counts_every_value_above_zero(data: Database, known: Vocabulary) -> None:
    values = unit_values(data, EVERYTHING, ())
    bins = histogram(values, "cost")
    assert bins is not None
    assert bins.counts.sum() == 10  # eleven with costs, one of 0 €
    assert histogram(unit_values(data, Filter(districts=("08311",)), ()), "cost") is None


def test_differences(data: Database, known: Vocabulary) -> None:
    pair = units(data, known, "rb.081", "gruppe.alle.alle.083")
    values = unit_values(data, EVERYTHING, pair)
    assert values.common == 0
    found = differences(values, unit_shares(data, EVERYTHING, pair, ("formats",))).set_index("key")
    cost = found.loc["cost_per_inhabitant"]
    assert (cost["one_n"], cost["other_n"]) == (5, 6)
    assert cost["difference"] == pytest.approx(cost["one"] - cost["other"])
    assert cost["size"] == "groß"
    assert cost["adjusted"] >= cost["p"]
    cafe = found.loc["world_cafe"]
    assert cafe["verdict"] == VERDICTS["too few"]  # three of Freiburg name a format
    assert np.isnan(cafe["p"])
    assert share_test(5, 5, 3, 3) == 1


def test_common_dialogues_are_counted(data: Database, known: Vocabulary) -> None:
    values = unit_values(data, EVERYTHING, units(data, known, "rb.081", "kreis.08115"))
    assert values.common == 5
    with pytest.raises(ValueError, match="two units"):
        differences(unit_values(data, EVERYTHING, units(data, known, "rb.081")), unit_shares(data, EVERYTHING, ()))


def test_delta_in_words() -> None:
    assert [delta_in_words(each) for each in (0.1, -0.2, 0.4, -1)] == ["verschwindend", "klein", "mittel", "groß"]


def test_trend_needs_enough_values(data: Database) -> None:
    trend = cost_trend(data, EVERYTHING)
    assert (trend.n, trend.factor, trend.ends) == (10, None, None)
