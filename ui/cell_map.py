"""Groups against codes as a heat map, from a long frame with one row a cell."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ui import theme
from ui.heat_map import heat_map
from ui.labels import whole


def cell_map(
    frame: pd.DataFrame,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    value: str,
    text: Sequence[str],
    hover: Sequence[str],
    reliable: Sequence[bool],
    drill: Sequence[str],
    row_height: int = 24,
    head_height: int = 185,
) -> theme.Figure:
    """`rows` and `columns` are the labels of the row and the column of each cell, in the order in which to show them.

    Cells that are not reliable stay white and their text grey: they can be read, but do not catch the eye.
    """
    row_place = {label: place for place, label in enumerate(dict.fromkeys(rows))}
    column_place = {label: place for place, label in enumerate(dict.fromkeys(columns))}
    cells = pd.DataFrame(  # one frame of what is needed: adding columns to a frame costs more
        {name: frame[name].array for name in drill}
        | {
            "row": [row_place[label] for label in rows],
            "column": [column_place[label] for label in columns],
            "shade": [each if sure else None for each, sure in zip(frame[value].tolist(), reliable, strict=True)],
            "text": text,
            "hover": hover,
            "muted": [not sure for sure in reliable],
        }
    )
    return heat_map(
        cells, list(row_place), [whole(label, 30) for label in column_place], drill=drill, row_height=row_height,
        head_height=head_height, upright_heads=True,
    )  # fmt: skip
