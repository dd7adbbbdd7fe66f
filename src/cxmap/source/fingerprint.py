"""What a problem is known by from one version of a file to the next, whatever lines it has moved to.

A line number would lose a problem with the first line that somebody adds above it, and the number of a list
item with the first item. So a place is called by what stands on the way there: keys, and of list items their
id, name or text. The wording of the problem does not count, since it may hold figures that change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from cxmap.source.diagnostic import Diagnostic, Route

NAMES = ("id", "name", "title", "text", "word", "to", "source", "touchpoint", "type")
"""What an item is called by, the most lasting one first."""
LENGTH = 16
"""Hexadecimal digits: 64 bits, of which two problems of one file never share all by chance."""


def fingerprint(problem: Diagnostic, data: Any, line: str) -> str:
    """The code and the way to the place; where there is no way, as in a text that is not YAML, its line."""
    from hashlib import sha256  # most files have no problem, and then it is not needed

    way = _way(problem.route, data) or (line.strip(),)
    text = "\n".join((problem.code, *way))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _way(route: Route, data: Any) -> tuple[str, ...]:
    """The steps of a route by name, but for those that a short form leaves out."""
    names: list[str] = []
    for step in route:
        if isinstance(data, dict) and isinstance(step, str) and step in data:
            data = data[step]
            names.append(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
            names.append(_called(data, step))
    return tuple(names)


def _called(item: Any, at: int) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        named = (str(item[key]) for key in NAMES if isinstance(item.get(key), str | int | float))
        return next(named, str(at))
    return str(at)


def told_apart(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same problems, of which no two have one fingerprint: the second of its kind gets a `-2`."""
    seen: dict[str, int] = {}
    distinct: list[Diagnostic] = []
    for problem in problems:
        count = seen[problem.fingerprint] = seen.get(problem.fingerprint, 0) + 1
        distinct.append(
            problem if count == 1 else replace(problem, fingerprint=f"{problem.fingerprint}-{count}")
        )
    return tuple(distinct)
