"""Which sets of codes occur together, as an UpSet chart: a column a set, its members as joined dots, a bar on top.

Lex, Gehlenborg et al., "UpSet: Visualization of Intersecting Sets", IEEE TVCG 20 (2014).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui import numbers, theme
from ui.frames import rows
from ui.labels import whole

MOST_SETS = 24
"""More columns cannot be told apart on a laptop or on paper."""

_ROW, _BARS = 19, 110  # pixels
_GAP = 0.03


def set_chart(sets: pd.DataFrame, members: pd.DataFrame) -> theme.Figure:
    """The most frequent sets of `formats.format_company`; `members` (key, label, dialogues) are the rows, first on top.

    `customdata` is the key of the set.
    """
    shown = rows(sets.head(MOST_SETS))
    used = [row for row in rows(members) if row.dialogues]
    place_of = {row.key: place for place, row in enumerate(used)}
    height = _ROW * max(len(used), 2) + _BARS
    border = 1 - _BARS / height
    return theme.figure(
        [_bars(shown), _grid(len(shown), len(used)), _joins(shown, place_of), _dots(shown, place_of)],
        height + 20,
        meta=theme.WIDE,
        xaxis={"range": [-0.6, max(len(shown), 8) - 0.4], "showticklabels": False, "showgrid": False},
        yaxis={
            "domain": [0, border - _GAP], "range": [len(used) - 0.5, -0.5], "tickvals": list(range(len(used))),
            "ticktext": [f"{whole(row.label)}  ({numbers.number(row.dialogues)})" for row in used], "showgrid": False,
            "ticksuffix": "  ", "tickfont": {"size": 12},
        },
        yaxis2={
            "domain": [border, 1], "anchor": "x", "showticklabels": False, "showgrid": False,
            "range": [0, 1.25 * max((row.dialogues for row in shown), default=1)],
        },
        bargap=0.35,
    )  # fmt: skip


def _bars(shown: list[Any]) -> dict[str, Any]:
    return {
        "type": "bar", "x": list(range(len(shown))), "y": [row.dialogues for row in shown], "yaxis": "y2",
        "marker": {"color": theme.ACCENT}, "text": [numbers.number(row.dialogues) for row in shown],
        "textposition": "outside", "textfont": {"size": 12}, "textangle": 0, "constraintext": "none",
        "cliponaxis": False, "customdata": [[row.key] for row in shown], "hovertext": _hovers(shown),
        "hoverinfo": "text",
    }  # fmt: skip


def _grid(columns: int, lines: int) -> dict[str, Any]:
    """A pale dot where a set lacks a member."""
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "marker": {"size": 8, "color": theme.LINE},
        "x": [column for column in range(columns) for _ in range(lines)],
        "y": [line for _ in range(columns) for line in range(lines)],
    }  # fmt: skip


def _joins(shown: list[Any], place_of: dict[str, int]) -> dict[str, Any]:
    x: list[int | None] = []
    y: list[int | None] = []
    for column, row in enumerate(shown):
        places = [place_of[key] for key in row.key.split("-")]
        x += [column, column, None]
        y += [min(places), max(places), None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
            "line": {"color": theme.ACCENT, "width": 3}}  # fmt: skip


def _dots(shown: list[Any], place_of: dict[str, int]) -> dict[str, Any]:
    marks = [(column, place_of[key], row) for column, row in enumerate(shown) for key in row.key.split("-")]
    return {
        "type": "scatter", "mode": "markers", "x": [column for column, _, _ in marks],
        "y": [place for _, place, _ in marks], "marker": {"size": 11, "color": theme.ACCENT},
        "customdata": [[row.key] for _, _, row in marks], "hovertext": _hovers([row for _, _, row in marks]),
        "hoverinfo": "text",
    }  # fmt: skip


def _hovers(found: list[Any]) -> list[str]:
    """The members below each other, and how many dialogues have exactly these."""
    return [
        f"{row.label.replace(' + ', '<br>')}<br>{numbers.count(row.dialogues, 'Dialog', 'Dialoge')} "
        f"({numbers.percent(row.share)})"
        for row in found
    ]
