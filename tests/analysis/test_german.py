"""Which words mean the same to a person who searches."""

from __future__ import annotations

import pytest

from analysis.german import base, is_compound, is_form, parts, spelling

WORDS = "haus sprache heim suche sozial kurs gemeinde werk ort garten stadt plan auf rund aufgaben".split()


def meets(word: str, sought: str) -> bool:
    bare, wanted = base(spelling(word)), base(spelling(sought))
    known = {each for each in parts(bare, wanted) if each in WORDS}
    return is_form(bare, wanted) or is_compound(bare, wanted, known)


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ("Flüchtling", "Flüchtlinge Flüchtlingen flüchtlings FLÜCHTLING Fluechtling Flüchtlingsheim"),
        ("Fluechtlinge", "Flüchtling Flüchtlingssuche"),
        ("Haus", "Häuser Häusern Hauses Stadthaus Stadthäuser Hausaufgaben"),
        ("Häuser", "Haus Häusern"),
        ("Wohnung", "Wohnungen Wohnungssuche Sozialwohnung Sozialwohnungen Wohnungswerk"),
        ("Sprache", "Sprachen Sprachkurs"),
        ("Rat", "Räte Gemeinderat Gemeinderäte Rathaus"),
        ("Strasse", "Straße Straßen"),
        ("Kinder", "Kind Kindern Kindergarten"),
        ("Kurs", "Kurse Kursen Sprachkurse"),
        ("Ort", "Orte Ortsplan"),
    ],
)
def test_a_word_finds_its_forms_and_compounds(sought: str, words: str) -> None:
    assert [word for word in words.split() if not meets(word, sought)] == []


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ("Haus", "durchaus Schaustück Zuhausx"),
        ("Wohnung", "Gewöhnung Verwöhnung wohnen"),
        ("Verein", "Vereinbarung vereinbart"),
        ("Sprache", "Rundgespräch Gespräche Absprache Versprechen"),
        ("Bürger", "Freiburg Ludwigsburg"),
        ("Rat", "Beratung Integration Vorrat"),
        ("Schule", "Schulung Schuld"),
        ("Ort", "Sorte Sport fort"),
        ("neun", "neue neuen"),
    ],
)
def test_a_word_does_not_find_what_only_holds_its_letters(sought: str, words: str) -> None:
    assert [word for word in words.split() if meets(word, sought)] == []


def test_spelling() -> None:
    assert spelling("Café für Ältere, Straße") == "cafe fuer aeltere, strasse"
    assert spelling("A\u0308") == "ae"
    assert base("haeuser") == "hauser"
    assert base("neue") == "neue"
