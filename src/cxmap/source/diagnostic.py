"""One problem, as a value: what is wrong, where, and what to do instead.

Whoever finds a problem says where by a route (keys and list numbers from the top of the map). Lines and
columns are put in at the very end, by the document.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

Route = tuple[str | int, ...]
Severity = Literal["error", "warning", "advice"]
"""An error makes a map unusable, a warning says that something is probably not meant; advice is what somebody
who knows the trade would say, and fails nothing unless it is asked to."""
At = Literal["key", "value"]


class Span(NamedTuple):
    """A place in a text. Lines and columns count from 1, columns in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Related(Struct, frozen=True):
    """Another place that has to do with the problem."""

    message: str
    route: Route | None = None
    at: At = "value"
    span: Span | None = None


class Replace(Struct, frozen=True):
    """A cure: write this instead of the text at a route."""

    route: Route
    text: str


class Remove(Struct, frozen=True):
    """A cure: take an item out of its list; the last one goes with the key of the list."""

    route: Route


class Rewrite(Struct, frozen=True):
    """A cure outside of the data: write this instead of what stands at a place on one line, a comment."""

    span: Span
    text: str


Fix = Replace | Remove | Rewrite
"""What to do about a problem where that is certain, and changes nothing of what the map says."""


class Diagnostic(Struct, frozen=True):
    """A problem. `at` says whether the key or the value of the route is meant.

    The place and the fingerprint are put in by the document; the fingerprint stays the same while lines move.
    """

    code: str
    message: str
    route: Route = ()
    at: At = "value"
    hint: str | None = None
    severity: Severity = "error"
    span: Span | None = None
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    """What mends it, all of them together."""
    fingerprint: str = ""
    meant: str = ""
    """The word that was probably meant in place of what stands there: a guess, which people decide on."""


def route_text(route: Route) -> str:
    """A route for reading: `phases[0].touchpoints[2].name`."""
    parts: list[str] = []
    for step in route:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            parts.append(f".{step}" if parts else step)
    return "".join(parts)
