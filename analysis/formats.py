"""Formats: how many a dialogue has, and which ones go together."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import MEASURES


@dataclass(frozen=True)
class FormatFigures:
    """`n` of `dialogues` name a format, `several` of these more than one; `mean` formats each, None when n is 0.

    `kommunen` are the dialogues without the Landkreise that report on themselves; `measured` tells for each measure
    how many of these have a format and a value.
    """

    dialogues: int
    n: int
    several: int
    mean: float | None
    kommunen: int
    measured: Mapping[str, int]


def format_figures(database: Database, chosen: Filter) -> FormatFigures:
    """The figures of the chosen dialogues."""
    where, parameters = chosen.where()
    own = "ebene <> 'landkreis'"
    counts = ", ".join(
        f"count(*) FILTER ({own} AND len(formats) > 0 AND {measure.column} IS NOT NULL)"
        for measure in MEASURES.values()
    )
    [(dialogues, n, several, mean, kommunen, *measured)] = database.rows(
        f"""
        SELECT count(*), count(*) FILTER (len(formats) > 0), count(*) FILTER (len(formats) > 1),
               avg(len(formats)) FILTER (len(formats) > 0), count(*) FILTER ({own}), {counts}
        FROM data.out.dialogue WHERE {where}
        """,
        parameters,
    )
    return FormatFigures(dialogues, n, several, mean, kommunen, dict(zip(MEASURES, measured, strict=True)))


def format_pairs(database: Database, chosen: Filter) -> pd.DataFrame:
    """How often two formats met in one dialogue: one row a pair of formats that occur, most frequent pair first.

    Columns: first, second (codes, `first` the more frequent one), first_label, second_label, dialogues (with both),
    first_total, second_total (dialogues with the one), first_rank, second_rank (from 0, by frequency).
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH used AS (
            SELECT dialogue_id, unnest(formats) AS code FROM data.out.dialogue WHERE {where}
        ), ranked AS (
            SELECT u.code, coalesce(any_value(c.label), u.code) AS label, count(*)::INTEGER AS total,
                   (row_number() OVER (ORDER BY count(*) DESC, any_value(c.position), u.code) - 1)::INTEGER AS rank
            FROM used u LEFT JOIN data.core.codebook c ON c.variable = 'formate' AND c.code = u.code GROUP BY u.code
        ), met AS (
            SELECT a.code AS first, b.code AS second, count(*)::INTEGER AS dialogues
            FROM used a JOIN used b USING (dialogue_id) GROUP BY ALL
        )
        SELECT a.code AS first, b.code AS second, a.label AS first_label, b.label AS second_label,
               coalesce(m.dialogues, 0)::INTEGER AS dialogues, a.total AS first_total, b.total AS second_total,
               a.rank AS first_rank, b.rank AS second_rank
        FROM ranked a JOIN ranked b ON a.rank < b.rank LEFT JOIN met m ON m.first = a.code AND m.second = b.code
        ORDER BY dialogues DESC, a.rank, b.rank
        """,
        parameters,
    )
