"""What a change means: made maps with one thing changed, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cxmap.changes import Change, Comparison, compare, version
from cxmap.model import Map
from cxmap.scoring import score

DAY = date(2026, 3, 31)


def base() -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": "A day",
        "goal": 1,
        "lanes": [{"id": "risks", "name": "Risks"}],
        "sources": [{"id": "survey", "type": "survey", "date": "2025-12-01"}],
        "opportunities": [{"id": "till", "title": "A second till", "status": "proposed"}],
        "phases": [
            {
                "name": "Buy",
                "touchpoints": [
                    {"id": "queue", "name": "Queue", "experience": 0, "evidence": "survey",
                     "actions": ["I wait for my turn", "I show the loose thread"],
                     "pain_points": ["Ten minutes in line"], "impact": "negative"},
                    {"id": "pay", "name": "Pay", "experience": 1},
                ],
            },
            {"name": "Use", "touchpoints": [{"id": "wear", "name": "Wear it", "experience": 2}]},
        ],
    }  # fmt: skip


def points(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["phases"][0]["touchpoints"]
    return found


def after(change: Callable[[dict[str, Any]], object]) -> Comparison:
    data = base()
    change(data)
    maps = Map.model_validate(base()), Map.model_validate(data)
    return compare(*(version(score(map_), DAY) for map_ in maps))


def kinds(found: Comparison) -> list[str]:
    return [one.kind for one in found.changes]


def only(found: Comparison, kind: str) -> Change:
    (change,) = [one for one in found.changes if one.kind == kind]
    return change


def test_a_believed_experience_that_fell_is_worse_and_changes_the_verdict() -> None:
    found = after(lambda data: points(data)[1].update(experience=-1))
    change = only(found, "experience")
    assert (change.tone, change.before, change.after, change.basis) == ("worse", 1, -1, "believed")
    assert only(found, "verdict").tone == "worse"
    assert "text" not in kinds(found), "told once"
    assert found.worse == 1


def test_lowering_the_goal_moves_the_goalposts_and_makes_nobody_better_off() -> None:
    found = after(lambda data: data.update(goal=0))
    change = only(found, "goal lowered")
    assert change.tone == "worse" and len(change.places) == 3 and change.origin == "map"
    verdict = only(found, "verdict")
    assert (verdict.why, verdict.tone) == ("goal lowered", "neutral")
    assert (found.better, found.worse, found.eased) == (0, 0, 3)
    assert "text" not in kinds(found)


def test_a_wider_tolerance_is_called_out_too() -> None:
    found = after(lambda data: data.update(tolerance=1))
    assert only(found, "tolerance widened").tone == "worse"
    assert only(found, "verdict").why == "tolerance widened"


def test_a_goal_in_its_own_unit_is_lowered_in_that_unit() -> None:
    def csat(goal: str) -> Map:
        data = base()
        points(data)[1].update(goal={"csat": goal}, metrics=[{"type": "csat", "value": "70%", "n": 200}])
        return Map.model_validate(data)

    found = compare(*(version(score(csat(goal)), DAY) for goal in ("80%", "60%")))
    change = only(found, "goal lowered")
    assert (change.before, change.after) == ((80.0, "csat"), (60.0, "csat"))


def measured(*answers: int) -> dict[str, Any]:
    return {"type": "csat", "figure": "mean", "answers": list(answers)}


@pytest.mark.parametrize(
    ("answers", "tone", "clear"),
    [((40, 30, 20, 5, 5), "worse", True), ((5, 6, 20, 29, 40), "neutral", False)],
)
def test_measured_differences_are_tested(answers: tuple[int, ...], tone: str, clear: bool) -> None:
    maps = []
    for own in ((5, 5, 20, 30, 40), answers):
        data = base()
        points(data)[0]["metrics"] = [measured(*own)]
        maps.append(Map.model_validate(data))
    change = only(compare(*(version(score(map_), DAY) for map_ in maps)), "experience")
    assert (change.tone, change.clear, change.basis) == (tone, clear, "measured")
    assert change.contrast is not None and change.before_ends is not None and change.p_value is not None


def test_an_estimate_that_is_measured_now_is_no_improvement() -> None:
    found = after(lambda data: points(data)[0].update(metrics=[measured(1, 1, 1, 40, 80)]))
    assert only(found, "grounds").tone == "neutral" and only(found, "grounds").basis == "measured"


def test_a_persona_is_not_hidden_by_a_mean() -> None:
    def of(shopper: int, friend: int) -> Map:
        data = base() | {
            "personas": [{"id": "shopper", "name": "Shopper"}, {"id": "friend", "name": "Friend"}]
        }
        points(data)[1]["experience"] = {"shopper": shopper, "friend": friend}
        return Map.model_validate(data)

    found = compare(*(version(score(map_), DAY) for map_ in (of(1, 1), of(2, 0))))
    assert only(found, "short for").detail == "Friend" and only(found, "short for").tone == "worse"
    assert {one.detail for one in found.changes if one.kind == "experience"} == {"Shopper", "Friend"}


def test_what_came_or_went_has_its_score_and_the_worst_comes_first() -> None:
    def split_off(data: dict[str, Any]) -> None:
        points(data).pop()
        points(data)[0:0] = [
            {"id": "park", "name": "Park the car", "experience": 2},
            {"id": "stairs", "name": "Climb the stairs", "experience": -2},
            {"id": "lift", "name": "Wait for the lift"},
        ]

    found = after(split_off)
    new = [(one.spot.name, one.after, one.detail) for one in found.changes if one.kind == "added"]
    assert new == [
        ("Climb the stairs", -2, "believed short"),
        ("Park the car", 2, "believed met"),
        ("Wait for the lift", None, ""),
    ]
    gone = only(found, "removed")
    assert (gone.spot.name, gone.before, gone.after, gone.basis) == ("Pay", 1, None, "believed")
    assert gone.reversed().after == 1


def test_what_moved_is_not_removed_and_added() -> None:
    found = after(lambda data: data["phases"][1]["touchpoints"].append(points(data).pop(1)))
    change = only(found, "moved")
    assert change.here is not None and (change.here.phase, change.spot.phase) == ("Buy", "Use")
    assert not {"added", "removed"} & {*kinds(found)}


def test_the_fewest_moves_explain_an_order() -> None:
    found = after(lambda data: data["phases"].reverse())
    assert kinds(found).count("moved") == 1


def test_another_name_and_id_with_the_same_content_is_a_rename() -> None:
    found = after(lambda data: points(data)[0].update(id="line", name="Stand in line"))
    change = only(found, "renamed")
    assert (change.before, change.after) == ("Queue", "Stand in line")
    assert not {"added", "removed", "pain", "pain gone"} & {*kinds(found)}


def test_references_that_follow_a_new_id_are_no_news() -> None:
    def change(data: dict[str, Any]) -> None:
        data["sources"][0]["id"] = "readers"
        data["sources"][0]["name"] = "survey"
        points(data)[0]["evidence"] = "readers"

    data = base()
    data["sources"][0]["name"] = "survey"
    new = base()
    change(new)
    found = compare(*(version(score(Map.model_validate(one)), DAY) for one in (data, new)))
    assert kinds(found) == ["renamed"] and only(found, "renamed").detail == "id"


def test_a_touchpoint_is_split_where_its_words_are_dealt_out() -> None:
    def split(data: dict[str, Any]) -> None:
        actions = points(data)[0]["actions"]
        points(data)[0:1] = [
            {"id": "wait", "name": "Wait", "experience": 0, "actions": actions[:1],
             "pain_points": ["Ten minutes in line"]},
            {"id": "ask", "name": "Ask for a repair", "experience": 0, "actions": actions[1:]},
        ]  # fmt: skip

    found = after(split)
    assert only(found, "split").after == ("Wait", "Ask for a repair")

    def lose(data: dict[str, Any]) -> None:
        split(data)
        points(data)[1].update(actions=["I leave"])

    assert "split" not in kinds(after(lose)), "not for certain"


@pytest.mark.parametrize(
    ("change", "kind", "tone"),
    [
        (lambda data: points(data)[0].update(pain_points=[]), "pain gone", "better"),
        (lambda data: points(data)[1].update(pain_points=["The card is refused"]), "pain", "worse"),
        (
            lambda data: points(data)[0].update(pain_points=["Ten minutes in the line"]),
            "pain changed",
            "neutral",
        ),
        (lambda data: points(data)[0].update(impact="positive"), "impact turned", "better"),
        (lambda data: points(data)[0].update(impact=[]), "impact gone", "neutral"),
        (lambda data: data["opportunities"][0].update(status="doing"), "status", "better"),
        (lambda data: data["opportunities"][0].update(status="dropped"), "status", "worse"),
        (lambda data: data.update(opportunities=[]), "opportunity gone", "neutral"),
        (lambda data: data["sources"][0].update(date="2026-03-01"), "source date", "better"),
        (lambda data: data["sources"][0].update(date="2024-03-01"), "evidence stale", "worse"),
        (lambda data: data["sources"][0].update(type="employees"), "evidence weaker", "worse"),
        (lambda data: data.update(scale={"min": 1, "max": 5}, goal=4), "scale", "neutral"),
    ],
)
def test_each_kind_of_change(change: Callable[[dict[str, Any]], object], kind: str, tone: str) -> None:
    if kind == "scale":
        data = base() | {"scale": {"min": 1, "max": 5}, "goal": 4}
        for step in (*points(data), *data["phases"][1]["touchpoints"]):
            step["experience"] += 3
        maps = Map.model_validate(base()), Map.model_validate(data)
        found = compare(*(version(score(map_), DAY) for map_ in maps))
        assert kinds(found).count("experience") == 0, "the same share of another scale"
    else:
        found = after(change)
    assert only(found, kind).tone == tone


def test_everything_that_a_map_says_is_told() -> None:
    def change(data: dict[str, Any]) -> None:
        points(data)[0].update(
            backstage=["Count the queue"], lanes={"risks": ["Old tills"]}, note="Ask the team"
        )
        data["phases"][0]["when"] = "Saturday"

    told = {(one.detail, str(one.after)) for one in after(change).changes}
    assert {detail for detail, _ in told} == {"backstage", "lanes.risks", "note", "when"}
    assert "Old tills" in str(told) and "Count the queue" in str(told)
