"""The pen of the timeline: rows of touchpoints on an axis of time, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.rendering.mpl.foot import draw_foot
from cxmap.rendering.mpl.head import draw_head
from cxmap.rendering.mpl.matrix_cells import moved
from cxmap.rendering.mpl.matrix_pages import spans
from cxmap.rendering.mpl.page import Box, Item, Page, Shape, Style, joined, rectangle, segment
from cxmap.rendering.mpl.text import block, clean, height, width, wrap
from cxmap.rendering.mpl.timeline_axis import MARGIN, draw_axis, draw_totals, legend_of
from cxmap.rendering.mpl.timeline_bars import (
    BAR,
    FACE,
    NUMBER,
    Track,
    bar,
    colour_of,
    label,
    mood,
    pieces,
)
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.timeline import Group, Piece, Row, TimelineView

WIDTH, RATIO = 1152.0, 9 / 16
TOP, BOTTOM = 28.0, 24.0
NAMES, NAMES_GAP = 208.0, 14.0
MOST_ROWS = 32
NAME = Style(10)
NOTE = Style(8.6, italic=True)
PHASE = Style(11, bold=True)
ROW_PADDING, MOST_STRETCH = 5.0, 16.0
FOOT_GAP = 16.0


def texts(view: TimelineView) -> Iterator[str]:
    """Every text that is drawn."""
    head = view.curve
    yield from (head.title, *head.subtitle, head.headline, *head.source, view.share, view.axis, *view.notes)
    for tick in view.ticks:
        yield tick.label
    for total in view.totals:
        yield from (total.name, total.text)
    marks = view.marks
    yield from (marks.acting, marks.waiting, marks.range, marks.open, marks.untimed)
    for group in view.groups:
        yield from (group.name, group.note)
        for row in group.rows:
            yield from (row.name, *row.notes, row.label, row.remark, row.mood.number if row.mood else "")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The measures of all pages."""

    view: TimelineView
    theme: Theme
    left: float
    mood_left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the page ready to be put somewhere, from its top; `head` for that of a phase."""

    height: float
    items: tuple[Item, ...]
    head: bool


def _sheet(view: TimelineView, theme: Theme) -> _Sheet:
    numbers = [row.mood.number for group in view.groups for row in group.rows if row.mood]
    numbers += [group.mood.number for group in view.groups if group.mood]
    mood_left = MARGIN + NAMES + NAMES_GAP
    room = 2 * FACE + 6 + max(width(clean(one), NUMBER) for one in numbers) + 14 if numbers else 0.0
    return _Sheet(view, theme, mood_left + room, mood_left, WIDTH - MARGIN)


def _row(row: Row, sheet: _Sheet, track: Track, extra: float) -> _Line:
    theme = sheet.theme
    lines = wrap(row.name, NAME, NAMES, 8)
    more = (*row.notes, row.remark) if row.remark and sheet.left > sheet.mood_left else row.notes
    notes = wrap(" \N{MIDDLE DOT} ".join(clean(note) for note in more), NOTE, NAMES, 6)
    own = height(lines, NAME) + (height(notes, NOTE) + 1.5 if notes else 0.0)
    middle = max(BAR, 2 * FACE) / 2
    centre = ROW_PADDING + extra / 2 + max(middle, own / 2 if own <= 2 * middle + 6 else middle)
    drawn, x0, x1 = pieces(row, track, centre, theme)
    said, below = label(row.label, x0, x1, track, centre, theme)
    items: list[Item] = [*drawn, *said]
    top = max(ROW_PADDING + extra / 2, centre - own / 2)
    items += block(lines, MARGIN, top, NAME, theme.ink)
    items += block(notes, MARGIN, top + height(lines, NAME) + 1.5, NOTE, theme.muted)
    if row.mood is not None:
        items += mood(row.mood, sheet.mood_left, centre, theme)
    tall = max(centre + middle + below, top + own) + ROW_PADDING + extra / 2
    return _Line(tall, tuple(items), head=False)


def _phase(group: Group, sheet: _Sheet, track: Track) -> _Line:
    """The name of a phase, its times, and where on the axis it lies."""
    theme = sheet.theme
    lines = wrap(group.name, PHASE, NAMES, 6)
    own = height(lines, PHASE)
    tall = max(own, 2 * FACE if group.mood else BAR) + 9
    centre = tall / 2
    items: list[Item] = list(block(lines, MARGIN, centre - own / 2, PHASE, theme.ink))
    if group.mood is not None:
        items += mood(group.mood, sheet.mood_left, centre, theme)
    x0, x1 = track.x(group.start), max(track.x(group.end), track.x(group.start) + 2)
    if group.own_length:
        whole = Piece("acting", group.start, group.end, group.end)
        items += bar(whole, x0, x1, x1, centre, colour_of(group.mood, theme), theme)
    else:
        ends = (segment(x0, centre, x1, centre), *(segment(x, centre - 4, x, centre + 4) for x in (x0, x1)))
        items.append(Shape(joined(ends), stroke=theme.muted, width=1.4))
    said, below = label(group.note, x0, x1, track, centre, replace(theme, paper=theme.band))
    ground = Box(MARGIN - 8, 0, sheet.right - MARGIN + 16, tall + below)
    return _Line(ground.h, (Shape(rectangle(ground), theme.band), *items, *said), head=True)


def _lines(groups: list[Group], sheet: _Sheet, track: Track, extra: float) -> list[_Line]:
    found = []
    for group in groups:
        if group.name:
            found.append(_phase(group, sheet, track))
        found += [_row(row, sheet, track, extra) for row in group.rows]
    return found


def _cut(view: TimelineView) -> list[list[Group]]:
    """The phases of every page; a phase that is cut stands on both sides with its part of the rows."""
    rows = [(number, at) for number, group in enumerate(view.groups) for at in range(max(len(group.rows), 1))]
    begins = {at for at, (_, inside) in enumerate(rows) if inside == 0}
    result = []
    for first, last in spans(len(rows), MOST_ROWS, begins):
        here = rows[first : last + 1] if rows else []
        numbers = sorted({number for number, _ in here})
        page = []
        for number in numbers:
            group = view.groups[number]
            inside = [at for found, at in here if found == number]
            page.append(replace(group, rows=group.rows[inside[0] : inside[-1] + 1]))
        result.append(page)
    return result


def _page(groups: list[Group], sheet: _Sheet, part: tuple[int, int], version: str) -> Page:
    view, theme, (number, count) = sheet.view, sheet.theme, part
    head = replace(view.curve, figures=(view.share,) if view.share else ())
    if len(view.totals) == 1:
        head = replace(head, figures=(f"{view.totals[0].name} {view.totals[0].text}",))
    if count > 1:
        head = replace(head, subtitle=(view.page_of.format(page=number, pages=count), *head.subtitle))
    items, tall = draw_head(head, MARGIN, sheet.right, TOP, theme)
    y = TOP + tall + 16
    if number == 1:
        drawn, tall = draw_totals(view, MARGIN, sheet.right, y, theme)
        items += drawn
        y += tall + 16 if tall else 0.0
    starts = [row.start for group in groups for row in group.rows] + [group.start for group in groups]
    ends = [row.end for group in groups for row in group.rows] + [
        group.end for group in groups if not group.rows
    ]
    first, last = (0.0, 100.0) if count == 1 or not starts else (min(starts), max(ends))
    track = Track(sheet.left, sheet.right, first, max(last, first + 0.1))
    drawn, y, downs = draw_axis(view, track, y, sheet.right, theme)
    items += drawn
    legend = legend_of(view, theme)
    _, foot = draw_foot(view.curve, legend, MARGIN, sheet.right, 0, theme, version)
    lines = _lines(groups, sheet, track, 0.0)
    free = WIDTH * RATIO - BOTTOM - foot - FOOT_GAP - y - sum(line.height for line in lines)
    rows = sum(not line.head for line in lines)
    if free > 0 and rows:
        lines = _lines(groups, sheet, track, min(free / rows, MOST_STRETCH))
    body: list[Item] = []
    top = y
    for at, line in enumerate(lines):
        if at and not line.head and not lines[at - 1].head:
            body.append(Shape(segment(MARGIN - 8, y, sheet.right + 8, y), stroke=theme.grid, width=0.5))
        body += moved(line.items, 0, y)
        y += line.height
    grid: list[Item] = [Shape(segment(x, top, x, y), stroke=theme.grid, width=0.6) for x in downs]
    foot_top = max(y + FOOT_GAP, WIDTH * RATIO - BOTTOM - foot)
    drawn, foot = draw_foot(view.curve, legend, MARGIN, sheet.right, foot_top, theme, version)
    return Page(WIDTH, foot_top + foot + BOTTOM, theme.paper, [*items, *grid, *body, *drawn])


def pages(view: TimelineView, theme: Theme = LIGHT, version: str = "") -> tuple[Page, ...]:
    """The pages of a timeline: one up to 32 touchpoints, then more, cut where phases begin.

    Each further page has the part of the axis that its touchpoints take.
    """
    sheet, cut = _sheet(view, theme), _cut(view)
    return tuple(
        _page(groups, sheet, (number, len(cut)), version) for number, groups in enumerate(cut, start=1)
    )
