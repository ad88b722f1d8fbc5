"""Ordered levels as stacked bars to 100 %: the same colours on every page, "keine Angabe" always striped grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.levels import level_groups
from analysis.shares import Levels
from ui import numbers, theme
from ui.chart_card import Chart
from ui.figures import marks
from ui.grouping import APART, NO_VALUE, NOUNS, SEVERAL, Noun, reliability, row_labels, too_few
from ui.view import View

DIVERGING = ("#1D5A84", "#86B3CF", "#EFE3C8", "#EBA45C", "#B1540E")
"""From the best level (blue) over the middle to the last one (orange): told apart by colour-blind people."""

_ROW = 30
_LEGEND = 44
_PALE = 0.45


class _Size(NamedTuple):
    """Room for the names (in widths of a bar), their length in characters, the least share that shows its number."""

    names: float
    name_length: int
    text_from: float


_WIDE = _Size(0.3, 34, 0.04)
_NARROW = _Size(0.82, 24, 0.12)


def level_chart(view: View, key: str, title: str, levels: Levels, by: Group, definition: str, wide: bool = True) -> Chart:
    """The distribution of a variable with ordered levels over all dialogues and each group."""
    frame = view.ask(level_groups, levels, by)
    noun = NOUNS[by]
    everything = frame[frame["is_all"]].iloc[0]
    return Chart(
        key=f"{key}-{by}",
        title=title,
        sentence=level_sentence(frame, noun),
        figure=level_bars(frame, wide),
        alt=f"Gestapelte Balken: {title}, Anteil der Stufen in allen Dialogen und nach {noun.one}.",
        frame=frame,
        columns=(
            Column("group_label", noun.one),
            Column("label", "Stufe"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil an allen Dialogen", "percent", 1),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge insgesamt", "count"),
        ),
        n=int(everything["n"]),
        total=int(everything["total"]),
        definition=f"{definition} {SEVERAL if by in ('formats', 'topics') else APART}{reliability(frame)}",
        drill=(DRILL_FIELD[by], levels, "kommunen"),
    )


def level_bars(frame: pd.DataFrame, wide: bool = True) -> go.Figure:
    """Stacked bars of `levels.level_groups`; groups with a small n are pale. `wide` if the chart has the whole page."""
    size = _WIDE if wide else _NARROW
    levels = list(dict.fromkeys(frame["label"]))
    colours = [*diverging(len(levels) - 1), theme.NO_VALUE]
    parts = [frame[frame["label"] == label] for label in levels]
    rows = len(parts[0])
    # The names are a trace, not an axis, so that the legend has the whole width.
    names = {
        "type": "scatter", "mode": "text", "x": [-0.01] * rows, "y": list(range(rows)), "textposition": "middle left",
        "text": row_labels(parts[0], size.name_length), "textfont": {"size": 12}, "hoverinfo": "skip",
        "showlegend": False, "cliponaxis": False,
    }  # fmt: skip
    return theme.figure(
        [*(_bar(*level, size.text_from) for level in zip(levels, parts, colours, strict=True)), names],
        _ROW * max(rows, 3) + _LEGEND,
        margin={"l": 0, "r": 4, "t": _LEGEND, "b": 0},
        barmode="stack",
        xaxis={"range": [-size.names, 1.003], "showticklabels": False, "showgrid": False, "showline": False},
        yaxis={"range": [rows - 0.5, -0.5], "showticklabels": False, "showgrid": False, "showline": False},
        showlegend=True,
        legend={"orientation": "h", "traceorder": "normal", "x": 0, "y": 1, "yanchor": "bottom", "itemwidth": 30,
                "itemclick": False, "itemdoubleclick": False, "font": {"size": 12},
                "entrywidth": round(5.4 * max(map(len, levels)))},
    )  # fmt: skip


def _bar(label: str, part: pd.DataFrame, colour: str, text_from: float) -> dict[str, Any]:
    """One level over all groups."""
    stated = colour != theme.NO_VALUE
    return {
        "type": "bar", "orientation": "h", "name": label, "width": 0.72,
        "y": list(range(len(part))), "x": part["share"].tolist(),
        "marker": {
            "color": colour,
            "opacity": [1 if sure else _PALE for sure in part["reliable"]] if stated else 1,
            "line": {"color": theme.PAPER if stated else theme.LINE, "width": 1},
            "pattern": {} if stated else {"shape": "/", "fgcolor": "#C3CBD0", "size": 6, "solidity": 0.2},
        },
        "text": _texts(part, text_from),
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "textfont": {
            "size": 12,
            "color": [theme.PAPER if sure and _is_dark(colour) else theme.INK for sure in part["reliable"]],
        },
        "customdata": marks(part, ["group_key", "key", "kommunen"]),
        "hovertext": _hover(part, label),
        "hoverinfo": "text",
    }  # fmt: skip


def _texts(part: pd.DataFrame, text_from: float) -> list[str]:
    """Shares; counts where n is small, because a share would say more than is known."""
    rows = zip(part["share"], part["dialogues"], part["reliable"], strict=True)
    return [
        "" if share < text_from else numbers.percent(share) if sure else numbers.number(dialogues)
        for share, dialogues, sure in rows
    ]


def _hover(part: pd.DataFrame, label: str) -> list[str]:
    return [
        f"{name}<br>{label}: {numbers.n_of(dialogues, total)} Dialogen ({numbers.percent(share)})"
        for name, dialogues, total, share in zip(
            part["group_label"], part["dialogues"], part["total"], part["share"], strict=True
        )
    ]


def diverging(count: int) -> list[str]:
    """`count` colours of the scale, spread from one end to the other."""
    if count == 1:
        return [DIVERGING[0]]
    return [DIVERGING[round(number * (len(DIVERGING) - 1) / (count - 1))] for number in range(count)]


def level_sentence(frame: pd.DataFrame, noun: Noun) -> str:
    """How many chose a level better than the middle, and in which groups with five values or more most and fewest did."""
    everything = frame[frame["is_all"]].iloc[0]
    if not everything["n"]:
        return NO_VALUE
    if not everything["reliable"]:
        return too_few(int(everything["n"]))
    levels = frame[frame["is_all"]]
    better = quoted(levels[levels["side"] < 0]["label"].tolist())
    share = f"**{numbers.n_of(everything['upper'], everything['n'])}** ({numbers.percent(everything['upper_share'])})"
    return f"{better}: {share}{_extremes(frame, noun)}."


def quoted(labels: Sequence[str]) -> str:
    """ "„Sehr zufrieden“ oder „Zufrieden“"."""
    return " oder ".join(f"„{numbers.plain(label)}“" for label in labels)


def _extremes(frame: pd.DataFrame, noun: Noun) -> str:
    groups = frame[~frame["is_all"] & frame["reliable"] & (frame["group_key"] != "*") & frame["group_key"].notna()]
    groups = groups.drop_duplicates("group_key").sort_values("upper_share", ascending=False, kind="stable")
    if len(groups) < 2:
        return f"; für einen Vergleich nach {noun.one} sind es zu wenige Angaben"
    top, low = groups.iloc[0], groups.iloc[-1]
    if top["upper_share"] == low["upper_share"]:
        return f"; darin gleichen sich die {noun.plural} mit mindestens fünf Angaben"
    return (
        f"; am häufigsten bei **{numbers.plain(top['group_label'])}** ({numbers.percent(top['upper_share'])}), "
        f"am seltensten bei **{numbers.plain(low['group_label'])}** ({numbers.percent(low['upper_share'])})"
    )


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 130
