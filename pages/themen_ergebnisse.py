"""What was talked about, what came out of it, how binding that is, and the measures one by one."""


import pandas as pd
import streamlit as st

from analysis.dialogues import ANY
from analysis.export import Column
from analysis.groups import DRILL_FIELD, Group
from analysis.language import tr, tr_inside
from analysis.levels import level_groups
from analysis.outcomes import Codes, code_groups, outcome_figures
from analysis.shares import code_shares
from ui import numbers, theme
from ui.cell_map import cell_map
from ui.chart_card import Chart, card, chart_card, charts_first
from ui.frames import rows
from ui.group_figures import share_label
from ui.grouping import (
    APART,
    MORE_THAN_ALL,
    NOUNS,
    Noun,
    frequency_sentence,
    group_picker,
    reliability,
    row_label,
    show_chart,
)  # fmt: skip
from ui.level_chart import level_chart, quoted
from ui.sentences import NOTHING
from ui.share_bars import INTERVAL, READ_INTERVAL, share_bars
from ui.statement_list import StatementList, statement_list
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import heading, paragraph

HEIGHT = 380
UNIT = "\u00a0%"  # said once below the chart, not in each cell
PAIRED: dict[Group, str] = {
    "topics": "Welches Thema zu welchem Ergebnis führte",
    "formats": "Welches Format zu welchem Ergebnis führte",
    "groups": "Wer dabei war und was herauskam",
}
COUNTED_BY: dict[Group, str] = {
    "topics": "Ein Dialog zählt bei jedem seiner Themen.",
    "formats": "Ein Dialog zählt bei jedem seiner Formate.",
    "groups": "Ein Dialog zählt bei jeder seiner Gruppen.",
}
NAMES: dict[Codes, str] = {"outcomes": "Ergebnisse", "topics": "Themen"}
COMMITMENT = "Es zählt die höchste Stufe, die der Ergebnisteil eines Steckbriefs belegt."
MEASURES = StatementList(
    key="massnahmen",
    title="Die Maßnahmen im Einzelnen",
    variable="ergebnisse",
    one="Maßnahme",
    many="Maßnahmen",
    notes=(
        "Je Dialog und Art der Maßnahme eine Zeile. Zwischen » « stehen die Worte, aus denen die Art gelesen wurde; "
        "die Verbindlichkeit gilt für den Dialog als Ganzes. Namen und Kontaktdaten sind geschwärzt.",
    ),
    with_commitment=True,
)


def show_tiles(view: View) -> None:
    """Topics, measures and commitment in five figures."""
    figures = view.ask(outcome_figures)
    with_measures = numbers.number(figures.outcomes_n)
    levels = [row for row in rows(view.ask(level_groups, "commitment", "regierungsbezirk")) if row.is_all]
    commitment = levels[0]
    firm = quoted([level.label for level in levels if level.side == -1])
    tiles(
        [
            Tile("Dialoge mit Themen", numbers.number(figures.topics_n), numbers.out_of(figures.dialogues)),
            Tile("Dialoge mit Maßnahmen", with_measures,
                 numbers.out_of(figures.dialogues)),
            Tile("Maßnahmen", numbers.number(figures.measures), tr("aus {n} Dialogen").format(n=with_measures),
                 "Verschiedene Arten von Maßnahmen je Dialog, zusammengezählt."),
            Tile("Maßnahmen je Dialog", numbers.number(figures.measures_median, 1),
                 f"Median, n = {with_measures}"),
            Tile("Beschluss oder mehr", share_label(commitment.n)(commitment.upper_share),
                 f"n = {numbers.n_of(commitment.n, commitment.total)}", paragraph(f"{firm}.", COMMITMENT)),
        ]
    )  # fmt: skip


def codes_chart(view: View, frame: pd.DataFrame, codes: Codes, title: str, what: str) -> Chart:
    """How often each code occurs; `frame` has one row a code."""
    return Chart(
        key=f"{NAMES[codes].lower()}-anteile",
        title=title,
        sentence=frequency_sentence(frame),
        figure=share_bars(frame, height=HEIGHT),
        alt=tr("Balken: Anteil der Dialoge je {what}.").format(what=tr_inside(what)),
        frame=frame,
        columns=(
            Column("label", what),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
            *INTERVAL,
            Column("n", "Dialoge mit Angabe", "count"),
        ),
        n=int(frame["n"].max()),
        total=view.dialogues,
        definition=paragraph("Anteil der Dialoge mit Angabe.", READ_INTERVAL, MORE_THAN_ALL),
        drill=(codes,),
    )


def groups_chart(view: View, codes: Codes, by: Group, title: str) -> Chart:
    """Codes against groups, as a table of coloured shares."""
    frame = view.ask(code_groups, codes, by)
    noun = NOUNS[by]
    everything = frame.iloc[0]
    alt = tr("Tabelle mit farbigen Feldern: Anteil der Dialoge mit {codes} {by}.")
    apart = COUNTED_BY.get(by, APART)
    return Chart(
        key=f"{NAMES[codes].lower()}-nach-{by}",
        title=title,
        sentence=farthest_above(frame, noun),
        figure=share_map(frame),
        alt=alt.format(codes=tr_inside(NAMES[codes]), by=noun.by),
        frame=frame,
        columns=(
            Column("group_label", noun.one),
            Column("label", NAMES[codes]),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil", "percent", 1),
            *INTERVAL,
            Column("overall", "Anteil in allen Dialogen", "percent", 1),
            Column("n", "Dialoge mit Angabe", "count"),
            Column("total", "Dialoge insgesamt", "count"),
        ),
        n=int(everything["n"]),
        total=int(everything["total"]),
        definition=paragraph(
            "In Prozent der Dialoge einer Zeile, die eine Angabe dazu machen.", MORE_THAN_ALL, apart, reliability(frame)
        ),
        drill=(DRILL_FIELD[by], codes, "kommunen"),
    )


def share_map(frame: pd.DataFrame) -> theme.Figure:
    """The cells of `outcomes.code_groups`."""
    cells = rows(frame)
    said = tr("{group} · {label}<br>{of} ({share}), in allen {overall}")
    hover = [
        said.format(
            group=row.group_label, label=row.label, of=numbers.of_dialogues(row.dialogues, row.n),
            share=numbers.percent(row.share), overall=numbers.percent(row.overall),
        )
        for row in cells
    ]  # fmt: skip
    return cell_map(
        frame,
        rows=[row_label(row.group_label, row.n, row.reliable) for row in cells],
        columns=frame["label"].tolist(),
        value="share",
        text=[
            "" if numbers.is_missing(row.share) else numbers.percent(row.share).rstrip(UNIT) if row.reliable
            else f"{row.dialogues}/{row.n}"
            for row in cells
        ],
        hover=hover,
        reliable=frame["reliable"].tolist(),
        drill=["group_key", "key", "kommunen"],
    )


def farthest_above(frame: pd.DataFrame, noun: Noun) -> str:
    """The code and group that stand farthest above the share in all dialogues."""
    if not frame["n"].max():
        return tr(NOTHING)
    cells = [row for row in rows(frame) if row.reliable and isinstance(row.group_key, str) and row.group_key != ANY]
    if len({row.group_key for row in cells}) < 2:
        few = tr(
            "Für einen Vergleich {by} sind es zu wenige Angaben: Er braucht zwei Gruppen mit mindestens fünf."
        )
        return few.format(by=noun.by)
    top = max(cells, key=lambda row: row.above)
    if top.above <= 0:
        return tr("Nach {noun} gibt es keine Unterschiede.").format(noun=tr_inside(noun.one))
    said = tr(
        "Am weitesten über dem Anteil in allen Dialogen: **{label}** bei **{group}** ({share} von {n} gegenüber "
        "{overall} insgesamt)."
    )
    return said.format(
        label=numbers.plain(top.label), group=numbers.plain(top.group_label), share=numbers.percent(top.share),
        n=top.n, overall=numbers.percent(top.overall),
    )  # fmt: skip


def show_by_group(view: View) -> None:
    """Commitment, and outcomes or topics, by Regierungsbezirk or Kreis."""
    by = group_picker("ergebnisse_nach", ("regierungsbezirk", "kreis"))
    chart_card(
        view,
        level_chart(
            view, "verbindlichkeit", "Wie verbindlich die Ergebnisse sind", "commitment", by,
            COMMITMENT,
        ),
    )  # fmt: skip
    within = card()
    codes = within.segmented_control(
        tr("Verteilung von"), list(NAMES), format_func=lambda each: heading(NAMES[each]), key="verteilung",
        bind="query-params", default="outcomes", required=True, label_visibility="collapsed",
    )  # fmt: skip
    codes = codes if codes in NAMES else "outcomes"
    title = f"{heading(NAMES[codes])} {NOUNS[by].by}"
    show_chart(view, groups_chart(view, codes, by, title), within)


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Themen und Ergebnisse", "Worüber wurde gesprochen, was kam heraus?")
    show_tiles(view)
    left, right = st.columns(2)
    middle, paired = st.container(), card()
    with paired:
        by = group_picker("ergebnis_je", tuple(PAIRED))
    pairs = view.ask(code_groups, "outcomes", by)
    with left:
        outcomes = pairs[pairs["is_all"]]
        show_chart(view, codes_chart(view, outcomes, "outcomes", "Was herauskam", "Art der Maßnahme"))
    with right:
        topics = view.ask(code_shares, "topics")
        show_chart(view, codes_chart(view, topics, "topics", "Worüber gesprochen wurde", "Thema"))
    with middle:
        show_by_group(view)
    show_chart(view, groups_chart(view, "outcomes", by, PAIRED[by]), paired)
    statement_list(view, MEASURES)


show_page()
