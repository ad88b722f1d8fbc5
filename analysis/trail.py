"""Where in the land a filter looks: Baden-Württemberg, Regierungsbezirk, Kreis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.filters import Filter
from analysis.vocabulary import Vocabulary

LAND = "Baden-Württemberg"


class Step(NamedTuple):
    """A step of the way down, and the regions and districts that a filter must hold to stand on it."""

    label: str
    regions: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


def trail(chosen: Filter, words: Vocabulary) -> list[Step]:
    """The way from the land to the place of the filter; several places of one kind are one step."""
    regions = chosen.regions or tuple(dict.fromkeys(words.districts[key].rb_ags for key in chosen.districts))
    steps = [Step(LAND)]
    if regions:
        steps.append(Step(_regions(regions, words), regions))
    if chosen.districts:
        steps.append(Step(_districts(chosen.districts, words), regions, chosen.districts))
    return steps


def trail_to(district: str | None, words: Vocabulary) -> list[Step]:
    """The way from the land to a Kreis of this name; only the land when the name is unknown."""
    key = next((key for key, each in words.districts.items() if each.name == district), None)
    return trail(Filter(districts=(key,) if key else ()), words)


def _regions(keys: Sequence[str], words: Vocabulary) -> str:
    names = [words.regions[key] for key in keys]
    return f"{'Regierungsbezirk' if len(names) == 1 else 'Regierungsbezirke'} {', '.join(names)}"


def _districts(keys: Sequence[str], words: Vocabulary) -> str:
    if len(keys) > 2:
        return f"{len(keys)} Kreise"
    return ", ".join(words.districts[key].title for key in keys)
