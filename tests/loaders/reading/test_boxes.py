"""Boxes to tick: only what is chosen is read."""

import pytest

from loaders.reading.boxes import chosen
from loaders.record import Answer


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ablauf: [ ] sehr gut [x] gut", "Ablauf: [x] gut"),
        ("sehr gut ☐  gut ☒  mittel ☐", "gut ☒"),
        ("☐ ja\n☒ teils\n☐ nein", "☒ teils"),
        ("Moderation | ( ) ja | (x) nein", "Moderation | (x) nein"),
        ("Noch offen: ☐ Plakat ☐ Flyer", "Noch offen: ☐ Plakat ☐ Flyer"),
        ("Ablauf gut (X Personen)", "Ablauf gut (X Personen)"),
    ],
)
def test_only_what_is_ticked_is_left(text: str, left: str) -> None:
    found = chosen({"bewertung": Answer(text, 7)})["bewertung"]
    assert " ".join(found.text.split()) == left
    assert len(found.text) == len(text)
    assert found.start == 7


def test_what_is_yet_to_be_done_stays_an_outcome() -> None:
    answers = {"ergebnisse": Answer("☒ Flyer ☐ Sprachkurs", 0)}
    assert chosen(answers) == answers
