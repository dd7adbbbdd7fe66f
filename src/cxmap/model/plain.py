"""A map as plain values, taken apart into things that have an id: the state that edits lead from and to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct, field

from cxmap.model import Map, Part, Portion
from cxmap.model.part import Refers
from cxmap.model.walking import marked, parts_in

Key = tuple[str, str]
"""A thing of a map: the section that it stands in, and its id there."""
Address = tuple[str, str]
"""A list of things: its section, and the id of the phase that holds it, where one does."""
Plain = Any
"""Numbers, texts, days, tuples and mappings of them."""
MAP: Key = ("map", "")
Renames = Mapping[Key, str]
"""What ids of one map are in another."""


class State(Struct, frozen=True):
    """Everything that a map says: the fields of each thing, without its id, and the order of every list.

    Two maps are equal when their states are.
    """

    things: dict[Key, dict[str, Plain]] = field(default_factory=dict)
    lists: dict[Address, tuple[str, ...]] = field(default_factory=dict)

    def holder(self, key: Key) -> str:
        """The phase that a thing stands in, by id; empty where none holds it."""
        return next(
            (at for (section, at), ids in self.lists.items() if section == key[0] and key[1] in ids), ""
        )


def state_of(map_: Map, renames: Renames | None = None) -> State:
    """The state of a map; with `renames`, as if its ids and all references to them were those."""
    state = State()
    _take(state, map_, MAP, "", renames or {})
    return state


@cache
def sections_of(part: type[Part]) -> tuple[str, ...]:
    """The fields of a class that are lists of things with ids."""
    return tuple(
        name
        for name, info in part.model_fields.items()
        if any("id" in inner.model_fields for inner in parts_in(info.annotation))
    )


def _take(state: State, part: Part, key: Key, holder: str, renames: Renames) -> None:
    fields = plain(part, renames)
    fields.pop("id", None)
    state.things[key] = fields
    for section in sections_of(type(part)):
        fields.pop(section, None)
        inner = getattr(part, section)
        names = tuple(renames.get((section, item.id), item.id) for item in inner)
        if names:
            state.lists[section, holder] = names
        for thing, name in zip(inner, names, strict=True):
            _take(state, thing, (section, name), name, renames)


def _renamed(value: Any, refers: Refers, renames: Renames) -> Any:
    if isinstance(value, tuple):
        return tuple(_renamed(item, refers, renames) for item in value)
    if not isinstance(value, str):
        return value
    return next(
        (renames[section, value] for section in refers.sections if (section, value) in renames), value
    )


def plain(part: Part, renames: Renames) -> dict[str, Plain]:
    """The fields of a part that say something else than being left out would."""
    fields: dict[str, Plain] = {}
    references = {mark.name: mark for mark in marked(type(part), Refers)}
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if value == info.get_default(call_default_factory=True):
            continue
        mark = references.get(name)
        if mark is not None and not mark.is_key:
            value = _renamed(value, mark.mark, renames)
        if mark is not None and mark.is_key:
            value = {_renamed(key, mark.mark, renames): item for key, item in value.items()}
        fields[name] = _plain(value, renames)
    return fields | part.extensions


def _plain(value: Any, renames: Renames) -> Plain:
    if isinstance(value, Portion) and value.is_exact:
        return value.low
    if isinstance(value, Part):
        return plain(value, renames)
    if isinstance(value, dict):
        return {key: _plain(item, renames) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_plain(item, renames) for item in value)
    return value


def strings(value: Plain) -> Iterator[str]:
    """Every text in a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from strings(part)
