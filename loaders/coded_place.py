"""The place of a coding: the register must know it, and it must fit its Kreis."""

from __future__ import annotations

from loaders.coded_model import CodedSteckbrief, NotCoded, reason
from loaders.reading.place import own_name
from loaders.record import Place, Span
from loaders.register import District, Municipality, Region, Register

_OWN_DISTRICT = "landkreis"  # the level of a Landkreis that reports itself


def coded_place(coding: CodedSteckbrief, span: Span, register: Register) -> Place:
    """The place with its official keys; raises `NotCoded`. Without `kommune` only the Kreis is known."""
    stated = _district(coding.kreis, register) if coding.kreis else None
    municipality: Municipality | None = None
    name: str | None = None
    if coding.kommune is None:
        district = stated
    elif coding.ebene == _OWN_DISTRICT:
        district = _own_district(coding.kommune, register)
        name = own_name(district)
    else:
        municipality = _municipality(coding.kommune, stated, register)
        district, name = register.district(municipality.kreis_ags), municipality.name
    if stated and district != stated:
        raise _wrong("kreis", f"«{coding.kreis}» passt nicht zu «{coding.kommune}»")
    region = _region(coding.regierungsbezirk, district, register)
    return Place(
        kommune=name,
        ebene=coding.ebene,
        ags=municipality.ags if municipality else None,
        kreis_ags=district.kreis_ags if district else None,
        rb_ags=region.rb_ags if region else None,
        stated_name=coding.kommune,
        stated_kreis=coding.kreis,
        stated_regierungsbezirk=coding.regierungsbezirk,
        span=span if coding.kommune else None,
    )


def _wrong(field: str, message: str) -> NotCoded:
    return NotCoded(reason([f"{field}: {message}"]))


def _district(name: str, register: Register) -> District:
    exact = [district for district in register.districts if district.name == name]
    found = exact or list(register.districts_exactly(name))
    if len(found) != 1:
        raise _wrong("kreis", f"«{name}» ist kein eindeutiger Kreis in Baden-Württemberg")
    return found[0]


def _region(name: str | None, district: District | None, register: Register) -> Region | None:
    """The Regierungsbezirk of the Kreis, else the one named; its name must be the official one."""
    right = register.region(district.rb_ags) if district else None
    named = next((region for region in register.regions if region.name == name), None)
    if name and named is None:
        raise _wrong("regierungsbezirk", f"«{name}» ist kein Regierungsbezirk in Baden-Württemberg")
    if right and named not in {None, right}:
        raise _wrong("regierungsbezirk", f"«{name}» stimmt nicht, richtig ist «{right.name}»")
    return right or named


def _own_district(name: str, register: Register) -> District:
    rural = [district for district in register.districts if district.kind == "Landkreis"]
    found = [district for district in rural if name in {district.name, own_name(district)}]
    if len(found) != 1:
        raise _wrong("kommune", f"«{name}» ist kein Landkreis in Baden-Württemberg")
    return found[0]


def _municipality(name: str, stated: District | None, register: Register) -> Municipality:
    named = register.municipalities_named(name)
    if not named:
        raise _wrong("kommune", f"«{name}» steht nicht im Gemeindeverzeichnis von Baden-Württemberg")
    near = [place for place in named if stated is None or place.kreis_ags == stated.kreis_ags]
    if not near:
        raise _wrong("kreis", f"«{stated.name if stated else ''}» passt nicht zu «{name}»")
    exact = [place for place in near if place.name == name] or near
    if len(exact) > 1:
        raise _wrong("kommune", f"«{name}» gibt es mehrmals; bitte den Kreis angeben")
    return exact[0]
