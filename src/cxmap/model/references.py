"""Which fields hold ids of other things, so that every reference in a map can be listed and checked.

A field says so in its type (`ChannelId`, `Many[SourceId]`, ...); nothing is listed a second time here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from cxmap.model.part import Part, Refers

Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that must exist in one of the map's sections. `is_key` where it stands as a key."""

    sections: tuple[str, ...]
    id: str
    route: Route
    is_key: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to look at in the fields of one class."""

    values: tuple[tuple[str, tuple[str, ...]], ...]
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    parts: tuple[str, ...]


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _metadata(inner)


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return any(_holds_parts(inner) for inner in get_args(annotation))


@cache
def _plan(part: type[Part]) -> _Plan:
    values: list[tuple[str, tuple[str, ...]]] = []
    keys: list[tuple[str, tuple[str, ...]]] = []
    parts: list[str] = []
    for name, field in part.model_fields.items():
        is_dict = getattr(field.annotation, "__origin__", None) is dict
        found = [*field.metadata, *_metadata(field.annotation)]
        sections = next((mark.sections for mark in found if isinstance(mark, Refers)), None)
        if sections is not None:
            (keys if is_dict else values).append((name, sections))
        elif _holds_parts(field.annotation):
            parts.append(name)
    return _Plan(tuple(values), tuple(keys), tuple(parts))


def references(part: Part) -> Iterator[Reference]:
    """Every reference in a part and in all that it holds, with its route, in the order of the fields."""
    waiting: list[tuple[Part, Route]] = [(part, ())]
    while waiting:
        part, route = waiting.pop()
        plan = _plan(type(part))
        for name, sections in plan.values:
            value = getattr(part, name)
            if isinstance(value, str):
                yield Reference(sections, value, (*route, name), is_key=False)
            elif value:
                for at, id_ in enumerate(value):
                    yield Reference(sections, id_, (*route, name, at), is_key=False)
        for name, sections in plan.keys:
            for id_ in getattr(part, name):
                yield Reference(sections, id_, (*route, name, id_), is_key=True)
        inside: list[tuple[Part, Route]] = []
        for name in plan.parts:
            value = getattr(part, name)
            if isinstance(value, Part):
                inside.append((value, (*route, name)))
            elif value:
                inside += [(one, (*route, name, at)) for at, one in enumerate(value)]
        waiting += reversed(inside)
