"""Costs: items, totals, what is no cost, findings. The sentences are invented for these tests."""

from decimal import Decimal

import pytest

from loaders.reading.amounts import find_amounts
from loaders.reading.cost_kinds import Kind
from loaders.reading.costs import read_costs
from loaders.record import Answer, CostItem, CostTotal, Finding

WORDS = {
    "moderation": ("moderation", "moderatorin", "prozessbegleitung"),
    "referenten": ("referentin", "musiker"),
    "material": ("material", "stifte"),
    "verpflegung": ("getränke", "brezeln", "suppe", "essen", "kuchen"),
    "raum": ("saal", "halle", "raum", "technik", "hausmeister"),
    "oeffentlichkeitsarbeit": ("plakate", "porto", "einladungen", "flyer"),
    "dolmetschen": ("dolmetscher",),
    "personal": ("arbeitszeit",),
    "fahrt": ("fahrtkosten", "bus"),
}


def classify(text: str) -> list[Kind]:
    lowered = text.lower()
    found = []
    for code, words in WORDS.items():
        for word in words:
            start = lowered.find(word)
            while start >= 0:
                found.append(Kind(code, word, "stated", start, start + len(word)))
                start = lowered.find(word, start + 1)
    return sorted(found, key=lambda kind: kind.start)


def read(text: str) -> tuple[tuple[CostItem, ...], CostTotal | None, tuple[Finding, ...]]:
    return read_costs(Answer(text, 0), classify)


def items(text: str) -> list[tuple[str, float, float]]:
    return [(item.kind, float(item.low), float(item.high)) for item in read(text)[0]]


def total(text: str) -> tuple[float, str] | None:
    found = read(text)[1]
    return None if found is None else (float(found.high), found.basis)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Moderation: 612,40 €", 612.40),
        ("Moderation € 1.300,-", 1300),
        ("Moderation 1.300.-", 1300),
        ("Moderation 55,-", 55),
        ("Moderation 75,--", 75),
        ("Moderation 480,– €", 480),
        ("Moderation 430 EUR", 430),
        ("Moderation EUR 430,00", 430),
        ("Moderation 430€", 430),
        ("Moderation 1 430,50 €", 1430.50),
        ("Moderation 12.50 €", 12.50),
        ("Moderation 1,5 T€", 1500),
        ("Moderation 1,5 Tsd. Euro", 1500),
        ("Moderation 4 TEUR", 4000),
        ("Moderation zwei Tausend Euro", 2000),
        ("Moderation ............ 990,00", 990),
        ("Moderation\t990,00", 990),
        ("Moderation: 990", 990),
        ("Moderation 990", 990),
        ("Moderation\n990,00 €", 990),
        ("sechshundert Euro Moderation", 600),
    ],
)
def test_notations(text: str, value: float) -> None:
    assert items(text) == [("moderation", value, value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Getränke 310–360 €", 310, 360),
        ("Getränke 310 bis 360 Euro", 310, 360),
        ("Getränke 310 € bis 360 €", 310, 360),
        ("Getränke zwischen 310 und 360 Euro", 310, 360),
        ("Getränke 3-400 €", 300, 400),
        ("Getränke 1 bis 2 T€", 1000, 2000),
        ("Getränke zwei- bis dreihundert Euro", 200, 300),
        ("Getränke zwei bis dreihundert Euro", 200, 300),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    assert items(text) == [("verpflegung", low, high)]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Getränke rund 90 €", True),
        ("Getränke: ca. 90 €", True),
        ("Für Getränke gaben wir knapp 90 Euro aus", True),
        ("Getränke ca. 90 bis 120 €", True),
        ("Getränke 90 €", False),
        ("Rechnung für Getränke über 90 Euro", False),
    ],
)
def test_about(text: str, about: bool) -> None:
    (item,) = read(text)[0]
    assert item.about is about


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dolmetscher: 9 Std. à 30 €", 270),
        ("Dolmetscher 7 × 20 €", 140),
        ("2 x 95 € Dolmetscher", 190),
        ("Dolmetscher (4 x 35 €): 140,00 €", 140),
        ("Dolmetscher 140 € (4 x 35 €)", 140),
        ("Dolmetscher 11 Stunden zu je 30,00 EUR: 330,00 EUR", 330),
        ("Dolmetscher: 2 Tage à 500 € netto zzgl. 19 % MwSt. = 1.190,00 €", 1190),
        ("Dolmetscher 700,00 € netto zzgl. 19 % MwSt. = 833,00 € brutto", 833),
        ("Dolmetscher 700 € netto (833 € brutto)", 833),
        ("Dolmetscher 700 € netto", 700),
        ("Dolmetscher 700 € zzgl. MwSt. 133 €", 833),
        ("Dolmetscher: zweimal rund 60 €, zusammen rund 120 €", 120),
        ("Die vier Dolmetscher bekamen je 45 Euro.", 180),
        ("je 45 € für 4 Dolmetscher", 180),
        ("Dolmetscher 3 Abende x 2 Personen x 20 €", 120),
        ("Dolmetscher: 40 € pro Abend bei 3 Abenden", 120),
        ("Dolmetscher: 70 € + 30 € = 100 €", 100),
    ],
)
def test_products_and_results_count_once(text: str, value: float) -> None:
    assert items(text) == [("dolmetschen", value, value)]
    assert total(text) == (value, "summed")


@pytest.mark.parametrize(
    "text",
    [
        "Getränke pro Abend etwa 35 Euro, macht bei drei Abenden ca. 105 Euro.",
        "Getränke 35 Euro je Abend, insgesamt 105 Euro",
        "Getränke 35 Euro pro Abend, für drei Abende also 105 Euro",
    ],
)
def test_a_price_and_what_it_comes_to_are_one_item(text: str) -> None:
    assert items(text) == [("verpflegung", 105, 105)]


def test_the_price_for_one_of_something_is_not_multiplied_by_another_amount() -> None:
    assert items("Getränke 2 Euro je Kopf, Saal 100 Euro") == [("raum", 100, 100)]


def test_a_free_item_with_its_zero_counts_once() -> None:
    assert items("Moderation kostenlos (0 €)") == [("moderation", 0, 0)]


def test_a_sign_in_plain_words_outweighs_a_name() -> None:
    def with_name(text: str) -> list[Kind]:
        return sorted([*classify(text), Kind("moderation", "Person", "inferred", 11, 18)], key=lambda kind: kind.start)

    found = read_costs(Answer("Referentin Fr. Dorn, 300 €", 0), with_name)[0]
    assert [item.kind for item in found] == ["referenten"]


def test_several_items_in_one_line() -> None:
    assert items("Stifte 17,-. Kuchen, Getränke 88,-. Fahrtkosten f. Musiker 25,-.") == [
        ("material", 17, 17),
        ("verpflegung", 88, 88),
        ("fahrt", 25, 25),
    ]


def test_prose_with_several_amounts() -> None:
    text = (
        "Für die Prozessbegleitung hat uns das Büro 2.210,40 Euro berechnet, die Halle schlug samt Technik mit "
        "190 Euro zu Buche, für Suppe und Getränke haben wir gut 350 Euro ausgegeben, und die beiden Dolmetscher "
        "erhielten zusammen 260 Euro."
    )
    assert items(text) == [
        ("moderation", 2210.40, 2210.40),
        ("raum", 190, 190),
        ("verpflegung", 350, 350),
        ("dolmetschen", 260, 260),
    ]


def test_label_behind_the_amount() -> None:
    assert items("120 Euro für Getränke, 80 Euro für den Saal und 15 Euro Porto") == [
        ("verpflegung", 120, 120),
        ("raum", 80, 80),
        ("oeffentlichkeitsarbeit", 15, 15),
    ]


def test_wrapped_lines() -> None:
    assert items("Für die Moderation wurden\n1.100 Euro gezahlt, für Suppe und\nGetränke etwa 200 Euro.") == [
        ("moderation", 1100, 1100),
        ("verpflegung", 200, 200),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Fahrtkosten der Referentin: 44 €", "fahrt", "fahrtkosten"),
        ("Moderation einschl. Material: 900 €", "moderation", "moderation"),
        ("Pauschale für Moderation, Technik und Material: 900 €", "sonstiges", "mehrere Arten"),
        ("Raum und Essen: 900 €", "sonstiges", "mehrere Arten"),
        ("Saal, Technik, Hausmeister: 900 €", "raum", "saal"),
        ("Firma Nimmersatt: 900 €", "sonstiges", "ohne Zuordnung"),
    ],
)
def test_kind(text: str, kind: str, rule: str) -> None:
    (item,) = read(text)[0]
    assert (item.kind, item.rule) == (kind, rule)
    assert item.certainty == ("weak" if rule == "ohne Zuordnung" else "stated")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Saal kostenlos", ["raum"]),
        ("Moderation: ehrenamtlich, daher kostenfrei", ["moderation"]),
        ("Die Halle durften wir unentgeltlich nutzen.", ["raum"]),
        ("Der Saal wurde gratis überlassen, und die Suppe war gut.", ["raum"]),
        ("Saal und Moderation waren umsonst", ["raum", "moderation"]),
        ("Kostenlose Getränke vom Verein", ["verpflegung"]),
        ("Für den Raum fielen keine Kosten an.", ["raum"]),
        ("Raum: 0 €", ["raum"]),
    ],
)
def test_free_of_charge_is_zero(text: str, kinds: list[str]) -> None:
    assert items(text) == [(kind, 0, 0) for kind in kinds]
    assert total(text) == (0, "summed")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Keine Angabe möglich.",
        "Saal: eigene Räume",
        "Arbeitszeit der Verwaltung nicht erfasst",
        "Die Arbeitszeit, etwa 35 Stunden, haben wir nicht in Geld umgerechnet.",
        "Der Aufwand war nicht umsonst.",
        "Zuschuss des Landes: 2.000 €",
        "Das Land hat sich mit 2.000 Euro beteiligt.",
        "2.000 Euro davon hat das Land übernommen.",
        "abzgl. Förderung durch das Land in Höhe von 2.000,00 €",
        "Eigenanteil der Gemeinde: 317,50 €",
        "Für die Umsetzung hat der Gemeinderat 4.000 Euro bereitgestellt.",
        "Geplant waren 900 Euro.",
        "Ein Büro hätte 4.000 Euro gekostet.",
        "Im Vergleich: die Klausur im Vorjahr lag bei 1.900 Euro.",
        "Das sind etwa 11 Euro pro Person.",
        "Essen: 9 € pro Person",
        "Stundensatz 55 €",
        "19 % MwSt., 40 Stunden, 60 Personen, seit 2016",
        "Telefon 07000 12345, Seite 12",
    ],
)
def test_no_cost(text: str) -> None:
    found, sum_, findings = read(text)
    assert found == () and sum_ is None
    assert [(finding.code, finding.field) for finding in findings] == [("kosten_fehlen", "cost")]


def test_grant_beside_a_cost() -> None:
    assert items("Moderation 1.100 €, Zuschuss vom Land 800 €") == [("moderation", 1100, 1100)]
    assert items("Moderation 1.100 € (vom Land übernommen), Getränke 40 €")[0] == ("moderation", 1100, 1100)


def test_part_of_an_item_counts_once() -> None:
    assert items("Moderation 1.100 € (davon 90 € Fahrtkosten), Saal 50 €") == [
        ("moderation", 1100, 1100),
        ("raum", 50, 50),
    ]


LIST = "Moderation: 800 €\nGetränke: 100 €\n"


@pytest.mark.parametrize(
    "line",
    [
        "Summe: 900 €",
        "Gesamtkosten 900 €",
        "zusammen 900,-",
        "Zus. 900 Euro",
        "Alles in allem waren es 900 Euro.",
        "Macht unterm Strich 900 Euro; 500 Euro davon hat das Land übernommen.",
        "Gesamt: 900 €, abzgl. Förderung 500 €, Eigenanteil 400 €",
        "Summe ............ 900,00",
        "\t900,00 €",
        "= 900 €",
    ],
)
def test_stated_total(line: str) -> None:
    assert items(LIST + line) == [("moderation", 800, 800), ("verpflegung", 100, 100)]
    assert total(LIST + line) == (900, "stated")
    assert read(LIST + line)[2] == ()


@pytest.mark.parametrize(
    "text",
    [
        "Alles in allem 1,8 T€, die Stunden im Amt nicht gerechnet.",
        "Die Kosten beliefen sich auf insgesamt 1.800 Euro.",
        "Die Kosten für Moderation, Saal und Essen betrugen insgesamt 1.800 Euro.",
        "1.800 €",
        "Die Veranstaltung kostete 1.800 Euro, umgerechnet 20 Euro pro Kopf.",
    ],
)
def test_total_without_items(text: str) -> None:
    assert items(text) == []
    assert total(text) == (1800, "stated")


@pytest.mark.parametrize(
    "text",
    [
        "Im Haushalt waren 2.000 € eingeplant, ausgegeben haben wir 1.480 €.",
        "Von den 2.000 € Budget wurden 1.480 € verbraucht.",
    ],
)
def test_what_was_spent_and_not_what_was_planned(text: str) -> None:
    assert total(text) == (1480, "stated")


def test_a_quantity_before_the_comma_is_no_part_of_the_label() -> None:
    assert items("Arbeitszeit ca. 40 Stunden, Flyer 120 €") == [("oeffentlichkeitsarbeit", 120, 120)]


def test_cells_between_strokes_are_items_of_their_own() -> None:
    text = "Bus 60,- / Getränke 22,80 / Arbeitszeit 2 Pers. x 10 Std. = 20 Std. à 38 Euro"
    assert items(text) == [("fahrt", 60, 60), ("verpflegung", 22.8, 22.8), ("personal", 760, 760)]


def test_the_donation_of_one_item_is_none_of_the_next() -> None:
    text = "Saal 70 Euro, Kuchen (Spende der Hotels), Getränke 80 Euro"
    assert items(text) == [("raum", 70, 70), ("verpflegung", 80, 80)]


def test_a_figure_for_a_kind_of_cost_beside_euros() -> None:
    assert items("Moderation 400 €, dazu 60 für Getränke") == [("moderation", 400, 400), ("verpflegung", 60, 60)]


def test_what_the_items_come_to_is_the_total() -> None:
    text = "Moderatorin 500 €, Getränke 80 €, Halle 20 €. Das ergibt 600 €."
    assert items(text) == [("moderation", 500, 500), ("verpflegung", 80, 80), ("raum", 20, 20)]
    assert total(text) == (600, "stated")


def test_total_with_its_parts() -> None:
    assert items("Insgesamt 900 € (Moderation 800 €, Getränke 100 €)") == items(LIST)
    assert total("Kosten ca. 900 €, davon Moderation 700 €") == (900, "stated")
    assert read("Kosten ca. 900 €, davon Moderation 700 €")[2] == ()


def test_subtotal_is_no_total() -> None:
    assert total("Moderation 800 €\nGetränke 100 €\nZwischensumme 900 €\nSaal 50 €\nGesamt 950 €") == (950, "stated")


def test_sum_of_ranges() -> None:
    found = read("Moderation ca. 800 bis 900 €\nGetränke 100 €")[1]
    assert found is not None
    assert (found.low, found.high, found.about, found.basis) == (900, 1000, True, "summed")


def test_stated_zero_for_everything() -> None:
    assert total("Uns sind keine Kosten entstanden.") == (0, "stated")


def test_contradicting_total() -> None:
    (finding,) = read(LIST + "Summe: 1.234,50 €")[2]
    assert (finding.code, finding.field) == ("kosten_summe_widerspruch", "cost")
    assert "1.234,50 €" in finding.message and "900,00 €" in finding.message
    assert total(LIST + "Summe: 1.234,50 €") == (1234.50, "stated")


@pytest.mark.parametrize("sum_", ["901 €", "899,20 €"])
def test_one_euro_is_tolerated(sum_: str) -> None:
    assert read(f"{LIST}Summe: {sum_}")[2] == ()


def test_total_inside_the_range_of_the_items() -> None:
    assert read("Moderation 800 bis 900 €\nGetränke 100 €\nSumme 950 €")[2] == ()
    assert read("Moderation 800 bis 900 €\nGetränke 100 €\nSumme 1.100 €")[2] != ()


def test_spans_are_positions_in_the_stored_text() -> None:
    stored = "KOSTEN\n- Moderation: 800 €\nSumme: 800 €"
    found, sum_, _ = read_costs(Answer(stored[7:], 7), classify)
    assert sum_ is not None
    assert stored[slice(*found[0].span)] == "Moderation: 800 €"
    assert stored[slice(*sum_.span)] == "Summe: 800 €"


def test_amounts_cover_their_factors() -> None:
    text = "Technik 8 Std. à 20 €"
    (amount,) = find_amounts(text)
    assert (text[amount.start : amount.end], amount.low, amount.product) == ("8 Std. à 20 €", Decimal(160), True)


@pytest.mark.parametrize(
    ("text", "expected", "whole"),
    [
        ("Getränke 40, 46 und 33 Euro.", [("verpflegung", 40), ("verpflegung", 46), ("verpflegung", 33)], 119),
        ("Suppe 90 Euro, 25 für die Getränke.", [("verpflegung", 90), ("verpflegung", 25)], 115),
        ("Saal 300 €\nFlyer hat der Drucker spendiert\nmacht zusammen 300 €", [("raum", 300)], 300),
        ("Moderation 700 €. Das wären 700 €. Gezahlt hat das Land 500 €.", [("moderation", 700)], 700),
        ("Plakate 60 €\nSumme 60 €\nRest Stadt 20 €", [("oeffentlichkeitsarbeit", 60)], 60),
        ("Moderation: veranschlagt waren 900 Euro. Gebraucht haben wir 650 Euro.", [], 650),
        ("Suppe 80 Euro, der Saal hat nix gekostet.", [("verpflegung", 80), ("raum", 0)], 80),
        ("Saal for free. Suppe 20 €. alles in allem 20 €", [("raum", 0), ("verpflegung", 20)], 20),
        ("Aus dem Budget für Beteiligung in Höhe von 4.000 Euro; Suppe 70 Euro", [("verpflegung", 70)], 70),
    ],
)
def test_other_voices(text: str, expected: list[tuple[str, float]], whole: float) -> None:
    assert [(kind, low) for kind, low, _ in items(text)] == expected
    found = total(text)
    assert found is not None and found[0] == whole


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Moderation einschl. MwSt.: 2.380,00 EUR", [2380.0]),
        ("Moderation 2.380 € (inkl. MwSt. 380 €)", [2380.0]),
        ("Moderation 2.380 €, darin MwSt. 380 €", [2380.0]),
        ("Moderation 200,00 € (Spende an die Diakonie)", [200.0]),
        ("Saal 50 €\nSpende der Volksbank 200 €", [50.0]),
    ],
)
def test_taxes_and_donations(text: str, values: list[float]) -> None:
    assert [float(item.low) for item in read(text)[0]] == values


def test_total_with_its_tax() -> None:
    assert total("Gesamtkosten einschl. MwSt. 5.000 €") == (5000.0, "stated")
