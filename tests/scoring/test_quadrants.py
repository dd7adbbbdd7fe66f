"""Importance and performance: where the crosshair lies, and what lies on which side of it."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.scoring import Crosshair, Settings, opportunity_score, quadrants, score
from cxmap.scoring.quadrants import GOOD, IMPORTANT
from tests.scoring.scoring_maps import FIVE, map_of, point

BY_HAND = (
    point("concentrate", experience=-2, importance=5),
    point("keep", experience=2, importance=5),
    point("low", experience=-2, importance=1),
    point("overkill", experience=2, importance=1),
    point("cross", experience=0, importance=3),
    point("none", experience=None, importance=5),
)


def test_the_means_by_hand() -> None:
    grid = quadrants(score(map_of(*BY_HAND)), "means")
    assert (grid.importance, grid.performance, grid.crosshair, grid.lacks) == (3, 50, "means", None)
    assert {one.place.id: one.quadrant for one in grid.places} == {
        "concentrate": "concentrate here",
        "keep": "keep up the good work",
        "low": "low priority",
        "overkill": "possible overkill",
        "cross": "keep up the good work",
    }
    assert [found.id for found in grid.unplaced] == ["none"]


def test_at_the_goal_performance_is_the_gap() -> None:
    map_ = map_of(
        point("a", experience=-1, importance=5),
        point("b", experience=1, importance=2),
        point("c", experience=0.8),
        point("aimless", experience=2, goal=None),
        goal=1,
        tolerance=0.2,
    )
    grid = quadrants(score(map_))
    assert (grid.crosshair, grid.importance) == ("goal", 3)
    assert grid.performance == pytest.approx(-5)
    found = {one.place.id: (one.performance, one.quadrant, one.is_assumed) for one in grid.places}
    expected: dict[str, Any] = {
        "a": (pytest.approx(-50), "concentrate here", False),
        "b": (pytest.approx(0), "possible overkill", False),
        "c": (pytest.approx(-5), "keep up the good work", True),
    }
    assert found == expected
    assert [one.id for one in grid.unplaced] == ["aimless"]


def test_a_goal_in_its_own_unit_is_exact() -> None:
    csat = {"type": "csat", "answers": [0, 0, 85, 0, 315]}  # 78.75%
    exact = point("exact", importance=4, goal={"csat": "80%"}, metrics=[csat])
    spared = point("spared", importance=4, goal=1, experience=0.9)
    both = quadrants(score(map_of(exact, spared, tolerance=0.2)))
    assert both.performance == pytest.approx(-5)
    assert {one.place.id: one.quadrant in GOOD for one in both.places} == {"exact": False, "spared": True}
    assert quadrants(score(map_of(exact, tolerance=0.2))).performance == 0


@pytest.mark.parametrize("low_is_good", [False, True])
def test_margins_lie_around_their_point_the_worse_end_first(low_is_good: bool) -> None:
    scale = {**FIVE, "direction": "lower-is-better"} if low_is_good else FIVE
    metric = {"type": "rating", "scale": scale, "answers": [9, 9, 9, 9, 19]}
    card = score(map_of(point("a", importance=4, metrics=[metric]), scale=scale, goal=3))
    for crosshair in ("goal", "means", "middle"):
        (one,) = quadrants(card, crosshair).places
        assert one.low is not None
        assert one.high is not None
        assert one.low < one.performance < one.high


def test_the_settings_choose_the_crosshair() -> None:
    card = score(map_of(*BY_HAND, goal=1), settings=Settings(crosshair="middle"))
    assert quadrants(card).crosshair == "middle"
    assert quadrants(card, "goal").crosshair == "goal"


def test_the_crosshair_can_lie_in_the_middle() -> None:
    card = score(map_of(point("a", experience=2, importance=4), point("b", experience=1, importance=4)))
    means, middle = quadrants(card, "means"), quadrants(card, "middle")
    assert [one.quadrant for one in means.places] == ["keep up the good work", "concentrate here"]
    assert [one.quadrant for one in middle.places] == ["keep up the good work"] * 2


def test_all_alike_are_all_good() -> None:
    assert fmean([1.6] * 3) > 1.6, "what floating point makes of it"
    card = score(map_of(*(point(f"t{at}", experience=1.1, importance=1.6) for at in range(3))))
    assert {one.quadrant for one in quadrants(card, "means").places} == {"keep up the good work"}


@pytest.mark.parametrize(
    ("keys", "crosshair", "lacks"),
    [
        ({}, "means", "scores"),
        ({"experience": 1}, "means", "importance"),
        ({"experience": 1}, "goal", "importance"),
        ({"experience": 1, "importance": 4}, "goal", "goals"),
        ({"experience": 1, "importance": 4}, "means", None),
        ({"experience": 1, "importance": 4, "goal": 1}, "goal", None),
    ],
)
def test_what_is_lacking_is_said_instead_of_assumed(
    keys: dict[str, Any], crosshair: Crosshair, lacks: str | None
) -> None:
    grid = quadrants(score(map_of(point("a", **keys))), crosshair)
    assert (grid.lacks, bool(grid.places)) == (lacks, lacks is None)


points = st.fixed_dictionaries(
    {"experience": st.integers(-8, 8).map(lambda quarter: quarter / 4), "importance": st.integers(1, 5)},
    optional={"goal": st.one_of(st.none(), st.integers(-2, 2))},
)


@given(st.lists(points, min_size=1, max_size=6), st.sampled_from([0, 0.25, 1]), st.booleans())
def test_a_point_right_of_the_goal_meets_it(
    rows: list[dict[str, Any]], tolerance: float, turned: bool
) -> None:
    scale = {"min": -2, "max": 2, "direction": "lower-is-better" if turned else "higher-is-better"}
    card = score(
        map_of(
            *(point(f"t{at}", **row) for at, row in enumerate(rows)), scale=scale, goal=0, tolerance=tolerance
        )
    )
    grid = quadrants(card, "goal")
    if grid.lacks is None:
        assert {one.place.order for one in grid.places} | {found.order for found in grid.unplaced} == {
            found.order for found in card.places
        }
    for one in grid.places:
        assert (one.quadrant in GOOD) == (one.place.verdict == "believed met")
        assert (one.quadrant in IMPORTANT) == (one.importance >= 3)
        assert one.performance == pytest.approx((one.place.gap or 0) / 4 * 100)


@pytest.mark.parametrize(
    ("importance", "performance", "expected"),
    [(5, 0, 20), (5, 100, 10), (1, 0, 0), (1, 100, 0), (3, 50, 5), (4, 25, 12.5), (3, 80, 5)],
)
def test_the_importance_gap_score(importance: float, performance: float, expected: float) -> None:
    assert opportunity_score(importance, performance) == pytest.approx(expected)
