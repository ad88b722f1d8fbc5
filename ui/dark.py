"""The colours of a dark screen: each of `ui.theme` has its counterpart.

Charts are always built in the colours of paper, which pictures and reports keep; only what is sent to a dark screen
is recoloured. HTML of ours names both colours, and the browser takes the one of its scheme.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui import theme

PAPER = "#14191D"
ACCENT = "#6FB3DE"

SEQUENTIAL = ("#17374D", "#1F5272", "#286B95", ACCENT, "#CBE6F7")
"""From little to much: it lightens, as much must stand out from the paper. The last two bear dark numbers."""

DIVERGING = (ACCENT, "#2D6285", "#45423A", "#85511F", "#F0A562")
QUALITATIVE = (ACCENT, "#E9A04F", "#5DBBA8", "#CF93BB", "#9AA8B2", "#E0C055")

COUNTERPART: dict[str, str] = {
    theme.INK: "#ECF0F2",
    theme.MUTED: "#A7B3BB",
    theme.LINE: "#3A464F",
    theme.GRID: "#2A343C",
    theme.PAPER: PAPER,
    theme.FINE: "#5B6973",
    theme.NO_VALUE: "#20272C",
    theme.NOT_STATED: "#333D45",
    theme.FOUND: "#5F4512",
    theme.WASH: "#222A31",
    theme.DOUBT: "#3D2F12",
    theme.REMARK: "#F08A76",
    **dict(zip(theme.SEQUENTIAL, SEQUENTIAL, strict=True)),
    **dict(zip(theme.DIVERGING, DIVERGING, strict=True)),
    **dict(zip(theme.QUALITATIVE, QUALITATIVE, strict=True)),
    **{
        theme.pale(light): theme.pale(dark, PAPER)
        for light, dark in zip(theme.DIVERGING, DIVERGING, strict=True)
    },
}  # fmt: skip
"""Colour on paper -> colour on a dark screen."""


def is_dark() -> bool:
    """Whether the reader's screen is dark, by choice in the menu or by the system."""
    return st.context.theme.type == "dark"


def for_screen(figure: theme.Figure) -> theme.Figure:
    """The figure in the colours of the reader's screen."""
    if not is_dark():
        return figure
    sent = figure.to_dict()
    return theme.Figure(_recoloured(sent["data"]), _recoloured(sent["layout"]))


def css(*colours: str) -> Sequence[str]:
    """Each colour as a value of CSS that follows the scheme of the page."""
    return tuple(f"light-dark({colour}, {COUNTERPART[colour]})" for colour in colours)


def _recoloured(part: Any) -> Any:
    """A part of a figure with each colour exchanged; what else it holds, such as the data of the marks, stays."""
    if isinstance(part, str):
        return COUNTERPART.get(part, part)
    if isinstance(part, list | tuple):
        return [_recoloured(each) for each in part]
    if isinstance(part, dict):
        return {name: each if name == "customdata" else _recoloured(each) for name, each in part.items()}
    return part
