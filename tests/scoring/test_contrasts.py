"""Differences of two groups: against scipy, against published examples, and by their laws."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.contrasts import AsConfident, Term, p_fisher, p_sum, p_welch, sum_interval
from cxmap.scoring.intervals import Ends, difference_interval, mean_interval, nps_interval, wilson

counts = st.integers(0, 60)
answers = st.integers(1, 60)


def share(hits: int, n: int) -> AsConfident:
    def at(confidence: float) -> Ends:
        found = wilson(hits, n, confidence)
        return found.point or 0.0, found.low, found.high

    return at


# Means


def test_welch_is_scipys_test_of_unequal_variances() -> None:
    first, second = [3, 4, 4, 5, 2, 3, 5, 4], [1, 2, 2, 1, 3]
    expected = stats.ttest_ind(first, second, equal_var=False).pvalue
    m1, m2 = sum(first) / 8, sum(second) / 5
    assert p_welch(m1, stats.tstd(first), 8, m2, stats.tstd(second), 5) == pytest.approx(expected, rel=1e-9)


@given(
    st.floats(-5, 5), st.floats(0.01, 5), st.integers(2, 500), st.floats(-5, 5), st.floats(0.01, 5),
    st.integers(2, 500),
)  # fmt: skip
def test_welch_from_summaries(m1: float, sd1: float, n1: int, m2: float, sd2: float, n2: int) -> None:
    found = p_welch(m1, sd1, n1, m2, sd2, n2)
    expected = stats.ttest_ind_from_stats(m1, sd1, n1, m2, sd2, n2, equal_var=False).pvalue
    assert found == pytest.approx(expected, rel=1e-7, abs=1e-14)


@pytest.mark.parametrize("groups", [(3, 1.0, 1, 2, 1.0, 9), (3, None, 9, 2, 1.0, 9), (3, 0.0, 9, 2, 0.0, 9)])
def test_what_has_no_spread_is_not_tested(
    groups: tuple[float, float | None, float, float, float, float],
) -> None:
    assert p_welch(*groups) is None


# Shares


@given(counts, answers, counts, answers)
def test_fishers_test_is_scipys(hits1: int, n1: int, hits2: int, n2: int) -> None:
    hits1, hits2 = min(hits1, n1), min(hits2, n2)
    expected = stats.fisher_exact([[hits1, n1 - hits1], [hits2, n2 - hits2]]).pvalue
    assert p_fisher(hits1, n1, hits2, n2) == pytest.approx(expected, rel=1e-7)


def test_newcombes_own_example() -> None:
    """56/70 against 48/80, method 10 (Newcombe 1998, Statistics in Medicine 17, table II)."""
    found = sum_interval([(1.0, share(56, 70)), (-1.0, share(48, 80))], 0.95)
    assert found == pytest.approx((0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(("n", "chance"), [(5, 0.3), (8, 0.5), (20, 0.1), (60, 0.5)])
def test_equal_shares_are_told_apart_no_more_often_than_said(n: int, chance: float) -> None:
    """Exactly: over every pair of outcomes, with its chance."""
    masses = [stats.binom.pmf(k, n, chance) for k in range(n + 1)]
    alarms = sum(
        masses[one] * masses[other]
        for one in range(n + 1)
        for other in range(n + 1)
        if p_fisher(one, n, other, n) <= 0.05
    )
    assert alarms <= 0.05


# Sums of any figures


@given(counts, answers, counts, answers)
def test_a_difference_is_a_sum_of_two(hits1: int, n1: int, hits2: int, n2: int) -> None:
    one, other = share(min(hits1, n1), n1), share(min(hits2, n2), n2)
    expected = difference_interval(one(0.95), other(0.95))
    assert sum_interval([(-1.0, one), (1.0, other)], 0.95) == pytest.approx(expected)


def test_the_mean_of_normal_figures_has_the_textbook_interval() -> None:
    ends: list[Ends] = [(3.0, 3.0 - 1.96 * error, 3.0 + 1.96 * error) for error in (0.3, 0.4)]
    terms: list[Term] = [(0.5, lambda _: ends[0]), (0.5, lambda _: ends[1])]
    low, high = sum_interval(terms, 0.95) or (0.0, 0.0)
    assert (low, high) == pytest.approx((3 - 1.96 * 0.25, 3 + 1.96 * 0.25)), "sqrt(0.3^2 + 0.4^2) / 2"


def test_a_figure_that_stands_on_both_sides_cancels_out() -> None:
    assert sum_interval([(0.0, share(30, 50))], 0.95) == (0.0, 0.0)


def test_without_an_interval_there_is_neither() -> None:
    bare: Ends = (3.0, None, None)
    terms: list[Term] = [(1.0, lambda _: bare), (-1.0, share(3, 9))]
    assert sum_interval(terms, 0.95) is None
    assert p_sum(terms) is None


@given(st.integers(0, 60), st.integers(2, 60), st.integers(0, 60), st.integers(2, 60))
def test_the_p_value_is_where_the_interval_touches_zero(hits1: int, n1: int, hits2: int, n2: int) -> None:
    terms = [(1.0, share(min(hits1, n1), n1)), (-1.0, share(min(hits2, n2), n2))]
    p_value = p_sum(terms)
    assert p_value is not None
    for wider in (0.9, 1.1):
        level = p_value * wider
        if 1e-12 < level < 1:
            low, high = sum_interval(terms, 1 - level) or (0.0, 0.0)
            assert (low > 0 or high < 0) == (wider > 1)


def test_one_mean_alone_has_students_p_value() -> None:
    def at(confidence: float) -> Ends:
        found = mean_interval(0.4, 1.0, 25, confidence=confidence)
        return 0.4, found.low, found.high

    assert p_sum([(1.0, at)]) == pytest.approx(2 * stats.t.sf(0.4 * 5, 24), rel=1e-3)


def test_the_nps_of_two_groups() -> None:
    def at(groups: tuple[int, int, int]) -> AsConfident:
        def ends(confidence: float) -> Ends:
            found = nps_interval(*groups, confidence)
            return found.point or 0.0, found.low, found.high

        return ends

    apart, alike = at((60, 20, 20)), at((40, 20, 40))
    p_value = p_sum([(1.0, apart), (-1.0, alike)])
    # both near normal: 40 points over sqrt(0.8 - 0.16 + 0.8) / 10 x 100 = 12 points
    assert p_value == pytest.approx(2 * stats.norm.sf(40 / 12), rel=0.4)
    assert p_sum([(1.0, alike), (-1.0, alike)]) == pytest.approx(1.0)


def test_means_of_equal_groups_are_told_apart_as_often_as_said() -> None:
    random_ = random.Random(1)
    alarms, rounds = 0, 2_000
    for _ in range(rounds):
        groups = [[random_.gauss(3, sd) for _ in range(n)] for sd, n in ((1.0, 8), (2.0, 20))]
        means = [sum(group) / len(group) for group in groups]
        sds = [
            math.sqrt(sum((x - m) ** 2 for x in g) / (len(g) - 1)) for g, m in zip(groups, means, strict=True)
        ]
        p_value = p_welch(means[0], sds[0], 8, means[1], sds[1], 20)
        alarms += p_value is not None and p_value <= 0.05
    assert alarms / rounds == pytest.approx(0.05, abs=0.015)
