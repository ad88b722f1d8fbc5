"""Formats: known by how they went, dropped ones passed over, groups as a part of a workshop."""

import pytest

from loaders.codebook import load_codebook
from loaders.reading.codes import Source, read_codes
from loaders.record import Answer

CODEBOOK = load_codebook().codebook


def formats(text: str) -> set[str]:
    return {coding.code for coding in read_codes(Source(CODEBOOK, {"konzept": Answer(text, 0)}), "formate")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Alle 20 Minuten ertönte die Glocke und man zog an den Tischen weiter, zwei blieben sitzen.", "world_cafe"),
        ("An der Wand ein leerer Stundenplan, den die Leute mit ihren Anliegen füllten.", "open_space"),
        ("Fünf Stühle standen in der Mitte, einer leer.", "fishbowl"),
        ("Wer mochte, setzte sich auf den leeren Stuhl.", "fishbowl"),
        ("Sammlung der Kritikpunkte, dann Wunschvorstellungen, zuletzt die Realisierbarkeit.", "zukunftswerkstatt"),
        ("Samstags 9-12 Uhr auf dem Wochenmarkt.", "aufsuchend"),
        ("Auf einem Online-Board konnte man Ideen sammeln.", "online"),
        ("Eine Psychologin sprach eine halbe Stunde über Heimat.", "informationsveranstaltung"),
        ("Fünf Stehtische im Foyer.", "thementische"),
        ("An zehn Küchentischen im Ort wurde je einen Abend lang geredet.", "aufsuchend"),
        ("Zuerst Berichte aus Verwaltung und Helferkreis.", "informationsveranstaltung"),
        ("Geredet wurde im Sitzen, jeder Tisch mit eigener Frage.", "thementische"),
    ],
)
def test_described(text: str, code: str) -> None:
    assert formats(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Ursprünglich stand ein World Café im Antrag. Es wurde ein Workshop.",
        "Geplant hatten wir ein World Café. Am Ende wurde es ein Workshop.",
        "Von einem World Café wurde im Hinblick auf die schlechten Erfahrungen des letzten Jahres abgesehen. Workshop.",
        "Ein World Café haben wir uns für später aufgespart, diesmal gab es einen Workshop.",
        "Ein World Café war uns zu aufwendig. Workshop.",
        "Workshop, k. World Café.",
    ],
)
def test_not_this_time(text: str) -> None:
    assert formats(text) == {"workshop"}


def test_a_workshop_works_in_groups() -> None:
    assert formats("Workshop mit Arbeit in vier gemischten Gruppen.") == {"workshop"}
    assert formats("Gearbeitet wurde in vier gemischten Gruppen.") == {"thementische"}
    assert formats("Workshop mit Thementischen.") == {"workshop", "thementische"}


def test_groups_that_somebody_sent() -> None:
    assert formats("Vier Gruppen aus der Schule haben an Haustüren geklingelt.") == {"aufsuchend"}
