"""The statistics of one group of dialogues: median, quartiles, and how sure a median or a share is.

Each method has its source in its docstring. All take plain numbers without gaps; with chance involved, the seed is
fixed, so that the same data give the same figures on every machine. How two groups differ is in
`analysis.differences`, how a value follows another in `analysis.trend`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

CONFIDENCE = 0.95
"""All intervals: in 95 of 100 samples like this one, the true value would lie inside."""

_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)

SEED = 2017
RESAMPLES = 2_000


class Interval(NamedTuple):
    """Lower and upper end, in the unit of the values (shares from 0 to 1)."""

    low: float
    high: float


class Summary(NamedTuple):
    """Median and quartiles of `n` of `total` dialogues; the figures are None without any value.

    `interval` is that of the median, None below `least` values (see `summary`).
    """

    n: int
    total: int
    median: float | None
    lower: float | None
    upper: float | None
    interval: Interval | None


def numbers_of(values: Sequence[Any] | Numbers) -> Numbers:
    """The stated values in ascending order; None and NaN are missing, which is never zero."""
    array = np.asarray(values, dtype=np.float64)
    return np.sort(array[~np.isnan(array)])


def summary(values: Sequence[Any] | Numbers, least: int) -> Summary:
    """Median and quartiles with n of N; below `least` values without an interval.

    Quartiles by linear interpolation between the neighbours (Hyndman and Fan 1996, type 7), as DuckDB's
    `quantile_cont` and most programs.
    """
    ordered = numbers_of(values)
    if not len(ordered):
        return Summary(0, len(values), None, None, None, None)
    lower, median, upper = (float(each) for each in np.quantile(ordered, (0.25, 0.5, 0.75)))
    interval = median_interval(ordered) if len(ordered) >= least else None
    return Summary(len(ordered), len(values), median, lower, upper, interval)


def median_interval(ordered: Numbers) -> Interval:
    """Percentile bootstrap interval of the median of ascending values (Efron 1979; Efron and Tibshirani 1993, ch. 13).

    Not BCa: its acceleration rests on the jackknife, which is not consistent for the median (Efron 1979, § 3).
    Raises `ValueError` without any value.
    """
    if not len(ordered):
        raise ValueError("no values")
    lower, upper = _resampled_middles(len(ordered))
    medians = np.sort((ordered[lower] + ordered[upper]) / 2)
    tail = (1 - CONFIDENCE) / 2
    last = len(medians) - 1
    return Interval(float(medians[round(tail * last)]), float(medians[round((1 - tail) * last)]))


@lru_cache(maxsize=512)
def _resampled_middles(n: int) -> tuple[Places, Places]:
    """The places in the ascending values where the middle one or two of each resample come from.

    A resample draws n places evenly and with replacement, so its k-th smallest place is that of the k-th smallest of
    n even random numbers, which follows a beta distribution (David and Nagaraja 2003, Order Statistics, § 2.3). Drawn
    so, a resample costs the same for 10 values and for 100,000.
    """
    lower, upper = middle_of_even_numbers(np.random.default_rng(SEED), n)
    places = [np.minimum((each * n).astype(np.intp), n - 1) for each in (lower, upper)]
    return places[0], places[1]


def middle_of_even_numbers(random: np.random.Generator, n: int, draws: int = RESAMPLES) -> tuple[Numbers, Numbers]:
    """The middle one (twice) or two of `n` even random numbers between 0 and 1, drawn `draws` times."""
    middle = (n + 1) // 2
    lower = random.beta(middle, n - middle + 1, draws)
    if n % 2:
        return lower, lower
    return lower, lower + (1 - lower) * random.beta(1, n - middle, draws)


def share_interval(count: int, n: int) -> Interval | None:
    """Wilson's score interval of the share count / n (Wilson 1927; Newcombe 1998, method 3); None when n is 0."""
    if not n:
        return None
    share, square = count / n, _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = _Z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))
