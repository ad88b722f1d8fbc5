"""The same small chart for each group, one below the other on the same axes, so that they can be compared."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui import numbers, theme
from ui.figures import month_axis

_PANEL, _GAP = 78, 0.09  # pixels; part of the height


def months_by_group(frame: pd.DataFrame) -> theme.Figure:
    """Upright bars by month for each group (columns key, label, month, dialogues; all groups have all months).

    `customdata` is the month and the key of the group.
    """
    groups = list(dict.fromkeys(zip(frame["key"], frame["label"], strict=True)))
    most = int(frame["dialogues"].max()) if len(frame) else 1
    room = 1 / max(len(groups), 1)
    traces: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for place, (key, label) in enumerate(groups):
        number = "" if place == 0 else str(place + 1)
        traces += _panel(frame[frame["key"] == key], str(label), f"y{number}", most)
        top = 1 - place * room
        axes[f"yaxis{number}"] = {
            "domain": [top - room * (1 - _GAP), top - room * _GAP], "range": [0, 1.3 * most], "tickformat": ",d",
            "tickfont": {"size": 11}, **({"dtick": 1} if most <= 2 else {"nticks": 3}),
        }  # fmt: skip
    months = frame["month"].nunique()
    return theme.figure(
        traces,
        _PANEL * max(len(groups), 1) + 50,
        xaxis={**month_axis(months), "anchor": f"y{len(groups) if len(groups) > 1 else ''}"},
        **axes,
        bargap=0.25,
    )


def _panel(own: pd.DataFrame, label: str, axis: str, most: int) -> list[dict[str, Any]]:
    months = [f"{month:%Y-%m-%d}" for month in own["month"]]
    counts = own["dialogues"].tolist()
    bars = {
        "type": "bar", "x": months, "y": counts, "yaxis": axis, "marker": {"color": theme.ACCENT},
        "customdata": [[month, key] for month, key in zip(months, own["key"], strict=True)],
        "hovertext": [
            f"{label}, {numbers.month(month)}: {numbers.count(count, 'Dialog', 'Dialoge')}"
            for month, count in zip(own["month"], counts, strict=True)
        ],
        "hoverinfo": "text",
    }  # fmt: skip
    name = {
        "type": "scatter", "mode": "text", "x": months[:1], "y": [1.15 * most], "yaxis": axis, "hoverinfo": "skip",
        "text": [f"{label}  (n = {numbers.number(sum(counts))})"], "textposition": "middle right", "cliponaxis": False,
        "textfont": {"size": 12},
    }  # fmt: skip
    return [bars, name]
