"""A Steckbrief as rows of the tables of schema.sql, column by column in the order of the schema."""

from __future__ import annotations

import datetime as dt
from typing import Any

from loaders.reading.assessment import PROCESS, RESULT
from loaders.record import Finding, Span, Steckbrief

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

MULTIPLE = frozenset({"formate", "themen", "ergebnisse", "empfehlungen"})


def rows_of(number: int, key: str, steckbrief: Steckbrief) -> Rows:
    """Rows by table; `number` becomes source_id and steckbrief_id, `key` the stable name in links."""
    return {
        "core.steckbrief": [_steckbrief(number, key, steckbrief)],
        "core.event_day": [
            (number, day.day, _clock(day.begin), _clock(day.end), *day.span) for day in steckbrief.event_days
        ],
        "core.coding": [
            (number, coding.variable, coding.code, coding.certainty, coding.rule, *coding.span)
            for coding in steckbrief.codings
        ],
        "core.participant_group": [
            (number, group.code, group.count, group.certainty, group.rule, *group.span)
            for group in steckbrief.groups
        ],
        "core.cost_item": [
            (number, position, item.kind, item.low, item.high, item.about, item.certainty, item.rule, *item.span)
            for position, item in enumerate(steckbrief.cost_items, start=1)
        ],
        "core.finding": [_finding(number, finding) for finding in steckbrief.findings],
        "core.evidence": _evidence(number, steckbrief),
        "core.passage": [(number, passage.section, *passage.span) for passage in steckbrief.passages],
    }


def _steckbrief(number: int, key: str, steckbrief: Steckbrief) -> Row:
    place, population = steckbrief.place, steckbrief.population
    people, total = steckbrief.participants, steckbrief.cost_total
    single = {coding.variable: coding.code for coding in steckbrief.codings if coding.variable not in MULTIPLE}
    return (
        number,
        number,
        key,
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


def _evidence(number: int, steckbrief: Steckbrief) -> list[Row]:
    spans: dict[str, Span | None] = {
        "kommune": steckbrief.place.span,
        "population": steckbrief.population.span if steckbrief.population else None,
        "participants": steckbrief.participants.span if steckbrief.participants else None,
        "cost": steckbrief.cost_total.span if steckbrief.cost_total else None,
        "moderation": steckbrief.moderation.span if steckbrief.moderation else None,
    }
    return [(number, field, *span) for field, span in spans.items() if span is not None]


def _finding(number: int, finding: Finding) -> Row:
    start, end = finding.span if finding.span else (None, None)
    return number, finding.code, finding.field, finding.message, start, end


def _clock(time: dt.time | None) -> str | None:
    return time.strftime("%H:%M") if time else None
