"""Goals as they are written, and which of them holds where."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap.model import Goal, Map, Metric
from cxmap.model.inheritance import aim, unit_goals

FIVE = {"min": 1, "max": 5}
METRICS: dict[str, dict[str, Any]] = {
    "csat": {"type": "csat", "value": 70, "n": 100},
    "nps": {"type": "nps", "value": 10, "n": 100},
    "ces": {"type": "ces", "scale": {"min": 1, "max": 7, "direction": "lower-is-better"}, "value": 3},
    "rating": {"type": "rating", "scale": {"min": 1, "max": 10}, "value": 7},
}


def metric(type_: str) -> Metric:
    return Metric.model_validate(METRICS[type_])


def mapped(
    touchpoint: Any = ..., channels: dict[str, Any] | None = None, phase: Any = ..., map_: Any = ...
) -> Map:
    """A map with one touchpoint; a goal is left out where it is `...`."""

    def goal(value: Any) -> dict[str, Any]:
        return {} if value is ... else {"goal": value}

    known = channels or {}
    point = {"id": "t", "name": "T", "channel": list(known), **goal(touchpoint)}
    return Map.model_validate(
        {
            "cxmap": 1,
            "title": "T",
            "scale": FIVE,
            "channels": [{"id": id_, "name": id_, **goal(value)} for id_, value in sorted(known.items())],
            "phases": [{"id": "p", "name": "P", "touchpoints": [point], **goal(phase)}],
            **goal(map_),
        }
    )


def found(map_: Map, type_: str | None) -> tuple[float | None, str | None, str | None]:
    step = map_.steps[0]
    one = aim(map_, step.phase, step.touchpoint, None if type_ is None else metric(type_))
    return one.value, one.unit, one.origin


@pytest.mark.parametrize("written", [{"csat": "80%"}, {"csat": "80 %"}, {"csat": 80}, {"csat": 80.0}])
def test_percent_is_written_as_in_metrics(written: dict[str, Any]) -> None:
    assert Goal.model_validate(written).in_units == {"csat": 80}


@pytest.mark.parametrize("written", ["80%", " 80 % ", "-5,5%"])
def test_a_percentage_alone_is_no_words(written: str) -> None:
    with pytest.raises(ValidationError, match="does not say what it is a goal for"):
        Goal.model_validate(written)
    assert Goal.model_validate("80% feel helped").words == "80% feel helped"


def test_a_goal_in_a_unit_alone_is_not_deliberately_none() -> None:
    assert not Goal.model_validate({"nps": 40}).is_none_on_purpose
    assert not Goal.model_validate({"nps": 0}).is_none_on_purpose
    assert Goal().is_none_on_purpose


@pytest.mark.parametrize(
    ("places", "type_", "expected"),
    [
        # at one place, the own unit comes before the score
        ({"touchpoint": {"score": 4, "csat": 80}}, "csat", (80, "csat", "touchpoint")),
        ({"touchpoint": {"score": 4, "csat": 80}}, "rating", (4, None, "touchpoint")),
        ({"touchpoint": {"score": 4, "csat": 80}}, None, (4, None, "touchpoint")),
        # a nearer score comes before a farther own unit
        ({"touchpoint": 4, "phase": {"csat": 80}}, "csat", (4, None, "touchpoint")),
        # a place that has neither is passed over
        ({"touchpoint": {"nps": 40}, "phase": {"csat": 80}}, "csat", (80, "csat", "phase")),
        ({"touchpoint": {"csat": 80}, "map_": 4}, None, (4, None, "map")),
        ({"touchpoint": {"csat": 80}}, None, (None, None, None)),
        ({"phase": {"words": "calm"}, "map_": {"nps": 40}}, "nps", (40, "nps", "map")),
        # null ends the search, for every metric
        ({"touchpoint": None, "map_": {"csat": 80}}, "csat", (None, None, "touchpoint")),
        ({"phase": None, "map_": {"csat": 80}}, "csat", (None, None, "phase")),
        ({"phase": None, "map_": {"csat": 80}}, None, (None, None, "phase")),
        # channels: own units first, then the strictest; null of one yields to another's goal
        ({"channels": {"a": {"csat": 70}, "b": {"csat": 85}}}, "csat", (85, "csat", "channel")),
        ({"channels": {"a": {"csat": 70}, "b": 4.9}}, "csat", (70, "csat", "channel")),
        ({"channels": {"a": 3, "b": 4.5}, "phase": 5}, None, (4.5, None, "channel")),
        ({"channels": {"a": {"ces": 2}, "b": {"ces": 3}}}, "ces", (2, "ces", "channel")),
        ({"channels": {"a": None, "b": 3}}, None, (3, None, "channel")),
        ({"channels": {"a": None, "b": {"nps": 3}}, "map_": 4}, "csat", (None, None, "channel")),
        ({"channels": {"a": ..., "b": {"nps": 3}}, "map_": 4}, "csat", (4, None, "map")),
    ],
)  # fmt: skip
def test_the_nearest_place_with_a_number_for_the_metric(
    places: dict[str, Any], type_: str | None, expected: tuple[float | None, str | None, str | None]
) -> None:
    assert found(mapped(**places), type_) == expected


def test_the_channel_is_named_and_words_are_its_own() -> None:
    map_ = mapped(channels={"a": {"score": 3, "words": "swift"}, "b": {"score": 4.5, "words": "kind"}})
    one = aim(map_, map_.steps[0].phase, map_.steps[0].touchpoint, None)
    assert (one.channel, one.words) == ("b", "kind")
    lower = mapped(channels={"a": 3, "b": {"score": 3, "words": "kind"}})
    one = aim(lower, lower.steps[0].phase, lower.steps[0].touchpoint, None)
    assert (one.channel, one.words) == ("a", "kind"), "on a tie the map's first; words are the nearest ones"


GOALS = st.one_of(
    st.just(...),
    st.none(),
    st.integers(4, 20).map(lambda quarter: quarter / 4),
    st.fixed_dictionaries(
        {}, optional={"score": st.integers(1, 5), "csat": st.integers(0, 100), "ces": st.integers(1, 7)}
    ).filter(bool),
)


@given(st.lists(GOALS, min_size=2, max_size=4), st.sampled_from(["csat", "ces", "rating", None]))
def test_the_order_of_channels_changes_nothing(goals: list[Any], type_: str | None) -> None:
    channels = {f"c{at}": goal for at, goal in enumerate(goals)}
    outcomes = set()
    for order in permutations(channels):
        map_ = mapped(channels={id_: channels[id_] for id_ in order}, map_=4)
        step = map_.steps[0]
        one = aim(map_, step.phase, step.touchpoint, None if type_ is None else metric(type_))
        outcomes.add((one.value, one.unit, one.origin, one.channel if one.value is not None else None))
    assert len(outcomes) == 1


@given(st.lists(GOALS, min_size=1, max_size=3), st.sampled_from(list(METRICS)))
def test_a_further_channel_never_lowers_the_aim(goals: list[Any], type_: str) -> None:
    """Unless it is the first of them in the metric's own unit, which is judged on another scale."""
    own = metric(type_)
    one = found(mapped(channels={f"c{at}": goal for at, goal in enumerate(goals[:-1])}), type_)
    more = found(mapped(channels={f"c{at}": goal for at, goal in enumerate(goals)}), type_)
    if one[0] is not None and one[1] == more[1]:
        assert more[0] is not None
        better = own.own_scale.difference if one[1] else lambda value, other: value - other
        assert better(more[0], one[0]) >= 0


def test_every_written_goal_knows_what_it_is_held_against() -> None:
    point = {"id": "t", "name": "T", "channel": "a", "metrics": [METRICS["csat"], METRICS["nps"]]}
    map_ = Map.model_validate(
        {
            "cxmap": 1,
            "title": "T",
            "goal": {"csat": 80, "nps": 40, "rating": 4},
            "metrics": [METRICS["nps"]],
            "channels": [{"id": "a", "name": "A", "goal": {"csat": 85, "ces": 5}}],
            "touchpoints": [point],
        }
    )
    held = {
        (goal.route, goal.unit): (tuple(one.route for one in goal.measurements), goal.within_reach)
        for goal in unit_goals(map_)
    }
    assert held == {
        (("goal", "csat"), "csat"): ((), True),
        (("goal", "nps"), "nps"): ((("metrics", 0), ("touchpoints", 0, "metrics", 1)), True),
        (("goal", "rating"), "rating"): ((), False),
        (("channels", 0, "goal", "csat"), "csat"): ((("touchpoints", 0, "metrics", 0),), True),
        (("channels", 0, "goal", "ces"), "ces"): ((), False),
    }
