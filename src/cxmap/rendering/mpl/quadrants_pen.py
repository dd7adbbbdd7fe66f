"""The pen of the quadrants: points by performance and importance, named beside them or, crowded, in a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.dots import DOT, marked
from cxmap.rendering.mpl.foot import SAMPLE, Entry
from cxmap.rendering.mpl.page import Box, Item, Page, Point, Shape, Style, Text, circle, rectangle, segment
from cxmap.rendering.mpl.places import Room
from cxmap.rendering.mpl.plot import GOAL_DASH
from cxmap.rendering.mpl.ruler import draw_ruler, ruler_of
from cxmap.rendering.mpl.scatter import Plane, apart, axis_name, draw_up, label_points, plane
from cxmap.rendering.mpl.slide import LEFT, RIGHT, sheet_texts, slide
from cxmap.rendering.mpl.table import listing, placeholder
from cxmap.rendering.mpl.text import block, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.scoring.quadrants import Quadrant
from cxmap.view.curve import Kind
from cxmap.view.quadrants import ORDER, PlacedPoint, QuadrantsView

CORNER = Style(10.5, bold=True)
CROSS = Style(9, italic=True)
KEY = Style(9.5)
KEY_HEAD = Style(10, bold=True)
DIGITS = Style(8.5, bold=True)
STEPS_WIDTH = 26.0
INSET = 30.0
LEAST_PLOT, TALLEST_PLOT = 330.0, 600.0
NUMBERED = 8.2
"""The radius of a mark with a number in it."""
KEY_WIDTH, KEY_GAP, KEY_ROW, KEY_HEAD_GAP = 196.0, 22.0, 5.0, 7.0


@dataclass(frozen=True, slots=True)
class _Plot:
    items: list[Item]
    crowded: bool
    moved: bool


def _colour(quadrant: Quadrant, theme: Theme) -> str:
    if quadrant == "concentrate here":
        return theme.bad
    return theme.good if quadrant == "keep up the good work" else theme.neutral


def _corners(view: QuadrantsView, area: Plane, theme: Theme) -> tuple[list[Item], list[Box]]:
    """The names of the quadrants in their corners, and what they take up."""
    box, names = area.box, dict(view.names)
    items: list[Item] = []
    taken: list[Box] = []
    for quadrant in ORDER:
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
            _colour(quadrant, theme),
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


def _mark(point: PlacedPoint, at: Point, number: int | None, theme: Theme) -> list[Item]:
    colour = _colour(point.quadrant, theme)
    items = marked(circle(*at, DOT if number is None else NUMBERED), point.kind, colour, theme, 2.0)
    if number is not None:
        ink = theme.paper if point.kind == "measured" else colour
        items.append(put(str(number), at[0], at[1] + DIGITS.size * 0.365, DIGITS, ink, "center"))
    return items


def _plot(view: QuadrantsView, area: Plane, theme: Theme, *, numbered: bool) -> _Plot:
    wanted = [(area.across(point.performance), area.up(point.importance)) for point in view.points]
    radii = [NUMBERED + 1 if numbered else DOT + 1.2] * len(wanted)
    inner = Box(area.box.x + 3, area.box.y + 26, area.box.w - 6, area.box.h - 52)
    places = apart(wanted, radii, inner)
    moved = places != wanted
    items, taken = _ground(view, area, theme)
    for number, (point, at) in enumerate(zip(view.points, places, strict=True), start=1):
        items += _mark(point, at, number if numbered else None, theme)
    if numbered:
        return _Plot(items, crowded=False, moved=moved)
    room = Room(area.box.grown(-3))
    room.block(*taken)
    if view.cross is not None:
        x, y = area.across(view.cross.performance), area.up(view.cross.importance)
        room.avoid_line(((x, area.box.y), (x, area.box.bottom)), 12.0, 6.0)
        room.avoid_line(((area.box.x, y), (area.box.right, y)), 12.0, 6.0)
    labels = label_points(places, radii, [point.name for point in view.points], room, theme)
    return _Plot([*items, *labels.items], bool(labels.homeless), moved)


def _key_rows(
    view: QuadrantsView, theme: Theme
) -> list[tuple[float, list[tuple[tuple[str, ...], Style, str, str]]]]:
    """The key as blocks that stay together: their height, and number, lines, look and colour of each part."""
    names = dict(view.names)
    rows: list[tuple[float, list[tuple[tuple[str, ...], Style, str, str]]]] = []
    for number, point in enumerate(view.points, start=1):
        parts: list[tuple[tuple[str, ...], Style, str, str]] = []
        if number == 1 or view.points[number - 2].quadrant != point.quadrant:
            head = wrap(names[point.quadrant], KEY_HEAD, KEY_WIDTH, 3)
            parts.append((head, KEY_HEAD, _colour(point.quadrant, theme), ""))
        parts.append((wrap(point.name, KEY, KEY_WIDTH - 24, 8), KEY, theme.ink, str(number)))
        rows.append((sum(height(lines, style) + KEY_ROW for lines, style, *_ in parts), parts))
    return rows


def _key(
    view: QuadrantsView, left: float, top: float, bottom: float, columns: int, theme: Theme
) -> tuple[list[Item], float]:
    """The key in columns, taller than the plot where it has to be; and where it ends."""
    rows = _key_rows(view, theme)
    total = sum(tall for tall, _ in rows)
    tallest = max(tall for tall, _ in rows)
    limit = max(bottom - top, total / columns + tallest + 4 * KEY_HEAD_GAP)
    items: list[Item] = []
    x, y, end = left, top, top
    for tall, parts in rows:
        if y > top and y + tall > top + limit:
            x, y = x + KEY_WIDTH + KEY_GAP, top
        elif y > top and not parts[0][3]:
            y += KEY_HEAD_GAP
        for lines, style, colour, number in parts:
            if number:
                items.append(
                    put(number, x + 16, y + style.size * 0.9, Style(9.5, bold=True), theme.muted, "right")
                )
            items += block(lines, x + (24 if number else 0), y, style, colour)
            y += height(lines, style) + KEY_ROW
        end = max(end, y)
    return items, end


def _legend(view: QuadrantsView, theme: Theme) -> list[Entry]:
    def sample(kind: Kind) -> Callable[[float, float], list[Item]]:
        return lambda x, y: marked(circle(x + SAMPLE / 2, y, 4.6), kind, theme.neutral, theme, 2.0)

    return [(text, sample(kind)) for kind, text in view.marks]


def _body(view: QuadrantsView, theme: Theme, top: float, bottom: float) -> tuple[list[Item], float]:
    steps = max(width(text, CROSS) for _, text in view.steps)
    left = LEFT + max(STEPS_WIDTH, steps + 12)
    y = top + 16
    right, columns, ends = RIGHT, 0, y
    key: list[Item] = []
    notes: Sequence[str] = view.notes
    _, rest = listing("", [("", (note,)) for note in (*notes, view.side_by_side)], LEFT, RIGHT, 0, theme)
    for columns in (0, 1 if len(view.points) <= 26 else 2):
        right = RIGHT - columns * (KEY_WIDTH + KEY_GAP)
        ruler = ruler_of(view.ticks, left + INSET, right - INSET)
        below = ruler.tall + 12 + 14
        tall = max(bottom - rest - 10 - below - y, LEAST_PLOT)
        if columns:
            key, ends = _key(view, right + KEY_GAP, y, y + tall + below, columns, theme)
            tall = max(tall, min(ends - y - below, TALLEST_PLOT))
        area = plane(Box(left, y, right - left, tall), (0, 100), (1, 5), INSET)
        plot = _plot(view, area, theme, numbered=columns > 0)
        if not plot.crowded:
            break
    items = [*plot.items, *draw_ruler(ruler, area.box.bottom + 6, theme)]
    items += axis_name(view.performance, right, area.box.bottom + 6 + ruler.tall + 12, theme, "right")
    end = area.box.bottom + below
    if columns:
        items += key
        end = max(end, ends)
    shown = [("", (note,)) for note in (*notes, *((view.side_by_side,) if plot.moved else ()))]
    drawn, tall = listing("", shown, LEFT, RIGHT, end + 8, theme)
    return [*items, *drawn], end + 8 + tall if shown else end


def pages(view: QuadrantsView, theme: Theme, version: str) -> tuple[Page, ...]:
    """The one page of the quadrants; the same view gives the same page."""

    def body(top: float, bottom: float) -> tuple[list[Item], float]:
        if view.points:
            return _body(view, theme, top, bottom)
        box = Box(LEFT, top, RIGHT - LEFT, bottom - top)
        return placeholder(view.sheet.headline, box, theme), box.bottom

    return (slide(view.sheet, _legend(view, theme), body, theme, version),)


def texts(view: QuadrantsView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from sheet_texts(view.sheet)
    yield from (tick.word + tick.number for tick in view.ticks)
    yield from (text for _, text in view.steps)
    yield from (point.name for point in view.points)
    yield from (text for _, text in view.names)
    yield from (view.performance, view.importance, *view.notes, view.side_by_side)
    if view.cross is not None:
        yield from (view.cross.performance_label, view.cross.importance_label)
    yield from (text for _, text in view.marks)
