"""One problem, as a value: what is wrong, where, and what to do instead.

Whoever finds a problem says where by a route (keys and list numbers from the top of the map). Lines and
columns are put in at the very end, by the document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Route = tuple[str | int, ...]
Severity = Literal["error", "warning"]
At = Literal["key", "value"]


class Span(NamedTuple):
    """A place in a text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with the problem."""

    message: str
    route: Route | None = None
    at: At = "value"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem. `at` says whether the key or the value of the route is meant."""

    code: str
    message: str
    route: Route = ()
    at: At = "value"
    hint: str | None = None
    severity: Severity = "error"
    span: Span | None = None
    related: tuple[Related, ...] = ()


def route_text(route: Route) -> str:
    """A route for reading: `phases[0].touchpoints[2].name`."""
    parts: list[str] = []
    for step in route:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            parts.append(f".{step}" if parts else step)
    return "".join(parts)
