"""The programme at a glance: how many dialogues, when, and how complete their Steckbriefe are."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from analysis import quality
from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import value_sql


@dataclass(frozen=True)
class KeyFigures:
    """Sums stand beside the number of dialogues that gave a figure; they are None when none did."""

    dialogues: int
    kommunen: int
    kreise: int
    landkreise_themselves: int
    dated: int
    first_day: dt.date | None
    last_day: dt.date | None
    participants: float | None
    participants_n: int
    cost: float | None
    cost_n: int
    cost_summed_n: int
    cost_median: float | None
    cost_per_inhabitant_median: float | None
    cost_per_inhabitant_n: int
    cost_per_participant_median: float | None
    cost_per_participant_n: int


def key_figures(database: Database, chosen: Filter) -> KeyFigures:
    """The figures of the chosen dialogues. Costs per inhabitant leave out Landkreise that report on themselves."""
    where, parameters = chosen.where()
    [row] = database.rows(
        f"""
        SELECT count(*), count(DISTINCT (kommune, kreis_ags)) FILTER (ebene <> 'landkreis'), count(DISTINCT kreis_ags),
               count(*) FILTER (ebene = 'landkreis'), count(first_day), min(first_day), max(last_day),
               sum(participants), count(participants), sum(cost), count(cost),
               count(*) FILTER (cost_basis = 'summed'), median(cost),
               median(cost_per_inhabitant) FILTER (ebene <> 'landkreis'),
               count(cost_per_inhabitant) FILTER (ebene <> 'landkreis'),
               median({value_sql("cost_per_participant")}), count(cost_per_participant)
        FROM data.out.dialogue WHERE {where}
        """,
        parameters,
    )
    return KeyFigures(*row)


def count_dialogues(database: Database, chosen: Filter) -> tuple[int, int]:
    """How many dialogues the filter leaves, of how many."""
    where, parameters = chosen.where()
    [(left, total)] = database.rows(
        f"SELECT count(*) FILTER ({where}), count(*) FROM data.out.dialogue", parameters
    )
    return left, total


def by_month(database: Database, chosen: Filter) -> pd.DataFrame:
    """Dialogues by month of their first day: month (first of the month), dialogues. Months without one are 0."""
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH counted AS (
            SELECT date_trunc('month', first_day)::DATE AS month, count(*)::INTEGER AS dialogues
            FROM data.out.dialogue WHERE {where} AND first_day IS NOT NULL GROUP BY 1
        ), months AS (
            SELECT unnest(generate_series(min(month)::TIMESTAMP, max(month)::TIMESTAMP, INTERVAL 1 MONTH))::DATE
                   AS month FROM counted
        )
        SELECT month, coalesce(dialogues, 0)::INTEGER AS dialogues FROM months LEFT JOIN counted USING (month)
        ORDER BY month
        """,
        parameters,
    )


def by_month_and_region(database: Database, chosen: Filter) -> pd.DataFrame:
    """As `by_month`, for each Regierungsbezirk: key, label, month, dialogues; all have the same months."""
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH counted AS (
            SELECT rb_ags AS key, regierungsbezirk AS label, date_trunc('month', first_day)::DATE AS month,
                   count(*)::INTEGER AS dialogues
            FROM data.out.dialogue WHERE {where} AND first_day IS NOT NULL AND rb_ags IS NOT NULL GROUP BY ALL
        ), months AS (
            SELECT unnest(generate_series(min(month)::TIMESTAMP, max(month)::TIMESTAMP, INTERVAL 1 MONTH))::DATE
                   AS month FROM counted
        ), regions AS (SELECT DISTINCT key, label FROM counted)
        SELECT key, label, month, coalesce(dialogues, 0)::INTEGER AS dialogues
        FROM regions CROSS JOIN months LEFT JOIN counted USING (key, label, month)
        ORDER BY label COLLATE de, month
        """,
        parameters,
    )


FIELDS = (
    "kreis", "population", "first_day", "participants", "groups", "formats", "topics", "cost", "outcomes", "commitment",
    "satisfaction_process", "satisfaction_result",
)  # fmt: skip
"""Keys of `quality.FIELDS`: what a complete Steckbrief gives above all."""


def completeness(database: Database, chosen: Filter) -> pd.DataFrame:
    """One row a field, in order of the form: key, label, n (dialogues with a value), missing, total, share (0 to 1)."""
    where, parameters = chosen.where()
    counts = ", ".join(f"count(*) FILTER ({quality.FIELDS[key].filled})" for key in FIELDS)
    [(total, *filled)] = database.rows(f"SELECT count(*), {counts} FROM data.out.dialogue WHERE {where}", parameters)
    rows = [
        (key, quality.FIELDS[key].label, n, total - n, total, n / total if total else float("nan"))
        for key, n in zip(FIELDS, filled, strict=True)
    ]
    return pd.DataFrame(rows, columns=["key", "label", "n", "missing", "total", "share"])
