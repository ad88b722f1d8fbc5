"""How good the data are: what is filled in, what a careful reader would note, which files were not read."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter


class Gap(NamedTuple):
    """A field of the Steckbrief, and the condition on `out.dialogue` that it is filled in."""

    label: str
    filled: str


FIELDS: Mapping[str, Gap] = {
    "kreis": Gap("Stadt- oder Landkreis", "kreis_ags IS NOT NULL"),
    "population": Gap("Einwohnerzahl", "population IS NOT NULL"),
    "population_as_of": Gap("Stand der Einwohnerzahl", "population_as_of IS NOT NULL"),
    "first_day": Gap("Datum", "first_day IS NOT NULL"),
    "hours": Gap(
        "Uhrzeit", "dialogue_id IN (SELECT steckbrief_id FROM data.core.event_day WHERE begin_time IS NOT NULL)"
    ),
    "formats": Gap("Format", "len(formats) > 0"),
    "topics": Gap("Themen", "len(topics) > 0"),
    "participants": Gap("Zahl der Teilnehmenden", "participants IS NOT NULL"),
    "groups": Gap("Beteiligte Gruppen", "len(groups) > 0"),
    "cost": Gap("Kosten", "cost IS NOT NULL"),
    "cost_kinds": Gap("Kostenposten", "len(cost_kinds) > 0"),
    "outcomes": Gap("Ergebnisse", "len(outcomes) > 0"),
    "commitment": Gap("Verbindlichkeit", "commitment IS NOT NULL"),
    "satisfaction_process": Gap("Zufriedenheit mit dem Ablauf", "satisfaction_process IS NOT NULL"),
    "satisfaction_result": Gap("Zufriedenheit mit dem Ergebnis", "satisfaction_result IS NOT NULL"),
    "cost_benefit": Gap("Aufwand und Ergebnis", "cost_benefit IS NOT NULL"),
    "recommendations": Gap("Empfehlungen", "len(recommendations) > 0"),
    "moderation": Gap("Beratung und Moderation", "moderation IS NOT NULL"),
}
"""What a complete Steckbrief gives, in order of the form."""

_CASES = " ".join(f"WHEN '{key}' THEN {gap.filled}" for key, gap in FIELDS.items())
WITHOUT = f"NOT (CASE ? {_CASES} ELSE true END)"
"""SQL condition: the dialogue leaves the field empty whose key is the parameter."""

WITH_FINDING = "dialogue_id IN (SELECT steckbrief_id FROM data.core.finding WHERE code = ?)"
"""SQL condition: the dialogue has a finding with this code."""


def fill_rates(database: Database, chosen: Filter) -> pd.DataFrame:
    """One row a field, fullest first: key, label, n (dialogues with a value), missing, total, share (0 to 1)."""
    where, parameters = chosen.where()
    counts = ", ".join(f"count(*) FILTER ({gap.filled})" for gap in FIELDS.values())
    [(total, *filled)] = database.rows(f"SELECT count(*), {counts} FROM data.out.dialogue WHERE {where}", parameters)
    rows = [
        (key, gap.label, n, total - n, total, n / total if total else None)
        for (key, gap), n in zip(FIELDS.items(), filled, strict=True)
    ]
    rows.sort(key=lambda row: -row[2])
    return pd.DataFrame(rows, columns=["key", "label", "n", "missing", "total", "share"])


def findings(database: Database, chosen: Filter) -> pd.DataFrame:
    """One row a kind of finding that occurs, most frequent first: key, label, dialogues, total, share (0 to 1)."""
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH chosen AS (SELECT dialogue_id FROM data.out.dialogue WHERE {where}),
        size AS (SELECT count(*)::INTEGER AS total FROM chosen)
        SELECT t.code AS key, coalesce(any_value(c.label), t.code) AS label,
               count(DISTINCT t.steckbrief_id)::INTEGER AS dialogues, any_value(size.total) AS total,
               count(DISTINCT t.steckbrief_id) / any_value(size.total) AS share
        FROM data.core.finding t CROSS JOIN size
        LEFT JOIN data.core.codebook c ON c.variable = 'hinweise' AND c.code = t.code
        WHERE t.steckbrief_id IN (SELECT dialogue_id FROM chosen)
        GROUP BY t.code ORDER BY dialogues DESC, t.code
        """,
        parameters,
    )


def with_findings(database: Database, chosen: Filter) -> int:
    """How many of the dialogues have a finding."""
    where, parameters = chosen.where()
    [(count,)] = database.rows(
        f"SELECT count(*) FILTER (finding_count > 0) FROM data.out.dialogue WHERE {where}", parameters
    )
    return int(count)


_STATES = {"duplicate": "doppelt", "unreadable": "nicht lesbar"}


def files_left_out(database: Database, chosen: Filter) -> pd.DataFrame:
    """The files that gave no Steckbrief, whatever is chosen: name, state (German), reason (German)."""
    frame = database.query(
        """SELECT name, status AS state, reason FROM data.raw.source_file
        WHERE status <> 'read' ORDER BY status DESC, name"""
    )
    frame["state"] = [_STATES.get(state, state) for state in frame["state"]]
    return frame
