"""The areas between an experience and its goal, each by what the verdict says of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from cxmap.view.monotone import Point
from cxmap.view.sides import Side


class Shade(Struct, frozen=True):
    """An area to fill: a closed outline in columns and percent of the scale."""

    side: Side
    outline: tuple[Point, ...]


class Held(Struct, frozen=True):
    """Columns held against the same goal, from the left edge of `first` to the right edge of `last`."""

    first: int
    last: int
    goal: float
    threshold: float
    """The goal less the tolerance, in percent of the scale."""
    undecided: bool


def _at(line: Sequence[Point], x: float) -> Point | None:
    """The point of a line at x, where it has one."""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x0 <= x <= x1:
            return x, y0 + (y1 - y0) * ((x - x0) / (x1 - x0) if x1 > x0 else 0.0)
    return None


def _part(line: Sequence[Point], first: float, last: float) -> list[Point]:
    """What a line has between two x, with a point on either edge that it crosses."""
    ends = (_at(line, first), _at(line, last))
    inside = [point for point in line if first < point[0] < last]
    return [*filter(None, ends[:1]), *inside, *filter(None, ends[1:])]


def _cut(line: Sequence[Point], height: float) -> list[Point]:
    """The line with a point put in wherever it crosses a height."""
    result = [line[0]]
    for a, b in pairwise(line):
        if (a[1] - height) * (b[1] - height) < 0:
            share = (height - a[1]) / (b[1] - a[1])
            result.append((a[0] + share * (b[0] - a[0]), height))
        result.append(b)
    return result


def between(line: Sequence[Point], goal: float, below: Side = "short", above: Side = "above") -> list[Shade]:
    """The areas between a stretch of line and a level goal, split where the line crosses it."""
    if len(line) < 2:
        return []
    shades: list[Shade] = []
    run: list[Point] = []
    side: Side | None = None

    def close() -> None:
        if side is not None and len(run) > 1:
            shades.append(Shade(side, (*run, (run[-1][0], goal), (run[0][0], goal))))

    for a, b in pairwise(_cut(line, goal)):
        lean = a[1] + b[1] - 2 * goal
        here = below if lean < 0 else above if lean > 0 else None
        if here != side:
            close()
            run, side = [a], here
        run.append(b)
    close()
    return shades


def shades(line: Sequence[Point], run: Held) -> list[Shade]:
    """What lies between a line and the goal of some columns.

    What lies below the goal by no more than the tolerance is `within`, also where the line falls further: the
    tolerance is seen there as a strip below the goal.
    """
    part = _part(line, run.first, run.last + 1)
    if len(part) < 2:
        return []
    if run.undecided:
        return between(part, run.goal, "open", "open")
    if run.threshold >= run.goal:
        return between(part, run.goal)
    lowest = [(x, max(y, run.threshold)) for x, y in _cut(part, run.threshold)]
    spared = [shade for shade in between(lowest, run.goal, "within") if shade.side == "within"]
    short = [shade for shade in between(part, run.threshold) if shade.side == "short"]
    return [*short, *spared, *(shade for shade in between(part, run.goal) if shade.side == "above")]
