"""What if, the best step and promises: by hand."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.scoring import (
    best_step,
    broken_promises,
    score,
    what_if,
)
from tests.scoring.scoring_maps import FIVE, found, map_of, point

# What if


def test_what_if_changes_one_experience_and_what_follows_from_it() -> None:
    map_ = map_of(
        point("a", experience=-2, importance=5), point("b", experience=-1), point("c", experience=1), goal=1
    )
    answer = what_if(score(map_), {"a": 1})
    assert answer.journey_before is not None
    assert answer.journey_after is not None
    assert answer.journey_before.mean == pytest.approx(-2 / 3)
    assert answer.journey_after.mean == pytest.approx(1 / 3)
    assert (answer.journey_before.peak_end, answer.journey_after.peak_end) == (-0.5, 0)
    assert [(old.id, old.rank, new.rank) for old, new in answer.changed] == [("a", 1, None), ("b", 2, 1)]
    assert len(answer.after.listed) == len(answer.before.listed) - 1


def test_what_is_assumed_is_believed_even_where_data_were() -> None:
    rating = {"type": "rating", "scale": FIVE, "value": 2, "sd": 1, "n": 400}
    map_ = map_of(point("a", metrics=[rating]), scale=FIVE, goal=4)
    after = what_if(score(map_), {"a": 4.5}).after.touchpoints[0]
    assert (after.experience, after.measured, after.verdict) == (4.5, None, "believed met")
    assert what_if(score(map_), {}).changed == ()


def test_the_best_step_is_the_one_that_is_remembered() -> None:
    # the peak is -2 at `b`, the end 0 at `d`: with b mended the peak is 1.5 at `a`; with d mended it stays
    map_ = map_of(
        point("a", experience=1.5),
        point("b", experience=-2),
        point("c", experience=-1, importance=5),
        point("d", experience=0),
        goal=1,
    )
    found_ = best_step(score(map_))
    assert found_ is not None
    answer = found_.outcome
    assert (found_.place.id, found_.by) == ("b", "peak-end")
    assert answer.journey_before is not None
    assert answer.journey_after is not None
    assert (answer.journey_before.peak_end, answer.journey_after.peak_end) == (-1, 0.75)


def test_on_a_tie_the_weighted_mean_decides() -> None:
    # neither changes peak (2) or end (1); b weighs more
    map_ = map_of(
        point("a", experience=0, importance=2),
        point("b", experience=0, importance=5),
        point("peak", experience=2),
        point("end", experience=1),
        goal=1,
    )
    found_ = best_step(score(map_))
    assert found_ is not None
    assert found_.place.id == "b"


def test_without_a_peak_end_the_weighted_mean_decides() -> None:
    map_ = map_of(
        point("a", experience=-2, importance=1),
        point("b", experience=-1, importance=5),
        point("c", experience=1),
        point("end"),
        goal=1,
    )
    found_ = best_step(score(map_))
    assert found_ is not None
    assert (found_.place.id, found_.by) == ("b", "weighted mean"), "5 x 2 of weighted points, a has 1 x 3"
    assert found_.outcome.journey_before is not None
    assert found_.outcome.journey_before.untold == "end without a score"


def test_where_nothing_is_weighted_no_weighted_mean_is_named() -> None:
    card = score(map_of(point("a", experience=-2), point("b", experience=-1), point("c"), point("d"), goal=1))
    found_ = best_step(card)
    assert found_ is not None
    assert (found_.place.id, found_.by) == ("a", "mean")
    assert found_.outcome.journey_before is not None
    assert found_.outcome.journey_before.weighted_mean is None


def test_a_short_phase_scored_as_a_whole_is_not_overlooked() -> None:
    map_ = map_of(
        phases=[
            {"id": "p", "name": "P", "experience": -2, "goal": 1, "touchpoints": [point("a")]},
            {"id": "q", "name": "Q", "touchpoints": [point("b", experience=1), point("c", experience=1)]},
        ]
    )
    found_ = best_step(score(map_))
    assert found_ is not None
    assert (found_.place.id, found_.by) == ("p", "peak-end")
    assert [(old.id, new.experience) for old, new in found_.outcome.changed] == [("p", 1)]


def test_a_score_for_a_touchpoint_whose_phase_was_scored_as_a_whole() -> None:
    phase = {"id": "p", "name": "P", "experience": -2, "goal": 1, "touchpoints": [point("a"), point("b")]}
    answer = what_if(score(map_of(phases=[phase])), {"a": 2})
    assert [(old.id, new.experience) for old, new in answer.changed] == [("a", 2)]
    assert [phase.id for phase in answer.after.phases] == ["p"], "it still stands for b"
    both = what_if(score(map_of(phases=[phase])), {"a": 2, "b": 2})
    assert both.after.phases == (), "the phase no longer stands for its touchpoints"


def test_no_best_step_where_nothing_is_short() -> None:
    assert best_step(score(map_of(point("a", experience=2), goal=1))) is None


# Promises


def kept(target: dict[str, Any], **frame: Any) -> list[tuple[str, bool]]:
    def rating(value: float, n: int = 400) -> list[dict[str, Any]]:
        return [{"type": "rating", "scale": FIVE, "value": value, "sd": 1, "n": n}]

    card = score(
        map_of(
            channels=["Web"],
            phases=[
                {
                    "id": "p",
                    "name": "P",
                    "touchpoints": [
                        point("good", metrics=rating(4.5)),
                        point("bad", metrics=rating(3), channel="web", impact="negative"),
                        point("unsure", metrics=rating(3.9, 20), channel="web"),
                    ],
                },
                {
                    "id": "q",
                    "name": "Q",
                    "touchpoints": [
                        point("claim", experience=3.5),
                        point("none"),
                        point("no-goal", goal=None),
                    ],
                },
            ],
            scale=FIVE,
            goal=4,
            targets=[target],
            **frame,
        )
    )
    return [(broken.place.id, broken.undecided) for broken in broken_promises(card)]


@pytest.mark.parametrize(
    ("target", "broken"),
    [
        ({"must_meet": True}, [("bad", False)]),
        ({"must_meet": True, "undecided": True}, [("bad", False), ("unsure", True)]),
        ({"must_meet": True, "believed": True}, [("bad", False), ("claim", False)]),
        ({"min_gap": -0.5, "believed": True}, [("bad", False)]),
        ({"min_gap": -0.4, "believed": True}, [("bad", False), ("claim", False)]),
        ({"min_gap": -1.2}, []),
        ({"min_gap": -1.05, "undecided": True}, [("bad", True)]),
        ({"must_meet": True, "channels": "web", "undecided": True}, [("bad", False), ("unsure", True)]),
        ({"must_meet": True, "impact": True, "undecided": True}, [("bad", False)]),
        ({"must_meet": True, "phases": "q"}, []),
        ({"must_meet": True, "touchpoints": "good"}, []),
        ({"must_meet": True, "phases": "q", "channels": "web"}, []),
    ],
)
def test_promises(target: dict[str, Any], broken: list[tuple[str, bool]]) -> None:
    assert kept(target) == broken


def test_a_tolerance_eases_must_meet_and_not_a_given_gap() -> None:
    assert kept({"must_meet": True}, tolerance=1.2) == []
    assert kept({"min_gap": -0.5}, tolerance=1.2) == [("bad", False)]


def test_just_as_far_below_as_allowed_is_kept() -> None:
    card = score(map_of(point("a", experience=0.7), goal=1, targets=[{"min_gap": -0.3, "believed": True}]))
    assert found(card, "a").gap != -0.3
    assert broken_promises(card) == ()
