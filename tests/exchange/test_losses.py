"""What is lost is found by comparing, and told once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.exchange.draft import Draft
from cxmap.exchange.losses import Difference, differences, with_losses
from cxmap.model import Map

WHOLE = {
    "cxmap": 1, "title": "T", "channels": [{"id": "shop", "name": "Shop"}],
    "phases": [
        {"id": "p", "name": "P", "touchpoints": [
            {"id": "a", "name": "A", "channel": "shop", "next": [{"to": "c"}], "x-own": 1},
            {"id": "b", "name": "B"},
        ]},
        {"id": "q", "name": "Q", "touchpoints": [{"id": "c", "name": "C", "experience": 1}]},
    ],
    "opportunities": [{"id": "o", "title": "O", "addresses": ["a", "q"]}],
}  # fmt: skip


def map_of(data: dict[str, Any]) -> Map:
    return Map.model_validate(data)


def changed(**places: Any) -> Map:
    """The map with other values at some places, as `phases.0.name`; None takes one out."""
    data = json.loads(json.dumps(WHOLE))
    for place, value in places.items():
        *way, last = [int(step) if step.isdigit() else step for step in place.split("__")]
        here = data
        for step in way:
            here = here[step]
        if value is None:
            del here[last]
        else:
            here[last] = value
    return map_of(data)


def test_a_map_differs_in_nothing_from_itself() -> None:
    assert differences(map_of(WHOLE), map_of(WHOLE)) == ()


def test_ids_that_are_others_everywhere_are_one_difference() -> None:
    """What refers to them means the same, so it is not told again."""
    text = json.dumps(WHOLE)
    for old, new in (("shop", "store"), ('"a"', '"first"'), ('"c"', '"last"'), ('"q"', '"later"')):
        text = text.replace(old, new)
    text = text.replace('"name": "store"', '"name": "Shop"')
    assert differences(map_of(WHOLE), map_of(json.loads(text))) == (
        Difference("channels", "id", ("Shop",), True),
        Difference("phases", "id", ("Q",), True),
        Difference("touchpoints", "id", ("A", "C"), True),
    )


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"phases__0__touchpoints__0__x-own": None}, Difference("touchpoints", "x-own", ("A",))),
        ({"phases__1__touchpoints__0__experience": 2}, Difference("touchpoints", "experience", ("C",), True)),
        ({"phases__0__touchpoints__0__next": []}, Difference("touchpoints", "next", ("A",), True)),
        ({"phases__0__touchpoints__0__next": None}, Difference("touchpoints", "next", ("A",))),
        ({"opportunities": None}, Difference("opportunities", "items", ("O",))),
        ({"description": "more"}, Difference("", "description", changed=True)),
        ({"personas": [{"id": "x", "name": "X"}]}, Difference("personas", "more", ("X",), True)),
    ],
)
def test_each_kind_of_difference(places: dict[str, Any], expected: Difference) -> None:
    assert expected in differences(map_of(WHOLE), changed(**places))


def test_another_order_and_whole_lists() -> None:
    found = differences(map_of(WHOLE), changed(phases=list(reversed(WHOLE["phases"]))))  # type: ignore[call-overload]
    assert Difference("phases", "order", changed=True) in found
    assert Difference("touchpoints", "order", changed=True) in found
    found = differences(map_of(WHOLE), changed(phases__0__touchpoints=[], phases__1__touchpoints=["Z"]))
    assert Difference("touchpoints", "items", ("A", "B", "C"), everywhere=True) in found


def test_what_is_told_is_short() -> None:
    data = {"cxmap": 1, "title": "T", "touchpoints": [{"name": f"N{at}", "note": "n"} for at in range(9)]}
    data["touchpoints"][0]["when"] = "now"  # type: ignore[index]

    def names_alone(*_: object, **__: object) -> Draft:
        return Draft({"cxmap": 1, "touchpoints": [f"N{at}" for at in range(9)]})

    written = with_losses("", map_of(data), names_alone)
    assert [loss.text for loss in written.losses] == [
        "the map itself loses `title`",
        "touchpoints lose `when` (N0), `note` (all 9)",
    ]
