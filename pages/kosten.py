"""What the dialogues cost: per inhabitant and per participant, by region and size, of what, and what stands out."""

from typing import Any

import streamlit as st

from analysis.costs import MOST_DOTS, against_size, are_gathered, by_half, composition, outliers
from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.language import tr, tr_inside
from analysis.measures import MEASURES, summarise
from analysis.overview import KeyFigures, key_figures
from analysis.trend import cost_trend
from ui import numbers
from ui.chart_card import Chart, chart_card, charts_first
from ui.figures import bars, dots, ranges
from ui.frames import rows
from ui.grouping import NOUNS, group_picker
from ui.navigation import link_to_steckbrief
from ui.sentences import compare_groups, largest_cost, size_effect
from ui.share_sentences import dative
from ui.statistics_words import MEDIAN_METHOD, trend_sentence
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import heading, paragraph, with_unit

GROUPS: tuple[Group, ...] = ("regierungsbezirk", "kreis", "size_class", "year")
GATHERED = "Bei mehr als {most} Dialogen fasst ein Punkt benachbarte zusammen."
AMOUNTS = "%{x:,.0f} Einwohner<br>%{y:,.3f} € je Einwohner<br>Kosten %{customdata[2]:,.0f} €"
ONE_DOT = "%{customdata[1]}"
MANY_DOTS = "%{customdata[3]} Dialoge, Mittelwerte:"
TREND_METHOD = (
    "Trendlinie: Theil-Sen auf den Logarithmen beider Werte, ohne Landkreise; der Median der Steigungen aller Paare, "
    "den einzelne Ausreißer nicht verschieben."
)
SOME_OUTSIDE = (
    "**{outside}** außerhalb von {low} bis {high} je Einwohner. Ein Blick in den Text lohnt sich: Es kann ein "
    "Lesefehler sein, eine Null zu viel, oder ein besonderer Dialog."
)
LIMITS = (
    "n = {n}. Grenzen: 1,5 Quartilsabstände über dem oberen und unter dem unteren Quartil der logarithmierten Kosten "
    "je Einwohner (Regel von Tukey); ohne Landkreise, ohne Kosten von 0 €."
)
READ_RANGES = (
    "Punkt: Median (hohl: weniger als fünf Angaben); Linie: kleinster bis größter Wert; "
    "senkrechter Strich: Summe der Kosten geteilt durch Summe der {counted}."
)


def show_tiles(figures: KeyFigures) -> None:
    """The costs in five figures."""
    summed = tr("In {n} Dialogen aus den Posten summiert.")
    tiles(
        [
            Tile("Dialoge mit Kosten", numbers.number(figures.cost_n), numbers.out_of(figures.dialogues)),
            Tile("Kosten insgesamt", numbers.eur(figures.cost, 0),
                 tr("aus {of}").format(of=numbers.n_of(figures.cost_n, figures.dialogues)),
                 paragraph(MEASURES["cost"].definition, summed.format(n=figures.cost_summed_n))),
            Tile("Kosten je Dialog", numbers.eur(figures.cost_median, 0), f"Median, n = {figures.cost_n}"),
            Tile("Kosten je Einwohner", numbers.eur(figures.cost_per_inhabitant_median, 3),
                 f"Median, n = {figures.cost_per_inhabitant_n}", MEASURES["cost_per_inhabitant"].definition),
            Tile("Kosten je Teilnehmenden", numbers.eur(figures.cost_per_participant_median),
                 f"Median, n = {figures.cost_per_participant_n}", MEASURES["cost_per_participant"].definition),
        ]
    )  # fmt: skip


def region_chart(view: View, name: str, by: Group, counted: str) -> Chart:
    """Median, range and pooled ratio of a cost measure by group."""
    measure = MEASURES[name]
    frame = view.ask(summarise, name, by, "getrennt", intervals=True)
    one, many = NOUNS[by].one, dative(NOUNS[by].plural)
    alt = tr("{measure} {by}: Median, Spanne und Summenverhältnis.")
    axis = tr("{unit}, logarithmisch").format(unit=tr(measure.unit))

    def show(value: Any) -> str:
        return numbers.eur(value, measure.digits)

    def amount(column: str, label: str) -> Column:
        return Column(column, with_unit(label, "EUR"), "eur", measure.digits)

    return Chart(
        key=f"{name.replace('_', '-')}-{by.replace('_', '-')}",
        title=f"{heading(measure.label)} {NOUNS[by].by}",
        sentence=compare_groups(frame, show, one, many),
        figure=ranges(frame, measure.digits, axis, drill=["key", "kommunen"]),
        alt=alt.format(measure=heading(measure.label), by=NOUNS[by].by),
        frame=frame,
        columns=(
            Column("label", one),
            amount("median", "Median"),
            amount("certain_low", "95-%-Intervall von"),
            amount("certain_high", "95-%-Intervall bis"),
            amount("low", "kleinster Wert"),
            amount("high", "größter Wert"),
            amount("pooled", "Summe / Summe"),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge", "count"),
        ),
        n=int(frame["n"].sum()),
        total=int(frame["total"].sum()),
        definition=paragraph(measure.definition, tr(READ_RANGES).format(counted=tr_inside(counted)), MEDIAN_METHOD),
        drill=(DRILL_FIELD[by], "kommunen"),
    )


def size_chart(view: View) -> Chart:
    """Costs per inhabitant against the size of the Kommune."""
    frame = view.ask(against_size)
    themselves = frame["ebene"] == "landkreis"
    groups = [("Kommunen", "circle", frame[~themselves]), ("Landkreise über sich selbst", "diamond", frame[themselves])]
    gathered = are_gathered(frame)
    trend = view.ask(cost_trend)
    return Chart(
        key="kosten-groesse",
        title="Kosten je Einwohner und Größe der Kommune",
        sentence=paragraph(size_effect(*view.ask(by_half), lambda value: numbers.eur(value, 3)), trend_sentence(trend)),
        figure=dots(
            groups,
            f"{tr(MANY_DOTS if gathered else ONE_DOT)}<br>{tr(AMOUNTS)}",
            x="population",
            y="cost_per_inhabitant",
            carried=("key", "label", "cost", "dialogues"),
            x_title="Einwohner (logarithmisch)",
            y_title="EUR je Einwohner (logarithmisch)",
            height=330,
            line=("Trend", trend.ends) if trend.ends else None,
        ),
        alt="Punkte: Kosten je Einwohner gegen Einwohnerzahl, je Dialog ein Punkt.",
        frame=frame,
        columns=(
            Column("label", "Kommune"),
            Column("population", "Einwohner", "count"),
            Column("cost", "Kosten (EUR)", "eur", 2),
            Column("cost_per_inhabitant", "Kosten je Einwohner (EUR)", "eur", 3),
            Column("dialogues", "Dialoge", "count"),
        ),
        n=int(frame["dialogues"].sum()),
        total=view.dialogues,
        definition=paragraph(
            "Dialoge mit Kosten von 0 € und ohne Einwohnerzahl fehlen.",
            tr(GATHERED).format(most=numbers.number(MOST_DOTS)) if gathered else "",
            TREND_METHOD if trend.ends else "",
        ),
        drill=() if gathered else ("key",),
    )


def kinds_chart(view: View) -> Chart:
    """Of what the costs consist."""
    frame = view.ask(composition)
    return Chart(
        key="kostenarten",
        title="Woraus die Kosten bestehen",
        sentence=largest_cost(frame),
        figure=bars(frame, "share", numbers.percent, drill=["key"]),
        alt="Balken: Anteil der Kostenarten an allen genannten Posten.",
        frame=frame,
        columns=(
            Column("label", "Kostenart"),
            Column("amount", "Summe (EUR)", "eur", 2),
            Column("share", "Anteil", "percent", 1),
            Column("median", "Median je Dialog (EUR)", "eur", 2),
            Column("dialogues", "Dialoge mit diesem Posten", "count"),
        ),
        n=int(frame["n"].max()) if len(frame) else 0,
        total=view.dialogues,
        definition="Anteil an der Summe aller genannten Posten; eine Spanne zählt mit ihrer Mitte. "
        "Genannte Gesamtsummen ohne Posten sind nicht dabei.",
        drill=("cost_kinds",),
    )


def show_outliers(view: View) -> None:
    """Dialogues that were much dearer or cheaper than the others, with links."""
    found = view.ask(outliers)
    with st.container(border=True):
        st.subheader(tr("Was aus dem Rahmen fällt"), anchor=False)
        if found.low is None:
            st.markdown(tr("Zu wenige Angaben, um Ausreißer zu erkennen."))
            return
        said = tr(SOME_OUTSIDE if len(found.rows) else "Kein Dialog liegt außerhalb von {low} bis {high} je Einwohner.")
        outside = numbers.count(len(found.rows), "Dialog liegt", "Dialoge liegen")
        st.markdown(said.format(outside=outside, low=numbers.eur(found.low, 3), high=numbers.eur(found.high, 3)))
        one = tr("**{name}** · {each} je Einwohner · {cost} bei {population} Einwohnern")
        for row in rows(found.rows):
            label = one.format(
                name=numbers.plain(row.kommune), each=numbers.eur(row.cost_per_inhabitant, 3),
                cost=numbers.eur(row.cost, 0), population=numbers.number(row.population),
            )  # fmt: skip
            link_to_steckbrief(str(row.key), label, view.link)
        st.caption(tr(LIMITS).format(n=numbers.number(found.n)))


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Kosten", "Was kosteten die Dialoge, im Verhältnis zu Einwohnern und Teilnehmenden?")
    show_tiles(view.ask(key_figures))
    by = group_picker("nach", GROUPS)
    left, right = st.columns(2)
    with left:
        chart_card(view, region_chart(view, "cost_per_inhabitant", by, "Einwohner"))
        chart_card(view, kinds_chart(view))
    with right:
        chart_card(view, size_chart(view))
        chart_card(view, region_chart(view, "cost_per_participant", by, "Teilnehmenden"))
    show_outliers(view)


show_page()
