"""Units side by side: districts, Kommunen, similar ones, free groups."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.comparison import COLUMNS, Shared, UnitValues, compare_units, histogram, unit_shares
from analysis.language import tr
from analysis.measures import MEASURES
from analysis.shares import CodeList
from analysis.unit_differences import differences
from analysis.units import UNIT_FIELDS, Unit
from ui import numbers
from ui.chart_card import Chart, card, chart_card, charts_first
from ui.grouping import MORE_THAN_ALL
from ui.statistics_words import (
    MEDIAN_METHOD,
    SHARE_METHOD,
    TEST_METHOD,
    TEST_WARNING,
    difference_sentence,
    order_sentence,
)  # fmt: skip
from ui.unit_picker import choose_units, offer_defaults
from ui.unit_share_dots import unit_share_dots
from ui.unit_strips import MOST_POINTS, unit_strips
from ui.unit_tables import (
    SHARE_COLUMNS,
    difference_columns,
    difference_table,
    few_in_words,
    measure_columns,
    measure_table,
    share_table,
    show_measure,
    wide_measures,
)  # fmt: skip
from ui.view import View, open_page
from ui.words import heading, paragraph, said, with_unit

AREAS: dict[Shared, str] = {
    "formats": "Formate",
    "topics": "Themen",
    "groups": "Gruppen",
    "outcomes": "Ergebnisse",
    "commitment": "Verbindlichkeit",
    "satisfaction_process": "Zufrieden: Ablauf",
    "satisfaction_result": "Zufrieden: Ergebnis",
    "cost_benefit": "Aufwand",
    "recommendations": "Empfehlungen",
}
APART = "Landkreise, die über sich selbst berichten, sind nur in der Einheit dieses Namens."
SMALL = "Mit Stern: n < 5, nicht belastbar."
READ_STRIPS = """
- **Oben** stehen alle Kommunen der Auswahl als Histogramm und darauf die Mediane der Einheiten.
- **Großes Zeichen**: Median der Einheit; hohl, wenn er aus weniger als fünf Angaben stammt: Er steht da, wird
  aber nicht verglichen.
- **Dünne Linie**: 95-%-Intervall des Medians. Überschneiden sich zwei Linien weit, ist ein Unterschied nicht
  gesichert.
- **Breiter Balken**: die mittlere Hälfte der Dialoge, vom unteren zum oberen Quartil.
- **Kleine Punkte**: die Dialoge einer Einheit mit höchstens {most} Angaben; ein Klick führt zum Steckbrief.
- Werte von 0 zählen mit, haben auf der logarithmischen Achse aber keinen Platz.
"""


def show_rules(units: tuple[Unit, ...]) -> None:
    """Which dialogues belong to a unit, where its name does not say it."""
    unnamed = [each for each in units if not each.is_named]
    rules = [f"**{numbers.plain(tr(each.label))}**: {numbers.plain(tr(each.rule))}." for each in unnamed]
    st.caption(paragraph(*rules, APART))


def members(values: UnitValues) -> int:
    """How many dialogues are in at least one of the units."""
    return int(values.members[1:].any(axis=0).sum())


def table_chart(values: UnitValues, frames: dict[str, pd.DataFrame], units: tuple[Unit, ...]) -> Chart:
    """All measures of all units."""
    frame, columns = wide_measures(frames)
    few = any(0 < row_n < 5 for each in frames.values() for row_n in each["n"])
    return Chart(
        key="vergleich-kennzahlen",
        title="Kennzahlen nebeneinander",
        sentence="Je Zelle: Median [95-%-Intervall] · Dialoge mit Angabe von allen der Einheit.",
        figure=None,
        table=measure_table(frames, units),
        alt="Tabelle: Kennzahlen in Zeilen, Einheiten in Spalten; Median, Intervall und Zahl der Angaben.",
        frame=frame,
        columns=columns,
        n=members(values),
        total=members(values),
        definition=paragraph("Zahl der Dialoge in den Einheiten.", SMALL if few else "", MEDIAN_METHOD),
    )


def strips_chart(values: UnitValues, name: str, frame: pd.DataFrame) -> Chart | None:
    """One measure; None when no Kommune has a value."""
    measure = MEASURES[name]
    bins = histogram(values, name)
    if bins is None:
        return None
    show = partial(show_measure, measure)
    alt = tr("{measure}: je Einheit Median, Intervall, Quartile und Dialoge, darüber das Histogramm aller.")
    return Chart(
        key=f"vergleich-{name.replace('_', '-')}",
        title=measure.label,
        sentence=order_sentence(frame.iloc[1:], show),
        figure=unit_strips(values, name, frame, bins, show, with_unit(measure.unit, "logarithmisch")),
        alt=alt.format(measure=heading(measure.label)),
        frame=frame,
        columns=measure_columns(measure),
        n=int(frame["n"].iloc[0]),
        total=int(frame["total"].iloc[0]),
        definition=measure.definition,
        drill=(*UNIT_FIELDS, "key"),
    )


def shares_chart(shares: pd.DataFrame, column: Shared, units: tuple[Unit, ...]) -> Chart:
    """The shares of one variable."""
    everywhere = shares[shares["place"] == 0]
    area = heading(AREAS[column])
    several = MORE_THAN_ALL if column in CodeList.__args__ else ""
    return Chart(
        key=f"vergleich-anteile-{column.replace('_', '-')}",
        title="",
        heading=tr("Anteile nebeneinander: {area}").format(area=area),
        sentence=tr("**{area}**: Anteil der Dialoge mit Angabe, je Einheit mit Intervall.").format(area=area),
        figure=unit_share_dots(shares, units),
        alt=tr("Punkte mit Linien: {area}, Anteil je Einheit mit 95-%-Intervall.").format(area=area),
        frame=shares,
        columns=SHARE_COLUMNS,
        n=int(everywhere["n"].iloc[0]),
        total=int(everywhere["total"].iloc[0]),
        definition=paragraph(several, "Gepunktet: alle Kommunen; hohl: n < 5, ohne Intervall.", SHARE_METHOD),
        drill=(*UNIT_FIELDS, column),
    )


def show_shares(view: View, units: tuple[Unit, ...]) -> pd.DataFrame:
    """The control, and the shares of the chosen variable."""
    within = card()
    with within:
        st.subheader(tr("Anteile nebeneinander"), anchor=False)
        column: Shared = st.segmented_control(
            tr("Anteile"), list(AREAS), format_func=lambda each: heading(AREAS[each]), key="anteile",
            bind="query-params", default="formats", required=True, label_visibility="collapsed",
        )  # fmt: skip
    column = column if column in AREAS else "formats"
    shares = view.ask(unit_shares, units, (column,))
    chart_card(view, shares_chart(shares, column, units), within)
    return shares


def show_difference(view: View, values: UnitValues, shares: pd.DataFrame, units: tuple[Unit, ...]) -> None:
    """The tests, for exactly two units that have no dialogue in common."""
    if len(units) != 2:
        return
    if values.common:
        both = numbers.count(values.common, "Dialog gehört", "Dialoge gehören")
        text = tr("{both} zu beiden Einheiten: kein Test, denn er setzt getrennte Gruppen voraus.")
        st.info(text.format(both=both), icon=":material/join_inner:")
        return
    frame = differences(values, shares)
    chart = Chart(
        key="vergleich-unterschied",
        title="Unterschied oder Zufall?",
        sentence=f"{difference_sentence(frame)}\n\n{tr(TEST_WARNING)}",
        figure=None,
        table=difference_table(frame, units),
        alt="Tabelle: je Kennzahl beide Einheiten, Unterschied, Effektstärke, p und Urteil.",
        frame=few_in_words(said(frame, "label", "size", "verdict")),
        columns=difference_columns(units),
        n=members(values),
        total=members(values),
        definition=TEST_METHOD,
    )
    chart_card(view, chart)


def show_everything(view: View, units: tuple[Unit, ...]) -> None:
    """All shares as one table, made when it is opened."""
    everything = st.expander(tr("Alle Anteile als eine Tabelle"), key="vergleich-alles", on_change="rerun")
    if not everything.open:
        return
    shares = view.ask(unit_shares, units)
    chart = Chart(
        key="vergleich-alle-anteile",
        title="",
        heading="Alle Anteile nebeneinander",
        sentence="Je Zelle: Anteil [95-%-Intervall] · Dialoge mit der Angabe von allen mit einer Angabe.",
        figure=None,
        table=share_table(shares, units, {column: AREAS[column] for column in COLUMNS}),
        alt="Tabelle: alle Anteile in Zeilen, Einheiten in Spalten.",
        frame=shares,
        columns=SHARE_COLUMNS,
        n=int(shares["total"].iloc[0]),
        total=int(shares["total"].iloc[0]),
        definition=paragraph(SMALL, SHARE_METHOD),
    )
    with everything:
        chart_card(view, chart, st.container())


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Vergleich", "Wie stehen Bezirke, Kreise, Kommunen oder Gruppen zueinander?")
    units = choose_units(view)
    offer_defaults(view, units)
    if not units:
        return
    show_rules(units)
    values, frames = view.ask(compare_units, units)
    chart_card(view, table_chart(values, frames, units))
    charts = [strips_chart(values, name, frame) for name, frame in frames.items()]
    columns = st.columns(2)
    for place, chart in enumerate(each for each in charts if each):
        with columns[place % 2]:
            chart_card(view, chart)
    with columns[1], card():
        st.subheader(tr("So sind die Bilder zu lesen"), anchor=False)
        st.markdown(f"{tr(READ_STRIPS).format(most=MOST_POINTS)}\n{tr(MEDIAN_METHOD)}")
    shares = show_shares(view, units)
    show_difference(view, values, shares, units)
    show_everything(view, units)


show_page()
