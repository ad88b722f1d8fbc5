"""Draws the traces of a Plotly figure, as far as the charts of the dashboard use them: bars, lines, signs, words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.report.svg import INK, PAPER, Canvas, text_width
from ui import numbers
from ui.picture.axes import Axis, lines_of

Trace = Mapping[str, Any]
Point = tuple[float, float]

_DASHES = {"dash": "7 4", "dot": "2 3"}
_LEAST_SIZE = 7.5
_CORNERS: Mapping[str, Sequence[Point]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle-up": ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "cross": ((-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1),
              (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)),
    "star": tuple(
        ((1.3 if corner % 2 == 0 else 0.55) * math.sin(corner * math.pi / 5),
         -(1.3 if corner % 2 == 0 else 0.55) * math.cos(corner * math.pi / 5))
        for corner in range(10)
    ),
}  # fmt: skip
"""Outlines of the signs in half sizes; a circle where a name is not here."""


def each(setting: Any, place: int) -> Any:
    """A setting that is one for all marks or a list with one a mark."""
    is_list = hasattr(setting, "__len__") and not isinstance(setting, str | Mapping)
    return setting[place] if is_list else setting


def draw_trace(canvas: Canvas, trace: Trace, x: Axis, y: Axis, bars: Bars) -> None:
    """One trace between its axes."""
    if trace["type"] == "bar":
        _draw_bars(canvas, trace, x, y, bars)
        return
    mode = trace["mode"]
    if "lines" in mode:
        _draw_lines(canvas, trace, x, y)
    if "markers" in mode:
        _draw_signs(canvas, trace, x, y)
    if "text" in mode:
        _draw_words(canvas, trace, x, y)


class Bars:
    """How the bars of a figure stand: their thickness, and where the next one of a stack begins."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        self._is_stack = layout.get("barmode") == "stack"
        self._gap = float(layout.get("bargap", 0.2))
        self._tops: dict[float, float] = {}

    def thickness(self, trace: Trace, across: Axis) -> float:
        """In numbers of the axis across the bars."""
        return float(trace.get("width") or (1 - self._gap) * across.bar_room())

    def base(self, trace: Trace, place: int, at: float, length: float) -> float:
        """Where the bar at `at` begins."""
        if not self._is_stack:
            return float(each(trace.get("base", 0), place))
        base = self._tops.get(at, 0.0)
        self._tops[at] = base + length
        return base


def _draw_bars(canvas: Canvas, trace: Trace, x: Axis, y: Axis, bars: Bars) -> None:
    lies = trace.get("orientation") == "h"
    along, across = (x, y) if lies else (y, x)
    lengths, positions = (trace["x"], trace["y"]) if lies else (trace["y"], trace["x"])
    half = bars.thickness(trace, across) / 2
    for place, (length, position) in enumerate(zip(lengths, positions, strict=True)):
        at = across.number(position)
        if at is None:
            continue
        size = 0.0 if numbers.is_missing(length) else float(length)
        base = bars.base(trace, place, at, size)
        ends = sorted((along.pixel(base), along.pixel(base + size)))
        sides = sorted((across.pixel(at - half), across.pixel(at + half)))
        (left, right), (top, bottom) = (ends, sides) if lies else (sides, ends)
        if size:
            fill, edge = bar_fill(canvas, trace, place), each(trace["marker"].get("line", {}).get("color"), place)
            canvas.rect(left, top, right - left, bottom - top, fill, edge or "none")
        middle = (top + bottom) / 2
        if not lies and trace.get("textposition") == "outside":
            canvas.text((left + right) / 2, top - 8, str(each(trace["text"], place)), "middle", size=12)
        else:
            _draw_bar_text(canvas, trace, place, (left, right), middle)


def bar_fill(canvas: Canvas, trace: Trace, place: int) -> str:
    """The colour of a bar, or its pattern."""
    colour = str(each(trace["marker"]["color"], place))
    fills = {"/": canvas.stripes, ".": canvas.dots}
    shape = bar_pattern(trace, place)
    return fills[shape](colour) if shape else colour


def bar_pattern(trace: Trace, place: int) -> str:
    """The sign of Plotly for the pattern of a bar; "" for none."""
    return str(each(trace["marker"].get("pattern", {}).get("shape", ""), place))


def _draw_bar_text(canvas: Canvas, trace: Trace, place: int, ends: Sequence[float], middle: float) -> None:
    text = each(trace.get("text", ""), place)
    if not text:
        return
    left, right = ends
    words = " ".join(lines_of(text))
    inside = trace.get("textposition") == "inside"
    font = trace.get("insidetextfont", trace.get("textfont", {})) if inside else trace.get("textfont", {})
    size = float(font.get("size", 12))
    if not inside:
        canvas.text(right + 5, middle, words, size=size)
        return
    colour = each(font.get("color", INK), place)
    room = (right - left) / max(text_width(words, 1), 0.1)
    behind = str(each(trace["marker"]["color"], place)) if bar_pattern(trace, place) else ""
    canvas.text((left + right) / 2, middle, words, "middle", colour, max(min(size, room), _LEAST_SIZE), behind=behind)


def _draw_lines(canvas: Canvas, trace: Trace, x: Axis, y: Axis) -> None:
    line = trace["line"]
    for run in _runs(trace, x, y):
        if trace.get("fill") == "toself":
            canvas.path([run], trace["fillcolor"], line["color"], line.get("width", 2))
        elif len(run) > 1:
            canvas.polyline(run, line["color"], line.get("width", 2), _DASHES.get(line.get("dash", ""), ""))


def _runs(trace: Trace, x: Axis, y: Axis) -> Iterator[list[Point]]:
    """The points of a line, cut at its gaps."""
    run: list[Point] = []
    for across, upward in zip(trace["x"], trace["y"], strict=True):
        point = x.at(across), y.at(upward)
        if point[0] is not None and point[1] is not None:
            run.append((point[0], point[1]))
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _draw_signs(canvas: Canvas, trace: Trace, x: Axis, y: Axis) -> None:
    for place, (across, upward) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        at = x.at(across), y.at(upward)
        if at[0] is not None and at[1] is not None:
            draw_sign(canvas, (at[0], at[1]), trace["marker"], place)


def draw_sign(canvas: Canvas, at: Point, marker: Mapping[str, Any], place: int) -> None:
    """One sign of a trace, with its middle `at` a pixel."""
    symbol, radius = each(marker.get("symbol", "circle"), place), float(each(marker["size"], place)) / 2
    outline = marker.get("line", {})
    edge, width = each(outline.get("color", "none"), place), each(outline.get("width", 0), place)
    if symbol == "line-ns":
        canvas.line(at[0], at[1] - radius, at[0], at[1] + radius, edge, width)
        return
    fill, opacity = each(marker["color"], place), float(each(marker.get("opacity", 1), place))
    if symbol not in _CORNERS:
        canvas.dot(*at, radius, fill, edge if width else "none", opacity)
        return
    corners = [(at[0] + radius * right, at[1] + radius * down) for right, down in _CORNERS[symbol]]
    canvas.path([corners], fill, edge if width else "none", width, opacity)


def _draw_words(canvas: Canvas, trace: Trace, x: Axis, y: Axis) -> None:
    side = str(trace.get("textposition", "middle center")).partition(" ")[2]
    anchor, shift = {"left": ("end", -3), "right": ("start", 3)}.get(side, ("middle", 0))
    font = trace.get("textfont", {})
    size = float(font.get("size", 12))
    for place, (across, upward) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        at = x.at(across), y.at(upward)
        if at[0] is None or at[1] is None:
            continue
        lines = lines_of(each(trace["text"], place))
        colour = each(font.get("color", INK), place)
        for number, line in enumerate(lines):
            canvas.text(at[0] + shift, at[1] + 1.1 * size * (number - (len(lines) - 1) / 2), line, anchor, colour, size)


def swatch(canvas: Canvas, trace: Trace, left: float, middle: float) -> None:
    """The sign of a trace in the legend, 16 pixels wide."""
    if trace["type"] == "bar":
        canvas.rect(left, middle - 7, 14, 14, bar_fill(canvas, trace, 0), PAPER)
        return
    if "lines" in trace["mode"]:
        line = trace["line"]
        dash = _DASHES.get(line.get("dash", ""), "")
        canvas.polyline([(left, middle), (left + 16, middle)], line["color"], line.get("width", 2), dash)
    if "markers" in trace["mode"]:
        marker = {**trace["marker"], "size": 10}
        marker["color"] = each(marker.get("line", {}).get("color", marker["color"]), 0)
        if marker["color"] == PAPER:
            marker["color"] = each(trace["marker"]["color"], 0)
        draw_sign(canvas, (left + 8, middle), {**marker, "line": {}}, 0)
