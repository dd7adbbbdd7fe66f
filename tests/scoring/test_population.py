"""Tests among a known number of people: the hypergeometric distribution and a counted urn as oracles."""

from __future__ import annotations

import math
from functools import cache
from itertools import combinations_with_replacement
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from scipy import stats

from cxmap.scoring import population
from cxmap.scoring.exact import chance
from cxmap.scoring.intervals import equal_interval
from cxmap.scoring.measured import sample_of
from cxmap.scoring.population import chance_among, corrected, equal_among
from tests.scoring.scoring_maps import metric

FIVE = (1.0, 2.0, 3.0, 4.0, 5.0)


def test_of_a_share_it_is_the_hypergeometric_tail() -> None:
    random = Random(1)
    for _ in range(2_000):
        people = random.randint(2, 400)
        seen = random.randint(math.ceil(people / 20), people - 1)
        hits, goal = random.randint(0, seen), random.randint(0, people)
        answers = ((0.0, float(seen - hits)), (1.0, float(hits)))
        below = chance_among(answers, goal / people, 1.0, 0.0, people=people)
        above = chance_among(answers, goal / people, 0.0, 1.0, people=people)
        if hits < seen:
            assert below == pytest.approx(stats.hypergeom.cdf(hits, people, goal, seen), rel=1e-8, abs=1e-250)
        if hits:
            expected = stats.hypergeom.sf(hits - 1, people, goal, seen)
            assert above == pytest.approx(expected, rel=1e-8, abs=1e-250)


@cache
def _ways(balls: tuple[int, ...], draws: int) -> dict[int, float]:
    """What the draws from Polya's urn add up to, drawn one after the other; values are places."""
    found: dict[int, float] = {}
    for drawn in combinations_with_replacement(range(len(balls)), draws):
        weight, urn, orders = 1.0, list(balls), math.factorial(draws)
        for place in drawn:
            weight *= urn[place] / sum(urn)
            urn[place] += 1
        for place in set(drawn):
            orders //= math.factorial(drawn.count(place))
        found[sum(drawn)] = found.get(sum(drawn), 0.0) + weight * orders
    return found


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=5, max_size=5), st.integers(1, 5), st.floats(1, 5))
def test_of_ratings_it_is_an_urn(counts: list[int], unseen: int, goal: float) -> None:
    assume(sum(count > 0 for count in counts) > 2)
    seen = sum(counts)
    total = sum(value * count for value, count in zip(FIVE, counts, strict=True))
    balls = (*counts[:4], counts[4] + 1)
    needed = goal * (seen + unseen) - total - unseen
    expected = sum(weight for places, weight in _ways(balls, unseen).items() if places >= needed - 1e-7)
    found = chance_among(
        tuple(zip(FIVE, map(float, counts), strict=True)), goal, 5.0, 1.0, people=seen + unseen
    )
    assert found == pytest.approx(expected, abs=1e-9)


def test_counting_and_mixing_agree_where_they_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ((1.0, 2.0), (2.0, 3.0), (3.0, 9.0), (4.0, 20.0), (5.0, 11.0))
    goals = (3.9, 3.95, 4.0, 4.05)
    counted = [chance_among(answers, goal, 5.0, 1.0, people=65) for goal in goals]
    monkeypatch.setattr(population, "COUNTED", 0)
    mixed = [chance_among(answers, goal, 5.0, 1.0, people=65) for goal in goals]
    assert max(counted) > 0.05 > 0.001 > min(counted)
    assert mixed[:2] == pytest.approx(counted[:2], rel=0.15)


def test_many_people_are_people_without_end() -> None:
    answers = ((1.0, 2.0), (2.0, 3.0), (3.0, 9.0), (4.0, 20.0), (5.0, 11.0))
    plain = chance(answers, 4.2, 5.0, 1.0)
    assert chance_among(answers, 4.2, 5.0, 1.0, people=901) == plain
    assert chance_among(answers, 4.2, 5.0, 1.0, people=899) == pytest.approx(plain, rel=0.4)
    assert chance_among(answers, 4.2, 5.0, 1.0, people=80) < plain


@given(
    st.lists(st.integers(0, 20), min_size=5, max_size=5).filter(any), st.integers(1, 60), st.floats(1.01, 5)
)
def test_fewer_people_leave_less_to_chance(counts: list[int], unseen: int, goal: float) -> None:
    seen = sum(counts)
    answers = tuple(zip(FIVE, map(float, counts), strict=True))
    mean = sum(value * count for value, count in answers) / seen
    found = chance_among(answers, goal, 5.0, 1.0, people=seen + unseen)
    assert 0.0 <= found <= 1.0
    most = (mean * seen + 5.0 * unseen) / (seen + unseen)
    if goal > most + 1e-9:
        assert found == pytest.approx(0.0, abs=1e-9), "not even if all the others gave the best answer"


def test_effective_answers_among_people() -> None:
    assert corrected(60, 120) == pytest.approx(60 * 119 / 60)
    assert corrected(60, 10**9) == pytest.approx(60, rel=1e-6)


def test_equal_answers_of_nearly_all() -> None:
    # of ten people nine are content: the tenth may not be, with a chance of 1 / 10
    assert equal_among(9, 0.025, people=10) == 0.1
    # of forty 36: two others would have been missed with a chance of 4/40 x 3/39 = 0.0077, one with 0.1
    assert equal_among(36, 0.025, people=40) == 1 / 40
    assert equal_among(5, 0.025, people=1_000) == pytest.approx(1 - 0.025**0.2)
    found = equal_interval(5.0, 9, (1.0, 5.0), people=10)
    assert (found.low, found.high) == pytest.approx((4.6, 5.0))
    for goal, rejected in ((4.61, False), (4.59, True)):
        p = chance_among(((5.0, 9.0),), goal, 1.0, 5.0, people=10)
        assert (p <= 0.025) == rejected


def test_weighted_answers_are_as_many_people_as_they_count() -> None:
    keys: dict[str, object] = {"scale": {"min": 1, "max": 5}, "of": 120}
    weighted = sample_of(metric("rating", value=3.4, sd=1.1, n=80, effective_n=60, **keys))
    plain = sample_of(metric("rating", value=3.4, sd=1.1, n=60, **keys))
    assert weighted.interval(0.95) == replace(plain.interval(0.95), method="weighted t")
    assert weighted.p_value(3.7) == plain.p_value(3.7)
