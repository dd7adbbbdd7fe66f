"""Marks beside words in the report: the same that stand in pictures, each as a small drawing of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from cxmap.rendering.backends.svg import svg_mark
from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.dots import bar, dot, goal, mean, span, whisker
from cxmap.rendering.frame.faces import face
from cxmap.rendering.frame.marks import diamond, persona_mark
from cxmap.rendering.frame.portrait import portrait
from cxmap.rendering.pictures.quadrants.plot import mark_of
from cxmap.rendering.pictures.trend.done import done_sign
from cxmap.rendering.pictures.trend.plot import unlike
from cxmap.rendering.scene.page import Box, Item, Shape, circle, joined, segment
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Direction
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.quadrants.values import QuadrantsView
from cxmap.view.report.numbers import Dot
from cxmap.view.trend.values import MoveRow

LINE, SHORT, HIGH, INSET = 140.0, 120.0, 16.0, 6.0
"""Of lines of the scale in tables: how wide they are, how high, and how far their ends keep from the edge."""


PORTRAIT = 18.0
"""From the middle of a portrait to its edge."""


def drawn(items: Iterable[Item], box: Box, kind: str = "") -> Markup:
    """What stands in a box, as markup."""
    return Markup(svg_mark(items, box, kind))  # noqa: S704 - escaped there


def _around(reach: float) -> Box:
    return Box(-reach, -reach, 2 * reach, 2 * reach)


@lru_cache(maxsize=256)
def face_mark(mood: float, theme: Theme) -> Markup:
    """A face of the scale: 0 is the worst mood, 1 the best."""
    return drawn(face(0.0, 0.0, 9.0, mood, theme), _around(10.0), "face")


@lru_cache(maxsize=16)
def sign_mark(direction: Direction, theme: Theme) -> Markup:
    """An impact moment."""
    return drawn(diamond(0.0, 0.0, direction, "believed", theme), _around(10.5), "sign")


def quadrant_mark(view: QuadrantsView, number: int, theme: Theme) -> Markup:
    """A point of the quadrants with its number, as it stands in their plot."""
    point = view.points[number - 1]
    return drawn(mark_of(point, view, (0.0, 0.0), number, theme), _around(13.5), "disc")


def _line(items: Iterable[Item], theme: Theme, wide: float, kind: str) -> Markup:
    """What lies on a line of the scale, from its worst end at the left to its best one."""
    y = HIGH / 2
    ends = joined(
        (segment(INSET, y, wide - INSET, y), *(segment(x, y - 3, x, y + 3) for x in (INSET, wide - INSET)))
    )
    base: list[Item] = [Shape(ends, stroke=theme.grid, width=1.0)]
    return drawn([*base, *items], Box(0.0, 0.0, wide, HIGH), kind)


def _along(percent: float, wide: float = LINE) -> float:
    return INSET + (wide - 2 * INSET) * percent / 100


def gap_line(table: GapTable, row: GapRow, theme: Theme) -> Markup:
    """From an experience to its goal, with the margin of error of the experience."""

    def place(value: float) -> float:
        share = (value - table.low) / (table.high - table.low) * 100
        return _along(100 - share if table.lower_is_better else share, SHORT)

    assert row.experience is not None
    assert row.goal is not None
    y, x0, x1 = HIGH / 2, place(row.experience), place(row.goal)
    items = bar(x0, x1, y, theme, row.side or "above", half=3.0)
    if row.low is not None and row.high is not None:
        low, high = sorted((place(row.low), place(row.high)))
        items += whisker(low, high, y, theme.line, theme, 3.0)
    items += goal(x1, y, theme, 3.2)
    items += dot(x0, y, "measured" if row.method else "believed", theme, 3.8)
    return _line(items, theme, SHORT, "dumbbell")


def spread_line(spots: Sequence[Dot], theme: Theme) -> Markup:
    """Where each persona stands."""
    y = HIGH / 2
    items = [item for spot in spots for item in persona_mark(spot.number, _along(spot.at), y, theme)]
    return _line(items, theme, LINE, "line-of")


def group_line(worst: Dot, middle: Dot, best: Dot, theme: Theme) -> Markup:
    """From the lowest to the highest score of a group, and its mean."""
    y = HIGH / 2
    items = [*span(_along(worst.at), _along(best.at), y, theme), *mean(_along(middle.at), y, theme, 6.0)]
    return _line(items, theme, LINE, "line-of")


def move_line(move: MoveRow, theme: Theme) -> Markup:
    """From what a score was, an upright line, to what it is."""
    y, end = HIGH / 2, _along(move.end)
    items: list[Item] = []
    if move.start is not None:
        start = _along(move.start)
        colour = {"worse": theme.bad, "better": theme.good}.get(move.state, theme.neutral)
        dash = (3.0, 3.0) if move.state in ("unclear", "unlike") else ()
        items.append(Shape(segment(start, y, end, y), stroke=colour, width=2.5 if dash else 3.5, dash=dash))
        items.append(Shape(segment(start, y - 6, start, y + 6), stroke=theme.line, width=2.2))
    return _line([*items, Shape(circle(end, y, 4.5), theme.line)], theme, LINE, "line-of way")


def persona_spot(number: int, theme: Theme) -> Markup:
    """What a persona's scores look like."""
    return drawn(persona_mark(number, 0.0, 0.0, theme), _around(6.5), "spot")


def portrait_mark(initials: str, number: int | None, theme: Theme) -> Markup:
    """A persona's initials in the colour of its line."""
    colour = theme.muted if number is None else theme.others[number % len(theme.others)]
    return drawn(portrait(initials, 0.0, 0.0, colour, theme, PORTRAIT), _around(PORTRAIT + 1), "portrait")


def believed_mark(theme: Theme) -> Markup:
    """A believed score."""
    return drawn(dot(0.0, 0.0, "believed", theme, 5.0), _around(7.0))


def unlike_mark(theme: Theme) -> Markup:
    """A line between versions that rest on different touchpoints."""
    return drawn([unlike(0.0, 40.0, theme)], Box(-2.0, -5.0, 44.0, 10.0))


def limits_mark(theme: Theme) -> Markup:
    """Control limits."""
    return drawn(limit_lines(-4.0, 4.0, 0.0, 40.0, theme), Box(-2.0, -6.0, 44.0, 12.0))


def outside_sign(theme: Theme) -> Markup:
    """What lies outside of them."""
    return drawn(outside_mark(0.0, 0.0, theme), _around(7.0))


def done_mark(number: int, theme: Theme) -> Markup:
    """An opportunity that was done."""
    return drawn(done_sign(0.0, 0.0, number, theme), _around(8.0))


MARKS: tuple[Callable[..., Markup], ...] = (
    face_mark, sign_mark, persona_spot, portrait_mark, believed_mark, unlike_mark,
    limits_mark, outside_sign, done_mark,
    gap_line, spread_line, group_line, move_line,
)  # fmt: skip
"""What templates may draw, each by its own name."""
