"""The searchable list of coded statements: what the Kommune wrote, with the way to its Steckbrief and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.evidence import Statements, Variable, statements
from analysis.export import Column, CsvKind, chart_csv
from ui import numbers
from ui.chart_card import CSV_KINDS, card
from ui.navigation import open_steckbrief
from ui.view import View

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
    """`variable` of the codebook; `one` and `many` name its statements; `note` stands in small print."""

    key: str
    title: str
    variable: Variable
    one: str
    many: str
    note: str
    with_commitment: bool = False


@st.fragment
def statement_list(view: View, of: StatementList) -> None:
    """The card with search, list and downloads. Searching does not run the page again."""
    with card():
        st.subheader(of.title, anchor=False)
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
        "Suche", key=f"{of.key}_suche", bind="query-params", placeholder="Wort, Kommune oder Kreis", max_chars=100,
        icon=":material/search:",
    )  # fmt: skip
    codes = right.multiselect(
        f"Art der {of.many}", list(labels), format_func=lambda code: labels.get(code, code), key=f"{of.key}_art",
        bind="query-params", placeholder="alle", select_all=False,
    )  # fmt: skip
    return (search or "")[:100].strip(), tuple(code for code in codes if code in labels)


def _sentence(found: Statements, of: StatementList, narrowed: bool) -> str:
    if not found.found:
        what = "passt zu dieser Suche" if narrowed else "ist zu dieser Auswahl kodiert"
        return f"Keine {of.one} {what}."
    return (
        f"**{numbers.count(found.found, of.one, of.many)}** aus {numbers.count(found.dialogues, 'Dialog', 'Dialogen')}"
        f"{', auf die die Suche passt' if narrowed else ''}."
    )


def _table(rows: pd.DataFrame, of: StatementList) -> None:
    shown = pd.DataFrame(
        {
            "Kommune": [numbers.show(each, "text") for each in rows["kommune"]],
            of.one: rows["label"],
            "Im Text": [
                f"{before}»{words}«{after}"
                for before, words, after in zip(rows["before"], rows["words"], rows["after"], strict=True)
            ],
        }
    )
    if of.with_commitment:
        shown["Verbindlichkeit"] = [numbers.show(each, "text") for each in rows["commitment"]]
    shown[_OPEN] = "öffnen"
    clicked = f"{of.key}_open"
    st.dataframe(
        shown,
        hide_index=True,
        height=_ROW * min(len(shown), 7) + 38,
        row_height=_ROW,
        alt=f"Liste: {of.title}. Je Zeile Kommune, Art, Wortlaut und der Weg zum Steckbrief.",
        column_config={
            "Kommune": st.column_config.TextColumn(width=125),
            of.one: st.column_config.TextColumn(width=160),
            "Im Text": st.column_config.TextColumn(width=395 if of.with_commitment else 500),
            "Verbindlichkeit": st.column_config.TextColumn(width=105),
            _OPEN: st.column_config.ButtonColumn(_OPEN, type="tertiary", width=80, key=clicked),
        },
    )
    click = st.session_state.get(clicked)
    if click and click["row"] < len(rows):
        open_steckbrief(str(rows["key"].iloc[click["row"]]))


def _basis(view: View, found: Statements, of: StatementList) -> str:
    parts = [f"n = {numbers.n_of(found.dialogues, view.dialogues)} Dialogen. {of.note}"]
    if found.found > len(found.rows):
        parts.append(f"Gezeigt werden die ersten {len(found.rows)}; die CSV-Dateien enthalten alle.")
    return " ".join(parts)


def _csv(view: View, of: StatementList, codes: Sequence[str], search: str, kind: CsvKind) -> bytes:
    rows = view.ask(statements, of.variable, codes=tuple(codes), search=search, limit=None).rows
    labels = view.words.labels.get(of.variable, {})
    narrowed = [*(labels[code] for code in codes), *([f"Suche „{search}“"] if search else [])]
    source = view.provenance()
    source = replace(source, filter_text=" · ".join([source.filter_text, *narrowed]))
    return chart_csv(rows, [each for each in COLUMNS if of.with_commitment or each.name != "commitment"], kind, source)


def _downloads(view: View, of: StatementList, codes: Sequence[str], search: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind, label in CSV_KINDS.items():
            st.download_button(
                label, data=partial(_csv, view, of, codes, search, kind), file_name=f"{of.key}-{kind}.csv",
                mime="text/csv", key=f"{of.key}-{kind}", on_click="ignore", icon=":material/download:",
                type="tertiary",
            )  # fmt: skip
