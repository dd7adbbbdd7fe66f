"""Ids for what has a name but no id, so that a first map can be written with names alone."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pydantic_core import PydanticKnownError

_NAMED = {
    "markets": "name",
    "segments": "name",
    "personas": "name",
    "variants": "name",
    "sources": "name",
    "channels": "name",
    "curves": "name",
    "lanes": "name",
    "opportunities": "title",
}
_GAP = re.compile(r"[\s_-]+")
_ACCENTS = range(0x0300, 0x0370)
LONGEST = 48
MOST_TOUCHPOINTS = 5_000


def id_from(name: str) -> str:
    """The id that a name gives: lower case, letters and digits of any script, joined by `-`; never empty."""
    plain = unicodedata.normalize("NFKD", name[: LONGEST * 4]).casefold()
    bare = "".join(sign if _spells(sign) else " " for sign in plain if ord(sign) not in _ACCENTS)
    words = _GAP.sub("-", unicodedata.normalize("NFC", bare)).strip("-")
    if len(words) > LONGEST:
        whole_words = words[: LONGEST + 1].rpartition("-")[0]
        words = whole_words or words[:LONGEST]
    return words or "unnamed"


def _spells(sign: str) -> bool:
    """Whether a sign is part of a word: a letter, a digit, or a mark that some scripts cannot do without."""
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def _name_of(item: Any, key: str) -> str | None:
    name = item if isinstance(item, str) else item.get(key) if isinstance(item, dict) else None
    return name if isinstance(name, str) else None


class _Taken:
    """The ids of things that must not share one."""

    def __init__(self, *lists: Any) -> None:
        items = (item for items in lists if isinstance(items, list) for item in items)
        given = (item.get("id") for item in items if isinstance(item, dict))
        self._ids = {id_ for id_ in given if isinstance(id_, str)}
        self._last: dict[str, int] = {}

    def make(self, name: str) -> str:
        """A free id for a name; a repeated name gets `-2`, `-3`, ..."""
        first = made = id_from(name)
        number = self._last.get(first, 1)
        while made in self._ids:
            number += 1
            made = f"{first}-{number}"
        self._last[first] = number
        self._ids.add(made)
        return made


def _identified(items: Any, key: str, taken: _Taken) -> Any:
    """The same list with an id on every item that has a name."""
    if not isinstance(items, list):
        return items
    result: list[Any] = []
    for item in items:
        name = _name_of(item, key)
        if name is None or (isinstance(item, dict) and "id" in item):
            result.append(item)
        elif isinstance(item, str):
            result.append({"id": taken.make(name), key: name})
        else:
            result.append({**item, "id": taken.make(name)})
    return result


def exact_channels(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with channels by their ids, where they were named in other capitals or by their names.

    An id as written comes first, then ids and names without regard to case; what fits several of them is left.
    """
    channels = [channel for channel in _listed(data.get("channels")) if isinstance(channel, dict)]
    ids = [id_ for channel in channels if isinstance(id_ := channel.get("id"), str)]
    names = [
        (name, channel["id"])
        for channel in channels
        if isinstance(name := channel.get("name"), str) and "id" in channel
    ]
    meant: dict[str, set[Any]] = {}
    for text, id_ in [*((id_, id_) for id_ in ids), *names]:
        meant.setdefault(_alike(text), set()).add(id_)
    known = frozenset(ids)

    def exact(value: Any) -> Any:
        if isinstance(value, list):
            return [exact(item) for item in value]
        if not isinstance(value, str) or value in known:
            return value
        candidates = meant.get(_alike(value), set())
        return next(iter(candidates)) if len(candidates) == 1 else value

    def within(items: Any, key: str) -> Any:
        if not isinstance(items, list):
            return items
        return [
            {**item, key: exact(item[key])} if isinstance(item, dict) and key in item else item
            for item in items
        ]

    result = dict(data)
    for section, key in (("touchpoints", "channel"), ("personas", "channels"), ("targets", "channels")):
        if section in result:
            result[section] = within(result[section], key)
    if isinstance(result.get("phases"), list):
        result["phases"] = [
            {**phase, "touchpoints": within(phase["touchpoints"], "channel")}
            if isinstance(phase, dict) and "touchpoints" in phase
            else phase
            for phase in result["phases"]
        ]
    return result


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _alike(text: str) -> str:
    """What two spellings have in common that differ in capitals or spaces alone."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _not_too_many(lists: list[Any]) -> None:
    """Refuse a map for its size before its touchpoints are looked at, each of which takes its time."""
    total = sum(len(items) for items in lists if isinstance(items, list))
    if total > MOST_TOUCHPOINTS:
        raise PydanticKnownError(
            "too_long",
            {"field_type": "Map", "max_length": MOST_TOUCHPOINTS, "actual_length": total},
        )


def with_ids(data: dict[str, Any]) -> dict[str, Any]:
    """A map's plain data with ids where names stood alone. The data given is left as it is.

    Ids that are written in the file come first: no made one takes them.
    """
    result = dict(data)
    for section, key in _NAMED.items():
        if section in result:
            result[section] = _identified(result[section], key, _Taken(result[section]))
    phases = result.get("phases")
    if isinstance(phases, list):
        inner = [phase.get("touchpoints") for phase in phases if isinstance(phase, dict)]
        _not_too_many(inner)
        taken = _Taken(phases, *inner)
        result["phases"] = [
            {**phase, "touchpoints": _identified(phase["touchpoints"], "name", taken)}
            if isinstance(phase, dict) and "touchpoints" in phase
            else phase
            for phase in _identified(phases, "name", taken)
        ]
    if "touchpoints" in result:
        touchpoints = result["touchpoints"]
        result["touchpoints"] = _identified(touchpoints, "name", _Taken(touchpoints))
    return exact_channels(result)
