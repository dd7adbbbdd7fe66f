"""The difference of two maps as edits: applied to the one they give the other, and reversed the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from cxmap.model import Map
from cxmap.model.matching import Matches, matches
from cxmap.model.plain import Address, Key, Plain, State, state_of


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
"""The value of a field that says nothing."""


class Renamed(Struct, frozen=True):
    """A thing that has another id."""

    before: Key
    after: Key


class Present(Struct, frozen=True):
    """A thing that only one of the maps has, with its fields."""

    key: Key
    fields: dict[str, Plain]
    added: bool


class Set(Struct, frozen=True):
    """A field of a thing that both maps have, with its values."""

    before_key: Key
    after_key: Key
    field: str
    before: Plain
    after: Plain
    echo: bool = False
    """Whether it only follows ids that changed elsewhere."""


class Order(Struct, frozen=True):
    """A list of things that only one of the maps has, or in another order."""

    address: Address
    ids: tuple[str, ...]
    added: bool
    """Whether it is as it is afterwards; else as it was."""


Edit: TypeAlias = Renamed | Present | Set | Order


def edits(before: Map, after: Map, known: Matches | None = None) -> tuple[Edit, ...]:
    """What leads from one map to the other; empty for equal ones."""
    old, new = state_of(before), state_of(after)
    matched = known or matches(old, new)
    renames = {key: other[1] for key, other in matched.pairs.items() if key != other}
    moved = state_of(before, renames) if renames else old
    result: list[Edit] = [Renamed(key, (key[0], id_)) for key, id_ in renames.items()]
    result += [Present(key, old.things[key], False) for key in old.things if key not in matched.pairs]
    there = set(matched.pairs.values())
    result += [Present(key, new.things[key], True) for key in new.things if key not in there]
    for old_id, other in matched.pairs.items():
        was, now, same = old.things[old_id], new.things[other], moved.things[other]
        for name in dict.fromkeys((*was, *now)):
            first, second = was.get(name, ABSENT), now.get(name, ABSENT)
            if first != second:
                echo = same.get(name, ABSENT) == second
                result.append(Set(old_id, other, name, first, second, echo))
    result += [Order(at, ids, False) for at, ids in old.lists.items() if new.lists.get(at) != ids]
    result += [Order(at, ids, True) for at, ids in new.lists.items() if old.lists.get(at) != ids]
    return tuple(result)


def reversed_edits(given: Iterable[Edit]) -> tuple[Edit, ...]:
    """What leads back, in no order that matters."""
    return tuple(_reversed(edit) for edit in given)


def _reversed(edit: Edit) -> Edit:
    match edit:
        case Renamed(before, after):
            return Renamed(after, before)
        case Present(key, fields, added):
            return Present(key, fields, not added)
        case Set(before_key, after_key, name, before, after, echo):
            return Set(after_key, before_key, name, after, before, echo)
        case Order(address, ids, added):
            return Order(address, ids, not added)


def applied(state: State, given: Sequence[Edit]) -> State:
    """The state that edits lead to. They have to be of a map in this state: KeyError for what it lacks."""
    names = {edit.before: edit.after for edit in given if isinstance(edit, Renamed)}
    gone = {edit.key for edit in given if isinstance(edit, Present) and not edit.added}
    things = {names.get(key, key): dict(fields) for key, fields in state.things.items() if key not in gone}
    lists = dict(state.lists)
    for edit in given:
        if isinstance(edit, Set):
            if edit.after is ABSENT:
                del things[edit.after_key][edit.field]
            else:
                things[edit.after_key][edit.field] = edit.after
        elif isinstance(edit, Order) and not edit.added:
            del lists[edit.address]
    for edit in given:
        if isinstance(edit, Present) and edit.added:
            things[edit.key] = dict(edit.fields)
        elif isinstance(edit, Order) and edit.added:
            lists[edit.address] = edit.ids
    return State(things, lists)
