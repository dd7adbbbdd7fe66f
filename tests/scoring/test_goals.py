"""Goals in a metric's own unit, further metrics and figures of the whole, by hand and as laws."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.model import Map, Scale, Target
from cxmap.scoring import (
    Settings,
    Verdict,
    broken_promises,
    goal_on_own_scale,
    journey,
    score,
    stability,
    what_if,
)
from cxmap.scoring.lifecycle import lifecycle
from cxmap.view.promises import promise_text
from tests.scoring.scoring_maps import EFFORT, FIVE, found, map_of, people, point

FOOD = [36, 229, 810, 916, 351]
OVERALL = [6, 46, 514, 1428, 631]


def csat(*answers: int, **more: Any) -> dict[str, Any]:
    return {"type": "csat", "answers": list(answers), **more}


def rating(*answers: int, **more: Any) -> dict[str, Any]:
    return {"type": "rating", "scale": FIVE, "answers": list(answers), **more}


def nps(promoters: int, passives: int, detractors: int, **more: Any) -> dict[str, Any]:
    return {"type": "nps", "promoters": promoters, "passives": passives, "detractors": detractors, **more}


# One metric, its own goal


def test_the_same_answers_each_against_a_goal_of_its_own() -> None:
    """By conversion, 4.05 is short as a rating and met as a CSAT; each may have its own."""
    pairs = (("food", FOOD), ("all", OVERALL))
    by_score, by_unit = (
        score(
            map_of(
                *(point(f"{name}-r", metrics=[rating(*answers)]) for name, answers in pairs),
                *(point(f"{name}-c", metrics=[csat(*answers)]) for name, answers in pairs),
                scale=FIVE,
                goal=goal,
            )
        )
        for goal in (4.05, {"rating": 3.9, "csat": "80%"})
    )
    verdicts = {place.id: place.verdict for place in by_score.touchpoints}
    assert verdicts == {"food-r": "short", "food-c": "short", "all-r": "short", "all-c": "met"}
    assert [place.converted for place in by_score.touchpoints] == [False, False, True, True]
    verdicts = {place.id: place.verdict for place in by_unit.touchpoints}
    assert verdicts == {"food-r": "short", "food-c": "short", "all-r": "met", "all-c": "short"}
    assert not any(place.converted for place in by_unit.touchpoints)


def test_a_goal_in_a_unit_is_told_in_points_too() -> None:
    place = score(map_of(point("a", goal={"csat": 80}, metrics=[csat(*OVERALL)]), scale=FIVE)).touchpoints[0]
    assert (place.goal.own, place.goal.unit, place.goal.origin) == (80, "csat", "touchpoint")
    assert place.goal.score == pytest.approx(1 + 4 * 0.8)
    assert place.measured is not None
    point_, share = place.measured.point, place.measured.own.point
    assert share is not None
    assert place.gap == pytest.approx(point_ - 4.2) == pytest.approx((share - 80) / 100 * 4)
    assert place.shortfall == pytest.approx(80 - share), "percent of the scale, here of both"


def test_a_low_effort_is_judged_the_right_way_round() -> None:
    effort = {"type": "ces", "scale": EFFORT, "value": 2.6, "sd": 1.4, "n": 329}
    card = score(
        map_of(
            point("a", goal={"ces": 3}, metrics=[effort]),
            point("b", goal={"ces": 2}, metrics=[effort]),
            scale=FIVE,
        )
    )
    assert [place.verdict for place in card.touchpoints] == ["met", "short"]
    assert [place.rank for place in card.touchpoints] == [None, 1]


def test_what_is_believed_is_held_against_the_score_alone() -> None:
    card = score(
        map_of(point("a", goal={"csat": 99}, experience=4), point("b", goal={"csat": 99}), scale=FIVE, goal=3)
    )
    assert [(place.verdict, place.goal.score, place.goal.origin) for place in card.touchpoints] == [
        ("believed met", 3, "map"), ("unknown", 3, "map"),
    ]  # fmt: skip
    alone = score(map_of(point("a", goal={"csat": 99}, experience=4), scale=FIVE)).touchpoints[0]
    assert (alone.unknown, alone.goal.waived) == ("no goal", False)


def test_null_stops_the_search_for_goals_in_units_too() -> None:
    goal = {"score": 4, "csat": 80, "nps": 40}
    map_ = map_of(point("a", goal=None, metrics=[csat(*OVERALL), nps(5, 3, 2)]), scale=FIVE, goal=goal)
    place = score(map_).touchpoints[0]
    assert (place.verdict, place.unknown, place.goal.waived) == ("unknown", "no goal", True)
    assert [(other.verdict, other.own_goal) for other in place.others] == [("unknown", None)]


def test_a_tolerance_is_in_points_and_not_in_units() -> None:
    half = csat(0, 0, 50, 25, 25)
    points = [point("a", metrics=[half]), point("b", goal={"csat": 65}, metrics=[half])]
    card = score(map_of(*points, scale=FIVE, goal=3.6, tolerance=1.2))
    assert [place.verdict for place in card.touchpoints] == ["met", "short"], "65 % of 1 to 5 is 3.6"
    assert [card.tolerance_for(place.goal) for place in card.touchpoints] == [1.2, 0]


@pytest.mark.parametrize(("min_gap", "broken"), [(None, True), (-0.1, True), (-1.5, False)])
def test_promises_hold_goals_in_units_on_their_own_scale(min_gap: float | None, broken: bool) -> None:
    target = {"must_meet": True} if min_gap is None else {"min_gap": min_gap}
    card = score(
        map_of(point("a", goal={"csat": 65}, metrics=[csat(0, 0, 50, 25, 25)]), scale=FIVE, tolerance=2)
    )
    promises = broken_promises(card, [Target.model_validate(target)])
    assert bool(promises) == broken
    assert all("its goal for the csat is 65" in promise_text(promise, card.scale) for promise in promises)


def test_to_reach_the_goal_is_to_reach_the_one_that_was_missed() -> None:
    """What if: only the experience is another one; the goal stays that of the metric."""
    map_ = map_of(point("a", goal={"csat": 90}, metrics=[csat(*OVERALL)]), scale=FIVE, goal=2)
    card = score(map_)
    (before,) = card.touchpoints
    assert before.goal.score is not None
    after = what_if(card, {"a": before.goal.score}).after.touchpoints[0]
    assert (before.verdict, after.verdict) == ("short", "believed met")
    assert (after.goal, after.gap) == (before.goal, 0)


def test_personas_are_held_against_the_goal_of_what_they_were_asked() -> None:
    card = score(
        map_of(
            point(
                "a",
                goal={"csat": 60, "rating": 4.5},
                experience={"cat": 3},
                metrics=[csat(*OVERALL, persona="ann"), rating(*OVERALL, persona="bob")],
            ),
            scale=FIVE,
            goal=2.5,
            personas=people("ann", "bob", "cat"),
        )
    )
    verdicts = {one.persona: (one.verdict, one.goal.own) for one in card.touchpoints[0].personas}
    assert verdicts == {"ann": ("met", 60), "bob": ("short", 4.5), "cat": ("believed met", None)}


def test_a_list_of_goals_in_units_has_a_stability() -> None:
    points = [
        point(f"t{at}", goal={"csat": 90 - at}, metrics=[csat(5, 5, 30, 40, 20)], importance=1 + at % 5)
        for at in range(6)
    ]
    found_ = stability(score(map_of(*points, scale=FIVE, tolerance=3)))
    assert found_ is not None
    assert 0 < found_.same_first <= 1, "the tolerance, in points, spares none of them"


SCALES = (
    FIVE,
    {"min": -2, "max": 2},
    {"min": 0, "max": 100},
    {"min": 1, "max": 10, "direction": "lower-is-better"},
)
METRICS = st.one_of(
    st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any).map(lambda counts: csat(*counts)),
    st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any).map(lambda counts: rating(*counts)),
    st.tuples(*3 * [st.integers(0, 60)]).filter(any).map(lambda groups: nps(*groups)),
    st.lists(st.integers(0, 60), min_size=7, max_size=7)
    .filter(any)
    .map(lambda counts: {"type": "ces", "scale": EFFORT, "answers": counts}),
)


@given(METRICS, st.integers(0, 40))
def test_the_map_s_scale_changes_no_verdict_of_a_goal_in_a_unit(one: dict[str, Any], step: int) -> None:
    """Nor does a tolerance, which is in points of that scale."""
    ends = {"csat": (0, 100), "rating": (1, 5), "nps": (-100, 100), "ces": (1, 7)}[one["type"]]
    goal = {one["type"]: ends[0] + (ends[1] - ends[0]) * step / 40}
    outcomes: set[tuple[Verdict, float | None, bool]] = set()
    for scale in SCALES:
        for tolerance in (0, 0.5):
            map_ = map_of(point("a", metrics=[one], goal=goal), scale=scale, tolerance=tolerance)
            (place,) = score(map_).touchpoints
            assert place.shortfall is not None
            outcomes.add((place.verdict, round(place.shortfall, 6), place.rank is None))
    assert len(outcomes) == 1


@given(METRICS, st.integers(0, 40))
def test_a_converted_goal_is_judged_as_if_it_were_written_so(one: dict[str, Any], step: int) -> None:
    goal = 1 + step / 10
    plain = score(map_of(point("a", metrics=[one], goal=goal), scale=FIVE)).touchpoints[0]
    assert plain.measured is not None
    own = goal_on_own_scale(plain.goal, plain.measured.metric, Scale(min=1, max=5))
    written = score(map_of(point("a", metrics=[one], goal={one["type"]: own}), scale=FIVE)).touchpoints[0]
    assert plain.verdict == written.verdict
    assert plain.gap == pytest.approx(written.gap, abs=1e-8)
    assert (plain.converted, written.converted) == (one["type"] != "rating", False)


# Several metrics


def test_every_further_metric_is_judged_on_its_own_scale() -> None:
    metrics = [rating(*OVERALL), csat(*OVERALL), nps(150, 174, 82), nps(9, 1, 0, persona="ann")]
    map_ = map_of(
        point("a", metrics=metrics), scale=FIVE, goal={"score": 3, "nps": 40}, personas=people("ann", "bob")
    )
    place = score(map_).touchpoints[0]
    assert place.measured is not None
    assert place.measured.metric.type == "rating", "the first one of everybody stays the experience"
    told = [(one.estimate.metric.type, one.own_goal, one.verdict, one.converted) for one in place.others]
    assert told == [("csat", 50, "met", True), ("nps", 40, "short", False)]
    assert place.others[1].gap == pytest.approx(100 * 68 / 406 - 40)
    assert [one.estimate.metric.type for one in place.missed] == ["nps"]
    assert (place.verdict, place.rank) == ("met", None), "and nothing of it moves the touchpoint"


def test_what_was_missed_once_and_asked_again_is_not_missed() -> None:
    once = {**csat(8, 12, 14, 25, 19), "date": "2025-12-29"}
    again = {**csat(3, 5, 9, 27, 380), "date": "2026-03-15"}
    map_ = map_of(point("a", metrics=[rating(*OVERALL), once, again]), scale=FIVE, goal={"csat": 85})
    place = score(map_).touchpoints[0]
    assert [(str(other.estimate.metric.date), other.verdict) for other in place.others] == [
        ("2026-03-15", "met"), ("2025-12-29", "short"),
    ]  # fmt: skip
    assert place.missed == ()
    still = score(
        map_of(point("a", metrics=[again | {"date": "2024-01-01"}, once]), scale=FIVE, goal={"csat": 85})
    )
    place = still.touchpoints[0]
    assert place.measured is not None and place.verdict == "short", "the newest is the experience"
    assert place.missed == (), "and what was once is nothing beside it"
    undated = [rating(*OVERALL), csat(3, 5, 9, 27, 380), csat(8, 12, 14, 25, 19)]
    place = score(map_of(point("a", metrics=undated), scale=FIVE, goal={"csat": 85})).touchpoints[0]
    assert len(place.missed) == 1, "nobody says which of the two came first"


def test_short_of_a_converted_goal_alone_is_not_loud() -> None:
    map_ = map_of(point("a", metrics=[rating(*OVERALL), nps(150, 174, 82)]), scale=FIVE, goal=3.9)
    place = score(map_).touchpoints[0]
    assert [(one.verdict, one.converted) for one in place.others] == [("short", True)]
    assert place.missed == ()


def test_further_metrics_of_personas_are_put_together_where_all_have_one() -> None:
    def asked(id_: str) -> list[dict[str, Any]]:
        return [rating(*OVERALL, persona=id_), csat(*FOOD, persona=id_)]

    both = [point("a", metrics=asked("ann") + asked("bob"))]
    map_ = map_of(*both, scale=FIVE, goal={"csat": 80}, personas=people("ann", "bob"))
    (other,) = score(map_).touchpoints[0].others
    assert other.estimate.metric.counted == 2 * sum(FOOD)
    assert other.verdict == "short"
    (own,) = score(map_, persona="ann").touchpoints[0].others
    assert own.estimate.metric.counted == sum(FOOD)


def test_without_a_measured_experience_there_is_nothing_further() -> None:
    card = score(map_of(point("a", experience=4), point("b", metrics=[csat(*FOOD)]), scale=FIVE))
    assert [place.others for place in card.touchpoints] == [(), ()]


# Questions about the whole


def test_an_nps_is_no_moment() -> None:
    card = score(
        map_of(
            point("a", metrics=[nps(1, 1, 1)]),
            point("b", experience=4, metrics=[csat(*FOOD), nps(1, 1, 1)]),
            point("c", experience=4),
            point("d"),
            scale=FIVE,
        )
    )
    assert [place.is_moment for place in card.touchpoints] == [False, True, True, True]


def whole_map(**more: Any) -> Map:
    frame: dict[str, Any] = {
        "scale": FIVE,
        "goal": {"nps": 40, "score": 4},
        "metrics": [nps(156, 174, 82), csat(*FOOD, name="Overall satisfaction")],
        "phases": [
            {
                "id": "p",
                "name": "P",
                "goal": 3,
                "metrics": [csat(*FOOD)],
                "touchpoints": [point("a", experience=5)],
            },
            {"id": "q", "name": "Q", "metrics": [csat(*FOOD), nps(1, 2, 30)], "touchpoints": ["Wait"]},
            {"id": "r", "name": "R", "metrics": [rating(*FOOD)]},
        ],
        **more,
    }
    return map_of(**frame)


def test_the_whole_is_judged_against_the_map_s_goals_and_is_no_place() -> None:
    card = score(whole_map())
    told = [
        (
            one.phase.id if one.phase else None,
            one.estimate.metric.type,
            one.own_goal,
            one.verdict,
            one.converted,
        )
        for one in card.whole
    ]
    assert told == [
        (None, "nps", 40, "short", False),
        (None, "csat", 75, "short", True),
        ("p", "csat", 50, "met", True),
    ], "the phases Q and R are places: scored as a whole"
    assert [place.id for place in card.places] == ["a", "q", "wait", "r"]
    assert card.whole[0].missed
    assert not card.whole[1].missed


def test_a_phase_is_measured_as_a_whole_where_its_touchpoints_have_no_score() -> None:
    card = score(whole_map())
    q, r = found(card, "q"), found(card, "r")
    assert (q.verdict, q.goal.score, q.converted, q.stands) == ("short", 4, True, True)
    assert [other.estimate.metric.type for other in q.missed] == ["nps"]
    assert (r.verdict, r.converted) == ("short", False)
    assert r.measured is not None
    assert r.experience == r.measured.point
    figures = journey(card)
    assert figures is not None
    assert q.experience is not None
    assert figures.mean == pytest.approx((5 + q.experience + r.measured.point) / 3)


def test_nothing_measured_of_a_whole_is_dropped() -> None:
    """Each metric of a map and its phases is an experience, a further metric or a figure of the whole."""
    card = score(whole_map())
    shown = [place.measured.metric for place in card.places if place.measured]
    shown += [other.estimate.metric for place in card.places for other in place.others]
    shown += [one.estimate.metric for one in card.whole]
    written = [one.metric for one in card.map.measurements]
    assert len(shown) == len(written)
    assert all(metric in shown for metric in written)


def test_the_lifecycle_knows_measured_phases() -> None:
    map_ = whole_map(
        metrics=[],
        phases=[{"id": "r", "name": "R", "metrics": [rating(*FOOD, date="2026-01-31")]}],
    )
    (course,) = lifecycle(score(map_)).phases
    (period,) = course.scores
    assert period.n == sum(FOOD)
    assert period.mean == pytest.approx(3.5623, abs=1e-4)


@pytest.mark.parametrize(("least", "shown", "withheld"), [(5, 1, 2), (2, 3, 0), (1, 3, 0)])
def test_figures_of_small_groups_are_withheld_and_so_are_those_that_would_tell_them(
    least: int, shown: int, withheld: int
) -> None:
    metrics = [nps(200, 100, 50, persona="ann"), nps(1, 0, 1, persona="bob")]
    map_ = map_of(point("x", experience=4), scale=FIVE, metrics=metrics, personas=people("ann", "bob"))
    card = score(map_, settings=Settings(privacy_floor=least))
    assert (len(card.whole), card.withheld) == (shown, withheld)
    assert card.whole[0].estimate.metric.persona is None
    assert card.whole[0].estimate.n == 352
    for persona, n in (("ann", 350), ("bob", 2)):
        own = score(map_, persona=persona, settings=Settings(privacy_floor=least))
        assert [one.estimate.n for one in own.whole] == ([] if withheld else [n])
        assert own.withheld == bool(withheld)


def test_everybody_s_figure_that_is_a_small_group_s_is_withheld_with_it() -> None:
    metrics = [nps(2, 0, 1, persona="ann")]
    card = score(map_of(point("x", experience=4), scale=FIVE, metrics=metrics, personas=people("ann")))
    assert (card.whole, card.withheld) == ((), 1)
    loose = score(card.map, settings=Settings(privacy_floor=3))
    assert (len(loose.whole), loose.withheld) == (1, 0), "and it is told once, not as everybody's too"


def test_segments_have_figures_of_the_whole_too() -> None:
    segments = [{"id": "s", "name": "Few", "share": 0.1}, {"id": "l", "name": "Many", "share": 0.9}]
    metrics = [nps(50, 0, 50, segment="s"), nps(80, 10, 10, segment="l")]
    card = score(map_of(point("x", experience=4), scale=FIVE, metrics=metrics, segments=segments))
    points = [one.estimate.own.point for one in card.whole]
    assert points == [pytest.approx(63), 0, pytest.approx(70)], "by share: 0.1 x 0 + 0.9 x 70"
