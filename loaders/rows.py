"""A Steckbrief as rows of the tables of schema.sql, column by column in the order of the schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from loaders.record import PROCESS, RESULT, Finding, Span, Steckbrief

Row = tuple[Any, ...]
Rows = Mapping[str, list[Row]]

STECKBRIEF = "core.steckbrief"
MULTIPLE = frozenset({"formate", "themen", "ergebnisse", "empfehlungen"})


def numbered(rows: Rows, number: int, key: str) -> Rows:
    """The rows of one Steckbrief with its number in front, which is that of its source too, and its stable `key`."""
    return {
        table: [(number, number, key, *row) if table == STECKBRIEF else (number, *row) for row in content]
        for table, content in rows.items()
    }


def rows_of(steckbrief: Steckbrief) -> Rows:
    """Rows by table, still without the columns that `numbered` puts in front."""
    return {
        STECKBRIEF: [_steckbrief(steckbrief)],
        "core.event_day": [
            (day.day, _clock(day.begin), _clock(day.end), *day.span) for day in steckbrief.event_days
        ],
        "core.coding": [
            (coding.variable, coding.code, coding.certainty, coding.rule, *coding.span)
            for coding in steckbrief.codings
        ],
        "core.participant_group": [
            (group.code, group.count, group.certainty, group.rule, *group.span)
            for group in steckbrief.groups
        ],
        "core.cost_item": [
            (position, item.kind, item.low, item.high, item.about, item.certainty, item.rule, *item.span)
            for position, item in enumerate(steckbrief.cost_items, start=1)
        ],
        "core.finding": [_finding(finding) for finding in steckbrief.findings],
        "core.evidence": _evidence(steckbrief),
        "core.passage": [(passage.section, *passage.span) for passage in steckbrief.passages],
    }


def _steckbrief(steckbrief: Steckbrief) -> Row:
    place, population = steckbrief.place, steckbrief.population
    people, total = steckbrief.participants, steckbrief.cost_total
    single = {coding.variable: coding.code for coding in steckbrief.codings if coding.variable not in MULTIPLE}
    return (
        steckbrief.title,
        place.kommune,
        place.ebene,
        place.ags,
        place.kreis_ags,
        place.rb_ags,
        place.stated_name,
        place.stated_kreis,
        place.stated_regierungsbezirk,
        *((population.value, population.about, population.as_of) if population else (None, None, None)),
        *((people.low, people.high, people.about, people.basis) if people else (None, None, None, None)),
        *((total.low, total.high, total.about, total.basis) if total else (None, None, None, None)),
        single.get("verbindlichkeit"),
        single.get(PROCESS),
        single.get(RESULT),
        single.get("aufwand_ergebnis"),
        steckbrief.moderation.text if steckbrief.moderation else None,
    )


def _evidence(steckbrief: Steckbrief) -> list[Row]:
    spans: dict[str, Span | None] = {
        "kommune": steckbrief.place.span,
        "population": steckbrief.population.span if steckbrief.population else None,
        "participants": steckbrief.participants.span if steckbrief.participants else None,
        "cost": steckbrief.cost_total.span if steckbrief.cost_total else None,
        "moderation": steckbrief.moderation.span if steckbrief.moderation else None,
    }
    return [(field, *span) for field, span in spans.items() if span is not None]


def _finding(finding: Finding) -> Row:
    start, end = finding.span if finding.span else (None, None)
    return finding.code, finding.field, finding.message, start, end


def _clock(time: dt.time | None) -> str | None:
    return time.strftime("%H:%M") if time else None
