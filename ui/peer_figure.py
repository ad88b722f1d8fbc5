"""A dialogue against the median of similar ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis.language import tr
from ui import numbers, theme

MOST = 100
"""Values beyond 1 / 100 and 100 times the median are drawn at the edge."""

_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


def against_median(frame: pd.DataFrame, text: Callable[[Any], str], customdata: Sequence[Any]) -> theme.Figure:
    """One line a measure: the range of the others, their median as a stroke at 1, and this dialogue as a dot.

    `frame` has the columns label, ratio, median, low, high and n of `analysis.peers`, each row with a ratio;
    `text` gives the value in words.
    """
    labels = [f"{row.label}<br>{text(row)}, n = {row.n}" for row in frame.itertuples(index=False)]
    ratios = [_inside(ratio) for ratio in frame["ratio"]]
    lows = [_inside(low / median) for low, median in zip(frame["low"], frame["median"], strict=True)]
    highs = [_inside(high / median) for high, median in zip(frame["high"], frame["median"], strict=True)]
    hover = zip(frame["label"], frame["ratio"], strict=True)
    said = tr("{label}<br>{ratio}-mal der Median")
    left = min(0.5, *lows, *ratios) / 1.3
    right = max(2, *highs, *ratios) * 1.3
    ticks = [tick for tick in _TICKS if left <= tick <= right]
    if len(ticks) > 7:
        ticks = [tick for tick in ticks if f"{tick:e}"[0] == "1"]
    return theme.figure(
        [
            _ranges(labels, lows, highs),
            _strokes(labels),
            _scatter(
                x=ratios, y=labels, mode="markers", cliponaxis=False, hoverinfo="text",
                hovertext=[said.format(label=label, ratio=numbers.number(ratio, 2)) for label, ratio in hover],
                customdata=list(customdata),
                marker={"size": 13, "color": theme.ACCENT, "line": {"color": theme.PAPER, "width": 1}},
            ),
        ],
        48 * max(len(labels), 2) + 50,
        xaxis={"type": "log", "title": {"text": tr("Vielfaches des Medians (logarithmisch)")}, "tickvals": ticks,
               "ticktext": [_written(tick) for tick in ticks],
               "range": [math.log10(left), math.log10(right)]},
        yaxis={"range": [len(labels) - 0.5, -0.5], "ticklabelstandoff": 8, "showgrid": False, "type": "category",
               "categoryorder": "array", "categoryarray": labels},
    )  # fmt: skip


def _written(tick: float) -> str:
    return numbers.number(tick, len(f"{tick:g}".partition(".")[2]))


def _ranges(labels: Sequence[str], lows: Sequence[float], highs: Sequence[float]) -> dict[str, Any]:
    x: list[Any] = []
    y: list[Any] = []
    for label, low, high in zip(labels, lows, highs, strict=True):
        x += [low, high, None]
        y += [label, label, None]
    return _scatter(x=x, y=y, mode="lines", line={"color": theme.PALE, "width": 5}, hoverinfo="skip")


def _strokes(labels: Sequence[str]) -> dict[str, Any]:
    marker = {"symbol": "line-ns", "size": 16, "line": {"color": theme.HIGHLIGHT, "width": 3}}
    return _scatter(x=[1] * len(labels), y=list(labels), mode="markers", hoverinfo="skip", marker=marker)


def _scatter(**settings: Any) -> dict[str, Any]:
    return {"type": "scatter", **settings}


def _inside(ratio: float) -> float:
    return min(max(ratio, 1 / MOST), MOST)
