"""Every number of the format says whether it lies on a scale, and those that do are all held against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from cxmap.lint.rules import off_the_scale
from cxmap.model import Map, Part
from cxmap.model.part import Scored, Unscored
from cxmap.model.scores import scores
from cxmap.model.walking import kinds_of_parts, marked, parts_in

UNSCORED = {
    "Touchpoint.importance": "from 1 to 5 in every map",
    "Phase.importance": "from 1 to 5 in every map",
    "Opportunity.effort": "person-days",
    "Opportunity.reach": "customers in a quarter",
    "Opportunity.cost": "money",
    "Map.cxmap": "the version of the format",
    "Scale.min": "the scale itself",
    "Scale.max": "the scale itself",
    "Scale.step": "the scale itself",
    "Metric.positive": "held by the metric against its own scale",
    "Metric.sd": "held by the metric against its own scale",
    "Metric.weights": "sums of weights",
    "Metric.effective_n": "a number of people",
    "Source.n": "a number of people",
    "Duration.low": "seconds",
    "Duration.high": "seconds",
    "Length.low": "seconds",
    "Length.high": "seconds",
    "Portion.low": "a part of a whole",
    "Portion.high": "a part of a whole",
    "Quantity.low": "in a unit of its own",
    "Quantity.high": "in a unit of its own",
}
"""Numbers without a mark in their type, which no scale of the map has to do with, and why."""
BEYOND = 1e6


def _is_number(annotation: Any) -> bool:
    """Whether a field holds numbers itself, not only inside of parts that it holds."""
    if isinstance(annotation, type):
        return issubclass(annotation, int | float) and annotation is not bool
    if isinstance(annotation, int):  # the words of a Literal
        return not isinstance(annotation, bool)
    return any(_is_number(inner) for inner in get_args(annotation))


NUMBERS = sorted(
    f"{part.__name__}.{name}"
    for part in kinds_of_parts(Map)
    for name, field in part.model_fields.items()
    if _is_number(field.annotation)
)
_PARTS = {part.__name__: part for part in kinds_of_parts(Map)}


@pytest.mark.parametrize("field", NUMBERS)
def test_every_number_says_whether_it_is_on_a_scale(field: str) -> None:
    owner, name = field.split(".")
    marks = [found.mark for kind in (Scored, Unscored) for found in marked(_PARTS[owner], kind)]
    names = {found.name for kind in (Scored, Unscored) for found in marked(_PARTS[owner], kind)}
    assert all(isinstance(mark, Scored) or mark.why for mark in marks)
    assert (name in names) != (field in UNSCORED), (
        f"{field} is a number: give it the type Score, CurveScore or Points where it lies on a scale of the "
        "map, so that CX203 holds it against that; or the mark Unscored, or a line in UNSCORED above"
    )


def test_the_list_holds_nothing_that_is_gone() -> None:
    assert set(UNSCORED) <= set(NUMBERS)


def _ways(part: type[Part], way: tuple[str, ...] = ()) -> Iterator[tuple[type[Part], tuple[str, ...]]]:
    yield part, way
    for name, field in part.model_fields.items():
        for inner in parts_in(field.annotation):
            yield from _ways(inner, (*way, name))


WAYS = sorted(
    ("/".join((*way, found.name)), found.mark.on)
    for part, way in _ways(Map)
    for found in marked(part, Scored)
)


def _held(owner: type[Part], name: str, inside: Any) -> Part:
    """A part that holds nothing but this in a field, in the form that the field has."""
    annotation = str(owner.model_fields[name].annotation)
    if "dict[" in annotation:
        inside = {"fun": inside}
    elif "tuple[" in annotation:
        inside = (inside,)
    fields: dict[str, Any] = {name: inside}
    return owner.model_construct(None, **fields)


def _built(way: list[str]) -> Part:
    """A map with a number beyond every scale in one place."""
    owners: list[type[Part]] = [Map]
    for name in way[:-1]:
        owners.append(next(parts_in(owners[-1].model_fields[name].annotation)))
    value: Any = BEYOND
    for owner, name in zip(reversed(owners), reversed(way), strict=True):
        value = _held(owner, name, value)
    assert isinstance(value, Part)
    return value


def test_the_fields_with_scores_are_found() -> None:
    assert {
        ("goal/score", "map"),
        ("phases/experience/by_persona/by", "map"),
        ("phases/feelings/score", "map"),
        ("phases/touchpoints/curves", "curve"),
        ("targets/min_gap", "length"),
    } <= set(WAYS)


@pytest.mark.parametrize(("way", "on"), WAYS)
def test_every_score_is_held_against_its_scale(way: str, on: str) -> None:
    map_ = _built(way.split("/"))
    (number,) = (number for number in scores(map_) if number.value)
    assert "/".join(str(step) for step in number.route if step not in (0, "fun")) == way
    curve = {"curve": "fun", "own": ""}.get(on)  # the part made here has no id
    assert (number.curve, number.is_length) == (curve, on == "length")
    assert isinstance(map_, Map)
    found = list(off_the_scale.check(map_))
    # this map has no such curve, and the scale of none is passed; one that is part of it is known
    assert len(found) == (on != "curve")
    assert all(problem.route == number.route for problem in found)
