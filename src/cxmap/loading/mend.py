"""Data without its broken values, so that what is sound can still be checked against the rest."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from cxmap.model import FORMAT_VERSION, Map
from cxmap.source import Document

_ROUNDS = 4
_STAND_IN = {"name": "?", "title": "?", "text": "?", "word": "?", "cxmap": FORMAT_VERSION}


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
    if isinstance(holder, dict):
        del holder[last]
        if last == "cxmap":
            holder[last] = FORMAT_VERSION
        return True
    if isinstance(holder, list) and isinstance(last, int) and not isinstance(holder[last], dict):
        del holder[last]
        return True
    return False


def mended(document: Document, error: ValidationError) -> Map | None:
    """A map of what is sound, or nothing where too little is left. Only good for looking for more problems."""
    data = deepcopy(document.data)
    if data is None:
        return None
    for _ in range(_ROUNDS):
        if error.error_count() > 100:
            return None
        places = {(found["type"], tuple(found["loc"])) for found in error.errors(include_url=False)}
        for kind, loc in sorted(
            places, key=lambda place: [str(step).zfill(9) for step in place[1]], reverse=True
        ):
            if not _mend_one(data, kind, tuple(step for step in loc if step != "[key]")):
                return None
        try:
            return Map.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None
