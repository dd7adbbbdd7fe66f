"""Every text that a view holds, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from msgspec import Struct


def said(value: Any) -> Iterator[str]:
    """The texts of a view and of everything inside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from said(getattr(value, name))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from said(key)
            yield from said(inner)
    elif isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from said(inner)
