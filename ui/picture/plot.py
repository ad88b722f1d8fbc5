"""Draws a Plotly figure with x and y axes: legend, marks of the axes, traces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from analysis.report.svg import INK, MUTED, WIDTH, Canvas, text_width, wrapped
from ui.picture.axes import Axis, Tick, lines_of
from ui.picture.traces import Bars, Trace, draw_trace, swatch

_MOST_NAMES = 245
"""Room for the names of the rows; longer ones stand on more lines."""

_GRID = "#E8ECEE"
_LEGEND_ROW = 20
_LEAST_HEIGHT = 40
_SMALLEST = 8.0
"""Upright names are not written smaller than this, which is 5 points in print."""


class _Box(NamedTuple):
    """The part of the canvas between the axes, in pixels."""

    left: float
    right: float
    top: float
    bottom: float


class _Names(NamedTuple):
    """The names at the marks of an axis, cut into lines that fit, and the size of their letters."""

    ticks: list[Tick]
    size: float
    upright: bool = False

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((text_width(line, self.size) for tick in self.ticks for line in tick.lines), default=0.0)

    @property
    def height(self) -> float:
        """Of the name with the most lines; of upright names the length."""
        most = max((len(tick.lines) for tick in self.ticks), default=0)
        return self.width if self.upright else most * self.line

    @property
    def line(self) -> float:
        """From one line to the next."""
        return 1.12 * self.size


def draw_plot(canvas: Canvas, figure: Mapping[str, Any], top: float) -> float:
    """Draw the figure below `top`; gives where it ends."""
    layout, traces = figure["layout"], figure["data"]
    axes = _axes(layout, traces)
    if layout.get("showlegend"):
        top = _draw_legend(canvas, traces, top)
    names = {name: _row_names(axis) for name, axis in axes.items() if name.startswith("y")}
    left = max((each.width + 10 + 20 * bool(axes[name].title) for name, each in names.items() if each.ticks), default=0)
    box = _Box(left, WIDTH - 20, top, top)
    for name, axis in axes.items():
        if name.startswith("x"):
            _place(axis, box.left, box.right)
            _make_room_for_words(axis, [trace for trace in traces if trace.get("xaxis", "x") == name], box)
            names[name] = _column_names(axis)
    above, below = _rooms(axes, names)
    height = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] - above - below
    box = box._replace(top=top + above, bottom=top + above + max(height, _LEAST_HEIGHT))
    for name, axis in axes.items():
        if name.startswith("y"):
            _place(axis, box.bottom, box.top)
    _draw_axes(canvas, traces, axes, names, box)
    bars = Bars(layout)
    for trace in traces:
        draw_trace(canvas, trace, axes[trace.get("xaxis", "x")], axes[trace.get("yaxis", "y")], bars)
    return box.bottom + below


def _axes(layout: Mapping[str, Any], traces: Sequence[Trace]) -> dict[str, Axis]:
    """The axes by the names that traces call them: "x", "y", "y2" …"""
    values: dict[str, list[Any]] = {}
    from_zero: set[str] = set()
    for trace in traces:
        for letter in ("x", "y"):
            values.setdefault(trace.get(f"{letter}axis", letter), []).extend(trace[letter])
        if trace["type"] == "bar":
            letter = "x" if trace.get("orientation") == "h" else "y"
            from_zero.add(trace.get(f"{letter}axis", letter))
    return {
        name: Axis(layout[f"{name[0]}axis{name[1:]}"], found, name in from_zero)
        for name, found in sorted(values.items())
    }


def _place(axis: Axis, start: float, end: float) -> None:
    low, high = axis.settings.get("domain", (0, 1))
    axis.place(start + low * (end - start), start + high * (end - start))


def _row_names(axis: Axis) -> _Names:
    """What stands left of the rows."""
    size = float(axis.settings["tickfont"]["size"])
    ticks = axis.ticks() if axis.shows_labels else []
    return _Names([
        tick._replace(lines=tuple(part for line in tick.lines for part in wrapped(line, _MOST_NAMES, size)))
        for tick in ticks
    ], size)  # fmt: skip


def _column_names(axis: Axis) -> _Names:
    """What stands below or above the columns, each no wider than its column."""
    size = float(axis.settings["tickfont"]["size"])
    ticks = axis.ticks() if axis.shows_labels else []
    places = sorted(axis.pixel(tick.value) for tick in ticks)
    room = min((after - before for before, after in pairwise(places)), default=float(WIDTH))
    if axis.settings.get("tickangle"):
        most = max((len(tick.lines) for tick in ticks), default=1)
        return _Names(ticks, max(min(size, room / (1.12 * most)), _SMALLEST), upright=True)
    return _Names([
        tick._replace(lines=tuple(part for line in tick.lines for part in wrapped(line, room - 4, size)))
        for tick in ticks
    ], size)  # fmt: skip


def _rooms(axes: Mapping[str, Axis], names: Mapping[str, _Names]) -> tuple[float, float]:
    """The heights that names and titles of the columns need above and below the plot."""
    above = below = 0.0
    for name in (each for each in names if each.startswith("x")):
        height = names[name].height + 8 if names[name].ticks else 0.0
        if axes[name].settings.get("side") == "top":
            above = max(above, height)
        else:
            below = max(below, height + (20 if axes[name].title else 0))
    return above, below


def _make_room_for_words(axis: Axis, traces: Sequence[Trace], box: _Box) -> None:
    """Names that are a trace of words before the first value get the room that they need."""
    for trace in traces:
        if trace.get("textposition") != "middle left":
            continue
        size = float(trace["textfont"]["size"])
        widest = max((text_width(line, size) for text in trace["text"] for line in lines_of(text)), default=0.0)
        share = min((widest + 6) / (box.right - box.left), 0.6)
        start = axis.number(trace["x"][0]) or 0.0
        axis.widen_low((start - share * axis.high) / (1 - share))


def _draw_axes(
    canvas: Canvas, traces: Sequence[Trace], axes: Mapping[str, Axis], names: Mapping[str, _Names], box: _Box
) -> None:
    """Lines and names at the marks of all axes."""
    crossing = {(trace.get("xaxis", "x"), trace.get("yaxis", "y")) for trace in traces}
    for across, upward in sorted(crossing):
        left, right = sorted((axes[across].pixel(axes[across].low), axes[across].pixel(axes[across].high)))
        top, bottom = sorted((axes[upward].pixel(axes[upward].low), axes[upward].pixel(axes[upward].high)))
        for at in _marks(axes[across]):
            canvas.line(at, top, at, bottom, _GRID)
        for at in _marks(axes[upward]):
            canvas.line(left, at, right, at, _GRID)
    for name, axis in axes.items():
        if name.startswith("x"):
            _write_columns(canvas, axis, names[name], box)
        else:
            _write_rows(canvas, axis, names[name], box)


def _marks(axis: Axis) -> list[float]:
    """The pixels of the lines of an axis."""
    return [axis.pixel(tick.value) for tick in axis.ticks()] if axis.shows_grid else []


def _write_rows(canvas: Canvas, axis: Axis, names: _Names, box: _Box) -> None:
    for tick in names.ticks:
        middle = axis.pixel(tick.value)
        for number, line in enumerate(tick.lines):
            at = middle + names.line * (number - (len(tick.lines) - 1) / 2)
            canvas.text(box.left - 8, at, line, "end", size=names.size)
    if axis.title:
        middle = (axis.pixel(axis.low) + axis.pixel(axis.high)) / 2
        canvas.text(8, middle, axis.title, "middle", MUTED, 12, upright=True)


def _write_columns(canvas: Canvas, axis: Axis, names: _Names, box: _Box) -> None:
    on_top = axis.settings.get("side") == "top"
    for tick in names.ticks:
        middle = axis.pixel(tick.value)
        for number, line in enumerate(tick.lines):
            _write_column(canvas, line, (middle, number, len(tick.lines)), names, box.top if on_top else box.bottom,
                          on_top)  # fmt: skip
    if axis.title:
        middle = (axis.pixel(axis.low) + axis.pixel(axis.high)) / 2
        canvas.text(middle, box.bottom + names.height + 16, axis.title, "middle", MUTED, 12)


def _write_column(
    canvas: Canvas, line: str, place: tuple[float, int, int], names: _Names, edge: float, on_top: bool
) -> None:
    """One line of a name; `place` is the middle of the column, the number of the line, and how many there are."""
    middle, number, count = place
    if names.upright:
        across = middle + names.line * (number - (count - 1) / 2)
        canvas.text(across, edge - 5, line, "start", size=names.size, upright=True)
        return
    first = edge - 6 - names.line * (count - 0.5) if on_top else edge + 5 + names.line / 2
    canvas.text(middle, first + names.line * number, line, "middle", INK if on_top else MUTED, names.size)


def _draw_legend(canvas: Canvas, traces: Sequence[Trace], top: float) -> float:
    """The names of the traces with their signs, in as many lines as they need; gives where they end."""
    left, line = 0.0, 0
    for trace in traces:
        if not trace.get("name") or trace.get("showlegend") is False:
            continue
        width = 22 + text_width(trace["name"], 12) + 14
        if left and left + width > WIDTH:
            left, line = 0.0, line + 1
        middle = top + _LEGEND_ROW * (line + 0.5)
        swatch(canvas, trace, left, middle)
        canvas.text(left + 22, middle, trace["name"], size=12)
        left += width
    return top + _LEGEND_ROW * (line + 1) + 6
