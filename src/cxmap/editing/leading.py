"""The links of a map's text, and the files that it names."""

from __future__ import annotations

from typing import Any, NamedTuple

from cxmap.editing.draft import Draft
from cxmap.editing.places import places_of
from cxmap.editing.shapes import plain, shape_at
from cxmap.source import Route, Span

FILES = frozenset(
    {
        ("of",),
        ("personas", "portrait"),
        *((what, "files", *more) for what in ("data", "events", "comments") for more in ((), ("file",))),
    }
)
"""Places that hold the name of a file, by their keys: lists may be left out."""


class Way(NamedTuple):
    """Where something leads, as written, and where it stands."""

    to: str
    span: Span


def ways(draft: Draft) -> list[Way]:
    """Everything that leads to a page or file, in the order of the text."""
    found = []
    for route, place in places_of(draft.document):
        if place.inside is not None:
            continue
        shape = shape_at(plain(route))
        if shape is None or not (_keys(route) in FILES or (shape.leads and shape.texts)):
            continue
        value: Any = draft.document.data
        for step in route:
            value = value[step]
        if isinstance(value, str) and value.strip():
            found.append(Way(value.strip(), place.span))
    return sorted(found, key=lambda way: way.span)


def _keys(route: Route) -> tuple[str, ...]:
    return tuple(step for step in route if isinstance(step, str))
