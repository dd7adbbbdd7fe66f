"""The values of a map as somebody would write them: short things on one line, the rest in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cxmap.scalars import scalar

_WIDEST = 100
"""What does not fit on so many columns goes on lines of its own."""


def yaml_text(data: Mapping[str, Any]) -> str:
    """A map file with these values, in their order. What it says is read back as it was."""
    return "\n".join(lines_of(data, 0)) + "\n"


def _plain(value: Any) -> str | None:
    """A value that takes no lines of its own."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return scalar(value)
    return None


def flow(value: Any) -> str:
    """A value on one line, whatever it holds."""
    plain = _plain(value)
    if plain is not None:
        return plain
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def _depth(value: Any) -> int:
    inner = value.values() if isinstance(value, Mapping) else value if _is_list(value) else ()
    return 1 + max(map(_depth, inner), default=0) if _plain(value) is None else 0


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def on_one_line(value: Any, room: int) -> str | None:
    """A value on one line, where that is short and shallow enough to be read."""
    plain = _plain(value)
    if plain is not None:
        return plain
    if _depth(value) > 2:
        return None
    text = flow(value)
    return text if len(text) <= room else None


def lines_of(value: Mapping[str, Any] | Sequence[Any], indent: int) -> Iterator[str]:
    """A mapping or a list in a block, so far in."""
    return _block(value, indent) if isinstance(value, Mapping) else _items(value, indent)


def _block(data: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in data.items():
        head = f"{pad}{scalar(str(key))}:"
        line = on_one_line(value, _WIDEST - len(head) - 1)
        if line is not None:
            yield f"{head} {line}"
        elif isinstance(value, Mapping):
            yield head
            yield from _block(value, indent + 2)
        else:
            yield head
            yield from _items(value, indent + 2)


def _items(values: Sequence[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for value in values:
        line = on_one_line(value, _WIDEST - indent - 2)
        if line is not None:
            yield f"{pad}- {line}"
        elif isinstance(value, Mapping):
            first, *rest = _block(value, indent + 2)
            yield f"{pad}- {first.lstrip()}"
            yield from rest
        else:
            first, *rest = _items(value, indent + 2)
            yield f"{pad}- {first.lstrip()}"
            yield from rest
