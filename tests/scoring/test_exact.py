"""The exact test: scipy and drawn weights as oracles, its laws, and what is known by mean and sd alone."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.exact import chance, chance_of_groups, least_favourable, sum_reaches_zero

COUNTS = st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any)
REAL_COUNTS = st.lists(st.just(0.0) | st.floats(0.01, 300), min_size=5, max_size=5).filter(any)
GOALS = st.floats(1, 5)
FIVE = (1.0, 2.0, 3.0, 4.0, 5.0)


def answers_of(counts: list[int] | list[float]) -> tuple[tuple[float, float], ...]:
    return tuple(zip(FIVE, map(float, counts), strict=True))


# Oracles


def test_of_a_share_it_is_the_binomial_tail_of_clopper_and_pearson() -> None:
    random = Random(1)
    for _ in range(3_000):
        n = int(10 ** random.uniform(0, 6))
        k = random.choice((0, 1, n // 2, n - 1, n, random.randint(0, n)))
        spread = math.sqrt(max(k / n * (1 - k / n), 1 / n) / n)
        goal = min(max(random.gauss(k / n, 4 * spread), 1e-6), 1 - 1e-6)
        below = chance(((0.0, n - k), (1.0, k)), goal, 1.0, 0.0)
        above = chance(((0.0, n - k), (1.0, k)), goal, 0.0, 1.0)
        for found, expected in (
            (below, stats.binom.cdf(k, n, goal)),
            (above, stats.binom.sf(k - 1, n, goal)),
        ):
            if expected > 1e-280:
                # scipy's own binomial is worth nine digits at a million
                assert found == pytest.approx(expected, rel=2e-9 if expected < 0.5 else 1e-6)


def test_of_a_share_it_bounds_what_binomtest_does() -> None:
    ends = stats.binomtest(7, 20).proportion_ci(0.95, method="exact")
    assert chance(((0.0, 13), (1.0, 7)), ends.high, 1.0, 0.0) == pytest.approx(0.025, rel=1e-9)
    assert chance(((0.0, 13), (1.0, 7)), ends.low, 0.0, 1.0) == pytest.approx(0.025, rel=1e-9)


def test_weights_drawn_by_chance_agree() -> None:
    random = np.random.default_rng(2)
    for counts in ([2, 1, 4, 3, 2], [0, 0, 1, 2, 9], [30, 5, 1, 0, 14], [0.5, 0.2, 3.3, 0, 2]):
        weights = random.dirichlet([max(count, 1e-12) for count in (*counts, 1)], 400_000)
        means = weights @ np.array([*FIVE, 5.0])
        for goal in np.quantile(means, (0.1, 0.5, 0.9, 0.99)).tolist():
            expected = float((means >= goal).mean())
            error = math.sqrt(expected * (1 - expected) / 400_000)
            assert chance(answers_of(counts), goal, 5.0, 1.0) == pytest.approx(expected, abs=5 * error)


def test_a_sum_of_two_is_a_beta_distribution_far_out() -> None:
    # G1 d1 + G2 d2 >= 0 where G2 / (G1 + G2) >= -d1 / (d2 - d1)
    for c1, c2, d1, d2 in ((40, 2, -1, 1), (5.5, 0.3, -2, 0.5), (900, 1, -0.1, 4), (3, 80, -5, 0.1)):
        expected = stats.beta.sf(-d1 / (d2 - d1), c2, c1)
        assert sum_reaches_zero(((c1, d1), (c2, d2))) == pytest.approx(expected, rel=1e-9)
    assert 0 < sum_reaches_zero(((40, -1), (2, 1))) < 1e-9


def test_chance_is_right_to_twelve_places_of_nothing() -> None:
    # all alike: ((5 - 4.5) / (5 - 1))^n
    for n in (1, 2, 5, 13, 40):
        assert chance(((1.0, n),), 4.5, 5.0, 1.0) == pytest.approx(0.125**n, rel=1e-9)
    assert chance(((1.0, 1_000),), 4.5, 5.0, 1.0) == 0.0, "smaller than any float"


def test_an_nps_by_hand() -> None:
    # two detractors against a goal of 0: two values, so (1 - 1/2)^2
    assert chance(((-100.0, 2),), 0.0, 100.0, -100.0) == pytest.approx(0.25)
    # one of each kind and the goal at 0: weights of -1, 0, 1, 1 from Dirichlet(1, 1, 1, 1); G1 <= G3 + G4
    assert chance(((-100.0, 1), (0.0, 1), (100.0, 1)), 0.0, 100.0, -100.0) == pytest.approx(0.75)


# Laws


@given(REAL_COUNTS, GOALS, GOALS)
def test_a_nearer_goal_is_more_likely(counts: list[float], one: float, two: float) -> None:
    near, far = sorted((one, two))
    answers = answers_of(counts)
    assert chance(answers, near, 5.0, 1.0) >= chance(answers, far, 5.0, 1.0) - 1e-9
    assert 0.0 <= chance(answers, far, 5.0, 1.0) <= 1.0


@given(REAL_COUNTS, GOALS)
def test_turned_round_it_is_the_other_side(counts: list[float], goal: float) -> None:
    turned = tuple((6.0 - value, count) for value, count in answers_of(counts))
    assert chance(turned, 6.0 - goal, 1.0, 5.0) == pytest.approx(
        chance(answers_of(counts), goal, 5.0, 1.0), rel=1e-6, abs=1e-9
    )


@given(COUNTS, GOALS, st.floats(0.1, 50), st.floats(-100, 100))
def test_the_scale_does_not_matter(counts: list[int], goal: float, stretch: float, shift: float) -> None:
    assume(min(abs(goal - value) for value in FIVE) > 1e-6)
    moved = tuple((value * stretch + shift, count) for value, count in answers_of(counts))
    ends = 5.0 * stretch + shift, 1.0 * stretch + shift
    assert chance(moved, goal * stretch + shift, *ends) == pytest.approx(
        chance(answers_of(counts), goal, 5.0, 1.0), rel=1e-6, abs=1e-9
    )


@given(COUNTS, st.integers(0, 4), GOALS)
def test_an_answer_further_off_speaks_more_against_the_goal(counts: list[int], at: int, goal: float) -> None:
    assume(at and counts[at])
    worse = list(counts)
    worse[at] -= 1
    worse[at - 1] += 1
    assert chance(answers_of(worse), goal, 5.0, 1.0) <= chance(answers_of(counts), goal, 5.0, 1.0) + 1e-9


@given(COUNTS)
def test_both_sides_leave_nothing_out(counts: list[int]) -> None:
    """The two bounds lie on either side of the mean: the added answer pulls each outwards."""
    mean = sum(value * count for value, count in answers_of(counts)) / sum(counts)
    assume(1 < mean < 5)
    assert chance(answers_of(counts), mean, 5.0, 1.0) + chance(answers_of(counts), mean, 1.0, 5.0) >= 1.0


# The ends


def test_one_answer_rules_out_that_all_are_at_the_end() -> None:
    assert chance(((4.0, 1), (5.0, 99)), 5.0, 5.0, 1.0) == 0.0
    assert chance(((5.0, 100),), 5.0, 5.0, 1.0) == 1.0
    assert chance(((1.0, 3),), 1.0, 1.0, 5.0) == 1.0
    assert chance(((3.0, 2),), 1.0, 5.0, 1.0) == 1.0, "a goal that is met anyhow"


def test_noise_is_no_distance() -> None:
    assert chance(((0.1 + 0.2, 5),), 0.3, 1.0, 0.0) == 1.0
    assert chance(((0.3, 5), (0.1 + 0.2, 5)), 0.3, 0.3, 0.0) == 1.0


# Known by mean and standard deviation alone


def test_the_least_favourable_answers_have_that_mean_and_spread() -> None:
    (others, many), (far, few) = least_favourable(3.4, 1.1, 30, 5.0, 1.0)
    assert far == 5.0
    assert many + few == pytest.approx(30)
    assert (many * others + few * far) / 30 == pytest.approx(3.4)
    spread = (many * (others - 3.4) ** 2 + few * (far - 3.4) ** 2) / 29
    assert math.sqrt(spread) == pytest.approx(1.1)
    assert least_favourable(3.0, 0.0, 9, 5.0, 1.0) == ((3.0, 9),)
    assert least_favourable(5.0, 0.3, 9, 5.0, 1.0) == ((5.0, 9),), "published: everybody, yet a spread"
    assert least_favourable(3.0, 2.2, 9, 5.0, 1.0)[0][0] >= 1.0


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(st.integers(1, 5), min_size=2, max_size=60), st.floats(0, 1))
def test_no_answers_with_that_mean_and_spread_speak_less_against_the_goal(
    scores: list[int], way: float
) -> None:
    n, mean = len(scores), sum(scores) / len(scores)
    sd = math.sqrt(sum((score - mean) ** 2 for score in scores) / (n - 1))
    assume(sd and mean < 5)
    goal = mean + way * (5 - mean)
    answers = tuple((float(value), float(scores.count(value))) for value in set(scores))
    assume(5 - goal > 1e-6)
    worst = chance(least_favourable(mean, sd, n, 5.0, 1.0), goal, 5.0, 1.0)
    assume(worst < 0.05)  # where something is decided; nearer to the goal the order turns round
    assert chance(answers, goal, 5.0, 1.0) <= worst * (1 + 1e-9)


# Groups


def test_groups_whose_answers_weigh_alike_are_one() -> None:
    together = chance(((1.0, 3.0), (4.0, 9.0), (5.0, 8.0)), 4.4, 5.0, 1.0)
    apart = chance_of_groups(((0.02, ((1.0, 3.0), (5.0, 8.0))), (0.02, ((4.0, 9.0),))), 4.4, 5.0, 1.0)
    assert apart == pytest.approx(together, rel=1e-9)


def test_weights_of_groups_drawn_by_chance_agree() -> None:
    random = np.random.default_rng(3)
    few, many = np.array([1.0, 4.0]), np.array([30.0, 25.0, 45.0])
    heavy, light = 0.6 / few.sum(), 0.4 / many.sum()
    values, goal = (np.array([2.0, 5.0]), np.array([1.0, 3.0, 4.0])), 4.2
    sums = heavy * (random.gamma(few, size=(400_000, 2)) @ (values[0] - goal))
    sums += light * (random.gamma(many, size=(400_000, 3)) @ (values[1] - goal))
    sums += heavy * random.exponential(size=400_000) * (5.0 - goal)
    groups = [
        (weight, tuple(zip(given_.tolist(), counts.tolist(), strict=True)))
        for weight, given_, counts in ((heavy, values[0], few), (light, values[1], many))
    ]
    assert chance_of_groups(groups, goal, 5.0, 1.0) == pytest.approx(float((sums >= 0).mean()), abs=3e-3)


def test_answers_that_weigh_very_unlike_are_summed_right() -> None:
    """One answer that stands for a third beside hundreds: drawn weights as the oracle."""
    terms = [(471.885, -0.000299783), (0.180591, -0.72), (36.118, 0.000933333), (1.0, 0.28)]
    random = np.random.default_rng(4)
    sums = sum(distance * random.gamma(count, size=400_000) for count, distance in terms)
    assert sum_reaches_zero(terms) == pytest.approx(float(np.mean(sums >= 0)), abs=4e-3)
