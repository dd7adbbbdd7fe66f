"""Maps that are made with the parts of others are what they would be without."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap.model import KnownParts, Map
from tests.strategies import maps

QUIETLY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def base() -> dict[str, Any]:
    return {
        "cxmap": 1,
        "title": "A day",
        "phases": [{"name": "Buy", "touchpoints": [{"name": "Queue", "reach": 1}, {"name": "Pay"}]}],
    }


def made(data: Any, known: KnownParts | None) -> tuple[Map | None, str]:
    """The map, or why there is none."""
    try:
        return Map.model_validate(data, context=known), ""
    except ValidationError as error:
        return None, repr(error.errors(include_url=False, include_input=False))


def test_equal_touchpoints_are_one_and_the_same() -> None:
    known, after = KnownParts(), base()
    after["phases"][0]["touchpoints"][1]["experience"] = 1
    first, second = (Map.model_validate(data, context=known) for data in (base(), after))
    one, other = ([step.touchpoint for step in map_.steps] for map_ in (first, second))
    assert one[0] is other[0]
    assert one[1] != other[1]


@pytest.mark.parametrize("value", [True, "1", 1.0, [1], None])
def test_what_python_takes_for_equal_is_not_the_same(value: Any) -> None:
    known, after = KnownParts(), base()
    after["phases"][0]["touchpoints"][0]["reach"] = value
    Map.model_validate(base(), context=known)
    assert made(after, known) == made(after, None)


def test_a_faulty_map_teaches_nothing_and_is_told_as_ever() -> None:
    known, faulty = KnownParts(), base()
    faulty["phases"][0]["touchpoints"][0]["nmae"] = "Queue"
    assert made(faulty, known) == made(faulty, None)
    assert made(base(), known)[0] == Map.model_validate(base())
    assert made(faulty, known) == made(faulty, None)


@QUIETLY
@given(st.lists(maps(sound=False) | maps(sound=True), min_size=2, max_size=4))
def test_any_maps_are_the_same_with_and_without(several: list[dict[str, Any]]) -> None:
    known = KnownParts()
    for one in [*several, *several]:
        before = copy.deepcopy(one)
        assert made(one, known) == made(one, None)
        assert one == before
