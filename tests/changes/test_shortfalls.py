"""Gaps and targets of two versions: what opened, what was closed, and what only looks as if it was."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from cxmap.api import compare
from cxmap.changes import Comparison
from cxmap.changes.shortfalls import promises_kept, shortfalls
from cxmap.model import Map
from tests.changes.test_laws import QUIETLY, journeys, sound


def made(*scores: tuple[str, float], **more: Any) -> Map:
    points = [{"id": name.lower(), "name": name, "experience": score} for name, score in scores]
    return Map.model_validate({"cxmap": 1, "title": "A day", "goal": 1, "touchpoints": points, **more})


def names(places: Any) -> list[str]:
    return [place.name for place in places]


def test_what_became_of_each_gap() -> None:
    before = made(("Queue", -1), ("Pay", 0), ("Leave", 1), ("Ask", -2), goal=1)
    after = made(("Queue", 1), ("Pay", 0), ("Leave", -1), goal=0)
    gaps = shortfalls(compare(before, after))
    assert (gaps.before, gaps.after) == (3, 1)
    assert names(gaps.opened) == ["Leave"] and names(gaps.closed) == ["Queue"]
    assert names(gaps.eased) == ["Pay"] and names(gaps.otherwise) == ["Ask"]


def test_another_id_opens_no_gap() -> None:
    before, after = made(("Pay", -1)), made(("Pay", -1))
    renamed = after.model_dump(exclude_defaults=True) | {"goal": 1}
    renamed["touchpoints"] = [{"id": "till", "name": "Pay", "experience": -1}]
    gaps = shortfalls(compare(before, Map.model_validate(renamed)))
    assert (gaps.before, gaps.after, gaps.opened, gaps.closed) == (1, 1, (), ())


def test_targets_that_break_and_that_are_kept_again() -> None:
    target = [{"name": "Nobody leaves angry", "must_meet": True, "believed": True}]
    before = made(("Pay", -1), ("Leave", 1), ("Queue", -1), targets=target)
    after = made(("Pay", 1), ("Leave", -1), ("Queue", -1), targets=target)
    kept = promises_kept(compare(before, after))
    assert names(broken.place for broken in kept.broken) == ["Leave"]
    assert names(broken.place for broken in kept.still) == ["Queue"]
    assert names(broken.place for broken in kept.kept) == ["Pay"]


def _sizes(comparison: Comparison) -> tuple[int, int]:
    gaps = shortfalls(comparison)
    ended = len(gaps.closed) + len(gaps.eased) + len(gaps.otherwise)
    assert gaps.after == gaps.before + len(gaps.opened) - ended
    return len(gaps.opened), ended


@QUIETLY
@given(journeys(), journeys())
def test_gaps_add_up_there_and_back(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, other = sound(first), sound(second)
    there, back = compare(one, other), compare(other, one)
    assert _sizes(there) == _sizes(back)[::-1]
    assert _sizes(compare(one, one)) == (0, 0)
