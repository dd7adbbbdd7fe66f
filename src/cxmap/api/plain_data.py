"""Values of ours as data that JSON can hold, and back, where every piece is what its type says."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

LARGEST_NUMBER = 10**7
"""No line, column or position is larger: a map file has four million bytes at most."""


def plain(value: Any) -> Any:
    """A value as data: what has fields as a mapping of them, tuples as lists."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(getattr(value, name)) for name in value._fields}
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


@cache
def _fields_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def made_from(kind: Any, data: Any) -> Any:
    """The value of a kind that `plain` made this data of. Raises ValueError for data of anything else."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is None or kind is NoneType:
        fits = data is None
    elif kind is str:
        fits = type(data) is str
    elif kind is int:
        fits = type(data) is int and abs(data) <= LARGEST_NUMBER
    elif origin is Literal:
        fits = data in arguments
    elif origin in (Union, UnionType):
        return _first_that_fits(arguments, data)
    elif origin is tuple:
        return _items(arguments, data)
    else:
        return _part(kind, data)
    if not fits:
        raise ValueError(f"this is no {kind}")
    return data


def _first_that_fits(kinds: tuple[Any, ...], data: Any) -> Any:
    for kind in kinds:
        try:
            return made_from(kind, data)
        except ValueError:
            continue
    raise ValueError("this is none of these")


def _items(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError("this is no list")
    if kinds[1:] == (Ellipsis,):
        kinds = kinds[:1] * len(data)
    return tuple(made_from(kind, inner) for kind, inner in zip(kinds, data, strict=True))


def _part(kind: type, data: Any) -> Any:
    known = _fields_of(kind)
    if not isinstance(data, dict) or data.keys() != known.keys():
        raise ValueError(f"this is no {kind}")
    return kind(**{name: made_from(known[name], inner) for name, inner in data.items()})
