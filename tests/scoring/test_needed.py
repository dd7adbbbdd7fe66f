"""How many answers decide: by hand, by brute force, by scipy's noncentral t, and by drawing surveys."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from cxmap.model import Metric
from cxmap.scoring.measured import sample_of
from cxmap.scoring.needed import needed_answers
from cxmap.scoring.sample import Sample
from tests.scoring.scoring_maps import FIVE, metric

COUNTS = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 1)


def rating(*answers: int, **more: object) -> Sample:
    return sample_of(metric("rating", scale=FIVE, answers=list(answers), **more))


def decided(sample: Sample, goal: float, alpha: float = 0.05) -> bool:
    p = sample.p_value(goal)
    return p is not None and p <= alpha


def redrawn(sample: Sample, n: int, random: Random) -> Sample:
    """The next survey, of n people who answer as those did."""
    drawn = random.choices(range(len(sample.values)), sample.shares, k=n)
    counts = [drawn.count(at) for at in range(len(sample.values))]
    if sample.kind == "nps":
        again: Metric = metric("nps", detractors=counts[0], passives=counts[1], promoters=counts[2])
    elif sample.kind == "share":
        again = metric("csat", answers=[counts[0], 0, 0, 0, counts[1]])
    else:
        again = metric("rating", scale=FIVE, answers=counts)
    return sample_of(again)


CASES = {
    "a rating": (rating(2, 4, 8, 4, 2), 3.4),
    "a rating, above": (rating(2, 4, 8, 4, 2), 2.6),
    "a rating, far off": (rating(3, 1, 0, 1, 1), 4.9),
    "a skewed rating": (rating(1, 1, 2, 6, 20), 4.75),
    "a skewed rating, above": (rating(1, 1, 2, 6, 20), 4.1),
    "a share": (sample_of(metric("csat", answers=[17, 0, 0, 0, 65])), 84.0),
    "a share, above": (sample_of(metric("csat", answers=[2, 0, 0, 0, 8])), 60.0),
    "an NPS": (sample_of(metric("nps", promoters=10, passives=4, detractors=6)), 50.0),
    "an NPS, above": (sample_of(metric("nps", promoters=10, passives=4, detractors=6)), -10.0),
}


@pytest.mark.parametrize("name", CASES)
def test_so_many_answers_decide_about_as_often_as_asked(name: str) -> None:
    sample, goal = CASES[name]
    random = Random(name)
    needed = needed_answers(sample, goal)
    assert needed is not None
    if needed == math.floor(sample.n) + 1:
        return
    surveys = [redrawn(sample, needed, random) for _ in range(400)]
    side = sample.point < goal
    share = sum(decided(one, goal) and (one.point < goal) == side for one in surveys) / 400
    # 0.8 +- four standard errors, and shares move in steps of one answer
    assert 0.7 < share < 0.95


@pytest.mark.parametrize("power", [0.5, 0.8, 0.95])
def test_more_power_takes_more_answers(power: float) -> None:
    sample = rating(2, 4, 8, 4, 2)
    needed, usual = needed_answers(sample, 3.4, power=power), needed_answers(sample, 3.4)
    assert needed is not None and usual is not None
    assert (needed > usual) == (power > 0.8)
    # the usual formula, (z + z(power))^2 sd^2 / distance^2, holds for many answers
    many = needed_answers(sample, 3.02, power=power)
    sd = sample.sd or 0.0
    formula = ((stats.norm.isf(0.025) + stats.norm.ppf(power)) * sd / 0.02) ** 2
    assert many == pytest.approx(formula, rel=0.01)


@pytest.mark.parametrize(("mean", "sd", "goal"), [(3.0, 1.2, 3.3), (3.0, 1.5, 2.9), (4.0, 0.5, 3.8)])
def test_a_mean_by_the_noncentral_t(mean: float, sd: float, goal: float) -> None:
    sample = sample_of(metric("rating", scale=FIVE, value=mean, sd=sd, n=4))
    needed = needed_answers(sample, goal)
    assert needed is not None

    def power(n: int) -> float:
        shift = abs(goal - mean) / sd * math.sqrt(n)
        return float(stats.nct.sf(stats.t.isf(0.025, n - 1), n - 1, shift))

    # the exact test of a mean known by its sd alone asks for more than t does, never for less
    assert power(needed) > 0.79
    assert mean == 4.0 or power(needed) < 0.92


def test_shares_by_hand() -> None:
    sample = sample_of(metric("csat", answers=[17, 0, 0, 0, 65]))
    z, power = stats.norm.isf(0.025), stats.norm.ppf(0.8)
    formula = ((z * math.sqrt(0.825 * 0.175) + power * math.sqrt(65 / 82 * 17 / 82)) / (0.825 - 65 / 82)) ** 2
    assert needed_answers(sample, 82.5) == pytest.approx(formula, rel=0.1)


def test_equal_answers_by_hand() -> None:
    # all say 5 against a goal of 4.5: ((4.5 - 1) / (5 - 1))^n <= 0.025
    assert needed_answers(rating(0, 0, 0, 0, 8), 4.5) == math.ceil(math.log(0.025) / math.log(3.5 / 4))
    assert needed_answers(rating(0, 0, 0, 0, 1), 4.5) == needed_answers(rating(0, 0, 0, 0, 8), 4.5)
    # nobody of four against 20 %: 0.8^n <= 0.025
    nobody = sample_of(metric("csat", answers=[4, 0, 0, 0, 0]))
    assert needed_answers(nobody, 20.0) == math.ceil(math.log(0.025) / math.log(0.8))


@given(COUNTS, st.integers(5, 19), st.sampled_from(["rating", "csat"]))
def test_it_is_the_smallest_number_that_decides(counts: list[int], quarter: int, type_: str) -> None:
    sample = sample_of(metric(type_, scale=FIVE, answers=counts))
    goal = quarter / 4 if type_ == "rating" else 5.0 * quarter
    needed = needed_answers(sample, goal, power=0.8)
    if needed is None:
        assert abs(goal - sample.point) < 1e-6
        return
    assert needed > sum(counts)
    assume(needed < 200)
    towards = 1 if sample.point > goal else -1
    shift = towards * stats.norm.ppf(0.8) * (sample.sd or 0.0)

    def decides(n: int) -> bool:
        nearer = goal + shift / math.sqrt(n)
        return (sample.point - nearer) * towards > 1e-9 and decided(sample.of(n), nearer)

    assert decides(needed) or needed == sum(counts) + 1
    assert not any(decides(n) for n in range(sum(counts) + 1, needed))


@given(COUNTS, st.integers(5, 19))
def test_weighted_answers_take_more_people(counts: list[int], quarter: int) -> None:
    n = sum(counts)
    assume(n > 8)
    plain = rating(*counts)
    weighted = rating(*counts, weights=[float(count) for count in counts], effective_n=n / 2)
    goal = quarter / 4
    one, two = needed_answers(plain, goal), needed_answers(weighted, goal)
    assert (one is None) == (two is None)
    if one is not None and two is not None and one > n + 1 and two > n + 1:
        assert two == pytest.approx(2 * one, rel=0.1, abs=2)


def test_never_more_than_there_are_people() -> None:
    plain = needed_answers(rating(2, 4, 8, 4, 2), 3.2)
    assert plain is not None
    limited = needed_answers(rating(2, 4, 8, 4, 2, of=120), 3.2)
    assert limited == math.ceil(plain / (1 + (plain - 1) / 120))
    assert needed_answers(rating(2, 4, 8, 4, 2, of=21), 3.001) == 21
    assert needed_answers(rating(1, 0, 1, 0, 1, of=4), 3.4, least=5) == 4, "everybody decides"


def test_at_least_what_a_verdict_takes_and_one_more_than_there_are() -> None:
    assert needed_answers(rating(3, 0, 0, 0, 0), 4.9, least=5) == 5
    assert needed_answers(rating(3, 0, 0, 0, 0), 4.9, least=2) == 4
    weighted = rating(4, 0, 0, 0, 0, weights=[2.0, 0, 0, 0, 0], effective_n=2)
    assert needed_answers(weighted, 4.9, least=5) == 10


def test_where_nothing_can_be_said() -> None:
    assert needed_answers(rating(2, 4, 8, 4, 2), 3.0) is None, "on the goal"
    assert needed_answers(sample_of(metric("rating", scale=FIVE, value=3)), 4.0) is None
    assert needed_answers(sample_of(metric("csat", value=50)), 60.0) is None
    assert needed_answers(rating(2, 4, 8, 4, 2, of=20), 3.2) is None, "there is nobody left to ask"
    assert needed_answers(sample_of(metric("rating", scale=FIVE, value=3.0, sd=1, n=20)), 3.00000001) is None
