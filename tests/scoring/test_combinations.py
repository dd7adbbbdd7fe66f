"""Figures of several groups as one, against scipy and against samples that were drawn."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.combinations import (
    Sample,
    combined,
    effective_answers,
    stratified_error,
    stratified_mean,
    weighted_point,
)
from cxmap.scoring.intervals import equal_interval

WEIGHTS = st.lists(st.floats(0.01, 1), min_size=2, max_size=5).map(
    lambda weights: [weight / math.fsum(weights) for weight in weights]
)


def test_a_stratified_mean_by_hand() -> None:
    """90% of customers: 5 fours and 5 fives; 10%: 500 ones and 500 twos. t(9.002) = 2.2621 (scipy)."""
    samples = [
        Sample(0.9, 4.5, statistics.stdev([4] * 5 + [5] * 5), 10),
        Sample(0.1, 1.5, statistics.stdev([1] * 500 + [2] * 500), 1000),
    ]
    variance = 0.81 * (2.5 / 9) / 10 + 0.01 * (250 / 999) / 1000
    freedom = variance**2 / ((0.81 * (2.5 / 9) / 10) ** 2 / 9 + (0.01 * (250 / 999) / 1000) ** 2 / 999)
    assert freedom == pytest.approx(9.002, abs=5e-4)
    found = stratified_error(samples)
    assert found == pytest.approx((math.sqrt(variance), freedom))
    half = stats.t.ppf(0.975, freedom) * math.sqrt(variance)
    assert stratified_mean(samples, 0.95, (1, 5)) == pytest.approx((4.2 - half, 4.2 + half))
    assert half == pytest.approx(0.3393, abs=5e-5)
    assert stratified_mean(samples, 0.95, (1, 4.3)) == pytest.approx((4.2 - half, 4.3)), "clipped"


def test_two_groups_of_equal_weight_are_welch() -> None:
    """With weights 1/2 the error is half of Welch's for the difference, with the same degrees of freedom."""
    one, two = [2.0, 3, 3, 4, 5], [1.0, 1, 2, 4]
    samples = [
        Sample(0.5, statistics.fmean(group), statistics.stdev(group), len(group)) for group in (one, two)
    ]
    found = stratified_error(samples)
    assert found is not None
    oracle = stats.ttest_ind(one, two, equal_var=False)
    assert found[1] == pytest.approx(oracle.df)
    difference = statistics.fmean(one) - statistics.fmean(two)
    assert 2 * found[0] == pytest.approx(difference / oracle.statistic)


def test_one_group_is_the_plain_interval() -> None:
    answers = [2.0, 3, 3, 4, 5]
    sample = Sample(1.0, statistics.fmean(answers), statistics.stdev(answers), 5)
    assert stratified_mean([sample], 0.95, (1, 5)) == pytest.approx((1.984, 4.816), abs=5e-4)
    assert stratified_mean([sample, Sample(0.0, 1, 0, 1)], 0.95, (1, 5)) == pytest.approx(
        (1.984, 4.816), abs=5e-4
    ), "who weighs nothing says nothing"


@pytest.mark.parametrize("sample", [Sample(0.5, 3, 1, 1), Sample(0.5, 3, 0, 40)])
def test_a_group_with_one_answer_or_no_spread_has_no_error_of_zero(sample: Sample) -> None:
    assert stratified_error([sample, Sample(0.5, 4, 1, 40)]) is None


def test_shares_are_combined_by_mover() -> None:
    """30% of customers: 8 of 10 (Wilson 0.490 to 0.943); 70%: 0 of 5 (0 to 0.434)."""
    intervals = [stats.binomtest(k, n).proportion_ci(method="wilson") for k, n in ((8, 10), (0, 5))]
    point = 0.3 * 0.8
    low = point - math.sqrt((0.3 * (0.8 - intervals[0].low)) ** 2 + (0.7 * (0.0 - intervals[1].low)) ** 2)
    high = point + math.sqrt((0.3 * (intervals[0].high - 0.8)) ** 2 + (0.7 * intervals[1].high) ** 2)
    first, second = ((float(own.low), float(own.high)) for own in intervals)
    found = combined([0.3, 0.7], [(0.8, *first), (0.0, *second)])
    assert found == pytest.approx((low, high))
    assert found == pytest.approx((0.1470, 0.5472), abs=5e-5)
    assert combined([0.3, 0.7], [(0.8, 0.4, 0.9), (0.0, None, None)]) is None
    assert combined([1.0, 0.0], [(0.8, 0.4, 0.9), (0.0, None, None)]) == pytest.approx((0.4, 0.9))


@given(WEIGHTS, st.lists(st.floats(1, 5), min_size=5, max_size=5))
def test_a_weighted_point_lies_between_the_groups(weights: list[float], points: list[float]) -> None:
    own = points[: len(weights)]
    assert min(own) <= weighted_point(weights, own) <= max(own)
    assert weighted_point(weights, [own[0]] * len(weights)) == own[0], "equal ones, to the last digit"


@given(WEIGHTS, st.lists(st.integers(1, 500), min_size=5, max_size=5))
def test_an_effective_number_is_all_answers_at_most(weights: list[float], sizes: list[int]) -> None:
    own = [float(size) for size in sizes[: len(weights)]]
    found = effective_answers(weights, own)
    assert found is not None
    assert 0 < found <= math.fsum(own) * (1 + 1e-12)
    answers = [weight / size for weight, size in zip(weights, own, strict=True) for _ in range(int(size))]
    assert found == pytest.approx(math.fsum(answers) ** 2 / math.fsum(one**2 for one in answers)), "Kish"
    as_answered = [size / math.fsum(own) for size in own]
    assert effective_answers(as_answered, own) == pytest.approx(math.fsum(own))


def test_an_effective_number_needs_every_size_that_weighs() -> None:
    assert effective_answers([0.5, 0.5], [10, 0]) is None
    assert effective_answers([1.0, 0.0], [10, 0]) == 10
    assert effective_answers([], []) is None


@pytest.mark.parametrize(("n", "share"), [(1, 0.975), (2, 0.8419), (10, 0.3085), (400, 0.0092)])
def test_equal_answers_leave_what_nobody_gave_possible(n: int, share: float) -> None:
    """The upper end of Clopper and Pearson's interval for 0 of n, by scipy."""
    upper = stats.binomtest(0, n).proportion_ci(method="exact").high
    assert upper == pytest.approx(share, abs=5e-5)
    found = equal_interval(4, n, (1, 5))
    assert (found.low, found.high) == pytest.approx((4 - upper * 3, 4 + upper * 1))
    assert equal_interval(5, n, (1, 5)).high == 5


def test_a_stratified_interval_catches_the_true_mean_as_often_as_it_says() -> None:
    """2,000 surveys of 8 and 40 answers, where 80% and 20% of customers answer differently."""
    draws = random.Random(7)
    likely = ([1, 2, 3, 4, 5], [1, 2, 4, 6, 7]), ([1, 2, 3, 4, 5], [8, 5, 4, 2, 1])
    truth = sum(
        weight * sum(value * chance for value, chance in zip(*group, strict=True)) / 20
        for weight, group in zip((0.8, 0.2), likely, strict=True)
    )
    caught = 0
    for _ in range(2000):
        samples = []
        for weight, (values, chances), n in zip((0.8, 0.2), likely, (8, 40), strict=True):
            answers = draws.choices(values, chances, k=n)
            samples.append(Sample(weight, statistics.fmean(answers), statistics.stdev(answers), n))
        ends = stratified_mean(samples, 0.95, (1, 5))
        caught += ends is None or ends[0] <= truth <= ends[1]
    assert 0.93 < caught / 2000 < 0.97
