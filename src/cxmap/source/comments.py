"""Comments of a map file that speak to cxmap: `# cxmap: ignore[CX402, CX43]`.

YAML's events say nothing of comments, so they are looked for in the text, and what stands inside a key or a
value is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cxmap.source.diagnostic import Span
from cxmap.source.document import Document, Place

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*cxmap:[ \t]*ignore\b[ \t]*(?:\[([^\]\n]*)\])?")
_SIGN = "cxmap:"
_ANY = re.compile(r"#[ \t]*cxmap:[ \t]*ignore\b")
"""Most files have none, and then nothing need be looked for."""


class Ignore(Struct, frozen=True):
    """A comment that asks for silence, by codes or their beginnings, and where it holds."""

    codes: tuple[str, ...]
    """As written; none where the comment names none."""
    span: Span
    """From its `#` to the end of its list."""
    line: int | None
    """The line that it holds for; nothing where it stands above everything and holds for the whole file."""


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The comments of a file that ask for silence, in their order."""
    if document.place is None or _ANY.search(document.text) is None:
        return ()
    written = _written_spans(document)
    return tuple(_ignores(document, document.place, written))


def _ignores(document: Document, root: Place, written: list[Span]) -> Iterator[Ignore]:
    first = root.span.line
    for number, line in enumerate(document.lines, start=1):
        for match in _COMMENT.finditer(line) if _SIGN in line else ():
            span = Span(number, match.start() + 1, number, match.end() + 1)
            if any(_holds(place, span) for place in written):
                continue
            codes = tuple(code for part in (match[1] or "").split(",") if (code := part.strip()))
            if line[: match.start()].strip():
                yield Ignore(codes, span, number)
            elif number < first:
                yield Ignore(codes, span, None)
            else:
                yield Ignore(codes, span, _next_line(document.lines, number))
            break


def _next_line(lines: list[str], number: int) -> int:
    """The first line below that holds more than a comment."""
    for below in range(number + 1, len(lines) + 1):
        line = lines[below - 1].strip()
        if line and not line.startswith("#"):
            return below
    return number


def _written_spans(document: Document) -> list[Span]:
    """Where keys and plain values stand."""
    spans: list[Span] = []
    waiting = [document.place] if document.place is not None else []
    while waiting:
        place = waiting.pop()
        if place.key is not None:
            spans.append(place.key)
        if place.inside is None:
            spans.append(place.span)
        else:
            waiting += place.inside.values() if isinstance(place.inside, dict) else place.inside
    return spans


def _holds(place: Span, inner: Span) -> bool:
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return start <= (inner.line, inner.column) < end
