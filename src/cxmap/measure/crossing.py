"""Two bindings that cut the same answers differently: what the one withholds must not follow from the other.

Everybody's figure less that of "all but the new ones" is that of the new ones. So where the answers of one
figure may lie within those of another, and fewer than the floor lie between the two, the smaller one is held
back; likewise where several of one binding add up to nearly all of one of the other (months and their year).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from msgspec import Struct

from cxmap.measure.words import word_key
from cxmap.model import Data, MeasuredFigure


class Cut(Struct):
    """The figures of one binding, and the files or the table that they were counted in."""

    data: Data
    names: frozenset[str]
    figures: list[MeasuredFigure]


def hold_back(cuts: Sequence[Cut], floor: int) -> int:
    """Take out of the cuts what lets a smaller group be worked out; says how many figures that are."""
    held_back = 0
    for outer, inner in permutations(cuts, 2):
        if not outer.names & inner.names or _are_apart(outer.data, inner.data):
            continue
        for whole in list(outer.figures):
            if _asked(outer.data, whole.place) != _asked(inner.data, whole.place):
                continue
            while (one := _telling(whole, inner.figures, floor)) is not None:
                inner.figures.remove(one)
                held_back += 1
    return held_back


def _telling(whole: MeasuredFigure, figures: Sequence[MeasuredFigure], floor: int) -> MeasuredFigure | None:
    """The smallest of the figures that leave fewer people of a whole than the floor, if any do."""
    own = [figure for figure in figures if figure.place == whole.place]
    for parts in _together(own):
        left = _n(whole) - sum(map(_n, parts))
        if 0 < left < floor and _may_lie_within(whole, parts):
            return min(parts, key=_n)
    return None


def _together(figures: Sequence[MeasuredFigure]) -> Iterator[list[MeasuredFigure]]:
    """Each figure, and those of one kind that may add up to something: by day, quarter, year, or all."""
    yield from ([figure] for figure in figures)
    groups: dict[object, list[MeasuredFigure]] = defaultdict(list)
    for figure in figures:
        metric = figure.metric
        kind = "persona" if metric.persona else "segment" if metric.segment else "everybody"
        day = metric.date
        spans: list[object] = [None]
        if day is not None:
            spans += [day, (day.year, (day.month - 1) // 3), day.year]
        for span in spans:
            groups[kind, span].append(figure)
    yield from (parts for parts in groups.values() if len(parts) > 1)


def _may_lie_within(whole: MeasuredFigure, parts: Sequence[MeasuredFigure]) -> bool:
    """Whether no answer was given more often in the parts; where answers are not counted, they may."""
    counts = [part.metric.answers for part in parts]
    if not whole.metric.answers or any(len(own) != len(whole.metric.answers) for own in counts):
        return True
    return all(sum(own) <= n for n, *own in zip(whole.metric.answers, *counts, strict=True))


def _n(figure: MeasuredFigure) -> int:
    return figure.metric.raw_n or 0


def _asked(data: Data, place: str | None) -> object:
    """The columns of the answers about a place."""
    if place is None:
        return [word_key(name) for name in data.overall]
    if data.touchpoint is not None and data.score is not None:
        return word_key(data.touchpoint), word_key(data.score)
    return [word_key(name) for name in data.scores.get(place, ())]


def _are_apart(one: Data, other: Data) -> bool:
    """Whether no row is wanted by both: a column holds other values in the one than in the other."""
    for column, words in one.where.items():
        others = {word_key(word) for word in other.where.get(column, ())}
        if others and not others & {word_key(word) for word in words}:
            return True
    return False
