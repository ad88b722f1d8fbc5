"""Shares of dialogues as bars, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.export import Column
from ui import numbers, theme
from ui.figures import bars
from ui.group_figures import interval_words, share_label

INTERVAL = (
    Column("certain_low", "95-%-Intervall von", "percent", 1),
    Column("certain_high", "95-%-Intervall bis", "percent", 1),
)
READ_INTERVAL = "Linie: 95-%-Intervall des Anteils (Wilson), ab fünf Angaben."


def share_bars(shares: pd.DataFrame, height: int | None = None) -> theme.Figure:
    """One bar a row of `shares.code_shares` or of the rows of all dialogues in `outcomes.code_groups`.

    The number stands behind the interval. `customdata` is the code.
    """
    n = int(shares["n"].max()) if len(shares) else 0
    figure = bars(shares, "share", share_label(n), drill=["key"], height=height)
    ends = list(zip(shares["certain_low"].tolist(), shares["certain_high"].tolist(), strict=True))
    if any(numbers.is_missing(low) for low, _ in ends):
        return figure
    sent = figure.to_dict()
    [bar] = sent["data"]
    texts = bar.pop("text")
    bar |= {"hovertext": _hovers(bar["y"], texts, ends), "hoverinfo": "text", "hovertemplate": None}
    highest = max((high for _, high in ends), default=0)
    sent["layout"]["xaxis"]["range"] = [0, 1.2 * highest or 1]
    numbers_behind = {
        "type": "scatter", "mode": "text", "x": [high for _, high in ends], "y": bar["y"],
        "text": [f"\u00a0{text}" for text in texts],
        "textposition": "middle right", "textfont": bar["textfont"], "cliponaxis": False, "hoverinfo": "skip",
    }  # fmt: skip
    spans = [_spans(bar["y"], ends, theme.PAPER, 4), _spans(bar["y"], ends, theme.INK, 1.5)]
    return theme.Figure([bar, *spans, numbers_behind], sent["layout"])


def _hovers(labels: Sequence[str], texts: Sequence[str], ends: Sequence[tuple[float, float]]) -> list[str]:
    found = zip(labels, texts, ends, strict=True)
    return [f"{label}: {text}<br>{interval_words(*each)}" for label, text, each in found]


def _spans(labels: Sequence[str], ends: Sequence[tuple[float, float]], colour: str, width: float) -> dict[str, Any]:
    """A line from end to end of each interval; a white one below the black one keeps it apart from the bar."""
    x: list[float | None] = []
    y: list[str | None] = []
    for label, (low, high) in zip(labels, ends, strict=True):
        x += [low, high, None]
        y += [label, label, None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": colour, "width": width},
            "hoverinfo": "skip"}  # fmt: skip
