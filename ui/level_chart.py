"""Ordered levels as stacked bars to 100 %: the same colours on every page, "keine Angabe" always striped grey."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.levels import level_groups
from analysis.shares import Levels
from ui import numbers, theme
from ui.chart_card import Chart
from ui.figures import marks
from ui.grouping import APART, NOUNS, SEVERAL, Noun, reliability, row_labels
from ui.view import View

DIVERGING = ("#1D5A84", "#86B3CF", "#EFE3C8", "#EBA45C", "#B1540E")
"""From the best level (blue) over the middle to the last one (orange): told apart by colour-blind people."""

_ROW = 30
_TEXT_FROM = 0.07  # a narrower part has no room for its share
_PALE = 0.45


def level_chart(view: View, key: str, title: str, levels: Levels, by: Group, definition: str) -> Chart:
    """The distribution of a variable with ordered levels over all dialogues and each group."""
    frame = view.ask(level_groups, levels, by)
    noun = NOUNS[by]
    everything = frame[frame["is_all"]].iloc[0]
    return Chart(
        key=f"{key}-{by}",
        title=title,
        sentence=level_sentence(frame, noun),
        figure=level_bars(frame),
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


def level_bars(frame: pd.DataFrame) -> go.Figure:
    """Stacked bars of `levels.level_groups`; groups with a small n are pale."""
    traces = []
    levels = list(dict.fromkeys(frame["label"]))
    colours = diverging(len(levels) - 1)
    rows = 0
    for number, label in enumerate(levels):
        part = frame[frame["label"] == label]
        names = row_labels(part)
        rows = len(part)
        stated = number < len(colours)
        colour = colours[number] if stated else theme.NO_VALUE
        traces.append(
            go.Bar(
                orientation="h", name=label, y=list(range(rows)), x=part["share"].tolist(), width=0.72,
                marker={
                    "color": colour,
                    "opacity": [1 if sure else _PALE for sure in part["reliable"]] if stated else 1,
                    "line": {"color": theme.PAPER if stated else theme.LINE, "width": 1},
                    "pattern": {} if stated else {"shape": "/", "fgcolor": "#A9B2B8", "size": 6, "solidity": 0.2},
                },
                text=[numbers.percent(share) if share >= _TEXT_FROM else "" for share in part["share"]],
                textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
                textfont={"size": 12, "color": theme.PAPER if stated and _is_dark(colour) else theme.INK},
                customdata=marks(part, ["group_key", "key", "kommunen"]),
                hovertext=[
                    f"{name}<br>{label}: {numbers.n_of(dialogues, total)} Dialogen ({numbers.percent(share)})"
                    for name, dialogues, total, share in zip(
                        part["group_label"], part["dialogues"], part["total"], part["share"], strict=True
                    )
                ],
                hoverinfo="text",
            )
        )  # fmt: skip
    layout = theme.layout(
        _ROW * max(rows, 3) + 50,
        barmode="stack",
        xaxis={"range": [0, 1.003], "showticklabels": False, "showgrid": False, "showline": False},
        yaxis={"range": [rows - 0.5, -0.5], "tickvals": list(range(rows)), "ticktext": names, "ticksuffix": "  ",
               "showgrid": False, "showline": False},
        showlegend=True,
        legend={"orientation": "h", "traceorder": "normal", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False,
                "itemdoubleclick": False, "font": {"size": 12}},
    )  # fmt: skip
    return go.Figure(traces, layout)


def diverging(count: int) -> list[str]:
    """`count` colours of the scale, spread from one end to the other."""
    if count == 1:
        return [DIVERGING[0]]
    return [DIVERGING[round(number * (len(DIVERGING) - 1) / (count - 1))] for number in range(count)]


def level_sentence(frame: pd.DataFrame, noun: Noun) -> str:
    """How many chose the levels before and after the middle, and where most and fewest chose the better ones."""
    everything = frame[frame["is_all"]].iloc[0]
    if not everything["n"]:
        return "Zu dieser Auswahl gibt es keine Angabe."
    levels = frame[frame["is_all"]]
    better = quoted(levels[levels["side"] < 0]["label"].tolist())
    worse = quoted(levels[levels["side"] > 0]["label"].tolist())
    first = (
        f"{better}: **{numbers.n_of(everything['upper'], everything['n'])}** ({numbers.percent(everything['upper_share'])}); "
        f"{worse}: {numbers.n_of(everything['lower'], everything['n'])}."
    )
    return f"{first} {_extremes(frame, better, noun)}".strip()


def quoted(labels: Sequence[str]) -> str:
    """ "„Sehr zufrieden“ oder „Zufrieden“"."""
    return " oder ".join(f"„{numbers.plain(label)}“" for label in labels)


def _extremes(frame: pd.DataFrame, better: str, noun: Noun) -> str:
    groups = frame[~frame["is_all"] & frame["reliable"] & (frame["group_key"] != "*") & frame["group_key"].notna()]
    groups = groups.drop_duplicates("group_key").sort_values("upper_share", ascending=False, kind="stable")
    if len(groups) < 2:
        return f"Für einen Vergleich nach {noun.one} sind es zu wenige Angaben." if len(groups) else ""
    top, low = groups.iloc[0], groups.iloc[-1]
    if top["upper_share"] == low["upper_share"]:
        return f"Zwischen den {len(groups)} {noun.many} mit mindestens fünf Angaben gibt es darin keinen Unterschied."
    return (
        f"Unter den {len(groups)} {noun.many} mit mindestens fünf Angaben ist das am häufigsten bei "
        f"**{numbers.plain(top['group_label'])}** ({numbers.percent(top['upper_share'])}), am seltensten bei "
        f"**{numbers.plain(low['group_label'])}** ({numbers.percent(low['upper_share'])})."
    )


def _is_dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 130
