"""Maps of areas coloured by a value, drawn without any request to another machine.

Plotly's own world map is replaced by an empty one (static/topology).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis.classes import Classes, classify
from analysis.language import tr
from ui import theme
from ui.areas import Areas, Coordinates
from ui.words import heading

NOTHING = "kein Dialog in der Auswahl"
_BESIDE = 0.24
"""Where a map begins that would cover its legend; that of the land leaves room for it in the north-west."""


def area_map(
    frame: pd.DataFrame,
    value: str,
    areas: Areas,
    *,
    show: Callable[[Any], str],
    hover: Sequence[str],
    scale_title: str,
    without: str,
    height: int,
) -> theme.Figure:
    """Areas coloured by `value` (frame: key, `value`) in at most five classes; those without a value are hatched.

    `show` writes a value, `hover` holds one text a row of `frame`; `without` says what hatching means. The marks carry
    the key of the area.
    """
    known = frame[frame[value].notna()]
    texts = dict(zip(frame["key"], hover, strict=True))
    filled = set(known["key"])
    empty = [key for key in areas.names if key not in filled]
    classes = classify(known[value].tolist(), len(theme.SEQUENTIAL))
    nothing = [texts.get(key, f"{areas.names[key]}<br>{tr(NOTHING)}") for key in empty]
    traces: list[Any] = [_empty_area(areas, empty, nothing)]
    if len(known):
        keys = known["key"].tolist()
        traces.append(_filled_area(areas, keys, classes, [texts[key] for key in keys], show, scale_title))
    if empty:
        traces.append(_lines(*areas.hatching(empty), theme.MUTED, 0.8 if areas.covers_the_land else 0.5))
    traces.append(_lines(*areas.borders(), theme.MUTED, 1.2))
    return theme.figure(
        traces,
        height,
        annotations=[_key_to_hatching(without, len(classes.bounds))] if empty else [],
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        geo={
            "visible": False, "fitbounds": "locations", "projection": {"type": "mercator"}, "bgcolor": theme.PAPER,
            "domain": {"x": [0 if areas.covers_the_land else _BESIDE, 1]},
        },
    )  # fmt: skip


def _empty_area(areas: Areas, keys: list[str], texts: list[str]) -> dict[str, Any]:
    line = theme.LINE if areas.covers_the_land else theme.FINE
    return _area(areas, keys, [0] * len(keys), texts, [theme.NO_VALUE], line=line, showscale=False)


def _filled_area(
    areas: Areas, keys: list[str], classes: Classes, texts: list[str], show: Callable[[Any], str], title: str
) -> dict[str, Any]:
    count = len(classes.bounds)
    colours = theme.sequential(count)
    both = tr("{low} bis {high}")
    legend = [show(low) if low == high else both.format(low=show(low), high=show(high)) for low, high in classes.bounds]
    bar = {
        "title": {"text": heading(title), "font": {"size": 12}},
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
    style = {"zmin": -0.5, "zmax": count - 0.5, "colorbar": bar}
    return _area(areas, keys, classes.numbers, texts, colours, line=theme.PAPER, **style)


def _area(
    areas: Areas, keys: list[str], values: list[int], texts: list[str], colours: Sequence[str], *, line: str,
    **style: Any,
) -> dict[str, Any]:  # fmt: skip
    steps = [[number / len(colours), colour] for number, colour in enumerate(colours)]
    ends = [[(number + 1) / len(colours), colour] for number, colour in enumerate(colours)]
    return {
        "type": "choropleth",
        "geojson": areas.address,
        "featureidkey": f"properties.{areas.key}",
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
        "text": f"<span style='font-size:20px'>▨</span> {tr(without)}",
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
