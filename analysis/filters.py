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
        """The filter as URL parameters, which hold German labels; what is not chosen is left out."""
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
        """In German: "Regierungsbezirk Stuttgart · 2016 · World Café"; "alle Dialoge" when nothing is chosen."""
        parts = [
            _named("Regierungsbezirk", "Regierungsbezirke", [words.regions[key] for key in self.regions]),
            _named("Kreis", "Kreise", [words.districts[key].name for key in self.districts]),
            _named("Kommune", "Kommunen", [words.towns[key].label for key in self.towns]),
            ", ".join(words.label("ebene", code) for code in self.levels),
            describe_period(self.begin, self.end),
            ", ".join(words.label("formate", code) for code in self.formats),
            _named("Einwohner", "Einwohner", [SIZE_CLASSES[size] for size in self.sizes]),
        ]
        return " · ".join(part for part in parts if part) or "alle Dialoge"


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


def choices(words: Vocabulary) -> dict[str, dict[str, str]]:
    """All that can be chosen: URL parameter -> code -> German label, in the order in which to show it."""
    months = {period: describe_month(period) for period in periods(words)}
    return {
        "rb": dict(words.regions),
        "kreis": {key: district.name for key, district in words.districts.items()},
        "kommune": {key: town.label for key, town in words.towns.items()},
        "ebene": dict(words.labels.get("ebene", {})),
        "von": months,
        "bis": months,
        "format": dict(words.labels.get("formate", {})),
        "groesse": {str(size): label for size, label in SIZE_CLASSES.items()},
    }


def filter_of(codes: Mapping[str, Sequence[str]], words: Vocabulary) -> tuple[Filter, list[str]]:
    """The filter of chosen codes (URL parameter -> codes), and a German sentence for each that cannot be used."""
    allowed = choices(words)
    problems = [
        f"{what} „{_short(code)}“ ist nicht bekannt."
        for key, what in PARAMS.items()
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
    """The filter in URL parameters (see `Filter.to_params`), and a German sentence for each unusable value."""
    codes: dict[str, list[str]] = {}
    problems: list[str] = []
    for key, labels in choices(words).items():
        code_of = {label: code for code, label in labels.items()}
        values = [value for value in params.get(key, ()) if value]
        codes[key] = [code_of[value] for value in values if value in code_of]
        problems += [f"{PARAMS[key]} „{_short(value)}“ ist nicht bekannt." for value in values if value not in code_of]
    chosen, contradictions = filter_of(codes, words)
    return chosen, problems + contradictions


def _settle(chosen: Filter, words: Vocabulary) -> tuple[Filter, list[str]]:
    """Drop what contradicts itself (a place outside the larger one, an end before the beginning)."""
    problems = []
    inside = words.districts_of(chosen.regions)
    outside = [key for key in chosen.districts if key not in inside]
    if outside:
        names = ", ".join(words.districts[key].name for key in outside)
        problems.append(f"{names}: liegt nicht im gewählten Regierungsbezirk.")
        chosen = replace(chosen, districts=tuple(key for key in chosen.districts if key in inside))
    near = words.towns_of(chosen.regions, chosen.districts)
    far = [key for key in chosen.towns if key not in near]
    if far:
        problems.append(f"{', '.join(words.towns[key].label for key in far)}: liegt nicht im gewählten Gebiet.")
        chosen = replace(chosen, towns=tuple(key for key in chosen.towns if key in near))
    if chosen.begin and chosen.end and first_day(chosen.begin) > last_day(chosen.end):
        problems.append("Der Zeitraum endet, bevor er beginnt; das Ende wurde weggelassen.")
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
    return f"{MONTHS[month - 1]} {year}" if month else str(year)


def describe_period(begin: str | None, end: str | None) -> str:
    """ "2016", "ab April 2016", "bis 2016", "April 2016 bis Juni 2017", or "" without limits."""
    if begin and end:
        return describe_month(begin) if begin == end else f"{describe_month(begin)} bis {describe_month(end)}"
    if begin:
        return f"ab {describe_month(begin)}"
    return f"bis {describe_month(end)}" if end else ""


def _year_month(period: str) -> tuple[int, int | None]:
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"neither YYYY nor YYYY-MM: {period!r}")
    return int(match[1]), int(match[2]) if match[2] else None


def _named(one: str, many: str, names: list[str]) -> str:
    if not names:
        return ""
    return f"{one if len(names) == 1 else many} {', '.join(names)}"


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
