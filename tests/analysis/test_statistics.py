"""Every statistic against scipy, or against the example of the paper it comes from."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from analysis import trend
from analysis.differences import EXACT_UP_TO, adjusted, cliffs_delta, median_test, share_difference, share_test
from analysis.statistics import median_interval, numbers_of, share_interval, summary
from analysis.trend import theil_sen


def draw(seed: int, n: int, shift: float = 0.0) -> np.ndarray:
    """Costs per inhabitant as they occur: skewed, with some equal values."""
    return np.sort(np.round(np.exp(np.random.default_rng(seed).normal(shift, 1, n)), 1))


def test_missing_is_never_zero() -> None:
    assert numbers_of([3, None, float("nan"), 0]).tolist() == [0, 3]
    found = summary([None, 2.0, 1.0, 4.0, 10.0], least=5)
    assert (found.n, found.total, found.median, found.lower, found.upper) == (4, 5, 3.0, 1.75, 5.5)
    assert found.interval is None
    assert summary([None], least=5) == (0, 1, None, None, None, None)


@pytest.mark.parametrize("n", [5, 6, 12, 41, 200])
def test_bootstrap_of_the_median(n: int) -> None:
    values = draw(n, n)
    expected = stats.bootstrap(
        (values,), np.median, n_resamples=20_000, method="percentile", rng=np.random.default_rng(1)
    ).confidence_interval
    found = median_interval(values)
    step = np.diff(values).max() if n < 10 else np.quantile(values, 0.55) - np.quantile(values, 0.45)
    assert found.low == pytest.approx(expected.low, abs=step / 2)
    assert found.high == pytest.approx(expected.high, abs=step / 2)
    assert found == median_interval(values)  # the seed is fixed


@pytest.mark.parametrize(("count", "n"), [(0, 7), (3, 7), (7, 7), (81, 263), (1, 1)])
def test_wilson(count: int, n: int) -> None:
    expected = stats.binomtest(count, n).proportion_ci(method="wilson")
    assert share_interval(count, n) == pytest.approx((expected.low, expected.high))
    assert share_interval(0, 0) is None


@pytest.mark.parametrize(("one", "other"), [(5, 5), (4, 7), (6, 6), (7, 8)])
def test_exact_test_of_medians(one: int, other: int) -> None:
    first, second = draw(1, one), draw(2, other, 1.0)
    expected = stats.permutation_test(
        (first, second), _median_gap, alternative="greater", n_resamples=EXACT_UP_TO, vectorized=True
    )
    assert median_test(first, second) == pytest.approx(expected.pvalue)


@pytest.mark.parametrize(("one", "other"), [(12, 15), (13, 20), (40, 41), (9, 300)])
def test_drawn_test_of_medians(one: int, other: int) -> None:
    first, second = draw(3, one), draw(4, other, 0.5)
    expected = stats.permutation_test(
        (first, second), _median_gap, alternative="greater", n_resamples=9_999, vectorized=True,
        rng=np.random.default_rng(1),
    )  # fmt: skip
    found = median_test(first, second)
    assert found == pytest.approx(expected.pvalue, abs=4 * np.sqrt(expected.pvalue / 1_999) + 0.002)
    assert found == median_test(second, first)


def _median_gap(one: np.ndarray, other: np.ndarray, axis: int) -> np.ndarray:
    return np.round(np.abs(np.median(one, axis=axis) - np.median(other, axis=axis)), 9)


@pytest.mark.parametrize("table", [(3, 7, 1, 12), (0, 5, 5, 5), (30, 120, 41, 90), (2, 2, 2, 2), (0, 9, 0, 4)])
def test_fisher(table: tuple[int, int, int, int]) -> None:
    count, n, other, other_n = table
    expected = stats.fisher_exact([[count, n - count], [other, other_n - other]]).pvalue
    assert share_test(*table) == pytest.approx(expected)


def test_cliffs_delta_is_the_rank_sum_in_another_unit() -> None:
    one, other = draw(5, 14), draw(6, 33, 0.4)
    pairs = len(one) * len(other)
    assert cliffs_delta(one, other) == pytest.approx(2 * stats.mannwhitneyu(one, other).statistic / pairs - 1)
    assert cliffs_delta(other, one) == pytest.approx(-cliffs_delta(one, other))


def test_risk_difference_as_in_newcombe_1998() -> None:
    found = share_difference(56, 70, 48, 80)  # Table II, example (a), method 10
    assert found is not None
    assert found[0] == pytest.approx(0.2)
    assert found[1] == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert share_difference(0, 0, 1, 2) is None


def test_holm() -> None:
    assert adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert adjusted([]) == []


@pytest.mark.parametrize("n", [12, 53, 240])
def test_theil_sen(n: int) -> None:
    x = np.log10(draw(7, n) * 1000 + 500)
    y = -0.8 * x + draw(8, n)
    expected = stats.theilslopes(y, x, method="separate")
    found = theil_sen(x, y)
    assert found is not None
    assert (found.slope, found.intercept) == pytest.approx((expected.slope, expected.intercept))
    assert found.interval == pytest.approx((expected.low_slope, expected.high_slope))
    assert theil_sen(np.ones(n), y) is None


def test_theil_sen_of_drawn_pairs_is_close(monkeypatch: pytest.MonkeyPatch) -> None:
    x = np.log10(draw(9, 240) * 1000 + 500)
    y = -0.8 * x + draw(10, 240)
    exact = theil_sen(x, y)
    monkeypatch.setattr(trend, "_MOST_PAIRS", 15_000)
    drawn = theil_sen(x, y)
    assert exact and drawn
    assert drawn.slope == pytest.approx(exact.slope, abs=0.05)
    assert drawn.interval == pytest.approx(exact.interval, abs=0.1)
