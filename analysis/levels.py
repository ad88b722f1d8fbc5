"""Ordered levels, such as satisfaction: their distribution over groups of dialogues, "keine Angabe" always with them."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.groups import Group, group_columns, group_order, members
from analysis.measures import RELIABLE_FROM
from analysis.shares import VARIABLES, Levels

LEVELS = """
    stated AS (
        SELECT code, label, position, sign(position - (max(position) OVER () + 1) / 2)::INTEGER AS side
        FROM data.core.codebook WHERE variable = ?
    ), levels AS (SELECT * FROM stated UNION ALL SELECT NULL, 'keine Angabe', 1000, NULL)"""
"""SQL of the levels of a variable in the order of the codebook, best first, and "keine Angabe" with code NULL last.

`side` is -1 for the levels before the middle, 0 for the middle, 1 for those after it, NULL for "keine Angabe".
"""


def level_groups(database: Database, chosen: Filter, levels: Levels, by: Group) -> pd.DataFrame:
    """One row a group (see `analysis.groups`) and level, groups and levels in order.

    Columns: group_key, group_label, kommunen, is_all, key (code of the level, NULL for "keine Angabe"), label,
    position, side, dialogues, total (dialogues of the group), n (with a level), share (dialogues / total, 0 to 1),
    upper and lower (dialogues of the group before and after the middle level), upper_share (upper / n, NULL without
    n), reliable (n is large enough to compare).
    """
    where, parameters = chosen.where()
    return database.query(
        f"""
        WITH {members(where, by, levels)}, {LEVELS},
        groups AS (
            SELECT {group_columns("m")}, count(*)::INTEGER AS total, count(m.value)::INTEGER AS n,
                   (count(*) FILTER (s.side < 0))::INTEGER AS upper, (count(*) FILTER (s.side > 0))::INTEGER AS lower,
                   histogram(m.value) AS counts
            FROM members m LEFT JOIN stated s ON s.code = m.value GROUP BY ALL
        )
        SELECT g.group_key, g.group_label, g.kommunen, g.group_rank = 0 AS is_all, l.code AS key, l.label, l.position, l.side,
               CASE WHEN l.code IS NULL THEN total - n ELSE coalesce(g.counts[l.code], 0) END::INTEGER AS dialogues,
               g.total, g.n, dialogues / g.total AS share, g.upper, g.lower, g.upper / nullif(g.n, 0) AS upper_share,
               g.n >= {RELIABLE_FROM} AS reliable
        FROM groups g CROSS JOIN levels l ORDER BY {group_order("g")}, l.position
        """,
        [*parameters, VARIABLES[levels]],
    )
