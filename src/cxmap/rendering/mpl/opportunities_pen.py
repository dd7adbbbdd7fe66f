"""The pen of the opportunities: bubbles by feasibility and impact, and the ranked list beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.foot import SAMPLE, Entry
from cxmap.rendering.mpl.head import flowing
from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.page import (
    Align,
    Box,
    Item,
    Page,
    Shape,
    Style,
    circle,
    polyline,
    rectangle,
    segment,
)
from cxmap.rendering.mpl.places import Room
from cxmap.rendering.mpl.ruler import beside
from cxmap.rendering.mpl.scatter import Plane, apart, draw_across, draw_up, label_points, plane
from cxmap.rendering.mpl.slide import LEFT, RIGHT, evenly, sheet_texts, slide
from cxmap.rendering.mpl.statuses import mark
from cxmap.rendering.mpl.table import (
    HEADING,
    NAME,
    SMALL,
    hairline,
    listing,
    placeholder,
    stack,
    stack_height,
)
from cxmap.rendering.mpl.text import block, height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.opportunities import OpportunitiesView, OpportunityPoint, Status

FIRST, LATER = 10, 14
"""Rows of the list on the first page, and on each further one."""
PLOT_LEFT, PLOT_RIGHT, LIST_LEFT = LEFT + 24.0, 566.0, 596.0
LEAST_PLOT, MOST_PLOT = 340.0, 470.0
INSET = 40.0
SMALLEST, GROWTH = 8.6, 13.0
"""The radius of the smallest bubble, and how much larger the largest is; areas go by size."""
MARK = 9.4
SCORES = (8.0, 12.0, 16.0)
SCORE_WIDTH, RICE_WIDTH = 64.0, 62.0
VALUE = Style(13, bold=True)
FACTORS = Style(8.5)
ISO = Style(8.5, italic=True)
ROW_PADDING = 6.0
ROOMY_ROW = 52.0


def _radius(point: OpportunityPoint) -> float:
    return SMALLEST + (0.0 if point.size is None else GROWTH * point.size**0.5)


def _same_scores(area: Plane, theme: Theme) -> list[Item]:
    """Lines on which impact times feasibility is the same."""
    items: list[Item] = []
    for score in SCORES:
        steps = [score / 5 + (5 - score / 5) * at / 40 for at in range(41)]
        line = polyline([(area.across(step), area.up(score / step)) for step in steps])
        items.append(Shape(line, stroke=theme.grid, width=1.1))
        x, y = area.across(5) + 6, area.up(score / 5) + ISO.size * 0.365
        items.append(put(f"{score:.0f}", x, y, ISO, theme.muted))
    return items


def _plot(view: OpportunitiesView, box: Box, theme: Theme) -> tuple[list[Item], bool]:
    area = plane(box, (1, 5), (1, 5), INSET)
    wanted = [(area.across(point.feasibility), area.up(point.impact)) for point in view.points]
    radii = [_radius(point) for point in view.points]
    outer = [
        r * (1.25 if point.status == "planned" else 1.1) for r, point in zip(radii, view.points, strict=True)
    ]
    places = apart(wanted, outer, box.grown(-3), 2.0)
    items: list[Item] = [Shape(rectangle(box), theme.band)]
    items += draw_up(area, view.steps, view.impact, theme)
    items += draw_across(area, view.steps, view.feasibility, theme)
    taken = [Box(x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2) for (x, y), r in zip(places, outer, strict=True)]
    iso = [
        item
        for item in _same_scores(area, theme)
        if isinstance(item, Shape) or not any(item.box.meets(mark_) for mark_ in taken)
    ]
    items += iso
    for point, (x, y), r in zip(view.points, places, radii, strict=True):
        dashed = point.size is None and bool(view.size_note)
        items += mark(point.status, point.rank, x, y, r, theme, dashed=dashed)
    room = Room(box.grown(-3))
    for item in iso:
        if isinstance(item, Shape):
            room.avoid_line(item.outline.points, 1.5)
        else:
            room.block(item.box)
    names = [point.title for point in view.points]
    labels = label_points(places, outer, names, room, theme)
    return [*items, *labels.items], places != wanted


@dataclass(frozen=True, slots=True)
class _Columns:
    left: float
    rice: bool

    @property
    def score(self) -> float:
        return RIGHT - (RICE_WIDTH if self.rice else 0.0)

    @property
    def limit(self) -> float:
        return self.score - SCORE_WIDTH - 14 - self.left - 28


def _name(point: OpportunityPoint, limit: float, theme: Theme) -> tuple[Paragraph, ...]:
    return (
        Paragraph(wrap(point.title, NAME, limit, 6), NAME, theme.ink),
        Paragraph(flowing(point.about, SMALL, limit, 8), SMALL, theme.muted),
    )


def _row(point: OpportunityPoint, columns: _Columns, middle: float, theme: Theme) -> list[Item]:
    score = (
        Paragraph((point.score,), VALUE, theme.ink),
        Paragraph((point.factors,), FACTORS, theme.muted),
    )
    items = mark(point.status, point.rank, columns.left + 11, middle, MARK, theme)
    items += stack(_name(point, columns.limit, theme), columns.left + 28, middle)
    items += stack(score, columns.score, middle, "right")
    if point.rice:
        items.append(beside(point.rice, RIGHT, middle, SMALL, theme.ink, -1))
    return items


def _headings(
    view: OpportunitiesView, columns: _Columns, top: float, theme: Theme
) -> tuple[list[Item], float]:
    wide = SCORE_WIDTH + 20
    parts: list[tuple[str, float, float, Align]] = [
        (view.opportunity, columns.left + 28, columns.limit - 10, "left"),
        (view.score, columns.score, wide, "right"),
    ]
    if view.rice:
        parts.append((view.rice, RIGHT, RICE_WIDTH - 10, "right"))
    found = [(wrap(text, HEADING, limit, 3), x, align) for text, x, limit, align in parts]
    tall = max(height(lines, HEADING) for lines, *_ in found)
    items: list[Item] = []
    for lines, x, align in found:
        items += block(lines, x, top + tall - height(lines, HEADING), HEADING, theme.muted, align)
    return items, tall + 5


def _list(
    view: OpportunitiesView,
    points: Sequence[OpportunityPoint],
    left: float,
    top: float,
    bottom: float,
    theme: Theme,
) -> tuple[list[Item], float]:
    columns = _Columns(left, bool(view.rice))
    items, head = _headings(view, columns, top, theme)
    y = top + head
    heights = [
        max(stack_height(_name(point, columns.limit, theme)), 27.0) + 2 * ROW_PADDING for point in points
    ]
    more = max(0.0, min((bottom - y - sum(heights)) / len(points), ROOMY_ROW - min(heights)))
    for point, tall in zip(points, heights, strict=True):
        items.append(hairline(left, RIGHT, y, theme))
        items += _row(point, columns, y + (tall + more) / 2, theme)
        y += tall + more
    return [*items, hairline(left, RIGHT, y, theme)], y


def _legend(view: OpportunitiesView, theme: Theme, *, plotted: bool) -> list[Entry]:
    half = SAMPLE / 2

    def shape(status: Status) -> Entry:
        return dict(view.statuses)[status], lambda x, y: mark(status, None, x + half, y, 5.6, theme)

    result = [shape(status) for status, _ in view.statuses]
    if plotted:
        line = (
            view.same_score,
            lambda x, y: [Shape(segment(x, y, x + SAMPLE, y), stroke=theme.muted, width=1.1)],
        )
        result.append(line)
    if plotted and view.size_note:
        sizes = lambda x, y: [  # noqa: E731
            Shape(circle(x + at, y, r), theme.paper, theme.line, 1.6) for at, r in ((2.4, 2.4), (10.6, 4.6))
        ]
        result.append((view.size_note, sizes))
    if plotted and view.no_size_note:
        result.append(
            (view.no_size_note, lambda x, y: mark("proposed", None, x + half, y, 5.6, theme, dashed=True))
        )
    return result


def _unrated(view: OpportunitiesView, top: float, theme: Theme) -> tuple[list[Item], float]:
    return listing(view.unrated_label, view.unrated, LEFT, RIGHT, top, theme)


def _first(
    view: OpportunitiesView, points: Sequence[OpportunityPoint], theme: Theme, top: float, bottom: float
) -> tuple[list[Item], float]:
    below = 34.0
    note = listing("", [("", (view.side_by_side,))], LEFT, PLOT_RIGHT, 0, theme)[1] + 8
    tall = min(max(bottom - top - 16 - below - note, LEAST_PLOT), MOST_PLOT)
    items, moved = _plot(view, Box(PLOT_LEFT, top + 16, PLOT_RIGHT - PLOT_LEFT, tall), theme)
    end = top + 16 + tall + below
    rows, ends = _list(view, points, LIST_LEFT, top, end, theme)
    if moved:
        said, more = listing("", [("", (view.side_by_side,))], LEFT, PLOT_RIGHT, end + 8, theme)
        items += said
        end += 8 + more
    return [*items, *rows], max(end, ends)


def pages(view: OpportunitiesView, theme: Theme, version: str) -> tuple[Page, ...]:
    """The plot beside the first ten of the list, and pages for the rest; the same view, the same pages."""
    rest = max(len(view.points) - FIRST, 0)
    runs = [range(min(len(view.points), FIRST))]
    runs += [range(FIRST + run.start, FIRST + run.stop) for run in evenly(rest, LATER)] if rest else []

    def page(number: int, run: range) -> Page:
        points = view.points[run.start : run.stop]

        def body(top: float, bottom: float) -> tuple[list[Item], float]:
            last = number == len(runs) and bool(view.unrated)
            room = _unrated(view, 0, theme)[1] + 14 if last else 0.0
            items: list[Item] = []
            y = top
            if points and number == 1:
                items, y = _first(view, points, theme, top, bottom - room)
            elif points:
                items, y = _list(view, points, LEFT, top, top, theme)
            else:
                box = Box(LEFT, top, RIGHT - LEFT, max(bottom - room - top, 80.0))
                items, y = placeholder(view.sheet.headline, box, theme), box.bottom
            if last:
                drawn, tall = _unrated(view, y + 14, theme)
                items += drawn
                y += 14 + tall
            return items, y

        legend = _legend(view, theme, plotted=number == 1) if points else []
        return slide(view.sheet, legend, body, theme, version, (number, len(runs)))

    return tuple(page(number, run) for number, run in enumerate(runs, start=1))


def texts(view: OpportunitiesView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from sheet_texts(view.sheet)
    for point in view.points:
        yield from (point.title, point.score, point.factors, point.rice, *point.about)
    for title, about in view.unrated:
        yield from (title, *about)
    yield from (view.unrated_label, view.impact, view.feasibility, view.opportunity, view.score, view.rice)
    yield from (*(text for _, text in view.steps), *(text for _, text in view.statuses))
    yield from (view.same_score, view.side_by_side, view.size_note, view.no_size_note)
