"""How the Kommunen judge their own dialogue, and what they would do differently."""

import streamlit as st

from analysis.assessment import CourseAgainstResult, course_against_result
from analysis.export import Column
from analysis.groups import Group
from analysis.language import tr
from analysis.levels import level_groups
from analysis.measures import RELIABLE_FROM
from analysis.shares import Levels, code_shares
from ui import numbers
from ui.cell_map import cell_map
from ui.chart_card import Chart, chart_card, charts_first
from ui.frames import rows
from ui.group_figures import share_label
from ui.grouping import MORE_THAN_ALL, frequency_sentence, group_picker, show_chart, too_few
from ui.level_chart import level_chart, quoted
from ui.share_bars import INTERVAL, READ_INTERVAL, share_bars
from ui.statement_list import StatementList, statement_list
from ui.tiles import Tile, tiles
from ui.view import View, open_page
from ui.words import paragraph

OWN_WORDS = (
    "Eigene Worte der Kommunen aus dem Bewertungsteil ihrer Steckbriefe, **nicht** Urteile der Teilnehmenden."
)
SOURCE = "Urteil der Kommune, nicht der Teilnehmenden."
LEVELS: dict[Levels, str] = {
    "satisfaction_process": "Zufriedenheit mit dem Ablauf",
    "satisfaction_result": "Zufriedenheit mit dem Ergebnis",
    "cost_benefit": "Aufwand und Ergebnis",
}
KEYS: dict[Levels, str] = {
    "satisfaction_process": "zufriedenheit-ablauf",
    "satisfaction_result": "zufriedenheit-ergebnis",
    "cost_benefit": "aufwand-ergebnis",
}
COST_BENEFIT = "Steht der Aufwand in einem guten Verhältnis zum Ergebnis?"
RECOMMENDATIONS = StatementList(
    key="empfehlungen",
    title="Die Empfehlungen im Einzelnen",
    variable="empfehlungen",
    one="Empfehlung",
    many="Empfehlungen",
    notes=(
        "Je Dialog und Art der Empfehlung eine Zeile. Zwischen » « stehen die Worte, aus denen die Art gelesen wurde.",
        SOURCE,
        "Namen und Kontaktdaten sind geschwärzt.",
    ),
)


def show_tiles(view: View, against: CourseAgainstResult) -> None:
    """The judgements in five figures."""
    row = []
    for levels, label in LEVELS.items():
        cells = [cell for cell in rows(view.ask(level_groups, levels, "regierungsbezirk")) if cell.is_all]
        better = quoted([cell.label for cell in cells if cell.side == -1])
        first = cells[0]
        share = share_label(first.n)(first.upper_share)
        row.append(
            Tile(label, share, f"n = {numbers.n_of(first.n, first.total)}",
                 paragraph(tr("Anteil von {levels} an den Dialogen mit Angabe.").format(levels=better), SOURCE))
        )  # fmt: skip
    row.append(
        Tile("Ablauf besser als Ergebnis", numbers.number(against.better) if against.n else numbers.missing(),
             tr("von {n} mit beiden Angaben").format(n=numbers.number(against.n)), SOURCE)
    )  # fmt: skip
    tiles(row)


def show_levels(view: View, levels: Levels, by: Group) -> None:
    """One judgement over all dialogues and by group."""
    definition = paragraph(COST_BENEFIT if levels == "cost_benefit" else "", SOURCE)
    chart_card(view, level_chart(view, KEYS[levels], LEVELS[levels], levels, by, definition, wide=False))


def cross_chart(view: View, against: CourseAgainstResult) -> Chart:
    """The course against the result."""
    frame = against.cells
    said = tr("Ablauf: {process}<br>Ergebnis: {result}<br>{dialogues} ({share})")
    hover = [
        said.format(
            process=row.process_label, result=row.result_label, share=numbers.percent(row.share),
            dialogues=numbers.count(row.dialogues, "Dialog", "Dialoge"),
        )
        for row in rows(frame)
    ]  # fmt: skip
    return Chart(
        key="ablauf-gegen-ergebnis",
        title="Ablauf gegen Ergebnis",
        sentence=cross_sentence(against),
        figure=cell_map(
            frame, rows=frame["process_label"].tolist(), columns=frame["result_label"].tolist(), value="dialogues",
            text=[numbers.number(each) for each in frame["dialogues"]], hover=hover,
            reliable=frame["stated"].tolist(), drill=["process", "result"], row_height=32, head_height=110,
        ),
        alt="Tabelle mit farbigen Feldern: Dialoge je Stufe für den Ablauf (Zeilen) und das Ergebnis (Spalten).",
        frame=frame,
        columns=(
            Column("process_label", "Ablauf"),
            Column("result_label", "Ergebnis"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil an allen Dialogen", "percent", 1),
        ),
        n=against.n,
        total=against.total,
        definition=paragraph("Zeilen: Ablauf, Spalten: Ergebnis; blass: keine Angabe zu einem von beiden.", SOURCE),
        drill=("satisfaction_process", "satisfaction_result"),
    )  # fmt: skip


def cross_sentence(against: CourseAgainstResult) -> str:
    """How often the course is judged better than the result."""
    if not against.n:
        return tr("Kein Dialog dieser Auswahl macht beide Angaben.")
    if against.n < RELIABLE_FROM:
        return too_few(against.n)
    said = tr(
        "Von {dialogues} mit beiden Angaben wird der Ablauf in **{better}** besser beurteilt als das Ergebnis, in "
        "{same} gleich, in {worse} schlechter."
    )
    return said.format(
        dialogues=numbers.count(against.n, "Dialog", "Dialogen"), better=numbers.number(against.better),
        same=numbers.number(against.same), worse=numbers.number(against.worse),
    )  # fmt: skip


def recommendations_chart(view: View) -> Chart:
    """What they would do differently."""
    frame = view.ask(code_shares, "recommendations")
    return Chart(
        key="empfehlungen-anteile",
        title="Was sie anders machen würden",
        sentence=frequency_sentence(frame),
        figure=share_bars(frame, height=314),
        alt="Balken: Anteil der Dialoge je Art der Empfehlung.",
        frame=frame,
        columns=(
            Column("label", "Art der Empfehlung"),
            Column("dialogues", "Dialoge", "count"),
            Column("share", "Anteil der Dialoge mit Angabe", "percent", 1),
            *INTERVAL,
            Column("n", "Dialoge mit Angabe", "count"),
        ),
        n=int(frame["n"].max()),
        total=view.dialogues,
        definition=paragraph("Anteil der Dialoge mit Empfehlungen.", READ_INTERVAL, MORE_THAN_ALL, SOURCE),
        drill=("recommendations",),
    )


@charts_first()
def show_page() -> None:
    """The page from top to bottom."""
    view = open_page("Bewertung", "Wie zufrieden sind die Kommunen, und was würden sie anders machen?")
    st.markdown(tr(OWN_WORDS))
    against = view.ask(course_against_result)
    show_tiles(view, against)
    by = group_picker("bewertung_nach", ("regierungsbezirk", "kreis", "formats"))
    left, right = st.columns(2)
    with left:
        show_levels(view, "satisfaction_process", by)
        show_chart(view, cross_chart(view, against))
    with right:
        show_levels(view, "satisfaction_result", by)
        show_levels(view, "cost_benefit", by)
    show_chart(view, recommendations_chart(view))
    statement_list(view, RECOMMENDATIONS)


show_page()
