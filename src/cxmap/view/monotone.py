"""A smooth line through points that never overshoots them.

Tangents after Fritsch and Butland (1984), the weighted harmonic mean that PCHIP uses: between two points the
line stays between them, so the drawing shows no peak that nobody reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]


class Bend(NamedTuple):
    """One cubic Bézier segment."""

    start: Point
    first_control: Point
    second_control: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at parameter t in 0..1."""
        u = 1 - t
        w0, w1, w2, w3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self
        return (
            w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3,
            w0 * y0 + w1 * y1 + w2 * y2 + w3 * y3,
        )


def _edge_slope(h0: float, h1: float, d0: float, d1: float) -> float:
    slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1)
    if slope * d0 <= 0:
        return 0.0
    if d0 * d1 <= 0 and abs(slope) > 3 * abs(d0):
        return 3 * d0
    return slope


def _slopes(points: Sequence[Point]) -> list[float]:
    widths = [b[0] - a[0] for a, b in pairwise(points)]
    rises = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    if len(rises) == 1:
        return [rises[0], rises[0]]
    slopes = [_edge_slope(widths[0], widths[1], rises[0], rises[1])]
    for h0, h1, d0, d1 in zip(widths, widths[1:], rises, rises[1:], strict=False):
        if d0 * d1 <= 0:
            slopes.append(0.0)
        else:
            w1, w2 = 2 * h1 + h0, h1 + 2 * h0
            slopes.append((w1 + w2) / (w1 / d0 + w2 / d1))
    slopes.append(_edge_slope(widths[-1], widths[-2], rises[-1], rises[-2]))
    return slopes


def bends(points: Sequence[Point]) -> tuple[Bend, ...]:
    """The segments of the line through points of rising x; none for fewer than two points."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    result = []
    for (x0, y0), (x1, y1), s0, s1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        result.append(Bend((x0, y0), (x0 + third, y0 + s0 * third), (x1 - third, y1 - s1 * third), (x1, y1)))
    return tuple(result)


def along(line: Sequence[Bend], *, steps: int = 16) -> list[Point]:
    """Points on the line, `steps` a segment; x rises evenly, since the controls lie at thirds."""
    if not line:
        return []
    points = [line[0].start]
    for bend in line:
        points.extend(bend.at(number / steps) for number in range(1, steps + 1))
    return points
