"""The map of the Kreise, drawn without any request to another machine.

Boundaries come from static/map and data/register; Plotly's own world map is replaced by an empty one
(static/topology).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
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

_REGIONS = Path(__file__).resolve().parent.parent / "data" / "register" / "regierungsbezirke.geojson"
Coordinates = np.ndarray[Any, np.dtype[np.float32]]


def district_map(
    frame: pd.DataFrame,
    value: str,
    *,
    show: Callable[[Any], str],
    hover: Sequence[str],
    names: Mapping[str, str],
    scale_title: str,
    height: int,
) -> theme.Figure:
    """Kreise coloured by `value` (frame: key, `value`) in at most five classes; those without a value stay pale.

    `show` writes a value, `hover` holds one text a row of `frame`, `names` all Kreise by key, so that pale ones can
    say their name. The marks carry the key of the Kreis.
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
    traces.append(_outlines())
    return theme.figure(
        traces,
        height,
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
        "len": 26 * count + 40,
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


def _outlines() -> dict[str, Any]:
    """The borders of the Regierungsbezirke."""
    longitudes, latitudes = _borders()
    return {
        "type": "scattergeo",
        "lon": longitudes,
        "lat": latitudes,
        "mode": "lines",
        "line": {"color": theme.MUTED, "width": 1.2},
        "hoverinfo": "skip",
    }


@cache
def _borders() -> tuple[Coordinates, Coordinates]:
    """Longitudes and latitudes of all rings, with a gap (NaN) after each."""
    with _REGIONS.open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    gap = [math.nan, math.nan]
    points = [point for feature in features for ring in _rings(feature["geometry"]) for point in [*ring, gap]]
    longitudes, latitudes = np.array(points, dtype=np.float32).T
    return longitudes.copy(), latitudes.copy()


def _rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]
