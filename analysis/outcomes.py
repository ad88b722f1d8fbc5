"""Which topics there were and what came out of the dialogues, by group and against each other."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.groups import Group, group_counts
from analysis.measures import RELIABLE_FROM
from analysis.shares import VARIABLES, certain

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


class CodeCell(NamedTuple):
    """A group and a code. `n` counts the dialogues of the group with any code: the others say nothing.

    `share` is dialogues / n (0 to 1, None without n), `overall` the same over all dialogues, `above` share - overall;
    the interval of the share is missing when it is not reliable.
    """

    group_key: str | None
    group_label: str
    kommunen: str
    is_all: bool
    key: str
    label: str
    dialogues: int
    n: int
    total: int
    share: float | None
    overall: float | None
    above: float | None
    reliable: bool
    certain_low: float
    certain_high: float


def code_groups(database: Database, chosen: Filter, codes: Codes, by: Group) -> pd.DataFrame:
    """One row a group (see `analysis.groups`) and code, the codes by how frequent they are among all dialogues.

    Columns as in `CodeCell`. As a dialogue can have several codes, the shares of a group add up to more than 1.
    """
    labels = database.codes(VARIABLES[codes])
    groups = group_counts(database, chosen, by, codes)
    everything, n = (groups[0].counts, groups[0].n) if groups else ({}, 0)
    overall = {code: _share(everything.get(code, 0), n) for code in labels}
    ordered = sorted(labels, key=lambda code: -everything.get(code, 0))
    cells = []
    for group in groups:
        for code in ordered:
            dialogues = group.counts.get(code, 0)
            share, usual = _share(dialogues, group.n), overall[code]
            above = None if share is None or usual is None else share - usual
            cells.append(
                CodeCell(
                    group.key, group.label, group.kommunen, group.is_all, code, labels[code], dialogues, group.n,
                    group.total, share, usual, above, group.n >= RELIABLE_FROM, *certain(dialogues, group.n),
                )
            )  # fmt: skip
    return pd.DataFrame(cells, columns=CodeCell._fields)


def _share(dialogues: int, n: int) -> float | None:
    return dialogues / n if n else None
