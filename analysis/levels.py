"""Ordered levels, such as satisfaction: their distribution over groups of dialogues, always with "keine Angabe"."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.database import Database
from analysis.filters import Filter
from analysis.groups import Group, group_counts
from analysis.measures import RELIABLE_FROM
from analysis.shares import VARIABLES, Levels

NOT_STATED = "keine Angabe"


class Level(NamedTuple):
    """`side` is -1 for a level before the middle of the codebook's order, 0 for the middle, 1 for one after it."""

    code: str | None
    label: str
    side: int | None


class LevelCell(NamedTuple):
    """A group and a level. `share` is dialogues / total (0 to 1), so that the shares of a group add up to 1.

    `upper` counts the dialogues of the group before the middle level, `upper_share` is upper / n, None without n.
    """

    group_key: str | None
    group_label: str
    kommunen: str
    is_all: bool
    key: str | None
    label: str
    side: int | None
    dialogues: int
    total: int
    n: int
    share: float
    upper: int
    upper_share: float | None
    reliable: bool


def read_levels(database: Database, levels: Levels) -> list[Level]:
    """The levels in the order of the codebook, best first, and last "keine Angabe" with code and side None."""
    codes = database.codes(VARIABLES[levels])
    middle = (len(codes) - 1) / 2
    stated = [
        Level(code, label, (place > middle) - (place < middle)) for place, (code, label) in enumerate(codes.items())
    ]
    return [*stated, Level(None, NOT_STATED, None)]


def level_groups(database: Database, chosen: Filter, levels: Levels, by: Group) -> pd.DataFrame:
    """One row a group (see `analysis.groups`) and level, groups and levels in order; columns as in `LevelCell`."""
    known = read_levels(database, levels)
    cells = []
    for group in group_counts(database, chosen, by, levels):
        upper = sum(group.counts.get(level.code or "", 0) for level in known if level.side == -1)
        for level in known:
            dialogues = group.total - group.n if level.code is None else group.counts.get(level.code, 0)
            cells.append(
                LevelCell(
                    group.key, group.label, group.kommunen, group.is_all, level.code, level.label, level.side,
                    dialogues, group.total, group.n, dialogues / group.total, upper,
                    upper / group.n if group.n else None, group.n >= RELIABLE_FROM,
                )
            )  # fmt: skip
    return pd.DataFrame(cells, columns=LevelCell._fields)
