"""Impact moments told on the plot: a box near each diamond, where it covers nothing that matters."""

from __future__ import annotations

from math import cos, hypot, pi, sin

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.marks import BADGE, DIAMOND, badge, impact_colour
from cxmap.rendering.frame.room import Room
from cxmap.rendering.pictures.curve.plot import diamond_places
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, rounded, segment
from cxmap.rendering.scene.text import block, height, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

CALLOUT = type_scale.SMALL
PAD_X, PAD_Y = 5.0, 3.5
BADGE_ROOM = 2 * BADGE + 3
WIDTHS = (132.0, 104.0, 160.0, 84.0)
"""Tried in turn: the usual shape first, then narrow, broad and narrowest."""
MOST_LINES = 7
"""What needs more is told below the curve."""
DEAREST = 110.0
"""Beyond that price a callout hides more than it says; it goes to the lane below."""


def callouts(
    view: CurveView, frame: Frame, room: Room, theme: Theme, elsewhere: frozenset[int]
) -> tuple[list[Item], list[Item], list[int]]:
    """The lines to the boxes, the boxes, and the numbers of the callouts that found no room.

    Those in `elsewhere` are told in another place. What the boxes take is blocked in `room`.
    """
    leaders: list[Item] = []
    boxes: list[Item] = []
    homeless: list[int] = []
    for number, callout, x, y in diamond_places(view, frame):
        if number in elsewhere:
            continue
        blocks: list[tuple[tuple[str, ...], Box, float]] = []
        for rank, limit in enumerate(WIDTHS):
            lines = wrap(callout.text, CALLOUT, limit)
            if not lines or len(lines) > MOST_LINES or any(lines == other for other, _, _ in blocks):
                continue
            w = widest(lines, CALLOUT) + 2 * PAD_X + (0.0 if callout.rank is None else BADGE_ROOM)
            h = height(lines, CALLOUT) + 2 * PAD_Y
            up = callout.direction == "positive"
            blocks += [(lines, box, price + 2.0 * rank) for box, price in _around(x, y, w, h, up)]
        best = room.best([(box.grown(1.5), price) for _, box, price in blocks], DEAREST)
        if best is None:
            homeless.append(number)
            continue
        lines, box, _ = blocks[best]
        colour = impact_colour(callout.direction, theme)
        nearest = (min(max(x, box.x), box.right), min(max(y, box.y), box.bottom))
        far = hypot(nearest[0] - x, nearest[1] - y)
        if far > DIAMOND + 9:
            start = (x + (nearest[0] - x) * DIAMOND / far, y + (nearest[1] - y) * DIAMOND / far)
            leaders.append(Shape(segment(*start, *nearest), stroke=colour, width=0.9))
            room.avoid_line([start, nearest], 30.0)
        boxes.append(Shape(rounded(box, 3.5), theme.paper, theme.grid, 0.7))
        left = box.x + PAD_X
        if callout.rank is not None:
            quiet = callout.direction != "negative"
            boxes += badge(left + BADGE - 1, box.y + box.h / 2, callout.rank, theme, undecided=quiet)
            left += BADGE_ROOM
        boxes += block(lines, left, box.y + PAD_Y, CALLOUT, colour)
        room.block(box.grown(2))
    return leaders, boxes, homeless


def _around(x: float, y: float, w: float, h: float, up: bool) -> list[tuple[Box, float]]:
    """Places for a box around a point: the nearer, and the more to its own side, the cheaper."""
    result = []
    for far in (0.0, 8.0, 18.0, 30.0, 45.0, 62.0, 82.0, 106.0, 134.0):
        for turn in range(24):
            across, down = cos(turn * pi / 12), sin(turn * pi / 12)
            middle_x = x + across * (w / 2 + DIAMOND + 2 + far)
            middle_y = y + down * (h / 2 + DIAMOND + 2 + far)
            wrong_side = 4.0 if (down > 0.3 if up else down < -0.3) else 0.0
            leftwards = 1.5 if across < -0.1 else 0.0
            result.append(
                (Box(middle_x - w / 2, middle_y - h / 2, w, h), far * 0.55 + wrong_side + leftwards)
            )
    return result
