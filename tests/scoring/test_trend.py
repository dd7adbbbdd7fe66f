"""How scores moved: like for like, honest about beliefs and margins, across ids, scales and gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxmap.model import Map
from cxmap.scoring import score
from cxmap.scoring.trend import Move, Trend, Version, trend

FEW = {"type": "csat", "answers": [3, 3, 4, 5, 5]}
GOOD = {"type": "csat", "answers": [5, 8, 20, 60, 40]}
BAD = {"type": "csat", "answers": [40, 50, 25, 12, 6]}


def map_of(scores: dict[str, Any], **more: Any) -> Map:
    """A map on 1 to 5; a list of metrics makes a score a measured one, and `goal` is 4."""
    touchpoints = []
    for name, found in scores.items():
        key = "metrics" if isinstance(found, list) else "experience"
        touchpoints.append({"id": name.lower(), "name": name, key: found})
    scale = {"min": 1, "max": 5}
    return Map.model_validate(
        {"cxmap": 1, "title": "T", "scale": scale, "goal": 4, "touchpoints": touchpoints} | more
    )


def of(*maps: Map | dict[str, Any] | None, **more: Any) -> Trend:
    versions = []
    for at, found in enumerate(maps):
        map_ = map_of(found) if isinstance(found, dict) else found
        versions.append(
            Version(f"v{at}", date(2024, 1, at + 1), None if map_ is None else score(map_), map_ is not None)
        )
    return trend(versions, **more)


def move(found: Trend, id_: str) -> Move:
    return next(one for one in found.moves if one.place.id == id_)


def test_points_hold_the_figures_of_each_version() -> None:
    found = of({"A": 4, "B": 2}, {"A": 3, "B": 2})
    first, last = found.points
    assert [(one.mean, one.goal, one.short, one.judged, one.measured) for one in (first, last)] == [
        (3.0, 4.0, 1, 2, 0),
        (2.5, 4.0, 2, 2, 0),
    ]
    assert (first.priority, last.priority) == (50.0, 75.0)
    assert (first.alike, last.alike) == (False, True)
    assert (last.fell, last.rose, first.fell) == (("A",), (), ())
    assert found.alike is not None and (found.alike.places, found.alike.gain) == (2, -0.5)


@pytest.mark.parametrize(
    ("course", "state", "gain", "since", "step"),
    [
        ([4, 3], "worse", -1, 1, -1),
        ([4, 4, 3, 2, 2], "worse", -2, 2, -1),
        ([4, 3, 5, 3], "worse", -1, 3, -2),
        ([3, 4, 5], "better", 2, 1, 1),
        ([2, 5, 4], "better", 2, 1, -1),
        ([3, 4, 3], "same", 0, None, -1),
        ([3, 3, 3], "same", 0, None, 0),
        ([0.1 + 2.0, 2.1], "same", 0, None, 0),
    ],
)
def test_believed_scores_changed_or_did_not(
    course: list[float], state: str, gain: float, since: int | None, step: float
) -> None:
    found = move(of(*({"A": value} for value in course)), "a")
    assert (found.state, found.since, found.clear) == (state, since, None)
    assert (found.gain, found.step_gain) == pytest.approx((gain, step))


def test_measured_scores_change_only_beyond_their_margins() -> None:
    clear = move(of({"A": [GOOD]}, {"A": [BAD]}), "a")
    assert (clear.state, clear.clear) == ("worse", True) and clear.gain < -1
    assert move(of({"A": [BAD]}, {"A": [GOOD]}), "a").state == "better"
    within = move(of({"A": [FEW]}, {"A": [{**FEW, "answers": [3, 4, 4, 5, 4]}]}), "a")
    assert (within.state, within.clear) == ("unclear", False)
    bare = move(of({"A": [{"type": "csat", "value": 80}]}, {"A": [{"type": "csat", "value": 20}]}), "a")
    assert (bare.state, bare.clear) == ("unclear", None)
    assert move(of({"A": [GOOD]}, {"A": [GOOD]}), "a").state == "same"


def csat(value: float, n: int | None = 100) -> list[dict[str, Any]]:
    return [{"type": "csat", "value": value} | ({} if n is None else {"n": n})]


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        (csat(80), csat(70), "unclear"),  # the share moved by -0.100, which may be from -0.217 to +0.020
        (csat(70), csat(80), "unclear"),
        (csat(80, None), csat(20, None), "unclear"),
        (csat(80), csat(20, None), "unclear"),
        (csat(80), csat(60), "fell"),  # by -0.200, from -0.319 to -0.073
        (csat(60), csat(80), "rose"),
        (csat(80), csat(80, 50), None),
        (2, 1.9, "fell"),
        (2, 2.1, "rose"),
    ],
)
@pytest.mark.parametrize("lower", [False, True])
def test_versions_tell_only_clear_changes_as_worse_or_better(
    before: Any, after: Any, where: str | None, lower: bool
) -> None:
    scale = {"min": 1, "max": 5, "direction": "lower-is-better" if lower else "higher-is-better"}
    last = of(*(map_of({"A": one}, scale=scale) for one in (before, after))).points[-1]
    if lower and isinstance(before, float | int):
        where = "rose" if where == "fell" else "fell"
    found = {"fell": last.fell, "rose": last.rose, "unclear": last.unclear}
    assert found == {name: ("A",) if name == where else () for name in found}


def test_a_belief_that_is_measured_now_is_not_a_change() -> None:
    found = of({"A": 5, "B": 3}, {"A": [BAD], "B": 3})
    first = move(found, "a")
    assert (first.state, first.gain) == ("unlike", 0)
    assert first.before is not None and first.before.score == 5
    assert found.points[1].rescored == ("A",) and not found.points[1].alike
    assert found.points[1].fell == ()
    assert found.alike is not None and found.alike.places == 1
    later = move(of({"A": 5}, {"A": [GOOD]}, {"A": [BAD]}), "a")
    assert (later.state, later.first.at) == ("worse", 1)
    assert later.before is not None and later.before.score == 5


def test_touchpoints_that_come_and_go_are_not_compared_with_nothing() -> None:
    found = of({"A": 4, "Old": 1}, {"A": 4, "New": 5}, {"A": 4, "New": 4})
    assert [one.alike for one in found.points] == [False, False, True]
    assert (found.points[1].came, found.points[1].went) == (("New",), ("Old",))
    assert {one.place.id: one.state for one in found.moves} == {"a": "same", "new": "worse"}
    assert found.alike is not None and (found.alike.places, found.alike.gain) == (1, 0)


def test_a_missing_score_is_never_zero() -> None:
    found = of({"A": 4, "B": 4}, {"A": 4, "B": None}, {"A": 4, "B": 3})
    assert [one.mean for one in found.points] == [4, 4, 3.5]
    assert found.points[1].went == ("B",) and found.points[2].came == ("B",)
    assert move(found, "b").gain == -1


def test_a_touchpoint_is_known_again_by_its_name_where_its_id_changed() -> None:
    def named(id_: str, value: float) -> Map:
        return map_of({}, touchpoints=[{"id": id_, "name": "Queue", "experience": value}])

    found = of(named("q1", 4), named("q2", 3), named("q3", 2))
    assert (move(found, "q3").gain, len(found.moves), found.points[2].came) == (-2, 1, ())


def places(*found: tuple[str, str, float], lower: bool = False) -> Map:
    """A map on -2 to +2 of ids, names and scores; where lower is better, the scores turned round."""
    touchpoints = [
        {"id": id_, "name": name, "experience": -value if lower else value} for id_, name, value in found
    ]
    scale = {"min": -2, "max": 2, "direction": "lower-is-better" if lower else "higher-is-better"}
    return map_of({}, touchpoints=touchpoints, scale=scale, goal=0)


@pytest.mark.parametrize("lower", [False, True])
def test_an_id_that_another_place_takes_over_lends_it_no_score(lower: bool) -> None:
    found = of(
        places(("pay", "Pay", -2), ("checkout", "Checkout", 2), lower=lower),
        places(("checkout", "Checkout", 2), lower=lower),
        places(("pay", "Checkout", 1), lower=lower),
    )
    assert [one.scored for one in found.points] == [2, 1, 1]
    assert (found.points[1].went, found.points[2].came) == (("Pay",), ())
    checkout = move(found, "pay")
    assert (checkout.state, checkout.gain, checkout.since) == ("worse", -1, 2)
    assert checkout.first.score == (-2 if lower else 2)
    assert found.alike is not None and (found.alike.places, found.alike.gain) == (1, -1)


@pytest.mark.parametrize("lower", [False, True])
def test_places_of_one_name_with_new_ids_are_not_compared(lower: bool) -> None:
    found = of(
        places(("a", "Call", -2), ("b", "Call", 1), ("q", "Queue", 2), lower=lower),
        places(("c", "Call", 1), ("d", "Call", 2), ("q", "Queue", 1), lower=lower),
    )
    assert [(one.place.id, one.state, one.gain) for one in found.moves] == [("q", "worse", -1)]
    assert (found.points[1].came, found.points[1].went) == (("Call", "Call"), ("Call", "Call"))
    assert not found.points[1].alike


def test_another_id_is_remembered_where_a_version_lacks_the_place() -> None:
    other = ("q", "Queue", 0.0)
    found = of(
        places(("a", "Call", 2), other), places(other), places(("a", "Call", 1), other),
        places(("b", "Call", -1), other),
    )  # fmt: skip
    call = move(found, "b")
    assert (call.state, call.gain, call.first.at, call.since) == ("worse", -3, 0, 2)


def test_scales_are_brought_to_the_last_one() -> None:
    old = map_of({"A": 0, "B": -1}, scale={"min": -2, "max": 2}, goal=1)
    turned = map_of({"A": 3, "B": 4}, scale={"min": 1, "max": 5, "direction": "lower-is-better"}, goal=2)
    found = of(old, turned, {"A": 3, "B": 1})
    assert [one.mean for one in found.points] == [2.5, 2.5, 2]
    assert [one.goal for one in found.points] == [4, 4, 4]
    assert [one.rescaled for one in found.points] == [False, True, True]
    assert not found.points[1].alike and found.points[1].regoaled == ()
    assert move(found, "b").gain == -1


def test_better_is_down_where_lower_is_better() -> None:
    scale = {"min": 1, "max": 5, "direction": "lower-is-better"}
    found = of(map_of({"A": 2, "B": 4}, scale=scale), map_of({"A": 4, "B": 2}, scale=scale))
    assert (move(found, "a").state, move(found, "b").state) == ("worse", "better")
    assert (found.points[1].fell, found.points[1].rose) == (("A",), ("B",))


def test_other_goals_are_named() -> None:
    found = of({"A": 4, "B": 4}, map_of({"A": 4, "B": 4}, goal=5), map_of({"A": 4, "B": 4}, goal=None))
    assert [one.regoaled for one in found.points] == [(), ("A", "B"), ("A", "B")]
    assert [one.goal for one in found.points] == [4, 5, None]
    assert found.points[2].judged == 0


def test_versions_that_say_nothing_are_counted() -> None:
    found = of(None, {"A": 4}, {"A": None}, {"A": 3}, known=9, missing="shallow")
    assert [one.revision for one in found.unsound] == ["v0"]
    assert [one.revision for one in found.unscored] == ["v2"]
    assert (len(found.points), found.known, found.missing) == (2, 9, "shallow")
    assert move(found, "a").since == 1


@pytest.mark.parametrize(
    "maps", [(), ({"A": 4},), (None, {"A": 4}), ({"A": 4}, None), ({"A": 4}, {"A": 3}, {"A": None})]
)
def test_less_than_two_versions_with_scores_make_no_trend(maps: tuple[Any, ...]) -> None:
    found = of(*maps)
    assert (found.points, found.moves, found.alike) == ((), (), None)


def test_the_trend_of_equal_versions_is_flat() -> None:
    found = of(*({"A": 4, "B": [GOOD], "C": 2},) * 5)
    assert {one.state for one in found.moves} == {"same"}
    assert all(one.step is None for one in found.moves)
    assert all(one.alike for one in found.points[1:])
    assert found.alike is not None and found.alike.gain == 0


def test_a_phase_that_is_scored_as_a_whole_takes_part() -> None:
    def phase(value: float) -> Map:
        return map_of({}, touchpoints=[], phases=[{"id": "p", "name": "P", "experience": value}])

    assert move(of(phase(4), phase(3)), "p").state == "worse"
