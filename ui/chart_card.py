"""A chart with all that belongs to it: what to see, how many it rests on, the numbers, the downloads, the way back.

    chart_card(view, Chart(
        key="kosten-region", title="Kosten je Einwohner", sentence=…, figure=…, alt=…,
        frame=frame, columns=(Column("label", "Regierungsbezirk"), Column("median", "Median (EUR)", "eur", 3)),
        n=41, total=45, definition=MEASURES["cost_per_inhabitant"].definition, drill=("rb_ags",),
    ))

For `drill` the marks of the figure carry the values of these fields (see `analysis.dialogues.FIELDS`) as
`customdata`, one list a mark, in this order and first (see `ui.figures.marks`); None asks for "keine Angabe", "*" for
any value. `also` adds conditions that hold for every mark, such as ("kommunen", True).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.dialogues import behind
from analysis.export import Column, CsvKind, chart_csv
from analysis.language import choose, speaking, tr
from ui import dark, numbers, theme
from ui.navigation import link_to_steckbrief
from ui.picture import Picture, to_png, to_svg
from ui.place_trail import narrow_button
from ui.view import View
from ui.words import heading, paragraph

_DRILL = "_drill"
_GENERATION = "_generation_"
_PAGE_LENGTH = 10
_MOST_ROWS, _LONG_TABLE = 30, 560  # a table with more rows scrolls in so many pixels
_waiting: ContextVar[list[Callable[[], None]] | None] = ContextVar("waiting", default=None)
CSV_KINDS: dict[CsvKind, str] = {"excel": "CSV für Excel", "machine": "CSV für Programme"}
PICTURE_KINDS = {"png": ("PNG", "image/png", to_png), "svg": ("SVG", "image/svg+xml", to_svg)}
"""Ending of a picture -> what its button says, its type, how it is made."""


@dataclass(frozen=True)
class Chart:
    """One chart. `sentence` says what to see, computed from the data; `alt` names the chart for screen readers.

    `heading` is the title of the chart as a picture, where the card has a control instead of a `title`.
    `n` of `total` dialogues gave what is shown. `definition` and `source` stand below in small print, and what a
    `click` does. Without a figure the card shows `table`, whose cells and headings are Markdown.
    """

    key: str
    title: str
    sentence: str
    figure: theme.Figure | None
    alt: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    n: int
    total: int
    definition: str = ""
    source: str = ""
    drill: tuple[str, ...] = ()
    also: tuple[tuple[str, Any], ...] = ()
    click: str = "Ein Klick zeigt die Dialoge dahinter."
    table: pd.DataFrame | None = None
    heading: str = ""


def chart_card(view: View, chart: Chart, within: DeltaGenerator | None = None) -> None:
    """Show the chart and react to a click on one of its marks.

    `within` is a container that already holds a control of the chart; without it the chart gets its own frame.
    """
    with within or card():
        if chart.title:
            st.subheader(heading(chart.title), anchor=False)
        st.markdown(tr(chart.sentence))
        _figure(chart)
        below, waiting = partial(_below, view, chart, st.container(gap="xsmall")), _waiting.get()
    if waiting is None:
        below()
    else:
        waiting.append(below)
    if st.session_state.get(_DRILL, {}).get("chart") == chart.key:
        _show_dialogues(view, chart)


@contextmanager
def charts_first() -> Iterator[None]:
    """Around a page: the browser gets all charts before what stands below them, as drawing them takes it longest."""
    waiting: list[Callable[[], None]] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for below in waiting:
        below()


def card() -> DeltaGenerator:
    """The frame around a chart."""
    return st.container(border=True, gap="xsmall")


def number_table(frame: pd.DataFrame, columns: Sequence[Column], alt: str) -> None:
    """A table in the notation of the language, which screen readers can read; missing values say so."""
    shown = {
        heading(column.label): [numbers.show(value, column.kind, column.digits) for value in frame[column.name]]
        for column in columns
    }
    st.dataframe(pd.DataFrame(shown), hide_index=True, alt=tr(alt))


def dialogue_list(view: View, conditions: Sequence[tuple[str, Any]], key: str) -> None:
    """The dialogues behind a figure as links to their Steckbriefe, ten at a time."""
    choose(view.language)  # a dialog runs again without its page
    frame, found = view.ask(behind, tuple(conditions))
    for field, value in conditions:
        narrow_button(field, value, view.filter, view.words)
    selection = tr("**{dialogues}** · Auswahl: {filter}")
    many = numbers.count(found, "Dialog", "Dialoge")
    st.markdown(selection.format(dialogues=many, filter=numbers.plain(view.filter_text)))
    shown = st.session_state.setdefault(f"_shown_{key}", _PAGE_LENGTH)
    for row in frame.head(shown).itertuples(index=False):
        link_to_steckbrief(str(row.key), _describe(row), view.link)
    if len(frame) > shown and st.button(tr("Weitere zeigen"), key=f"more_{key}", type="tertiary"):
        st.session_state[f"_shown_{key}"] = shown + 2 * _PAGE_LENGTH
        st.rerun(scope="fragment")
    if found > len(frame) and shown >= len(frame):
        st.caption(tr("Gezeigt werden die ersten {n}. Die Auswahl links grenzt weiter ein.").format(n=len(frame)))


def _below(view: View, chart: Chart, place: DeltaGenerator) -> None:
    """What a chart rests on, its downloads and its numbers."""
    with place:
        st.caption(paragraph(_basis(chart), chart.click if chart.drill else ""))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _downloads(view, chart)
        table = st.expander(tr("Zahlen als Tabelle"), type="compact", key=f"{chart.key}-table", on_change="rerun")
        if table.open:
            with table:
                number_table(chart.frame, chart.columns, alt=chart.alt)


def _figure(chart: Chart) -> None:
    if chart.figure is None:
        long = chart.table is not None and len(chart.table) > _MOST_ROWS
        st.table(chart.table, hide_index=True, alt=tr(chart.alt), height=_LONG_TABLE if long else "content")
        return
    config = theme.chart_config()
    name = f"wide-{chart.key}" if chart.figure.to_dict()["layout"].get("meta") == theme.WIDE else chart.key
    if not chart.drill:
        st.plotly_chart(dark.for_screen(chart.figure), key=name, theme=None, config=config, alt=tr(chart.alt))
        return
    # A new key after each click clears the selection, so that the same mark can be clicked again.
    key = f"{name}-{st.session_state.get(_GENERATION + chart.key, 0)}"
    st.plotly_chart(
        theme.clickable(dark.for_screen(chart.figure)),
        key=key,
        theme=None,
        config=config,
        alt=paragraph(chart.alt, "Die Zahlen stehen auch in der Tabelle darunter."),
        on_select=lambda: _note_click(chart, key),
        selection_mode="points",
    )


def _note_click(chart: Chart, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if not points:
        return
    values = points[0].get("customdata")
    values = list(values)[: len(chart.drill)] if isinstance(values, list | tuple) else [values]
    st.session_state[_GENERATION + chart.key] = st.session_state.get(_GENERATION + chart.key, 0) + 1
    if len(values) == len(chart.drill):
        st.session_state[_DRILL] = {"chart": chart.key, "values": values}


def _show_dialogues(view: View, chart: Chart) -> None:
    values = st.session_state.pop(_DRILL)["values"]
    conditions = [*zip(chart.drill, values, strict=True), *chart.also]
    st.session_state.pop(f"_shown_{chart.key}", None)
    st.dialog(tr("Die Dialoge dahinter"), width="medium")(dialogue_list)(view, conditions, chart.key)


def _describe(row: Any) -> str:
    """A dialogue in one line, for a link."""
    parts = [
        f"**{numbers.plain(row.kommune or tr('Ort unbekannt'))}**",
        numbers.date(row.first_day) if not numbers.is_missing(row.first_day) else tr("ohne Datum"),
        tr("Kosten {amount}").format(amount=numbers.eur(row.cost, 0)),
    ]
    return " · ".join(parts)


def _basis(chart: Chart) -> str:
    missing = chart.total - chart.n
    found = numbers.of_dialogues(chart.n, chart.total)
    said = tr("n = {of}, {missing} ohne Angabe.") if missing else "n = {of}."
    return paragraph(said.format(of=found, missing=numbers.number(missing)), chart.definition, chart.source)


def _csv(view: View, chart: Chart, kind: CsvKind) -> bytes:
    with speaking(view.language):
        return chart_csv(chart.frame, chart.columns, kind, view.provenance())


def _picture(view: View, chart: Chart, write: Callable[[Picture], bytes]) -> bytes:
    shown = chart.table if chart.figure is None else chart.figure.to_dict()
    assert shown is not None, "a chart is a figure or a table"
    with speaking(view.language):
        picture = Picture(
            title=heading(chart.heading or chart.title),
            sentence=numbers.unmarked(tr(chart.sentence)),
            alt=tr(chart.alt),
            shown=shown,
            basis=_basis(chart),
            provenance=view.provenance(),
        )
        return write(picture)


def _downloads(view: View, chart: Chart) -> None:
    """Each file is made when it is clicked."""
    for kind, label in CSV_KINDS.items():
        _download(label, partial(_csv, view, chart, kind), f"{chart.key}-{kind}.csv", "text/csv")
    for name, (label, mime, write) in PICTURE_KINDS.items():
        _download(label, partial(_picture, view, chart, write), f"{chart.key}.{name}", mime)


def _download(label: str, data: Callable[[], bytes], name: str, mime: str) -> None:
    st.download_button(
        tr(label), data=data, file_name=name, mime=mime, key=name, on_click="ignore", icon=":material/download:",
        type="tertiary",
    )  # fmt: skip
