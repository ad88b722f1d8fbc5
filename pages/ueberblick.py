"""How many dialogues, where, when, with whom, at what cost, and how complete are the data."""

import pandas as pd
import streamlit as st

from analysis.export import Column
from analysis.language import tr, tr_inside
from analysis.measures import MEASURES, summarise
from analysis.overview import KeyFigures, by_month, by_month_and_region, completeness, key_figures
from analysis.shares import code_shares
from ui import numbers
from ui.areas import SOURCE, Areas, areas_of
from ui.chart_card import Chart, card, chart_card, charts_first
from ui.figures import NOT_RELIABLE, bars, columns_over_time
from ui.frames import rows
from ui.group_figures import share_label
from ui.grouping import frequency_sentence
from ui.maps import area_map
from ui.sentences import busiest, busiest_month, busiest_months, compare_groups, widest_gap
from ui.share_bars import INTERVAL, READ_INTERVAL, share_bars
from ui.small_multiples import months_by_group
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import heading, paragraph, with_unit

MAP_HEIGHT = 380
THEMSELVES = "Ohne Landkreise, die über sich selbst berichten."
TIMELINES = {"alle": "alle Dialoge", "rb": "nach Regierungsbezirk"}
MAP_CHOICES = {
    "dialoge": "Zahl der Dialoge",
    **{name: measure.label for name, measure in MEASURES.items()},
}


def map_choice(name: str) -> str:
    """What the map can show, in words."""
    shown = tr("Karte: {measure} (Median)") if name in MEASURES else tr("Karte: {measure}")
    return shown.format(measure=tr_inside(MAP_CHOICES[name]))


def show_tiles(view: View, figures: KeyFigures) -> None:
    """The programme in six figures."""
    period = tr("{low} bis {high}").format(low=numbers.date(figures.first_day), high=numbers.date(figures.last_day))
    of = tr("aus {of}")
    tiles(
        [
            Tile("Dialoge", numbers.number(figures.dialogues),
                 tr("in {kommunen}").format(kommunen=numbers.count(figures.kommunen, "Kommune", "Kommunen"))),
            Tile("Kreise", numbers.n_of(figures.kreise, len(view.words.districts)),
                 numbers.count(figures.landkreise_themselves, "Landkreis eigens", "Landkreise eigens")),
            Tile("Zeitraum", month_range(figures),
                 tr("{of} mit Datum").format(of=numbers.n_of(figures.dated, figures.dialogues)), period),
            Tile("Teilnehmende", numbers.persons(figures.participants),
                 of.format(of=numbers.n_of(figures.participants_n, figures.dialogues))),
            Tile("Kosten", numbers.eur(figures.cost, 0),
                 of.format(of=numbers.n_of(figures.cost_n, figures.dialogues))),
            Tile("Kosten je Einwohner", numbers.eur(figures.cost_per_inhabitant_median, 3),
                 f"Median, n = {numbers.number(figures.cost_per_inhabitant_n)}",
                 MEASURES["cost_per_inhabitant"].definition),
        ]
    )  # fmt: skip


def month_range(figures: KeyFigures) -> str:
    """ "09/16 – 07/17"."""
    if figures.first_day is None or figures.last_day is None:
        return numbers.missing()
    first, last = figures.first_day, figures.last_day
    return f"{first:%m/%y} – {last:%m/%y}"


def count_map(view: View, areas: Areas) -> Chart:
    """The map of how many dialogues there were."""
    frame = in_areas(view.ask(summarise, "cost", by=areas.by, level="alle"), areas)
    hover = [f"{row.label}<br>{numbers.count(row.total, 'Dialog', 'Dialoge')}" for row in rows(frame)]
    return Chart(
        key="karte-dialoge",
        title="",
        heading=tr("Zahl der Dialoge nach {areas}").format(areas=tr_inside(areas.many)),
        sentence=busiest(frame, areas.names, areas.many),
        figure=area_map(
            frame, "total", areas, show=numbers.number, hover=hover, scale_title="Dialoge", without="kein Dialog",
            height=MAP_HEIGHT,
        ),
        alt=tr("Karte: Zahl der Dialoge nach {areas}.").format(areas=tr_inside(areas.many)),
        frame=frame,
        columns=(*place_columns(areas), Column("total", "Dialoge", "count")),
        n=int(frame["total"].sum()),
        total=view.dialogues,
        definition="" if areas.by == "kreis" else THEMSELVES,
        source=SOURCE,
        drill=(areas.field,),
    )


def measure_map(view: View, name: str, areas: Areas) -> Chart:
    """The map of the median of a measure; areas without a value are hatched."""
    measure = MEASURES[name]
    frame = in_areas(view.ask(summarise, name, by=areas.by), areas)
    named = {"measure": heading(measure.label), "areas": tr_inside(areas.many)}

    def show(value: object) -> str:
        return numbers.show(value, measure.kind, measure.digits)

    hover = [
        f"{row.label}<br>Median {show(row.median)}<br>n = {numbers.n_of(row.n, row.total)}"
        + ("" if row.reliable or not row.n else f"<br>{tr(NOT_RELIABLE)}")
        for row in rows(frame)
    ]
    return Chart(
        key=f"karte-{name.replace('_', '-')}",
        title="",
        heading=tr("{measure} nach {areas} (Median)").format(**named),
        sentence=compare_groups(frame, show, areas.one, areas.many),
        figure=area_map(
            frame, "median", areas, show=show, hover=hover, scale_title=measure.label, without=numbers.missing(),
            height=MAP_HEIGHT,
        ),
        alt=tr("Karte: {measure} nach {areas}, Median.").format(**named),
        frame=frame,
        columns=(
            *place_columns(areas),
            Column("median", with_unit("Median", measure.unit), measure.kind, measure.digits),
            Column("low", with_unit("kleinster Wert", measure.unit), measure.kind, measure.digits),
            Column("high", with_unit("größter Wert", measure.unit), measure.kind, measure.digits),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge", "count"),
        ),
        n=int(frame["n"].sum()),
        total=int(frame["total"].sum()),
        definition=paragraph(measure.definition, THEMSELVES),
        source=SOURCE,
        drill=(areas.field,),
        also=(("kommunen", True),),
    )


def in_areas(summary: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """The rows that have a place on the map, under its names."""
    known = summary[summary["key"].isin(list(areas.names))]
    return known.assign(label=[areas.names[key] for key in known["key"]])


def place_columns(areas: Areas) -> tuple[Column, Column]:
    """Key and name of an area."""
    return Column("key", "Kreisschlüssel" if areas.by == "kreis" else "Gemeindeschlüssel"), Column("label", areas.one)


def timeline(view: View, figures: KeyFigures) -> Chart:
    """When the dialogues took place."""
    frame = view.ask(by_month)
    return Chart(
        key="zeitverlauf",
        title="Dialoge nach Monat",
        sentence=busiest_month(frame),
        figure=columns_over_time(frame, 250),
        alt="Säulen: Zahl der Dialoge in jedem Monat.",
        frame=frame,
        columns=(Column("month", "Monat (erster Tag)", "date"), Column("dialogues", "Dialoge", "count")),
        n=figures.dated,
        total=figures.dialogues,
        definition="Es zählt der erste Tag eines Dialogs.",
        drill=("month",),
    )


def timelines(view: View, figures: KeyFigures) -> Chart:
    """When the dialogues took place in each Regierungsbezirk."""
    frame = view.ask(by_month_and_region)
    return Chart(
        key="zeitverlauf-regierungsbezirk",
        title="Dialoge nach Monat",
        heading="Dialoge nach Monat und Regierungsbezirk",
        sentence=busiest_months(frame),
        figure=months_by_group(frame),
        alt="Säulen: Zahl der Dialoge in jedem Monat, je Regierungsbezirk.",
        frame=frame,
        columns=(
            Column("label", "Regierungsbezirk"),
            Column("month", "Monat (erster Tag)", "date"),
            Column("dialogues", "Dialoge", "count"),
        ),
        n=int(frame["dialogues"].sum()),
        total=figures.dialogues,
        definition="Es zählt der erste Tag eines Dialogs; alle Bezirke haben dieselbe Skala.",
        drill=("month", "rb_ags"),
    )


def show_timeline(view: View, figures: KeyFigures) -> None:
    """All dialogues over time, or those of each Regierungsbezirk."""
    within = card()
    split = within.segmented_control(
        tr("Zeitverlauf"), list(TIMELINES), format_func=lambda each: tr(TIMELINES[each]), key="zeitverlauf",
        bind="query-params", default="alle", required=True, label_visibility="collapsed",
    )  # fmt: skip
    chart_card(view, timelines(view, figures) if split == "rb" else timeline(view, figures), within)


def groups_present(view: View) -> Chart:
    """Who was there."""
    frame = view.ask(code_shares, "groups")
    return Chart(
        key="beteiligte-gruppen",
        title="Wer dabei war",
        sentence=frequency_sentence(frame, "Am häufigsten dabei: {most}, am seltensten {least}."),
        figure=share_bars(frame),
        alt="Balken: Anteil der Dialoge, in denen eine Gruppe vertreten war.",
        frame=frame,
        columns=(
            Column("label", "Gruppe"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil der Dialoge", "percent"),
            *INTERVAL,
        ),
        n=int(frame["n"].max()),
        total=view.dialogues,
        definition=paragraph(
            "Anteil der Dialoge mit Angabe, in denen die Gruppe genannt ist.", READ_INTERVAL,
            "Mehrere Gruppen je Dialog: Die Anteile ergeben zusammen mehr als 100 %.",
        ),
        drill=("groups",),
    )


def fill_rates(view: View) -> Chart:
    """How complete the Steckbriefe are."""
    frame = view.ask(completeness)
    return Chart(
        key="vollstaendigkeit",
        title="Wie vollständig die Steckbriefe sind",
        sentence=widest_gap(frame),
        figure=bars(frame, "share", share_label(view.dialogues), drill=["key"], rows=15),
        alt="Balken: Anteil der Steckbriefe mit einer Angabe, je Feld.",
        frame=frame,
        columns=(
            Column("label", "Feld"),
            Column("n", "Steckbriefe mit Angabe", "count"),
            Column("share", "Anteil", "percent"),
        ),
        n=view.dialogues,
        total=view.dialogues,
        definition="Anteil der Steckbriefe, in denen das Programm eine Angabe gefunden hat.",
        click="Ein Klick zeigt die Dialoge ohne diese Angabe.",
        drill=("without",),
    )


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Überblick", "Wie viele Dialoge gab es, wo, wann, mit wem, zu welchen Kosten?")
    figures = view.ask(key_figures)
    show_tiles(view, figures)
    left, right = st.columns([6, 5])
    with left:
        map_card = card()
        chosen = map_card.selectbox(
            tr("Die Karte zeigt"), list(MAP_CHOICES), format_func=map_choice, key="karte", bind="query-params",
            label_visibility="collapsed",
        )  # fmt: skip
        areas = areas_of(view.filter, view.words)
        chart = measure_map(view, chosen, areas) if chosen in MEASURES else count_map(view, areas)
        chart_card(view, chart, map_card)
        chart_card(view, fill_rates(view))
    with right:
        show_timeline(view, figures)
        chart_card(view, groups_present(view))


show_page()
