"""What an item is named, and what only explains that name."""

from __future__ import annotations

import pytest

from loaders.codebook import load_codebook
from loaders.reading.codes import Source, read_codes
from loaders.record import Answer

CODEBOOK = load_codebook().codebook


def codes(variable: str, text: str) -> set[str]:
    section = CODEBOOK.variables[variable].sections[0]
    return {each.code for each in read_codes(Source(CODEBOOK, {section: Answer(text, 0)}), variable)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wegweiser: Adressen von Sprachkursen und Sportvereinen", {"information"}),
        ("Sprachtreff (mit Kinderbetreuung)", {"sprache"}),
        ("Fahrdienst, damit alle zum Deutschkurs kommen", {"mobilitaet"}),
        ("Leitbild (Entwurf), Dolmetscherpool", {"konzept", "sprache"}),
        ("Leitbild: bis Herbst, Dolmetscherpool: ab sofort", {"konzept", "sprache"}),
    ],
)
def test_the_name_of_an_outcome_decides(text: str, expected: set[str]) -> None:
    assert codes("ergebnisse", text) == expected


def test_a_topic_named_plainly_counts_in_an_explanation_too() -> None:
    assert codes("themen", "Integration: Wohnungen, Sprachkurse") >= {"wohnen", "sprache"}


@pytest.mark.parametrize("text", ["Nichts.", "Nix", "Passt!", "eigentlich nichts"])
def test_one_word_for_no_change_is_the_whole_answer(text: str) -> None:
    assert codes("empfehlungen", text) == {"keine_aenderung"}


def test_nothing_within_a_longer_answer_is_no_wish_for_no_change() -> None:
    assert "keine_aenderung" not in codes("empfehlungen", "Hinten im Saal hat man nichts gehört.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sicherheit auf dem Schulweg", {"sicherheit"}),
        ("Deutsch am Arbeitsplatz", {"sprache"}),
        ("Miteinander in der Schule", {"begegnung"}),
        ("Kinderbetreuung während der Sprachkurse", {"bildung"}),
        ("Wie kommt man ohne Auto zum Deutschkurs?", {"mobilitaet"}),
        ("Hausaufgaben der Kinder", {"bildung"}),
        ("Wie kommt mein Kind in den Kindergarten?", {"bildung"}),
        ("Wege in Arbeit und Ausbildung", {"arbeit"}),
        ("Kinder und Jugendliche", {"familie"}),
        ("Frauen im Beruf", {"familie", "arbeit"}),
        ("Fußballtraining für Mädchen", {"freizeit", "familie"}),
        ("Wohnen und Arbeit in der Stadt", {"wohnen", "arbeit"}),
        ("Unterkunft, Schule, Arzt", {"wohnen", "bildung", "gesundheit"}),
    ],
)
def test_places_times_and_persons_beside_the_matter_are_no_topics(text: str, expected: set[str]) -> None:
    assert codes("themen", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sprachtreff im Mehrgenerationenhaus", {"sprache"}),
        ("Fahrdienst zum Deutschkurs", {"mobilitaet"}),
        ("Sprachkurs mit Kinderbetreuung", {"sprache", "bildung_kinder"}),
        ("Wir denken an einen Stammtisch und an eine Filmreihe.", {"begegnung", "freizeit"}),
    ],
)
def test_where_an_outcome_takes_place_is_no_outcome(text: str, expected: set[str]) -> None:
    assert codes("ergebnisse", text) == expected
