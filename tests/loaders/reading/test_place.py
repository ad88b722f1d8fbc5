"""The place: settled by the register, contradictions noted and never silently corrected."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from loaders.reading.place import read_place
from loaders.record import Answer
from loaders.register import Register


class Read(NamedTuple):
    kommune: str | None
    ebene: str
    kreis: str | None
    region: str | None
    codes: list[str]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


def read(
    register: Register,
    name: str,
    kreis: str = "Calw",
    region: str = "Karlsruhe",
    *,
    contact: str = "",
    title: str | None = None,
) -> Read:
    fields = {"name": Answer(name, 0), "landkreis": Answer(kreis, 0), "regierungsbezirk": Answer(region, 0)}
    place, findings = read_place(fields, contact, title, register)
    return Read(
        place.kommune,
        place.ebene,
        register.district(place.kreis_ags).name if place.kreis_ags else None,
        register.region(place.rb_ags).name if place.rb_ags else None,
        [f.code for f in findings],
    )


@pytest.mark.parametrize(
    "name",
    [
        "Stadt Nagold -> www.nagold.de",
        "Nagold-> www.nagold.de",
        "Stadt Nagold\n-> www.nagold.de",
        "Große Kreisstadt Nagold > http://www.nagold.de/rathaus",
        "Stadt Nagold (www.nagold.de)",
        "Homepage: www.nagold.de, Stadt Nagold",
        "STADTVERWALTUNG NAGOLD, HAUPTAMT",
        "Stadt\nNagold\nMarktstraße 1\n72202 Nagold",
        "Stadt Nagold mit allen acht Stadtteilen",
        "Stadt Nagolt",
        "Stadt Nagold, Kreis Calw",
        "Stadt Nagold -> www.nagold-dialog.example",
        "Stadt Nagold -> www.landkreis-calw.de",
        "Stadt Nagold -> www.vvg-irgendwo.de",
    ],
)
def test_one_town_in_many_spellings(register: Register, name: str) -> None:
    assert read(register, name) == ("Nagold", "gemeinde", "Calw", "Karlsruhe", [])


@pytest.mark.parametrize(
    ("name", "kommune", "ebene"),
    [
        ("Vereinbarte Verwaltungsgemeinschaft Nagold (Stadt Nagold, Stadt Haiterbach)", "Nagold", "verbund"),
        ("Stadt Altensteig, gemeinsam mit Simmersfeld (Verwaltungsgemeinschaft)", "Altensteig", "verbund"),
        ("Gemeinden Ebhausen, Rohrdorf und Egenhausen", "Ebhausen", "verbund"),
        ("Stadt Nagold\nGemeinde Ebhausen", "Nagold", "verbund"),
        ("Gemeinde Ebhausen (Mitglied der Verwaltungsgemeinschaft Nagold)", "Ebhausen", "gemeinde"),
        ("Ortschaft Musterhofen (Stadtteil von Nagold)", "Nagold", "ortsteil"),
        ("Stadtteil Musterhofen der Stadt Nagold", "Nagold", "ortsteil"),
        ("Nagold-Musterhofen", "Nagold", "ortsteil"),
        ("Stadt Nagold, OT Musterhofen", "Nagold", "ortsteil"),
        ("Landratsamt Calw -> www.kreis-calw.de", "Landkreis Calw", "landkreis"),
        ("LK Calw", "Landkreis Calw", "landkreis"),
    ],
)
def test_levels(register: Register, name: str, kommune: str, ebene: str) -> None:
    assert read(register, name) == (kommune, ebene, "Calw", "Karlsruhe", [])


def test_a_landkreis_whose_name_ends_in_kreis(register: Register) -> None:
    office = "Landratsamt Ostalbkreis, Stuttgarter Str. 41, 73430 Aalen"
    expected = ("Ostalbkreis", "landkreis", "Ostalbkreis", "Stuttgart", [])
    assert read(register, "Ostalb-Kreis", "Ostalb", "Stuttgart", contact=office, title="Ostalbkreis") == expected


def test_a_town_name_that_stands_for_its_landkreis(register: Register) -> None:
    office = "Landratsamt Tuttlingen, Bahnhofstraße 100, 78532 Tuttlingen"
    expected = ("Landkreis Tuttlingen", "landkreis", "Tuttlingen", "Freiburg", [])
    found = read(register, "Tuttlingen", "Tuttlingen", "Freiburg", contact=office, title="Landkreis Tuttlingen")
    assert found == expected


@pytest.mark.parametrize("kreis", ["", "-", "Stadtkreis", "Stadtkreis Mannheim", "kreisfrei", "keiner (Stadtkreis)"])
def test_a_stadtkreis_has_no_landkreis(register: Register, kreis: str) -> None:
    assert read(register, "Stadt Mannheim", kreis) == ("Mannheim", "gemeinde", "Mannheim", "Karlsruhe", [])


@pytest.mark.parametrize(
    ("kreis", "expected"), [("Böblingen", "Böblingen"), ("Esslingen", "Esslingen"), ("", None)]
)
def test_a_name_that_occurs_twice(register: Register, kreis: str, expected: str | None) -> None:
    found = read(register, "Gemeinde Altdorf", kreis, "Stuttgart")
    assert found.kreis == expected
    assert found.codes == ([] if expected else ["kommune_unbekannt", "kreis_fehlt"])


def test_the_address_tells_towns_of_one_name_apart(register: Register) -> None:
    found = read(register, "Stadt Weil", "", "Freiburg", contact="Erika Muster, Rathausplatz 1, 79576 Weil am Rhein")
    assert (found.kommune, found.kreis, found.codes) == ("Weil am Rhein", "Lörrach", ["kreis_fehlt"])


def test_a_name_left_over_from_another_form(register: Register) -> None:
    contact = "Stadt Nagold, Erika Muster, Marktstraße 1, 72202 Nagold"
    found = read(register, "Stadt Altensteig -> www.nagold.de", contact=contact, title="Nagold")
    assert (found.kommune, found.codes) == ("Nagold", ["kommune_widerspruch"])


def test_with_equal_witnesses_the_name_holds(register: Register) -> None:
    found = read(register, "Stadt Altensteig -> www.nagold.de")
    assert (found.kommune, found.codes) == ("Altensteig", ["kommune_widerspruch"])


def test_an_office_elsewhere_is_no_contradiction(register: Register) -> None:
    assert read(register, "Stadt Altensteig", contact="Landratsamt Calw, 75365 Calw").codes == []
    assert read(register, "Stadt Altensteig", contact="Caritas, Erika Muster, 72202 Nagold").codes == []


def test_misspelt_double_name_is_no_ortsteil(register: Register) -> None:
    found = read(register, "Leinfelden-Echterdigen", "Esslingen", "Stuttgart")
    assert found == ("Leinfelden-Echterdingen", "gemeinde", "Esslingen", "Stuttgart", [])


@pytest.mark.parametrize(
    ("kreis", "region", "codes"),
    [
        ("k. A.", "Karlsruhe", ["kreis_fehlt"]),
        ("[Landkreis]", "Karlsruhe", ["kreis_fehlt"]),
        ("Freudenstadt", "Karlsruhe", ["kreis_widerspruch"]),
        ("Oberland", "Karlsruhe", ["kreis_widerspruch"]),
        ("CW", "", ["rb_fehlt"]),
        ("Calw", "RP Freiburg", ["rb_widerspruch"]),
    ],
)
def test_findings_on_kreis_and_region(register: Register, kreis: str, region: str, codes: list[str]) -> None:
    assert read(register, "Stadt Nagold", kreis, region) == ("Nagold", "gemeinde", "Calw", "Karlsruhe", codes)


def test_stated_words_are_kept(register: Register) -> None:
    fields = {"name": Answer("  Stadt Nagold -> www.nagold.de", 50), "landkreis": Answer(" Kreis  Freudenstadt", 90)}
    place, findings = read_place(fields, "", None, register)
    assert (place.stated_name, place.stated_kreis, place.stated_regierungsbezirk) == (
        "Stadt Nagold",
        "Kreis Freudenstadt",
        None,
    )
    assert place.span == (52, 64)
    assert [(f.code, f.field, f.span) for f in findings] == [
        ("kreis_widerspruch", "kreis", (91, 110)),
        ("rb_fehlt", "regierungsbezirk", None),
    ]


def test_an_unknown_kommune_stays_as_stated(register: Register) -> None:
    assert read(register, "Stadt Mustertal") == ("Mustertal", "gemeinde", "Calw", "Karlsruhe", ["kommune_unbekannt"])
    assert read(register, "", "", "").codes == ["kommune_unbekannt", "kreis_fehlt", "rb_fehlt"]


def test_no_finding_repeats_the_contact(register: Register) -> None:
    fields = {"name": Answer("Stadt Altensteig", 0)}
    contact = "Erika Muster, Geheimweg 7, 72224 Ebhausen, erika@ebhausen.example"
    place, findings = read_place(fields, contact, None, register)
    written = place.model_dump_json() + "".join(f.model_dump_json() for f in findings)
    assert findings[0].code == "kommune_widerspruch"
    assert not any(word in written for word in ("Erika", "Muster", "Geheimweg", "72224", "Ebhausen", "@"))
