"""The filter: SQL, German words, links there and back."""

from __future__ import annotations

import pytest

from analysis.database import Database
from analysis.filters import Filter, choices, filter_of, first_day, last_day, parse_params
from analysis.overview import count_dialogues
from analysis.vocabulary import Vocabulary

ALTSTADT = "08115002"
FULL = Filter(("081",), ("08115",), ("gemeinde",), "2016-10", "2016", ("world_cafe",), (3,), (ALTSTADT,))


def test_link_there_and_back(words: Vocabulary) -> None:
    params = FULL.to_params(words)
    assert params["rb"] == ["Stuttgart"]
    assert params["von"] == ["Oktober 2016"]
    assert params["kommune"] == ["Altstadt"]
    assert parse_params(params, words) == (FULL, [])


def test_empty_filter_has_no_parameters(words: Vocabulary) -> None:
    assert Filter().to_params(words) == {}
    assert Filter().describe(words) == "alle Dialoge"


def test_description(words: Vocabulary) -> None:
    chosen = Filter(regions=("081",), begin="2016", end="2016", formats=("world_cafe",))
    assert chosen.describe(words) == "Regierungsbezirk Stuttgart · 2016 · World Café"
    assert Filter(towns=(ALTSTADT,)).describe(words) == "Kommune Altstadt"


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"rb": ["Atlantis"]}, "Der Regierungsbezirk „Atlantis“ ist nicht bekannt."),
        ({"kreis": ["<script>"]}, "Der Kreis „<script>“ ist nicht bekannt."),
        ({"von": ["2016-13"]}, "Der Beginn „2016-13“ ist nicht bekannt."),
        ({"format": ["'; DROP TABLE x"]}, "Das Format „'; DROP TABLE x“ ist nicht bekannt."),
        ({"groesse": ["9" * 99]}, f"Die Größenklasse „{'9' * 40}…“ ist nicht bekannt."),
        ({"rb": ["Freiburg"], "kreis": ["Böblingen"]}, "Böblingen: liegt nicht im gewählten Regierungsbezirk."),
        ({"kommune": ["Nirgends"]}, "Die Kommune „Nirgends“ ist nicht bekannt."),
        ({"kreis": ["Ortenaukreis"], "kommune": ["Altstadt"]}, "Altstadt: liegt nicht im gewählten Gebiet."),
        ({"von": ["2017"], "bis": ["2016"]}, "Der Zeitraum endet, bevor er beginnt; das Ende wurde weggelassen."),
    ],
)
def test_junk_in_a_link_is_reported(words: Vocabulary, params: dict[str, list[str]], problem: str) -> None:
    assert parse_params(params, words)[1] == [problem]


def test_codes_from_outside_are_checked(words: Vocabulary) -> None:
    chosen, problems = filter_of({"rb": ["081", "999"], "groesse": ["3"]}, words)
    assert chosen == Filter(regions=("081",), sizes=(3,))
    assert problems == ["Der Regierungsbezirk „999“ ist nicht bekannt."]


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(), 9),
        (Filter(regions=("083",)), 3),
        (Filter(districts=("08115",), levels=("gemeinde",)), 5),
        (Filter(begin="2016-11", end="2016"), 2),
        (Filter(begin="2016"), 8),
        (Filter(formats=("workshop",)), 0),
        (Filter(formats=("workshop", "world_cafe")), 9),
        (Filter(sizes=(1, 2)), 2),
        (Filter(towns=(ALTSTADT,)), 1),
        (Filter(districts=("08317",), towns=(ALTSTADT,)), 0),
    ],
)
def test_where(database: Database, chosen: Filter, left: int) -> None:
    assert count_dialogues(database, chosen) == (left, 9)


def test_period_limits() -> None:
    assert str(first_day("2016")) == "2016-01-01"
    assert str(last_day("2016-02")) == "2016-02-29"
    with pytest.raises(ValueError, match="neither"):
        first_day("heute")


def test_choices_are_sorted_as_germans_sort(words: Vocabulary) -> None:
    assert list(choices(words)["kreis"].values()) == [
        "Böblingen", "Esslingen", "Freiburg im Breisgau", "Ortenaukreis"
    ]  # fmt: skip
