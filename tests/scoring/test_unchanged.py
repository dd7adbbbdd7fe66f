"""What is taken from the card of another version is what would have been found out anew."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap.model import Map
from cxmap.scoring import Settings, score
from cxmap.scoring.unchanged import Unchanged
from tests.strategies import maps

QUIETLY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def base(**more: Any) -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": "A day",
        "goal": 1,
        "personas": [{"id": "anna", "name": "Anna"}],
        "phases": [
            {
                "name": "Buy",
                "touchpoints": [{"name": "Queue", "experience": -1}, {"name": "Pay", "experience": 1}],
            },
            {"name": "Use", "touchpoints": [{"name": "Wear", "experience": 2}]},
        ],
        **more,
    }


def taken(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The touchpoints whose scores are taken from the version before."""
    map_ = Map.model_validate(after)
    known = Unchanged(map_, score(Map.model_validate(before)))
    return [step.touchpoint.name for step in map_.steps if known.score(step, 0)]


def test_only_what_changed_is_scored_anew() -> None:
    after = base()
    after["phases"][0]["touchpoints"][0]["experience"] = 0
    assert taken(base(), after) == ["Pay", "Wear"]
    assert taken(base(), base()) == ["Queue", "Pay", "Wear"]


def test_another_goal_of_the_phase_or_map_has_a_say() -> None:
    after = base()
    after["phases"][0]["goal"] = 0
    assert taken(base(), after) == ["Wear"]
    assert taken(base(), base(goal=0)) == []
    assert taken(base(), base(personas=[{"id": "anna", "name": "Anna"}, {"id": "ben", "name": "Ben"}])) == []


def test_what_moved_has_its_new_place() -> None:
    after = base()
    after["phases"].insert(0, {"name": "Look", "touchpoints": [{"name": "See it", "experience": 0}]})
    whole = Map.model_validate(after)
    assert score(whole, like=score(Map.model_validate(base()))) == score(whole)
    assert taken(base(), after) == ["Queue", "Pay", "Wear"]


@QUIETLY
@given(maps(sound=True), maps(sound=True), st.sampled_from([None, 0.95, 0.8]), st.data())
def test_a_card_made_beside_any_other_is_the_same(
    first: dict[str, Any], second: dict[str, Any], confidence: float | None, data: st.DataObject
) -> None:
    try:
        one, other = Map.model_validate(first), Map.model_validate(second)
    except ValidationError:
        assume(False)
        raise
    how = Settings() if confidence is None else Settings(confidence=confidence)
    persona = data.draw(st.sampled_from([None, *other.personas_by_id]))
    for before in (one, other, other.with_fields({"phases": other.phases[::-1]})):
        assert score(other, persona=persona, like=score(before, settings=how)) == score(
            other, persona=persona
        )
        assert score(other, settings=how, like=score(before, settings=how)) == score(other, settings=how)
