"""What can be chosen and how it is called: regions, districts, codes with their German labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.database import Database

SIZE_CLASSES: Mapping[int, str] = {
    1: "unter 5.000",
    2: "5.000 bis unter 10.000",
    3: "10.000 bis unter 20.000",
    4: "20.000 bis unter 50.000",
    5: "50.000 bis unter 100.000",
    6: "ab 100.000",
}
"""Size classes of the Kommune by inhabitants, as numbered in the data file."""

SIZE_LIMITS = (0, 5_000, 10_000, 20_000, 50_000, 100_000)
"""From so many inhabitants on a Kommune is in class 1, 2, …, up to the limit of the next class."""


@dataclass(frozen=True)
class District:
    """A Stadt- or Landkreis with the key of its Regierungsbezirk; `kind` is "Stadtkreis" or "Landkreis"."""

    name: str
    rb_ags: str
    kind: str

    @property
    def title(self) -> str:
        """ "Landkreis Karlsruhe", "Stadtkreis Karlsruhe", "Ortenaukreis"."""
        if self.name.lower().endswith("kreis"):
            return self.name
        return f"{self.kind} {self.name.removesuffix(' (Stadt)')}"


@dataclass(frozen=True)
class Town:
    """A Kommune that reported a dialogue, with the key of its Kreis; `label` names no other one."""

    label: str
    kreis_ags: str


@dataclass(frozen=True)
class Vocabulary:
    """All keys of the data file with their names, in the order in which to show them.

    `labels` holds the codebook: variable -> code -> label. `years` are the years with a dialogue, `towns` the Kommunen
    with one, by their ags.
    """

    regions: Mapping[str, str]
    districts: Mapping[str, District]
    towns: Mapping[str, Town]
    labels: Mapping[str, Mapping[str, str]]
    definitions: Mapping[str, Mapping[str, str]]
    years: tuple[int, ...]

    @cached_property
    def town_labels(self) -> Mapping[str, str]:
        """The Kommunen by their ags; there can be a thousand, so made only once."""
        return {ags: town.label for ags, town in self.towns.items()}

    def label(self, variable: str, code: str) -> str:
        """The German label; the code itself when the codebook no longer knows it."""
        return self.labels.get(variable, {}).get(code, code)

    def districts_of(self, regions: tuple[str, ...]) -> list[str]:
        """Keys of the districts in these regions; of all districts when none is given."""
        return [key for key, district in self.districts.items() if not regions or district.rb_ags in regions]

    def towns_of(self, regions: tuple[str, ...], districts: tuple[str, ...]) -> list[str]:
        """Keys of the Kommunen in these districts, else in these regions; all when neither is given."""
        if not regions and not districts:
            return list(self.towns)
        inside = districts or self.districts_of(regions)
        return [ags for ags, town in self.towns.items() if town.kreis_ags in inside]


def read_vocabulary(database: Database) -> Vocabulary:
    """Read once for each data file; small."""
    labels: dict[str, dict[str, str]] = {}
    definitions: dict[str, dict[str, str]] = {}
    codebook = "SELECT variable, code, label, definition FROM data.core.codebook ORDER BY variable, position"
    for variable, code, label, definition in database.rows(codebook):
        labels.setdefault(variable, {})[code] = label
        definitions.setdefault(variable, {})[code] = definition or label
    years = "SELECT DISTINCT year FROM data.out.dialogue WHERE year IS NOT NULL ORDER BY year"
    regions = "SELECT rb_ags, name FROM data.core.region ORDER BY name COLLATE de"
    districts = "SELECT kreis_ags, name, rb_ags, kind FROM data.core.district ORDER BY name COLLATE de"
    return Vocabulary(
        regions=dict(database.rows(regions)),
        districts={ags: District(*found) for ags, *found in database.rows(districts)},
        towns=_towns(database),
        labels=labels,
        definitions=definitions,
        years=tuple(year for (year,) in database.rows(years)),
    )


def _towns(database: Database) -> dict[str, Town]:
    """By name; the Kreis stands with those that share their name."""
    found = database.rows(
        """SELECT ags, max(kommune) AS name, max(kreis), max(kreis_ags) FROM data.out.dialogue
        WHERE ags IS NOT NULL AND kommune IS NOT NULL AND kreis_ags IS NOT NULL AND ebene <> 'landkreis'
        GROUP BY ags ORDER BY name COLLATE de, ags"""
    )
    alike = Counter(name for _, name, _, _ in found)
    return {ags: Town(f"{name} ({kreis})" if alike[name] > 1 else name, key) for ags, name, kreis, key in found}
