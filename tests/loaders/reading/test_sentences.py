"""Cutting German text into sentences and clauses."""

import pytest

from loaders.reading.sentences import clauses, sentences
from loaders.record import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das war gut. Es ging weiter.", ["Das war gut.", "Es ging weiter."]),
        ("Am 19. November ging es los.", ["Am 19. November ging es los."]),
        ("Die Kosten, z. B. für Dr. Muster, betrugen ca. 20 €.", 1),
        ("- erster Punkt\n- zweiter Punkt", ["- erster Punkt", "- zweiter Punkt"]),
        ("1. Chor\n2. Garten", ["1. Chor", "2. Garten"]),
        ("Gekommen sind 17. Die Presse fehlte.", ["Gekommen sind 17.", "Die Presse fehlte."]),
        ("Knapp 40. Bürger aus allen Orten.", ["Knapp 40.", "Bürger aus allen Orten."]),
        ("Das war der 3. Abend im 2. Quartal.", ["Das war der 3. Abend im 2. Quartal."]),
        ("Die Tische 1. und 2. blieben.", ["Die Tische 1. und 2. blieben."]),
        ("Wirklich? Ja! Gut.", ["Wirklich?", "Ja!", "Gut."]),
        ("eine lange Zeile, die in der nächsten einfach weiter geht und\nnoch nicht zu Ende ist.", 1),
        ("Überschrift\n\nText", ["Überschrift", "Text"]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str] | int) -> None:
    found = [text[span.start : span.end] for span in sentences(text)]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_clauses_end_at_commas_colons_brackets_and_adversatives() -> None:
    text = "Der Chor sang, die Presse fehlte aber der Rat (fast alle) kam"
    parts = [text[span.start : span.end].strip(" ,()") for span in clauses(text, Span(0, len(text)))]
    assert parts == ["Der Chor sang", "die Presse fehlte", "aber der Rat", "fast alle", "kam"]
