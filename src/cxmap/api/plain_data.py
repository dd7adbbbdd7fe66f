"""Values of ours as data that JSON can hold, and back, where every piece is what its type says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


def made_from(kind: Any, data: Any) -> Any:
    """The value of a kind that `plain` made this data of. Raises ValueError for data of anything else."""
    return _maker(kind)(data)


_Maker = Callable[[Any], Any]


@cache
def _maker(kind: Any) -> _Maker:
    """What makes values of a kind: each is looked into once, for there are thousands of its values."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is None or kind is NoneType:
        return _which(kind, lambda data: data is None)
    if kind is str:
        return _which(kind, lambda data: type(data) is str)
    if kind is int:
        return _which(kind, lambda data: type(data) is int and abs(data) <= LARGEST_NUMBER)
    if origin is Literal:
        return _which(kind, lambda data: data in arguments)
    if origin in (Union, UnionType):
        return _first_that_fits([_maker(inner) for inner in arguments])
    if origin is tuple:
        many = arguments[1:] == (Ellipsis,)
        return _items([_maker(inner) for inner in (arguments[:1] if many else arguments)], many=many)
    return _part(kind, {name: _maker(inner) for name, inner in get_type_hints(kind).items()})


def _which(kind: Any, fits: Callable[[Any], bool]) -> _Maker:
    def make(data: Any) -> Any:
        if not fits(data):
            raise ValueError(f"this is no {kind}")
        return data

    return make


def _first_that_fits(makers: Sequence[_Maker]) -> _Maker:
    def make(data: Any) -> Any:
        for maker in makers:
            try:
                return maker(data)
            except ValueError:
                continue
        raise ValueError("this is none of these")

    return make


def _items(makers: Sequence[_Maker], *, many: bool) -> _Maker:
    def make(data: Any) -> tuple[Any, ...]:
        if not isinstance(data, list):
            raise ValueError("this is no list")
        if many:
            return tuple(map(makers[0], data))
        return tuple(maker(inner) for maker, inner in zip(makers, data, strict=True))

    return make


def _part(kind: Callable[..., Any], makers: dict[str, _Maker]) -> _Maker:
    def make(data: Any) -> Any:
        if not isinstance(data, dict) or data.keys() != makers.keys():
            raise ValueError(f"this is no {kind}")
        return kind(**{name: makers[name](inner) for name, inner in data.items()})

    return make
