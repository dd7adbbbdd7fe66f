"""The marks in the boxes of a flow: where journeys begin and end, pain points, gaps, and what is lost."""

from __future__ import annotations

from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, circle, polyline, rectangle, rounded, segment
from cxmap.rendering.scene.text import clean, put, width
from cxmap.rendering.theme import Theme
from cxmap.view.flow.values import Tone

TAG = type_scale.SMALL_STRONG
TAG_HIGH = 12.0
DOT = 2.4
TINT = 0.13
HATCHING = 2.6


def tag_width(text: str) -> float:
    """How wide a tag for the start or the end is."""
    return width(clean(text), TAG) + 4 * DOT + 10


def tag(text: str, x: float, y: float, theme: Theme, *, begins: bool) -> list[Item]:
    """The start: a full ground with a dot; the end: a border with a ringed dot."""
    box = Box(x, y, tag_width(text), TAG_HIGH)
    base = y + TAG_HIGH / 2 + TAG.size * 0.355
    middle = (x + 3 + DOT, y + TAG_HIGH / 2)
    after = x + 3 + 3 * DOT + 2.5
    if begins:
        ground = Shape(rounded(box, TAG_HIGH / 2), theme.ink)
        dot = Shape(circle(middle[0] + 1, middle[1], DOT), theme.paper)
        return [ground, dot, put(clean(text), after, base, TAG, theme.paper)]
    ground = Shape(rounded(box, TAG_HIGH / 2), None, theme.ink, 1.0)
    ring = Shape(circle(middle[0] + 1, middle[1], DOT + 0.6), None, theme.ink, 0.9)
    dot = Shape(circle(middle[0] + 1, middle[1], DOT * 0.55), theme.ink)
    return [ground, ring, dot, put(clean(text), after, base, TAG, theme.ink)]


def sign(tone: Tone, x: float, y: float, colour: str) -> list[Item]:
    """Short of the goal points down; a tick where it is met, a bar where that is not decided."""
    r = 3.6
    if tone == "plain":
        return [Shape(rectangle(Box(x - r, y - 1.2, 2 * r, 2.4)), colour)]
    if tone == "good":
        tick = polyline(((x - r, y + 0.2), (x - r * 0.2, y + r * 0.8), (x + r, y - r * 0.8)))
        return [Shape(tick, stroke=colour, width=1.8)]
    corners = ((x - r, y - r * 0.8), (x + r, y - r * 0.8), (x, y + r * 0.9))
    return [Shape(polyline(corners, closed=True), colour)]


def pain(x: float, y: float, theme: Theme) -> list[Item]:
    """A flash: something hurts here."""
    flash = (
        (x + 1.6, y - 4.4), (x - 2.8, y + 0.7), (x - 0.3, y + 0.7),
        (x - 1.6, y + 4.4), (x + 2.8, y - 0.9), (x + 0.3, y - 0.9),
    )  # fmt: skip
    return [Shape(polyline(flash, closed=True), theme.bad)]


def arrow_down(x: float, y: float, colour: str) -> list[Item]:
    """Out of the journey."""
    tip = polyline(((x, y + 4.2), (x - 3.0, y + 0.2), (x + 3.0, y + 0.2)), closed=True)
    return [Shape(segment(x, y - 4.0, x, y + 1), stroke=colour, width=1.6), Shape(tip, colour)]


def funnel(box: Box, arriving: float, lost: float, theme: Theme) -> list[Item]:
    """All who enter as a frame, those who come here as its filled part; at its end, hatched, those lost."""
    wide = box.w * min(1.0, max(0.0, arriving))
    gone = min(wide, box.w * max(0.0, lost))
    items: list[Item] = [Shape(rectangle(box), theme.paper, theme.neutral, 0.7)]
    if wide - gone > 0:
        items.append(Shape(rectangle(Box(box.x, box.y, wide - gone, box.h)), theme.neutral))
    if gone > 0:
        part = Box(box.x + wide - gone, box.y, gone, box.h)
        items.append(Shape(rectangle(part), theme.paper, theme.bad, 0.8))
        corners = ((part.x, part.y), (part.right, part.y), (part.right, part.bottom), (part.x, part.bottom))
        strokes = hatching([corners], HATCHING)
        items += [] if strokes is None else [Shape(strokes, stroke=theme.bad, width=0.9)]
    return items
