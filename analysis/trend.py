"""How a value follows another: a robust straight line on logarithmic axes."""

# ruff: noqa: S608 - only names of this program are put into SQL text; values are parameters
from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from analysis.database import Database
from analysis.filters import Filter
from analysis.statistics import CONFIDENCE, SEED, Interval, Numbers, Places

TREND_FROM = 12
"""With fewer values no line is drawn."""

_MOST_PAIRS = 30_000
"""With more pairs of values so many are drawn by chance."""


class Line(NamedTuple):
    """value = 10 ** intercept * size ** slope. The interval is that of the slope."""

    slope: float
    intercept: float
    interval: Interval


class Trend(NamedTuple):
    """The line through `n` values; nothing else with fewer than `TREND_FROM`.

    `factor` is what happens to the value when the size doubles (0.5: it halves), `ends` are the two ends of the line
    as (size, value).
    """

    n: int
    factor: float | None = None
    interval: Interval | None = None
    ends: tuple[tuple[float, float], tuple[float, float]] | None = None


def cost_trend(database: Database, chosen: Filter) -> Trend:
    """Costs per inhabitant (EUR) against inhabitants, both as logarithms; without Landkreise and costs of 0."""
    where, parameters = chosen.where()
    found = database.arrays(
        f"""SELECT population::DOUBLE AS size, cost_per_inhabitant AS value FROM data.out.dialogue
        WHERE {where} AND ebene <> 'landkreis' AND population > 0 AND cost_per_inhabitant > 0""",
        parameters,
    )
    size, value = found["size"], found["value"]
    line = theil_sen(np.log10(size), np.log10(value)) if len(size) >= TREND_FROM else None
    if line is None:
        return Trend(len(size))
    left, right = float(size.min()), float(size.max())
    return Trend(
        len(size),
        2**line.slope,
        Interval(2**line.interval.low, 2**line.interval.high),
        ((left, 10**line.intercept * left**line.slope), (right, 10**line.intercept * right**line.slope)),
    )


def theil_sen(x: Numbers, y: Numbers) -> Line | None:
    """The median of the slopes between all pairs of points, through the medians (Theil 1950; Sen 1968).

    One outlier in four does not upset it. The interval is Sen's, from Kendall's statistic, with ties. With more
    than `_MOST_PAIRS` pairs, so many are drawn with a fixed seed. None when all x are equal.
    """
    n = len(x)
    first, second = _pairs(n)
    apart = x[second] - x[first]
    kept = apart != 0
    if not kept.any():
        return None
    slopes = np.sort((y[second] - y[first])[kept] / apart[kept])
    slope = float(np.median(slopes))
    drawn = len(first) / (n * (n - 1) / 2)
    return Line(slope, float(np.median(y) - slope * np.median(x)), _interval(slopes, x, y, drawn))


def _pairs(n: int) -> tuple[Places, Places]:
    if n * (n - 1) // 2 <= _MOST_PAIRS:
        first, second = np.triu_indices(n, k=1)
        return first, second
    random = np.random.default_rng(SEED)
    first = random.integers(0, n, _MOST_PAIRS)
    return first, (first + random.integers(1, n, _MOST_PAIRS)) % n


def _interval(slopes: Numbers, x: Numbers, y: Numbers, drawn: float) -> Interval:
    """Sen's interval: the ascending slopes at two places left and right of the middle; `drawn`: share of the pairs."""
    sigma = math.sqrt((_ties_free(len(x)) - _tied(x) - _tied(y)) / 18)
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sigma * drawn
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    return Interval(float(slopes[low]), float(slopes[high]))


def _ties_free(n: float) -> float:
    return n * (n - 1) * (2 * n + 5)


def _tied(values: Numbers) -> float:
    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    return float((counts * (counts - 1) * (2 * counts + 5)).sum())
