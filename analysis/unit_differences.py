"""Two units against each other: every measure and every share of a variable, with a test and an effect size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.comparison import UnitValues
from analysis.differences import adjusted, cliffs_delta, median_test, share_difference, share_test
from analysis.measures import MEASURES, RELIABLE_FROM, Kind
from analysis.statistics import Interval

FEW = 20
"""With fewer values in a group only large differences can be told from chance, and the verdict says so."""

Finding = Literal["too few", "clear", "hint", "none", "none, few"]

VERDICTS: dict[Finding, str] = {
    "too few": "zu wenige Angaben, kein Test",
    "clear": "Unterschied, kaum Zufall",
    "hint": "Hinweis, kann Zufall sein",
    "none": "nicht nachweisbar",
    "none, few": "nicht nachweisbar (wenige Angaben)",
}

_SIZES = ((0.147, "verschwindend"), (0.33, "klein"), (0.474, "mittel"))


class DifferenceRow(NamedTuple):
    """A measure, or a share (0 to 1), in two units; figures are NaN where there is no value or no test.

    `difference` is the first less the other, `p` that of the test, `adjusted` the p raised for all rows (Holm).
    `effect` is Cliff's delta for measures and the risk difference for shares. The one comes in
    words in `size`, the other with its interval.
    """

    key: str
    label: str
    kind: Kind
    digits: int
    one: float
    other: float
    one_n: int
    other_n: int
    difference: float
    effect: float
    effect_low: float
    effect_high: float
    size: str
    p: float
    adjusted: float
    verdict: str


def differences(values: UnitValues, shares: pd.DataFrame) -> pd.DataFrame:
    """The two units of `values` over all measures, and over the codes of `shares` (`comparison.unit_shares`).

    A row is tested when both units have five values. No ranking: the rows come as in the codebook. Raises `ValueError`
    when the units are not two.
    """
    if len(values.units) != 3:
        raise ValueError("two units are compared")
    rows = [_measure(values, name) for name in MEASURES]
    names = ("key", "label", "place", "dialogues", "n")
    by_code: dict[str, list[tuple[str, int, int]]] = {}
    for key, label, place, dialogues, n in zip(*(shares[name].tolist() for name in names), strict=True):
        if place:
            by_code.setdefault(key, []).append((label, dialogues, n))
    rows += [_share(key, *counts) for key, counts in by_code.items()]
    return pd.DataFrame(_judged(rows), columns=DifferenceRow._fields)


def delta_in_words(delta: float) -> str:
    """ "verschwindend", "klein", "mittel" or "groß" (Romano et al. 2006)."""
    return next((word for limit, word in _SIZES if abs(delta) < limit), "groß")


def _measure(values: UnitValues, name: str) -> DifferenceRow:
    measure = MEASURES[name]
    one, other = values.of(name, 1), values.of(name, 2)
    medians = [float(np.median(each)) if len(each) else np.nan for each in (one, other)]
    p = effect = np.nan
    if min(len(one), len(other)) >= RELIABLE_FROM:
        p, effect = median_test(one, other), cliffs_delta(one, other)
    size = "" if np.isnan(effect) else delta_in_words(effect)
    return DifferenceRow(
        name, measure.label, measure.kind, measure.digits, *_two(medians), len(one), len(other),
        medians[0] - medians[1], effect, np.nan, np.nan, size, p, np.nan, "",
    )  # fmt: skip


def _share(key: str, one: tuple[str, int, int], other: tuple[str, int, int]) -> DifferenceRow:
    label, count, n = one
    _, other_count, other_n = other
    shares = count / n if n else np.nan, other_count / other_n if other_n else np.nan
    p, effect, ends = np.nan, np.nan, Interval(np.nan, np.nan)
    found = share_difference(count, n, other_count, other_n)
    if found and min(n, other_n) >= RELIABLE_FROM:
        p, (effect, ends) = share_test(count, n, other_count, other_n), found
    return DifferenceRow(
        key, label, "percent", 0, *shares, n, other_n, shares[0] - shares[1], effect, ends.low, ends.high, "", p,
        np.nan, "",
    )  # fmt: skip


def _two(values: Sequence[float]) -> tuple[float, float]:
    return values[0], values[1]


def _judged(rows: Sequence[DifferenceRow]) -> list[DifferenceRow]:
    tested = [row.p for row in rows if not np.isnan(row.p)]
    raised = iter(adjusted(tested))
    judged = []
    for row in rows:
        chance = np.nan if np.isnan(row.p) else next(raised)
        judged.append(row._replace(adjusted=chance, verdict=VERDICTS[_finding(row, chance)]))
    return judged


def _finding(row: DifferenceRow, chance: float) -> Finding:
    if np.isnan(chance):
        return "too few"
    if chance < 0.05:
        return "clear"
    if row.p < 0.05:
        return "hint"
    return "none, few" if min(row.one_n, row.other_n) < FEW else "none"
