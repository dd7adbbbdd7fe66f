"""One touchpoint in two maps: when it is one, and when its scores differ."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cxmap.scoring.unlike import MOST_ALIKE, Described, unlike

ONE = Described(
    file="a", path="/a", route=("touchpoints", 0), own_id="pay", name="I pay", channels=frozenset({"till"}),
    state="current", of="", people=frozenset(), markets=frozenset(), percent=80.0, low=None, high=None,
    day="", shown="",
)  # fmt: skip
OTHER = replace(ONE, file="b", path="/b", percent=40.0)


def found(*described: Described) -> list[tuple[str, str, bool]]:
    return [(own.first.file, own.second.file, own.decided) for own in unlike(described)]


def test_the_same_id_with_another_score_is_found_once() -> None:
    assert found(ONE, OTHER) == [("a", "b", False)]


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, own_id="", name=" i  PAY "),  # by name and channel
        replace(OTHER, name="Settle the bill"),  # by id, in the same channel
        replace(OTHER, people=frozenset({"Ann"})),  # the first is about everybody
    ],
)
def test_it_is_one_touchpoint(other: Described) -> None:
    assert found(ONE, other) == [("a", "b", False)]


@pytest.mark.parametrize(
    "other",
    [
        replace(OTHER, path="/a"),
        replace(OTHER, own_id="", channels=frozenset({"web"})),
        replace(OTHER, own_id="", channels=frozenset()),
        replace(OTHER, own_id="", name="I leave"),
        replace(OTHER, name="Settle the bill", channels=frozenset({"web"})),
        replace(OTHER, state="future"),
        replace(OTHER, of="/a"),
        replace(OTHER, percent=75.0),
    ],
)
def test_it_is_another_or_alike(other: Described) -> None:
    assert found(ONE, other) == []


def test_other_people_and_markets_say_other_things() -> None:
    ann, both = frozenset({"Ann"}), frozenset({"Ann", "Bob"})
    assert found(replace(ONE, people=ann), replace(OTHER, people=both)) == []
    assert found(replace(ONE, markets=ann), replace(OTHER, markets=both)) == []


def test_answers_decide_where_both_have_them() -> None:
    near = replace(ONE, low=60.0, high=95.0), replace(OTHER, percent=65.0, low=50.0, high=80.0)
    assert found(*near) == []
    far = replace(ONE, low=75.0, high=85.0), replace(OTHER, percent=70.0, low=68.0, high=72.0)
    assert found(*far) == [("a", "b", True)]


def test_many_maps_of_one_template_do_not_cost_the_square() -> None:
    many = [replace(ONE, file=str(at), path=str(at), percent=float(at)) for at in range(MOST_ALIKE * 5)]
    assert found(*many) == [("0", str(MOST_ALIKE * 5 - 1), False)]
