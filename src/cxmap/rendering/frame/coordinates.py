"""The plot of one row: how columns and percent of the scale become points, and lines cut at its ends."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.scene.page import Box, Outline, Point, polyline
from cxmap.view.monotone import Bend, along


class Frame(Struct, frozen=True):
    """`first` to `last` are the columns of the row; `best` and `worst` lie at the ends of the scale."""

    first: int
    last: int
    left: float
    right: float
    top: float
    best: float
    worst: float
    bottom: float
    edges: tuple[float, ...] = ()
    """The left edge of each column and the right one of the last, where columns are not all as wide."""

    @property
    def column(self) -> float:
        """The width of a column, on average."""
        return (self.right - self.left) / (self.last - self.first + 1)

    @property
    def box(self) -> Box:
        """The plot with the names of the phases."""
        return Box(self.left, self.top, self.right - self.left, self.bottom - self.top)

    def x(self, columns: float) -> float:
        """From columns to points: edges and middles of columns lie where they are, and between them nothing
        bends sharply (cubic Hermite, harmonic mean of the widths as the slope at an edge)."""
        if not self.edges:
            return self.left + (columns - self.first) * self.column
        most = len(self.edges) - 2
        at = min(max(int(columns - self.first), 0), most)
        within, wide = columns - self.first - at, self._wide(at)
        if within <= 0 or within >= 1 or within == 0.5:
            return self.edges[at] + within * wide
        before = within < 0.5
        other = self._wide(min(max(at + (-1 if before else 1), 0), most))
        edge, t = 2 * wide * other / (wide + other), 2 * (within if before else 1 - within)
        eased = edge / 2 * t * (1 - t) ** 2 + wide / 2 * (t * t * (3 - 2 * t) - t * t * (1 - t))
        return self.edges[at] + eased if before else self.edges[at + 1] - eased

    def _wide(self, at: int) -> float:
        """The width of a column, counted from the first of the row."""
        return self.edges[at + 1] - self.edges[at]

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
    """A line of segments in points; a chain of short ones where columns are not all as wide."""
    if frame.edges:
        return polyline([frame.at(point) for point in along(line)])
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
