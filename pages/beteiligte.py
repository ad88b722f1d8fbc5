"""Who was there and who was missing, how many came, and whether refugees and sceptics were reached."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.language import tr
from analysis.measures import MEASURES, RELIABLE_FROM, summarise
from analysis.outcomes import code_groups
from analysis.participation import ParticipationFigures, head_shares, participation_figures, present_groups
from ui import numbers
from ui.chart_card import Chart, charts_first
from ui.figures import ranges
from ui.group_figures import percent_axis, share_dots, share_grid, share_label
from ui.grouping import NOUNS, group_picker, show_chart
from ui.labels import whole
from ui.sentences import compare_groups
from ui.share_bars import INTERVAL, READ_INTERVAL, share_bars
from ui.share_sentences import dative, often_missing, share_of_heads, were_reached, where_it_differs
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import heading, paragraph, with_unit

GROUPS: tuple[Group, ...] = ("regierungsbezirk", "kreis", "size_class", "year", "formats")
REACHED = ("gefluechtete", "kritische")
"""The groups whose reach is the question of the programme."""

NOT_NAMED = "Nicht genannt heißt nicht sicher: nicht da."
SEVERAL = "Mehrere Gruppen je Dialog, die Anteile ergeben zusammen mehr als 100 %."


def show_tiles(figures: ParticipationFigures, present: pd.DataFrame) -> None:
    """The participants in five figures."""
    reached = present[present["key"].isin(REACHED)]
    there = tr("{group} dabei")
    tiles(
        [
            Tile("Teilnehmende", numbers.persons(figures.participants),
                 tr("aus {of}").format(of=numbers.of_dialogues(figures.participants_n, figures.dialogues))),
            Tile("Je Dialog", numbers.persons(figures.participants_median),
                 f"Median, n = {numbers.number(figures.participants_n)}", MEASURES["participants"].definition),
            Tile("Je 1.000 Einwohner", numbers.number(figures.turnout_median, 1),
                 f"Median, n = {numbers.number(figures.turnout_n)}",
                 paragraph(MEASURES["turnout"].definition, "Ohne Landkreise, die über sich selbst berichten.")),
            *(Tile(there.format(group=label.partition(" / ")[0]), share_label(n)(share),
                   numbers.n_of(dialogues, n) if n >= RELIABLE_FROM else "zu wenige für Prozente",
                   paragraph("Anteil der Dialoge mit Angabe zu Gruppen.", NOT_NAMED))
              for label, share, dialogues, n in
              zip(reached["label"], reached["share"], reached["dialogues"], reached["n"], strict=True)),
        ]
    )  # fmt: skip


def who_was_there(view: View, present: pd.DataFrame) -> Chart:
    """Who was there, and who was missing."""
    return Chart(
        key="gruppen",
        title="Wer dabei war und wer fehlte",
        sentence=often_missing(present),
        figure=share_bars(present, height=330),
        alt="Balken: Anteil der Dialoge, in denen eine Gruppe genannt ist.",
        frame=present,
        columns=(
            Column("label", "Gruppe"),
            Column("dialogues", "Dialoge mit der Gruppe", "count"),
            Column("absent", "Dialoge ohne die Gruppe", "count"),
            Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
            *INTERVAL,
        ),
        n=_n(present),
        total=view.dialogues,
        definition=paragraph(
            "Anteil der Dialoge mit Angabe, in denen die Gruppe genannt ist.", READ_INTERVAL, SEVERAL, NOT_NAMED
        ),
        drill=("groups",),
    )


def groups_by(view: View, shares: pd.DataFrame, by: Group) -> Chart:
    """Who was there, by district, size, year or format."""
    noun = NOUNS[by]
    return Chart(
        key=f"gruppen-{by.replace('_', '-')}",
        title=tr("Wer dabei war, {by}").format(by=noun.by),
        sentence=where_it_differs(shares, noun),
        figure=share_grid(shares),
        alt=tr("Tafel: Anteil der Dialoge mit jeder Gruppe {by}.").format(by=noun.by),
        frame=shares,
        columns=_share_columns(noun.one),
        n=_n(shares),
        total=view.dialogues,
        definition=paragraph(
            "Anteil der Dialoge in Prozent, in Klammern n. Bei weniger als fünf Dialogen steht ohne Farbe, in wie "
            "vielen die Gruppe genannt ist: 1/3 heißt in einem von drei, ein Punkt in keinem.",
            SEVERAL,
        ),
        drill=(DRILL_FIELD[by], "kommunen", "groups"),
    )


def reach(view: View, shares: pd.DataFrame, by: Group) -> Chart:
    """Were refugees and sceptics reached."""
    noun = NOUNS[by]
    chosen = shares[shares["key"].isin(REACHED)]
    alt = tr("Punkte: Anteil der Dialoge mit Geflüchteten und mit Kritischen, {by}.")
    return Chart(
        key=f"erreicht-{by.replace('_', '-')}",
        title="Wurden Geflüchtete und Kritische erreicht?",
        sentence=were_reached(shares, REACHED),
        figure=share_dots(shares, REACHED),
        alt=alt.format(by=noun.by),
        frame=chosen,
        columns=_share_columns(noun.one),
        n=_n(shares),
        total=view.dialogues,
        definition=paragraph(
            "Anteil der Dialoge mit Angabe zu Gruppen; hohl: weniger als fünf Dialoge, nicht belastbar; Linie: "
            "95-%-Intervall (Wilson).",
            NOT_NAMED,
        ),
        drill=(DRILL_FIELD[by], "kommunen", "groups"),
    )


def turnout_by(view: View, by: Group, figures: ParticipationFigures) -> Chart:
    """How many came, for 1,000 inhabitants."""
    measure = MEASURES["turnout"]
    noun = NOUNS[by]
    frame = view.ask(summarise, "turnout", by, "getrennt")
    alt = tr("Punkte und Linien: Teilnehmende je 1.000 Einwohner {by}, Median und Spanne.")

    def show(value: Any) -> str:
        return numbers.number(value, measure.digits)

    def amount(column: str, label: str) -> Column:
        return Column(column, with_unit(label, "je 1.000"), "number", measure.digits)

    return Chart(
        key=f"beteiligung-{by.replace('_', '-')}",
        title=f"{heading('Beteiligung')} {noun.by}",
        sentence=compare_groups(frame, show, noun.one, dative(noun.plural)),
        figure=ranges(
            frame, measure.digits, "je 1.000 Einwohner, logarithmisch",
            drill=["key", "kommunen"], show=show,
        ),
        alt=alt.format(by=noun.by),
        frame=frame,
        columns=(
            Column("label", noun.one),
            amount("median", "Median"),
            amount("low", "kleinster Wert"),
            amount("high", "größter Wert"),
            amount("pooled", "Summe / Summe"),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge", "count"),
        ),
        n=figures.turnout_all_n,
        total=view.dialogues,
        definition=paragraph(
            measure.definition,
            "Punkt: Median (hohl: weniger als fünf Angaben); Linie: kleinster bis größter Wert; senkrechter Strich: "
            "Summe der Teilnehmenden geteilt durch Summe der Einwohner.",
        ),
        drill=(DRILL_FIELD[by], "kommunen"),
    )  # fmt: skip


def heads(view: View, figures: ParticipationFigures) -> Chart:
    """Which share of the heads a group made up, where it was counted."""
    frame = view.ask(head_shares)

    present = frame[frame["total"] > 0]
    return Chart(
        key="gruppen-koepfe",
        title="Anteil an den Teilnehmenden, wo gezählt wurde",
        sentence=share_of_heads(frame),
        figure=ranges(
            present.assign(label=[whole(each) for each in present["label"]]), 0, "Anteil an den Teilnehmenden",
            drill=["key"], logarithmic=False, show=numbers.percent, axis=percent_axis(),
        ),
        alt="Punkte und Linien: Anteil der Gruppen an den Teilnehmenden, Median und Spanne.",
        frame=frame,
        columns=(
            Column("label", "Gruppe"),
            Column("median", "Median", "percent", 1),
            Column("low", "kleinster Anteil", "percent", 1),
            Column("high", "größter Anteil", "percent", 1),
            Column("pooled", "Summe / Summe", "percent", 1),
            Column("heads", "gezählte Personen", "persons"),
            Column("n", "Dialoge mit Zählung", "count"),
            Column("total", "Dialoge mit der Gruppe", "count"),
        ),
        n=figures.counted_n,
        total=view.dialogues,
        definition="Personen der Gruppe geteilt durch alle Teilnehmenden, nur in Dialogen, die beides angeben; wo eine "
        "Gruppe fehlte, zählt sie nicht mit 0. Zahlen unter 3 gehen mit 1,5 ein. Punkt: Median (hohl: weniger "
        "als fünf Angaben, ohne Rang am Ende); Linie: kleinster bis größter Anteil; senkrechter Strich: "
        "Summe geteilt durch Summe.",
        drill=("groups",),
    )  # fmt: skip


def _share_columns(one: str) -> tuple[Column, ...]:
    return (
        Column("group_label", one),
        Column("label", "Gruppe"),
        Column("dialogues", "Dialoge mit der Gruppe", "count"),
        Column("n", "Dialoge mit Angabe", "count"),
        Column("total", "Dialoge", "count"),
        Column("share", "Anteil", "percent", 1),
        *INTERVAL,
    )


def _n(shares: pd.DataFrame) -> int:
    """Dialogues that name any group, among all that are chosen."""
    return int(shares.loc[shares["is_all"], "n"].max())


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Beteiligte", "Wer war dabei, und wer fehlte?")
    tiles_place = st.container()
    by = group_picker("beteiligte_nach", GROUPS)
    shares = view.ask(code_groups, "groups", by)
    present = present_groups(shares)
    figures = view.ask(participation_figures)
    with tiles_place:
        show_tiles(figures, present)
    left, right = st.columns([9, 12])
    with left:
        show_chart(view, who_was_there(view, present))
        show_chart(view, reach(view, shares, by))
    with right:
        show_chart(view, groups_by(view, shares, by))
        show_chart(view, turnout_by(view, by, figures))
    show_chart(view, heads(view, figures))


show_page()
