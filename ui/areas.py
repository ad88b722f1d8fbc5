"""The areas of a map: Kreise of the whole land, or Gemeinden where the filter looks into one Regierungsbezirk.

Borders come from static/map, where the browser gets them from, and from data/register.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from analysis.filters import Filter
from analysis.measures import GroupBy
from analysis.trail import trail
from analysis.vocabulary import Vocabulary

SOURCE = "Grenzen: © GeoBasis-DE / BKG (Daten verändert)."
_ROOT = Path(__file__).resolve().parent.parent
_STATIC = _ROOT / "static" / "map"
_REGIONS = _ROOT / "data" / "register" / "regierungsbezirke.geojson"
_ADDRESS = "app/static/map/"
"""The browser fetches the borders from this server once, instead of getting them with every chart."""

_HATCH_LINES = 32
"""So many slanting lines from the southern to the northern end of a map."""

_KREIS_KEY_LENGTH = 5
Coordinates = np.ndarray[Any, np.dtype[np.float32]]
Ring = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Areas:
    """What a map shows: `names` by key, found in `file` under the property `key`.

    `by` groups the dialogues into these areas, `field` is theirs in the drill-down, `many` what they are called (in the
    dative). `over` are the keys of the larger areas whose borders are drawn over them; none for the Regierungsbezirke.
    """

    by: GroupBy
    field: str
    one: str
    many: str
    file: str
    key: str
    names: Mapping[str, str]
    over: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the browser gets the borders."""
        return _ADDRESS + self.file

    @property
    def covers_the_land(self) -> bool:
        """All of Baden-Württemberg, not a part of it."""
        return not self.over

    def borders(self) -> tuple[Coordinates, Coordinates]:
        """Longitudes and latitudes of the borders of the larger areas."""
        return _borders(self.over)

    def hatching(self, keys: Sequence[str]) -> tuple[Coordinates, Coordinates]:
        """Slanting lines over these areas: Plotly's maps know no patterns."""
        return _hatching(self.file, self.key, _gap(self.file, self.key, tuple(self.names)), tuple(keys))


def areas_of(chosen: Filter, words: Vocabulary) -> Areas:
    """The Kreise; with a place of the filter inside of one Regierungsbezirk, its Gemeinden or those of its Kreise."""
    place = trail(chosen, words)[-1]
    if len(place.regions) != 1:
        names = {key: district.name for key, district in words.districts.items()}
        return Areas("kreis", "kreis_ags", "Kreis", "Kreisen", "kreise.geojson", "kreis_ags", names)
    [region] = place.regions
    districts = place.districts or tuple(words.districts_of((region,)))
    file = f"gemeinden-{region}.geojson"
    names = {
        ags: words.towns[ags].label if ags in words.towns else name
        for ags, name in _names(_STATIC / file).items()
        if ags[:_KREIS_KEY_LENGTH] in districts
    }
    return Areas("kommune", "ags", "Gemeinde", "Gemeinden", file, "ags", names, districts)


@lru_cache(maxsize=64)
def _borders(keys: tuple[str, ...]) -> tuple[Coordinates, Coordinates]:
    """Of these Kreise, with a gap (NaN) after each ring; of the Regierungsbezirke without any key."""
    if keys:
        rings_of = _rings_by_key(_STATIC / "kreise.geojson", "kreis_ags")
        return _with_gaps([ring for key in keys for ring in rings_of[key]])
    return _with_gaps([ring for rings in _rings_by_key(_REGIONS, "rb_ags").values() for ring in rings])


@lru_cache(maxsize=64)
def _gap(file: str, key: str, keys: tuple[str, ...]) -> float:
    """Degrees between two slanting lines: the same all over the map, so that those of neighbouring areas meet."""
    rings_of = _rings_by_key(_STATIC / file, key)
    heights = [point[1] for each in keys for ring in rings_of[each] for point in ring]
    return (max(heights) - min(heights)) / _HATCH_LINES


@lru_cache(maxsize=256)
def _hatching(file: str, key: str, gap: float, keys: tuple[str, ...]) -> tuple[Coordinates, Coordinates]:
    hatched = _hatched(file, key, gap)
    return _with_gaps([line for each in keys for line in hatched[each]])


@lru_cache(maxsize=16)
def _hatched(file: str, key: str, gap: float) -> dict[str, list[list[list[float]]]]:
    """Key of an area -> the slanting lines (two points each) within its borders."""
    return {each: _slanting(rings, gap) for each, rings in _rings_by_key(_STATIC / file, key).items()}


def _slanting(rings: Iterable[Ring], gap: float) -> list[list[list[float]]]:
    """The pieces inside the rings of the lines latitude = longitude + n * `gap`.

    Along each line the inside begins and ends, by turns, where a border crosses it.
    """
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            begin, end = (y1 - x1) / gap, (y2 - x2) / gap
            for line in range(math.ceil(min(begin, end)), math.ceil(max(begin, end))):
                crossings.setdefault(line, []).append(x1 + (x2 - x1) * (line - begin) / (end - begin))
    return [
        [[x, x + line * gap] for x in ends] for line, found in crossings.items() for ends in _pairs(sorted(found))
    ]


def _pairs(values: Sequence[float]) -> list[Sequence[float]]:
    """The first two values, the next two …"""
    return [values[place : place + 2] for place in range(0, len(values) - 1, 2)]


def _with_gaps(lines: Iterable[Ring]) -> tuple[Coordinates, Coordinates]:
    """Longitudes and latitudes of all points, with a gap (NaN) after each line."""
    gap = [math.nan, math.nan]
    points = np.array([point for line in lines for point in [*line, gap]] or [gap], dtype=np.float32)
    return points[:, 0].copy(), points[:, 1].copy()


@cache
def _rings_by_key(path: Path, key: str) -> dict[str, list[Ring]]:
    return {feature["properties"][key]: _rings(feature["geometry"]) for feature in _features(path)}


@cache
def _names(path: Path) -> dict[str, str]:
    return {feature["properties"]["ags"]: feature["properties"]["name"] for feature in _features(path)}


@cache
def _features(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        features: list[dict[str, Any]] = json.load(file)["features"]
    return features


def _rings(geometry: dict[str, Any]) -> list[Ring]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]
