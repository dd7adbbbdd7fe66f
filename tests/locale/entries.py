"""Every text of a language by its place, with what its plural functions say of several numbers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from cxmap.locale import LANGUAGES, Words

NUMBERS = (0, 1, 2, 21)
WRITTEN = ("0", "1", "1,5", "2", "21")
CALLED = {int: NUMBERS, str: WRITTEN}


def _flat(place: str, value: Any, hint: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(value, Struct):
        hints = get_type_hints(type(value))
        for field in fields(value):
            yield from _flat(f"{place}.{field.name}", getattr(value, field.name), hints[field.name])
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(f"{place}[{key}]", one, str)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _flat(f"{place}[{at}]", one, str)
    else:
        yield place, value, hint


@cache
def entries(language: str) -> dict[str, str]:
    """Each text by its place; functions are called with numbers, which their places then name."""
    words = LANGUAGES[language]
    found: dict[str, str] = {}
    for place, value, hint in _flat("", words, Words):
        if isinstance(value, str):
            found[place] = value
        elif place == ".day":
            found[place] = words.long_date(datetime.date(2018, 7, 21))
        elif not place.endswith(".singular"):
            kinds = get_args(get_args(hint)[0]) or tuple(get_args(hint)[0])
            for values in product(*(CALLED[kind] for kind in kinds)):
                found[f"{place}{values}"] = value(*values)
    return found


def functions(words: Words) -> dict[str, Callable[..., Any]]:
    """The functions of a language by their places."""
    return {place: value for place, value, _ in _flat("", words, Words) if callable(value)}
