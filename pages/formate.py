"""Which formats were chosen, where, in which company, and with which cost, turnout and satisfaction."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analysis.export import Column
from analysis.formats import FormatFigures, format_company, format_figures
from analysis.groups import DRILL_FIELD, Group
from analysis.language import tr, tr_inside
from analysis.measures import MEASURES, ranked, summarise
from analysis.outcomes import code_groups
from analysis.shares import Levels
from ui import numbers
from ui.chart_card import Chart, card, charts_first
from ui.figures import ranges
from ui.group_figures import share_grid
from ui.grouping import NOUNS, group_picker, show_chart
from ui.heat_map import triangle
from ui.labels import whole
from ui.level_chart import level_chart
from ui.sentences import compare_groups
from ui.set_chart import MOST_SETS, set_chart
from ui.share_bars import INTERVAL, READ_INTERVAL, share_bars
from ui.share_sentences import combined, frequent_sets, most_frequent, where_it_differs
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import heading, paragraph, with_unit

PLACES: tuple[Group, ...] = ("regierungsbezirk", "kreis", "size_class", "year")
COMPARED = ("cost_per_inhabitant", "cost_per_participant", "turnout", "participants")
SATISFACTION: dict[Levels, str] = {
    "satisfaction_result": "mit dem Ergebnis",
    "satisfaction_process": "mit dem Ablauf",
}
SEVERAL = "Ein Dialog kann mehrere Formate haben, die Anteile ergeben zusammen mehr als 100 %."
RESIDUAL = (
    "Thementische und sonstige Workshops sind nur kodiert, wenn keines der Formate World Café bis Open Space vorliegt."
)


def show_tiles(figures: FormatFigures, shares: pd.DataFrame) -> None:
    """The formats in four figures."""
    used = int((shares["dialogues"] > 0).sum())
    n = numbers.number(figures.n)
    tiles(
        [
            Tile("Dialoge mit Format", n, numbers.out_of(figures.dialogues)),
            Tile("Verschiedene Formate", numbers.number(used),
                 tr("von {total} im Kodierbuch").format(total=len(shares))),
            Tile("Mehrere Formate", numbers.number(figures.several), tr("von {total} mit Format").format(total=n)),
            Tile("Formate je Dialog", numbers.number(figures.mean, 1), tr("Mittelwert, n = {n}").format(n=n)),
        ]
    )  # fmt: skip


def formats_used(shares: pd.DataFrame, figures: FormatFigures) -> Chart:
    """Which formats."""
    return Chart(
        key="formate",
        title="Welche Formate",
        sentence=most_frequent(shares),
        figure=share_bars(shares, height=360),
        alt="Balken: Anteil der Dialoge mit jedem Format.",
        frame=shares,
        columns=(
            Column("label", "Format"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
            *INTERVAL,
        ),
        n=figures.n,
        total=figures.dialogues,
        definition=paragraph("Anteil der Dialoge mit Angabe.", READ_INTERVAL, SEVERAL, RESIDUAL),
        drill=("formats",),
    )


def formats_by_place(shares: pd.DataFrame, by: Group, figures: FormatFigures) -> Chart:
    """Where, in Kommunen of which size, and when."""
    noun = NOUNS[by]
    return Chart(
        key=f"formate-{by.replace('_', '-')}",
        title="",
        heading=f"{heading('Formate')} {noun.by}",
        sentence=where_it_differs(shares, noun),
        figure=share_grid(shares),
        alt=tr("Tafel: Anteil der Dialoge mit jedem Format {by}.").format(by=noun.by),
        frame=shares,
        columns=(
            Column("group_label", noun.one),
            Column("label", "Format"),
            Column("dialogues", "Dialoge mit dem Format", "count"),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge", "count"),
            Column("share", "Anteil", "percent", 1),
            *INTERVAL,
        ),
        n=figures.n,
        total=figures.dialogues,
        definition=paragraph(
            "Anteil der Dialoge in Prozent, in Klammern n. Bei weniger als fünf Dialogen steht ohne Farbe, in wie "
            "vielen das Format vorkam: 1/3 heißt in einem von drei, ein Punkt in keinem.",
            SEVERAL,
        ),
        drill=(DRILL_FIELD[by], "kommunen", "formats"),
    )


def measure_by_format(view: View, name: str, figures: FormatFigures) -> Chart:
    """With which cost and turnout."""
    measure = MEASURES[name]
    frame = ranked(view.ask(summarise, name, "formats"))

    def show(value: Any) -> str:
        return numbers.show(value, measure.kind, measure.digits)

    def amount(column: str, label: str) -> Column:
        return Column(column, with_unit(label, measure.unit), measure.kind, measure.digits)

    pooled = () if measure.pooled is None else (amount("pooled", "Summe / Summe"),)
    stroke = "" if measure.pooled is None else "Senkrechter Strich: Summe geteilt durch Summe."
    axis = tr("{unit}, logarithmisch").format(unit=tr(measure.unit.removeprefix("Teilnehmende ")))
    return Chart(
        key=f"formate-{name.replace('_', '-')}",
        title="",
        heading=f"{heading(measure.label)} {NOUNS['formats'].by}",
        sentence=compare_groups(frame, show, "Format", "Formaten"),
        figure=ranges(
            frame.assign(label=[whole(label) for label in frame["label"]]), measure.digits,
            axis, drill=["key"], show=show,
        ),
        alt=tr("Punkte und Linien: {measure} nach Format, Median und Spanne.").format(measure=tr_inside(measure.label)),
        frame=frame,
        columns=(
            Column("label", "Format"),
            amount("median", "Median"),
            amount("low", "kleinster Wert"),
            amount("high", "größter Wert"),
            *pooled,
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge", "count"),
        ),
        n=figures.measured[name],
        total=figures.kommunen,
        definition=paragraph(
            measure.definition,
            "Punkt: Median (hohl: weniger als fünf Angaben, ohne Rang am Ende); Linie: kleinster bis größter Wert.",
            stroke,
            "Ohne Landkreise, die über sich selbst berichten.",
        ),
        drill=("formats",),
        also=(("kommunen", True),),
    )  # fmt: skip


def formats_together(frame: pd.DataFrame, figures: FormatFigures) -> Chart:
    """In which company; `frame` are the pairs."""
    return Chart(
        key="formate-paare",
        title="Welche Formate zusammen vorkommen",
        sentence=combined(frame, figures),
        figure=triangle(frame, drill=["first", "second"]),
        alt="Dreieckstafel: Zahl der Dialoge, in denen zwei Formate zusammen vorkommen.",
        frame=frame,
        columns=(
            Column("first_label", "Format"),
            Column("second_label", "zusammen mit"),
            Column("dialogues", "Dialoge mit beiden", "count"),
            Column("first_total", "Dialoge mit dem ersten", "count"),
            Column("second_total", "Dialoge mit dem zweiten", "count"),
        ),
        n=figures.n,
        total=figures.dialogues,
        definition=paragraph("Zahl der Dialoge mit beiden Formaten; leer: nie zusammen.", RESIDUAL),
        drill=("formats", "formats"),
    )


def sets_of_formats(frame: pd.DataFrame, shares: pd.DataFrame, figures: FormatFigures) -> Chart:
    """Which sets of formats occur; `frame` are the sets."""
    hidden = frame.iloc[MOST_SETS:]
    others = numbers.n_of(hidden["dialogues"].sum(), figures.n)
    rest = tr("Gezeigt sind die {n} häufigsten; die übrigen, in {of} Dialogen, stehen in der Tabelle.")
    return Chart(
        key="formate-zusammenstellungen",
        title="Welche Zusammenstellungen von Formaten es gab",
        sentence=frequent_sets(frame),
        figure=set_chart(frame, shares),
        alt="Spalten mit Punkten und Balken (UpSet): Zahl der Dialoge je Zusammenstellung von Formaten.",
        frame=frame,
        columns=(
            Column("label", "Formate"),
            Column("size", "Zahl der Formate", "count"),
            Column("dialogues", "Dialoge mit genau diesen", "count"),
            Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
        ),
        n=figures.n,
        total=figures.dialogues,
        definition=paragraph(
            "Je Spalte eine Zusammenstellung: Kräftige Punkte nennen ihre Formate, der Balken die Zahl der Dialoge "
            "mit genau diesen; jeder Dialog zählt einmal. In Klammern alle Dialoge mit dem Format.",
            rest.format(n=MOST_SETS, of=others) if len(hidden) else "",
        ),
        drill=("format_set",),
    )


def measure_card(view: View, figures: FormatFigures) -> None:
    """Cost and turnout with the choice of the measure."""
    within = card()
    with within:
        st.subheader(tr("Mit welchen Kosten und welcher Beteiligung"), anchor=False)
        name = st.selectbox(
            tr("Kennzahl"), COMPARED, format_func=lambda each: heading(MEASURES[each].label),
            key="formate_kennzahl", bind="query-params", label_visibility="collapsed",
        )  # fmt: skip
    show_chart(view, measure_by_format(view, name if name in COMPARED else COMPARED[0], figures), within)


def satisfaction_card(view: View) -> None:
    """Satisfaction with the choice between result and course."""
    within = card()
    with within:
        st.subheader(tr("Mit welcher Zufriedenheit"), anchor=False)
        chosen = st.segmented_control(
            tr("Zufriedenheit"), list(SATISFACTION), format_func=lambda each: tr(SATISFACTION[each]),
            key="formate_zufriedenheit", bind="query-params",
            default="satisfaction_result", required=True, label_visibility="collapsed",
        )  # fmt: skip
    levels: Levels = chosen if chosen in SATISFACTION else "satisfaction_result"
    satisfaction = tr("Zufriedenheit {with_what}").format(with_what=tr(SATISFACTION[levels]))
    definition = tr("Selbsteinschätzung der Kommune: {satisfaction}.").format(satisfaction=satisfaction)
    title = f"{satisfaction} {NOUNS['formats'].by}"
    key = f"formate-{levels.replace('_', '-')}"
    chart = level_chart(view, key, title, levels, "formats", definition)
    show_chart(view, replace(chart, title="", heading=chart.title), within)


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Formate", "Welche Formate wurden gewählt, wo und mit welchem Ergebnis?")
    figures, company = view.ask(format_figures), view.ask(format_company)
    top = st.container()
    left, right = st.columns([5, 6])
    with right:
        place = card()
        with place:
            st.subheader(tr("Wo und bei welcher Größe"), anchor=False)
            by = group_picker("formate_nach", PLACES)
    shares = view.ask(code_groups, "formats", by)
    everywhere = shares[shares["is_all"]]
    with top:
        show_tiles(figures, everywhere)
    with left:
        show_chart(view, formats_used(everywhere, figures))
        show_chart(view, formats_together(company.pairs, figures))
    with right:
        show_chart(view, formats_by_place(shares, by, figures), place)
        measure_card(view, figures)
    show_chart(view, sets_of_formats(company.sets, everywhere, figures))
    satisfaction_card(view)


show_page()
