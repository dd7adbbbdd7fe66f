"""Data without its broken values, so that what is sound can still be checked against the rest."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxmap.model import FORMAT_VERSION, Map
from cxmap.model.part import EXTENSION
from cxmap.source import Document, Route

_ROUNDS = 4
_MOST_BROKEN = 100
_STAND_IN = {"name": "?", "title": "?", "text": "?", "word": "?", "cxmap": FORMAT_VERSION}
_ITEM = "unreadable"
_HOLDERS = frozenset({"markets", "segments", "personas", "sources", "channels", "curves", "lanes", "phases"})


def is_holder(route: Route) -> bool:
    """Whether others refer to what a value holds: without it, every reference into it would look wrong."""
    return route == () or (len(route) == 1 and route[0] in _HOLDERS) or route[-1] == "touchpoints"


def is_unknown_key(error: ErrorDetails) -> bool:
    """Whether an error is about a key that a part does not have."""
    return error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == EXTENSION


def place_of(error: ErrorDetails) -> Route:
    """The route of an error: where an id that is a key is wrong, pydantic adds a step of its own."""
    loc = error["loc"]
    return loc[:-1] if loc[-1:] == ("[key]",) and not is_unknown_key(error) else loc


class Mended(Struct, frozen=True):
    """A map of what is sound, and the routes where something else stands than in the file."""

    map: Map
    touched: frozenset[Route]


def _container(data: Any, loc: tuple[str | int, ...]) -> tuple[Any, str | int | None]:
    """The deepest container on the way and the last step that exists in it."""
    holder, last, here = None, None, data
    for step in loc:
        fits = (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here)
        )
        if fits:
            holder, last, here = here, step, here[step]
    return holder, last


def _mend_one(data: dict[str, Any], kind: str, loc: tuple[str | int, ...]) -> bool:
    """Take one broken value out. Says whether that could be done without moving the things around it."""
    if kind == "missing":
        holder, last = _container(data, loc[:-1])
        part = data if last is None else holder[last]
        if loc[-1] not in _STAND_IN or not isinstance(part, dict):
            return False
        part[loc[-1]] = _STAND_IN[str(loc[-1])]
        return True
    holder, last = _container(data, loc)
    if isinstance(holder, dict) and last != "id" and not is_holder(loc):
        del holder[last]
        if last == "cxmap":
            holder[last] = FORMAT_VERSION
        return True
    if isinstance(holder, list) and isinstance(last, int) and not isinstance(holder[last], dict):
        holder[last] = _ITEM
        return True
    return False


def mended(document: Document, error: ValidationError) -> Mended | None:
    """The map without what is broken in it, or nothing where too little is left.

    Only good for looking for more problems.
    """
    if error.error_count() > _MOST_BROKEN:
        return None
    data = deepcopy(document.data)
    touched: set[Route] = set()
    for _ in range(_ROUNDS):
        assert data is not None
        now: set[Route] = set()
        for error_details in error.errors(include_url=False, include_input=False):
            loc = place_of(error_details)
            route = document.resolve(loc)[0]
            if route in now:
                continue
            if route in touched or not _mend_one(data, error_details["type"], loc):
                return None
            if error_details["type"] != "missing":
                now.add(route)
        touched |= now
        try:
            return Mended(Map.model_validate(data), frozenset(touched))
        except ValidationError as next_error:
            error = next_error
    return None
