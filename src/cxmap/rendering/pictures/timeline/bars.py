"""The marks of the timeline: bars for acting, hatched ones for waiting, arrows, dots, and their labels."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.rendering.frame.faces import face, mood_colour
from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, circle, polyline, rectangle, segment
from cxmap.rendering.scene.text import block, height, put, widest, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.timeline.values import Mood, Piece, Row

BAR = 15.0
HATCH = 3.6
ARROW = 9.0
POINT = 4.2
LABEL = type_scale.BODY
NUMBER = type_scale.NAME
LABEL_GAP = 7.0
FACE = 9.5
LEAST = 1.6
"""The shortest bar, so that nothing is lost."""


@dataclass(frozen=True, slots=True)
class Track:
    """The part of the axis on a page: percent `first` to `last` between the points `left` and `right`."""

    left: float
    right: float
    first: float = 0.0
    last: float = 100.0

    def x(self, percent: float) -> float:
        """From percent of the axis to points, kept within the page's part of it."""
        share = (percent - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def colour_of(mood: Mood | None, theme: Theme) -> str:
    """Bad, neither or good; quiet where there is no score."""
    return theme.muted if mood is None else mood_colour(mood.mood, theme)


def _hatched(box: Box, colour: str, theme: Theme) -> list[Item]:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    items: list[Item] = [Shape(rectangle(box), theme.paper), Shape(rectangle(box), colour, alpha=0.10)]
    strokes = hatching([corners], HATCH)
    if strokes is not None:
        items.append(Shape(strokes, stroke=colour, width=0.8, alpha=0.8))
    return [*items, Shape(rectangle(box), stroke=colour, width=1.0)]


def bar(piece: Piece, x0: float, sure: float, x1: float, y: float, colour: str, theme: Theme) -> list[Item]:
    """A piece between x0 and x1 around the height y: certain up to `sure`, outlined beyond."""
    x1 = max(x1, x0 + LEAST)
    top = y - BAR / 2
    if piece.open:
        body = Box(x0, top, max(x1 - x0 - ARROW, LEAST), BAR)
        tip = ((body.right, top - 3), (body.right + ARROW, y), (body.right, top + BAR + 3))
        whole = (
            _hatched(body, colour, theme)
            if piece.sort == "waiting"
            else [Shape(rectangle(body), theme.paper), Shape(rectangle(body), colour, alpha=0.55)]
        )
        return [*whole, Shape(polyline(tip, closed=True), colour)]
    items: list[Item] = []
    if x1 - sure > 0.4:
        rest = Box(sure, top, x1 - sure, BAR)
        items += [Shape(rectangle(rest), theme.paper), Shape(rectangle(rest), colour, alpha=0.10)]
        items.append(Shape(rectangle(rest), stroke=colour, width=0.9, dash=(2.6, 2.0)))
    certain = Box(x0, top, max(sure - x0, LEAST if sure >= x1 - 0.4 else 0.0), BAR)
    if certain.w > 0:
        if piece.sort == "waiting":
            items += _hatched(certain, colour, theme)
        else:
            items.append(Shape(rectangle(certain), colour))
    return items


def pieces(row: Row, track: Track, y: float, theme: Theme) -> tuple[list[Item], float, float]:
    """The bars or the dot of a touchpoint, and the first and last point that they take."""
    colour = colour_of(row.mood, theme)
    if not row.pieces:
        x0, x1 = track.x(row.start), track.x(row.end)
        x = (x0 + x1) / 2
        items: list[Item] = []
        if x1 - x0 > 10 * POINT:
            items.append(Shape(segment(x0 + 2, y, x1 - 2, y), stroke=theme.grid, width=1.2, dash=(1.2, 3.0)))
        items.append(Shape(circle(x, y, POINT), theme.paper, colour, 2.0))
        return items, x - POINT, x + POINT
    items = []
    right = track.x(row.pieces[0].start)
    for piece in row.pieces:
        x0, x1 = max(track.x(piece.start), right), track.x(piece.end)
        items += bar(piece, x0, max(x0, track.x(piece.sure)), x1, y, colour, theme)
        right = max(x1, x0 + LEAST)
    return items, track.x(row.pieces[0].start), right


def label(text: str, x0: float, x1: float, track: Track, y: float, theme: Theme) -> tuple[list[Item], float]:
    """A label beside what reaches from x0 to x1; below it where there is no room. And the room that takes."""
    if not text:
        return [], 0.0
    lines = wrap(text, LABEL, track.right - track.left, 4)
    long = widest(lines, LABEL)
    if len(lines) == 1:
        base = y + LABEL.size * 0.365
        if x1 + LABEL_GAP + long <= track.right:
            return _backed(lines[0], x1 + LABEL_GAP, base, theme), 0.0
        if x0 - LABEL_GAP - long >= track.left:
            return _backed(lines[0], x0 - LABEL_GAP - long, base, theme), 0.0
    left = max(track.left, min(x0, track.right - long))
    top = y + BAR / 2 + 3
    return list(block(lines, left, top, LABEL, theme.ink)), height(lines, LABEL) + 3


def _backed(text: str, x: float, base: float, theme: Theme) -> list[Item]:
    back = Box(x - 2, base - LABEL.size, width(text, LABEL) + 4, LABEL.size * 1.35)
    return [Shape(rectangle(back), theme.paper), put(text, x, base, LABEL, theme.ink)]


def mood(own: Mood, x: float, y: float, theme: Theme) -> list[Item]:
    """The face and the number of an experience."""
    colour = mood_colour(own.mood, theme)
    number = put(own.number, x + 2 * FACE + 6, y + NUMBER.size * 0.365, NUMBER, colour)
    return [*face(x + FACE, y, FACE, own.mood, theme), number]
