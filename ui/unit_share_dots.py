"""Shares of codes in several units, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.language import tr
from analysis.units import Unit
from ui import numbers, theme
from ui.figures import NOT_RELIABLE
from ui.frames import rows
from ui.group_figures import percent_axis
from ui.labels import whole
from ui.unit_strips import unit_colour, unit_symbol

_UNIT = 13  # pixels a unit in a code
_GAP = 16


def unit_share_dots(shares: pd.DataFrame, units: Sequence[Unit]) -> theme.Figure:
    """A row a code, in it a sign a unit with the Wilson interval as a line (`comparison.unit_shares`).

    Hollow: fewer than five dialogues, without an interval. The small stroke is the share in all Kommunen. `customdata`
    is `Unit.mark` and the code.
    """
    found = rows(shares)
    codes = list(dict.fromkeys((row.key, row.label) for row in found))
    at = {key: place for place, (key, _) in enumerate(codes)}
    step = 0.72 / max(len(units), 2)
    traces = [_everywhere([row for row in found if row.place == 0], at)]
    for place, unit in enumerate(units, start=1):
        offset = (place - (len(units) + 1) / 2) * step
        own = [row for row in found if row.place == place and row.n]
        traces += _unit(unit, place, own, [at[row.key] + offset for row in own])
    return theme.figure(
        traces,
        len(codes) * (_UNIT * max(len(units), 2) + _GAP) + 90,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "xanchor": "left", "xref": "paper", "y": 1, "yanchor": "bottom",
                "traceorder": "normal", "font": {"size": 12}},
        xaxis=percent_axis(),
        yaxis={"range": [len(codes) - 0.5, -0.5], "tickvals": list(range(len(codes))),
               "ticktext": [whole(label, 30) for _, label in codes], "ticksuffix": "  ", "tickfont": {"size": 12}},
    )  # fmt: skip


def _everywhere(found: Sequence[Any], at: dict[str, int]) -> dict[str, Any]:
    x: list[Any] = []
    y: list[Any] = []
    for row in found:
        if row.n:
            x += [row.share, row.share, None]
            y += [at[row.key] - 0.42, at[row.key] + 0.42, None]
    return {"type": "scatter", "mode": "lines", "name": tr("Alle Kommunen"), "x": x, "y": y, "hoverinfo": "skip",
            "line": {"color": theme.MUTED, "width": 2, "dash": "dot"}}  # fmt: skip


def _unit(unit: Unit, place: int, own: Sequence[Any], heights: Sequence[float]) -> list[dict[str, Any]]:
    colour = unit_colour(place)
    x: list[Any] = []
    y: list[Any] = []
    for row, height in zip(own, heights, strict=True):
        if row.reliable:
            x += [row.certain_low, row.certain_high, None]
            y += [height, height, None]
    line = {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "showlegend": False,
            "line": {"color": colour, "width": 1.5}, "opacity": 0.7}  # fmt: skip
    dots = {
        "type": "scatter", "mode": "markers", "name": tr(unit.label), "x": [row.share for row in own],
        "y": list(heights),
        "customdata": [[*unit.mark(), row.key] for row in own], "hovertext": [_hover(row) for row in own],
        "hoverinfo": "text", "cliponaxis": False,
        "marker": {"size": 9, "symbol": unit_symbol(place), "line": {"color": colour, "width": 1.5},
                   "color": [colour if row.reliable else theme.PAPER for row in own]},
    }  # fmt: skip
    return [line, dots]


def _hover(row: Any) -> str:
    text = f"{row.label}<br>{row.unit}: {numbers.of_dialogues(row.dialogues, row.n)}"
    if not row.reliable:
        return f"{text}<br>{tr(NOT_RELIABLE)}"
    interval = tr("95-%-Intervall {low} bis {high}")
    interval = interval.format(low=numbers.percent(row.certain_low), high=numbers.percent(row.certain_high))
    return f"{text} ({numbers.percent(row.share)})<br>{interval}"
