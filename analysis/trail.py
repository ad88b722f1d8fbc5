"""Where in the land a filter looks: Baden-Württemberg, Regierungsbezirk, Kreis, Kommune."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.filters import Filter, region_names
from analysis.language import tr
from analysis.vocabulary import Vocabulary

LAND = "Baden-Württemberg"


class Step(NamedTuple):
    """A step of the way down, and the places that a filter must hold to stand on it."""

    label: str
    regions: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def trail(chosen: Filter, words: Vocabulary) -> list[Step]:
    """The way from the land to the place of the filter; several places of one kind are one step."""
    districts = chosen.districts or _distinct(words.towns[key].kreis_ags for key in chosen.towns)
    regions = chosen.regions or _distinct(words.districts[key].rb_ags for key in districts)
    steps = [Step(LAND)]
    if regions:
        steps.append(Step(region_names([words.regions[key] for key in regions]), regions))
    if districts:
        steps.append(Step(_districts(districts, words), regions, districts))
    if chosen.towns:
        steps.append(Step(_towns(chosen.towns, words), regions, districts, chosen.towns))
    return steps


def trail_to(district: str | None, town: str | None, words: Vocabulary) -> list[Step]:
    """The way from the land to a Kommune with this ags, else to a Kreis of this name, else only the land."""
    if town in words.towns:
        return trail(Filter(towns=(str(town),)), words)
    key = next((key for key, each in words.districts.items() if each.name == district), None)
    return trail(Filter(districts=(key,) if key else ()), words)


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _districts(keys: Sequence[str], words: Vocabulary) -> str:
    if len(keys) > 2:
        return tr("{n} Kreise").format(n=len(keys))
    return ", ".join(words.districts[key].title for key in keys)


def _towns(keys: Sequence[str], words: Vocabulary) -> str:
    if len(keys) > 2:
        return tr("{n} Kommunen").format(n=len(keys))
    return ", ".join(words.towns[key].label for key in keys)
