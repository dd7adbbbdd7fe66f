"""Every text that a view holds, wherever it stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import fields


def said(value: Any) -> Iterator[str]:
    """The texts of a view and of everything inside it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for field in fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from said(key)
            yield from said(inner)
    elif isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from said(inner)
