"""Importing Steckbriefe: drop files, look at what would change, commit or discard; undo the last import."""

import pandas as pd
import streamlit as st

from analysis.changes import STATES, read_changes
from analysis.database import Database
from analysis.export import Column
from analysis.language import chosen, tr
from loaders.child import BuildFailed
from loaders.imports import Draft, ImportRefused, commit, discard, last_import, prepare, take_back_interrupted, undo
from loaders.lock import Busy
from ui import numbers
from ui.access import Access, import_access
from ui.chart_card import card, number_table
from ui.corrections import UPLOADER
from ui.first_start import data_path
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import said

_DRAFT = "_import_draft"
_ROUND = "_import_round"
_SAID = "_import_said"
KINDS = "Word (.docx), PDF, OpenDocument, RTF, Text, HTML, E-Mail (.eml), Tabellen (.xlsx, .ods, .csv), JSON und ZIP"
MAX_MB = 100
COLUMNS = (
    Column("state", "Ergebnis"),
    Column("name", "Datei"),
    Column("kommune", "Kommune"),
    Column("kreis", "Kreis"),
    Column("first_day", "Datum"),
    Column("findings", "Hinweise", "count"),
    Column("reason", "Grund"),
)


def say(text: str, icon: str) -> None:
    """Keep a message for the next run, which shows it."""
    st.session_state[_SAID] = (text, icon)


def show_said() -> None:
    """The message of the last run."""
    if said := st.session_state.pop(_SAID, None):
        text, icon = said
        st.success(tr(text), icon=icon)


def show_interrupted() -> None:
    """Tell once of an import that was interrupted before its data were swapped in."""
    if take_back_interrupted(data_path()):
        text = (
            "Ein Import wurde unterbrochen, bevor er übernommen war. An den Daten hat sich nichts geändert; "
            "bitte die Dateien noch einmal hochladen."
        )
        st.warning(tr(text), icon=":material/warning:")


def show_upload(view: View) -> None:
    """The place to drop files, and the button that makes the draft."""
    if chosen() == "de":
        st.html(UPLOADER)
    with card():
        st.subheader(tr("Dateien einlesen"), anchor=False)
        limits = tr("{kinds}. Zusammen bis {most} MB; für mehr: python -m loaders build ORDNER.")
        files = st.file_uploader(
            limits.format(kinds=tr(KINDS), most=MAX_MB),
            accept_multiple_files=True, max_upload_size=MAX_MB,
            key=f"upload-{st.session_state.get(_ROUND, 0)}",
        )  # fmt: skip
        keep = True
        if view.build.invented:
            keep = st.checkbox(
                tr("Die erfundenen Beispiele behalten"), value=False, key="import_keep",
                help=tr("Ohne Haken verschwinden die Beispiele mit dem ersten Import."),
            )  # fmt: skip
        if st.button(tr("Lesen und Vorschau zeigen"), type="primary", disabled=not files, key="import_read"):
            bar = st.progress(0.0, text=tr("Die Dateien werden gelesen …"))
            try:
                st.session_state[_DRAFT] = prepare(
                    ((file.name, file.getvalue()) for file in files), data_path(), keep,
                    lambda done, total: _show(bar, done, total),
                )  # fmt: skip
            except (ImportRefused, BuildFailed, OSError) as problem:
                bar.empty()
                st.error(_reason(problem), icon=":material/error:")
                return
            st.rerun()


def _show(bar: "st.delta_generator.DeltaGenerator", done: int, total: int) -> None:
    bar.progress(done / total if total else 1.0, text=tr("Datei {done} von {total}").format(done=done, total=total))


def _reason(problem: Exception) -> str:
    if isinstance(problem, OSError):
        said = tr("Die Dateien können nicht abgelegt werden ({reason}). Es ist nichts verändert.")
        return said.format(reason=problem.strerror)
    return tr(str(problem))


def show_preview(draft: Draft) -> None:
    """What the import would change, and the two ways on."""
    with card():
        st.subheader(tr("Vorschau: noch ist nichts übernommen"), anchor=False)
        if not draft.database.is_file():
            show_nothing_read(draft)
            return
        database = Database(draft.database)
        try:
            frame = read_changes(database, draft.name)
        finally:
            database.close()
        counts = frame["state"].value_counts()
        noted = int((frame["findings"] > 0).sum())
        tiles(
            [
                *(Tile(label[0].upper() + label[1:], numbers.number(int(counts.get(state, 0))),
                       numbers.out_of(len(frame))) for state, label in STATES.items()),
                Tile("Mit Hinweisen", numbers.number(noted), numbers.out_of(int(frame["key"].notna().sum()))),
            ]
        )  # fmt: skip
        st.markdown(sentence(draft, counts))
        frame["state"] = frame["state"].map(STATES)
        frame = said(frame, "state", "reason")
        number_table(frame, COLUMNS, alt="Je Datei: was aus ihr würde, Kommune, Datum, Hinweise, Grund")
        show_decision(draft, changes=len(frame) > int(counts.get("same", 0)) + int(counts.get("unreadable", 0)))


def sentence(draft: Draft, counts: "pd.Series[int]") -> str:
    """What the data would hold afterwards."""
    total = draft.summary.read - draft.summary.superseded
    new = int(counts.get("new", 0))
    text = tr("Nach dem Import enthalten die Daten **{dialogues}**, davon {new} aus diesem Import neu.")
    return text.format(dialogues=numbers.count(total, "Dialog", "Dialoge"), new=numbers.number(new))


def show_nothing_read(draft: Draft) -> None:
    """The reasons when no file gave a Steckbrief."""
    st.markdown(tr("**Keine der Dateien ist ein lesbarer Steckbrief.** Es gibt nichts zu übernehmen."))
    entries = [(entry.name.removeprefix(f"{draft.name}/"), entry.reason) for entry in draft.summary.unreadable]
    frame = said(pd.DataFrame(entries, columns=["name", "reason"]), "reason")
    number_table(frame, (Column("name", "Datei"), Column("reason", "Grund")), alt="Je Datei der Grund")
    show_decision(draft, changes=False)


def show_decision(draft: Draft, changes: bool) -> None:
    """Commit or discard."""
    with st.container(horizontal=True):
        if st.button(tr("Übernehmen"), type="primary", disabled=not changes, key="import_commit"):
            try:
                commit(draft, data_path())
            except (ImportRefused, Busy, OSError) as problem:
                st.error(_reason(problem), icon=":material/error:")
                return
            say("Der Import ist übernommen. Alle Seiten zeigen die neuen Daten.", ":material/check:")
            leave(draft)
        if st.button(tr("Verwerfen"), key="import_discard"):
            discard(draft)
            say("Der Entwurf ist verworfen. An den Daten hat sich nichts geändert.", ":material/undo:")
            leave(draft)


def leave(draft: Draft) -> None:
    """Back to an empty place for files."""
    st.session_state.pop(_DRAFT, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def show_undo() -> None:
    """The way back from the last import."""
    last = last_import(data_path())
    if last is None:
        return
    with card():
        st.subheader(tr("Letzter Import"), anchor=False)
        st.markdown(f"{numbers.moment(last.at)}, {numbers.count(last.files, 'Datei', 'Dateien')}.")
        if st.button(tr("Letzten Import zurücknehmen"), key="import_undo", icon=":material/undo:"):
            try:
                undo(data_path())
            except (ImportRefused, Busy, OSError) as problem:
                st.error(_reason(problem), icon=":material/error:")
                return
            say("Der letzte Import ist zurückgenommen; es gelten wieder die Daten davor.", ":material/undo:")
            st.rerun()


def show_person(access: Access) -> None:
    """Who is signed in, and the way out."""
    if access.person:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(tr("Angemeldet als {person}").format(person=numbers.plain(access.person)), width="content")
            st.button(tr("Abmelden"), on_click=st.logout, type="tertiary", key="import_logout")


def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Import", "Eigene Steckbriefe einlesen, ansehen und übernehmen", needs_dialogues=False)
    access = import_access()
    if not access.allowed:
        st.info(tr(access.reason), icon=":material/lock:")
        show_person(access)
        if access.sign_in:
            st.button(tr("Anmelden"), on_click=st.login, type="primary", key="import_login")
        return
    show_person(access)
    show_said()
    draft: Draft | None = st.session_state.get(_DRAFT)
    if draft is None:
        show_interrupted()
        show_upload(view)
        show_undo()
    else:
        show_preview(draft)


show_page()
