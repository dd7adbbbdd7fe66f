"""P-values that agree with scipy and with the intervals, and Holm's correction."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.intervals import Interval, adjusted_wald, mean_interval, nps_interval, wilson
from cxmap.scoring.significance import holm, p_mean, p_nps, p_share, p_touching

COUNTS = st.integers(0, 300)
CONFIDENCES = st.floats(0.3, 0.999)
P_VALUES = st.lists(st.none() | st.floats(0, 1) | st.floats(0, 0.05), max_size=8)


def _outside(found: Interval, goal: float) -> bool:
    assert found.low is not None
    assert found.high is not None
    return not found.low <= goal <= found.high


# scipy


def test_t_tests_are_scipys() -> None:
    random = np.random.default_rng(1)
    for size in random.integers(2, 200, 40).tolist():
        scores = random.normal(3, random.exponential(2, (50, 1)), (50, size))
        goals = random.normal(3, 0.5, 50)
        expected = stats.ttest_1samp(scores, goals[:, None], axis=1).pvalue
        found = [
            p_mean(mean, sd, size, goal)
            for mean, sd, goal in zip(
                scores.mean(1).tolist(), scores.std(1, ddof=1).tolist(), goals.tolist(), strict=True
            )
        ]
        np.testing.assert_allclose(np.array(found, float), expected, rtol=1e-9, atol=1e-12)


def test_score_tests_are_the_normal_ones() -> None:
    random = np.random.default_rng(2)
    n = random.integers(1, 2000, 2000)
    successes, goal = random.integers(0, n + 1), random.uniform(0.01, 0.99, 2000)
    expected = 2 * stats.norm.sf(abs(successes / n - goal) / np.sqrt(goal * (1 - goal) / n))
    found = [p_share(s, k, g) for s, k, g in zip(successes.tolist(), n.tolist(), goal.tolist(), strict=True)]
    np.testing.assert_allclose(np.array(found, float), expected, rtol=1e-9, atol=1e-250)


def test_a_score_test_is_a_chi_square_test() -> None:
    expected = stats.chisquare([30, 70], [40, 60]).pvalue
    assert p_share(30, 100, 0.4) == pytest.approx(expected, rel=1e-12)


def test_nps_by_hand() -> None:
    centre, error = adjusted_wald(5, 3, 10)
    assert (centre, error) == pytest.approx((15.385, 23.322), abs=5e-4)
    assert p_nps(5, 2, 3, 60) == pytest.approx(2 * stats.norm.sf((60 - centre) / error), rel=1e-12)
    assert p_nps(5, 2, 3, -20) == pytest.approx(2 * stats.norm.sf((centre + 20) / error), rel=1e-12)


# A p-value and an interval say the same


@given(st.floats(1, 5), st.floats(0.1, 2), st.integers(2, 500), st.floats(1, 5), CONFIDENCES)
def test_a_mean_is_off_its_goal_where_the_interval_says_so(
    mean: float, sd: float, n: int, goal: float, confidence: float
) -> None:
    p = p_mean(mean, sd, n, goal)
    assert p is not None
    assume(abs(p - (1 - confidence)) > 1e-9)
    assert (p < 1 - confidence) == _outside(mean_interval(mean, sd, n, confidence=confidence), goal)


@given(COUNTS, COUNTS, st.floats(0, 1), CONFIDENCES)
def test_a_share_is_off_its_goal_where_the_interval_says_so(
    successes: int, failures: int, goal: float, confidence: float
) -> None:
    assume(successes + failures)
    assume(goal in (0, 1) or 1e-6 < goal < 1 - 1e-6)
    p = p_share(successes, successes + failures, goal)
    assert p is not None
    assume(abs(p - (1 - confidence)) > 1e-9)
    assert (p < 1 - confidence) == _outside(wilson(successes, successes + failures, confidence), goal)


@given(COUNTS, COUNTS, COUNTS, st.floats(-100, 100) | st.integers(-100, 100), CONFIDENCES)
@example(1, 0, 0, 100, 0.95)
@example(1, 0, 0, 99, 0.95)
@example(100, 0, 0, 99.5, 0.8)
def test_an_nps_is_off_its_goal_where_the_interval_says_so(
    promoters: int, passives: int, detractors: int, goal: float, confidence: float
) -> None:
    assume(promoters + passives + detractors)
    p = p_nps(promoters, passives, detractors, goal)
    assert p is not None
    assume(abs(p - (1 - confidence)) > 1e-9)
    found = nps_interval(promoters, passives, detractors, confidence)
    assert found.point is not None
    assume(goal == found.point or abs(goal - found.point) > 1e-9)
    assert (p < 1 - confidence) == _outside(found, goal)


@given(COUNTS, COUNTS, st.floats(0.001, 0.999))
def test_an_interval_of_any_shape_has_the_p_value_at_which_it_touches(
    successes: int, failures: int, goal: float
) -> None:
    n = successes + failures
    assume(n)
    found = p_touching(lambda confidence: wilson(successes, n, confidence), goal)
    expected = p_share(successes, n, goal)
    assert found is not None and expected is not None
    assert found == pytest.approx(max(expected, 2.8e-15), rel=1e-8, abs=1e-14)


def test_without_an_interval_nothing_touches() -> None:
    assert p_touching(lambda _: mean_interval(3, None, 9), 4) is None


# Holm


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == (True, False, False, True)
    assert holm([0.01, None, 0.02]) == (True, False, True), "untested ones are not counted"
    assert holm([0.03, 0.03]) == (False, False)
    assert holm([0.025, 0.05]) == (True, True), "at most, not below"
    assert holm([]) == ()
    assert holm([None]) == (False,)
    assert holm([0.04], 0.01) == (False,)


@given(P_VALUES, st.floats(0.001, 0.2))
def test_holm_lies_between_bonferroni_and_no_correction(p_values: list[float | None], alpha: float) -> None:
    tested = sum(p is not None for p in p_values)
    for p, stands in zip(p_values, holm(p_values, alpha), strict=True):
        if p is None:
            assert not stands
        else:
            assert stands or not p <= alpha / tested
            assert not stands or p <= alpha


@given(P_VALUES, st.floats(0.001, 0.2), st.floats(0.001, 0.2), st.randoms())
def test_holm_is_monotone(p_values: list[float | None], one: float, two: float, random: Random) -> None:
    strict, lax = sorted((one, two))
    standing = holm(p_values, lax)
    assert all(b or not a for a, b in zip(holm(p_values, strict), standing, strict=True))
    pairs = [(p, stands) for p, stands in zip(p_values, standing, strict=True) if p is not None]
    assert all(b for p, b in pairs for q, a in pairs if a and p <= q), (
        "a smaller p stands where a larger does"
    )
    order = list(range(len(p_values)))
    random.shuffle(order)
    assert holm([p_values[place] for place in order], lax) == tuple(standing[place] for place in order)


def test_a_mean_among_few_people_is_tested_more_sharply() -> None:
    plain, among = p_mean(3, 1, 60, 3.2), p_mean(3, 1, 60, 3.2, unseen=0.5)
    assert plain is not None and among is not None
    assert stats.t.isf(among / 2, 59) == pytest.approx(stats.t.isf(plain / 2, 59) * math.sqrt(2))


# Edges


def test_what_cannot_be_tested_has_no_p_value() -> None:
    assert p_mean(3, 1, 0, 4) is None
    assert p_mean(3, 1, 1, 4) is None
    assert p_mean(3, None, 50, 4) is None
    assert p_mean(3, 0, 50, 4) is None, "equal answers tell nothing of chance"
    assert p_share(0, 0, 0.5) is None
    assert p_nps(0, 0, 0, 50) is None


def test_on_the_goal_nothing_speaks_against_it() -> None:
    assert p_mean(3, 1, 10, 3) == p_share(3, 10, 0.3) == p_nps(5, 2, 3, 20) == 1


def test_goals_at_the_ends() -> None:
    assert p_share(0, 5, 0) == 1
    assert p_share(5, 5, 1) == 1
    assert p_share(4, 5, 1) == 0
    assert p_share(1, 5, 0) == 0
    assert p_share(0, 5, 0.5) == pytest.approx(2 * stats.norm.sf(math.sqrt(5)), rel=1e-12)
    assert p_nps(10, 0, 0, 100) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda: p_mean(math.nan, 1, 5, 3), "The mean must be a finite number, not nan."),
        (lambda: p_mean(3, 1, 5, math.inf), "The goal must be a finite number, not inf."),
        (lambda: p_mean(3, -1, 5, 3), "The standard deviation must be finite and at least 0, not -1."),
        (lambda: p_share(3, 2, 0.5), "There cannot be 3 successes among 2 answers."),
        (lambda: p_share(1, 2, 80), "The goal 80 is off the scale of 0 to 1."),
        (lambda: p_nps(1, 1, -1, 50), "The number of detractors must be finite and at least 0, not -1."),
        (lambda: p_mean(3, 1, 5, 3, unseen=0), "The share of people who did not answer must lie between 0"),
        (lambda: p_nps(1, 1, 1, 101), "The goal 101 is off the scale of -100 to 100."),
        (lambda: holm([0.1, 1.2]), "A p-value must lie from 0 to 1, not at 1.2."),
        (lambda: holm([math.nan]), "A p-value must lie from 0 to 1, not at nan."),
        (lambda: holm([0.1], 0), "The error rate must lie between 0 and 1, not at 0."),
    ],
)
def test_nonsense_is_refused_in_one_sentence(wrong: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}"):
        wrong()
