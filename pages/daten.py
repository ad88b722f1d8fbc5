"""How good the data are, how they are coded, how to get them, and where they come from."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from analysis.codebook import search_codebook, variables
from analysis.database import SCHEMA_VERSION
from analysis.export import Column, CsvKind, chart_csv
from analysis.language import speaking, tr
from analysis.measures import RELIABLE_FROM
from analysis.quality import files_left_out, fill_rates, findings, with_findings
from ui import numbers
from ui.areas import SOURCE
from ui.chart_card import CSV_KINDS, Chart, card, chart_card, number_table
from ui.download_cards import download, report_card, single_tables_card, tables_card
from ui.figures import bars
from ui.long_bars import long_bars
from ui.notes import INVENTED_SOURCE, OWN_SOURCE, PRIVACY, READING, REGISTER_SOURCE
from ui.sentences import widest_gap
from ui.tiles import Tile, tiles
from ui.view import View, nothing_left, open_page
from ui.words import heading, paragraph, said

FEW = "Weniger als fünf Steckbriefe: nicht belastbar."
MOST_NAMED = 3
"""So many kinds of findings at most share the first place in a sentence."""

CODEBOOK_COLUMNS = (
    Column("variable", "Variable"),
    Column("code", "Code"),
    Column("label", "Bezeichnung"),
    Column("definition", "Definition"),
)
FILE_COLUMNS = (Column("name", "Datei"), Column("state", "Zustand"), Column("reason", "Grund"))


def here(utc: dt.datetime) -> dt.datetime:
    """A time of the data file (UTC) in the time of this computer."""
    return utc.replace(tzinfo=dt.UTC).astimezone()


def show_tiles(view: View) -> None:
    """The data file in six figures."""
    build = view.build
    noted = view.ask(with_findings)
    left_out = build.files_duplicate + build.files_unreadable
    read_at = here(build.built_at)
    tiles(
        [
            Tile("Steckbriefe", numbers.number(view.dialogues), numbers.out_of(view.total)),
            Tile("Mit Hinweisen", numbers.number(noted), numbers.out_of(view.dialogues)),
            Tile("Dateien gelesen", numbers.number(build.files_read),
                 numbers.out_of(build.files_read + left_out)),
            Tile("Doppelt", numbers.number(build.files_duplicate), "Dateien"),
            Tile("Nicht lesbar", numbers.number(build.files_unreadable), "Dateien"),
            Tile("Datenstand", numbers.date(read_at), tr("Kennung {id}").format(id=build.build_id[:8]),
                 tr("Eingelesen am {moment}, Kennung {id}").format(moment=numbers.moment(read_at), id=build.build_id)),
        ]
    )  # fmt: skip


def fill_chart(view: View) -> Chart:
    """What is filled in."""
    frame = view.ask(fill_rates)
    return Chart(
        key="ausgefuellt",
        title="Was ausgefüllt ist",
        sentence=paragraph(widest_gap(frame), FEW if view.dialogues < RELIABLE_FROM else ""),
        figure=bars(frame, "share", numbers.percent, drill=["key"], height=380),
        alt="Balken: Anteil der Steckbriefe mit einer Angabe, je Feld, das vollständigste oben.",
        frame=frame,
        columns=(
            Column("label", "Feld"),
            Column("n", "mit Angabe", "count"),
            Column("missing", "ohne Angabe", "count"),
            Column("total", "Steckbriefe", "count"),
            Column("share", "Anteil mit Angabe", "percent"),
        ),
        n=view.dialogues,
        total=view.dialogues,
        definition="Anteil der Steckbriefe, in denen das Programm eine Angabe gefunden hat.",
        click="Ein Klick zeigt die Dialoge ohne diese Angabe.",
        drill=("without",),
    )


def findings_sentence(view: View, frame: pd.DataFrame) -> str:
    """The most frequent finding, and how many have none."""
    if frame.empty:
        return tr("Zu dieser Auswahl gibt es keinen Hinweis.")
    top = frame[frame["dialogues"] == frame["dialogues"].max()]
    named = "; ".join(f"**{numbers.plain(label)}**" for label in top["label"][:MOST_NAMED])
    one = tr("Am häufigsten, in {of} Steckbriefen: {named}.")
    several = tr("Am häufigsten, in je {of} Steckbriefen: {named}.")
    most = numbers.n_of(top["dialogues"].iloc[0], view.dialogues)
    without = numbers.n_of(view.dialogues - view.ask(with_findings), view.dialogues)
    text = (one if len(top) == 1 else several).format(of=most, named=named)
    return paragraph(text, tr("{of} haben keinen Hinweis.").format(of=without))


def findings_chart(view: View) -> Chart:
    """What a careful reader would note."""
    frame = view.ask(findings)
    return Chart(
        key="hinweise",
        title="Was beim Lesen auffiel",
        sentence=findings_sentence(view, frame),
        figure=long_bars(frame, "dialogues", lambda value: numbers.count(value, "Steckbrief", "Steckbriefe"), ["key"]),
        alt="Balken: Zahl der Steckbriefe mit einem Hinweis, je Art des Hinweises.",
        frame=frame,
        columns=(
            Column("key", "Code"),
            Column("label", "Hinweis"),
            Column("dialogues", "Steckbriefe", "count"),
            Column("total", "von", "count"),
            Column("share", "Anteil", "percent"),
        ),
        n=view.dialogues,
        total=view.dialogues,
        definition="Ein Steckbrief kann mehrere Hinweise haben. Hinweise ändern keinen Wert.",
        drill=("finding",),
    )


def show_files(view: View) -> None:
    """The files that gave no Steckbrief."""
    frame = view.ask(files_left_out)
    with card():
        st.subheader(tr("Dateien, die nicht dabei sind"), anchor=False)
        if frame.empty:
            st.markdown(tr("Alle Dateien wurden gelesen; keine war doppelt."))
            return
        without = tr("**{files}** ohne eigenen Steckbrief, unabhängig von der Auswahl.")
        st.markdown(without.format(files=numbers.count(len(frame), "Datei", "Dateien")))
        frame = said(frame, "state", "reason")
        number_table(frame, FILE_COLUMNS, alt="Dateien, die nicht gelesen wurden oder doppelt sind, mit Grund")


def show_quality(view: View) -> None:
    """Fill rates, findings, files."""
    if not view.dialogues:
        show_files(view)
        nothing_left()
        return
    show_tiles(view)
    left, right = st.columns(2)
    with left:
        chart_card(view, fill_chart(view))
    with right:
        chart_card(view, findings_chart(view))
        show_files(view)


def show_codebook(view: View) -> None:
    """All codes, to search in."""
    names = view.ask(variables)
    left, right = st.columns([2, 1])
    search = left.text_input(
        tr("Suchen"), key="kodierbuch_suche", placeholder=tr("Suchen in Code, Bezeichnung und Definition"),
        max_chars=80, label_visibility="collapsed",
    )  # fmt: skip
    variable = right.selectbox(
        tr("Variable"), list(names), index=None, format_func=lambda code: tr(names.get(code, code)),
        placeholder=tr("alle Variablen"), key="kodierbuch_variable", label_visibility="collapsed",
    )  # fmt: skip
    frame = view.ask(search_codebook, search, variable)
    many = numbers.count(len(frame), "Code", "Codes")
    found = tr("**{codes}** zu „{search}“") if search else "**{codes}**"
    st.markdown(found.format(codes=many, search=numbers.plain(search)))
    if len(frame):
        number_table(frame.fillna({"definition": ""}), CODEBOOK_COLUMNS, alt="Kodierbuch")
    with st.container(horizontal=True, gap="small"):
        for kind, label in CSV_KINDS.items():
            download(label, partial(codebook_csv, view, frame, kind), f"kodierbuch-{kind}.csv")
    version = tr(
        "Kodierbuch Version {version}. Die Muster, an denen die Codes erkannt werden, stehen in data/codebook.yaml."
    )
    st.caption(version.format(version=view.build.codebook_version))


def codebook_csv(view: View, frame: pd.DataFrame, kind: CsvKind) -> bytes:
    """The codes that are shown."""
    with speaking(view.language):
        return chart_csv(frame, CODEBOOK_COLUMNS, kind, view.provenance())


def show_downloads(view: View) -> None:
    """The report, the whole filtered data, and the single tables."""
    if not view.dialogues:
        nothing_left()
        return
    report_card(view)
    tables_card(view)
    single_tables_card(view)


def show_origin(view: View) -> None:
    """Build, sources, licences, data protection."""
    build = view.build
    left, right = st.columns(2)
    with left, card():
        st.subheader(tr("Datenschutz"), anchor=False)
        st.markdown(tr(PRIVACY))
        st.subheader(tr("Wie gelesen wird"), anchor=False)
        st.markdown(tr(READING))
    with right, card():
        st.subheader(tr("Quellen und Lizenzen"), anchor=False)
        st.markdown(tr(INVENTED_SOURCE if build.invented else OWN_SOURCE))
        st.markdown(tr(REGISTER_SOURCE).format(borders=tr(SOURCE)))
        st.subheader(tr("Diese Daten"), anchor=False)
        program = tr("Version {version}, Datei-Schema {schema}")
        files = tr("{read} gelesen, {twice} doppelt, {unreadable} nicht lesbar")
        facts = {
            "Eingelesen am": numbers.moment(here(build.built_at)),
            "Kennung": build.build_id,
            "Kodierbuch": tr("Version {version}").format(version=build.codebook_version),
            "Programm": program.format(version=build.program_version, schema=SCHEMA_VERSION),
            "Steckbriefe": numbers.number(build.steckbriefe),
            "Dateien": files.format(
                read=numbers.number(build.files_read), twice=numbers.number(build.files_duplicate),
                unreadable=numbers.number(build.files_unreadable),
            ),
        }  # fmt: skip
        st.markdown("\n".join(f"- {heading(name)}: **{numbers.plain(value)}**" for name, value in facts.items()))


SIGHTS: dict[str, tuple[str, Callable[[View], None]]] = {
    "qualitaet": ("Qualität", show_quality),
    "kodierbuch": ("Kodierbuch", show_codebook),
    "downloads": ("Downloads", show_downloads),
    "herkunft": ("Herkunft und Datenschutz", show_origin),
}


def show_page() -> None:
    """The page from top to bottom."""
    view = open_page(
        "Daten", "Wie gut sind sie, wie sind sie kodiert, wie bekomme ich sie?", needs_dialogues=False
    )
    sight = st.segmented_control(
        tr("Ansicht"), list(SIGHTS), format_func=lambda name: heading(SIGHTS[name][0]), key="ansicht",
        bind="query-params", default="qualitaet", required=True, label_visibility="collapsed",
    )  # fmt: skip
    _, show = SIGHTS[sight if sight in SIGHTS else "qualitaet"]
    show(view)


show_page()
