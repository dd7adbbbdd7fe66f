"""The layout of the quadrants: points by performance and importance, named beside them or in a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import inf

from cxmap.rendering.frame.apart import apart
from cxmap.rendering.frame.dots import DOT, marked, whisker
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.page import MANY, drawn_of
from cxmap.rendering.frame.room import Room
from cxmap.rendering.frame.ruler import Ruler, draw_ruler, ruler_of
from cxmap.rendering.frame.scatter import Plane, axis_name, draw_up, label_points, plane
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, paged
from cxmap.rendering.frame.table import guide, listing
from cxmap.rendering.pictures.quadrants.key import (
    KEY_GAP,
    KEY_WIDTH,
    Column,
    colour_of,
    draw_key,
    key_columns,
    key_entries,
    lowest,
)
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import (
    Area,
    Box,
    Item,
    Page,
    Point,
    Shape,
    Text,
    circle,
    rectangle,
    segment,
)
from cxmap.rendering.scene.text import block, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.quadrants import PlacedPoint, QuadrantsView, Tone

CORNER = type_scale.NAME
CROSS = type_scale.SMALL_ASIDE
DIGITS = type_scale.SMALL_STRONG
STEPS_WIDTH = 26.0
INSET = 30.0
LEAST_PLOT, TALLEST_PLOT, SMALL_PLOT = 330.0, 600.0, 200.0
NUMBERED = 8.2
"""The radius of a mark with a number in it."""
ONE_COLUMN, MARGIN_OF_KEY = 26, 60.0
"""So many names in one column of the key, and what headings in the next one may need."""
MOST_BESIDE = 120
"""With more names than that, a page does not grow to hold the key."""
ABOVE = 16.0
"""For the name of the axis above the plot."""
MOST_NAMED = 40
"""More points than that have numbers, however well their names would fit."""
BESIDE = 14.5
"""From mark to mark where a few stand above each other, each with its name beside it."""
RING, MARGIN = 3.2, 4.0
"""From a mark to the ring of an assumed importance; half the height of a margin's ends."""
CROSS_WIDTH = 24.0
"""For the number at the end of the crosshair."""


@dataclass(frozen=True, slots=True)
class _Plot:
    items: list[Item]
    crowded: bool
    moved: bool


def _corners(view: QuadrantsView, area: Plane, theme: Theme) -> tuple[list[Item], list[Box]]:
    """The names of the quadrants in their corners, and what they take up."""
    box, names = area.box, dict(view.names)
    items: list[Item] = []
    taken: list[Box] = []
    for quadrant in names:
        right = quadrant in ("keep up the good work", "possible overkill")
        below = quadrant in ("low priority", "possible overkill")
        lines = wrap(names[quadrant], CORNER, box.w * 0.4, 3)
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
    corners, taken = _corners(view, area, theme)
    names = [item for item in lines if isinstance(item, Text)]
    shown = [text for text in (up, across) if not any(text.box.meets(name.box) for name in names)]
    return [*items, *shown, *corners], taken


def _tone(tone: Tone, theme: Theme) -> str:
    """The colour of a verdict, as elsewhere; without a goal there is none."""
    return {"bad": theme.bad, "good": theme.good, "open": theme.muted, "none": theme.line}[tone]


def _ring(x: float, y: float, r: float, colour: str) -> Shape:
    """Around a mark whose importance nobody gave."""
    return Shape(circle(x, y, r + RING), stroke=colour, width=1.1, dash=(2.2, 2.0))


def _margin(point: PlacedPoint, area: Plane, y: float) -> Box | None:
    """Where the margin of error of a mark lies; nothing where it has none."""
    if point.low is None or point.high is None:
        return None
    left, right = area.across(point.low), area.across(point.high)
    return Box(left, y - MARGIN, right - left, 2 * MARGIN)


def _mark(point: PlacedPoint, view: QuadrantsView, at: Point, number: int | None, theme: Theme) -> list[Item]:
    colour = _tone(point.tone, theme)
    r = DOT if number is None else _numbered(view)
    items = marked(circle(*at, r), point.kind, colour, theme, 2.0)
    if point.assumed:
        items.append(_ring(*at, r, colour))
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


def _plot(view: QuadrantsView, area: Plane, theme: Theme, *, numbered: bool) -> _Plot:
    wanted = [(area.across(point.performance), area.up(point.importance)) for point in view.points]
    r = (_numbered(view) + 1 if numbered else DOT + 1.2) + (RING if view.assumed else 0.0)
    radii = [r] * len(wanted)
    inner = Box(area.box.x + 3, area.box.y + 26, area.box.w - 6, area.box.h - 52)
    own = [_within(point, view, area, inner, r) for point in view.points]
    places = apart(wanted, radii, inner, own=own, column=0.0 if numbered else BESIDE)
    moved = places != wanted
    items, taken = _ground(view, area, theme)
    margins = [_margin(point, area, y) for point, (_, y) in zip(view.points, places, strict=True)]
    for point, margin in zip(view.points, margins, strict=True):
        if margin is not None:
            middle = margin.y + margin.h / 2
            items += whisker(margin.x, margin.right, middle, _tone(point.tone, theme), theme, MARGIN)
    for number, (point, at) in enumerate(zip(view.points, places, strict=True), start=1):
        items += _mark(point, view, at, number if numbered else None, theme)
    if numbered:
        return _Plot(items, crowded=False, moved=moved)
    space = Room(area.box.grown(-3))
    space.block(*taken, *(margin for margin in margins if margin is not None))
    if view.cross is not None:
        x, y = area.across(view.cross.performance), area.up(view.cross.importance)
        space.avoid_line(((x, area.box.y), (x, area.box.bottom)), 12.0, 6.0)
        space.avoid_line(((area.box.x, y), (area.box.right, y)), 12.0, 6.0)
    labels = label_points(places, radii, [point.name for point in view.points], space, theme)
    return _Plot([*items, *labels.items], bool(labels.homeless), moved)


def _legend(view: QuadrantsView, theme: Theme) -> list[Entry]:
    middle = SAMPLE / 2

    def kind_of(kind: Kind) -> Callable[[float, float], list[Item]]:
        mark = partial(marked, kind=kind, colour=theme.neutral, theme=theme, pen=2.0)
        if kind == "believed":
            return lambda x, y: mark(circle(x + middle, y, 4.6))
        return lambda x, y: [
            *whisker(x, x + SAMPLE, y, theme.neutral, theme, 4.0),
            *mark(circle(x + middle, y, 3.4)),
        ]

    def tone(colour: str) -> Callable[[float, float], list[Item]]:
        return lambda x, y: [Shape(circle(x + middle, y, 4.6), colour)]

    entries: list[Entry] = [(text, kind_of(kind)) for kind, text in view.marks]
    entries += [(text, tone(_tone(one, theme))) for one, text in view.tones]
    if view.assumed:
        entries.append((view.assumed, lambda x, y: [_ring(x + middle, y, 3.4, theme.neutral)]))
    return entries


def _notes(view: QuadrantsView, *, moved: bool) -> list[tuple[str, tuple[str, ...]]]:
    said = [*view.notes, *((view.side_by_side,) if moved else ())]
    said += [view.sheet.advice.text] if view.sheet.advice is not None else []
    return [("", (note,)) for note in said]


def _framed(
    view: QuadrantsView, ground: Ground, top: float, bottom: float, right: float, theme: Theme
) -> tuple[Plane, Ruler, float]:
    """The plot up to a right edge above its notes, its ruler, and how much stands below it."""
    steps = max(width(text, CROSS) for _, text in view.steps)
    left = ground.left + max(STEPS_WIDTH, steps + 12)
    ruler = ruler_of(view.ticks, left + INSET, right - INSET)
    if not view.faces:
        ruler = replace(ruler, moods=(None,) * len(ruler.moods))
    below = ruler.tall + 12 + 14
    _, notes = listing("", _notes(view, moved=True), ground.left, right, 0, theme)
    tall = max(bottom - notes - 10 - below - top, LEAST_PLOT if ground.grows else SMALL_PLOT)
    return plane(Box(left, top, right - left, tall), (0, 100), (1, 5), INSET), ruler, below


def _beside(count: float) -> float:
    """How much so many columns of the key take at the right of the plot."""
    return count * (KEY_WIDTH + KEY_GAP)


def _first(
    view: QuadrantsView, ground: Ground, key: Sequence[Column], top: float, bottom: float, theme: Theme
) -> tuple[list[Item], float]:
    """The plot with the first columns of the key beside it, or with names in it where there is none."""
    top += ABOVE
    right = ground.right - _beside(len(key)) - (0.0 if key or view.cross is None else CROSS_WIDTH)
    area, ruler, below = _framed(view, ground, top, bottom, right, theme)
    ends = max((top + lowest(column) for column in key), default=top)
    more = min(ends - area.box.bottom - below, TALLEST_PLOT - area.box.h)
    if more > 0 and ground.grows:
        area = plane(area.box._replace(h=area.box.h + more), (0, 100), (1, 5), INSET)
    plot = _plot(view, area, theme, numbered=bool(key))
    base = area.box.bottom + 6
    items = [*plot.items, *draw_ruler(ruler, base, theme), *draw_key(key, right + KEY_GAP, top, theme)]
    items += axis_name(view.performance, area.box.right, base + ruler.tall + 12, theme, "right")
    end = area.box.bottom + below
    drawn, tall = listing("", _notes(view, moved=plot.moved), ground.left, right, end + 8, theme)
    return [*items, *drawn], max(end + 8 + tall if drawn else end, ends)


def _key_of(view: QuadrantsView, ground: Ground, chart: Chart) -> list[list[Column]]:
    """The columns of the key on each page; none where all names have room beside their points."""
    theme, alone = chart.theme, chart.around((1, 1), ground)
    wide = ground.right - (0.0 if view.cross is None else CROSS_WIDTH)
    if len(view.points) <= MOST_NAMED:
        area, _, _ = _framed(view, ground, alone.top + ABOVE, alone.bottom, wide, theme)
        if not _plot(view, area, theme, numbered=False).crowded:
            return [[]]
    entries = key_entries(view, theme)
    limit = alone.room - ABOVE
    grows = ground.grows and len(entries) <= MOST_BESIDE
    if grows:
        total = lowest(key_columns(entries, inf)[0])
        limit = max(limit, total if len(entries) <= ONE_COLUMN else total / 2 + MARGIN_OF_KEY)
    columns = key_columns(entries, limit)
    if len(columns) <= 2 or grows:
        return [columns]
    first = key_columns(entries, chart.around((1, MANY), ground).room - ABOVE)[:2]
    rest = entries[sum(len(column) for column in first) :]
    held = max(int((ground.inner + KEY_GAP) // (KEY_WIDTH + KEY_GAP)), 1)
    later = key_columns(rest, chart.around((MANY, MANY), ground).room)
    return [first, *(later[at : at + held] for at in range(0, len(later), held))]


def _pages(view: QuadrantsView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    sheet, chart = view.sheet, Chart(view.sheet, _legend(view, theme), theme, version)
    if not view.points and sheet.advice is not None:
        strips = [guide(sheet.headline, sheet.advice, ground.left, ground.right, theme)]
        return paged(chart, strips, NO_HEADING, ground, most=1, roomy=inf)
    keys = _key_of(view, ground, chart)

    def page(number: int, key: Sequence[Column]) -> Page:
        def body(top: float, bottom: float) -> tuple[list[Item], float]:
            if number == 1:
                return _first(view, ground, key, top, bottom, theme)
            return draw_key(key, ground.left, top, theme), top + max(map(lowest, key))

        return chart.page(body, (number, len(keys)), ground)

    return tuple(page(number, keys[number - 1]) for number in drawn_of(len(keys)))


def pages(view: QuadrantsView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The quadrants on one page, and what an area has no room for of their key on further ones."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
