"""What stands in the answers of the Steckbriefe: full-text search, with the way to each place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from analysis.export import CsvKind, chart_csv
from analysis.facts import SECTIONS
from analysis.language import speaking, tr
from analysis.search import MOST_HITS, Hit, SearchResult, has_index, search
from analysis.search_export import COLUMNS, hits_frame
from analysis.search_query import Query, parse_query
from ui import numbers
from ui.chart_card import CSV_KINDS, card
from ui.navigation import SECTION_PARAM, WORDS_PARAM, link_to_steckbrief
from ui.search_hits import hit_html
from ui.view import View, open_page
from ui.words import heading, paragraph

PAGE_LENGTH = 20
LONGEST = 200
_SHOWN, _WORDS, _SECTIONS = "_search_shown", "_search_words", "_search_sections"
HELP = """
- **Mehrere Wörter** müssen alle in derselben Antwort stehen, also im selben Abschnitt eines Steckbriefs.
- **Andere Formen** zählen mit: *Haus* findet *Häuser*, *Flüchtling* findet *Flüchtlingen*.
- **Zusammensetzungen** auch: *Wohnung* findet *Wohnungssuche* und *Sozialwohnung*.
- **Umlaute**: *Fluechtling* findet *Flüchtling*, *Strasse* findet *Straße*. Groß und klein ist gleich.
- **"World Café"** in Anführungszeichen findet genau diese Wörter in dieser Folge, **-Verein** schließt Antworten mit
  diesem Wort aus.
- **Reihenfolge**: zuerst Antworten mit den gesuchten Wörtern selbst, dann solche mit mehr verschiedenen passenden
  Wörtern, dann nach Kommune.
"""


NOTE = (
    "Je Antwort stehen bis zu drei Sätze; ein Klick auf die Zeile darüber führt zur Stelle im Steckbrief. Namen und "
    "Kontaktdaten sind geschwärzt."
)


def asked() -> tuple[str, tuple[str, ...]]:
    """The words and sections in the address. They are no bound widgets, as those leave links to other pages."""
    sections = st.query_params.get_all(SECTION_PARAM)
    return st.query_params.get(WORDS_PARAM, "")[:LONGEST].strip(), tuple(each for each in SECTIONS if each in sections)


def ask_anew() -> None:
    """Put what the controls say into the address, and begin again with the first hits. For `on_change`."""
    st.session_state.pop(_SHOWN, None)
    st.query_params.update({WORDS_PARAM: st.session_state[_WORDS], SECTION_PARAM: st.session_state[_SECTIONS]})


def show_controls(typed: str, sections: tuple[str, ...]) -> None:
    """The search field and the choice of sections."""
    st.session_state[_WORDS], st.session_state[_SECTIONS] = typed, list(sections)
    left, right = st.columns([3, 2], vertical_alignment="top")
    left.text_input(
        tr("Gesuchte Wörter"), key=_WORDS, max_chars=LONGEST, icon=":material/search:", on_change=ask_anew,
        placeholder=tr('zum Beispiel: Wohnung "runder Tisch" -Verein'),
    )  # fmt: skip
    right.multiselect(
        tr("Abschnitt"), list(SECTIONS), format_func=_section, key=_SECTIONS, placeholder=tr("alle"),
        select_all=False, on_change=ask_anew,
    )  # fmt: skip


def _section(key: str) -> str:
    return heading(SECTIONS[key])


def show_more() -> None:
    """Show the next hits, too. For `on_click`."""
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, PAGE_LENGTH) + PAGE_LENGTH


def show_counts(view: View, found: SearchResult, sections: tuple[str, ...]) -> None:
    """How many hits there are, in how many dialogues and in which sections."""
    if not found.found:
        here = "**Keine Antwort** passt zu dieser Suche in den gewählten Abschnitten."
        none = "**Keine Antwort** passt zu dieser Suche."
        st.markdown(tr(here if sections and found.by_section else none))
    else:
        said = tr("**{answers}** aus {of} Dialogen der Auswahl.")
        many = numbers.count(found.found, "Antwort", "Antworten")
        st.markdown(said.format(answers=many, of=numbers.n_of(found.dialogues, view.dialogues)))
    if found.by_section:
        parts = [f"{_section(section)} {numbers.number(hits)}" for section, hits in found.by_section.items()]
        st.caption(tr("Nach Abschnitt: {sections}").format(sections=" · ".join(parts)))


def show_hit(hit: Hit, link: Mapping[str, Sequence[str]]) -> None:
    """Where it stands, which leads to the place, and its sentences."""
    parts = [
        f"**{numbers.plain(hit.kommune or tr('Ort unbekannt'))}**",
        *([numbers.plain(hit.kreis)] if hit.kreis else []),
        numbers.date(hit.first_day) if hit.first_day else tr("ohne Datum"),
        _section(hit.section),
    ]
    with st.container(gap=None):
        link_to_steckbrief(hit.key, " · ".join(parts), link, hit.places)
        st.html(hit_html(hit.sentences))


def csv_of(view: View, query: Query, typed: str, sections: tuple[str, ...], kind: CsvKind) -> bytes:
    """All hits."""
    with speaking(view.language):
        source = view.provenance()
        narrowed = [source.filter_text, tr("Suche „{words}“").format(words=typed), *map(_section, sections)]
        frame = view.ask(hits_frame, query, sections)
        return chart_csv(frame, COLUMNS, kind, replace(source, filter_text=" · ".join(narrowed)))


def show_downloads(view: View, query: Query, typed: str, sections: tuple[str, ...]) -> None:
    """The hits as CSV in both kinds."""
    with st.container(horizontal=True, gap="small"):
        for kind, label in CSV_KINDS.items():
            st.download_button(
                tr(label), data=partial(csv_of, view, query, typed, sections, kind), file_name=f"suche-{kind}.csv",
                mime="text/csv", key=f"suche-{kind}", on_click="ignore", icon=":material/download:", type="tertiary",
            )  # fmt: skip


def in_files(found: SearchResult) -> str:
    """What the downloads hold."""
    if found.found <= MOST_HITS:
        return tr("Die CSV-Dateien enthalten alle Antworten, Personenzahlen von 1 oder 2 fehlen darin.")
    some = tr("Die CSV-Dateien enthalten die ersten {n} Antworten, Personenzahlen von 1 oder 2 fehlen darin.")
    return some.format(n=numbers.number(MOST_HITS))


def show_hits(view: View, query: Query, typed: str, sections: tuple[str, ...]) -> None:
    """The card with the hits."""
    length = st.session_state.get(_SHOWN, PAGE_LENGTH)
    found = view.ask(search, query, sections=sections, limit=length)
    link = {**view.link, WORDS_PARAM: [typed], SECTION_PARAM: sections}
    with card():
        show_counts(view, found, sections)
        for hit in found.hits:
            show_hit(hit, link)
        if found.found > len(found.hits):
            st.button(tr("Weitere zeigen"), on_click=show_more, type="tertiary", icon=":material/expand_more:")
        if found.found:
            shown = tr("Gezeigt: {of}.").format(of=numbers.n_of(len(found.hits), found.found))
            st.caption(paragraph(shown, NOTE, in_files(found)))
            show_downloads(view, query, typed, sections)


def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Suche", "Was steht in den Antworten, und wo?")
    if not view.ask(has_index):
        st.info(tr("Diese Datendatei hat noch kein Verzeichnis der Wörter. Lesen Sie die Steckbriefe neu ein."))
        st.code("python -m loaders build", language=None)
        return
    typed, sections = asked()
    show_controls(typed, sections)
    query = parse_query(typed)
    with st.expander(tr("So wird gesucht"), expanded=not typed):
        st.markdown(tr(HELP))
    if query.sought:
        show_hits(view, query, typed, sections)
    elif typed:
        st.info(tr("Bitte mindestens ein Wort eingeben, das vorkommen soll."), icon=":material/search:")


show_page()
