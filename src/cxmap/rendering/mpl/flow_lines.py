"""The ways of a flow: lines with round corners and arrow heads, as thick as their share."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from cxmap.rendering.mpl.page import Item, Outline, Point, Shape, polyline
from cxmap.rendering.theme import Theme
from cxmap.view.flow import FlowLink

THINNEST, THICKEST = 1.2, 6.0
HEAD = 6.5
CORNER = 7.0
LOOP_DASH = (5.0, 2.6)
IMPLIED_DASH = (1.2, 2.4)
ROUND = 0.5523


def thickness(link: FlowLink) -> float:
    """Thicker for a larger share; the thinnest where none is given."""
    return THINNEST if link.weight is None else THINNEST + (THICKEST - THINNEST) * link.weight


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return (start[0] + (end[0] - start[0]) * length / whole, start[1] + (end[1] - start[1]) * length / whole)


def _without_doubles(points: Sequence[Point]) -> list[Point]:
    result = [points[0]]
    for point in points[1:]:
        if hypot(point[0] - result[-1][0], point[1] - result[-1][1]) > 0.05:
            result.append(point)
    return result if len(result) > 1 else [*result, points[-1]]


def _smooth(points: Sequence[Point]) -> Outline:
    corners, kinds = [points[0]], "M"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        room = min(hypot(at[0] - before[0], at[1] - before[1]), hypot(after[0] - at[0], after[1] - at[1])) / 2
        r = min(CORNER, room)
        into, out = _towards(at, before, r), _towards(at, after, r)
        corners += [into, _towards(into, at, r * ROUND), _towards(out, at, r * ROUND), out]
        kinds += "LCCC"
    return Outline((*corners, points[-1]), kinds + "L")


def draw_line(points: Sequence[Point], link: FlowLink, theme: Theme) -> list[Item]:
    """A way from border to border."""
    pen = thickness(link)
    points = _without_doubles(points)
    head = HEAD + pen * 0.7
    tip, before = points[-1], points[-2]
    back = _towards(tip, before, min(head, hypot(tip[0] - before[0], tip[1] - before[1])))
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    whole = hypot(dx, dy) or 1.0
    half = (2.6 + pen * 0.55) / whole
    wings = ((back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))
    colour = theme.line if link.back else theme.neutral
    dash = LOOP_DASH if link.back else IMPLIED_DASH if link.implied else ()
    stem = [*points[:-1], _towards(tip, before, head * 0.8)]
    return [
        Shape(_smooth(stem), stroke=colour, width=pen, dash=dash),
        Shape(polyline((tip, *wings), closed=True), colour),
    ]
