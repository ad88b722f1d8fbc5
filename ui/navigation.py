"""The pages and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.language import tr
from ui.words import heading


class PageEntry(NamedTuple):
    """A page: its file, its address, its German title and the question it answers."""

    file: str
    url_path: str
    title: str
    question: str


_QUESTIONS = {
    "ueberblick": ("Überblick", "Wie viele Dialoge gab es, wo, wann, mit wem, zu welchen Kosten?"),
    "kosten": ("Kosten", "Was kosteten die Dialoge, im Verhältnis zu Einwohnern und Teilnehmenden?"),
    "formate": ("Formate", "Welche Formate wurden gewählt, wo und mit welchem Ergebnis?"),
    "beteiligte": ("Beteiligte", "Wer war dabei, und wer fehlte?"),
    "themen_ergebnisse": (
        "Themen und Ergebnisse",
        "Worüber wurde gesprochen, was kam heraus, und wie verbindlich ist es?",
    ),
    "bewertung": ("Bewertung", "Wie zufrieden sind die Kommunen, und was würden sie anders machen?"),
    "vergleich": ("Vergleich", "Wie stehen Bezirke, Kreise, Kommunen oder Gruppen zueinander?"),
    "steckbrief": ("Steckbrief", "Was steht in einem Steckbrief, und woher kommt jeder Wert?"),
    "suche": ("Suche", "Was steht in den Antworten, und wo?"),
    "importieren": ("Import", "Wie kommen eigene Steckbriefe in die Daten?"),
    "daten": ("Daten", "Wie gut sind die Daten, wie sind sie kodiert, und wie bekomme ich sie?"),
}
PAGES = tuple(PageEntry(f"pages/{name}.py", name, *texts) for name, texts in _QUESTIONS.items())
"""All pages; address and file have the same name, so that a link finds its page on a server that just started."""

FRAME = "dashboard.py"
OVERVIEW = PAGES[0].file
STECKBRIEF_PAGE = "pages/steckbrief.py"
STECKBRIEF_PARAM = "steckbrief"
PLACE_PARAM = "stelle"
"""Words of the text to mark: "120-128", from the first to behind the last character; may stand several times."""

SEARCH_PAGE = "pages/suche.py"
WORDS_PARAM, SECTION_PARAM = "suche", "abschnitt"
"""What was searched for. Links to the places found keep it, for the way back."""

_MOST_PLACES = 12
_FRAMED = "_framed"


def run_navigation() -> Any:
    """Register all pages in the header; the returned page is the chosen one and still to be run."""
    st.session_state[_FRAMED] = True
    first, *others = (_page(entry, entry.url_path if number else "") for number, entry in enumerate(PAGES))
    typed = _page(PAGES[0], PAGES[0].url_path, visibility="hidden")
    chosen = st.navigation([first, *others, typed], position="top")
    if chosen is typed:  # the first page has the address "/", but a person may type its name, as for all others
        st.switch_page(first, query_params={key: st.query_params.get_all(key) for key in st.query_params})
    return chosen


def _page(entry: PageEntry, address: str, visibility: Literal["visible", "hidden"] = "visible") -> StreamlitPage:
    return st.Page(
        entry.file, title=heading(entry.title), help=tr(entry.question), url_path=address, default=not address,
        visibility=visibility,
    )  # fmt: skip


def ensure_frame() -> None:
    """Start again in the frame when a link led to a page of a server that has just started.

    Until the first call of `st.navigation`, Streamlit finds the folder pages/ by itself and runs a page without the
    frame. A page that is the main script, as in a test, may run alone.
    """
    context = get_script_run_ctx()
    if context is None or st.session_state.get(_FRAMED) or Path(context.main_script_path).name != FRAME:
        return
    run_navigation()
    st.rerun()


def link_to_steckbrief(
    key: str, label: str, chosen: Mapping[str, Sequence[str]], places: Sequence[tuple[int, int]] = ()
) -> None:
    """A link to the page of one Steckbrief that keeps what is `chosen` (see `View.link`) in the address.

    The page shows the `places` of the text marked. A page that runs alone shows the label only.
    """
    if not st.session_state.get(_FRAMED):
        st.markdown(label)
        return
    marked = {PLACE_PARAM: [f"{start}-{end}" for start, end in places[:_MOST_PLACES]]} if places else {}
    st.page_link(STECKBRIEF_PAGE, label=label, query_params={**chosen, STECKBRIEF_PARAM: [key], **marked})


def is_doubled() -> bool:
    """Whether Streamlit just followed a link to another page: until the next run its address holds the filter twice.

    Whatever is written into the address then becomes a second step in the browser's history.
    """
    values = [st.query_params.get_all(name) for name in st.query_params]
    return any(len(set(each)) < len(each) for each in values)


def link_to_search(label: str, chosen: Mapping[str, Sequence[str]]) -> None:
    """A link back to the search whose words the address still holds; nothing without them."""
    kept = {name: st.query_params.get_all(name) for name in (WORDS_PARAM, SECTION_PARAM)}
    if kept[WORDS_PARAM] and st.session_state.get(_FRAMED):
        st.page_link(SEARCH_PAGE, label=label, query_params={**chosen, **kept}, icon=":material/arrow_back:")


def open_overview() -> None:
    """Go to the first page. The filter stays: its widgets keep what is chosen and write it into the address anew.

    To name it here would be an error, as it is bound to them.
    """
    st.switch_page(OVERVIEW, query_params={})


def open_steckbrief(key: str) -> None:
    """Go to the page of one Steckbrief. The filter stays, but leaves the address until it is changed."""
    st.switch_page(STECKBRIEF_PAGE, query_params={STECKBRIEF_PARAM: [key]})
