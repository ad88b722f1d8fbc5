"""The searchable list of coded statements: what the Kommune wrote, with the way to its Steckbrief and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.evidence import Statements, Variable, statements
from analysis.export import Column, CsvKind, chart_csv
from analysis.language import choose, speaking, tr, tr_inside
from ui import numbers
from ui.chart_card import CSV_KINDS, card
from ui.navigation import open_steckbrief
from ui.view import View
from ui.words import heading, paragraph, said

SHOWN = 30
_OPEN = "Steckbrief"
_ROW = 62  # pixels; Streamlit wraps text in rows of more than four times the base font size (15)
COLUMNS = (
    Column("key", "Schlüssel des Dialogs"),
    Column("kommune", "Kommune"),
    Column("kreis", "Kreis"),
    Column("first_day", "erster Tag", "date"),
    Column("code", "Code"),
    Column("label", "Bezeichnung"),
    Column("words", "Worte im Text"),
    Column("commitment", "Verbindlichkeit (des Dialogs)"),
    Column("certainty", "Sicherheit der Kodierung"),
)
"""Columns of the CSV. Of the texts only the coded words leave the program."""


@dataclass(frozen=True)
class StatementList:
    """`variable` of the codebook; `one` and `many` name its statements; `notes` stand in small print."""

    key: str
    title: str
    variable: Variable
    one: str
    many: str
    notes: tuple[str, ...]
    with_commitment: bool = False


@st.fragment
def statement_list(view: View, of: StatementList) -> None:
    """The card with search, list and downloads. Searching does not run the page again."""
    choose(view.language)  # nor choose its language
    with card():
        st.subheader(heading(of.title), anchor=False)
        search, codes = _controls(view, of)
        found = view.ask(statements, of.variable, codes=codes, search=search, limit=SHOWN)
        st.markdown(_sentence(found, of, bool(search or codes)))
        if found.found:
            _table(found.rows, of)
            st.caption(_basis(view, found, of))
            _downloads(view, of, codes, search)


def _controls(view: View, of: StatementList) -> tuple[str, tuple[str, ...]]:
    labels = view.words.labels.get(of.variable, {})
    left, right = st.columns([2, 3])
    search = left.text_input(
        tr("Suche"), key=f"{of.key}_suche", bind="query-params", placeholder=tr("Wort, Kommune oder Kreis"),
        max_chars=100,
        icon=":material/search:",
    )  # fmt: skip
    codes = right.multiselect(
        tr("Art der {many}").format(many=tr_inside(of.many)), list(labels),
        format_func=lambda code: tr(labels.get(code, code)), key=f"{of.key}_art", bind="query-params",
        placeholder=tr("alle"), select_all=False,
    )  # fmt: skip
    return (search or "")[:100].strip(), tuple(code for code in codes if code in labels)


def _sentence(found: Statements, of: StatementList, narrowed: bool) -> str:
    if not found.found:
        none = "Keine {one} passt zu dieser Suche." if narrowed else "Keine {one} ist zu dieser Auswahl kodiert."
        return tr(none).format(one=tr_inside(of.one))
    found_all = tr("**{statements}** aus {dialogues}.")
    found_some = tr("**{statements}** aus {dialogues}, auf die die Suche passt.")
    return (found_some if narrowed else found_all).format(
        statements=numbers.count(found.found, of.one, of.many),
        dialogues=numbers.count(found.dialogues, "Dialog", "Dialogen"),
    )


def _table(rows: pd.DataFrame, of: StatementList) -> None:
    kommune, kind, text, commitment = (heading(name) for name in ("Kommune", of.one, "Im Text", "Verbindlichkeit"))
    shown = pd.DataFrame(
        {
            kommune: [numbers.show(each, "text") for each in rows["kommune"]],
            kind: rows["label"],
            text: [
                f"{before}»{words}«{after}"
                for before, words, after in zip(rows["before"], rows["words"], rows["after"], strict=True)
            ],
        }
    )
    if of.with_commitment:
        shown[commitment] = [numbers.show(each, "text") for each in said(rows, "commitment")["commitment"]]
    shown[_OPEN] = tr("öffnen")
    clicked = f"{of.key}_open"
    alt = tr("Liste: {title}. Je Zeile Kommune, Art, Wortlaut und der Weg zum Steckbrief.")
    st.dataframe(
        shown,
        hide_index=True,
        height=_ROW * min(len(shown), 7) + 38,
        row_height=_ROW,
        alt=alt.format(title=tr(of.title)),
        column_config={
            kommune: st.column_config.TextColumn(width=125),
            kind: st.column_config.TextColumn(width=160),
            text: st.column_config.TextColumn(width=395 if of.with_commitment else 500),
            commitment: st.column_config.TextColumn(width=105),
            _OPEN: st.column_config.ButtonColumn(_OPEN, type="tertiary", width=80, key=clicked),
        },
    )
    click = st.session_state.get(clicked)
    if click and click["row"] < len(rows):
        open_steckbrief(str(rows["key"].iloc[click["row"]]))


def _basis(view: View, found: Statements, of: StatementList) -> str:
    basis = tr("n = {of}.").format(of=numbers.of_dialogues(found.dialogues, view.dialogues))
    if found.found <= len(found.rows):
        return paragraph(basis, *of.notes)
    shown = tr("Gezeigt werden die ersten {n}; die CSV-Dateien enthalten alle.").format(n=len(found.rows))
    return paragraph(basis, *of.notes, shown)


def _csv(view: View, of: StatementList, codes: Sequence[str], search: str, kind: CsvKind) -> bytes:
    columns = [each for each in COLUMNS if of.with_commitment or each.name != "commitment"]
    with speaking(view.language):
        rows = view.ask(statements, of.variable, codes=tuple(codes), search=search, limit=None).rows
        labels = view.words.labels.get(of.variable, {})
        sought = [tr("Suche „{words}“").format(words=search)] if search else []
        source = view.provenance()
        narrowed = [source.filter_text, *(tr(labels[code]) for code in codes), *sought]
        source = replace(source, filter_text=" · ".join(narrowed))
        return chart_csv(said(rows, "commitment", "certainty"), columns, kind, source)


def _downloads(view: View, of: StatementList, codes: Sequence[str], search: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind, label in CSV_KINDS.items():
            st.download_button(
                tr(label), data=partial(_csv, view, of, codes, search, kind), file_name=f"{of.key}-{kind}.csv",
                mime="text/csv", key=f"{of.key}-{kind}", on_click="ignore", icon=":material/download:",
                type="tertiary",
            )  # fmt: skip
