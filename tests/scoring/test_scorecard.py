"""Goals, gaps, priorities, ranks and personas: numbers worked out by hand, and laws."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.model import Map
from cxmap.scoring import Scorecard, Settings, journey, score, tally
from cxmap.scoring.tally import Count
from tests.scoring.scoring_maps import FIVE, found, map_of, people, point

PHASED: dict[str, Any] = {
    "goal": {"score": 0, "words": "from the map"},
    "channels": [
        {"id": "web", "name": "Web", "goal": 1},
        {"id": "shop", "name": "Shop"},
        {"id": "van", "name": "Van", "goal": {"words": "on the dot"}},
        {"id": "wall", "name": "Wall", "goal": None},
    ],
}


def phased(*touchpoints: dict[str, Any], phase_goal: Any = "left out") -> Scorecard:
    phase = {"id": "p", "name": "P", "touchpoints": list(touchpoints)}
    if phase_goal != "left out":
        phase["goal"] = phase_goal
    return score(map_of(**PHASED, phases=[phase]))


# Goals


@pytest.mark.parametrize(
    ("own", "phase_goal", "goal", "origin", "words"),
    [
        ({"goal": 2}, 1.5, 2, "touchpoint", None),
        ({"channel": "web"}, 1.5, 1, "channel", None),
        ({"channel": ["shop", "web"]}, 1.5, 1, "channel", None),
        ({"channel": "shop"}, 1.5, 1.5, "phase", None),
        ({"channel": "shop"}, "left out", 0, "map", "from the map"),
        ({"channel": "van"}, 1.5, 1.5, "phase", "on the dot"),
        ({"goal": "at ease"}, "left out", 0, "map", "at ease"),
        ({"goal": None, "channel": "web"}, 1.5, None, "touchpoint", None),
        ({"channel": "wall"}, 1.5, None, "channel", None),
        ({"channel": ["web", "wall"]}, 1.5, 1, "channel", None),
        ({"channel": "shop"}, None, None, "phase", None),
    ],
)
def test_a_goal_comes_from_the_nearest_place(
    own: dict[str, Any], phase_goal: Any, goal: float | None, origin: str | None, words: str | None
) -> None:
    applied = phased(point("a", experience=1, **own), phase_goal=phase_goal).touchpoints[0].goal
    assert (applied.score, applied.origin) == (goal, origin)
    assert applied.waived == (goal is None)
    assert applied.words == words


def test_without_a_goal_there_is_no_gap_and_it_says_so() -> None:
    card = phased(
        point("a", goal=None, experience=-2), point("b"), point("c", goal=None), phase_goal="left out"
    )
    assert [place.unknown for place in card.touchpoints] == ["no goal", "no experience", "neither"]
    assert {place.verdict for place in card.touchpoints} == {"unknown"}
    assert {place.gap for place in card.touchpoints} == {None}
    assert card.listed == ()


# Gaps and priorities


def test_every_factor_by_hand() -> None:
    card = score(map_of(point("a", experience=2.5, importance=5, reach="40%"), scale=FIVE, goal=4))
    place = card.touchpoints[0]
    assert place.gap == -1.5
    assert place.shortfall == 37.5, "1.5 of the 4 points from 1 to 5"
    assert place.priority == pytest.approx(37.5 * 5 / 3 * 0.4)
    assert (place.rank, place.verdict) == (1, "believed short")


def test_what_is_left_out_counts_as_usual() -> None:
    place = score(map_of(point("a", experience=-1), goal=1)).touchpoints[0]
    assert (place.importance, place.reach, place.priority) == (3, 1, 50)


def test_a_surplus_has_no_priority_and_no_rank() -> None:
    place = score(map_of(point("a", experience=2, importance=5), goal=1)).touchpoints[0]
    assert (place.gap, place.shortfall, place.priority, place.rank) == (1, 0, 0, None)
    assert place.verdict == "believed met"


def test_low_is_good_on_a_scale_of_effort() -> None:
    scale = {"min": 1, "max": 7, "direction": "lower-is-better"}
    card = score(map_of(point("a", experience=5), point("b", experience=1), scale=scale, goal=2))
    worse, better = card.touchpoints
    assert (worse.gap, worse.shortfall, worse.rank) == (-3, 50, 1)
    assert (better.gap, better.shortfall, better.rank) == (1, 0, None)


def test_ranks_go_by_priority_and_ties_by_the_order_of_the_map() -> None:
    card = score(
        map_of(
            point("first", experience=0, importance=3),
            point("tie", experience=0, importance=3),
            point("worst", experience=-2, importance=3),
            point("fine", experience=2),
            point("small", experience=-2, reach="10%"),
            goal=1,
        )
    )
    assert [place.id for place in card.listed] == ["worst", "first", "tie", "small"]
    assert [place.rank for place in card.touchpoints] == [2, 3, 1, None, 4]
    assert [place.id for place in card.ranked][-1] == "fine"


def test_a_tolerance_widens_met_and_takes_the_rank_away() -> None:
    map_ = map_of(point("a", experience=0.7), point("b", experience=0.6), goal=1, tolerance=0.3)
    card = score(map_)
    assert [place.verdict for place in card.touchpoints] == ["believed met", "believed short"]
    assert [place.rank for place in card.touchpoints] == [None, 1]
    assert card.touchpoints[0].gap == pytest.approx(-0.3), "the gap is told all the same"
    strict = score(map_, settings=Settings(tolerance=0))
    assert [place.verdict for place in strict.touchpoints] == ["believed short"] * 2


def test_within_the_tolerance_by_a_hair_of_arithmetic_is_met() -> None:
    assert 0.7 - 1 < -0.3, "what floating point makes of it"
    assert score(map_of(point("a", experience=0.7), goal=1, tolerance=0.3)).short == ()


# Believed


def test_feelings_stand_in_for_a_score_and_words_do_not() -> None:
    card = score(
        map_of(
            point("a", feelings=["tired", {"word": "cross", "score": -2}, {"score": 1}]),
            point("b", feelings=["tired"]),
            point("c", experience=2, feelings=[{"score": -2}]),
            goal=1,
        )
    )
    assert [place.experience for place in card.touchpoints] == [-0.5, None, 2]
    assert [place.believed.basis for place in card.touchpoints] == ["feelings", "nothing", "experience"]


def test_personas_are_weighed_by_their_share_where_each_has_one() -> None:
    by_persona = point("a", experience={"ann": 2, "bob": -2})
    weighed = score(map_of(by_persona, personas=people("ann", "bob", ann=0.75, bob=0.25)))
    plain = score(map_of(by_persona, personas=people("ann", "bob", ann=0.75)))
    assert weighed.touchpoints[0].experience == pytest.approx(1)
    assert plain.touchpoints[0].experience == 0


def test_a_missing_score_of_a_persona_is_left_out() -> None:
    personas = people("ann", "bob", ann=0.5, bob=0.5)
    card = score(
        map_of(
            point("a", experience={"ann": 2, "bob": None}),
            point("b", experience={"ann": None, "bob": None}),
            personas=personas,
            goal=1,
        )
    )
    assert [place.experience for place in card.touchpoints] == [2, None]
    assert card.touchpoints[1].believed.basis == "none on purpose"
    assert [own.experience for own in card.touchpoints[0].personas] == [2, None]
    assert [own.verdict for own in card.touchpoints[0].personas] == ["believed met", "unknown"]


def test_one_persona_sees_only_where_it_comes() -> None:
    map_ = map_of(
        point("a", experience={"ann": 2, "bob": -1}),
        point("b", personas=["ann"], experience=1),
        point("c", experience=0),
        personas=people("ann", "bob"),
        goal=1,
    )
    card = score(map_, persona="bob")
    assert [(place.id, place.experience, place.rank) for place in card.touchpoints] == [
        ("a", -1, 1),
        ("c", 0, 2),
    ]
    assert found(card, "a").gap == -2


def test_a_team_has_no_experience_unless_it_is_given_one() -> None:
    personas = [*people("ann"), {"id": "desk", "name": "Desk", "type": "team"}]
    card = score(
        map_of(
            point("a", experience=1), point("b", experience={"ann": 1, "desk": -1}), personas=personas, goal=1
        )
    )
    assert [[own.persona for own in place.personas] for place in card.touchpoints] == [
        ["ann"],
        ["ann", "desk"],
    ]


# Whole phases


def test_a_phase_stands_for_its_touchpoints_without_a_score_beside_those_that_have_one() -> None:
    first = [point("search"), point("ring", experience=1), point("read")]
    phases = [
        {"id": "know", "name": "Know", "experience": -2, "touchpoints": first},
        {"id": "visit", "name": "Visit", "experience": 1, "touchpoints": [point("arrive"), point("talk")]},
    ]
    card = score(map_of(phases=phases, goal=1))
    assert [(place.id, place.experience, place.rank) for place in card.scored] == [
        ("know", -2, 1),
        ("ring", 1, None),
        ("visit", 1, None),
    ]
    standing = {place.id: whole.id for place in card.touchpoints if (whole := card.stood_for(place))}
    assert standing == {"search": "know", "read": "know", "arrive": "visit", "talk": "visit"}
    figures = journey(card)
    assert figures is not None
    assert (figures.moments, figures.scored, figures.lowest.id) == (3, 3, "know")
    assert tally(card).judged == Count(touchpoints=1, phases=2)


def test_a_phase_whose_touchpoints_all_have_a_score_is_shown_and_not_counted() -> None:
    points = [point("a", experience=1), point("b", experience=1), point("c", experience=None)]
    phase = {"id": "p", "name": "P", "experience": -2, "touchpoints": points}
    card = score(map_of(phases=[phase], goal=1))
    assert card.phases == () and not card.short
    assert [(place.id, place.gap, place.rank) for place in card.beside] == [("p", -3, None)]
    assert card.stood_for(card.touchpoints[2]) is None, "there is deliberately no score"


def test_a_figure_of_a_phase_with_scored_touchpoints_stays_one_of_the_whole() -> None:
    metric_ = {"type": "csat", "value": "20%", "n": 100}
    phase = {
        "id": "p",
        "name": "P",
        "metrics": [metric_],
        "touchpoints": [point("a", experience=1), point("b")],
    }
    card = score(map_of(phases=[phase], goal=1))
    assert not card.phases and not card.beside
    assert [own.phase.id for own in card.whole if own.phase] == ["p"]


def test_a_phase_is_scored_as_a_whole_where_its_touchpoints_are_not() -> None:
    phases = [
        {"id": "p", "name": "P", "experience": -1, "importance": 5, "touchpoints": ["Look", "Wait"]},
        {"id": "q", "name": "Q", "experience": -2, "touchpoints": [point("x", experience=1)]},
        {"id": "r", "name": "R", "touchpoints": ["End"]},
    ]
    card = score(map_of(phases=phases, goal=1))
    assert [place.id for place in card.phases] == ["p"]
    assert [place.id for place in card.places] == ["p", "look", "wait", "x", "end"]
    whole = card.phases[0]
    assert (whole.gap, whole.rank, whole.reach) == (-2, 1, 1)
    assert whole.priority == pytest.approx(50 * 5 / 3)


# Laws


SCORES = st.one_of(st.none(), st.integers(-8, 8).map(lambda quarter: quarter / 4))
POINTS = st.lists(
    st.tuples(SCORES, SCORES, st.integers(1, 5), st.integers(0, 10).map(lambda tenth: tenth / 10)),
    min_size=1,
    max_size=6,
)
Points = list[tuple[float | None, float | None, int, float]]


def made(points: Points, shift: float = 0, factor: float = 1, turned: bool = False) -> Scorecard:
    """Goals and experiences on -2..2, shifted, stretched, or turned round."""

    def at(value: float | None) -> float | None:
        if value is None:
            return None
        return (-value if turned else value) * factor + shift

    ends = sorted((at(-2) or 0, at(2) or 0))
    touchpoints = [
        point(f"t{number}", experience=at(value), goal=at(goal), importance=importance, reach=reach)
        for number, (value, goal, importance, reach) in enumerate(points)
    ]
    direction = "lower-is-better" if turned else "higher-is-better"
    return score(map_of(*touchpoints, scale={"min": ends[0], "max": ends[1], "direction": direction}))


def outcome(card: Scorecard) -> list[tuple[object, ...]]:
    return [
        (place.verdict, place.rank, None if place.shortfall is None else round(place.shortfall, 6))
        for place in card.touchpoints
    ]


@given(POINTS)
def test_the_sign_of_a_gap_says_short_or_met(points: Points) -> None:
    for place in made(points).touchpoints:
        if place.gap is None:
            assert place.verdict == "unknown"
            assert (place.shortfall, place.priority, place.rank) == (None, None, None)
            continue
        assert place.experience is not None
        assert place.goal.score is not None
        assert (place.gap < 0) == (place.experience < place.goal.score)
        assert (place.verdict == "believed short") == (place.gap < 0) == (place.rank is not None)
        assert place.shortfall is not None
        assert 0 <= place.shortfall <= 100


@given(POINTS, st.integers(-50, 50), st.sampled_from([0.5, 1, 2, 25]))
def test_moving_or_stretching_the_scale_changes_nothing(points: Points, shift: int, factor: float) -> None:
    assert outcome(made(points, shift, factor)) == outcome(made(points))


@given(POINTS)
def test_turning_the_scale_round_changes_nothing(points: Points) -> None:
    assert outcome(made(points, turned=True)) == outcome(made(points))
    gaps = [place.gap for place in made(points).touchpoints]
    assert [place.gap for place in made(points, turned=True).touchpoints] == gaps


@given(POINTS)
def test_ranks_are_a_permutation_in_order_of_priority(points: Points) -> None:
    listed = made(points).listed
    assert [place.rank for place in listed] == list(range(1, len(listed) + 1))
    for before, after in pairwise(listed):
        assert (-(before.priority or 0), before.index) < (-(after.priority or 0), after.index)


@given(st.integers(-8, 7), st.integers(1, 4), st.integers(0, 9))
def test_priority_rises_with_each_factor(quarter: int, importance: int, tenth: int) -> None:
    def priority(experience: float, importance: float, reach: float) -> float:
        card = made([(experience, 2, int(importance), reach)])
        return card.touchpoints[0].priority or 0.0

    usual = priority(quarter / 4, importance, tenth / 10)
    assert priority((quarter - 1) / 4 if quarter > -8 else -2, importance, tenth / 10) >= usual
    assert priority(quarter / 4, importance + 1, tenth / 10) >= usual
    assert priority(quarter / 4, importance, (tenth + 1) / 10) > usual


@given(st.integers(-100, 100), st.integers(1, 100), st.floats(0, 1))
def test_percent_stays_within_0_and_100(low: int, length: int, share: float) -> None:
    for direction in ("higher-is-better", "lower-is-better"):
        map_ = Map.model_validate(
            {
                "cxmap": 1,
                "title": "T",
                "touchpoints": ["a"],
                "scale": {"min": low, "max": low + length, "direction": direction},
            }
        )
        value = min(low + share * length, low + length)
        assert -1e-9 <= map_.scale.percent(value) <= 100 + 1e-9
