"""The ways of a flow: lines with round corners, as thick as their share.

The head of a way that the map names is full, that of one that only follows in the map is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from cxmap.rendering.scene.page import ROUND, Item, Outline, Point, Shape, polyline
from cxmap.rendering.theme import Theme
from cxmap.view.flow.values import FlowLink

THIN, WRITTEN = 1.2, 1.7
"""Ways without a share: those that follow in the map, and those that it names."""
THINNEST, THICKEST = 1.5, 11.0
"""Of ways with a share; between these, width is proportional to it."""
HEAD = 6.5
CORNER = 8.0
LOOP_DASH = (5.0, 2.6)


def thickness(link: FlowLink) -> float:
    """Thicker for a larger share; thin where none is given."""
    if link.weight is None:
        return THIN if link.implied else WRITTEN
    return THINNEST + (THICKEST - THINNEST) * link.weight


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (start[0] + (end[0] - start[0]) * length / whole, start[1] + (end[1] - start[1]) * length / whole)


def _without_doubles(points: Sequence[Point]) -> list[Point]:
    result = [points[0]]
    for point in points[1:]:
        if hypot(point[0] - result[-1][0], point[1] - result[-1][1]) > 0.05:
            result.append(point)
    return result if len(result) > 1 else [*result, points[-1]]


def _smooth(points: Sequence[Point], pen: float) -> Outline:
    corners, kinds = [points[0]], "M"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        room = min(hypot(at[0] - before[0], at[1] - before[1]), hypot(after[0] - at[0], after[1] - at[1])) / 2
        r = min(max(CORNER, pen), room)
        into, out = _towards(at, before, r), _towards(at, after, r)
        corners += [into, _towards(into, at, r * ROUND), _towards(out, at, r * ROUND), out]
        kinds += "LCCC"
    return Outline((*corners, points[-1]), kinds + "L")


def draw_line(points: Sequence[Point], link: FlowLink, theme: Theme) -> list[Item]:
    """A way from border to border."""
    pen = thickness(link)
    points = _without_doubles(points)
    head = HEAD + pen * 0.5
    tip, before = points[-1], points[-2]
    back = _towards(tip, before, min(head, hypot(tip[0] - before[0], tip[1] - before[1])))
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    whole = hypot(dx, dy) or 1.0
    half = (2.6 + pen * 0.6) / whole
    wings = ((back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))
    colour = theme.line if link.back else theme.neutral
    dash = LOOP_DASH if link.back else ()
    if link.implied:
        stem = [*points[:-1], _towards(tip, before, 0.8)]
        return [
            Shape(_smooth(stem, pen), stroke=colour, width=pen, dash=dash),
            Shape(polyline((wings[0], tip, wings[1])), stroke=colour, width=pen),
        ]
    stem = [*points[:-1], _towards(tip, before, head * 0.8)]
    return [
        Shape(_smooth(stem, pen), stroke=colour, width=pen, dash=dash),
        Shape(polyline((tip, *wings), closed=True), colour),
    ]
