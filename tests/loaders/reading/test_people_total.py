"""Participants: which of several numbers is the total, and who belongs to the sum of a list."""

import pytest

from tests.loaders.reading.test_participants import counts, read


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("Angestrebt waren 80 Personen, erreicht haben wir 52.", 52, 52, False),
        ("Mit 45 Gästen blieben wir unter der gewünschten Zahl von 60.", 45, 45, False),
        ("N = 47, darunter 14 Geflüchtete. Die angestrebte Zahl von 60 wurde verfehlt.", 47, 47, False),
        ("Rund 240 Teilnehmende, das sind 90 mehr als erwartet!", 240, 240, True),
        ("Mit 75 Personen kamen 25 mehr als gedacht.", 75, 75, False),
        ("31 Paare, also 62 Menschen, dazu ein Rest von 3, zusammen 65.", 65, 65, False),
        ("Am ersten Abend 34, am zweiten 29, zusammen 63. Nach Köpfen gezählt waren es 41 Personen.", 41, 41, False),
        ("V1 22, V2 31; Summe Besuche 53. Mehrfachbesuche abgezogen (12): 41 Personen.", 41, 41, False),
        ("63 Tickets eingelöst. Angemeldet waren 90.", 63, 63, False),
        ("Am Eingang haben wir 112 Bändchen verteilt.", 112, 112, False),
        ("64 Personen, das entspricht 2 Prozent der 3.200 Einwohner.", 64, 64, False),
        ("Zwei Dutzend Frauen und Männer", 24, 24, False),
    ],
)
def test_the_number_that_states_the_total(text: str, low: int, high: int, about: bool) -> None:
    total, _, findings = read(text)
    assert total is not None
    assert (total.low, total.high, total.about, total.basis) == (low, high, about, "stated")
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "heads", "about"),
    [
        ("5 Geflüchtete, 4 Pfarrer und 2 Landwirte", 11, False),
        ("Teilnehmer:\n15 Flüchtlnige\n6 Gemeinderäte\n3 Unternhemer", 24, False),
        ("Geflüchtete: 11\nHelferkreis: 6\nSonstige: 4", 21, False),
        ("5 Geflüchtete, 4 Pfarrer, 2 Dolmetscherinnen, 6 Kinder und drei Themen", 9, False),
        ("Gruppe | 1. Abend | 2. Abend\nGeflüchtete | 5 | 7\nHelferkreis | 3 | -", 15, False),
        ("AWO 2. Helferkreis 3.\nGeflüchtete 4.", 9, False),
    ],
)
def test_who_belongs_to_the_sum(text: str, heads: int, about: bool) -> None:
    total, _, findings = read(text)
    assert total is not None
    assert (total.low, total.high, total.about, total.basis) == (heads, heads, about, "summed")
    assert findings == ()


def test_those_who_only_live_there_are_no_total() -> None:
    assert read("Nicht gezählt. In der Unterkunft wohnen 80 Personen.")[0] is None


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Zwei von der Caritas, eine von der Diakonie.", {"wohlfahrt": 3}),
        ("Geflüchtete mit 18 Leuten, der Helferkreis mit 11 und die AWO mit 5.", {"ehrenamtliche": 11, "wohlfahrt": 5}),
        (
            "Von den 76, die sich angemeldet hatten, sind 69 erschienen, nämlich 14 Geflüchtete, 16 vom Helferkreis.",
            {"gefluechtete": 14, "ehrenamtliche": 16},
        ),
        ("A Dutzend Geflüchtete", {"gefluechtete": 12}),
        ("18 Leute. Davon drei, die selbst als Flüchtling kamen.", {"gefluechtete": 3}),
    ],
)
def test_heads_of_groups(text: str, heads: dict[str, int]) -> None:
    found = counts(text)
    assert {code: found.get(code) for code in heads} == heads
