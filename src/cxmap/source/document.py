"""A map file as plain data, with the place of every key and value, and what was wrong with its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.source.diagnostic import At, Diagnostic, Related, Route, Span
from cxmap.source.fingerprint import fingerprint

LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Mark(Protocol):
    """A point in the text, as the parser names it; lines and columns count from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


Marks = tuple[Mark, Mark]
"""Where something begins and where it ends."""


def span_between(start: Mark, end: Mark) -> Span:
    """The place between two points."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class Place(NamedTuple):
    """Where a value stands, where its key stands, and the places inside it.

    There is one for every value of a map and few are ever asked for, so it keeps the parser's own marks.
    """

    marks: Marks
    key_marks: Marks | None = None
    inside: dict[str, Place] | list[Place] | None = None

    @property
    def span(self) -> Span:
        """The place of the value."""
        return span_between(*self.marks)

    @property
    def key(self) -> Span | None:
        """The place of its key."""
        return None if self.key_marks is None else span_between(*self.key_marks)


class Borrowed(NamedTuple):
    """Where a part of a document's data really stands: in another file."""

    document: Document
    route: Route
    """Where it stands there."""
    taken_at: Route
    """Where the document takes it in."""


class Document(Struct, frozen=True, dict=True):
    """The outcome of reading a file. `data` is None where nothing could be made of it."""

    name: str
    text: str
    data: dict[str, Any] | None
    place: Place | None
    diagnostics: tuple[Diagnostic, ...]
    spoilt: frozenset[Route] = frozenset()
    """Values that were refused while reading, of which nothing more should be said."""
    borrowed: Mapping[Route, Borrowed] = field(default_factory=dict)
    """Parts of the data that stand in other files, by their routes. Their places are those there, and what is
    said of them is told where this file takes them in."""

    def lender_of(self, route: Route) -> tuple[Route, Borrowed] | None:
        """The borrowed part that a route leads into, with its own route; of one in another, the inner one."""
        if not self.borrowed:
            return None
        parts = ((route[:length], self.borrowed.get(route[:length])) for length in range(3, 0, -1))
        return next(((prefix, part) for prefix, part in parts if part is not None), None)

    def is_elsewhere(self, route: Route) -> bool:
        """Whether what a route leads to stands in another file."""
        lent = self.lender_of(route)
        return lent is not None and lent[1].document.name != self.name

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return LINE_BREAK.split(self.text)

    def resolve(self, route: Route) -> tuple[Route, Place | None]:
        """The deepest place of a route that the file has.

        Steps that the file does not have (a field that a short form leaves out) are passed over. The place of
        what is borrowed is that in its own file.
        """
        if (lent := self.lender_of(route)) is not None:
            prefix, part = lent
            there, place = part.document.resolve((*part.route, *route[len(prefix) :]))
            return (*prefix, *there[len(part.route) :]), place
        return self.resolve_own(route)

    def resolve_own(self, route: Route) -> tuple[Route, Place | None]:
        """The same by the places of this file alone, whatever it borrows."""
        place = self.place
        real: list[str | int] = []
        for step in route:
            inside = place.inside if place is not None else None
            if isinstance(inside, dict) and isinstance(step, str):
                below = inside.get(step)
            elif isinstance(inside, list) and isinstance(step, int) and 0 <= step < len(inside):
                below = inside[step]
            else:
                below = None
            if below is not None:
                place = below
                real.append(step)
        return tuple(real), place

    def locate(self, route: Route, at: At = "value") -> Span | None:
        """Where the key or value of a route stands in this file."""
        if (lent := self.lender_of(route)) is not None:
            prefix, part = lent
            if part.document.name == self.name:
                route = (*part.taken_at, *route[len(prefix) :])
            else:
                route, at = part.taken_at, "value"
        _, place = self.resolve_own(route)
        if place is None:
            return None
        return (place.key if at == "key" else None) or place.span

    def located(self, problem: Diagnostic) -> Diagnostic:
        """The same problem with its lines, columns and fingerprint.

        What is said of a borrowed part names its place there, and has no cure here.
        """
        problem = self._brought_home(problem)
        span = problem.span or self.locate(problem.route, problem.at) or Span(1, 1, 1, 1)
        related = tuple(
            Related(
                other.message, other.route, other.at, other.span or self.locate(other.route or (), other.at)
            )
            for other in problem.related
        )
        return replace(
            problem, span=span, related=related, fingerprint=fingerprint(problem, self.data, self._line(span))
        )

    def where(self, route: Route, at: At = "value") -> str:
        """A place as people write it, in whatever file it really stands: `shared/channels.yaml:3:5`."""
        if (lent := self.lender_of(route)) is not None:
            prefix, part = lent
            return part.document.where((*part.route, *route[len(prefix) :]), at)
        span = self.locate(route, at)
        return self.name if span is None else f"{self.name}:{span.line}:{span.column}"

    def _brought_home(self, problem: Diagnostic) -> Diagnostic:
        if not self.borrowed:
            return problem
        related = tuple(
            replace(other, message=f"{other.message}, {self.where(other.route, other.at)}", at="value")
            if other.route and self.is_elsewhere(other.route)
            else other
            for other in problem.related
        )
        lent = self.lender_of(problem.route)
        if lent is None:
            return replace(problem, related=related)
        rest, where = problem.route[len(lent[0]) :], self.where(problem.route, problem.at)
        problem = replace(problem, route=lent[1].taken_at, related=related, fixes=())
        if lent[1].document.name == self.name:
            return replace(problem, route=(*problem.route, *rest))
        return replace(problem, message=f"{where}: {problem.message}", at="value")

    def _line(self, span: Span) -> str:
        return self.lines[span.line - 1] if span.line <= len(self.lines) else ""

    def follows_comma(self, route: Route) -> bool:
        """Whether a key stands behind a comma on the same line, as it does inside `{ }`."""
        span = self.locate(route, "key")
        return span is not None and self.lines[span.line - 1][: span.column - 1].rstrip().endswith(",")

    def written(self, route: Route) -> str:
        """The text of a value as it stands in the file, its first line and at most 40 characters."""
        span = self.locate(route)
        if span is None:
            return ""
        line = self.lines[span.line - 1]
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        text = line[span.column - 1 : end].strip()
        return text if len(text) <= 40 else text[:39] + "…"
