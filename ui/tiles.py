"""The row of figures at the top of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from analysis.language import tr
from ui.words import heading


class Tile(NamedTuple):
    """A figure with its name and what it rests on, such as "41 von 45 Dialogen"."""

    label: str
    value: str
    note: str
    help: str | None = None


def tiles(row: Sequence[Tile]) -> None:
    """Show the figures side by side."""
    columns = st.container(key="tiles").columns(len(row))
    for column, tile in zip(columns, row, strict=True):
        column.metric(
            heading(tile.label), tile.value, delta=tr(tile.note), delta_color="off", delta_arrow="off",
            help=tile.help and tr(tile.help),
        )  # fmt: skip
