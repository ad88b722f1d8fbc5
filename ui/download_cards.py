"""The downloads of the page Daten: the report, all tables in five formats, and single tables as CSV.

Each file is made when its button is clicked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from analysis.downloads.data_package import data_package
from analysis.downloads.duckdb_file import duckdb_file
from analysis.downloads.parquet import parquet_zip
from analysis.downloads.xlsx import workbook
from analysis.export import CsvKind, data_zip
from analysis.language import speaking, tr
from analysis.report import ReportKind, compose, write_report
from analysis.single_table import table_csv
from analysis.tables import TABLES, ExportTable
from ui import numbers
from ui.chart_card import CSV_KINDS, card
from ui.view import View

_MIME = {
    "csv": "text/csv",
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "duckdb": "application/octet-stream",
    "pdf": "application/pdf",
    "html": "text/html",
}


class Offer(NamedTuple):
    """A download: what it is called, the name of the file, how to make it, what it is good for."""

    label: str
    name: str
    make: Callable[[View], bytes]
    purpose: str


def _all_tables(kind: CsvKind, view: View) -> bytes:
    return data_zip(view.database, view.filter, view.provenance(), kind)


FORMATS = (
    Offer("Excel (XLSX)", "dialoge.xlsx", lambda view: workbook(view.database, view.filter, view.provenance()),
          "ein Blatt je Tabelle und eines zu Auswahl, Einheiten und Quellen"),
    Offer("CSV für Excel", "dialoge-excel.zip", partial(_all_tables, "excel"),
          "Semikolon, Dezimalkomma, deutsche Überschriften"),
    Offer("CSV für Programme", "dialoge-programme.zip", partial(_all_tables, "machine"),
          "Komma, Dezimalpunkt, ISO-Daten, feste englische Spaltennamen"),
    Offer("Parquet", "dialoge-parquet.zip", lambda view: parquet_zip(view.database, view.filter, view.provenance()),
          "für R, Python und andere, mit Typen und Einheiten"),
    Offer("DuckDB", "dialoge.duckdb", lambda view: duckdb_file(view.database, view.filter, view.provenance()),
          "eine Datenbank mit diesen Tabellen, für eigene Abfragen"),
    Offer("Datenpaket", "dialoge-datenpaket.zip",
          lambda view: data_package(view.database, view.filter, view.provenance()),
          "CSV mit maschinenlesbarer Beschreibung (Frictionless Data Package)"),
)  # fmt: skip
REPORTS: dict[ReportKind, tuple[str, str]] = {
    "pdf": ("Bericht als PDF", "zum Drucken und Weitergeben, barrierefrei (PDF/UA)"),
    "docx": ("Bericht für Word", "zum Weiterschreiben (DOCX)"),
    "html": ("Bericht als HTML", "eine Datei für den Browser"),
}


EMPTY_FIELDS = (
    "Ein leeres Feld heißt: keine Angabe. Personenzahlen von 1 oder 2 stehen überall als „unter 3“; „geschützt“ steht, "
    "wo sich eine solche Zahl sonst aus der Summe errechnen ließe."
)


def download(label: str, data: Callable[[], bytes], name: str, primary: bool = False) -> None:
    """A download that is made when it is clicked."""
    st.download_button(
        tr(label), data=data, file_name=name, key=name, on_click="ignore", icon=":material/download:",
        mime=_MIME[name.rpartition(".")[2]], type="primary" if primary else "tertiary",
    )  # fmt: skip


def report_card(view: View) -> None:
    """The evaluation report in three forms."""
    with card():
        st.subheader(tr("Auswertungsbericht"), anchor=False)
        content = tr(
            "Bericht über **{of}** Dialogen der Auswahl: Kennzahlen, Methode, Grafiken aller Seiten mit ihren Zahlen, "
            "Datenqualität, Liste der Dialoge, Kodierbuch."
        )
        st.markdown(content.format(of=numbers.n_of(view.dialogues, view.total)))
        with st.container(horizontal=True, gap="small"):
            for kind, (label, _) in REPORTS.items():
                download(label, partial(_report, kind, view), f"dialoge-bericht.{kind}", primary=True)
        st.caption(" · ".join(f"{tr(label)}: {tr(purpose)}" for label, purpose in REPORTS.values()) + ".")


def _report(kind: ReportKind, view: View) -> bytes:
    with speaking(view.language):
        return write_report(compose(view.database, view.filter, view.words, view.provenance()), kind)


def _made(offer: Offer, view: View) -> bytes:
    with speaking(view.language):
        return offer.make(view)


def tables_card(view: View) -> None:
    """All tables of the filter, in all formats."""
    with card():
        st.subheader(tr("Alle Tabellen der Auswahl"), anchor=False)
        content = tr(
            "**{of}** Dialogen. Jede Form enthält dieselben Werte und sagt, welche Auswahl sie ist, wie viele Dialoge "
            "sie umfasst und woher die Daten stammen."
        )
        st.markdown(content.format(of=numbers.n_of(view.dialogues, view.total)))
        for offer in FORMATS:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{tr(offer.label)}** · {tr(offer.purpose)}", width="stretch")
                download(offer.name, partial(_made, offer, view), offer.name)
        st.caption(tr(EMPTY_FIELDS))


def single_tables_card(view: View) -> None:
    """One table at a time, as CSV."""
    with card():
        st.subheader(tr("Einzelne Tabellen"), anchor=False)
        for table in TABLES:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{tr(table.title)}** · {tr(table.description)}", width="stretch")
                for kind, label in CSV_KINDS.items():
                    download(label, partial(_one_table, table, kind, view), f"{table.name}-{kind}.csv")
        st.caption(
            tr("Die Spalte key verbindet die Tabellen. Die letzte Spalte nennt Auswahl, Datenstand und Herkunft.")
        )


def _one_table(table: ExportTable, kind: CsvKind, view: View) -> bytes:
    with speaking(view.language):
        return table_csv(view.database, view.filter, table, view.provenance(), kind)
