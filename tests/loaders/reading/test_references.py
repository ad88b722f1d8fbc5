"""Answers that point to what stands above."""

import pytest

from loaders.reading.references import followed
from loaders.record import Answer

ABOVE = Answer("Runder Tisch.\nGesprochen haben wir über Arbeit.\nDabei waren 20 Personen.\nKosten: 300 Euro.", 100)


@pytest.mark.parametrize(
    ("section", "text", "meant"),
    [
        ("themen", "Siehe oben unter Veranstaltungskonzept.", "Gesprochen haben wir über Arbeit."),
        ("themen", "s. o.", "Gesprochen haben wir über Arbeit."),
        ("akteure", "wie oben beschrieben", "Dabei waren 20 Personen."),
        ("kosten", "Kosten siehe oben. Der Raum war frei.", "Kosten: 300 Euro."),
        ("kosten", "siehe Antrag", "siehe Antrag"),
        ("akteure", "Oben im Saal saßen 20 Geflüchtete.", "Oben im Saal saßen 20 Geflüchtete."),
        ("empfehlungen", "siehe oben", "siehe oben"),
    ],
)
def test_an_answer_that_points_up_is_read_above(section: str, text: str, meant: str) -> None:
    answers = followed({"konzept": ABOVE, section: Answer(text, 500)})
    assert answers[section].text == meant


def test_the_place_in_the_text_is_kept() -> None:
    found = followed({"konzept": ABOVE, "themen": Answer("siehe oben", 500)})["themen"]
    assert found.start == 100 + ABOVE.text.index("Gesprochen")
