"""The layout of the timeline: rows of touchpoints on an axis of time, on as many pages as they need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import around, drawn_of
from cxmap.rendering.frame.slide import Ground, laid_out
from cxmap.rendering.pictures.timeline.axis import draw_axis, draw_totals, legend_of
from cxmap.rendering.pictures.timeline.bars import (
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
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import (
    Area,
    Box,
    Item,
    Page,
    Shape,
    joined,
    polyline,
    rectangle,
    segment,
)
from cxmap.rendering.scene.text import block, clean, height, width, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.spans import spans
from cxmap.view.timeline.values import Group, Piece, Row, TimelineView

NAMES, NAMES_GAP = 208.0, 14.0
MOST_ROWS = 32
FEW_ROWS = 40
"""So many at most are first tried on one page."""
NAME = type_scale.BODY
NOTE = type_scale.SMALL_ASIDE
PHASE = type_scale.NAME
ROW_PADDING, MOST_STRETCH = 5.0, 26.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The measures of all pages."""

    view: TimelineView
    theme: Theme
    version: str
    ground: Ground
    left: float
    mood_left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the page ready to be put somewhere, from its top; `head` for that of a phase."""

    height: float
    items: tuple[Item, ...]
    head: bool
    bar: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Where the bar of a touchpoint begins and ends, and its middle below the top."""


def _sheet(view: TimelineView, theme: Theme, version: str, ground: Ground) -> _Sheet:
    numbers = [row.mood.number for group in view.groups for row in group.rows if row.mood]
    numbers += [group.mood.number for group in view.groups if group.mood]
    mood_left = MARGIN + NAMES + NAMES_GAP
    room = 2 * FACE + 6 + max(width(clean(one), NUMBER) for one in numbers) + 14 if numbers else 0.0
    return _Sheet(view, theme, version, ground, mood_left + room, mood_left, ground.width - MARGIN)


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
    return _Line(tall, tuple(items), head=False, bar=(x0, x1, centre))


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
    return _Line(tall + below, (*items, *said), head=True)


def _lines(groups: list[Group], sheet: _Sheet, track: Track, extra: float) -> list[_Line]:
    found = []
    for group in groups:
        if group.name:
            found.append(_phase(group, sheet, track))
        found += [_row(row, sheet, track, extra) for row in group.rows]
    return found


def _cut(view: TimelineView, most: int) -> list[list[Group]]:
    """The phases of every page; a phase that is cut stands on both sides with its part of the rows."""
    rows = [(number, at) for number, group in enumerate(view.groups) for at in range(max(len(group.rows), 1))]
    begins = {at for at, (_, inside) in enumerate(rows) if inside == 0}
    result = []
    for first, last in spans(len(rows), most, begins):
        here = rows[first : last + 1] if rows else []
        numbers = sorted({number for number, _ in here})
        page = []
        for number in numbers:
            group = view.groups[number]
            inside = [at for found, at in here if found == number]
            page.append(replace(group, rows=group.rows[inside[0] : inside[-1] + 1]))
        result.append(page)
    return result


def _ways(rows: list[Row], tops: list[tuple[float, _Line]], every: list[Row], theme: Theme) -> list[Item]:
    """Lines from the end of what leads to a touchpoint to its start, where that is not the row above."""
    numbers = {id(row): at for at, row in enumerate(every)}
    here = {numbers[id(row)]: at for at, row in enumerate(rows)}
    followed = Counter(row.after for row in every)
    items: list[Item] = []
    for row, (top, line) in zip(rows, tops, strict=True):
        own, before = numbers[id(row)], row.after
        if before is None or before not in here or before > own:
            continue
        if before == own - 1 and followed[before] == 1:
            continue
        start, other = tops[here[before]]
        x, y = line.bar[0] - 1, top + line.bar[2]
        down = min(other.bar[1] - 1, x - 5.5)
        tip = polyline(((x, y), (x - 4.5, y - 2.8), (x - 4.5, y + 2.8)), closed=True)
        bent = polyline(((down, start + other.bar[2] + BAR / 2), (down, y), (x - 4, y)))
        items += [Shape(bent, stroke=theme.neutral, width=1.1), Shape(tip, theme.neutral)]
    return items


def _page(groups: list[Group], sheet: _Sheet, part: tuple[int, int]) -> Page:
    view, theme, ground, (number, count) = sheet.view, sheet.theme, sheet.ground, part
    figures = tuple(text for text in (view.whole, view.share) if text)
    if len(view.totals) == 1:
        figures = (f"{view.totals[0].name} {view.totals[0].text}",)
    foot = foot_of(view.curve.source, legend_of(view, theme), ground.inner, theme, sheet.version)
    said = replace(view.curve.sheet, figures=figures)
    frame = around(said, part, foot, theme, ground.width, ground.height)
    items: list[Item] = []
    y = frame.top
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
    lines = _lines(groups, sheet, track, 0.0)
    free = frame.bottom - y - sum(line.height for line in lines)
    rows = sum(not line.head for line in lines)
    if free > 0 and rows:
        lines = _lines(groups, sheet, track, min(free / rows, MOST_STRETCH))
    body: list[Item] = []
    grounds: list[Item] = []
    tops: list[tuple[float, _Line]] = []
    top = y
    for at, line in enumerate(lines):
        if at and not line.head and not lines[at - 1].head:
            body.append(Shape(segment(MARGIN - 8, y, sheet.right + 8, y), stroke=theme.grid, width=0.5))
        if line.head:
            band = Box(MARGIN - 8, y, sheet.right - MARGIN + 16, line.height)
            grounds.append(Shape(rectangle(band), theme.band))
        body += moved(line.items, 0, y)
        tops += [] if line.head else [(y, line)]
        y += line.height
    every = [row for group in view.groups for row in group.rows]
    ways = _ways([row for group in groups for row in group.rows], tops, every, theme)
    grid: list[Item] = [Shape(segment(x, top, x, y), stroke=theme.grid, width=0.6) for x in downs]
    return frame.page([*grounds, *items, *grid, *ways, *body], y, theme)


def _pages(view: TimelineView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    """As few pages as keep to the ground's height; where it grows, as few as have not too many rows."""
    sheet = _sheet(view, theme, version, ground)

    def made(most: int) -> Iterator[Page]:
        cut = _cut(view, most)
        return (_page(cut[number - 1], sheet, (number, len(cut))) for number in drawn_of(len(cut)))

    if ground.grows:
        return tuple(made(MOST_ROWS))
    held, most = 1, max(1, sum(max(len(group.rows), 1) for group in view.groups))
    while held < most:
        tried = most if held == 1 and most <= FEW_ROWS else (held + most + 1) // 2
        if all(page.height <= ground.height + 0.01 for page in made(tried)):
            held = tried
        else:
            most = tried - 1
    return tuple(made(held))


def pages(
    view: TimelineView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a timeline: one up to 32 touchpoints, then more, cut where phases begin.

    Each further page has the part of the axis that its touchpoints take. In an area, as many as it needs.
    """
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
