"""Points on two axes: the axes, and the labels of points."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import hypot

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.room import Room, beads
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Align, Box, Item, Point, Shape, segment
from cxmap.rendering.scene.text import block, height, put, widest, wrap
from cxmap.rendering.theme import Theme

LABEL = type_scale.BODY
STEP = type_scale.BODY
LABEL_WIDTHS = (132.0, 96.0, 190.0)
"""Tried in turn: usual, narrow for a gap between points, wide for one line above them."""
MOST_LINES = 4
"""A taller name hides its neighbours; it gets a number and stands in the key."""
REACH = (3.0, 9.0, 17.0, 27.0)
"""How far from its mark a label may stand."""
LEADER = 8.0
"""From how far on a line leads to it."""


class Plane(Struct, frozen=True):
    """A plot in points; `across` and `up` bring values to points."""

    box: Box
    across: Callable[[float], float]
    up: Callable[[float], float]


def plane(box: Box, xs: tuple[float, float], ys: tuple[float, float], inset: float) -> Plane:
    """The plane on which both ranges end `inset` from the edges of a box; values grow upwards."""
    wide, tall = box.w - 2 * inset, box.h - 2 * inset
    return Plane(
        box,
        lambda value: box.x + inset + wide * (value - xs[0]) / (xs[1] - xs[0]),
        lambda value: box.bottom - inset - tall * (value - ys[0]) / (ys[1] - ys[0]),
    )


class Labelled(Struct, frozen=True):
    """The labels of points, and the numbers of the points for which there was no room."""

    items: list[Item]
    homeless: tuple[int, ...]


class _Choice(Struct, frozen=True):
    """A place for a label: its price, how far off it is, and to which side its lines are flush."""

    box: Box
    price: float
    out: float
    align: Align
    lines: tuple[str, ...] = ()


def _candidates(x: float, y: float, r: float, wide: float, tall: float) -> list[_Choice]:
    """Places around a mark; lines are flush with the mark."""
    result = []
    for out in REACH:
        d = r + out
        side, slant = y - tall / 2, d * 0.75
        price = out * out / 6
        places: tuple[tuple[float, float, float, Align], ...] = (
            (x + d, side, 0.0, "left"), (x - d - wide, side, 1.0, "right"),
            (x + slant, y - slant - tall * 0.6, 2.0, "left"),
            (x + slant, y + slant - tall * 0.4, 2.0, "left"),
            (x - slant - wide, y - slant - tall * 0.6, 3.0, "right"),
            (x - slant - wide, y + slant - tall * 0.4, 3.0, "right"),
            (x - wide / 2, y - d - tall, 2.5, "center"), (x - wide / 2, y + d, 2.5, "center"),
            (x - wide * 0.2, y - d - tall, 4.0, "left"), (x - wide * 0.2, y + d, 4.0, "left"),
            (x - wide * 0.8, y - d - tall, 4.0, "right"), (x - wide * 0.8, y + d, 4.0, "right"),
        )  # fmt: skip
        result += [
            _Choice(Box(left, top, wide, tall), price + extra, out, align)
            for left, top, extra, align in places
        ]
    return result


def _leader(x: float, y: float, r: float, box: Box) -> tuple[Point, Point]:
    """From the edge of a mark to the nearest place on a label."""
    to = min(max(x, box.x), box.right), min(max(y, box.y), box.bottom)
    far = max(hypot(to[0] - x, to[1] - y), 0.001)
    return (x + (to[0] - x) * r / far, y + (to[1] - y) * r / far), to


def _free(
    choices: Sequence[_Choice], room: Room, point: Point, r: float, said: Sequence[Box]
) -> _Choice | None:
    """The best choice whose leader crosses no label, no other leader and no other mark."""
    open_ = list(choices)
    own = Box(point[0] - r, point[1] - r, 2 * r, 2 * r)
    while open_:
        cheapest = room.best([(choice.box, choice.price) for choice in open_])
        if cheapest is None:
            return None
        best = open_.pop(cheapest)
        path = beads(_leader(*point, r, best.box), 1.0) if best.out > LEADER else []
        if not any(Box(*bead).meets(other) for bead in path for other in said if other != own):
            return best
    return None


def label_points(
    points: Sequence[Point],
    radii: Sequence[float],
    names: Sequence[str],
    room: Room,
    theme: Theme,
    first: Collection[int] = (),
) -> Labelled:
    """Names beside their marks, covering nothing; the marks are blocked in the room first.

    `first` choose before all others, then the most crowded points; an empty name needs no place.
    """
    room.block(
        *(Box(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2) for (x, y), r in zip(points, radii, strict=True))
    )

    def crowd(at: int) -> int:
        x, y = points[at]
        return sum(abs(x - other[0]) < 150 and abs(y - other[1]) < 60 for other in points)

    items: list[Item] = []
    homeless: list[int] = []
    said = [Box(x - r, y - r, 2 * r, 2 * r) for (x, y), r in zip(points, radii, strict=True)]
    for at in sorted(range(len(points)), key=lambda at: (at not in first, -crowd(at), at)):
        if not names[at]:
            continue
        (x, y), r = points[at], radii[at]
        choices: list[_Choice] = []
        for number, limit in enumerate(LABEL_WIDTHS):
            lines = wrap(names[at], LABEL, limit)
            if lines and len(lines) <= MOST_LINES:
                candidates = _candidates(x, y, r, widest(lines, LABEL) + 2, height(lines, LABEL))
                choices += [
                    replace(choice, lines=lines, price=choice.price + number * 1.5) for choice in candidates
                ]
        best = _free(choices, room, (x, y), r, said)
        if best is None:
            homeless.append(at)
            continue
        box = best.box
        said.append(box)
        edge = {"left": box.x + 1, "center": box.x + box.w / 2, "right": box.right - 1}[best.align]
        items += block(best.lines, edge, box.y, LABEL, theme.ink, best.align)
        room.block(box.grown(1.5))
        if best.out > LEADER:
            ends = _leader(x, y, r, box)
            items.append(Shape(segment(*ends[0], *ends[1]), stroke=theme.muted, width=0.7))
            room.block_line(ends, 2.0)
            said += (Box(*bead) for bead in beads(ends, 1.0))
    return Labelled(items, tuple(sorted(homeless)))


def draw_up(area: Plane, steps: Sequence[tuple[float, str]], name: str, theme: Theme) -> list[Item]:
    """The axis at the left: a number a step, its name above. No lines: labels would stand on them."""
    items: list[Item] = []
    for value, text in steps:
        y = area.up(value)
        items.append(Shape(segment(area.box.x - 4, y, area.box.x, y), stroke=theme.muted, width=0.8))
        items.append(put(text, area.box.x - 9, y + STEP.size * 0.365, STEP, theme.ink, "right"))
    return [*items, *axis_name(name, area.box.x, area.box.y - 6, theme, "left")]


def draw_across(area: Plane, steps: Sequence[tuple[float, str]], name: str, theme: Theme) -> list[Item]:
    """The axis below: a number a step, its name at the right."""
    items: list[Item] = []
    base = area.box.bottom + STEP.size + 6
    for value, text in steps:
        x = area.across(value)
        items.append(
            Shape(segment(x, area.box.bottom, x, area.box.bottom + 4), stroke=theme.muted, width=0.8)
        )
        items.append(put(text, x, base, STEP, theme.ink, "center"))
    return [*items, *axis_name(name, area.box.right, base + STEP.size + 7, theme, "right")]


def axis_name(name: str, x: float, y: float, theme: Theme, align: str) -> list[Item]:
    """The name of an axis, an arrow to where there is more of it."""
    style = type_scale.ASIDE
    text = f"{name} \N{RIGHTWARDS ARROW}" if align == "right" else f"\N{UPWARDS ARROW} {name}"
    return [put(text, x, y, style, theme.muted, "right" if align == "right" else "left")]
