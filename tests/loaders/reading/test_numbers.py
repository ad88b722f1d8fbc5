"""German numbers: figures, words, ranges."""

from decimal import Decimal

import pytest

from loaders.reading.numbers import ABOUT, SEED, Quantity, find_quantities, number_word, parse_number


def quantities(text: str) -> list[Quantity]:
    return list(find_quantities(text, [seed.start() for seed in SEED.finditer(text)]))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.049,70", "1049.70"),
        ("1200", "1200"),
        ("1.200.-", "1200"),
        ("38,-", "38"),
        ("640,--", "640"),
        ("75,–", "75"),
        ("3 000", "3000"),
        ("12'500", "12500"),
        ("2,5", "2.5"),
        ("0", "0"),
        ("0,80", "0.80"),
        ("1.234.567", "1234567"),
    ],
)
def test_german_figures(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "12.50", "1.2000", "07151", "3,000", "1,049.70", "30.09.2016", "14:30", "1.200 300", "a5"]
)
def test_refused_figures(text: str) -> None:
    assert parse_number(text) is None


def test_dot_cents_only_for_money() -> None:
    assert parse_number("12.50", money=True) == Decimal("12.50")
    assert parse_number("1.200", money=True) == 1200


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("acht", 8),
        ("Vierzehn", 14),
        ("zwölf", 12),
        ("zwoelf", 12),
        ("dreiundzwanzig", 23),
        ("fünfunddreißig", 35),
        ("fuenfunddreissig", 35),
        ("hundert", 100),
        ("hundertzwanzig", 120),
        ("hunderteins", 101),
        ("zweihundertundfünf", 205),
        ("fünfzehnhundert", 1500),
        ("tausend", 1000),
        ("dreitausendvierhundertsechsundfünfzig", 3456),
        ("zwanzigtausend", 20000),
        ("eine", 1),
    ],
)
def test_number_words(word: str, value: int) -> None:
    assert number_word(word) == value


@pytest.mark.parametrize("word", ["", "achtung", "hunderte", "einig", "zweier", "zwanzigvier", "und", "hunderthundert"])
def test_no_number_words(word: str) -> None:
    assert number_word(word) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("es kamen 60 bis 70 Leute", 60, 70, False),
        ("60-70 Gäste", 60, 70, False),
        ("60 – 70 Gäste", 60, 70, False),
        ("6-800 Besucher", 600, 800, False),
        ("4-500", 400, 500, False),
        ("2-3000", 2000, 3000, False),
        ("10-200", 10, 200, False),
        ("zwei bis dreihundert", 200, 300, False),
        ("zwei- bis dreihundert Gäste", 200, 300, False),
        ("zwischen 60 und 70 Gäste", 60, 70, False),
        ("zwischen etwa 60 und 70", 60, 70, True),
        ("800 bis 1.000", 800, 1000, False),
        ("zwei Dutzend Helfer", 24, 24, False),
        ("ein gutes halbes Dutzend", 6, 6, False),
        ("anderthalb Dutzend", 18, 18, False),
        ("zwei bis drei Dutzend", 24, 36, False),
        ("drei Tausend", 3000, 3000, False),
        ("ca. 45 Personen", 45, 45, True),
        ("ca.45", 45, 45, True),
        ("rund hundertzwanzig Menschen", 120, 120, True),
        ("mehr als 30", 30, 30, True),
        ("an die 90", 90, 90, True),
        ("um die siebzig", 70, 70, True),
        ("~50", 50, 50, True),
    ],
)
def test_quantities(text: str, low: int, high: int, about: bool) -> None:
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high, quantity.about) == (low, high, about)


@pytest.mark.parametrize(
    "text",
    ["eine Frau", "am 30.09.2016", "14:30 Uhr", "Raum A4", "Schuljahr 2016/17", "Achtung, Neunkirchen", "einigermaßen"],
)
def test_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_quantity_covers_its_words() -> None:
    text = "Es waren rund 60 Frauen und acht Männer da."
    assert [text[q.start : q.end] for q in quantities(text)] == ["rund 60", "acht"]


def test_about_is_a_whole_word() -> None:
    assert ABOUT.search("knapp 20") and not ABOUT.search("abrunden 20")


@pytest.mark.parametrize(
    "word",
    [
        "rund",
        "rd.",
        "rd",
        "ca.",
        "ca",
        "circa",
        "zirka",
        "etwa",
        "in etwa",
        "ungefähr",
        "ungef.",
        "gut",
        "knapp",
        "über",
        "mehr als",
        "deutlich weniger als",
        "annähernd",
        "nahezu",
        "beinahe",
        "fast",
        "grob",
        "vielleicht",
        "schätzungsweise",
        "geschätzt",
        "geschätzte",
        "so um die",
        "an die",
        "bis zu",
        "mindestens",
        "wenigstens",
        "höchstens",
        "maximal",
        "max.",
        "mind.",
        "etwa gut",
    ],
)
def test_every_word_of_approximation(word: str) -> None:
    (quantity,) = quantities(f"Es waren {word} 40 da.")
    assert quantity.about
