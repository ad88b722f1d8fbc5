"""Ordered levels as stacked bars to 100 %: the same colours on every page, "keine Angabe" always striped grey.

Levels after the middle one are dotted, so that both ends of the scale can be told apart in greyscale.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.dialogues import ANY
from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.language import tr, tr_inside
from analysis.levels import level_groups
from analysis.shares import Levels
from ui import numbers, theme
from ui.chart_card import Chart
from ui.frames import rows
from ui.grouping import APART, NOUNS, SEVERAL, Noun, reliability, row_label, too_few
from ui.labels import two_lines
from ui.sentences import NOTHING
from ui.view import View
from ui.words import paragraph

_ROW = 30
_LEGEND = 44


class _Size(NamedTuple):
    """Room for the names (in widths of a bar), their length in characters, the least share that shows its number."""

    names: float
    name_length: int
    text_from: float


_WIDE = _Size(0.3, 34, 0.04)
_NARROW = _Size(0.82, 24, 0.12)


def level_chart(
    view: View, key: str, title: str, levels: Levels, by: Group, definition: str, wide: bool = True
) -> Chart:
    """The distribution of a variable with ordered levels over all dialogues and each group."""
    frame = view.ask(level_groups, levels, by)
    noun = NOUNS[by]
    alt = tr("Gestapelte Balken: {title}, Anteil der Stufen in allen Dialogen und {by}.")
    return Chart(
        key=f"{key}-{by}",
        title=title,
        sentence=level_sentence(frame, noun),
        figure=level_bars(frame, wide),
        alt=alt.format(title=tr(title), by=noun.by),
        frame=frame,
        columns=(
            Column("group_label", noun.one),
            Column("label", "Stufe"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil an allen Dialogen", "percent", 1),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge insgesamt", "count"),
        ),
        n=int(frame["n"].iloc[0]),
        total=int(frame["total"].iloc[0]),
        definition=paragraph(definition, SEVERAL if by in ("formats", "topics") else APART, reliability(frame)),
        drill=(DRILL_FIELD[by], levels, "kommunen"),
    )


def level_bars(frame: pd.DataFrame, wide: bool = True) -> theme.Figure:
    """Stacked bars of `levels.level_groups`; groups with a small n are pale. `wide` if the chart has the whole page."""
    size = _WIDE if wide else _NARROW
    parts: dict[str, list[Any]] = {}
    for cell in rows(frame):
        parts.setdefault(str(cell.label), []).append(cell)
    colours = [*diverging(len(parts) - 1), theme.NOT_STATED]
    groups = next(iter(parts.values()))
    places = list(range(len(groups)))
    # The names are a trace, not an axis, so that the legend has the whole width.
    names = {
        "type": "scatter", "mode": "text", "x": [-0.01] * len(groups), "y": places, "textposition": "middle left",
        "text": [_name(cell, size) for cell in groups],
        "textfont": {"size": 12}, "hoverinfo": "skip", "showlegend": False, "cliponaxis": False,
    }  # fmt: skip
    return theme.figure(
        [*(_bar(label, parts[label], colour, size) for label, colour in zip(parts, colours, strict=True)), names],
        _ROW * max(len(groups), 3) + _LEGEND,
        margin={"l": 0, "r": 4, "t": _LEGEND, "b": 0},
        barmode="stack",
        xaxis={"range": [-size.names, 1.003], "showticklabels": False, "showgrid": False, "showline": False},
        yaxis={"range": [len(groups) - 0.5, -0.5], "showticklabels": False, "showgrid": False, "showline": False},
        showlegend=True,
        legend={"orientation": "h", "traceorder": "normal", "x": 0, "y": 1, "yanchor": "bottom", "itemwidth": 30,
                "itemclick": False, "itemdoubleclick": False, "font": {"size": 12},
                "entrywidth": round(5.4 * max(map(len, parts)))},
    )  # fmt: skip


def _name(cell: Any, size: _Size) -> str:
    return two_lines(row_label(cell.group_label, cell.n, cell.reliable), size.name_length)


def _bar(label: str, cells: list[Any], colour: str, size: _Size) -> dict[str, Any]:
    """One level over all groups."""
    stated = colour != theme.NOT_STATED
    return {
        "type": "bar", "orientation": "h", "name": label, "width": 0.72,
        "y": list(range(len(cells))), "x": [cell.share for cell in cells],
        "marker": {
            # Paler colours, not an opacity for each bar: with that Plotly 7 fails at a click.
            "color": [colour if cell.reliable else theme.pale(colour) for cell in cells] if stated else colour,
            "line": {"color": theme.PAPER, "width": 1},
            "pattern": _pattern(cells, colour),
        },
        "text": [_text(cell) if cell.share >= size.text_from else "" for cell in cells],
        "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "textfont": {
            "size": 12,
            "color": [_ink(cell, colour) for cell in cells],
        },
        "customdata": [[each if isinstance(each, str) else None for each in (cell.group_key, cell.key, cell.kommunen)]
                       for cell in cells],
        "hovertext": [
            f"{cell.group_label}<br>{label}: {numbers.of_dialogues(cell.dialogues, cell.total)} "
            f"({numbers.percent(cell.share)})"
            for cell in cells
        ],
        "hoverinfo": "text",
    }  # fmt: skip


def _pattern(cells: Sequence[Any], colour: str) -> dict[str, Any]:
    """Stripes for "keine Angabe", dots for a level after the middle one."""
    side = cells[0].side
    if numbers.is_missing(side):
        return {"shape": "/", "bgcolor": colour, "fgcolor": theme.PAPER, "size": 6}
    if side < 1:
        return {}
    inks = [_ink(cell, colour) for cell in cells]
    return {"shape": ".", "fillmode": "overlay", "fgcolor": inks, "fgopacity": 0.4, "size": 7, "solidity": 0.09}


def _ink(cell: Any, colour: str) -> str:
    """What can be read on the bar of the cell."""
    return theme.PAPER if cell.reliable and _is_dark(colour) else theme.INK


def _text(cell: Any) -> str:
    """The share; the count where n is small, because a share would say more than is known."""
    return numbers.percent(cell.share) if cell.reliable else numbers.number(cell.dialogues)


def diverging(count: int) -> list[str]:
    """`count` colours of the scale, spread from one end to the other."""
    if count == 1:
        return [theme.DIVERGING[0]]
    return [theme.DIVERGING[round(number * (len(theme.DIVERGING) - 1) / (count - 1))] for number in range(count)]


def level_sentence(frame: pd.DataFrame, noun: Noun) -> str:
    """How many chose a level above the middle, and in which groups with at least five values most and fewest did."""
    cells = rows(frame)
    everything = cells[0]
    if not everything.n:
        return tr(NOTHING)
    if not everything.reliable:
        return too_few(everything.n)
    better = quoted([cell.label for cell in cells if cell.is_all and cell.side == -1])
    share = f"**{numbers.n_of(everything.upper, everything.n)}** ({numbers.percent(everything.upper_share)})"
    return f"{better}: {share}{_extremes(cells, noun)}."


def quoted(labels: Sequence[str]) -> str:
    """ "„Sehr zufrieden“ oder „Zufrieden“"."""
    return tr(" oder ").join(tr("„{label}“").format(label=numbers.plain(label)) for label in labels)


def _extremes(cells: Sequence[Any], noun: Noun) -> str:
    groups = {
        cell.group_key: cell for cell in cells
        if cell.reliable and isinstance(cell.group_key, str) and cell.group_key != ANY
    }  # fmt: skip
    ordered = sorted(groups.values(), key=lambda cell: -cell.upper_share)
    if len(ordered) < 2:
        return tr("; für einen Vergleich {by} sind es zu wenige Angaben").format(by=noun.by)
    top, low = ordered[0], ordered[-1]
    if top.upper_share == low.upper_share:
        return tr("; darin gleichen sich die {nouns} mit mindestens fünf Angaben").format(nouns=tr_inside(noun.plural))
    said = tr("; am häufigsten bei **{top}** ({most}), am seltensten bei **{low}** ({least})")
    return said.format(
        top=numbers.plain(top.group_label), most=numbers.percent(top.upper_share),
        low=numbers.plain(low.group_label), least=numbers.percent(low.upper_share),
    )  # fmt: skip


def _is_dark(colour: str) -> bool:
    red, green, blue = theme.parts(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue < 130
