"""Colours and the layout of all charts. Repeats the colours of .streamlit/config.toml."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plotly.basedatatypes import BaseFigure

from analysis.language import chosen

INK = "#1E2A32"
MUTED = "#5B6870"
LINE = "#D5DBDF"
PAPER = "#FFFFFF"
ACCENT = "#1D5A84"
PALE = "#93BBD2"
HIGHLIGHT = "#D98324"
CAPTIONS = """<style>
body [data-testid="stCaptionContainer"] { color: inherit; opacity: 0.75; }
body [data-testid="stExpander"] summary { opacity: 1; }
</style>"""
"""Small print as Streamlit draws it, 60 % of the ink, has too little contrast to be read by everybody."""

UPLOADER = """<style>
[data-testid="stFileUploaderDropzone"] :is([data-testid="stBaseButton-secondary"] p, \
[data-testid="stFileUploaderDropzoneInstructions"] span) { font-size: 0; }
[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"] p::after {
  content: "Dateien wählen"; font-size: 0.95rem; }
[data-testid="stFileUploaderDropzoneInstructions"] span::after { content: "oder hierher ziehen"; font-size: 0.875rem; }
</style>"""
"""Streamlit writes on the place for files in English and offers no other way to change it into German."""

NO_VALUE = "#F1F0ED"
FOUND = "#FCE3B6"
"""Behind words that a person looked for."""

SEQUENTIAL = ("#C9DEEA", "#93BBD2", "#5795BA", "#1D5A84", "#0A2F4A")
"""From little to much: one hue that darkens evenly, so that it survives colour blindness and grey printing."""

QUALITATIVE = ("#1D5A84", "#D98324", "#3B8E7E", "#8C4A76", "#6B7A85", "#C9A227")
"""For unordered categories, at most six. Always together with a label, a symbol or a position."""

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif'

SEPARATORS = {"de": ",.", "en": ".,"}

_GERMAN = {
    "format": {
        "months": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                   "November", "Dezember"],
        "shortMonths": ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        "days": ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
        "shortDays": ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
        "date": "%d.%m.%Y",
    },
}  # fmt: skip

_AXIS: dict[str, Any] = {
    "gridcolor": "#E8ECEE",
    "linecolor": LINE,
    "zeroline": False,
    "ticks": "",
    "automargin": True,
    "title": {"font": {"size": 13, "color": MUTED}, "standoff": 8},
    "tickfont": {"size": 13, "color": INK},
    "fixedrange": True,
}


def sequential(count: int) -> list[str]:
    """`count` colours of the scale, spread from light to dark."""
    if count == 1:
        return [SEQUENTIAL[len(SEQUENTIAL) // 2]]
    step = (len(SEQUENTIAL) - 1) / (count - 1)
    return [SEQUENTIAL[round(number * step)] for number in range(count)]


class Figure(BaseFigure):  # type: ignore[misc]  # Plotly has no types
    """A figure that is sent as it was written.

    Plotly's own figures check each value, which costs 20 ms, and are copied twice, which costs 3 ms more; a plain
    dictionary would be checked by Streamlit. The tests make the check for every chart.
    """

    def __init__(self, traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> None:
        self.__dict__["_sent"] = {"data": list(traces), "layout": layout}

    def to_dict(self) -> dict[str, Any]:
        """What Streamlit sends to the browser."""
        sent: dict[str, Any] = self.__dict__["_sent"]
        return sent


def figure(traces: Sequence[dict[str, Any]], height: int, **changes: Any) -> Figure:
    """A figure in the look of all charts: numbers as the language writes them, no frame, no legend, fixed axes.

    `changes` alter that.
    """
    return Figure(traces, layout(height, **changes))


def layout(height: int, **changes: Any) -> dict[str, Any]:
    """The layout of every chart; `figure` uses it."""
    settings: dict[str, Any] = {
        "height": height,
        "separators": SEPARATORS[chosen()],
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": LINE, "font": {"family": FONT, "size": 13, "color": INK}},
    }
    for name, change in changes.items():
        is_axis = name.startswith(("xaxis", "yaxis"))
        settings[name] = _axis(change) if is_axis else change
    return settings


def _axis(changes: dict[str, Any]) -> dict[str, Any]:
    return _AXIS | changes | {"title": _AXIS["title"] | changes.get("title", {})}


def chart_config() -> dict[str, Any]:
    """Plotly's settings: dates in the language of the page, no zoom, and no request to another machine."""
    return {
        "displayModeBar": False,  # its picture would lack filter, n and source: see ui.picture
        "scrollZoom": False,
        "doubleClick": False,
        "locale": chosen(),
        "locales": {"de": _GERMAN},
        "topojsonURL": "app/static/topology/",
    }
