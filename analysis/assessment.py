"""What the Kommunen think of their own dialogue: the course against the result."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.levels import LEVELS
from analysis.shares import VARIABLES


@dataclass(frozen=True)
class CourseAgainstResult:
    """`cells`: one row a pair of levels, "keine Angabe" included, in the order of the codebook.

    Columns of `cells`: process, process_label, result, result_label (levels, NULL for "keine Angabe"), dialogues,
    share (of all dialogues, 0 to 1), stated (both levels are given). `n` of `total` dialogues give both; of these the
    course is judged better than, as good as, or worse than the result in `better`, `same`, `worse`.
    """

    cells: pd.DataFrame
    n: int
    total: int
    better: int
    same: int
    worse: int


def course_against_result(database: Database, chosen: Filter) -> CourseAgainstResult:
    """The satisfaction with the course against the satisfaction with the result."""
    where, parameters = chosen.where()
    cells = database.query(
        f"""
        WITH {LEVELS},
        counted AS (
            SELECT satisfaction_process AS process, satisfaction_result AS result, count(*)::INTEGER AS dialogues
            FROM data.out.dialogue WHERE {where} GROUP BY ALL
        ), cells AS (
            SELECT p.code AS process, p.label AS process_label, r.code AS result, r.label AS result_label,
                   p.position AS row_place, r.position AS column_place,
                   p.code IS NOT NULL AND r.code IS NOT NULL AS stated, coalesce(c.dialogues, 0)::INTEGER AS dialogues
            FROM levels p CROSS JOIN levels r
            LEFT JOIN counted c ON c.process IS NOT DISTINCT FROM p.code AND c.result IS NOT DISTINCT FROM r.code
        )
        SELECT process, process_label, result, result_label, dialogues, stated,
               dialogues / nullif(sum(dialogues) OVER (), 0) AS share, sum(dialogues) OVER () AS total,
               {_counted("true")} AS n, {_counted("row_place < column_place")} AS better,
               {_counted("row_place = column_place")} AS same, {_counted("row_place > column_place")} AS worse
        FROM cells ORDER BY row_place, column_place
        """,
        [VARIABLES["satisfaction_process"], *parameters],
    )
    counts = {name: int(cells[name].iloc[0]) for name in ("n", "total", "better", "same", "worse")}
    return CourseAgainstResult(cells.drop(columns=list(counts)), **counts)


def _counted(condition: str) -> str:
    """SQL of the dialogues that give both levels and meet the condition."""
    return f"coalesce(sum(dialogues) FILTER (stated AND {condition}) OVER (), 0)"
