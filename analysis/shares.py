"""Shares of dialogues: codes of which a dialogue has several, and levels of which it has one."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import math
from typing import Literal, get_args

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.measures import RELIABLE_FROM
from analysis.statistics import Interval, share_interval

CodeList = Literal["formats", "topics", "groups", "outcomes", "recommendations"]
Levels = Literal["commitment", "satisfaction_process", "satisfaction_result", "cost_benefit"]

VARIABLES = {
    "formats": "formate",
    "topics": "themen",
    "groups": "gruppen",
    "outcomes": "ergebnisse",
    "recommendations": "empfehlungen",
    "commitment": "verbindlichkeit",
    "satisfaction_process": "zufriedenheit",
    "satisfaction_result": "zufriedenheit",
    "cost_benefit": "aufwand_ergebnis",
}
"""Columns of `out.dialogue` and their variables in the codebook."""


def code_shares(database: Database, chosen: Filter, codes: CodeList) -> pd.DataFrame:
    """One row a code of the codebook: key, label, dialogues, n, total, share (0 to 1) and the ends of its interval,
    certain_low and certain_high; most frequent first.

    `n` counts the dialogues with at least one code: the others say nothing, which is not "no". The share is
    dialogues / n; as a dialogue can have several codes, the shares add up to more than 1. NULL when n is 0.
    """
    total, n, counts = count_values(database, chosen, codes)
    rows = [
        (code, label, counts.get(code, 0), n, total, counts.get(code, 0) / n if n else math.nan,
         *certain(counts.get(code, 0), n))
        for code, label in database.codes(VARIABLES[codes]).items()
    ]  # fmt: skip
    rows.sort(key=lambda row: -row[2])
    return pd.DataFrame(rows, columns=_SHARE)


_SHARE = ["key", "label", "dialogues", "n", "total", "share", "certain_low", "certain_high"]
_NO_INTERVAL = Interval(math.nan, math.nan)


def certain(dialogues: int, n: int) -> Interval:
    """The interval of the share dialogues / n (see `statistics.share_interval`); missing if n is too small."""
    return (share_interval(dialogues, n) if n >= RELIABLE_FROM else None) or _NO_INTERVAL


def count_values(database: Database, chosen: Filter, column: CodeList | Levels) -> tuple[int, int, dict[str, int]]:
    """All chosen dialogues, those with a value in this column, and those with each code."""
    where, parameters = chosen.where()
    source = f"FROM data.out.dialogue WHERE {where}"
    stated, code = f"len({column}) > 0", f"unnest({column})"
    if column in get_args(Levels):
        stated, code = f"{column} IS NOT NULL", column
    [(total, n)] = database.rows(f"SELECT count(*), count(*) FILTER ({stated}) {source}", parameters)
    counts = database.rows(f"SELECT {code} AS code, count(*) {source} GROUP BY code", parameters)
    return total, n, {code: dialogues for code, dialogues in counts if code is not None}


def level_shares(database: Database, chosen: Filter, levels: Levels) -> pd.DataFrame:
    """One row a level of the codebook, and last "keine Angabe" with key NULL: key, label, dialogues, n, total, share.

    The share is dialogues / total here, so that "keine Angabe" is visible and the shares add up to 1.
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH counted AS (
            SELECT {levels} AS code, count(*)::INTEGER AS dialogues FROM data.out.dialogue WHERE {where} GROUP BY 1
        ), size AS (
            SELECT coalesce(sum(dialogues), 0)::INTEGER AS total,
                   coalesce(sum(dialogues) FILTER (code IS NOT NULL), 0)::INTEGER AS n FROM counted
        ), levels AS (
            SELECT code, label, position FROM data.core.codebook WHERE variable = ?
            UNION ALL SELECT NULL, 'keine Angabe', 1000
        )
        SELECT l.code AS key, l.label, coalesce(k.dialogues, 0)::INTEGER AS dialogues, size.n, size.total,
               coalesce(k.dialogues, 0) / nullif(size.total, 0) AS share
        FROM levels l CROSS JOIN size LEFT JOIN counted k ON k.code IS NOT DISTINCT FROM l.code
        ORDER BY l.position
        """,
        [*parameters, VARIABLES[levels]],
    )
