"""The parts of the register and the indexes over the spellings of their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from loaders.place_names import joined, key, split_base, without_function_words, words
from loaders.place_vocabulary import PlaceVocabulary

_SHORTEST_HALF = 5  # letters of one half of a double name that may stand for the whole

K = TypeVar("K")
V = TypeVar("V")


class Municipality(NamedTuple):
    """A Stadt or Gemeinde; centre in degrees."""

    ags: str
    name: str
    kind: str
    kreis_ags: str
    latitude: float
    longitude: float


class District(NamedTuple):
    """A Landkreis or Stadtkreis; its name is unique ("Karlsruhe (Stadt)" is the Stadtkreis)."""

    kreis_ags: str
    name: str
    kind: str
    rb_ags: str


class Region(NamedTuple):
    """A Regierungsbezirk."""

    rb_ags: str
    name: str


class Keyed(NamedTuple):
    """Everything by its official key."""

    municipalities: Mapping[str, Municipality]
    districts: Mapping[str, District]
    regions: Mapping[str, Region]
    population: Mapping[str, int]
    by_kreis: Mapping[str, tuple[Municipality, ...]]


class Indexes(NamedTuple):
    """Places by the key of a spelling; bases of names with the additions that tell them apart.

    `plain` are the AGS of names without an addition.
    """

    names: Mapping[str, tuple[Municipality, ...]]
    bases: Mapping[str, tuple[tuple[Municipality, tuple[str, ...]], ...]]
    spellings: Mapping[str, tuple[str, ...]]
    additions: frozenset[str]
    plain: frozenset[str]
    districts: Mapping[str, tuple[District, ...]]
    regions: Mapping[str, Region]


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The distinct values of each key, in order."""
    groups: dict[K, dict[V, None]] = {}
    for name, value in pairs:
        groups.setdefault(name, {})[value] = None
    return {name: tuple(values) for name, values in groups.items()}


def indexed(keyed: Keyed, vocabulary: PlaceVocabulary) -> Indexes:
    """The indexes over all spellings of all names and aliases."""
    names: list[tuple[str, Municipality]] = []
    bases: list[tuple[str, tuple[Municipality, tuple[str, ...]]]] = []
    spellings: dict[str, tuple[str, ...]] = {}
    for municipality in keyed.municipalities.values():
        tokens = words(municipality.name)
        base, telling = split_base(municipality.name, tokens)
        known = [joined(tokens), base + "".join(telling), without_function_words(tokens), base]
        known += [key(alias) for alias in vocabulary.municipalities.get(municipality.ags, ())]
        names += [(spelling, municipality) for spelling in known]
        bases.append((base, (municipality, telling)))
        halves = [key(half) for half in municipality.name.split("-") if len(half) >= _SHORTEST_HALF]
        spellings[municipality.ags] = tuple(dict.fromkeys([*known, *halves]))
    regions = {key(n): r for r in keyed.regions.values() for n in (r.name, *vocabulary.regions.get(r.rb_ags, ()))}
    districts = _index_districts(keyed.districts.values(), vocabulary)
    additions = vocabulary.landscapes.union(*(telling for _, (_, telling) in bases))
    plain = frozenset(municipality.ags for _, (municipality, telling) in bases if not telling)
    return Indexes(grouped(names), grouped(bases), spellings, additions, plain, districts, regions)


def _index_districts(districts: Iterable[District], vocabulary: PlaceVocabulary) -> dict[str, tuple[District, ...]]:
    names: list[tuple[str, District]] = []
    for district in districts:
        name = district.name.removesuffix(" (Stadt)")
        names += [(key(alias), district) for alias in (name, *vocabulary.districts.get(district.kreis_ags, ()))]
    return grouped(names)
