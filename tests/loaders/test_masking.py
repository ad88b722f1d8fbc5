"""Masking: no invented person, number or address survives; nothing else is lost; positions stay."""

from __future__ import annotations

import pytest

from loaders.masking import MASK, mask
from loaders.names import lists
from loaders.record import Span

PLACES = {"calw", "engen", "bad krozingen", "großweier"}

BLOCK = "Stadt Calw\nSachgebiet Soziales und Ehrenamt\nMechthild Zwerenz-Kuhlbach\nLindenplatz 7\n75365 Calw"
PHONE = "07051 / 555-4021"
MAIL = "zwerenz-kuhlbach@calw.example"


def masked(text: str) -> str:
    return mask(text, [], PLACES)


def form(address: str, body: str, phone: str = PHONE, mail: str = MAIL) -> tuple[str, list[Span]]:
    """A short form and the spans of its three contact answers."""
    text, spans = "", []
    for label, answer in (("Kontaktperson", address), ("Telefon", phone), ("E-Mail", mail)):
        text += f"{label}\n"
        spans.append(Span(len(text), len(text) + len(answer)))
        text += f"{answer}\n\n"
    return f"{text}Veranstaltungskonzept\n\n{body}", spans


def body_of(address: str, body: str, mail: str = MAIL) -> str:
    """What masking leaves of `body` below the contact block `address`."""
    text, spans = form(address, body, mail=mail)
    return mask(text, spans, PLACES)[-len(body) :]


def ink(text: str) -> str:
    return "".join(MASK if not char.isspace() else char for char in text)


def test_contact_answers_are_masked_whole_and_nothing_moves() -> None:
    text, spans = form(BLOCK, "Die Stadt Calw lud ein. www.calw.de\tEnde")
    result = mask(text, spans, PLACES)
    assert len(result) == len(text)
    assert [i for i, c in enumerate(result) if c.isspace()] == [i for i, c in enumerate(text) if c.isspace()]
    assert all(result[start:end] == ink(text[start:end]) for start, end in spans)
    assert result.endswith("Die Stadt Calw lud ein. www.calw.de\tEnde")
    assert "Kontaktperson" in result


@pytest.mark.parametrize(
    "name",
    [
        "Anna Kohlhepp", "Hans-Peter Kohlhepp", "Hans Peter Kohlhepp", "Jörg P. Kohlhepp", "Anna-Lena Kohl-Hepp",
        "Maria von Kohlhepp", "Emre Kohlhepp", "Fatou Kohlhepp", "Mohammed al-Hamid", "Lukas Paul", "Peter Engen",
        "Anna und Peter Kohlhepp", "K. Müller", "Ernst Kohlhepp", "Rosa Müller",
    ],
)  # fmt: skip
def test_first_name_and_surname(name: str) -> None:
    words = name.split(" und ")
    expected = "Moderiert hat " + " und ".join(map(ink, words)) + ", aus Nagold."
    result = masked(f"Moderiert hat {name}, aus Nagold.")
    assert result.replace(" ███ ", " und ") == expected.replace(" ███ ", " und ")


@pytest.mark.parametrize(
    "name",
    [
        "Frau |Kohlhepp", "Frau Dr. |Sieglinde Kohlhepp-Rau", "Herrn Bürgermeister |Kohlhepp", "Fr. |Kohlhepp",
        "Herr |Sommer", "Frau |Ngozi Adeyemi", "Pfarrer |Kohlhepp", "Bürgermeister |Kurz", "Prof. Dr. |Ulf Kohlhepp",
        "Dr. med. |Kohlhepp", "Dipl.-Ing. (FH) |Kohlhepp", "Ehepaar |Kohlhepp", "Familie |Al-Sayed", "OB |Kohlhepp",
        "Frau |van der Kohlhepp", "Schwester |Agnes Kohlhepp", "moderiert von |A. Kohlhepp", "Frau |Engen",
    ],
)  # fmt: skip
def test_title_stays_and_name_goes(name: str) -> None:
    title, person = name.split("|")
    assert masked(f"Dabei war {title}{person}, wie immer.") == f"Dabei war {title}{ink(person)}, wie immer."


def test_contact_person_is_masked_wherever_named_again() -> None:
    body = "Zwerenz-Kuhlbachs Idee. Mechthild hat angerufen, Frau Zwerenz-Kuhlbach auch; (M. Zwerenz-Kuhlbach)"
    result = body_of(BLOCK, body)
    assert "Zwerenz" not in result
    assert "Mechthild" not in result
    assert result.replace(MASK, "") == " Idee.  hat angerufen, Frau  auch; ( )"


@pytest.mark.parametrize(
    ("address", "mail", "body"),
    [
        ("Hauptamtsleiter Kohlhepp, Lindenplatz 7", "hauptamt@calw.example", "Das war Kohlhepps Idee"),
        ("Sachgebietsleiterin Kohlhepp, Lindenplatz 7", "soziales@calw.example", "Das war Kohlhepps Idee"),
        ("Kohlhepp, Ordnungsamt", "kohlhepp@calw.example", "Das war Kohlhepps Idee"),
        ("Vorzimmer, Fr. Kohlhepp, Lindenstr. 7", "vorzimmer@calw.example", "Das war Kohlhepps Idee"),
        ("Für die Stadt: Eberhard Kohlhepp\nSprecher der Stuben", "info@calw.example", "Das war Kohlhepps Idee"),
        ("Stadt Calw\nOrdnungsamt\nUlwine Kohlhepp\nLindenplatz 7", "ordnungsamt@calw.example", "Das war Kohlhepp"),
        ("Ressort Soziales, Kohlhäpp", "u.kohlhaepp@calw.example", "Das war Kohlhäpp"),
    ],
)
def test_name_is_found_in_all_kinds_of_blocks(address: str, mail: str, body: str) -> None:
    result = body_of(address, body, mail)
    assert result.startswith("Das war █")
    assert "Kohlh" not in result


def test_offices_and_places_of_the_block_survive_in_the_text() -> None:
    body = "Sachgebiet Soziales, Stadt Calw, Ortsverwaltung Großweier, Sprecher der Stuben, Büro Kontur & Kreis, Kreis."
    address = BLOCK + "\nOrtsverwaltung Großweier\nSprecher der Stuben\n(im Auftrag vom Büro Kontur & Kreis)"
    assert body_of(address, body, "ortsverwaltung.grossweier@calw.example") == body


def test_street_with_number_is_masked_again_without_number_not() -> None:
    result = body_of(BLOCK, "Treffpunkt Lindenplatz 7, dann über den Lindenplatz zu Nummer 7 und Lindenplatz 71.")
    assert result == "Treffpunkt ███████████ █, dann über den Lindenplatz zu Nummer 7 und Lindenplatz 71."


def test_person_named_once_in_full_is_masked_by_surname_but_not_in_the_name_of_a_firm() -> None:
    text = (
        "Büro Kohlhepp & Zwerenz (Almut Kohlhepp). Kohlhepp kam, das Büro Kohlhepp & Zwerenz auch. Kohlhepp & Partner"
    )
    expected = (
        "Büro Kohlhepp & Zwerenz (█████ ████████). ████████ kam, das Büro Kohlhepp & Zwerenz auch. Kohlhepp & Partner"
    )
    assert masked(text) == expected


def test_family_name_in_the_plural() -> None:
    assert masked("Ehepaar Kohlhepp. Blumen für Kohlhepps: 30 €") == "Ehepaar ████████. Blumen für █████████: 30 €"


def test_ordinary_words_are_no_echo_of_a_surname() -> None:
    text = "Herr Winter kam. Im Winter war es kalt. Frau Koch sagte: Der Koch fehlt."
    assert masked(text) == "Herr ██████ kam. Im Winter war es kalt. Frau ████ sagte: Der Koch fehlt."


@pytest.mark.parametrize(
    "number",
    [
        "07931 / 555-4021", "0771 555 3141", "+49 7123 555123", "(07051) 555190", "06261 / 82-555-0",
        "07222 / 555 - 30", "0171-5551234", "(0 70 51) 55 51 90", "+49 (0) 7123 / 555-12", "0049 7123 55512",
        "07051.555.190", "07952/55510", "kurt@ort.de", "kurt.x (at) ort.de", "kurt[at]ort.de", "kurt(at)ort(punkt)de",
        "DE89 3704 0044 0532 0130 00",
    ],
)  # fmt: skip
def test_numbers_and_addresses(number: str) -> None:
    assert masked(f"Rückfragen: {number}, gern.") == f"Rückfragen: {ink(number)}, gern."


@pytest.mark.parametrize("number", ["Tel.: |555-190", "Telefon |555190", "Durchwahl -|190", "Handynummer |555 12 34"])
def test_numbers_behind_a_label(number: str) -> None:
    label, digits = number.split("|")
    assert masked(f"Info {label}{digits}, gern.") == f"Info {label}{ink(digits)}, gern."


@pytest.mark.parametrize(
    "text",
    [
        "am 08.02.2017 und 01.02. - 03.02.2017, 10.00-18.00 Uhr", "0800 - 1200 Uhr", "2016-12-03", "07./08.10.2016",
        "3.480,75 Euro für 12.500 Einwohner in 75365 Calw",
        "Telefon: 45,00 €, Telefon 120.-, Porto und Telefon 80 Euro",
        "Drucksache 0114/2016, § 12 Abs. 3, Raum 0.12, Stand 05/2016", "Skala 0 1 2 3 4 5 6 7 8 9", "02 2017 100",
        "Paul-Gerhardt-Haus, Maria-Montessori-Schule, Karl-Olga-Stift, Karl Olga Stift, Matthias Claudius Schule",
        "St. Martin und Sankt Georg", "Robert Bosch Stiftung", "Büro Kohlhepp & Rieth, wegweiser.plus GbR",
        "Frau und Mann, Frauen, Frau oder Mann, Herr der Lage", "jede Frau Deutsch lernt",
        "eine Familie Wohnraum sucht",
        "Jugend und Familie Calw", "2 Pfarrer, Bürgermeister und Gemeinderat Calw", "Pfarrer\nVereine\nSchulen",
        "im August Sommerfest. Nur Frauen kamen. Peer Group, Open Space, World Café",
        "Bürger@innen und Max. 20 Personen",
        "Muslime, Christen, Syrer und Deutsche am Montag im Mai", "Block A. Danach Block B.", "Die Anna hilft",
        "Nach dem Imbiss hat der Pfarrer Kaffee ausgeschenkt", "www.calw.de",
    ],
)  # fmt: skip
def test_nothing_else_is_masked(text: str) -> None:
    assert masked(text) == text


def test_masking_twice_changes_nothing() -> None:
    body = "Frau Kohlhepp Bescheid geben, Tel. 07051 555-190. Anna Kohlhepp, Büro Kohlhepp & Rieth. Lindenplatz 7"
    text, spans = form(BLOCK, body)
    once = mask(text, spans, PLACES)
    assert mask(once, spans, PLACES) == once
    assert mask(once, [], PLACES) == once


def test_word_lists_are_sorted_into_words() -> None:
    words = lists()
    assert len(words.first_names) > 1500
    assert words.first_names.isdisjoint(words.doubtful_first_names)
