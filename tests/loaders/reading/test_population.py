"""The population: first number, about, and the date it is of."""

from __future__ import annotations

import pytest

from loaders.reading.population import read_population
from loaders.record import Answer


@pytest.mark.parametrize(
    ("text", "value", "about", "as_of"),
    [
        ("7412", 7412, False, None),
        ("7 412", 7412, False, None),
        ("7'412 EW", 7412, False, None),
        ("ca.7.400", 7400, True, None),
        ("rd. 98.700", 98700, True, None),
        ("über 9000 Einwohner", 9000, True, None),
        ("10.000 bis 11.000", 10000, True, None),
        ("18.000 (geschätzt)", 18000, True, None),
        ("231,5 Tsd.", 231500, False, None),
        ("0,6 Mio.", 600000, False, None),
        ("rund fünftausend Einwohner", 5000, True, None),
        ("7.412 (Stand 30.09.2016)", 7412, False, "2016-09-30"),
        ("7412 (Quelle Gemeinde, 31.12.15)", 7412, False, "2015-12-31"),
        ("7.412 (5/2016)", 7412, False, "2016-05"),
        ("7.412 (Q3/2016)", 7412, False, "2016"),
        ("an die 7.000", 7000, True, None),
        ("7.412 (12.2015)", 7412, False, "2015-12"),
        ("7.412, Stand: Dezember 2015", 7412, False, "2015-12"),
        ("7.412 (1. Juli 2016)", 7412, False, "2016-07-01"),
        ("7.412 (2015)", 7412, False, "2015"),
        ("7.412 (Ende 2015)", 7412, False, "2015"),
        ("zum 31.12.15 7412 Einwohner", 7412, False, "2015-12-31"),
        ("2016: 7.412", 7412, False, "2016"),
        ("1. Quartal 2016: 7.412", 7412, False, "2016"),
        ("31.02.2016: 7412", 7412, False, None),
        ("Stadt mit 13 Teilorten und 7.412 Einwohnern", 7412, False, None),
        ("7.412 (nur Kernort), davon 120 Geflüchtete", 7412, False, None),
        ("2015", 2015, False, None),
        ("Stand 2015: 2015 Einwohner", 2015, False, "2015"),
    ],
)
def test_notations(text: str, value: int, about: bool, as_of: str | None) -> None:
    population, findings = read_population(Answer(text, 100), None)
    assert population is not None
    assert (population.value, population.about, population.as_of) == (value, about, as_of)
    assert findings == ()


def test_the_span_covers_the_number() -> None:
    population, _ = read_population(Answer("zum 31.12.15 rund 7.412 Einwohner", 100), None)
    assert population is not None
    assert population.span == (118, 123)


@pytest.mark.parametrize("text", ["", "  \n", "-", "k. A.", "Stand 2015", "14.98"])
def test_missing(text: str) -> None:
    population, findings = read_population(Answer(text, 0), 5000)
    assert population is None
    assert [f.code for f in findings] == ["einwohner_fehlt"]


def test_a_missing_label_is_a_missing_figure() -> None:
    assert read_population(None, None)[1][0].code == "einwohner_fehlt"


@pytest.mark.parametrize(
    ("text", "official", "codes"),
    [
        ("2.100", 21000, ["einwohner_unplausibel"]),
        ("40.000", 21000, ["einwohner_unplausibel"]),
        ("10.500", 21000, []),
        ("31.500", 21000, []),
        ("2.100", None, []),
    ],
)
def test_plausibility(text: str, official: int | None, codes: list[str]) -> None:
    population, findings = read_population(Answer(text, 0), official)
    assert population is not None
    assert [f.code for f in findings] == codes
