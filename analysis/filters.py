"""The one filter that feeds charts, tables, exports and links.

An empty filter chooses everything. Several values of one kind widen the choice (or), different kinds
narrow it (and). A dialogue without a value is left out as soon as that kind is filtered.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from analysis.language import LANGUAGES, speaking, tr
from analysis.vocabulary import SIZE_CLASSES, Vocabulary

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Filter:
    """Which dialogues count. Keys and codes, never labels.

    `begin` and `end` are "YYYY" or "YYYY-MM" and both included; the first day of the dialogue counts.
    """

    regions: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    begin: str | None = None
    end: str | None = None
    formats: tuple[str, ...] = ()
    sizes: tuple[int, ...] = ()
    towns: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is chosen, so that every dialogue counts."""
        return self == Filter()

    def where(self) -> tuple[str, list[Any]]:
        """An SQL condition on `data.out.dialogue` (named or aliased as in the query) and its parameters."""
        conditions: list[str] = []
        parameters: list[Any] = []
        for column, values in (
            ("rb_ags", self.regions),
            ("kreis_ags", self.districts),
            ("ags", self.towns),
            ("ebene", self.levels),
            ("size_class", self.sizes),
        ):
            if values:
                conditions.append(f"{column} IN ({', '.join('?' * len(values))})")
                parameters.extend(values)
        if self.formats:
            anyone = " OR ".join(["list_contains(formats, ?)"] * len(self.formats))  # four times faster than has_any
            conditions.append(f"({anyone})")
            parameters.extend(self.formats)
        if self.begin:
            conditions.append("first_day >= ?")
            parameters.append(first_day(self.begin))
        if self.end:
            conditions.append("first_day <= ?")
            parameters.append(last_day(self.end))
        return " AND ".join(conditions) or "true", parameters

    def to_params(self, words: Vocabulary) -> dict[str, list[str]]:
        """The filter as URL parameters, which hold labels as people see them; what is not chosen is left out."""
        labels = choices(words)
        codes: dict[str, Sequence[object]] = {
            "rb": self.regions,
            "kreis": self.districts,
            "kommune": self.towns,
            "ebene": self.levels,
            "von": (self.begin,) if self.begin else (),
            "bis": (self.end,) if self.end else (),
            "format": self.formats,
            "groesse": self.sizes,
        }
        return {key: [labels[key][str(code)] for code in chosen] for key, chosen in codes.items() if chosen}

    def to_link(self, words: Vocabulary) -> str:
        """The filter as an address without the server: "/?rb=Stuttgart"."""
        query = urlencode(self.to_params(words), doseq=True)
        return f"/?{query}" if query else "/"

    def describe(self, words: Vocabulary) -> str:
        """In words: "Regierungsbezirk Stuttgart · 2016 · World Café"; "alle Dialoge" when nothing is chosen."""
        sizes = [tr(SIZE_CLASSES[size]) for size in self.sizes]
        parts = [
            region_names([words.regions[key] for key in self.regions]),
            _named("Kreis {names}", "Kreise {names}", [words.districts[key].name for key in self.districts]),
            _named("Kommune {names}", "Kommunen {names}", [words.towns[key].label for key in self.towns]),
            ", ".join(tr(words.label("ebene", code)) for code in self.levels),
            describe_period(self.begin, self.end),
            ", ".join(tr(words.label("formate", code)) for code in self.formats),
            _named("Einwohner {names}", "Einwohner {names}", sizes),
        ]
        return " · ".join(part for part in parts if part) or tr("alle Dialoge")


PARAMS: Mapping[str, str] = {
    "rb": "Der Regierungsbezirk",
    "kreis": "Der Kreis",
    "kommune": "Die Kommune",
    "ebene": "Die Ebene",
    "von": "Der Beginn",
    "bis": "Das Ende",
    "format": "Das Format",
    "groesse": "Die Größenklasse",
}
"""The URL parameters of the filter, and what they are called in a message."""


def choices(words: Vocabulary) -> dict[str, Mapping[str, str]]:
    """All that can be chosen: URL parameter -> code -> label, in the order in which to show it."""
    months = {period: describe_month(period) for period in periods(words)}
    return {
        "rb": dict(words.regions),
        "kreis": {key: district.name for key, district in words.districts.items()},
        "kommune": words.town_labels,
        "ebene": _said(words.labels.get("ebene", {})),
        "von": months,
        "bis": months,
        "format": _said(words.labels.get("formate", {})),
        "groesse": _said({str(size): label for size, label in SIZE_CLASSES.items()}),
    }


def _said(labels: Mapping[str, str]) -> dict[str, str]:
    return {code: tr(label) for code, label in labels.items()}


def filter_of(codes: Mapping[str, Sequence[str]], words: Vocabulary) -> tuple[Filter, list[str]]:
    """The filter of chosen codes (URL parameter -> codes), and a sentence for each that cannot be used."""
    allowed = choices(words)
    problems = [
        _unknown(key, code)
        for key in PARAMS
        for code in codes.get(key, ())
        if code not in allowed[key]
    ]
    known = {key: tuple(dict.fromkeys(c for c in codes.get(key, ()) if c in allowed[key])) for key in PARAMS}
    read = Filter(
        regions=known["rb"],
        districts=known["kreis"],
        levels=known["ebene"],
        begin=next(iter(known["von"]), None),
        end=next(iter(known["bis"]), None),
        formats=known["format"],
        sizes=tuple(int(size) for size in known["groesse"]),
        towns=known["kommune"],
    )
    settled, contradictions = _settle(read, words)
    return settled, problems + contradictions


def parse_params(params: Mapping[str, Sequence[str]], words: Vocabulary) -> tuple[Filter, list[str]]:
    """The filter in URL parameters (see `Filter.to_params`), and a sentence for each unusable value.

    The labels may be those of any of our languages, so that a link also serves those who read another one.
    """
    asked = {key: [value for value in params.get(key, ()) if value] for key in PARAMS}
    code_of = _codes_of(choices(words))
    if any(value not in code_of[key] for key, values in asked.items() for value in values):
        for language in LANGUAGES:
            with speaking(language):
                others = _codes_of(choices(words))
            code_of = {key: others[key] | codes for key, codes in code_of.items()}
    known = {key: [code_of[key][value] for value in values if value in code_of[key]] for key, values in asked.items()}
    problems = [_unknown(key, value) for key, values in asked.items() for value in values if value not in code_of[key]]
    read, contradictions = filter_of(known, words)
    return read, problems + contradictions


def _codes_of(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {key: {label: code for code, label in each.items()} for key, each in labels.items()}


def _unknown(key: str, value: str) -> str:
    return tr("{what} „{value}“ ist nicht bekannt.").format(what=tr(PARAMS[key]), value=_short(value))


def _settle(chosen: Filter, words: Vocabulary) -> tuple[Filter, list[str]]:
    """Drop what contradicts itself (a place outside the larger one, an end before the beginning)."""
    problems = []
    inside = words.districts_of(chosen.regions)
    outside = [key for key in chosen.districts if key not in inside]
    if outside:
        names = ", ".join(words.districts[key].name for key in outside)
        problems.append(tr("{names}: liegt nicht im gewählten Regierungsbezirk.").format(names=names))
        chosen = replace(chosen, districts=tuple(key for key in chosen.districts if key in inside))
    near = words.towns_of(chosen.regions, chosen.districts) if chosen.towns else []
    far = [key for key in chosen.towns if key not in near]
    if far:
        names = ", ".join(words.towns[key].label for key in far)
        problems.append(tr("{names}: liegt nicht im gewählten Gebiet.").format(names=names))
        chosen = replace(chosen, towns=tuple(key for key in chosen.towns if key in near))
    if chosen.begin and chosen.end and first_day(chosen.begin) > last_day(chosen.end):
        problems.append(tr("Der Zeitraum endet, bevor er beginnt; das Ende wurde weggelassen."))
        chosen = replace(chosen, end=None)
    return chosen, problems


def periods(words: Vocabulary) -> list[str]:
    """Years and months to choose from: "2016", "2016-01" … for each year from the first to the last dialogue."""
    if not words.years:
        return []
    years = range(words.years[0], words.years[-1] + 1)
    return [text for year in years for text in (str(year), *(f"{year}-{month:02d}" for month in range(1, 13)))]


def first_day(period: str) -> dt.date:
    """First day of "YYYY" or "YYYY-MM". Raises `ValueError`."""
    year, month = _year_month(period)
    return dt.date(year, month or 1, 1)


def last_day(period: str) -> dt.date:
    """Last day of "YYYY" or "YYYY-MM". Raises `ValueError`."""
    year, month = _year_month(period)
    month = month or 12
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def describe_month(period: str) -> str:
    """ "2016-04" -> "April 2016", "2016" -> "2016"."""
    year, month = _year_month(period)
    return f"{tr(MONTHS[month - 1])} {year}" if month else str(year)


def describe_period(begin: str | None, end: str | None) -> str:
    """ "2016", "ab April 2016", "bis 2016", "April 2016 bis Juni 2017", or "" without limits."""
    if begin and end:
        if begin == end:
            return describe_month(begin)
        return tr("{begin} bis {end}").format(begin=describe_month(begin), end=describe_month(end))
    if begin:
        return tr("ab {begin}").format(begin=describe_month(begin))
    return tr("bis {end}").format(end=describe_month(end)) if end else ""


def _year_month(period: str) -> tuple[int, int | None]:
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"neither YYYY nor YYYY-MM: {period!r}")
    return int(match[1]), int(match[2]) if match[2] else None


def region_names(names: Sequence[str]) -> str:
    """ "Regierungsbezirk Stuttgart", "Regierungsbezirke Freiburg, Stuttgart"; "" for none."""
    return _named("Regierungsbezirk {names}", "Regierungsbezirke {names}", names)


def _named(one: str, many: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    return tr(one if len(names) == 1 else many).format(names=", ".join(names))


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
