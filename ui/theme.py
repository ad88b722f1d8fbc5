"""Colours on paper and the layout of all charts. `.streamlit/config.toml` and `ui.dark` repeat the colours."""

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
GRID = "#E8ECEE"
FINE = "#A9B3B9"
"""Borders of small areas, to be seen between the lines of a hatching."""

NO_VALUE = "#F1F0ED"
FOUND = "#FCE3B6"
"""Behind words that a person looked for."""

WASH = "#F3F5F6"
"""Behind words that stand out a little."""

DOUBT = "#FDF1DC"
"""Behind what asks for a look."""

REMARK = "#A3341F"

SEQUENTIAL = ("#C9DEEA", "#93BBD2", "#5A98BC", "#1D5A84", "#0A2F4A")
"""From little to much: one hue that darkens evenly, so that it survives colour blindness and grey printing."""

QUALITATIVE = ("#1D5A84", "#D98324", "#3B8E7E", "#8C4A76", "#6B7A85", "#C9A227")
"""For unordered categories, at most six. Always together with a label, a symbol or a position."""

DIVERGING = ("#1D5A84", "#86B3CF", "#EFE3C8", "#EBA45C", "#B1540E")
"""From the best level (blue) over the middle to the last one (orange): told apart by colour-blind people."""

NOT_STATED = "#DDE2E5"
"""The neutral grey of "keine Angabe", always striped."""

_PALE_SHARE = 0.45

WIDE = {"wide": True}
"""As `meta` of a chart: too wide for a phone, where its card scrolls sideways (see `ui.corrections`)."""

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
    "gridcolor": GRID,
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


def pale(colour: str, paper: str = PAPER) -> str:
    """The colour as it looks when it is thinly laid on paper."""
    pairs = zip(parts(colour), parts(paper), strict=True)
    return "#" + "".join(f"{round(ground - _PALE_SHARE * (ground - part)):02X}" for part, ground in pairs)


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of "#RRGGBB", each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


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


def clickable(figure: Figure) -> Figure:
    """The figure, ready for clicks on its marks.

    Streamlit would set the same in the browser, but only after it has drawn the figure, and draw it once more.
    """
    sent = figure.to_dict()
    clicks = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}
    return Figure(sent["data"], sent["layout"] | clicks)


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
