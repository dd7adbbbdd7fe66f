"""Cures put into the text of a map, so that everything else stays to the letter: layout, comments, quotes.

A cure becomes a piece of text in place of another, found by the places that the reader kept. It counts only
where the new text reads as the old data with exactly that change, and where it takes no comment away; any
other is left to people.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cxmap.source.diagnostic import Fix, Remove, Replace, Rewrite, Route, Span
from cxmap.source.document import LINE_BREAK, Document, Place
from cxmap.source.parser import parse

_REST = re.compile(r"[ \t]*(?:\r?\n|\Z)")
"""The end of a line on which nothing more stands."""


class _Splice(NamedTuple):
    """What stands in place of a piece of text, by positions in it."""

    start: int
    end: int
    text: str


class Spliced(NamedTuple):
    """The text with the cures that could be put in, and which these were."""

    text: str
    done: tuple[Fix, ...]


def spliced(document: Document, fixes: Iterable[Fix]) -> Spliced:
    """A document's text with as many of the cures as can be put in at once.

    Those that would touch each other, or one list twice, wait for the next time: places have moved then.
    """
    text, done = document.text, []
    starts = _starts(document)
    touched: list[_Splice] = []
    lists: set[Route] = set()
    for fix in sorted(fixes, key=lambda fix: _order(document, fix), reverse=True):
        if isinstance(fix, Remove) and fix.route[:-1] in lists:
            continue
        for splice in _ways(document, starts, fix):
            if any(splice.start < other.end and other.start < splice.end for other in touched):
                continue
            if _is_exact(document, splice, fix):
                text = text[: splice.start] + splice.text + text[splice.end :]
                touched.append(splice)
                done.append(fix)
                if isinstance(fix, Remove):
                    lists.add(fix.route[:-1])
                break
    return Spliced(text, tuple(done))


def _starts(document: Document) -> list[int]:
    """Where each line of the text begins, and one more: the reader ends every text with a line's end."""
    text = document.text
    return [0, *(match.end() for match in LINE_BREAK.finditer(text)), len(text)]


def _order(document: Document, fix: Fix) -> tuple[int, int]:
    span = fix.span if isinstance(fix, Rewrite) else document.locate(fix.route)
    return (span.line, span.column) if span is not None else (0, 0)


def _at(starts: list[int], line: int, column: int) -> int:
    return starts[line - 1] + column - 1


def _ends(starts: list[int], span: Span) -> tuple[int, int]:
    return _at(starts, span.line, span.column), _at(starts, span.end_line, span.end_column)


def _ways(document: Document, starts: list[int], fix: Fix) -> list[_Splice]:
    """How a cure could be written, the plainest way first."""
    if isinstance(fix, Rewrite):
        return [_rewritten(document.text, *_ends(starts, fix.span), fix.text)]
    if isinstance(fix, Replace):
        real, place = document.resolve(fix.route)
        if place is None or len(real) != len(fix.route) or place.inside is not None:
            return []
        start, end = _ends(starts, place.span)
        return [_Splice(start, end, fix.text), _Splice(start, end, f'"{fix.text}"')]
    return _removals(document, starts, fix.route)


def _rewritten(text: str, start: int, end: int, new: str) -> _Splice:
    """A comment written anew; without anything to say, with its line, or with the spaces before it."""
    if new:
        return _Splice(start, end, new)
    line = text.rfind("\n", 0, start) + 1
    rest = _REST.match(text, end)
    if rest is None:  # other words follow
        return _Splice(start, end, "#")
    if not text[line:start].strip():
        return _Splice(line, rest.end(), "")
    return _Splice(len(text[:start].rstrip(" \t")), end, "")


def _removals(document: Document, starts: list[int], route: Route) -> list[_Splice]:
    """An item taken out of its list; the last item, and a value without a list, with their key."""
    real, place = document.resolve(route)
    if place is None:
        return []
    if real and isinstance(real[-1], int):
        holder = document.resolve(real[:-1])[1]
        inside = holder.inside if holder is not None else None
        if holder is None or not isinstance(inside, list):
            return []
        if len(inside) > 1:
            in_brackets = document.text.startswith("[", _ends(starts, holder.span)[0])
            if in_brackets:
                return [_from_brackets(starts, inside, real[-1])]
            return _from_block(document.text, starts, inside[real[-1]])
        place = holder
    return _entry(document.text, starts, place)


def _from_brackets(starts: list[int], items: list[Place], at: int) -> _Splice:
    """An item with the comma behind it, or the last one with that before it."""
    start, end = _ends(starts, items[at].span)
    if at + 1 < len(items):
        return _Splice(start, _ends(starts, items[at + 1].span)[0], "")
    return _Splice(_ends(starts, items[at - 1].span)[1], end, "")


def _from_block(text: str, starts: list[int], item: Place) -> list[_Splice]:
    """An item with its lines, where these hold nothing else."""
    start, end = _ends(starts, item.span)
    before = text[:start].rstrip(" \t")
    return _lines(text, len(before) - 1, end) if before.endswith("-") else []


def _entry(text: str, starts: list[int], place: Place) -> list[_Splice]:
    """A key with its value: its lines in a block, or its part of a pair of braces."""
    if place.key is None:
        return []
    start, end = _at(starts, place.key.line, place.key.column), _ends(starts, place.span)[1]
    ways = _lines(text, start, end)
    end = len(text[:end].rstrip())
    before = text[:start].rstrip()
    if before.endswith(","):
        ways.append(_Splice(len(before) - 1, end, ""))
    after = re.compile(r"\s*,\s*").match(text, end)
    if after is not None:
        ways.append(_Splice(start, after.end(), ""))
    return ways


def _lines(text: str, start: int, end: int) -> list[_Splice]:
    """Whole lines, where nothing stands before and behind, and no comment above that may speak of them."""
    line = text.rfind("\n", 0, start) + 1
    end = len(text[:end].rstrip())  # a block ends where the next one begins
    rest = _REST.match(text, end)
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
    if text[line:start].strip() or rest is None or above.lstrip().startswith("#"):
        return []
    return [_Splice(line, rest.end(), "")]


def _is_exact(document: Document, splice: _Splice, fix: Fix) -> bool:
    """Whether the new text reads as the old data with the change, and no comment went with the old."""
    text = document.text[: splice.start] + splice.text + document.text[splice.end :]
    after = parse(text, document.name)
    if after.data is None or len(after.diagnostics) > len(document.diagnostics):
        return False
    if not isinstance(fix, Rewrite) and "#" in _outside(document, splice, fix):
        return False
    return _alike(after.data, _changed(document, fix))


def _outside(document: Document, splice: _Splice, fix: Remove | Replace) -> str:
    """What is taken away besides the values of the place itself: where a comment might be."""
    taken = list(document.text[splice.start : splice.end])
    starts = _starts(document)
    _, place = document.resolve(fix.route)
    waiting = [place] if place is not None else []
    while waiting:
        inner = waiting.pop()
        for span in (inner.key, inner.span if inner.inside is None else None):
            if span is not None:
                start, end = (at - splice.start for at in _ends(starts, span))
                taken[max(0, start) : max(0, end)] = " " * len(taken[max(0, start) : max(0, end)])
        if inner.inside is not None:
            waiting += inner.inside.values() if isinstance(inner.inside, dict) else inner.inside
    return "".join(taken)


def _changed(document: Document, fix: Fix) -> Any:
    """The data as it should be afterwards."""
    data = copy.deepcopy(document.data)
    if isinstance(fix, Rewrite):
        return data
    real, _ = document.resolve(fix.route)
    *way, last = real
    if isinstance(fix, Remove) and isinstance(last, int) and len(_found(data, way)) == 1:
        *way, last = way
    holder = _found(data, way)
    if isinstance(fix, Replace):
        holder[last] = fix.text
    else:
        del holder[last]
    return data


def _found(data: Any, way: list[str | int]) -> Any:
    for step in way:
        data = data[step]
    return data


def _alike(first: Any, other: Any) -> bool:
    """Whether data are the same in value, kind and order."""
    if type(first) is not type(other):
        return False
    if isinstance(first, dict):
        return list(first) == list(other) and all(_alike(first[key], other[key]) for key in first)
    if isinstance(first, list):
        return len(first) == len(other) and all(map(_alike, first, other))
    return bool(first == other)
