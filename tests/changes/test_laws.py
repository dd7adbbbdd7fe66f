"""Laws of differences: none of a map and itself, turned when the maps are, and a way that leads there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap.changes import Change, Version, applied, compare, edits, reversed_edits, state_of, version
from cxmap.changes.edits import Set
from cxmap.lint import run_rules
from cxmap.model import Map
from cxmap.scoring import score
from tests.strategies import maps

DAY = date(2026, 3, 31)
QUIETLY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

_NAMES = ("Queue at the till", "Pay", "Try it on", "Ask for another size", "Leave")
_TEXTS = ("Nobody helps", "It takes ten minutes", "The card is refused", "No repair for a missing button")
_SCORES = st.sampled_from([-2, -1, 0, 1, 2])


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return frozenset((key, _frozen(one)) for key, one in value.items())
    return tuple(map(_frozen, value)) if isinstance(value, tuple | list) else value


def frozen(one: Change) -> Any:
    """A change for a heap: floats that come out of tests are rounded, for the order of a sum may differ."""
    values = {name: getattr(one, name) for name in Change.__struct_fields__}
    values["p_value"] = None if one.p_value is None else round(one.p_value, 9)
    values["contrast"] = one.contrast and tuple(round(end, 9) + 0.0 for end in one.contrast)
    values["weight"] = round(one.weight, 9)
    values["places"] = len(one.places)
    if one.places:  # stands for all of them, whichever comes first
        values |= {"here": None, "there": None}
    return frozenset((name, _frozen(value)) for name, value in values.items())


def versioned(map_: Map) -> Version:
    return version(score(map_), DAY)


@st.composite
def touchpoints(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {"name": draw(st.sampled_from(_NAMES)), "experience": draw(_SCORES)}
    if draw(st.booleans()):
        found["goal"] = draw(st.one_of(_SCORES, st.none(), st.just({"csat": "80%"})))
    if draw(st.booleans()):
        found["pain_points"] = draw(st.lists(st.sampled_from(_TEXTS), max_size=3, unique=True))
    if draw(st.booleans()):
        found["metrics"] = [
            {"type": "csat", "answers": draw(st.lists(st.integers(1, 30), min_size=5, max_size=5))}
        ]
    if draw(st.booleans()):
        found["impact"] = draw(st.sampled_from(["positive", "negative", "either"]))
    if draw(st.booleans()):
        found["id"] = draw(st.sampled_from("abc"))
    return found


@st.composite
def journeys(draw: st.DrawFn) -> dict[str, Any]:
    """Maps much like each other, so that something is matched, moved and renamed."""
    data: dict[str, Any] = {"cxmap": 1, "title": "A day", "tolerance": draw(st.sampled_from([0.0, 0.5]))}
    data["goal"] = draw(st.one_of(_SCORES, st.just({"score": 1, "csat": "70%"})))
    phases = st.fixed_dictionaries(
        {"name": st.sampled_from(["Before", "After"]), "goal": st.one_of(_SCORES, st.none())}
    )
    data["phases"] = [
        {**one, "touchpoints": draw(st.lists(touchpoints(), max_size=4))}
        for one in draw(st.lists(phases, min_size=1, max_size=2, unique_by=lambda one: one["name"]))
    ]
    status = draw(st.sampled_from(["proposed", "planned", "doing", "done", "dropped"]))
    data["opportunities"] = [{"title": "Open a second till", "status": status}]
    return data


def sound(data: dict[str, Any]) -> Map:
    try:
        map_ = Map.model_validate(data)
    except ValidationError:
        assume(False)
        raise
    assume(not any(problem.severity == "error" for problem in run_rules(map_)))
    return map_


def _tells(change: Change, edit: Set) -> bool:
    """Whether a change may be about a field: of the same thing, or told where an inherited goal holds."""
    spots = [spot and (spot.section, spot.id) for spot in (change.here, change.there)]
    return spots == [edit.before_key, edit.after_key] or (edit.field == "goal" and any(change.origins))


def _holds(first: Map, second: Map) -> None:
    there = edits(first, second)
    assert applied(state_of(first), there) == state_of(second)
    assert applied(state_of(second), reversed_edits(there)) == state_of(first)
    assert bool(there) == (state_of(first) != state_of(second))
    back = edits(second, first)
    assert Counter(map(repr, reversed_edits(there))) == Counter(map(repr, back))
    one, other = versioned(first), versioned(second)
    forwards, backwards = compare(one, other), compare(other, one)
    assert Counter(frozen(change.reversed()) for change in forwards.changes) == Counter(
        map(frozen, backwards.changes)
    )
    assert not compare(one, one).changes and not compare(one, one).edits
    for edit in there:
        if isinstance(edit, Set) and not edit.echo:
            assert any(_tells(change, edit) for change in forwards.changes), edit


@QUIETLY
@given(journeys(), journeys())
def test_the_difference_of_like_maps_leads_there_and_back(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    _holds(sound(first), sound(second))


@QUIETLY
@given(maps(sound=True), maps(sound=True))
def test_the_difference_of_any_maps_leads_there_and_back(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    _holds(sound(first), sound(second))


@QUIETLY
@given(maps(sound=True), maps(sound=True))
def test_equal_maps_have_equal_states_and_no_others(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, other = sound(first), sound(second)
    assert (state_of(one) == state_of(other)) == (one == other)
    assert state_of(one) == state_of(sound(first))
