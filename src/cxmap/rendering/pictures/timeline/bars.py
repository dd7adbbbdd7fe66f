"""The marks of the timeline: bars for acting, hatched for waiting, pale for time that passes; and labels."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.frame.faces import face, mood_colour
from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, circle, polyline, rectangle
from cxmap.rendering.scene.text import block, height, put, widest, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.timeline.values import Mood, Piece, Sort

BAR = 15.0
HATCH = 3.6
ARROW = 9.0
POINT, BEFORE = 4.2, 11.0
"""Of the dot for no time: its radius, and how far before the axis it stands."""
LABEL = type_scale.BODY
NUMBER = type_scale.NAME
LABEL_GAP = 7.0
FACE = 9.5
PALE = 0.22
"""Of the colour of a bar of time in which nobody acts."""
LEAST = 1.6
"""The shortest bar, so that nothing is lost."""


class Track(Struct, frozen=True):
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


def _body(sort: Sort, box: Box, colour: str, theme: Theme) -> list[Item]:
    if sort == "waiting":
        return _hatched(box, colour, theme)
    if sort == "passing":
        ground = [Shape(rectangle(box), theme.paper), Shape(rectangle(box), colour, alpha=PALE)]
        return [*ground, Shape(rectangle(box), stroke=colour, width=1.0)]
    return [Shape(rectangle(box), colour)]


def bar(
    piece: Piece, x0: float, sure: float, x1: float, y: float, colour: str, theme: Theme, tall: float = BAR
) -> list[Item]:
    """A piece between x0 and x1 around the height y: certain up to `sure`, outlined beyond."""
    x1 = max(x1, x0 + LEAST)
    top = y - tall / 2
    if piece.open:
        body = Box(x0, top, max(x1 - x0 - ARROW, LEAST), tall)
        tip = ((body.right, top - 2), (body.right + ARROW, y), (body.right, top + tall + 2))
        return [*_body(piece.sort, body, colour, theme), Shape(polyline(tip, closed=True), colour)]
    items: list[Item] = []
    if x1 - sure > 0.4:
        rest = Box(sure, top, x1 - sure, tall)
        items += [Shape(rectangle(rest), theme.paper), Shape(rectangle(rest), colour, alpha=0.10)]
        items.append(Shape(rectangle(rest), stroke=colour, width=0.9, dash=(2.6, 2.0)))
    certain = Box(x0, top, max(sure - x0, LEAST if sure >= x1 - 0.4 else 0.0), tall)
    if certain.w > 0:
        items += _body(piece.sort, certain, colour, theme)
    return items


def untimed(track: Track, y: float, colour: str, theme: Theme) -> list[Item]:
    """A dot before the axis: no time is given."""
    return [Shape(circle(track.left - BEFORE, y, POINT), theme.paper, colour, 2.0)]


def pieces(
    made: Sequence[Piece], track: Track, y: float, colour: str, theme: Theme
) -> tuple[list[Item], float, float]:
    """Bars one after the other, or below each other where all begin at the left; the first and last point."""
    items: list[Item] = []
    beside = _lie_beside(made)
    tall = BAR if not beside else BAR * 0.6
    tops = [y + (at - (len(made) - 1) / 2) * (tall + 1.5) if beside else y for at in range(len(made))]
    ends = _ends(made, track)
    for piece, middle, (x0, x1) in zip(made, tops, ends, strict=True):
        items += bar(piece, x0, max(x0, track.x(piece.sure)), x1, middle, colour, theme, tall)
    return items, *reach(made, track)


def _lie_beside(made: Sequence[Piece]) -> bool:
    """Whether pieces begin at the left, all of them, and do not follow each other."""
    return len(made) > 1 and made[1].start < made[0].end


def _ends(made: Sequence[Piece], track: Track) -> list[tuple[float, float]]:
    """Where each piece begins and ends."""
    ends: list[tuple[float, float]] = []
    beside, right = _lie_beside(made), track.x(made[0].start)
    for piece in made:
        x0 = track.x(piece.start) if beside else max(track.x(piece.start), right)
        x1 = track.x(piece.end)
        ends.append((x0, x1))
        right = max(x1, x0 + LEAST)
    return ends


def reach(made: Sequence[Piece], track: Track) -> tuple[float, float]:
    """From where to where pieces reach."""
    first = track.x(made[0].start)
    return first, max([first, *(max(x1, x0 + LEAST) for x0, x1 in _ends(made, track))])


def label(text: str, x0: float, x1: float, track: Track, y: float, theme: Theme) -> tuple[list[Item], float]:
    """A label beside what reaches from x0 to x1; below it where there is no room. And the room that takes."""
    if not text:
        return [], 0.0
    lines = wrap(text, LABEL, track.right - track.left, 4)
    beside = _beside(lines, x0, x1, track)
    if beside is not None:
        return _backed(lines[0], beside, y + LABEL.size * 0.365, theme), 0.0
    left = max(track.left, min(x0, track.right - widest(lines, LABEL)))
    top = y + BAR / 2 + 3
    return list(block(lines, left, top, LABEL, theme.ink)), label_height(text, x0, x1, track)


def label_height(text: str, x0: float, x1: float, track: Track) -> float:
    """The room that a label takes below what reaches from x0 to x1."""
    if not text:
        return 0.0
    lines = wrap(text, LABEL, track.right - track.left, 4)
    return height(lines, LABEL) + 3 if _beside(lines, x0, x1, track) is None else 0.0


def _beside(lines: tuple[str, ...], x0: float, x1: float, track: Track) -> float | None:
    """Where a label begins beside what reaches from x0 to x1; nothing where there is no room for it."""
    if len(lines) != 1:
        return None
    long = width(lines[0], LABEL)
    if x1 + LABEL_GAP + long <= track.right:
        return x1 + LABEL_GAP
    return x0 - LABEL_GAP - long if x0 - LABEL_GAP - long >= track.left else None


def _backed(text: str, x: float, base: float, theme: Theme) -> list[Item]:
    back = Box(x - 2, base - LABEL.size, width(text, LABEL) + 4, LABEL.size * 1.35)
    return [Shape(rectangle(back), theme.paper), put(text, x, base, LABEL, theme.ink)]


def mood(own: Mood, x: float, y: float, theme: Theme) -> list[Item]:
    """The face and the number of an experience."""
    colour = mood_colour(own.mood, theme)
    number = put(own.number, x + 2 * FACE + 6, y + NUMBER.size * 0.365, NUMBER, colour)
    return [*face(x + FACE, y, FACE, own.mood, theme), number]
