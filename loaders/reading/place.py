"""Settling the place of a Steckbrief: the register decides, contradictions become findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from loaders.reading.place_name import NameReading, read_name
from loaders.reading.place_witness import Witness, witnesses
from loaders.record import Answer, Finding, Place, Span
from loaders.register import District, Municipality, Region, Register

_AGS_LENGTH = 8
_OWN_DISTRICT_WITNESSES = 2  # that must name the Landkreis before "Tuttlingen" is read as the Landkreis


class _Stated(NamedTuple):
    """An answer to Landkreis or Regierungsbezirk; `text` is None when it gives none."""

    text: str | None
    span: Span | None


class _Settled(NamedTuple):
    """The place that the form is about; without `municipality` and `own_district` the register knows none."""

    kommune: str | None
    ebene: str
    municipality: Municipality | None = None
    own_district: District | None = None

    @property
    def key(self) -> str | None:
        """AGS or kreis_ags."""
        if self.municipality:
            return self.municipality.ags
        return self.own_district.kreis_ags if self.own_district else None


def read_place(
    fields: Mapping[str, Answer], contact: str, title: str | None, register: Register
) -> tuple[Place, tuple[Finding, ...]]:
    """Settle Kommune, level, Kreis and Regierungsbezirk of a Steckbrief.

    `fields` are the answers "name", "landkreis" and "regierungsbezirk" (a missing key is a missing
    label); `contact` is the unmasked contact field, of which only the town and the office are looked
    at and nothing is kept. Kreis and Regierungsbezirk come from the register; what the form says is
    kept beside them and compared.
    """
    stated_kreis = _stated(fields.get("landkreis"), register)
    stated_region = _stated(fields.get("regierungsbezirk"), register)
    districts = register.districts_named(stated_kreis.text) if stated_kreis.text else ()
    regions = register.regions_named(stated_region.text) if stated_region.text else ()
    answer = fields.get("name")
    found = witnesses(answer.text if answer else "", contact, title, register)
    name = _name(answer, found, districts, register)
    settled = _settle(name, found, districts, regions, register)
    district = _district(settled, districts, register)
    region = register.region(district.rb_ags) if district else _only(regions)
    place = Place(
        kommune=settled.kommune,
        ebene=settled.ebene,
        ags=settled.municipality.ags if settled.municipality else None,
        kreis_ags=district.kreis_ags if district else None,
        rb_ags=region.rb_ags if region else None,
        stated_name=name.stated,
        stated_kreis=stated_kreis.text,
        stated_regierungsbezirk=stated_region.text,
        span=name.span,
    )
    findings = (
        _kommune_finding(settled, name, found, register),
        _kreis_finding(settled, district, stated_kreis, districts),
        _region_finding(district, region, stated_region, regions),
    )
    return place, tuple(finding for finding in findings if finding)


def _stated(answer: Answer | None, register: Register) -> _Stated:
    text = answer.text.replace("\xad", "") if answer else ""
    placeholder = text.strip().startswith("[") and text.strip().endswith("]")
    if answer is None or placeholder or register.vocabulary.is_missing(text):
        return _Stated(None, None)
    start = len(answer.text) - len(answer.text.lstrip())
    return _Stated(" ".join(text.split()), answer.span(start, len(answer.text.rstrip())))


def _name(
    answer: Answer | None, found: list[Witness], districts: tuple[District, ...], register: Register
) -> NameReading:
    """The name field; a misspelt name may mean a municipality of the witnesses, else one of the stated Kreis."""
    witnessed = (register.municipality(p) for w in found for p in w.places if len(p) == _AGS_LENGTH)
    name = read_name(answer, witnessed, register)
    if name.places or not districts:
        return name
    return read_name(answer, (m for d in districts for m in register.in_district(d.kreis_ags)), register)


def _only(regions: tuple[Region, ...]) -> Region | None:
    return regions[0] if len(regions) == 1 else None


# --- settling ------------------------------------------------------------------------------------


def _settle(
    name: NameReading,
    found: list[Witness],
    districts: tuple[District, ...],
    regions: tuple[Region, ...],
    register: Register,
) -> _Settled:
    best = _best(name, found, districts, regions, register)
    if best is None:
        return _Settled(name.bare or None, name.ebene)
    if len(best) != _AGS_LENGTH:
        return _own(register.district(best))
    municipality = register.municipality(best)
    ebene = name.ebene
    if ebene == "landkreis" or (best not in name.places and name.places and ebene != "verbund"):
        ebene = "gemeinde"  # the level was that of the other place
    own = _as_own_district(municipality, name, found, register)
    return _own(own) if own else _Settled(municipality.name, ebene, municipality)


def _own(district: District) -> _Settled:
    return _Settled(own_name(district), "landkreis", None, district)


def own_name(district: District) -> str:
    """How a Landkreis that reports itself is called: "Enzkreis", "Landkreis Calw"."""
    return district.name if district.name.lower().endswith("kreis") else f"Landkreis {district.name}"


def _best(
    name: NameReading,
    found: list[Witness],
    districts: tuple[District, ...],
    regions: tuple[Region, ...],
    register: Register,
) -> str | None:
    """The place with the most witnesses; with equal ones the name field holds, then Kreis, kind and exact name."""
    votes = Counter(name.places)
    for witness in found:
        votes.update(p for p in witness.places if witness.firm or p in name.places or not name.places)
    if name.places and name.ebene != "landkreis":  # a Landkreis is no rival of its own towns
        votes = Counter({p: count for p, count in votes.items() if len(p) == _AGS_LENGTH})
    if name.ebene == "verbund" and name.places:  # the other members are no rivals of the first
        for member in name.members - name.places:
            votes.pop(member, None)
    if len(votes) < 2:
        return next(iter(votes), None)
    kreise = {d.kreis_ags for d in districts}
    areas = {r.rb_ags for r in regions}

    def rank(place: str) -> tuple[int, bool, bool, bool, bool, bool]:
        municipality = register.municipality(place) if len(place) == _AGS_LENGTH else None
        return (
            votes[place],
            place in name.places,
            place[:5] in kreise,
            bool(municipality and name.kind == municipality.kind),
            place[:3] in areas,
            bool(municipality and register.is_plain(municipality)),
        )

    first, second = sorted(votes, key=rank, reverse=True)[:2]
    return None if rank(first) == rank(second) else first


def _as_own_district(
    municipality: Municipality, name: NameReading, found: list[Witness], register: Register
) -> District | None:
    """The Landkreis of the same name, when a bare town name stands for it: address and title say so."""
    if name.kind or name.ebene not in ("gemeinde", "landkreis"):
        return None
    for district in register.districts_exactly(f"Landkreis {name.bare}") if name.bare else ():
        count = sum(district.kreis_ags in w.places for w in found)
        if district.kind == "Landkreis" and count >= _OWN_DISTRICT_WITNESSES:
            return district
    return None


def _district(settled: _Settled, stated: tuple[District, ...], register: Register) -> District | None:
    if settled.municipality:
        return register.district(settled.municipality.kreis_ags)
    if settled.own_district:
        return settled.own_district
    return stated[0] if len(stated) == 1 else None


# --- findings ------------------------------------------------------------------------------------


def _kommune_finding(settled: _Settled, name: NameReading, found: list[Witness], register: Register) -> Finding | None:
    if settled.key is None:
        return _unknown(name, found)
    against = [w.source for w in found if w.firm and _contradicts(w, settled, name, register)]
    name_against = bool(name.places) and settled.key not in name.places and not _is_own_town(settled, name, register)
    if name_against:
        message = f"Im Feld Name steht „{name.stated}“, andere Angaben weisen auf {settled.kommune}."
    elif against:
        verb = "weist" if len(against) == 1 else "weisen"
        sources = " und ".join(against)
        message = f"{sources[0].upper()}{sources[1:]} {verb} auf einen anderen Ort als {settled.kommune}."
    elif not name.places and name.ebene != "ortsteil":
        stated = f"Der Name „{name.stated}“ steht nicht im Gemeindeverzeichnis" if name.stated else "Der Name fehlt"
        message = f"{stated}; zugeordnet wurde {settled.kommune} nach den übrigen Angaben."
        return Finding(code="kommune_unbekannt", field="kommune", message=message, span=name.span)
    else:
        return None
    message += f" Zugeordnet wurde {settled.kommune}; bitte prüfen."
    return Finding(code="kommune_widerspruch", field="kommune", message=message, span=name.span)


def _unknown(name: NameReading, found: list[Witness]) -> Finding:
    if not name.stated and not found:
        message = "Der Name der Kommune fehlt."
    elif name.places or found:
        message = f"Der Name „{name.stated or '–'}“ ist mehrdeutig: mehrere Orte passen. Bitte den Landkreis angeben."
    else:
        message = f"Der Name „{name.stated}“ steht nicht im Gemeindeverzeichnis von Baden-Württemberg."
    return Finding(code="kommune_unbekannt", field="kommune", message=message, span=name.span)


def _is_own_town(settled: _Settled, name: NameReading, register: Register) -> bool:
    """Whether the name is that of a town in the settled Landkreis."""
    own = settled.own_district
    return own is not None and any(place[:5] == own.kreis_ags for place in name.places)


def _contradicts(witness: Witness, settled: _Settled, name: NameReading, register: Register) -> bool:
    """Whether a witness names only other places; a town does not contradict its Landkreis, nor the other way round."""
    if settled.key in witness.places or (settled.key in name.places and witness.places & name.members):
        return False
    municipality, own = settled.municipality, settled.own_district
    if municipality:
        return municipality.kreis_ags not in witness.places
    if all(len(place) == _AGS_LENGTH for place in witness.places):
        seat = witness.source == "die Anschrift"  # a Landratsamt may stand in the Stadtkreis beside
        return own is not None and not seat and all(place[:5] != own.kreis_ags for place in witness.places)
    return True


def _kreis_finding(
    settled: _Settled, district: District | None, stated: _Stated, named: tuple[District, ...]
) -> Finding | None:
    is_city = district is not None and district.kind == "Stadtkreis"
    if stated.text is None:
        if is_city or settled.own_district:
            return None
        known = f" Nach dem Gemeindeverzeichnis gehört {settled.kommune} {_to(district)}." if district else ""
        return Finding(code="kreis_fehlt", field="kreis", message=f"Der Landkreis ist nicht angegeben.{known}")
    if district in named:
        return None
    if district is None:
        message = f"„{stated.text}“ ist kein eindeutiger Landkreis in Baden-Württemberg."
    elif is_city:
        message = f"Als Landkreis ist „{stated.text}“ angegeben; {settled.kommune} ist ein Stadtkreis."
    else:
        message = f"Als Landkreis ist „{stated.text}“ angegeben; {settled.kommune} gehört {_to(district)}."
    return Finding(code="kreis_widerspruch", field="kreis", message=message, span=stated.span)


def _to(district: District | None) -> str:
    name = district.name if district else ""
    return f"zum {name}" if name.lower().endswith("kreis") else f"zum Landkreis {name}"


def _region_finding(
    district: District | None, region: Region | None, stated: _Stated, named: tuple[Region, ...]
) -> Finding | None:
    if stated.text is None:
        known = f" Es ist der Regierungsbezirk {region.name}." if region else ""
        message = f"Der Regierungsbezirk ist nicht angegeben.{known}"
        return Finding(code="rb_fehlt", field="regierungsbezirk", message=message)
    if district is None or region in named:
        return None
    right = f"; richtig ist {region.name}" if region else ""
    message = f"Als Regierungsbezirk ist „{stated.text}“ angegeben{right}."
    return Finding(code="rb_widerspruch", field="regierungsbezirk", message=message, span=stated.span)
