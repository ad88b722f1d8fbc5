"""One measure of several units: a strip of dialogues each, below the histogram of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison import Bins, UnitValues
from analysis.dialogues import ANY
from analysis.language import tr
from ui import numbers, theme
from ui.figures import NOT_RELIABLE, log_ticks
from ui.frames import rows
from ui.labels import two_lines
from ui.words import heading

SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star", "cross")
"""One a unit, always with the same colour of `theme.QUALITATIVE`."""

MOST_POINTS = 60
"""A unit with more values has no points: the box says more than a cloud."""

_HISTOGRAM = 1.5  # rows
_ROW, _TALL = 40, 56  # pixels; tall where a name has three lines
_NAME = 24  # characters of a line


def unit_strips(
    values: UnitValues, measure: str, frame: pd.DataFrame, bins: Bins, show: Callable[[Any], str], axis_title: str
) -> theme.Figure:
    """`frame` is `comparison.measure_rows`, whose first row is the histogram; `show` writes a value.

    Bar: from the lower to the upper quartile; line: the interval of the median; large sign: the median (hollow: fewer
    than five values), once more on the histogram. `customdata` is `Unit.mark` and the key of a dialogue.
    """
    found = rows(frame)
    places = range(1, len(found))
    traces = [
        _histogram(bins),
        _spans([(place, found[place].lower, found[place].upper) for place in places], theme.LINE, 13),
        _points(values, measure, show),
        _spans([(place, found[place].certain_low, found[place].certain_high) for place in places], theme.INK, 2),
        _medians(values, found, show),
        _on_histogram(found),
    ]
    labels = [f"{tr('Alle')}<br>(n = {numbers.number(found[0].n)})", *(_row_label(each) for each in found[1:])]
    return theme.figure(
        traces,
        round((_TALL if any(label.count("<br>") > 1 for label in labels) else _ROW) * (len(places) + _HISTOGRAM)) + 60,
        xaxis={"type": "log", "title": {"text": heading(axis_title)}, **log_ticks(pd.Series(bins.edges))},
        yaxis={"range": [len(places) + 0.6, -_HISTOGRAM + 0.4], "tickvals": list(range(len(found))),
               "ticktext": labels, "tickfont": {"size": 12}, "ticklabelstandoff": 8, "showgrid": False},
    )  # fmt: skip


def unit_colour(place: int) -> str:
    """Of the unit at this place, counted from 1."""
    return theme.QUALITATIVE[(place - 1) % len(theme.QUALITATIVE)]


def unit_symbol(place: int) -> str:
    """Of the unit at this place, counted from 1."""
    return SYMBOLS[(place - 1) % len(SYMBOLS)]


def _row_label(row: Any) -> str:
    n = f"n = {numbers.number(row.n)}" if row.n else numbers.missing()
    label = tr(row.label)
    return f"{two_lines(label, _NAME)}{' ' if len(label) < _NAME - 8 else '<br>'}({n})"


def _histogram(bins: Bins) -> dict[str, Any]:
    """As one outline: Plotly draws bars on a logarithmic axis too wide or too narrow."""
    heights = 0.4 - _HISTOGRAM * 0.9 * bins.counts / bins.counts.max()
    return {
        "type": "scatter", "mode": "lines", "fill": "toself", "fillcolor": theme.NO_VALUE, "hoverinfo": "skip",
        "x": [bins.edges[0], *np.repeat(bins.edges, 2)[1:-1].tolist(), bins.edges[-1]],
        "y": [0.4, *np.repeat(heights, 2).tolist(), 0.4], "line": {"color": theme.MUTED, "width": 1, "shape": "linear"},
    }  # fmt: skip


def _spans(ends: Sequence[tuple[int, float, float]], colour: str, width: int) -> dict[str, Any]:
    x: list[Any] = []
    y: list[Any] = []
    for place, low, high in ends:
        if high > 0 and low > 0:
            x += [low, high, None]
            y += [place, place, None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": colour, "width": width},
            "hoverinfo": "skip"}  # fmt: skip


def _points(values: UnitValues, measure: str, show: Callable[[Any], str]) -> dict[str, Any]:
    x: list[float] = []
    y: list[float] = []
    marks: list[list[str]] = []
    texts: list[str] = []
    colours: list[str] = []
    for place, unit in enumerate(values.units[1:], start=1):
        inside = np.nonzero(values.members[place] & (values.values[measure] > 0))[0]
        if len(inside) > MOST_POINTS:
            continue
        x += values.values[measure][inside].tolist()
        y += [place + 0.16 * (number % 3 - 1) for number in range(len(inside))]  # apart, where values are equal
        marks += [[*unit.mark(), str(key)] for key in values.keys[inside]]
        named = zip(values.names[inside], values.values[measure][inside], strict=True)
        texts += [f"{name or tr('Ort unbekannt')}: {show(value)}" for name, value in named]
        colours += [unit_colour(place)] * len(inside)
    return {
        "type": "scatter", "mode": "markers", "x": x, "y": y, "customdata": marks, "hovertext": texts,
        "hoverinfo": "text", "marker": {"size": 6, "color": colours, "opacity": 0.55}, "cliponaxis": False,
    }  # fmt: skip


def _medians(values: UnitValues, found: Sequence[Any], show: Callable[[Any], str]) -> dict[str, Any]:
    places = [place for place in range(1, len(found)) if found[place].median > 0]
    return {
        "type": "scatter", "mode": "markers", "x": [found[place].median for place in places], "y": places,
        "customdata": [[*values.units[place].mark(), ANY] for place in places],
        "hovertext": [_hover(found[place], show) for place in places], "hoverinfo": "text", "cliponaxis": False,
        "marker": _signs(found, places, 14),
    }  # fmt: skip


def _on_histogram(found: Sequence[Any]) -> dict[str, Any]:
    """Where the medians stand among all dialogues."""
    places = [place for place in range(1, len(found)) if found[place].median > 0]
    sign = _signs(found, places, 10)
    return {
        "type": "scatter", "mode": "markers", "x": [found[place].median for place in places],
        "y": [0.4] * len(places), "hoverinfo": "skip", "cliponaxis": False, "marker": sign,
    }  # fmt: skip


def _signs(found: Sequence[Any], places: Sequence[int], size: int) -> dict[str, Any]:
    """The signs of the units; hollow where a median is not reliable."""
    reliable = [bool(found[place].reliable) for place in places]
    colours = [unit_colour(place) for place in places]
    filled = [colour if sure else theme.PAPER for colour, sure in zip(colours, reliable, strict=True)]
    edges = [theme.PAPER if sure else colour for colour, sure in zip(colours, reliable, strict=True)]
    symbols = [unit_symbol(place) for place in places]
    return {"size": size, "symbol": symbols, "color": filled, "line": {"color": edges, "width": 1.5}}


def _hover(row: Any, show: Callable[[Any], str]) -> str:
    parts = [f"{tr(row.label)}, n = {numbers.n_of(row.n, row.total)}", f"Median {show(row.median)}"]
    if row.reliable:
        interval, quartiles = tr("95-%-Intervall {low} bis {high}"), tr("Quartile {low} bis {high}")
        parts.append(interval.format(low=show(row.certain_low), high=show(row.certain_high)))
        parts.append(quartiles.format(low=show(row.lower), high=show(row.upper)))
    else:
        parts.append(tr(NOT_RELIABLE))
    return "<br>".join(parts)
