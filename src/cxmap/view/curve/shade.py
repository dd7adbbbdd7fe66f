"""The areas between an experience and its goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cxmap.view.monotone import Point

Side = Literal["short", "above"]


@dataclass(frozen=True, slots=True)
class Shade:
    """An area to fill: a closed outline in columns and percent of the scale."""

    side: Side
    outline: tuple[Point, ...]


def _crossing(a: Point, b: Point, goal: float) -> Point:
    share = (goal - a[1]) / (b[1] - a[1])
    return a[0] + share * (b[0] - a[0]), goal


def _cut(line: Sequence[Point], goal: float) -> list[Point]:
    """The line with a point put in wherever it crosses the goal."""
    result = [line[0]]
    for a, b in pairwise(line):
        if (a[1] - goal) * (b[1] - goal) < 0:
            result.append(_crossing(a, b, goal))
        result.append(b)
    return result


def between(line: Sequence[Point], goal: float) -> tuple[Shade, ...]:
    """The areas between a stretch of line and a level goal, split where the line crosses it."""
    if len(line) < 2:
        return ()
    shades: list[Shade] = []
    run: list[Point] = []
    side: Side | None = None

    def close() -> None:
        if side is not None and len(run) > 1:
            shades.append(Shade(side, (*run, (run[-1][0], goal), (run[0][0], goal))))

    points = _cut(line, goal)
    for a, b in pairwise(points):
        lean = a[1] + b[1] - 2 * goal
        here: Side | None = "short" if lean < 0 else "above" if lean > 0 else None
        if here != side:
            close()
            run, side = [a], here
        run.append(b)
    close()
    return tuple(shades)
