"""Costs: what is given, shared or reckoned up is no item. The sentences are invented for these tests."""

import pytest

from tests.loaders.reading.test_costs import items, read, total


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir haben 700 Euro vom Land bekommen.",
        "Vom Land gab es 700 € dazu.",
        "Das Land hat uns 700 € überwiesen.",
        "700 € kamen vom Ministerium.",
        "Die Bürgerstiftung steuerte 250 € bei.",
        "Beantragt haben wir 2.500 € beim Land.",
        "Finanziert über das Landesprogramm mit 700 €.",
        "Zwei Drittel, also 100 €, kamen aus dem Landesprogramm.",
    ],
)
def test_what_others_give_is_no_cost(sentence: str) -> None:
    assert items(f"Saal 150 €. {sentence}") == [("raum", 150, 150)]
    assert total(f"Saal 150 €. {sentence}") == (150, "summed")


def test_who_pays_how_much_of_the_total_is_no_cost() -> None:
    text = "Moderation 800 €\nBrezeln 180 €\nZusammen 980 €, geteilt (Adorf 630 €, Bheim 250 €, Cstadt 100 €)."
    assert items(text) == [("moderation", 800, 800), ("verpflegung", 180, 180)]
    assert total(text) == (980, "stated")
    assert read(text)[2] == ()


def test_what_something_came_to_for_one_of_many_is_no_cost() -> None:
    assert items("Summe 2.000 €; je Person 25,00 €; je umgesetzter Maßnahme 500,00 €") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Unsere beiden Dolmetscher haben je 50 Euro bekommen.", "dolmetschen", 100),
        ("Essen für alle 13, die geholfen haben, je 10 Euro", "verpflegung", 130),
        ("Suppe und Kuchen 90 €, 1.300 € für Saal, Flyer und Brezeln.", "sonstiges", 1300),
        ("Saalpauschale (Raum, Essen, Getränke): 27 x 30 €", "sonstiges", 810),
    ],
)
def test_the_words_around_tell_how_much_and_for_what(text: str, kind: str, value: float) -> None:
    assert items(text)[-1] == (kind, value, value)


def test_free_of_charge_may_be_written_short_or_apart() -> None:
    assert items("Dolmetscher: unentgeltl.\nDen Saal gab es um sonst.") == [("dolmetschen", 0, 0), ("raum", 0, 0)]


def test_a_part_of_the_total_is_not_what_it_comes_to() -> None:
    text = "Saal 400 Euro und Essen 300 Euro, was insgesamt 700 Euro ergibt, von welchem das Land 600 Euro trug."
    assert total(text) == (700, "stated")
    assert read(text)[2] == ()


def test_a_sentence_of_amounts_names_the_currency_once() -> None:
    text = "Insgesamt 1.500 Euro: Moderation 1.000, Essen rund 300, Saal 200."
    assert items(text) == [("moderation", 1000, 1000), ("verpflegung", 300, 300), ("raum", 200, 200)]
    assert total(text) == (1500, "stated")
    assert items("Flyer 90 Euro, davon Stück 500, gedruckt 2017.") == [("oeffentlichkeitsarbeit", 90, 90)]
