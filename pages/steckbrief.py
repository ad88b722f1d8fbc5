"""One dialogue: all its values beside its text, with the words they were read from."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.dialogues import ANY
from analysis.export import Column, CsvKind, chart_csv
from analysis.facts import CERTAINTIES
from analysis.filters import Filter
from analysis.language import speaking, tr
from analysis.measures import MEASURES, RELIABLE_FROM
from analysis.peers import Comparison, compare
from analysis.steckbrief import Steckbrief, read_steckbrief
from analysis.steckbrief_export import COLUMNS, facts_frame
from analysis.steckbrief_list import MOST_OPTIONS, Place, first_key, options, place_of
from analysis.trail import Step, trail_to
from analysis.versions import changes
from ui import numbers
from ui.chart_card import CSV_KINDS, Chart, card, chart_card
from ui.found_place import asked_places, forget_places, scroll_to_place
from ui.navigation import STECKBRIEF_PARAM, is_doubled, link_to_search, link_to_steckbrief
from ui.peer_figure import against_median
from ui.place_trail import place_trail
from ui.steckbrief_html import changes_html, codings_html, remarks_html, text_html, values_html
from ui.view import View, nothing_left, open_page
from ui.words import heading, paragraph, said

PANE_HEIGHT = 520
CODINGS_HEIGHT = 330
_LAST = "_last_steckbrief"
_CHOICE = "_steckbrief_choice"
COMPARED_COLUMNS = (
    Column("label", "Kennzahl"),
    Column("unit", "Einheit"),
    Column("value", "dieser Dialog", "number", 4),
    Column("median", "Median der ähnlichen", "number", 4),
    Column("low", "kleinster Wert", "number", 4),
    Column("high", "größter Wert", "number", 4),
    Column("n", "Vergleichsfälle", "count"),
    Column("verdict", "Einordnung"),
)


def go_to(key: str) -> None:
    """Show this Steckbrief and put it into the address. For `on_click`."""
    st.query_params[STECKBRIEF_PARAM] = key
    forget_places()


def go_to_choice() -> None:
    """Show the Steckbrief that was chosen in the list."""
    if st.session_state[_CHOICE]:
        go_to(st.session_state[_CHOICE])


def asked_key(view: View) -> str | None:
    """The key in the link; else the last one that was shown, if the filter leaves it; else the first of the list."""
    if asked := st.query_params.get(STECKBRIEF_PARAM):
        return asked
    last = st.session_state.get(_LAST)
    return last if last and view.ask(place_of, last).position else view.ask(first_key)


def show_list(view: View, key: str) -> None:
    """The Steckbriefe of the filter, to search in."""
    search = ""
    if view.dialogues > MOST_OPTIONS:
        search = st.text_input(tr("Suche"), key="steckbrief_suche", placeholder=tr("Kommune oder Kreis"),
                               label_visibility="collapsed", max_chars=80, width=200)  # fmt: skip
    listed = view.ask(options, search)
    st.session_state[_CHOICE] = key if key in listed else None
    st.selectbox(
        tr("Steckbrief"), list(listed), index=None, format_func=lambda each: listed.get(each, each), key=_CHOICE,
        placeholder=tr("Steckbrief suchen: Kommune"), label_visibility="collapsed", on_change=go_to_choice, width=300,
    )  # fmt: skip


def show_chooser(view: View, steckbrief: Steckbrief, place: Place) -> None:
    """The list of the filter, the way to the neighbours, and the downloads."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show_list(view, steckbrief.key)
        step("Voriger", place.before, "arrow_back")
        step("Nächster", place.after if place.position else view.ask(first_key), "arrow_forward")
        st.caption(numbers.n_of(place.position, place.size) if place.position else tr("gehört nicht zur Auswahl"))
        show_downloads(view, steckbrief)


def step(label: str, key: str | None, icon: str) -> None:
    """A button to a neighbour."""
    st.button(
        tr(label), key=f"step_{icon}", icon=f":material/{icon}:", disabled=key is None, on_click=go_to, args=(key,)
    )


def show_unknown(view: View, key: str) -> None:
    """Say that there is no such Steckbrief, and offer the ways back."""
    shown = key if len(key) <= 40 else f"{key[:40]}…"
    said = tr(
        "Den Steckbrief „{name}“ gibt es in diesen Daten nicht. Der Link ist unvollständig, oder die Datei wurde "
        "seither geändert oder entfernt."
    )
    st.warning(said.format(name=numbers.plain(shown)), icon=":material/link_off:")
    first = view.ask(first_key)
    if first is None:
        nothing_left()
        return
    st.button(tr("Zum ersten Steckbrief der Auswahl"), on_click=go_to, args=(first,), type="primary")
    show_list(view, key)


def csv_of(view: View, steckbrief: Steckbrief, kind: CsvKind) -> bytes:
    """The values of this Steckbrief."""
    with speaking(view.language):
        name = steckbrief.kommune or tr("Ort unbekannt")
        provenance = replace(view.provenance(), filter_text=f"Steckbrief {name} ({steckbrief.key})", dialogues=1)
        return chart_csv(facts_frame(steckbrief), COLUMNS, kind, provenance)


def show_downloads(view: View, steckbrief: Steckbrief) -> None:
    """The values of this Steckbrief as CSV in both kinds."""
    for kind, label in CSV_KINDS.items():
        st.download_button(
            tr(label), data=partial(csv_of, view, steckbrief, kind), mime="text/csv",
            file_name=f"steckbrief-{steckbrief.key}-{kind}.csv", key=f"csv-{kind}", on_click="ignore",
            icon=":material/download:", type="tertiary",
        )  # fmt: skip


def show_head(steckbrief: Steckbrief) -> None:
    """Name, place, file and number of findings in one line."""
    found = len(steckbrief.remarks)
    source = steckbrief.source
    parts = [
        f"**{numbers.plain(steckbrief.kommune or tr('Ort unbekannt'))}**",
        *([numbers.plain(steckbrief.kreis)] if steckbrief.kreis else []),
        numbers.date(steckbrief.first_day) if steckbrief.first_day else tr("ohne Datum"),
        tr("Datei {name}").format(name=numbers.plain(", ".join(part for part in (source.name, source.place) if part))),
        *([tr("aus einem Bild gelesen (Texterkennung)")] if source.ocr else []),
        numbers.count(found, "Hinweis", "Hinweise") if found else tr("keine Hinweise"),
    ]
    st.markdown(" · ".join(parts))


def last_step(steckbrief: Steckbrief, view: View) -> Step:
    """The end of the trail: the day, where the step before is the Kommune, else its name."""
    if steckbrief.ags not in view.words.towns:
        return Step(steckbrief.kommune or tr("Ort unbekannt"))
    if not steckbrief.first_day:
        return Step(tr("Steckbrief"))
    return Step(tr("Steckbrief vom {day}").format(day=numbers.date(steckbrief.first_day)))


READ_PANES = (
    "Unterstrichene Werte führen zu ihren Worten im Text, markierte Worte zurück zum Wert; das Kürzel nennt die "
    "Gruppe. Volle Balken: Angaben zu Personen, beim Einlesen geschwärzt. Personenzahlen von 1 oder 2 stehen als "
    "„unter 3“."
)


def show_panes(steckbrief: Steckbrief) -> None:
    """Values on the left, the text on the right; the words that a link asks for are marked and in sight."""
    found = asked_places(len(steckbrief.text))
    left, right = st.columns([9, 11])
    with left.container(height=PANE_HEIGHT):
        st.html(values_html(steckbrief))
    with right.container(height=PANE_HEIGHT):
        st.html(text_html(steckbrief, found))
    scroll_to_place(steckbrief.key, found)
    st.caption(paragraph(READ_PANES, "Farbig unterlegt: die gesuchten Wörter." if found else ""))


HOW_SURE = (
    "**Ausdrücklich genannt**: Die Sache steht so im Text. **Erschlossen**: Sie ist umschrieben. **Schwacher Hinweis**"
    ": Sie ist nur angedeutet; bitte im Text ansehen. Wer anders kodieren würde, findet hier die Worte und die Regel "
    "dazu; die CSV-Dateien enthalten beides."
)


def show_codings(steckbrief: Steckbrief) -> None:
    """How sure each coding is, so that a coder can disagree and say why."""
    codings = steckbrief.codings()
    if not codings:
        return
    sure = Counter(fact.origin for fact in codings)
    parts = [f"{numbers.number(sure[each])} {tr(CERTAINTIES[each])}" for each in ("stated", "inferred") if sure[each]]
    if sure["weak"]:
        parts.append(numbers.count(sure["weak"], "schwacher Hinweis", "schwache Hinweise"))
    question = paragraph("Wie sicher ist die Kodierung?", ", ".join(parts))
    with st.expander(question, expanded=sure["weak"] > 0):
        with st.container(height=CODINGS_HEIGHT, border=False):
            st.html(codings_html(steckbrief))
        st.caption(tr(HOW_SURE))


def show_source(steckbrief: Steckbrief) -> None:
    """How to find the original again."""
    source = steckbrief.source
    text = f"Original: {numbers.plain(source.name)} ({source.kind})"
    if source.saved:
        day = numbers.date(source.saved.replace(tzinfo=dt.UTC).astimezone())
        text = tr("{source}, Stand {day}").format(source=text, day=day)
    st.caption(f"{text} · sha256 {source.sha256 or tr('unbekannt')}")


def show_versions(view: View, steckbrief: Steckbrief) -> None:
    """The other versions of this dialogue, and what changed since."""
    if not steckbrief.versions:
        return
    newest = next((version for version in steckbrief.versions if version.is_newest), None)
    with card():
        st.subheader(tr("Fassungen"), anchor=False)
        if newest:
            older = tr("Dies ist eine ältere Fassung. In den Zahlen zählt nur die neueste.")
            st.warning(older, icon=":material/history:")
        for version in steckbrief.versions:
            kind = tr("Neueste Fassung" if version.is_newest else "Ältere Fassung")
            link_to_steckbrief(version.key, f"{kind}: {version.source_name}", view.link)
            former = None if newest else view.ask(read_steckbrief, version.key)
            if former is None:
                continue
            changed = changes(former, steckbrief)
            if changed:
                st.html(changes_html(changed))
            else:
                st.caption(tr("Alle Werte sind gleich geblieben."))


def show_remarks(steckbrief: Steckbrief) -> None:
    """What a careful reader would note."""
    with card():
        st.subheader(heading("Hinweise"), anchor=False)
        if not steckbrief.remarks:
            st.markdown(tr("Beim Lesen ist nichts aufgefallen."))
            return
        st.html(remarks_html(steckbrief))
        st.caption(tr("Hinweise ändern keinen Wert; sie sagen, wo sich ein Blick in den Text lohnt."))


def digits(row: Any) -> int:
    """Decimal places of a compared measure."""
    return MEASURES[row.key].digits


def describe(row: Any) -> str:
    """A figure with its unit."""
    if numbers.is_missing(row.value):
        return numbers.missing()
    if MEASURES[row.key].kind == "eur":
        return numbers.eur(row.value, digits(row))
    return tr("{n} je 1.000 Einwohner").format(n=numbers.number(row.value, digits(row)))


def comparison_sentence(comparable: pd.DataFrame) -> str:
    """How the dialogue stands to the median of the others."""
    parts = [
        f"{heading(row.label)} **{tr(row.verdict)}** "
        f"({describe(row)}; Median {numbers.number(row.median, digits(row))})"
        for row in comparable.itertuples(index=False)
    ]
    return tr("Gegen den Median ähnlicher Dialoge: {parts}.").format(parts="; ".join(parts))


def show_comparison(everything: View, steckbrief: Steckbrief) -> None:
    """How the dialogue compares with those of similar Kommunen; a former version is no dialogue of its own."""
    if any(version.is_newest for version in steckbrief.versions):
        return
    found = everything.ask(compare, steckbrief.key)
    comparable = found.rows[found.rows["ratio"].notna() & found.rows["value"].gt(0)]
    if len(comparable):
        chart_card(everything, comparison_chart(steckbrief, found, comparable))
        return
    with card():
        st.subheader(tr("Vergleich mit ähnlichen Kommunen"), anchor=False)
        if found.similar is None:
            st.markdown(tr("Ohne Einwohnerzahl gibt es keine Größenklasse und keinen Vergleich."))
            return
        few = found.peers < RELIABLE_FROM
        none = "Zu wenige Vergleichsfälle." if few else "Dieser Steckbrief nennt keine Werte zum Vergleichen."
        st.markdown(tr(none))
        st.caption(f"{tr(found.similar)}: {numbers.count(found.peers, 'anderer Dialog', 'andere Dialoge')}.")
        st.markdown("\n".join(f"- {heading(row.label)}: {describe(row)}" for row in found.rows.itertuples(index=False)))


def comparison_chart(steckbrief: Steckbrief, found: Comparison, comparable: pd.DataFrame) -> Chart:
    """The chart of what can be compared."""
    title = tr("{name}: Vergleich mit ähnlichen Kommunen")
    basis = tr(
        "Ähnlich: {similar}, alle Daten ohne diesen Dialog. Linie: kleinster bis größter Wert; Strich: Median. Unter "
        "{least} Vergleichsfällen kein Vergleich."
    )
    mark = [ANY if found.landkreis else found.size_class, not found.landkreis]
    return Chart(
        key="vergleich-aehnliche",
        title="Vergleich mit ähnlichen Kommunen",
        heading=title.format(name=steckbrief.kommune or tr("Ort unbekannt")),
        sentence=comparison_sentence(comparable),
        figure=against_median(comparable, describe, [mark] * len(comparable)),
        alt="Dieser Dialog als Vielfaches des Medians ähnlicher Dialoge, je Kennzahl ein Punkt.",
        frame=said(found.rows, "unit", "verdict"),
        columns=COMPARED_COLUMNS,
        n=int(found.rows["n"].max()),
        total=found.peers,
        definition=basis.format(similar=tr(found.similar or ""), least=RELIABLE_FROM),
        drill=("size_class", "kommunen"),
    )


def show_page() -> None:
    """The page from top to bottom."""
    trail_place = st.container()
    view = open_page(
        "Steckbrief", "Was steht darin, und woher kommt jeder Wert?", needs_dialogues=False, with_trail=False
    )
    everything = replace(view, filter=Filter(), dialogues=view.total)
    key = asked_key(view)
    if key is None:
        nothing_left()
        return
    steckbrief = everything.ask(read_steckbrief, key)
    if steckbrief is None:
        show_unknown(view, key)
        return
    st.session_state[_LAST] = key
    # Also when the link said so: after a link from this page to itself, Streamlit keeps the old address.
    if not is_doubled():
        st.query_params[STECKBRIEF_PARAM] = key
    with trail_place:
        steps = [*trail_to(steckbrief.kreis, steckbrief.ags, view.words), last_step(steckbrief, view)]
        place_trail(steps, leads_to_overview=True)
    link_to_search(tr("Zurück zur Suche"), view.link)
    show_chooser(view, steckbrief, view.ask(place_of, key))
    show_head(steckbrief)
    show_panes(steckbrief)
    show_source(steckbrief)
    show_versions(everything, steckbrief)
    show_codings(steckbrief)
    left, right = st.columns(2)
    with left:
        show_remarks(steckbrief)
    with right:
        show_comparison(everything, steckbrief)


show_page()
