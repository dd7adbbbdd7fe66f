"""A sign for each usual kind of channel, drawn as lines in one colour: the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import cos, pi, sin
from typing import NamedTuple

from cxmap.rendering.scene.page import (
    Box,
    Outline,
    Point,
    Shape,
    circle,
    joined,
    polyline,
    rectangle,
    rounded,
    segment,
)

PEN = 0.17
"""How thick lines are, in parts of half the sign's size: about 1 point in a sign of 12."""


class _Sign(NamedTuple):
    """A sign between -1 and 1, y downwards: what is drawn as lines, what is filled, and thick lines."""

    lines: tuple[Outline, ...] = ()
    filled: tuple[Outline, ...] = ()
    thick: tuple[Outline, ...] = ()


THICK = 2.4
"""How many times thicker the thick lines are."""


def _arc(x: float, y: float, r: float, start: float, end: float, steps: int = 12) -> Outline:
    """A part of a circle between two angles in degrees, clockwise from the right."""
    angles = [(start + (end - start) * at / steps) * pi / 180 for at in range(steps + 1)]
    return polyline([(x + r * cos(angle), y + r * sin(angle)) for angle in angles])


def _dots(*points: Point, r: float = 0.13) -> tuple[Outline, ...]:
    return tuple(circle(x, y, r) for x, y in points)


@cache
def _signs() -> Mapping[str, _Sign]:
    return {
        "website": _Sign(
            (rounded(Box(-0.95, -0.75, 1.9, 1.5), 0.2), segment(-0.95, -0.3, 0.95, -0.3)),
            _dots((-0.68, -0.53), (-0.36, -0.53), r=0.09),
        ),
        "app": _Sign(
            (rounded(Box(-0.55, -0.95, 1.1, 1.9), 0.22), segment(-0.55, 0.5, 0.55, 0.5)),
            _dots((0.0, 0.73), r=0.1),
        ),
        "phone": _Sign(
            thick=(
                Outline(((-0.62, -0.5), (-0.5, 0.2), (-0.2, 0.5), (0.5, 0.62)), "MCCC"),
                segment(-0.78, -0.42, -0.42, -0.72),
                segment(0.42, 0.78, 0.72, 0.42),
            ),
        ),
        "email": _Sign(
            (
                rounded(Box(-0.95, -0.68, 1.9, 1.36), 0.12),
                polyline(((-0.9, -0.58), (0.0, 0.12), (0.9, -0.58))),
            ),
        ),
        "letter": _Sign(
            (
                rounded(Box(-0.95, -0.68, 1.9, 1.36), 0.12),
                segment(-0.6, 0.05, 0.1, 0.05),
                segment(-0.6, 0.35, -0.1, 0.35),
            ),
            (rectangle(Box(0.35, -0.42, 0.32, 0.4)),),
        ),
        "shop": _Sign(
            (
                polyline(((-0.7, -0.85), (0.7, -0.85), (0.95, -0.25), (-0.95, -0.25)), closed=True),
                polyline(((-0.78, -0.25), (-0.78, 0.85), (0.78, 0.85), (0.78, -0.25))),
                polyline(((0.1, 0.85), (0.1, 0.2), (0.5, 0.2), (0.5, 0.85))),
            ),
        ),
        "person": _Sign(
            (circle(0.0, -0.45, 0.38), _arc(0.0, 0.85, 0.75, 180, 360), segment(-0.95, 0.85, 0.95, 0.85)),
        ),
        "chat": _Sign(
            (
                polyline(
                    ((-0.9, -0.75), (0.9, -0.75), (0.9, 0.4), (-0.1, 0.4), (-0.5, 0.85), (-0.5, 0.4),
                     (-0.9, 0.4)),
                    closed=True,
                ),
            ),
            _dots((-0.42, -0.17), (0.0, -0.17), (0.42, -0.17), r=0.12),
        ),
        "social": _Sign(
            (segment(-0.6, 0.0, 0.6, -0.6), segment(-0.6, 0.0, 0.6, 0.6)),
            _dots((-0.62, 0.0), (0.6, -0.62), (0.6, 0.62), r=0.3),
        ),
        "media": _Sign(
            (
                polyline(((-0.85, -0.25), (-0.3, -0.25), (0.55, -0.75), (0.55, 0.65), (-0.3, 0.2),
                          (-0.85, 0.2)), closed=True),
                polyline(((-0.55, 0.2), (-0.4, 0.8), (-0.12, 0.8), (-0.22, 0.25))),
                _arc(0.55, -0.05, 0.38, -60, 60),
            ),
        ),
        "machine": _Sign(
            (
                rounded(Box(-0.65, -0.95, 1.3, 1.9), 0.12),
                rectangle(Box(-0.38, -0.65, 0.76, 0.55)),
                segment(-0.38, 0.55, 0.38, 0.55),
            ),
            _dots((-0.28, 0.2), (0.0, 0.2), (0.28, 0.2), r=0.09),
        ),
        "delivery": _Sign(
            (
                polyline(((-0.95, -0.6), (0.2, -0.6), (0.2, 0.45), (-0.95, 0.45)), closed=True),
                polyline(((0.2, -0.2), (0.62, -0.2), (0.95, 0.12), (0.95, 0.45), (0.2, 0.45))),
            ),
            _dots((-0.55, 0.52), (0.55, 0.52), r=0.25),
        ),
    }  # fmt: skip


KINDS = tuple(_signs())
"""Every kind of channel that has a sign; `view.channel_kinds` says which a channel is."""


def pictogram(kind: str, x: float, y: float, size: float, colour: str) -> list[Shape]:
    """The sign of a kind of channel around a point, so wide and high; nothing for a kind without one.

    Draw it at 9 points or more: below that its lines run together.
    """
    sign, half = _signs().get(kind), size / 2
    if sign is None:
        return []

    def placed(outlines: tuple[Outline, ...]) -> Outline:
        whole = joined(outlines)
        return Outline(tuple((x + px * half, y + py * half) for px, py in whole.points), whole.kinds)

    pen = max(0.9, PEN * half)
    shapes: list[Shape] = []
    if sign.lines:
        shapes.append(Shape(placed(sign.lines), stroke=colour, width=pen))
    if sign.thick:
        shapes.append(Shape(placed(sign.thick), stroke=colour, width=pen * THICK))
    if sign.filled:
        shapes.append(Shape(placed(sign.filled), colour))
    return shapes
