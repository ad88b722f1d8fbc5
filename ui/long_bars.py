"""Horizontal bars whose names are sentences: each stands above its bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from ui import theme
from ui.figures import marks

_ROW = 38  # pixels


def long_bars(frame: pd.DataFrame, value: str, text: Callable[[Any], str], drill: Sequence[str]) -> theme.Figure:
    """One bar a row of `frame` (column `label`), first row on top; the value stands at the bar.

    `drill` names the columns that go into `customdata`.
    """
    places = list(range(len(frame)))
    longest = max(frame[value], default=0)
    bars = {
        "type": "bar", "orientation": "h", "x": frame[value].tolist(), "y": places, "width": 0.4,
        "marker": {"color": theme.ACCENT}, "text": [text(each) for each in frame[value]], "textposition": "outside",
        "cliponaxis": False, "customdata": marks(frame, drill), "hovertext": frame["label"].tolist(),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }  # fmt: skip
    names = {
        "type": "scatter", "mode": "text", "x": [0] * len(frame), "y": [place - 0.43 for place in places],
        "text": frame["label"].tolist(), "textposition": "middle right", "cliponaxis": False, "hoverinfo": "skip",
    }  # fmt: skip
    return theme.figure(
        [bars, names],
        _ROW * max(len(frame), 2) + 20,
        meta=theme.WIDE,
        xaxis={"range": [0, 1.2 * longest or 1], "showticklabels": False, "showgrid": False},
        yaxis={"range": [len(frame) - 0.7, -0.75], "showticklabels": False, "showgrid": False},
    )
