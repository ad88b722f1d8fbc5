"""Charts of codes and levels by group of dialogues (frames of `outcomes.code_groups` and `levels.level_groups`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ui import numbers, theme
from ui.figures import NOT_RELIABLE, marks
from ui.heat_map import heat_map

GROUP_DRILL = ("group_key", "kommunen")
"""The columns that tell a group, in the order of `group_fields`."""

_MOST_COLUMNS = 6
"""With more groups than this they become the rows."""

_LEVEL_COLOURS = ("#1D5A84", "#93BBD2", "#E3E6E8", "#EBC08F", "#A85A12")
_LEVEL_INKS = (theme.PAPER, theme.INK, theme.INK, theme.INK, theme.PAPER)


def brief(label: str, most: int = 30) -> str:
    """A label that leaves room for the numbers: without what stands in brackets, cut between words."""
    label = label.partition(" (")[0]
    return label if len(label) <= most else f"{label[: most - 1].rsplit(' ', 1)[0].rstrip(',')} …"


def share_grid(shares: pd.DataFrame) -> go.Figure:
    """Codes against groups, each cell the share in percent; groups below five dialogues show "1/3" without colour.

    Few groups stand side by side above the codes, many below each other beside them.
    """
    groups = shares.drop_duplicates(list(GROUP_DRILL))
    codes = shares[shares["is_all"]]
    aside = len(groups) > _MOST_COLUMNS
    group_place = {key: place for place, key in enumerate(_group_keys(groups))}
    code_place = {key: place for place, key in enumerate(codes["key"])}
    groups_at = [group_place[key] for key in _group_keys(shares)]
    codes_at = [code_place[key] for key in shares["key"]]
    cells = shares.assign(
        row=groups_at if aside else codes_at,
        column=codes_at if aside else groups_at,
        shade=shares["share"].where(shares["reliable"]),
        text=[_share_text(row) for row in shares.itertuples()],
        hover=[_share_hover(row) for row in shares.itertuples()],
        muted=~shares["reliable"],
    )
    code_labels = [brief(label, 24) for label in codes["label"]]
    drill = [*GROUP_DRILL, "key"]
    if aside:
        rows = [f"{row.group_label}  ({row.n})" for row in groups.itertuples()]
        return heat_map(cells, rows, code_labels, drill=drill, head_height=165, upright_heads=True)
    columns = [f"{_broken(row.group_label)}<br>({numbers.number(row.n)})" for row in groups.itertuples()]
    return heat_map(cells, code_labels, columns, drill=drill, head_height=58)


def share_dots(shares: pd.DataFrame, codes: Sequence[str]) -> go.Figure:
    """The share of each of these codes in each group, on a line from 0 to 100 %. Hollow: fewer than five dialogues."""
    groups = shares.drop_duplicates(list(GROUP_DRILL))
    place = {key: number for number, key in enumerate(_group_keys(groups))}
    traces = []
    for number, code in enumerate(codes):
        rows = shares[shares["key"] == code]
        if rows.empty:
            continue
        colour = theme.QUALITATIVE[number]
        traces.append({
            "type": "scatter", "mode": "markers", "name": str(rows["label"].iloc[0]),
            "x": [None if numbers.is_missing(each) else each for each in rows["share"]],
            "y": [place[key] for key in _group_keys(rows)],
            "marker": {
                "symbol": ("circle", "diamond", "square")[number % 3], "size": 12,
                "color": [colour if sure else theme.PAPER for sure in rows["reliable"]],
                "line": {"color": colour, "width": 2},
            },
            "hovertext": [_share_hover(row) for row in rows.itertuples()], "hoverinfo": "text",
            "customdata": marks(rows, [*GROUP_DRILL, "key"]),
        })  # fmt: skip
    labels = [_with_n(brief(row.group_label), row.n) for row in groups.itertuples()]
    return theme.figure(
        traces,
        26 * max(len(groups), 3) + 90,
        showlegend=True,
        legend=_legend_above(),
        xaxis=_percent_axis(),
        yaxis=_rows_axis(labels),
    )


def level_bars(levels: pd.DataFrame) -> go.Figure:
    """The levels of each group as parts of one bar of 100 %, best first, "keine Angabe" last; printed: dialogues.

    Groups in the order of the frame; those below five answers stand apart at the end, under a note.
    """
    groups = levels.drop_duplicates(list(GROUP_DRILL))
    sure = int((groups["reliable"] | groups["is_all"]).sum())
    apart = len(groups) > sure
    spots = [place + (apart and place >= sure) for place in range(len(groups))]
    place = dict(zip(_group_keys(groups), spots, strict=True))
    traces = []
    for number, (label, rows) in enumerate(levels.groupby("label", sort=False)):
        stated = number < len(_LEVEL_COLOURS) and rows["key"].notna().all()
        traces.append({
            "type": "bar", "orientation": "h", "name": str(label),
            "x": rows["share"].tolist(), "y": [place[key] for key in _group_keys(rows)],
            "marker": {
                "color": _LEVEL_COLOURS[number] if stated else theme.PAPER,
                "line": {"color": theme.PAPER if stated else theme.MUTED, "width": 1},
            },
            "text": [str(row.dialogues) if row.share >= 0.05 else "" for row in rows.itertuples()],
            "textposition": "inside", "insidetextanchor": "middle", "constraintext": "none", "textangle": 0,
            "insidetextfont": {"size": 11, "color": _LEVEL_INKS[number] if stated else theme.MUTED},
            "hovertext": [_level_hover(row) for row in rows.itertuples()], "hoverinfo": "text",
            "customdata": marks(rows, [*GROUP_DRILL, "key"]),
        })  # fmt: skip
    labels = [_with_n(brief(row.group_label), row.n) for row in groups.itertuples()]
    note = {
        "x": 0, "y": sure, "xref": "x", "yref": "y", "xanchor": "left", "showarrow": False,
        "text": "weniger als fünf Angaben, nicht belastbar", "font": {"size": 12, "color": theme.MUTED},
    }  # fmt: skip
    return theme.figure(
        traces,
        24 * max(len(groups) + apart, 3) + 100,
        barmode="stack",
        bargap=0.25,
        showlegend=True,
        legend=_legend_above(),
        annotations=[note] if apart else [],
        xaxis=_percent_axis(),
        yaxis=_rows_axis(labels, spots),
    )


def _group_keys(frame: pd.DataFrame) -> list[tuple[Any, Any]]:
    pairs = zip(frame["group_key"], frame["kommunen"], strict=True)
    return [(None if numbers.is_missing(key) else key, kommunen) for key, kommunen in pairs]


def _share_text(row: Any) -> str:
    if not row.n:
        return "–"
    return numbers.number(100 * row.share) if row.reliable else f"{row.dialogues}/{row.n}"


def _share_hover(row: Any) -> str:
    if not row.n:
        return f"{row.label}<br>{row.group_label}: {numbers.MISSING}"
    text = f"{row.label}<br>{row.group_label}: {numbers.n_of(row.dialogues, row.n)} Dialogen"
    return f"{text} ({numbers.percent(row.share)})" if row.reliable else f"{text}<br>{NOT_RELIABLE}"


def _level_hover(row: Any) -> str:
    text = f"{row.group_label}<br>{row.label}: {numbers.n_of(row.dialogues, row.total)} Dialogen"
    return f"{text} ({numbers.percent(row.share)})" if row.reliable else f"{text}<br>{NOT_RELIABLE}"


def _with_n(label: str, n: int) -> str:
    return f"{label}  (n = {numbers.number(n)})" if n else f"{label}  ({numbers.MISSING})"


def _broken(label: str) -> str:
    """A column label on two lines if it has two words."""
    first, _, rest = label.partition(" ")
    return f"{first}<br>{rest}" if rest else label


def _percent_axis() -> dict[str, Any]:
    marks_at = [0, 0.25, 0.5, 0.75, 1]
    return {"range": [-0.02, 1.02], "tickvals": marks_at, "ticktext": [numbers.percent(mark) for mark in marks_at]}


def _rows_axis(labels: Sequence[str], spots: Sequence[float] | None = None) -> dict[str, Any]:
    spots = list(range(len(labels))) if spots is None else spots
    return {"range": [max(spots, default=0) + 0.6, -0.6], "tickvals": list(spots), "ticktext": list(labels),
            "ticksuffix": "  "}  # fmt: skip


def _legend_above() -> Mapping[str, Any]:
    return {"orientation": "h", "x": 0, "xanchor": "left", "xref": "paper", "y": 1.0, "yanchor": "bottom",
            "traceorder": "normal", "font": {"size": 12}}  # fmt: skip
