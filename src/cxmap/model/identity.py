"""Ids for what has a name but no id, so that a first map can be written with names alone."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_NAMED = {
    "markets": "name",
    "segments": "name",
    "personas": "name",
    "sources": "name",
    "channels": "name",
    "curves": "name",
    "lanes": "name",
    "opportunities": "title",
}
_GAP = re.compile(r"[\W_]+")
LONGEST = 48


def id_from(name: str) -> str:
    """The id that a name gives: lower case, letters and digits of any script, joined by `-`; never empty."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    words = _GAP.sub("-", unicodedata.normalize("NFC", plain)).strip("-")
    if len(words) > LONGEST:
        whole_words = words[: LONGEST + 1].rpartition("-")[0]
        words = whole_words or words[:LONGEST]
    return words or "unnamed"


def _name_of(item: Any, key: str) -> str | None:
    name = item if isinstance(item, str) else item.get(key) if isinstance(item, dict) else None
    return name if isinstance(name, str) else None


def _identified(items: Any, key: str, taken: set[str]) -> Any:
    """The same list with an id on every item that has a name; a repeated name gets `-2`, `-3`, ..."""
    if not isinstance(items, list):
        return items
    result: list[Any] = []
    for item in items:
        name = _name_of(item, key)
        if name is None or (isinstance(item, dict) and "id" in item):
            result.append(item)
            continue
        first = made = id_from(name)
        number = 1
        while made in taken:
            number += 1
            made = f"{first}-{number}"
        taken.add(made)
        result.append({"id": made, key: name} if isinstance(item, str) else {**item, "id": made})
    return result


def _given(items: Any) -> set[str]:
    """The ids that are written in the file, which no made one may take."""
    if not isinstance(items, list):
        return set()
    ids = (item.get("id") for item in items if isinstance(item, dict))
    return {found for found in ids if isinstance(found, str)}


def with_ids(data: dict[str, Any]) -> dict[str, Any]:
    """A map's plain data with ids where names stood alone. The data given is left as it is."""
    result = dict(data)
    for section, key in _NAMED.items():
        if section in result:
            result[section] = _identified(result[section], key, _given(result[section]))
    phases = result.get("phases")
    if isinstance(phases, list):
        taken = _given(phases).union(
            *(_given(phase.get("touchpoints")) for phase in phases if isinstance(phase, dict))
        )
        phases = _identified(phases, "name", taken)
        result["phases"] = [
            {**phase, "touchpoints": _identified(phase["touchpoints"], "name", taken)}
            if isinstance(phase, dict) and "touchpoints" in phase
            else phase
            for phase in phases
        ]
    if "touchpoints" in result:
        touchpoints = result["touchpoints"]
        result["touchpoints"] = _identified(touchpoints, "name", _given(touchpoints))
    return result
