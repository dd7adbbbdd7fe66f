"""The plot of the quadrants: points by performance and importance, named or numbered."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.apart import apart
from cxmap.rendering.frame.dots import DOT, marked, whisker
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.room import Room
from cxmap.rendering.frame.ruler import Ruler, draw_ruler, ruler_of
from cxmap.rendering.frame.scatter import Plane, axis_name, draw_up, label_points, plane
from cxmap.rendering.pictures.quadrants.key import colour_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Point, Shape, Text, circle, rectangle, segment, tagged
from cxmap.rendering.scene.text import block, height, longest_word, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.quadrants.values import PlacedPoint, QuadrantsView, Tone

CORNER = type_scale.NAME
CROSS = type_scale.SMALL_ASIDE
DIGITS = type_scale.SMALL_STRONG
STEPS_WIDTH = 26.0
INSET = 30.0
"""Between the frame and the ends of its axes, for points and names there."""
NUMBERED = 8.2
"""The radius of a mark with a number in it."""
ABOVE = 16.0
"""For the name of the axis above the plot."""
BESIDE = 14.5
"""From mark to mark where a few stand above each other, each with its name beside it."""
RING, MARGIN = 3.2, 4.0
"""From a mark to the ring of an assumed importance; half the height of a margin's ends."""
PACKED = 0.6
"""Marks that need more of the plot than this share stay at their places: there is no room to move them to."""
CROSS_WIDTH = 24.0
"""For the number at the end of the crosshair."""


class Plotted(Struct, frozen=True):
    """The plot with its points, whether names found no room, and whether points had to be moved."""

    items: list[Item]
    crowded: bool
    moved: bool


def _corners(view: QuadrantsView, area: Plane, cross: float, theme: Theme) -> tuple[list[Item], list[Box]]:
    """The names of the quadrants in their corners, and what they take up.

    A quadrant that is narrow, right or left of the `cross`, has its name a word a line.
    """
    box, names = area.box, dict(view.names)
    items: list[Item] = []
    taken: list[Box] = []
    for quadrant in names:
        right = quadrant in ("keep up the good work", "possible overkill")
        below = quadrant in ("low priority", "possible overkill")
        own = (box.right - cross if right else cross - box.x) - 14
        limit = min(box.w * 0.4, max(own, longest_word(names[quadrant], CORNER) + 1))
        lines = wrap(names[quadrant], CORNER, limit, 6)
        tall = height(lines, CORNER)
        y = box.bottom - 8 - tall if below else box.y + 8
        drawn = block(
            lines,
            box.right - 10 if right else box.x + 10,
            y,
            CORNER,
            colour_of(quadrant, view, theme),
            "right" if right else "left",
        )
        items += drawn
        taken += [text.box.grown(3) for text in drawn]
    return items, taken


def _ground(view: QuadrantsView, area: Plane, theme: Theme) -> tuple[list[Item], list[Box]]:
    """The plot without points: the quadrant to concentrate on tinted, the crosshair with its values."""
    box = area.box
    items: list[Item] = [Shape(rectangle(box), theme.band)]
    lines = draw_up(area, view.steps, view.importance, theme)
    lines += [
        Shape(segment(x, box.bottom, x, box.bottom + 4), stroke=theme.muted, width=0.8)
        for x in (area.across(tick.height) for tick in view.ticks)
    ]
    if view.cross is None:
        return [*items, *lines], []
    x, y = area.across(view.cross.performance), area.up(view.cross.importance)
    items.append(Shape(rectangle(Box(box.x, box.y, x - box.x, y - box.y)), theme.bad_fill, alpha=0.16))
    items += lines
    for ends in ((x, box.y, x, box.bottom), (box.x, y, box.right, y)):
        items.append(Shape(segment(*ends), stroke=theme.goal, width=1.6, dash=GOAL_DASH))
    up = put(view.cross.importance_label, box.right + 5, y + CROSS.size * 0.365, CROSS, theme.muted)
    across = put(view.cross.performance_label, x, box.y - 6, CROSS, theme.muted, "center")
    corners, taken = _corners(view, area, x, theme)
    names = [item for item in lines if isinstance(item, Text)]
    shown = [text for text in (up, across) if not any(text.box.meets(name.box) for name in names)]
    return [*items, *shown, *corners], taken


def tone_colour(tone: Tone, theme: Theme) -> str:
    """The colour of a verdict, as elsewhere; without a goal there is none."""
    return {"bad": theme.bad, "good": theme.good, "open": theme.muted, "none": theme.line}[tone]


def ring(x: float, y: float, r: float, colour: str) -> Shape:
    """Around a mark whose importance nobody gave."""
    return Shape(circle(x, y, r + RING), stroke=colour, width=1.1, dash=(2.2, 2.0))


def _margin(point: PlacedPoint, area: Plane, y: float) -> Box | None:
    """Where the margin of error of a mark lies; nothing where it has none."""
    if point.low is None or point.high is None:
        return None
    left, right = area.across(point.low), area.across(point.high)
    return Box(left, y - MARGIN, right - left, 2 * MARGIN)


def mark_of(
    point: PlacedPoint, view: QuadrantsView, at: Point, number: int | None, theme: Theme
) -> list[Item]:
    """A point, with its number in it where it has no name beside it."""
    colour = tone_colour(point.tone, theme)
    r = DOT if number is None else _numbered(view)
    items = marked(circle(*at, r), point.kind, colour, theme, 2.0)
    if point.assumed:
        items.append(ring(*at, r, colour))
    if number is not None:
        ink = theme.paper if point.kind == "measured" else colour
        items.append(put(str(number), at[0], at[1] + DIGITS.size * 0.365, DIGITS, ink, "center"))
    return items


def _numbered(view: QuadrantsView) -> float:
    """The radius of a mark with a number in it."""
    return NUMBERED + 2.7 * max(len(str(len(view.points))) - 2, 0)


def _within(point: PlacedPoint, view: QuadrantsView, area: Plane, inner: Box, r: float) -> Box:
    """Where a mark may be moved: in its own quadrant, where that is large enough."""
    if view.cross is None:
        return inner
    x, y = area.across(view.cross.performance), area.up(view.cross.importance)
    right = point.quadrant in ("keep up the good work", "possible overkill")
    below = point.quadrant in ("low priority", "possible overkill")
    left, end = (x + 1, inner.right) if right else (inner.x, x - 1)
    top, bottom = (y + 1, inner.bottom) if below else (inner.y, y - 1)
    box = Box(left, top, end - left, bottom - top)
    return box if min(box.w, box.h) > 2 * r else inner


def draw_plot(view: QuadrantsView, area: Plane, theme: Theme, *, numbered: bool) -> Plotted:
    """The plot on a plane: every point with its number or with its name beside it."""
    wanted = [(area.across(point.performance), area.up(point.importance)) for point in view.points]
    r = (_numbered(view) + 1 if numbered else DOT + 1.2) + (RING if view.assumed else 0.0)
    radii = [r] * len(wanted)
    inner = Box(area.box.x + 3, area.box.y + 26, area.box.w - 6, area.box.h - 52)
    own = [_within(point, view, area, inner, r) for point in view.points]
    places = wanted
    if sum((2 * each) ** 2 for each in radii) < PACKED * inner.w * inner.h:
        places = apart(wanted, radii, inner, own=own, column=0.0 if numbered else BESIDE)
    moved = places != wanted
    items, taken = _ground(view, area, theme)
    margins = [_margin(point, area, y) for point, (_, y) in zip(view.points, places, strict=True)]
    for point, margin in zip(view.points, margins, strict=True):
        if margin is not None:
            middle = margin.y + margin.h / 2
            items += whisker(margin.x, margin.right, middle, tone_colour(point.tone, theme), theme, MARGIN)
    for number, (point, at) in enumerate(zip(view.points, places, strict=True), start=1):
        drawn = mark_of(point, view, at, number if numbered else None, theme)
        items += tagged(drawn, "mark", place=point.id)
    if numbered:
        return Plotted(items, crowded=False, moved=moved)
    space = Room(area.box.grown(-3))
    space.block(*taken, *(margin for margin in margins if margin is not None))
    if view.cross is not None:
        x, y = area.across(view.cross.performance), area.up(view.cross.importance)
        space.avoid_line(((x, area.box.y), (x, area.box.bottom)), 12.0, 6.0)
        space.avoid_line(((area.box.x, y), (area.box.right, y)), 12.0, 6.0)
    labels = label_points(places, radii, [point.name for point in view.points], space, theme)
    return Plotted([*items, *labels.items], bool(labels.homeless), moved)


def rule_of(view: QuadrantsView, right: float, outer: float = 0.0) -> tuple[float, Ruler]:
    """Where a plot between two edges begins, clear of the numbers beside it, and the ruler below it."""
    left = outer + max(STEPS_WIDTH, max(width(text, CROSS) for _, text in view.steps) + 12)
    ruler = ruler_of(view.ticks, left + INSET, right - INSET)
    return left, ruler if view.faces else replace(ruler, moods=(None,) * len(ruler.moods))


def below(ruler: Ruler) -> float:
    """How much the ruler and the name of the axis take."""
    return ruler.tall + 12 + 14


def draw_below(view: QuadrantsView, area: Plane, ruler: Ruler, theme: Theme) -> list[Item]:
    """The ruler below a plot, and the name of its axis."""
    base = area.box.bottom + 6
    name = axis_name(view.performance, area.box.right, base + ruler.tall + 12, theme, "right")
    return [*draw_ruler(ruler, base, theme), *name]


def area_of(view: QuadrantsView, box: Box) -> Plane:
    """The plane of a box: percent of the axis from left to right, importance from 1 to 5 upwards.

    Above and below is room for the names of the quadrants in their corners.
    """
    tallest = max((height(wrap(name, CORNER, box.w * 0.4, 3), CORNER) for _, name in view.names), default=0.0)
    across = plane(box, (0, 100), (1, 5), INSET).across
    return Plane(box, across, plane(box, (0, 100), (1, 5), max(INSET, tallest + 20)).up)


def numbered_plot(view: QuadrantsView, theme: Theme, wide: float, high: float) -> list[Item]:
    """The plot alone, that large, with numbers in its points, for a page that has their names in a list."""
    right = wide - (0.0 if view.cross is None else CROSS_WIDTH)
    left, ruler = rule_of(view, right)
    area = area_of(view, Box(left, ABOVE, right - left, high - ABOVE - below(ruler)))
    return [*draw_plot(view, area, theme, numbered=True).items, *draw_below(view, area, ruler, theme)]
