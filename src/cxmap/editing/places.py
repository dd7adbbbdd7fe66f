"""Which key or value of a map a point of its text lies in, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cxmap.source import Document, Route, Span
from cxmap.source.document import Marks, Place, span_between


class Spot(NamedTuple):
    """The key or value that a point lies in."""

    route: Route
    on_key: bool
    span: Span


def _holds(marks: Marks, line: int, column: int) -> bool:
    start, end = marks
    return (start.line, start.column) <= (line, column) <= (end.line, end.column)


def spot_at(document: Document, line: int, column: int) -> Spot | None:
    """The innermost key or plain value at a point (both count from 0); nothing between them."""
    place, route = document.place, ()  # type: tuple[Place | None, Route]
    while place is not None:
        inside = place.inside
        if inside is None:
            return Spot(route, False, place.span) if _holds(place.marks, line, column) else None
        steps = inside.items() if isinstance(inside, dict) else enumerate(inside)
        found = None
        for step, below in steps:
            if below.key_marks is not None and _holds(below.key_marks, line, column):
                return Spot((*route, step), True, span_between(*below.key_marks))
            if _holds(below.marks, line, column):
                found = below, (*route, step)
                if below.inside is None:
                    break
        if found is None:
            return None
        place, route = found
    return None


def places_of(document: Document) -> Iterator[tuple[Route, Place]]:
    """Every value with its place, those first that hold others."""
    waiting: list[tuple[Route, Place]] = [((), document.place)] if document.place is not None else []
    while waiting:
        route, place = waiting.pop()
        yield route, place
        if isinstance(place.inside, dict):
            waiting += [((*route, key), below) for key, below in reversed(place.inside.items())]
        elif place.inside is not None:
            waiting += [((*route, at), below) for at, below in reversed(list(enumerate(place.inside)))]
