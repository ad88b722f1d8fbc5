"""Citizens called by the name of their town."""

import pytest

from loaders.reading.residents import residents
from loaders.record import Answer


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Viele Musterhausener waren da.", ["Musterhausener"]),
        ("Musterhauserinnen und Musterhauser aus allen Straßen", ["Musterhauserinnen", "Musterhauser"]),
        ("neun Musterhausener, die vorbeikamen", ["Musterhausener"]),
        ("Musterhausener Vereine, Musterhauser und Neudorfer Wehr, Musterhausener-Runde", []),
        ("Herr Musterhauser von der Caritas", []),
        ("Stadt Musterhausen", []),
    ],
)
def test_residents(text: str, called: list[str]) -> None:
    hits = residents(Answer(text, 100), ("Stadt Musterhausen", None))
    assert [text[hit.start - 100 : hit.end - 100] for hit in hits] == called
    assert {hit.code for hit in hits} <= {"buergerschaft"}
