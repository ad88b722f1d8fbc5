"""Which topics there were and what came out of the dialogues, by group and against each other."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.groups import Group, group_columns, group_order, members
from analysis.measures import RELIABLE_FROM
from analysis.shares import VARIABLES

Codes = Literal["formats", "topics", "groups", "outcomes"]


@dataclass(frozen=True)
class OutcomeFigures:
    """Dialogues with a topic and with a measure; all coded measures, and their median over dialogues with any."""

    dialogues: int
    topics_n: int
    outcomes_n: int
    measures: int
    measures_median: float | None


def outcome_figures(database: Database, chosen: Filter) -> OutcomeFigures:
    """The figures of the chosen dialogues. A measure is a code of the outcomes, at most once a dialogue."""
    where, parameters = chosen.where()
    [row] = database.rows(
        f"""
        SELECT count(*), count(*) FILTER (len(topics) > 0), count(*) FILTER (len(outcomes) > 0),
               coalesce(sum(len(outcomes)), 0)::INTEGER, median(len(outcomes)) FILTER (len(outcomes) > 0)
        FROM data.out.dialogue WHERE {where}
        """,
        parameters,
    )
    return OutcomeFigures(*row)


def code_groups(database: Database, chosen: Filter, codes: Codes, by: Group) -> pd.DataFrame:
    """One row a group (see `analysis.groups`) and code; codes by how frequent they are among all dialogues.

    Columns: group_key, group_label, kommunen, is_all, key (code), label, dialogues, n (dialogues of the group with
    any code: the others say nothing), total, share (dialogues / n, NULL without n), overall (the share among all
    dialogues), above (share - overall), reliable. The shares of a group add up to more than 1.
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH {members(where, by, codes)},
        groups AS (
            SELECT {group_columns("m")}, count(*)::INTEGER AS total,
                   (count(*) FILTER (len(m.value) > 0))::INTEGER AS n,
                   list_aggregate(flatten(list(m.value)), 'histogram') AS counts
            FROM members m GROUP BY ALL
        ), everything AS (SELECT n AS all_n, counts AS all_counts FROM groups WHERE group_rank = 0)
        SELECT g.group_key, g.group_label, g.kommunen, g.group_rank = 0 AS is_all, b.code AS key, b.label,
               coalesce(g.counts[b.code], 0)::INTEGER AS dialogues, g.n, g.total,
               dialogues / nullif(g.n, 0) AS share, coalesce(e.all_counts[b.code], 0) / nullif(e.all_n, 0) AS overall,
               share - overall AS above, g.n >= {RELIABLE_FROM} AS reliable
        FROM groups g CROSS JOIN everything e CROSS JOIN data.core.codebook b
        WHERE b.variable = ? ORDER BY {group_order("g")}, overall DESC, b.position
        """,
        [*parameters, VARIABLES[codes]],
    )
