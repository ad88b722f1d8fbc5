"""Charts of codes by group of dialogues (frames of `outcomes.code_groups`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.language import tr
from analysis.measures import RELIABLE_FROM
from ui import numbers, theme
from ui.figures import NOT_RELIABLE, marks
from ui.frames import rows
from ui.heat_map import heat_map
from ui.labels import whole

GROUP_DRILL = ("group_key", "kommunen")
"""The columns that tell a group, in the order of `group_fields`."""

_APART = 0.26
"""Of a row: so far apart are the signs of two codes, so that their intervals do not cover each other."""

_MOST_COLUMNS = 6
"""With more groups than this they become the rows."""


def share_label(n: int) -> Callable[[Any], str]:
    """How to write shares of `n` dialogues: in percent, or "1 von 3" where percent would promise too much."""
    if n >= RELIABLE_FROM:
        return numbers.percent
    return lambda share: numbers.missing() if numbers.is_missing(share) else numbers.n_of(round(share * n), n)


def share_grid(shares: pd.DataFrame) -> theme.Figure:
    """Codes against groups, each cell the share in percent; groups below five dialogues show "1/3" without
    colour, or a dot for none.

    Few groups stand side by side above the codes, many below each other beside them.
    """
    groups = shares.drop_duplicates(list(GROUP_DRILL))
    codes = shares[shares["is_all"]]
    aside = len(groups) > _MOST_COLUMNS
    group_place = {key: place for place, key in enumerate(_group_keys(groups))}
    code_place = {key: place for place, key in enumerate(codes["key"])}
    groups_at = [group_place[key] for key in _group_keys(shares)]
    codes_at = [code_place[key] for key in shares["key"]]
    texts, hovers = _share_texts(shares)
    cells = shares.assign(
        row=groups_at if aside else codes_at,
        column=codes_at if aside else groups_at,
        shade=shares["share"].where(shares["reliable"]),
        text=texts,
        hover=hovers,
        muted=~shares["reliable"],
    )
    drill = [*GROUP_DRILL, "key"]
    if aside:
        labels = zip(groups["group_label"], groups["n"], strict=True)
        names = [f"{label}  ({numbers.number(n)})" for label, n in labels]
        heads = [whole(label) for label in codes["label"]]
        return heat_map(cells, names, heads, drill=drill, head_height=220, upright_heads=True)
    columns = [_head(row) for row in rows(groups)]
    return heat_map(cells, [whole(label) for label in codes["label"]], columns, drill=drill, head_height=58)


def share_dots(shares: pd.DataFrame, codes: Sequence[str]) -> theme.Figure:
    """The share of each of these codes in each group, with its interval, on a line from 0 to 100 %.

    Hollow: fewer than five dialogues, without an interval.
    """
    groups = shares.drop_duplicates(list(GROUP_DRILL))
    place = {key: number for number, key in enumerate(_group_keys(groups))}
    traces = []
    for number, code in enumerate(codes):
        found = shares[shares["key"] == code]
        if found.empty:
            continue
        colour = theme.QUALITATIVE[number]
        shift = _APART * (number - (len(codes) - 1) / 2)
        heights = [place[key] + shift for key in _group_keys(found)]
        traces.append(_intervals(found, heights, colour))
        traces.append({
            "type": "scatter", "mode": "markers", "name": str(found["label"].iloc[0]),
            "x": [None if numbers.is_missing(each) else each for each in found["share"]],
            "y": heights,
            "marker": {
                "symbol": ("circle", "diamond", "square")[number % 3], "size": 12,
                "color": [colour if sure else theme.PAPER for sure in found["reliable"]],
                "line": {"color": colour, "width": 2},
            },
            "hovertext": _share_texts(found)[1], "hoverinfo": "text",
            "customdata": marks(found, [*GROUP_DRILL, "key"]), "cliponaxis": False,
        })  # fmt: skip
    labels = [_with_n(label, n) for label, n in zip(groups["group_label"], groups["n"], strict=True)]
    return theme.figure(
        traces,
        26 * max(len(groups), 3) + 90,
        showlegend=True,
        legend=_legend_above(),
        xaxis=percent_axis(),
        yaxis=_rows_axis(labels),
    )


def _intervals(found: pd.DataFrame, heights: Sequence[float], colour: str) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for low, high, height in zip(found["certain_low"], found["certain_high"], heights, strict=True):
        if not numbers.is_missing(low):
            x += [low, high, None]
            y += [height, height, None]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip", "showlegend": False,
            "line": {"color": colour, "width": 1.5}}  # fmt: skip


def interval_words(low: float, high: float) -> str:
    """ "95-%-Intervall 12 % bis 30 %"; "" where there is none."""
    if numbers.is_missing(low):
        return ""
    return tr("95-%-Intervall {low} bis {high}").format(low=numbers.percent(low), high=numbers.percent(high))


def _group_keys(frame: pd.DataFrame) -> list[tuple[Any, Any]]:
    pairs = zip(frame["group_key"], frame["kommunen"], strict=True)
    return [(None if numbers.is_missing(key) else key, kommunen) for key, kommunen in pairs]


def _share_texts(shares: pd.DataFrame) -> tuple[list[str], list[str]]:
    """What stands in each cell, and what its hover text says."""
    texts, hovers = [], []
    names = ["group_label", "label", "dialogues", "n", "share", "reliable", "certain_low", "certain_high"]
    cells = zip(*(shares[name].tolist() for name in names), strict=True)
    for group, label, dialogues, n, share, reliable, low, high in cells:
        head = f"{label}<br>{group}: "
        if not n:
            texts.append("–")
            hovers.append(head + numbers.missing())
        elif reliable:
            texts.append(numbers.number(100 * share))
            share_words = f"{numbers.of_dialogues(dialogues, n)} ({numbers.percent(share)})"
            hovers.append(f"{head}{share_words}<br>{interval_words(low, high)}")
        else:
            texts.append(f"{dialogues}/{n}" if dialogues else "·")
            hovers.append(f"{head}{numbers.of_dialogues(dialogues, n)}<br>{tr(NOT_RELIABLE)}")
    return texts, hovers


def _with_n(label: str, n: int) -> str:
    return f"{label}  (n = {numbers.number(n)})" if n else f"{label}  ({numbers.missing()})"


def _head(group: Any) -> str:
    """The label of a narrow column."""
    label = tr("Land-<br>kreise") if group.kommunen == "false" else group.group_label
    return f"{label}<br>({numbers.number(group.n)})"


def percent_axis() -> dict[str, Any]:
    """Settings of an axis of shares, from 0 to 100 %."""
    ticks = {0: numbers.percent(0), 0.25: "", 0.5: numbers.percent(0.5), 0.75: "", 1: numbers.percent(1)}
    return {"range": [-0.05, 1.03], "tickvals": list(ticks), "ticktext": list(ticks.values()), "tickangle": 0}


def _rows_axis(labels: Sequence[str]) -> dict[str, Any]:
    return {"range": [len(labels) - 0.4, -0.6], "tickvals": list(range(len(labels))), "ticktext": list(labels),
            "ticksuffix": "  "}  # fmt: skip


def _legend_above() -> Mapping[str, Any]:
    return {"orientation": "h", "x": 0, "xanchor": "left", "xref": "paper", "y": 1.0, "yanchor": "bottom",
            "traceorder": "normal", "font": {"size": 12}}  # fmt: skip
