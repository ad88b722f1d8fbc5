"""The kinds of charts, built lean: one or two traces each, no more points than a browser draws well."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis.language import tr
from ui import numbers, theme
from ui.labels import whole
from ui.words import heading

NOT_RELIABLE = "n < 5, nicht belastbar"
_ROW = 26  # pixels a row of a horizontal chart


def bars(
    frame: pd.DataFrame,
    value: str,
    text: Callable[[Any], str],
    *,
    drill: Sequence[str] = (),
    height: int | None = None,
    rows: int = 0,
) -> theme.Figure:
    """Horizontal bars, one a row of `frame` (column `label`), first row on top; the value stands at the bar.

    `rows` is the least number of rows that the height leaves room for, so that charts side by side agree.

    `drill` names the columns of `frame` that go into `customdata`. A missing value has no bar but its words.
    """
    values = [None if numbers.is_missing(each) else each for each in frame[value]]
    labels = _labels(frame)
    longest = max((each for each in values if each is not None), default=0)
    trace = _bar(
        x=values,
        y=labels,
        orientation="h",
        marker={"color": theme.ACCENT},
        text=[text(each) for each in frame[value]],
        textposition="outside",
        textfont={"size": 12},
        constraintext="none",  # or Plotly writes the smaller, the thinner the bars are
        cliponaxis=False,
        customdata=marks(frame, drill),
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    return theme.figure(
        [trace],
        height or _ROW * max(len(frame), rows, 3) + 20,
        xaxis={"range": [0, 1.2 * longest or 1], "showticklabels": False, "showgrid": False},
        yaxis={"autorange": "reversed", "showgrid": False, "ticksuffix": "  ", "tickvals": labels,
               "tickfont": {"size": 12}, "ticktext": [whole(label) for label in labels]},
        bargap=0.35,
    )


def ranges(
    frame: pd.DataFrame,
    digits: int,
    axis_title: str,
    *,
    drill: Sequence[str] = (),
    height: int | None = None,
    logarithmic: bool = True,
    show: Callable[[Any], str] | None = None,
    axis: Mapping[str, Any] | None = None,
) -> theme.Figure:
    """Median as a dot on the line from lowest to highest value, one row a group (see `measures.summarise`).

    A hollow dot marks fewer than five values. The pooled ratio is a small upright stroke. `show` writes a value, an
    amount in EUR if not given; `axis` adds settings of the axis of values.
    """
    labels = [
        f"{label}  (n = {n})" if n else f"{label}  ({numbers.missing()})"
        for label, n in zip(_labels(frame), frame["n"], strict=True)
    ]
    spans_x: list[Any] = []
    spans_y: list[Any] = []
    for label, low, high in zip(labels, frame["low"], frame["high"], strict=True):
        spans_x += [low, high, None]
        spans_y += [label, label, None]
    reliable = frame["reliable"].tolist()
    hover = _range_texts(frame, labels, show or partial(numbers.eur, digits=digits))
    traces = [
        _scatter(x=spans_x, y=spans_y, mode="lines", line={"color": theme.PALE, "width": 5}, hoverinfo="skip"),
        _scatter(
            x=frame["pooled"].tolist(), y=labels, mode="markers", hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 13, "line": {"color": theme.HIGHLIGHT, "width": 3}},
        ),
        _scatter(
            x=frame["median"].tolist(), y=labels, mode="markers", hovertext=hover, hoverinfo="text",
            customdata=marks(frame, drill),
            marker={
                "size": 13,
                "color": [theme.ACCENT if sure else theme.PAPER for sure in reliable],
                "line": {"color": theme.ACCENT, "width": 2},
            },
        ),
    ]  # fmt: skip
    return theme.figure(
        traces,
        height or _ROW * max(len(frame), 4) + 60,
        xaxis={"title": {"text": heading(axis_title)}, **_value_axis(frame, logarithmic), **(axis or {})},
        yaxis={"range": [len(labels) - 0.5, -0.5], "ticksuffix": "  ", "type": "category",
               "categoryorder": "array", "categoryarray": labels},
    )  # fmt: skip


def columns_over_time(frame: pd.DataFrame, height: int) -> theme.Figure:
    """Upright bars by month (columns month, dialogues)."""
    months = [f"{month:%Y-%m-%d}" for month in frame["month"]]
    trace = _bar(
        x=months,
        y=frame["dialogues"].tolist(),
        marker={"color": theme.ACCENT},
        customdata=[[month] for month in months],
        hovertext=[
            f"{numbers.month(month)}: {numbers.count(value, 'Dialog', 'Dialoge')}"
            for month, value in zip(frame["month"], frame["dialogues"], strict=True)
        ],
        hoverinfo="text",
    )
    return theme.figure(
        [trace],
        height,
        xaxis=month_axis(len(frame)),
        yaxis={"title": {"text": heading("Dialoge")}, "rangemode": "tozero", "tickformat": ",d",
               **({"dtick": 1} if frame["dialogues"].max() <= 5 else {"nticks": 6})},
        bargap=0.25,
    )


def dots(
    groups: Sequence[tuple[str, str, pd.DataFrame]],
    hover: str,
    *,
    x: str,
    y: str,
    carried: Sequence[str],
    x_title: str,
    y_title: str,
    height: int,
    line: tuple[str, Sequence[tuple[float, float]]] | None = None,
) -> theme.Figure:
    """Dots on two logarithmic axes, x against y. Each group is (name, Plotly symbol, frame).

    `carried` names the columns that go into `customdata`; `hover` is a Plotly template over x, y and these. The column
    `dialogues` gives a dot its size. `line` is a name and the points that it connects.
    """
    traces = [
        _scatter(
            x=frame[x].to_numpy(),
            y=frame[y].to_numpy(),
            mode="markers",
            name=heading(name),
            customdata=marks(frame, carried),
            hovertemplate=f"{tr(hover)}<extra></extra>",
            marker={
                "symbol": symbol,
                "opacity": 0.8,
                "color": theme.QUALITATIVE[number],
                "size": np.minimum(7 + frame["dialogues"].to_numpy(dtype=float) ** 0.5, 30),
                "line": {"color": theme.PAPER, "width": 1},
            },
        )
        for number, (name, symbol, frame) in enumerate(groups)
        if len(frame)
    ]
    traces += [_dashed(*line)] if line else []
    everything = pd.concat([frame for _, _, frame in groups])
    return theme.figure(
        traces,
        height,
        xaxis={"type": "log", "title": {"text": heading(x_title)}, **log_ticks(everything[x])},
        yaxis={"type": "log", "title": {"text": heading(y_title)}, **log_ticks(everything[y])},
        showlegend=len(traces) > 1,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )


def _dashed(name: str, points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """A line through points, drawn over the dots."""
    return _scatter(
        x=[at for at, _ in points], y=[at for _, at in points], mode="lines", name=heading(name), hoverinfo="skip",
        line={"color": theme.INK, "width": 2, "dash": "dash"},
    )  # fmt: skip


def _range_texts(frame: pd.DataFrame, labels: list[str], show: Callable[[Any], str]) -> list[str]:
    figures = ("median", "low", "high", "pooled", "reliable")
    rows = zip(labels, *(frame[name] for name in figures), _certainties(frame, show), strict=True)
    said = tr("{label}<br>Median {median}{interval}<br>von {low} bis {high}<br>Summe / Summe {pooled}")
    doubt = f"<br>{tr(NOT_RELIABLE)}"
    return [
        said.format(
            label=label, median=show(median), interval=certainty, low=show(low), high=show(high), pooled=show(pooled)
        ) + ("" if sure else doubt)
        for label, median, low, high, pooled, sure, certainty in rows
    ]  # fmt: skip


def _certainties(frame: pd.DataFrame, show: Callable[[Any], str]) -> list[str]:
    """The interval of each median in words, where `frame` has one (see `measures.summarise`)."""
    if "certain_low" not in frame:
        return [""] * len(frame)
    said = f"<br>{tr('95-%-Intervall {low} bis {high}')}"
    return [
        "" if numbers.is_missing(low) else said.format(low=show(low), high=show(high))
        for low, high in zip(frame["certain_low"], frame["certain_high"], strict=True)
    ]


def marks(frame: pd.DataFrame, fields: Sequence[str]) -> np.ndarray[Any, Any] | None:
    """`customdata` for the marks: the values of these columns, one row a mark; missing values are None."""
    if not fields:
        return None
    cells = np.empty((len(frame), len(fields)), dtype=object)
    for place, field in enumerate(fields):
        column = frame[field]
        cells[:, place] = column.tolist()
        cells[column.isna().to_numpy(), place] = None
    return cells


def _scatter(**settings: Any) -> dict[str, Any]:
    return {"type": "scatter", **settings}


def _bar(**settings: Any) -> dict[str, Any]:
    return {"type": "bar", **settings}


def _labels(frame: pd.DataFrame) -> list[str]:
    return [numbers.missing() if numbers.is_missing(label) else str(label) for label in frame["label"]]


def _value_axis(frame: pd.DataFrame, logarithmic: bool) -> dict[str, Any]:
    if not logarithmic:
        return {"type": "linear", "rangemode": "tozero"}
    return {"type": "log", **log_ticks(pd.concat([frame["low"], frame["high"]]))}


def log_ticks(values: pd.Series[float]) -> dict[str, Any]:
    """Marks at 1, 2, 5, 10 … for a logarithmic axis."""
    positive = values[values > 0].astype(float)
    if positive.empty:
        return {}
    marks_at = [step * 10.0**power for power in range(-5, 8) for step in (1, 2, 5)]
    low, high = positive.min() / 2, positive.max() * 2
    inside = [mark for mark in marks_at if low <= mark <= high]
    if len(inside) > 8:
        inside = [mark for mark in inside if f"{mark:e}"[0] == "1"]
    return {
        "tickvals": inside,
        "ticktext": [_short(mark) for mark in inside],
        "range": [math.log10(positive.min() / 1.5), math.log10(positive.max() * 1.5)],
    }


def _short(value: float) -> str:
    return numbers.number(value, max(0, -math.floor(math.log10(value) + 1e-9)))


def month_axis(months: int) -> dict[str, Any]:
    """Settings of an axis of so many months, with at most twelve names."""
    return {"type": "date", "tickformat": "%b\n%Y", "dtick": f"M{max(1, -(-months // 12))}", "showgrid": False}
