"""Who is who from version to version: never two of one version the same, and no guess where names repeat."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxmap.model import Map
from cxmap.model.matching import matches
from cxmap.model.plain import state_of
from cxmap.scoring import Scorecard, score
from cxmap.scoring.identities import Identity, identities
from tests.changes.test_laws import journeys, sound

VERSIONS = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["Call", "Pay", "Queue"])),
    min_size=1,
    max_size=6,
)


def cards_of(versions: list[dict[str, str]]) -> list[Scorecard]:
    """A version is a name for each id; besides these, each has the one place that no map does without."""
    found = []
    for version in versions:
        points = [{"id": id_, "name": name} for id_, name in {**version, "z": "Always"}.items()]
        found.append(score(Map.model_validate({"cxmap": 1, "title": "T", "touchpoints": points})))
    return found


def known(*versions: dict[str, str]) -> list[dict[str, Identity]]:
    found = identities(cards_of(list(versions)))
    always = {one.pop("z") for one in found}
    assert len(always) == 1 and not any(always & set(one.values()) for one in found)
    return found


@given(VERSIONS)
def test_two_places_of_a_version_are_never_the_same(versions: list[dict[str, str]]) -> None:
    for version, found in zip(versions, known(*versions), strict=True):
        assert found.keys() == version.keys()
        assert len(set(found.values())) == len(version)


@given(VERSIONS)
def test_an_id_of_two_versions_in_a_row_is_one_place(versions: list[dict[str, str]]) -> None:
    for former, later in pairwise(known(*versions)):
        assert all(former[id_] == later[id_] for id_ in former.keys() & later.keys())


@given(VERSIONS)
def test_the_order_of_places_does_not_matter(versions: list[dict[str, str]]) -> None:
    turned = [dict(reversed(one.items())) for one in versions]
    assert known(*versions) == known(*turned)


def test_another_id_is_known_by_the_name_over_several_versions() -> None:
    first, second, third = known({"a": "Call"}, {"b": "Call"}, {"c": "Call"})
    assert first["a"] == second["b"] == third["c"]


def test_an_id_that_is_taken_by_another_place_is_not_that_place() -> None:
    first, second, third = known({"a": "Pay", "b": "Call"}, {"b": "Call"}, {"a": "Call"})
    assert first["b"] == second["b"] == third["a"] != first["a"]


def test_names_that_repeat_tell_nothing() -> None:
    for former, later in (
        ({"a": "Call", "b": "Call"}, {"c": "Call", "d": "Call"}),
        ({"a": "Call", "b": "Call"}, {"c": "Call"}),
        ({"a": "Call"}, {"c": "Call", "d": "Call"}),
    ):
        first, second = known(former, later)
        assert {id_ for id_ in first if first[id_] in second.values()} == former.keys() & later.keys()


def test_a_name_that_repeats_tells_who_is_left_over() -> None:
    first, second = known({"a": "Call", "b": "Call"}, {"a": "Call", "d": "Call"})
    assert first["a"] == second["a"] and first["b"] == second["d"]


def test_an_id_is_remembered_where_a_version_lacks_it() -> None:
    first, second, third, fourth = known({"a": "Call"}, {}, {"a": "Call"}, {"b": "Call"})
    assert second == {} and first["a"] == third["a"] == fourth["b"]


def test_a_name_found_next_door_comes_before_an_id_found_further_on() -> None:
    first, second, third = known({"a": "Call"}, {"b": "Call"}, {"a": "Other"})
    assert first["a"] == second["b"] != third["a"]


def test_an_id_that_was_given_up_is_free() -> None:
    first, _, third, fourth = known({"a": "Call", "b": "Pay"}, {}, {"a": "Call"}, {"b": "Call"})
    assert first["a"] == third["a"] == fourth["b"] != first["b"]


def test_another_id_and_another_name_are_known_by_what_is_said_there() -> None:
    said = {"actions": ["I wait at the till for ten minutes"], "pain_points": ["Nobody helps"]}
    names = {"queue": "Queue at the till", "till": "Queue at the tills"}
    points = [[{"id": id_, "name": name, **said}, {"id": "z", "name": "Pay"}] for id_, name in names.items()]
    versions = [Map.model_validate({"cxmap": 1, "title": "T", "touchpoints": own}) for own in points]
    first, second = identities([score(map_) for map_ in versions])
    assert first["queue"] == second["till"] and first["z"] == second["z"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(journeys(), journeys())
def test_whoever_is_the_same_in_a_comparison_is_the_same_here(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    """`cxmap diff`, `cxmap trend` and `cxmap blame` never disagree on that."""
    before, after = score(sound(first)), score(sound(second))
    pairs = matches(state_of(before.map), state_of(after.map)).pairs
    former, later = identities([before, after])
    for place in before.places:
        key = ("phases" if place.touchpoint is None else "touchpoints", place.id)
        other = pairs.get(key)
        if other is not None and other[1] in later:
            assert former[place.id] == later[other[1]]
