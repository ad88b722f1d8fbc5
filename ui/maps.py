"""The map of the Kreise, drawn without any request to another machine.

Boundaries come from static/map and data/register; Plotly's own world map is replaced by an empty one
(static/topology).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.classes import Classes, classify
from ui import numbers, theme

NOTHING = "kein Dialog in der Auswahl"
SOURCE = "Grenzen: © GeoBasis-DE / BKG (Daten verändert)."
KREISE = "app/static/map/kreise.geojson"
"""The browser fetches the boundaries from this server once, instead of getting them with every chart."""

_ROOT = Path(__file__).resolve().parent.parent
_REGIONS = _ROOT / "data" / "register" / "regierungsbezirke.geojson"
_DISTRICTS = _ROOT / "static" / "map" / "kreise.geojson"
_HATCH_GAP = 0.07  # degrees between two slanting lines
Coordinates = np.ndarray[Any, np.dtype[np.float32]]


def district_map(
    frame: pd.DataFrame,
    value: str,
    *,
    show: Callable[[Any], str],
    hover: Sequence[str],
    names: Mapping[str, str],
    scale_title: str,
    without: str,
    height: int,
) -> theme.Figure:
    """Kreise coloured by `value` (frame: key, `value`) in at most five classes; those without a value are hatched.

    `show` writes a value, `hover` holds one text a row of `frame`, `names` all Kreise by key, so that hatched ones can
    say their name; `without` says what hatching means. The marks carry the key of the Kreis.
    """
    known = frame[[not numbers.is_missing(each) for each in frame[value]]]
    texts = dict(zip(frame["key"], hover, strict=True))
    filled = set(known["key"])
    empty = [key for key in names if key not in filled]
    classes = classify(known[value].tolist(), len(theme.SEQUENTIAL))
    traces: list[Any] = [_empty_area(empty, [texts.get(key, f"{names[key]}<br>{NOTHING}") for key in empty])]
    if len(known):
        keys = known["key"].tolist()
        traces.append(_filled_area(keys, classes, [texts[key] for key in keys], show, scale_title))
    if empty:
        traces.append(_lines(*hatching(tuple(empty)), theme.MUTED, 0.8))
    traces.append(_lines(*_borders(), theme.MUTED, 1.2))
    return theme.figure(
        traces,
        height,
        annotations=[_key_to_hatching(without, len(classes.bounds))] if empty else [],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        geo={"visible": False, "fitbounds": "locations", "projection": {"type": "mercator"}, "bgcolor": theme.PAPER},
    )


def _empty_area(keys: list[str], texts: list[str]) -> dict[str, Any]:
    return _area(keys, [0] * len(keys), texts, [theme.NO_VALUE], line=theme.LINE, showscale=False)


def _filled_area(
    keys: list[str], classes: Classes, texts: list[str], show: Callable[[Any], str], title: str
) -> dict[str, Any]:
    count = len(classes.bounds)
    colours = theme.sequential(count)
    legend = [show(low) if low == high else f"{show(low)} bis {show(high)}" for low, high in classes.bounds]
    bar = {
        "title": {"text": title, "font": {"size": 12}},
        "tickvals": list(range(count)),
        "ticktext": legend,
        "tickfont": {"size": 12},
        "ticks": "",
        "thickness": 14,
        "len": _scale_height(count),
        "lenmode": "pixels",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "top",
        "outlinewidth": 0,
    }
    return _area(keys, classes.numbers, texts, colours, line=theme.PAPER, zmin=-0.5, zmax=count - 0.5, colorbar=bar)


def _area(
    keys: list[str], values: list[int], texts: list[str], colours: Sequence[str], *, line: str, **style: Any
) -> dict[str, Any]:
    steps = [[number / len(colours), colour] for number, colour in enumerate(colours)]
    ends = [[(number + 1) / len(colours), colour] for number, colour in enumerate(colours)]
    return {
        "type": "choropleth",
        "geojson": KREISE,
        "featureidkey": "properties.kreis_ags",
        "locations": keys,
        "z": values,
        "customdata": [[key] for key in keys],
        "hovertext": texts,
        "hoverinfo": "text",
        "marker": {"line": {"color": line, "width": 1}},
        "colorscale": [step for pair in zip(steps, ends, strict=True) for step in pair],
        **style,
    }


def _scale_height(classes: int) -> int:
    return 26 * classes + 40 if classes else 0


def _key_to_hatching(without: str, classes: int) -> dict[str, Any]:
    """What hatching means, below the colour scale."""
    return {
        "text": f"<span style='font-size:20px'>▨</span> {without}",
        "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "top",
        "yshift": -_scale_height(classes), "showarrow": False, "font": {"size": 12, "color": theme.INK},
    }  # fmt: skip


def _lines(longitudes: Coordinates, latitudes: Coordinates, colour: str, width: float) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "lon": longitudes,
        "lat": latitudes,
        "mode": "lines",
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


@cache
def _borders() -> tuple[Coordinates, Coordinates]:
    """The borders of the Regierungsbezirke, with a gap (NaN) after each."""
    rings = [ring for feature in _features(_REGIONS) for ring in _rings(feature["geometry"])]
    return _with_gaps(rings)


@lru_cache(maxsize=256)
def hatching(keys: tuple[str, ...]) -> tuple[Coordinates, Coordinates]:
    """Slanting lines over these Kreise: Plotly's maps know no patterns."""
    return _with_gaps([line for key in keys for line in _hatched().get(key, [])])


@cache
def _hatched() -> dict[str, list[list[list[float]]]]:
    """Key of a Kreis -> the slanting lines (two points each) within its borders."""
    return {
        feature["properties"]["kreis_ags"]: _slanting(_rings(feature["geometry"])) for feature in _features(_DISTRICTS)
    }


def _slanting(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """The pieces inside the rings of the lines latitude = longitude + n * `_HATCH_GAP`.

    Along each line the inside begins and ends, by turns, where a border crosses it.
    """
    crossings: dict[int, list[float]] = {}
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            begin, end = (y1 - x1) / _HATCH_GAP, (y2 - x2) / _HATCH_GAP
            for line in range(math.ceil(min(begin, end)), math.ceil(max(begin, end))):
                crossings.setdefault(line, []).append(x1 + (x2 - x1) * (line - begin) / (end - begin))
    return [
        [[x, x + line * _HATCH_GAP] for x in ends]
        for line, found in crossings.items()
        for ends in _pairs(sorted(found))
    ]


def _pairs(values: Sequence[float]) -> list[Sequence[float]]:
    """The first two values, the next two …"""
    return [values[place : place + 2] for place in range(0, len(values) - 1, 2)]


def _with_gaps(lines: Sequence[Sequence[Sequence[float]]]) -> tuple[Coordinates, Coordinates]:
    """Longitudes and latitudes of all points, with a gap (NaN) after each line."""
    gap = [math.nan, math.nan]
    points = np.array([point for line in lines for point in [*line, gap]] or [gap], dtype=np.float32)
    return points[:, 0].copy(), points[:, 1].copy()


def _features(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        features: list[dict[str, Any]] = json.load(file)["features"]
    return features


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]
