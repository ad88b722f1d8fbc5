"""How two groups of dialogues differ: a test that assumes no distribution, and an effect size beside it.

The tests ask: if the values had been dealt to the two groups by chance, how often would the groups differ at least as
much as they do? The smaller that share (p), the less chance explains. They are two-sided.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from analysis.statistics import SEED, Interval, Numbers, Places, middle_of_even_numbers, share_interval

EXACT_UP_TO = 10_000
"""So many ways to deal the values to the groups are all tried; with more, `DRAWS` of them are drawn."""

DRAWS = 1_999
_MANY = 10
"""Two groups of this size have far more ways than `EXACT_UP_TO`; to count those of large groups takes long."""

_SAME = 1e-9
"""Differences that differ by less, in proportion, are the same: floating point would tell some of them apart."""


def median_test(one: Numbers, other: Numbers) -> float:
    """p of the permutation test for the difference of two medians (Good 2005, Permutation Tests, ch. 3).

    Exact when there are at most `EXACT_UP_TO` ways to deal the values, else Monte Carlo with a fixed seed, where the
    dealing that was observed counts too (Phipson and Smyth 2010). Raises `ValueError` for an empty group.
    """
    if not len(one) or not len(other):
        raise ValueError("an empty group")
    if len(one) > len(other):  # the same draws, whichever group comes first
        one, other = other, one
    pooled = np.sort(np.concatenate([one, other]))
    observed = abs(np.median(one) - np.median(other))
    exact = len(one) < _MANY and math.comb(len(pooled), len(one)) <= EXACT_UP_TO
    places = _all_middles(len(one), len(other)) if exact else _drawn_middles(len(one), len(other))
    middles = pooled[places]
    differences = np.abs(middles[0] + middles[1] - middles[2] - middles[3]) / 2
    extreme = int(np.count_nonzero(differences >= observed * (1 - _SAME)))
    return extreme / len(differences) if exact else (extreme + 1) / (len(differences) + 1)


@lru_cache(maxsize=64)
def _all_middles(one: int, other: int) -> Places:
    """For every way to deal the places 0 to one + other - 1: the middle two of each group, one row each."""
    size = one + other
    first = np.array(list(combinations(range(size), one)), dtype=np.intp)
    left = np.ones((len(first), size), dtype=bool)
    np.put_along_axis(left, first, values=False, axis=1)
    second = np.nonzero(left)[1].reshape(len(first), other)
    return np.stack([group[:, place] for group in (first, second) for place in _middle(group.shape[1])])


@lru_cache(maxsize=64)
def _drawn_middles(one: int, other: int) -> Places:
    """The same for ways drawn by chance, at a cost that does not grow with the groups.

    To deal by chance is to give each value an even random number and to take them in that order. So the middle numbers
    of each group are drawn (see `middle_of_even_numbers`), and then how many of the other group lie below them.
    """
    random = np.random.default_rng(SEED)
    first = middle_of_even_numbers(random, one, DRAWS)
    second = middle_of_even_numbers(random, other, DRAWS)
    below_first = _below(random, first, second, other)
    below_second = _below(random, second, first, one)
    return np.stack([
        *(place + below for place, below in zip(_middle(one), below_first, strict=True)),
        *(place + below for place, below in zip(_middle(other), below_second, strict=True)),
    ])  # fmt: skip


def _middle(n: int) -> tuple[int, int]:
    """Places of the middle one (twice) or two of n values."""
    return (n - 1) // 2, n // 2


_Two = tuple[Numbers, Numbers]


def _below(random: np.random.Generator, points: _Two, middles: _Two, n: int) -> list[Places]:
    """How many of n even numbers lie below each of two ascending points, when their middle one or two are known."""
    lower, upper = _middle(n)
    before = _in_stretch(random, points, np.zeros(DRAWS), middles[0], lower)
    after = _in_stretch(random, points, middles[1], np.ones(DRAWS), n - 1 - upper)
    between = [(middles[0] < point).astype(np.intp) + (n % 2 == 0) * (middles[1] < point) for point in points]
    return [before[each] + between[each] + after[each] for each in (0, 1)]


def _in_stretch(
    random: np.random.Generator, points: _Two, begin: Numbers, end: Numbers, n: int
) -> tuple[Places, Places]:
    """How many of n even numbers between `begin` and `end` lie below each of two ascending points."""
    first, second = (np.clip((point - begin) / (end - begin), 0, 1) for point in points)
    below = random.binomial(n, first)
    rest = np.divide(second - first, 1 - first, out=np.zeros(DRAWS), where=first < 1)
    return below, below + random.binomial(n - below, np.minimum(rest, 1))


def share_test(count: int, n: int, other_count: int, other_n: int) -> float:
    """p of Fisher's exact test for the difference of two shares, two-sided by the probability of each table
    (Fisher 1935; Agresti 2013, Categorical Data Analysis, § 3.5). Raises `ValueError` for an empty group.
    """
    if not n or not other_n:
        raise ValueError("an empty group")
    logs = _log_factorials(n + other_n)
    hits = count + other_count
    each = np.arange(max(0, hits - other_n), min(hits, n) + 1)
    weights = -logs[each] - logs[n - each] - logs[hits - each] - logs[other_n - hits + each]
    chances = np.exp(weights - weights.max())
    chances /= chances.sum()
    observed = chances[count - each[0]]
    return min(1.0, float(chances[chances <= observed * (1 + 1e-7)].sum()))


@lru_cache(maxsize=32)
def _log_factorials(most: int) -> Numbers:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])


def cliffs_delta(one: Numbers, other: Numbers) -> float:
    """How often a value of the first group is above one of the other, less how often below: -1 to 1 (Cliff 1993).

    Both in ascending order. Raises `ValueError` for an empty group.
    """
    if not len(one) or not len(other):
        raise ValueError("an empty group")
    below = np.searchsorted(other, one, side="left").sum()
    not_above = np.searchsorted(other, one, side="right").sum()
    pairs = len(one) * len(other)
    return float((below + not_above - pairs) / pairs)


def share_difference(count: int, n: int, other_count: int, other_n: int) -> tuple[float, Interval] | None:
    """Risk difference: the first share less the other, with its interval (Newcombe 1998, method 10); None without n."""
    one, other = share_interval(count, n), share_interval(other_count, other_n)
    if one is None or other is None:
        return None
    share, other_share = count / n, other_count / other_n
    difference = share - other_share
    down = math.hypot(share - one.low, other.high - other_share)
    up = math.hypot(one.high - share, other_share - other.low)
    return difference, Interval(difference - down, difference + up)


def adjusted(chances: Sequence[float]) -> list[float]:
    """The p of several tests, raised so that chance passes any of them no more often than one alone (Holm 1979)."""
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    raised, highest = [0.0] * len(chances), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(chances) - rank) * chances[place]))
        raised[place] = highest
    return raised
