"""What became of promises, and of causes."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.model import Map
from cxmap.scoring import Scorecard, score
from cxmap.scoring.backlog import backlog_of
from cxmap.scoring.causes import aimless, causes
from cxmap.scoring.intervals import wilson
from cxmap.scoring.ledger import hit_rates, promises

SCALE = {"min": 1, "max": 5}
LOW, HIGH = [60, 50, 40, 30, 20], [10, 20, 30, 60, 80]


def rating(answers: list[int], day: str, **more: Any) -> dict[str, Any]:
    return {"type": "rating", "scale": SCALE, "answers": answers, "date": day, **more}


def card(metrics: list[dict[str, Any]], **opportunity: Any) -> Scorecard:
    item = {
        "title": "Tills",
        "owner": "Store",
        "status": "done",
        "done": "2025-06-01",
        "expects": [{"touchpoint": "queue", "experience": 3}],
    } | opportunity
    return score(
        Map.model_validate(
            {
                "cxmap": 1,
                "title": "Shop",
                "scale": SCALE,
                "goal": 4,
                "touchpoints": [{"id": "queue", "name": "Queue", "metrics": metrics}],
                "opportunities": [item],
            }
        )
    )


@pytest.mark.parametrize(
    ("metrics", "opportunity", "outcome"),
    [
        ([rating(HIGH, "2025-09-01"), rating(LOW, "2025-03-01")], {}, "kept"),
        ([rating(LOW, "2025-09-01"), rating(LOW, "2025-03-01")], {}, "broken"),
        ([rating([1, 2, 3, 2, 1], "2025-09-01")], {}, "undecided"),
        ([rating(LOW, "2025-03-01")], {}, "open"),
        ([rating(HIGH, "2025-06-01")], {}, "open"),
        ([rating(HIGH, "2025-09-01")], {"done": None}, "open"),
        ([rating(HIGH, "2025-09-01")], {"status": "doing", "done": None}, "not done"),
        ([], {}, "open"),
    ],
)
def test_outcomes(metrics: list[dict[str, Any]], opportunity: dict[str, Any], outcome: str) -> None:
    assert [promise.outcome for promise in promises(card(metrics, **opportunity))] == [outcome]


def test_before_and_after_are_the_nearest_and_the_latest() -> None:
    days = ["2026-01-01", "2025-09-01", "2025-05-01", "2025-01-01"]
    made = promises(card([rating(HIGH if day > "2025-06" else LOW, day) for day in days]))[0]
    assert made.before is not None
    assert made.after is not None
    assert (str(made.before.day), str(made.after.day)) == ("2025-05-01", "2026-01-01")
    assert made.contrast is not None
    assert made.contrast.low is not None
    assert made.contrast.low > 0


def test_another_question_before_is_not_held_against_it() -> None:
    other = rating(LOW, "2025-03-01", name="Another question")
    made = promises(card([rating(HIGH, "2025-09-01"), other]))[0]
    assert (made.outcome, made.before, made.contrast) == ("kept", None, None)


def test_hit_rates_count_the_decided_alone() -> None:
    kept = promises(card([rating(HIGH, "2025-09-01")]))
    broken = promises(card([rating(LOW, "2025-09-01")], owner="Digital"))
    open_ = promises(card([], owner="Digital"))
    whole, digital, store = hit_rates([*kept, *kept, *broken, *open_], 0.95)
    assert (whole.owner, whole.kept, whole.broken, whole.open) == (None, 2, 1, 1)
    assert whole.share == wilson(2, 3, 0.95)
    assert (digital.owner, digital.kept, digital.broken, digital.open) == ("Digital", 0, 1, 1)
    assert (store.owner, store.kept) == ("Store", 2)
    assert hit_rates(open_, 0.95)[0].share is None
    assert hit_rates([], 0.95) == ()


def shop(**more: Any) -> Map:
    return Map.model_validate({"cxmap": 1, "title": "Shop", "touchpoints": ["Queue"], **more})


def test_causes_are_known_again_in_other_capitals() -> None:
    map_ = shop(
        pain_points=[
            {"text": "Slow", "severity": 2, "cause": "No plan."},
            {"text": "Long", "cause": "no  plan"},
        ],
        opportunities=[
            {"title": "Plan", "removes": "No plan"},
            {"title": "Paint", "removes": "Grey walls"},
        ],
    )
    (cause,) = causes(map_)
    assert ([pain.text for _, pain in cause.pains], cause.severity) == (["Slow", "Long"], 2)
    assert [item.title for item in cause.removed_by] == ["Plan"]
    assert [(item.title, text) for item, text in aimless(map_)] == [("Paint", "Grey walls")]


def test_ranks_go_over_maps_and_leave_out_what_is_closed_or_not_rated() -> None:
    def item(title: str, impact: float | None, **more: Any) -> dict[str, Any]:
        return {"title": title, "impact": impact, "feasibility": 4, **more}

    first = score(shop(opportunities=[item("A", 2), item("B", 5), item("Done", 5, status="done")]))
    second = score(shop(opportunities=[item("C", 5), item("D", None)]))
    found = backlog_of([("a", first), ("b", second)])
    assert [(own.opportunity.title, own.rank) for own in found.items] == [
        ("B", 1), ("C", 1), ("A", 3), ("Done", None), ("D", None),
    ]  # fmt: skip
