"""Heat maps with printed numbers. Each cell is a bar of one unit, because Plotly's own heat map knows no clicks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ui import numbers, theme
from ui.figures import marks
from ui.frames import rows as rows_of
from ui.words import joined

_LIGHT_FROM = 3
"""From this colour of `theme.SEQUENTIAL` on, the number stands in white."""

_NARROW = 5
"""So many columns have room on a phone, with their names beside each other."""


def heat_map(
    cells: pd.DataFrame,
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    drill: Sequence[str] = (),
    row_height: int = 22,
    head_height: int = 44,
    upright_heads: bool = False,
) -> theme.Figure:
    """One row of `cells` a cell: row, column (places from 0), shade, text, hover, muted (written in grey).

    `shade` (from 0; the largest is darkest) colours a cell, a missing one and 0 leave it white. `rows` and `columns`
    are the labels; `upright_heads` turns the column labels. `drill` names the columns that go into `customdata`.
    """
    last_row, last_column = len(rows) - 0.5, len(columns) - 0.5
    return theme.figure(
        [cell_trace(cells, drill)],
        row_height * len(rows) + head_height + 10,
        meta=theme.WIDE if len(columns) > _NARROW else None,
        margin={"l": 8, "r": 4, "t": 4, "b": 4},
        xaxis={
            "side": "top", "range": [-0.5, last_column], "tickvals": list(range(len(columns))), "showgrid": False,
            "ticktext": list(columns), "tickangle": -90 if upright_heads else 0,
            "tickfont": {"size": 12 if upright_heads else 11},
        },
        yaxis={
            "range": [last_row, -0.5], "tickvals": list(range(len(rows))), "ticktext": list(rows), "showgrid": False,
            "ticksuffix": "  ", "tickfont": {"size": 12},
        },
        bargap=0,
    )  # fmt: skip


def cell_trace(cells: pd.DataFrame, drill: Sequence[str]) -> dict[str, Any]:
    """The cells as one trace of bars on two number axes."""
    classes = _classes(cells["shade"])
    return {
        "type": "bar",
        "orientation": "h",
        "y": cells["row"].tolist(),
        "x": [1] * len(cells),
        "base": [column - 0.5 for column in cells["column"]],
        "width": 1,
        "marker": {
            "color": [theme.PAPER if each is None else theme.SEQUENTIAL[each] for each in classes],
            "line": {"color": [theme.LINE if each is None else theme.PAPER for each in classes], "width": 1},
        },
        "text": cells["text"].tolist(),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {
            "size": 11,
            "color": [_ink(each, muted) for each, muted in zip(classes, cells["muted"], strict=True)],
        },
        "textangle": 0,
        "constraintext": "none",
        "hovertext": cells["hover"].tolist(),
        "hoverinfo": "text",
        "customdata": marks(cells, drill),
    }


def _classes(shades: pd.Series[float]) -> list[int | None]:
    """The place of each value in the colour scale; None for nothing to show."""
    top = max((float(each) for each in shades if not numbers.is_missing(each)), default=0.0)
    count = len(theme.SEQUENTIAL)
    return [
        None if numbers.is_missing(each) or each <= 0 else min(int(count * float(each) / top), count - 1)
        for each in shades
    ]


def _ink(shade: int | None, muted: bool) -> str:
    if muted:
        return theme.MUTED
    return theme.PAPER if shade is not None and shade >= _LIGHT_FROM else theme.INK


def triangle(pairs: pd.DataFrame, *, drill: Sequence[str] = ()) -> theme.Figure:
    """How often two things met, as a triangle with the names on its diagonal (see `formats.format_company`).

    Read from a name to the left along its row and down its column.
    """
    names = dict(zip(pairs["first_rank"], pairs["first_label"], strict=True))
    names |= dict(zip(pairs["second_rank"], pairs["second_label"], strict=True))
    labels = [names[rank] for rank in sorted(names)]
    cells = pairs.assign(
        row=pairs["second_rank"], column=pairs["first_rank"], shade=pairs["dialogues"], muted=False,
        text=[numbers.number(each) if each else "" for each in pairs["dialogues"]],
        hover=[f"{joined([row.first_label, row.second_label])}<br>{numbers.count(row.dialogues, 'Dialog', 'Dialoge')}"
               for row in rows_of(pairs)],
    )  # fmt: skip
    diagonal = {
        "type": "scatter", "mode": "text", "x": [place - 0.45 for place in range(len(labels))],
        "y": list(range(len(labels))), "text": labels, "textposition": "middle right", "textfont": {"size": 12},
        "hoverinfo": "skip", "cliponaxis": False,
    }  # fmt: skip
    hidden = {"visible": False, "showgrid": False}
    return theme.figure(
        [cell_trace(cells, drill), diagonal],
        22 * max(len(labels), 2) + 10,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        xaxis=hidden | {"range": [-0.5, len(labels) + 5.5]},
        yaxis=hidden | {"range": [len(labels) - 0.5, -0.5]},
        bargap=0,
    )
