"""What a map is made of, for an editor's outline, for breadcrumbs and for folding."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.editing.draft import Draft
from cxmap.editing.ids import Thing
from cxmap.editing.places import places_of
from cxmap.source import Route, Span

Sort = Literal["section", "phase", "touchpoint", "thing"]


class Item(Struct, frozen=True):
    """A part of the map by its name: all that belongs to it, and where its name stands."""

    name: str
    detail: str
    sort: Sort
    whole: Span
    at: Span
    inside: tuple[Item, ...] = ()


def outline(draft: Draft) -> tuple[Item, ...]:
    """Phases with their touchpoints, and every other list of things, in the order of the text."""
    by_section: dict[Route, list[Thing]] = {}
    for thing in draft.ids.things:
        by_section.setdefault(thing.route[:-1], []).append(thing)
    items = []
    for route, things in by_section.items():
        if len(route) > 1:
            continue  # touchpoints of a phase, which stand inside of it
        inside = tuple(filter(None, (_item(draft, thing, by_section) for thing in things)))
        section, at = draft.document.locate(route), draft.document.locate(route, "key")
        if section is None or at is None:
            continue
        whole = _trimmed(draft, Span(at.line, at.column, section.end_line, section.end_column))
        items.append(Item(str(route[0]), str(len(things)), "section", whole, at, inside))
    return tuple(sorted(items, key=lambda item: item.whole))


def _item(draft: Draft, thing: Thing, by_section: dict[Route, list[Thing]]) -> Item | None:
    whole, at = draft.document.locate(thing.route), draft.document.locate(thing.at)
    if whole is None or at is None:
        return None
    name_at = draft.document.locate((*thing.route, "title" if thing.section == "opportunities" else "name"))
    at = name_at if name_at is not None and _within(name_at, whole) else at
    below = by_section.get((*thing.route, "touchpoints"), []) if thing.section == "phases" else []
    inside = tuple(filter(None, (_item(draft, inner, by_section) for inner in below)))
    sort: Sort = {"phases": "phase", "touchpoints": "touchpoint"}.get(thing.section, "thing")  # type: ignore[assignment]
    return Item(thing.name, thing.id, sort, _trimmed(draft, whole), at, inside)


def _within(inner: Span, outer: Span) -> bool:
    return outer[:2] <= inner[:2] and inner[2:] <= outer[2:]


def _trimmed(draft: Draft, span: Span) -> Span:
    """A place without the empty lines and comments at its end, which the parser counts among it."""
    lines = draft.document.lines
    line, column = span.end_line, span.end_column
    while line > span.line:
        written = lines[line - 1][: column - 1].strip() if line <= len(lines) else ""
        if written and not written.startswith("#"):
            break
        line -= 1
        column = len(lines[line - 1]) + 1
    return Span(span.line, span.column, line, column)


def folds(draft: Draft) -> tuple[tuple[int, int], ...]:
    """The lines from and to which something can be folded away, from 0: blocks, and runs of comments."""
    found: set[tuple[int, int]] = set()
    for _, place in places_of(draft.document):
        key, span = place.key, place.span
        if not span.end_line - (key or span).line:
            continue
        span = _trimmed(draft, Span((key or span).line, 1, span.end_line, span.end_column))
        if span.end_line > span.line:
            found.add((span.line - 1, span.end_line - 1))
    found.discard((0, 0))
    longest: dict[int, int] = {}
    for start, end in found:
        longest[start] = max(end, longest.get(start, end))
    root = draft.document.place
    if root is not None:
        first = root.span.line - 1
        own = {end for start, end in found if start == first and end < longest.get(first, 0)}
        if first in longest and own:  # the map itself is nothing to fold; its first key may be
            longest[first] = max(own)
        elif first in longest and not own:
            longest.pop(first)
    return tuple(sorted([*longest.items(), *_comments(draft.document.lines)]))


def _comments(lines: list[str]) -> list[tuple[int, int]]:
    runs, start = [], None
    for number, line in enumerate([*lines, ""]):
        if line.lstrip().startswith("#"):
            start = number if start is None else start
        elif start is not None:
            if number - start > 1:
                runs.append((start, number - 1))
            start = None
    return runs
