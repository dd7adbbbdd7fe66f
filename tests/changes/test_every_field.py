"""Whatever field of the model changes, a diff tells it: the model itself says which fields there are."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from cxmap.api import texts
from cxmap.changes import Version, applied, compare, edits, reversed_edits, state_of, version
from cxmap.lint import run_rules
from cxmap.model import Map
from cxmap.model.part import Part
from cxmap.model.walking import parts_in
from cxmap.rendering.text.change_tables import FileChange, Told
from cxmap.scoring import score
from tests.rendering.filled import filled

DAY = date(2026, 3, 31)
Way = tuple[str | int, ...]
OTHERS = ("personas", "channels", "sources", "lanes", "segments", "markets", "curves")
WRITTEN = (
    "phase-2", "t-2", *(f"{section}-2" for section in OTHERS), "2025-12-24", "50%", "60%..70%", "5 min",
    "3 hours", "EUR 20", "#123456", "nl", "a.png", "a@b.org", "parallel",
)  # fmt: skip
"""Values that fields ask for whose form is neither a number, a free text nor one of a few words."""
TOLD_OTHERWISE = frozenset({"false", "true", "either", "higher-is-better", "lower-is-better"})
"""Words of the format that people are told in other words: no, yes, makes or breaks, higher is better."""


@cache
def whole() -> dict[str, Any]:
    """A map in which every field says something, with another of everything that something can refer to."""
    document = filled().document
    later = {"id": "phase-2", "name": "Later", "touchpoints": [{"id": "t-2", "name": "Leave"}]}
    document["phases"].append(later)
    for section in OTHERS:
        other = {**copy.deepcopy(document[section][0]), "id": f"{section}-2"}
        document[section].append(other | ({"name": f"Another of {section}"} if "name" in other else {}))
    return document


@cache
def base() -> tuple[Map, Version]:
    map_ = Map.model_validate(whole())
    return map_, version(score(map_), DAY)


@cache
def words() -> tuple[str, ...]:
    """Every word that some field of the model allows where others do not."""
    found: dict[str, None] = {}

    def look(annotation: Any) -> None:
        for inner in get_args(annotation):
            if isinstance(inner, str):
                found[inner] = None
            look(inner)

    left, seen = list[type[Part]]([Map]), set[type[Part]]()
    while left:
        part = left.pop()
        seen.add(part)
        for info in part.model_fields.values():
            look(info.annotation)
            left += [kind for kind in parts_in(info.annotation) if kind not in seen]
    return tuple(found)


def leaves(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to every text, number and word in the document, but for what stands there a second time."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*way, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value[:1]):
            yield from leaves(inner, (*way, at))
    else:
        yield way


def at(data: Any, way: Way) -> Any:
    for step in way:
        data = data[step]
    return data


def others(value: Any) -> Iterator[Any]:
    """Other values of the same kind."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1, value / 2, value + 0.01)
    else:
        yield from (word for word in (*WRITTEN, *words(), f"{value} too") if word != value)


@cache
def changed(way: Way) -> Map | None:
    """The map with another value at a leaf; nothing where it can have no other one."""
    for value in others(at(whole(), way)):
        data = copy.deepcopy(whole())
        at(data, way[:-1])[way[-1]] = value
        map_ = sound(data)
        if map_ not in (None, base()[0]):
            return map_
    return None


def without(way: Way) -> Map | None:
    """The map without a leaf; nothing where it cannot do without."""
    data = copy.deepcopy(whole())
    del at(data, way[:-1])[way[-1]]
    map_ = sound(data)
    return None if map_ == base()[0] else map_


def sound(data: dict[str, Any]) -> Map | None:
    """The map in a document, where the rules of ids let it stand."""
    try:
        map_ = Map.model_validate(data)
    except ValidationError:
        return None
    return None if any(problem.code == "CX202" for problem in run_rules(map_)) else map_


def told(after: Map) -> str:
    """All that a terminal is told of what changed."""
    found = compare(base()[1], version(score(after), DAY))
    assert found.changes
    both = Told("before", "after", (FileChange("m", "m", after.title, found),), (), ("before", "after"))
    return re.sub(r"\s+", " ", texts.change_tables(both).plain)


def _leads(one: Map, other: Map) -> None:
    there = edits(one, other)
    assert there
    assert applied(state_of(one), there) == state_of(other)
    assert applied(state_of(other), reversed_edits(there)) == state_of(one)


def _name(way: Way) -> str:
    return ".".join(map(str, way))


def _kind(way: Way) -> Way:
    """What says the same of a field wherever its part stands."""
    names = [step for step in way if isinstance(step, str)]
    return tuple(names[-2:])


LEAVES = tuple({_kind(way): way for way in reversed([*leaves(whole())])}.values())


@pytest.mark.parametrize("section", sorted({str(way[0]) for way in LEAVES}))
def test_a_change_of_any_field_is_told_with_both_values(section: str) -> None:
    untold = []
    for way in (way for way in LEAVES if way[0] == section):
        for after in (changed(way), without(way)):
            if after is None:
                continue
            _leads(base()[0], after)
            before = at(whole(), way)
            text = told(after)
            if isinstance(before, str) and before not in TOLD_OTHERWISE and before.rstrip("%") not in text:
                untold.append((_name(way), before))
    assert not untold


def test_every_field_can_be_changed() -> None:
    """So that none is passed over above because nobody knew another value for it; of the format is one."""
    assert [_name(way) for way in LEAVES if changed(way) is None] == ["cxmap"]
