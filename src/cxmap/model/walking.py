"""A way through all the parts of a map, and the marks that their fields carry in their types.

What holds for a kind of field (an id of something else, a number on a scale) is said once, in its type; who
checks it walks the map by these marks, so that a new field is checked from its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from cxmap.model.part import Part

Route = tuple[str | int, ...]


class Marked(NamedTuple):
    """A field with a mark in its type: on the keys of a mapping, or on its value or values."""

    name: str
    mark: Any
    is_key: bool


def _is_mapping(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict


def _marks(annotation: Any, kind: type, *, is_key: bool = False) -> Iterator[tuple[Any, bool]]:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, kind):
            yield mark, is_key
    for at, inner in enumerate(get_args(annotation)):
        yield from _marks(inner, kind, is_key=is_key or (at == 0 and _is_mapping(annotation)))


@cache
def marked(part: type[Part], kind: type) -> tuple[Marked, ...]:
    """The fields of a class that carry a mark of a kind, in their order."""
    carrying: list[Marked] = []
    for name, field in part.model_fields.items():
        own = [(mark, False) for mark in field.metadata if isinstance(mark, kind)]
        carrying += [Marked(name, *first) for first in [*own, *_marks(field.annotation, kind)][:1]]
    return tuple(carrying)


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """The classes of the parts that a field may hold."""
    if isinstance(annotation, type):
        if issubclass(annotation, Part):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from parts_in(inner)


@cache
def _held(part: type[Part]) -> dict[str, tuple[type[Part], ...]]:
    """The fields of a class that may hold parts, with the classes of these."""
    fields = {name: tuple(parts_in(field.annotation)) for name, field in part.model_fields.items()}
    return {name: kinds for name, kinds in fields.items() if kinds}


def kinds_of_parts(part: type[Part]) -> dict[type[Part], None]:
    """A class and those of all the parts that it can hold, each once."""
    kinds: dict[type[Part], None] = {}
    waiting = [part]
    while waiting:
        here = waiting.pop()
        if here not in kinds:
            kinds[here] = None
            waiting += [inner for held in _held(here).values() for inner in held]
    return kinds


@cache
def _leads_on(part: type[Part], kind: type) -> tuple[str, ...]:
    """The fields of a class below which there can be a mark of a kind."""
    return tuple(
        name
        for name, held in _held(part).items()
        if any(marked(below, kind) for inner in held for below in kinds_of_parts(inner))
    )


def leaves(value: Any, route: Route) -> Iterator[tuple[Any, Route]]:
    """What stands in a field, with the route of each: itself, or everything in its lists and mappings."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*route, key))
    elif isinstance(value, tuple):
        for at, inner in enumerate(value):
            yield from leaves(inner, (*route, at))
    elif value is not None:
        yield value, route


def walk(part: Part, kind: type) -> Iterator[tuple[Part, Route]]:
    """A part and all that it holds, as far as marks of a kind can be there, each with its route, in the order
    of the fields."""
    waiting: list[tuple[Part, Route]] = [(part, ())]
    while waiting:
        part, route = waiting.pop()
        yield part, route
        inside: list[tuple[Part, Route]] = []
        for name in _leads_on(type(part), kind):
            value = getattr(part, name)
            if not value:  # as most fields of most parts, and this is walked for every map
                continue
            if isinstance(value, Part):
                inside.append((value, (*route, name)))
            elif isinstance(value, tuple) and isinstance(value[0], Part):
                inside += [(leaf, (*route, name, at)) for at, leaf in enumerate(value)]
            else:
                below = leaves(value, (*route, name))
                inside += [(leaf, place) for leaf, place in below if isinstance(leaf, Part)]
        waiting += reversed(inside)
