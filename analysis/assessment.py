"""What the Kommunen think of their own dialogue: the course against the result."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.levels import read_levels


class PairCell(NamedTuple):
    """A level for the course and one for the result; codes are None for "keine Angabe", `stated` if both are given.

    `share` is of all dialogues (0 to 1, None without any).
    """

    process: str | None
    process_label: str
    result: str | None
    result_label: str
    dialogues: int
    share: float | None
    stated: bool


@dataclass(frozen=True)
class CourseAgainstResult:
    """`cells`: one row a pair of levels in the order of the codebook, columns as in `PairCell`.

    `n` of `total` dialogues give both; of these the course is judged better than, as good as, or worse than the result
    in `better`, `same`, `worse`.
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
    counted = database.rows(
        f"""SELECT satisfaction_process, satisfaction_result, count(*) FROM data.out.dialogue WHERE {where}
        GROUP BY ALL""",
        parameters,
    )
    counts = {(process, result): dialogues for process, result, dialogues in counted}
    total = sum(counts.values())
    levels = read_levels(database, "satisfaction_process")
    place = {level.code: number for number, level in enumerate(levels)}
    both = [(place[one], place[other], each) for (one, other), each in counts.items() if one and other]
    cells = [
        PairCell(
            row.code, row.label, column.code, column.label, counts.get((row.code, column.code), 0),
            counts.get((row.code, column.code), 0) / total if total else None,
            row.code is not None and column.code is not None,
        )
        for row in levels
        for column in levels
    ]  # fmt: skip
    return CourseAgainstResult(
        pd.DataFrame(cells, columns=PairCell._fields),
        n=sum(each for _, _, each in both),
        total=total,
        better=sum(each for row, column, each in both if row < column),
        same=sum(each for row, column, each in both if row == column),
        worse=sum(each for row, column, each in both if row > column),
    )
