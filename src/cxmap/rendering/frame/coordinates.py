"""The plot of one row: how columns and percent of the scale become points, and lines cut at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.rendering.scene.page import Box, Outline, Point
from cxmap.view.monotone import Bend


@dataclass(frozen=True, slots=True)
class Frame:
    """`first` to `last` are the columns of the row; `best` and `worst` lie at the ends of the scale."""

    first: int
    last: int
    left: float
    right: float
    top: float
    best: float
    worst: float
    bottom: float

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.right - self.left) / (self.last - self.first + 1)

    @property
    def box(self) -> Box:
        """The plot with the names of the phases."""
        return Box(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def x(self, columns: float) -> float:
        """From columns to points."""
        return self.left + (columns - self.first) * self.column

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return self.x(column + 0.5)

    def y(self, percent: float) -> float:
        """From percent of the scale to points."""
        return self.worst + (self.best - self.worst) * percent / 100

    def at(self, point: Point) -> Point:
        """Both at once."""
        return self.x(point[0]), self.y(point[1])

    def has(self, column: int) -> bool:
        """Whether a column stands in this row."""
        return self.first <= column <= self.last


def _split(bend: Bend, t: float) -> tuple[Bend, Bend]:
    def between(a: Point, b: Point) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t

    ab, bc, cd = between(bend[0], bend[1]), between(bend[1], bend[2]), between(bend[2], bend[3])
    abc, bcd = between(ab, bc), between(bc, cd)
    middle = between(abc, bcd)
    return Bend(bend[0], ab, abc, middle), Bend(middle, bcd, cd, bend[3])


def cut(line: Sequence[Bend], first: float, last: float) -> list[Bend]:
    """The part of a line between two columns. Controls lie at thirds, so x runs evenly with the parameter."""
    result = []
    for bend in line:
        start, end = bend.start[0], bend.end[0]
        if end <= first or start >= last:
            continue
        if start < first:
            bend = _split(bend, (first - start) / (end - start))[1]
            start = first
        if end > last:
            bend = _split(bend, (last - start) / (end - start))[0]
        result.append(bend)
    return result


def bezier(line: Sequence[Bend], frame: Frame) -> Outline:
    """A line of segments in points."""
    points = [frame.at(line[0].start)]
    for bend in line:
        points += [frame.at(bend.first_control), frame.at(bend.second_control), frame.at(bend.end)]
    return Outline(tuple(points), "M" + "CCC" * len(line))


def clipped(outline: Sequence[Point], first: float, last: float) -> list[Point]:
    """The part of an area between two columns (Sutherland and Hodgman 1974, one side after the other)."""
    points = list(outline)
    for limit, sign in ((first, 1), (last, -1)):
        kept: list[Point] = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            a_in, b_in = sign * (a[0] - limit) >= 0, sign * (b[0] - limit) >= 0
            if a_in:
                kept.append(a)
            if a_in != b_in:
                share = (limit - a[0]) / (b[0] - a[0])
                kept.append((limit, a[1] + share * (b[1] - a[1])))
        points = kept
        if not points:
            break
    return points
