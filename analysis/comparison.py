"""Units side by side (see `analysis.units`): their values, medians and shares, and all Kommunen as the background."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.database import Database
from analysis.filters import Filter
from analysis.language import tr
from analysis.measures import MEASURES, RELIABLE_FROM, value_sql
from analysis.shares import VARIABLES, CodeList, Levels, certain
from analysis.statistics import Interval, Numbers, numbers_of, summary
from analysis.units import ALL, Unit, condition

Shared = Levels | CodeList

COLUMNS: tuple[Shared, ...] = (
    "satisfaction_process", "satisfaction_result", "cost_benefit", "commitment", "formats", "topics", "groups",
    "outcomes", "recommendations",
)  # fmt: skip
"""What is compared by shares of dialogues."""

_BINS = 24
_NO_INTERVAL = Interval(np.nan, np.nan)


@dataclass(frozen=True)
class UnitValues:
    """The measures of all chosen dialogues. `members` has a row a unit, the first for all Kommunen.

    `keys` and `names` tell the dialogues; a missing value is NaN.
    """

    units: tuple[Unit, ...]
    keys: NDArray[Any]
    names: NDArray[Any]
    members: NDArray[np.bool_]
    values: Mapping[str, Numbers]

    def of(self, measure: str, place: int) -> Numbers:
        """The values of a unit in ascending order, without the missing ones."""
        return numbers_of(self.values[measure][self.members[place]])

    @property
    def common(self) -> int:
        """How many dialogues are in more than one unit."""
        return int((self.members[1:].sum(axis=0) > 1).sum())


def unit_values(database: Database, chosen: Filter, units: tuple[Unit, ...]) -> UnitValues:
    """The chosen dialogues with what they belong to."""
    units = (ALL, *units)
    where, parameters = chosen.where()
    flags, asked = _flags(units)
    figures = ", ".join(f"({value_sql(name)})::DOUBLE AS {name}" for name in MEASURES)
    found = database.arrays(
        f"SELECT key, coalesce(kommune, '') AS name, {flags}, {figures} FROM data.out.dialogue WHERE {where}",
        [*asked, *parameters],
    )
    members = np.stack([found[f"u{place}"].astype(bool) for place in range(len(units))])
    return UnitValues(units, found["key"], found["name"], members, {name: found[name] for name in MEASURES})


class UnitRow(NamedTuple):
    """A unit and a measure: n of total dialogues; median, its interval, quartiles, range; NaN where there is none."""

    label: str
    total: int
    n: int
    median: float
    certain_low: float
    certain_high: float
    lower: float
    upper: float
    low: float
    high: float
    reliable: bool


def measure_rows(values: UnitValues, measure: str) -> pd.DataFrame:
    """One row a unit, all Kommunen first; columns as in `UnitRow`. Below five values there is no interval."""
    rows = []
    for place, unit in enumerate(values.units):
        stated = values.of(measure, place)
        found = summary(stated, RELIABLE_FROM)
        ends = found.interval or _NO_INTERVAL
        low, high = (float(stated[0]), float(stated[-1])) if len(stated) else _NO_INTERVAL
        total = int(values.members[place].sum())
        figures = [np.nan if each is None else each for each in (found.median, found.lower, found.upper)]
        rows.append(
            UnitRow(
                unit.label, total, found.n, figures[0], ends.low, ends.high, figures[1], figures[2], low, high,
                found.n >= RELIABLE_FROM,
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=UnitRow._fields)


def compare_units(
    database: Database, chosen: Filter, units: tuple[Unit, ...]
) -> tuple[UnitValues, dict[str, pd.DataFrame]]:
    """The values of the units, and `measure_rows` for each measure."""
    values = unit_values(database, chosen, units)
    return values, {measure: measure_rows(values, measure) for measure in MEASURES}


class Bins(NamedTuple):
    """How many values lie between two neighbouring edges; even steps on a logarithmic axis."""

    edges: Numbers
    counts: NDArray[np.intp]


def histogram(values: UnitValues, measure: str) -> Bins | None:
    """All Kommunen; None without a value above 0."""
    stated = values.of(measure, 0)
    positive = stated[stated > 0]
    if not len(positive):
        return None
    low, high = np.log10(positive[0]), np.log10(positive[-1])
    if low == high:
        low, high = low - 0.05, high + 0.05
    counts, edges = np.histogram(np.log10(positive), bins=_BINS, range=(low, high))
    return Bins(10**edges, counts)


class ShareRow(NamedTuple):
    """A unit and a code: the share (0 to 1) of the `n` dialogues with a value, its interval; NaN when n is 0.

    `place` is that of the unit, 0 for all Kommunen. Below five dialogues there is no interval.
    """

    variable: str
    key: str
    label: str
    place: int
    unit: str
    dialogues: int
    n: int
    total: int
    share: float
    certain_low: float
    certain_high: float
    reliable: bool


def unit_shares(
    database: Database, chosen: Filter, units: tuple[Unit, ...], columns: tuple[Shared, ...] = COLUMNS
) -> pd.DataFrame:
    """One row a variable, code of the codebook and unit, in this order; columns as in `ShareRow`."""
    units = (ALL, *units)
    sizes, counts = _counted(database, chosen, units, columns)
    rows = []
    for column in columns:
        for code, label in database.codes(VARIABLES[column]).items():
            found = counts.get((column, code), [0] * len(units))
            for place, unit in enumerate(units):
                total, n, dialogues = sizes[""][place], sizes[column][place], found[place]
                ends = certain(dialogues, n)
                share = dialogues / n if n else np.nan
                rows.append(
                    ShareRow(
                        column, code, label, place, tr(unit.label), dialogues, n, total, share, ends.low, ends.high,
                        n >= RELIABLE_FROM,
                    )
                )  # fmt: skip
    return pd.DataFrame(rows, columns=ShareRow._fields)


def _counted(
    database: Database, chosen: Filter, units: Sequence[Unit], columns: Sequence[Shared]
) -> tuple[dict[str, list[int]], dict[tuple[str, str], list[int]]]:
    """Dialogues of each unit: with a value in each column ("": all); with each code."""
    where, parameters = chosen.where()
    flags, asked = _flags(units)
    names = [f"u{place}" for place in range(len(units))]
    counts = ", ".join(f"count(*) FILTER ({name})" for name in names)
    is_level = {column: column in get_args(Levels) for column in columns}
    stated = {"": "true"} | {
        column: f"{column} IS NOT NULL" if level else f"len({column}) > 0" for column, level in is_level.items()
    }
    sizes = [f"SELECT '{column}', NULL, {counts} FROM chosen WHERE {filled}" for column, filled in stated.items()]
    codes = [
        f"SELECT '{column}', code, {counts} FROM (SELECT {column if level else f'unnest({column})'} AS code,"
        f" {', '.join(names)} FROM chosen) WHERE code IS NOT NULL GROUP BY code"
        for column, level in is_level.items()
    ]
    found = database.rows(
        f"""WITH chosen AS MATERIALIZED (
            SELECT {", ".join(columns)}, {flags} FROM data.out.dialogue WHERE {where}
        ) {" UNION ALL ".join([*sizes, *codes])}""",
        [*asked, *parameters],
    )
    by_column = {column: list(each) for column, code, *each in found if code is None}
    return by_column, {(column, code): list(each) for column, code, *each in found if code is not None}


def _flags(units: Sequence[Unit]) -> tuple[str, list[Any]]:
    """SQL of one column a unit, that tells its dialogues: u0, u1, …"""
    conditions = [condition(unit) for unit in units]
    sql = ", ".join(f"{clause} AS u{place}" for place, (clause, _) in enumerate(conditions))
    return sql, [value for _, values in conditions for value in values]

