"""Intervals of derived importance, and quadrants by it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import cxmap
from cxmap.model import Driver, Map, MeasuredComments, MeasuredDrivers, Mentions, Scale, Scored
from cxmap.scoring import Settings, derived_importance, drivers, mentions, quadrants, score
from cxmap.scoring.drivers import fisher_interval, weight_interval

MAP = cxmap.loads(
    "cxmap: 1\ntitle: A visit\nscale: {min: 1, max: 5}\ngoal: 4\npersonas: [{id: ann, name: Ann}]\n"
    "touchpoints:\n  - {id: queue, name: Queue, experience: 3, importance: 2}\n"
    "  - {id: pay, name: Pay, experience: 5, importance: 5}\n  - {id: leave, name: Leave, experience: 4}\n"
)


def driver(place: str, weight: float | None, n: int = 100) -> Driver:
    error = None if weight is None else 0.05
    return Driver(place=place, n=n, correlation=0.4, weight=weight, standard_error=error)


def with_drivers(*found: Driver) -> Map:
    return MAP.with_found((MeasuredDrivers(outcome="loyalty", n=120, drivers=found),), ())


@given(st.floats(-0.99, 0.99), st.floats(4, 1e6), st.floats(0.5, 0.999))
def test_a_correlation_lies_within_its_interval(correlation: float, n: float, confidence: float) -> None:
    low, high = fisher_interval(correlation, n, confidence=confidence)
    assert -1 <= low <= correlation <= high <= 1


def test_the_interval_is_that_of_scipy() -> None:
    x = [1.0, 2, 3, 4, 5, 2, 3, 4, 1, 5]
    y = [2.0, 1, 3, 5, 4, 2, 4, 4, 2, 3]
    found = stats.pearsonr(x, y)
    expected = found.confidence_interval(0.95)
    assert fisher_interval(float(found.statistic), 10) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("correlation", "n", "expected"), [(0.5, 3, (-1.0, 1.0)), (1.0, 10, (1.0, 1.0)), (-1.0, 10, (-1.0, -1.0))]
)
def test_the_edges_of_correlations(correlation: float, n: float, expected: tuple[float, float]) -> None:
    assert fisher_interval(correlation, n) == expected


def test_a_weight_is_neither_below_none_nor_above_all() -> None:
    assert weight_interval(0.01, 0.1) == pytest.approx((0.0, 0.01 + 1.959964 * 0.1))
    assert weight_interval(0.99, 0.1)[1] == 1.0


def test_the_heaviest_come_first_and_small_groups_not_at_all() -> None:
    card = score(with_drivers(driver("queue", 0.1), driver("pay", 0.3), driver("leave", 0.2, n=4)))
    (found,) = drivers(card)
    assert [one.place for one in found.places] == ["pay", "queue"]
    assert found.withheld == 1
    assert drivers(score(with_drivers(driver("queue", 0.1)), persona="ann")) == ()


def test_derived_importance_runs_from_one_to_five_and_is_used_only_where_asked_for() -> None:
    map_ = with_drivers(driver("queue", 0.4), driver("pay", 0.1), driver("leave", None))
    stated = quadrants(score(map_))
    assert {one.place.id: one.importance for one in stated.places} == {"queue": 2, "pay": 5, "leave": 3}
    card = score(map_, settings=Settings(importance="derived"))
    derived = quadrants(card)
    assert {one.place.id: one.importance for one in derived.places} == {"queue": 5, "pay": 2}
    assert [found.id for found in derived.unplaced] == ["leave"]
    assert derived.importance == 3.5
    assert derived.derived_from == "loyalty"
    assert not any(one.is_assumed for one in derived.places)
    # the ranking stays that of the stated importance
    assert [found.priority for found in card.listed] == [found.priority for found in score(map_).listed]


def test_without_weights_nothing_is_derived() -> None:
    card = score(with_drivers(driver("queue", None)), settings=Settings(importance="derived"))
    assert derived_importance(card).importance == {}
    assert quadrants(card).lacks == "derived importance"
    assert quadrants(card).places == ()


def test_the_score_of_those_who_speak_of_it_has_the_interval_of_a_mean() -> None:
    scale = Scale(min=0, max=10)
    heard = MeasuredComments(
        n=40,
        scale=scale,
        score=Scored(n=40, mean=7.0, sd=2.0),
        places=(
            Mentions(place="queue", n=20, score=Scored(n=16, mean=5.0, sd=2.0)),
            Mentions(place="pay", n=4),
            Mentions(place="leave", n=9, score=Scored(n=3, mean=5.0, sd=2.0)),
        ),
    )
    queue, leave = mentions(score(MAP.with_found((), (heard,))))
    assert (queue.place, queue.n, queue.of) == ("queue", 20, 40)
    half = stats.t.ppf(0.975, 15) * 2.0 / math.sqrt(16)
    assert queue.score is not None
    assert (queue.score.low, queue.score.high) == pytest.approx((5 - half, 5 + half))
    assert (leave.place, leave.score) == ("leave", None)
