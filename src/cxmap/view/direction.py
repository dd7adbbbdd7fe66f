"""Texts from right to left among those from left to right.

Pictures join texts of a map with each other and with words of ours: names to a list, a name and its number to
a label. Without more, a Hebrew name takes the digits and commas after it along to its own side, and a line
that begins with one runs from right to left as a whole. So each text of a map with letters of such a script
is isolated before anything is joined: by the rules of Unicode for mixed directions (UAX 9) it is then ordered
apart from what stands around it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, cast

from cxmap.model import Map, Part
from cxmap.model.part import Refers
from cxmap.model.walking import marked

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"
END = "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATES = re.compile("[\u2066-\u2069]")
_MAYBE_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where all scripts from right to left lie. Most texts have nothing there."""
_LEFTWARDS = frozenset({"R", "AL"})


def _first_direction(text: str) -> str:
    """The kind of the first letter that has a direction, which decides how the text begins."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in kinds if kind == "L" or kind in _LEFTWARDS), "L")


def isolated(text: str) -> str:
    """A text that keeps its order wherever it is put; the same one where nothing runs from right to left."""
    if not _MAYBE_LEFTWARDS.search(text):
        return text
    bare = _ISOLATES.sub("", text)
    return (RIGHT_TO_LEFT if _first_direction(bare) in _LEFTWARDS else LEFT_TO_RIGHT) + bare + END


def directed(map_: Map) -> Map:
    """A map with each of its texts isolated; the same one where nothing in it runs from right to left.

    Ids stay as they are, so that everything refers to what it did.
    """
    return cast(Map, _part(map_))


@cache
def _texts(part: type[Part]) -> tuple[str, ...]:
    """The fields of a class that may hold texts for people."""
    ids = {field.name for field in marked(part, Refers) if not field.is_key} | {"id", "language"}
    return tuple(name for name in part.model_fields if name not in ids)


def _part(part: Part) -> Part:
    changed: dict[str, Any] = {}
    for name in _texts(type(part)):
        value = getattr(part, name)
        if value and (new := _value(value)) is not value:
            changed[name] = new
    return part.with_fields(changed) if changed else part


def _value(value: Any) -> Any:
    """The value with its texts isolated; itself where nothing changes."""
    if isinstance(value, str):
        return isolated(value)
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, tuple):
        items = tuple(map(_value, value))
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        inside = {key: _value(item) for key, item in value.items()}
        return inside if any(inside[key] is not value[key] for key in value) else value
    return value
