"""The layout of the timeline: rows of touchpoints on an axis of time, on as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.fit import EXACT, first
from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import BOTTOM, MARGIN, TOP
from cxmap.rendering.frame.page import MANY, Around, Part, around, drawn_of
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.frame.slide import Ground, laid_out
from cxmap.rendering.pictures.timeline.axis import draw_axis, draw_totals, legend_of
from cxmap.rendering.pictures.timeline.bars import (
    BAR,
    FACE,
    NUMBER,
    Track,
    colour_of,
    label,
    label_height,
    mood,
    pieces,
    reach,
    untimed,
)
from cxmap.rendering.pictures.timeline.ways import Gutter, draw_ways, gutter_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import (
    Area,
    Box,
    Item,
    Page,
    Shape,
    joined,
    rectangle,
    segment,
)
from cxmap.rendering.scene.text import block, clean, height, width, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.spans import spans
from cxmap.view.timeline.values import RowGroup, TimelineRow, TimelineView

NAMES, NAMES_GAP = 208.0, 14.0
"""Most names take one line or two, and the axis keeps three quarters of a slide."""
MOST_ROWS = 32
"""On a page that grows."""
FEW_ROWS = 40
"""Of up to so many, the most that fit are found one by one: nearly all of them do."""
ENOUGH = 0.7
"""A page may be filled no more than that, so that the next one begins with a phase."""
NAME = type_scale.BODY
NOTE = type_scale.SMALL_ASIDE
PHASE = type_scale.NAME
ROW_PADDING, MOST_STRETCH = 5.0, 80.0
"""Few rows may become so much higher that they fill their page."""
UNTIMED = 22.0
"""Before the axis, for the dots of what has no time."""


class _PageMeasures(Struct, frozen=True):
    """The measures of all pages."""

    view: TimelineView
    theme: Theme
    version: str
    ground: Ground
    left: float
    mood_left: float
    right: float

    @property
    def has_moods(self) -> bool:
        """Whether there is a column of scores."""
        return self.left > self.mood_left


class _Line(Struct, frozen=True):
    """A row of the page ready to be put somewhere, from its top; `head` for that of a phase."""

    height: float
    items: tuple[Item, ...]
    head: bool
    middle: float = 0.0
    """Of the bar of a touchpoint, below the top."""


def _sheet(view: TimelineView, theme: Theme, version: str, ground: Ground) -> _PageMeasures:
    numbers = [row.mood.number for group in view.groups for row in group.rows if row.mood]
    numbers += [group.mood.number for group in view.groups if group.mood]
    mood_left = MARGIN + NAMES + NAMES_GAP
    room = 2 * FACE + 6 + max(width(clean(number), NUMBER) for number in numbers) + 14 if numbers else 0.0
    return _PageMeasures(view, theme, version, ground, mood_left + room, mood_left, ground.width - MARGIN)


def _words(row: TimelineRow, sheet: _PageMeasures) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """The lines of a row's name and of its notes, and how tall they are together."""
    lines = wrap(row.name, NAME, NAMES, 8)
    more = (*row.notes, row.remark) if row.remark and sheet.has_moods else row.notes
    notes = wrap(" \N{MIDDLE DOT} ".join(clean(note) for note in more), NOTE, NAMES, 6)
    return lines, notes, height(lines, NAME) + (height(notes, NOTE) + 1.5 if notes else 0.0)


def _least(group: RowGroup, sheet: _PageMeasures) -> list[float]:
    """How tall the rows of a group are at the least, wherever their bars lie."""
    return [max(_words(row, sheet)[2], BAR, 2 * FACE) + 2 * ROW_PADDING for row in group.rows]


def _row_height(row: TimelineRow, sheet: _PageMeasures, track: Track) -> float:
    """How tall a row is, before it is made higher to fill its page."""
    own = _words(row, sheet)[2]
    centre = _centre(own, 0.0)
    below = label_height(row.label, *reach(row.pieces, track), track) if row.pieces else 0.0
    return _tall(own, centre, below, 0.0)


def _centre(own: float, extra: float) -> float:
    """How far below the top of its row the middle of a bar lies, beside so high words."""
    middle = max(BAR, 2 * FACE) / 2
    return ROW_PADDING + extra / 2 + max(middle, own / 2 if own <= 2 * middle + 6 else middle)


def _tall(own: float, centre: float, below: float, extra: float) -> float:
    top = max(ROW_PADDING + extra / 2, centre - own / 2)
    return max(centre + max(BAR, 2 * FACE) / 2 + below, top + own) + ROW_PADDING + extra / 2


def _row(row: TimelineRow, sheet: _PageMeasures, track: Track, extra: float) -> _Line:
    theme = sheet.theme
    lines, notes, own = _words(row, sheet)
    centre = _centre(own, extra)
    colour, below = colour_of(row.mood, theme), 0.0
    if row.pieces:
        items, x0, x1 = pieces(row.pieces, track, centre, colour, theme)
        said, below = label(row.label, x0, x1, track, centre, theme)
        items += said
    else:
        items = untimed(track, centre, colour, theme) if sheet.view.scaling != "none" else []
    top = max(ROW_PADDING + extra / 2, centre - own / 2)
    items += block(lines, MARGIN, top, NAME, theme.ink)
    items += block(notes, MARGIN, top + height(lines, NAME) + 1.5, NOTE, theme.muted)
    if row.mood is not None:
        items += mood(row.mood, sheet.mood_left, centre, theme)
    return _Line(_tall(own, centre, below, extra), tuple(items), head=False, middle=centre)


def _phase_words(group: RowGroup) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """The lines of a phase's name and of its note, and how tall it is without a label below its bar."""
    lines = wrap(group.name, PHASE, NAMES, 6)
    notes = wrap(group.note, NOTE, NAMES, 4) if group.own is None else ()
    own = height(lines, PHASE) + height(notes, NOTE)
    return lines, notes, max(own, 2 * FACE if group.mood else BAR) + 9


def _phase_height(group: RowGroup, track: Track) -> float:
    below = label_height(group.note, *reach((group.own,), track), track) if group.own is not None else 0.0
    return _phase_words(group)[2] + below


def _phase(group: RowGroup, sheet: _PageMeasures, track: Track) -> _Line:
    """The name of a phase, when it is, and where on the axis it lies as far as that is known."""
    theme = sheet.theme
    lines, notes, tall = _phase_words(group)
    own = height(lines, PHASE) + height(notes, NOTE)
    centre = tall / 2
    items: list[Item] = list(block(lines, MARGIN, centre - own / 2, PHASE, theme.ink))
    items += block(notes, MARGIN, centre - own / 2 + height(lines, PHASE), NOTE, theme.muted)
    if group.mood is not None:
        items += mood(group.mood, sheet.mood_left, centre, theme)
    below = 0.0
    if group.own is not None:
        drawn, x0, x1 = pieces((group.own,), track, centre, colour_of(group.mood, theme), theme)
        said, below = label(group.note, x0, x1, track, centre, replace(theme, paper=theme.band))
        items += [*drawn, *said]
    elif group.span is not None:
        x0, x1 = track.x(group.span[0]), max(track.x(group.span[1]), track.x(group.span[0]) + 2)
        ends = (segment(x0, centre, x1, centre), *(segment(x, centre - 4, x, centre + 4) for x in (x0, x1)))
        items.append(Shape(joined(ends), stroke=theme.muted, width=1.4))
    return _Line(tall + below, tuple(items), head=True)


def _lines(groups: list[RowGroup], sheet: _PageMeasures, track: Track, extra: float) -> list[_Line]:
    lines = []
    for group in groups:
        if group.name:
            lines.append(_phase(group, sheet, track))
        lines += [_row(row, sheet, track, extra) for row in group.rows]
    return lines


Cut = list[list[RowGroup]]
"""The phases of every page; one that is cut stands on both sides with its part of the rows."""


def _rows(view: TimelineView) -> list[tuple[int, int]]:
    """Every row: the number of its phase, and its own in that; a phase without touchpoints has one too."""
    return [(number, at) for number, group in enumerate(view.groups) for at in range(max(len(group.rows), 1))]


def _part(view: TimelineView, here: list[tuple[int, int]]) -> list[RowGroup]:
    """The phases of some rows that follow each other."""
    page = []
    for number in sorted({number for number, _ in here}):
        group = view.groups[number]
        inside = [at for stop, at in here if stop == number]
        page.append(replace(group, rows=group.rows[inside[0] : inside[-1] + 1]))
    return page


def _cut(view: TimelineView, rows_of: list[tuple[int, int]], most: int) -> Cut:
    """So many rows at most a page, whole phases where that takes no more pages."""
    begins = {at for at, (_, inside) in enumerate(rows_of) if inside == 0}
    whole, even = spans(len(rows_of), most, begins), rows(len(rows_of), most, begins)
    return [
        _part(view, rows_of[first : last + 1]) for first, last in (whole if len(whole) <= len(even) else even)
    ]


class _Start(Struct, frozen=True):
    """A page down to where its rows begin."""

    frame: Around
    items: list[Item]
    """What stands above the rows."""
    top: float
    """Of the first row."""
    track: Track
    downs: list[float]
    """Where the lines of the axis go down through the rows."""
    gutter: Gutter
    ways_right: float
    """Where the room for the ways between rows ends."""

    @property
    def room(self) -> float:
        """The height for the rows, if the page is to keep its own."""
        return self.frame.bottom - self.top


def _start(groups: list[RowGroup], before: int, sheet: _PageMeasures, part: tuple[int, int]) -> _Start:
    view, theme, ground, (number, count) = sheet.view, sheet.theme, sheet.ground, part
    figures = [text for text in (view.whole, view.share) if text]
    passing = [f"{total.name} {total.text}" for total in view.totals if total.sort == "passing"]
    if len(view.totals) == len(passing) + 1:
        figures = [f"{view.totals[0].name} {view.totals[0].text}"]
    rows = sum(len(group.rows) for group in groups)
    gutter = gutter_of(view.links, range(before, before + rows))
    foot = foot_of(
        view.curve.sheet.source, legend_of(view, groups, gutter, theme), ground.inner, theme, sheet.version
    )
    said = replace(view.curve.sheet, figures=(*figures, *passing))
    frame = around(said, part, foot, theme, ground.width, ground.height)
    items: list[Item] = []
    y = frame.top
    if number == 1:
        drawn, tall = draw_totals(view, MARGIN, sheet.right, y, theme)
        items += drawn
        y += tall + 16 if tall else 0.0
    ways_wide = gutter_of(view.links, range(sum(len(group.rows) for group in view.groups))).wide
    left = sheet.left + ways_wide + (UNTIMED if view.scaling != "none" else 0.0)
    track = Track(left, sheet.right, *_shown(view, groups, count))
    notes = (*view.notes, *view.sums) if number == 1 else view.notes
    drawn, y, downs = draw_axis(view, notes, track, y, sheet.right, theme)
    return _Start(frame, [*items, *drawn], y, track, downs, gutter, sheet.left + ways_wide)


def _heights(groups: list[RowGroup], sheet: _PageMeasures, track: Track) -> float:
    """How high the rows of groups are together, before they are made higher to fill their page."""
    heights = []
    for group in groups:
        if group.name:
            heights.append(_phase_height(group, track))
        heights += [_row_height(row, sheet, track) for row in group.rows]
    return sum(heights)


def _page(groups: list[RowGroup], before: int, sheet: _PageMeasures, part: tuple[int, int]) -> Page:
    """A page with these groups; `before` it stand so many rows."""
    theme, start, rows = sheet.theme, _start(groups, before, sheet, part), _count(groups)
    free = start.room - _heights(groups, sheet, start.track)
    extra = min(free / rows, MOST_STRETCH) if free > 0 and rows else 0.0
    lines = _lines(groups, sheet, start.track, extra)
    body: list[Item] = []
    grounds: list[Item] = []
    middles: dict[int, float] = {}
    y = start.top
    for at, line in enumerate(lines):
        if at and not line.head and not lines[at - 1].head:
            body.append(Shape(segment(MARGIN - 8, y, sheet.right + 8, y), stroke=theme.grid, width=0.5))
        if line.head:
            band = Box(MARGIN - 8, y, sheet.right - MARGIN + 16, line.height)
            grounds.append(Shape(rectangle(band), theme.band))
        else:
            middles[before + len(middles)] = y + line.middle
        body += moved(line.items, 0, y)
        y += line.height
    ways = draw_ways(start.gutter, middles, start.top, y, start.ways_right, theme)
    grid: list[Item] = [Shape(segment(x, start.top, x, y), stroke=theme.grid, width=0.6) for x in start.downs]
    return start.frame.page([*grounds, *start.items, *grid, *ways, *body], y, theme)


def _shown(view: TimelineView, groups: list[RowGroup], count: int) -> tuple[float, float]:
    """The part of the axis on one of several pages: since the start, as much as its rows take."""
    if count == 1 or not view.since_start:
        return 0.0, 100.0
    rows = [row for group in groups for row in group.rows if row.pieces]
    spans = [(row.start, row.end) for row in rows]
    spans += [(group.own.start, group.own.end) for group in groups if group.own is not None]
    first = min((start for start, _ in spans), default=0.0)
    return first, max(max((end for _, end in spans), default=100.0), first + 0.1)


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """How many rows fit at most, one at least."""
    in_turn = count if count <= FEW_ROWS else 0
    return first(range(count, 1, -1), lambda most: most if fits(most) else None, in_turn=in_turn) or 1


def _fitted(sheet: _PageMeasures) -> Cut:
    """Rows on as few pages as can be; the first one has the totals, and room for fewer rows."""
    view, ground = sheet.view, sheet.ground
    stretches = _rows(view)
    least = [tall for group in view.groups for tall in _least(group, sheet)]

    def fits(groups: list[RowGroup], before: int, part: Part) -> bool:
        # rows that are taller than the ground by their words alone need no page to be drawn for it
        if sum(least[before : before + _count(groups)]) > ground.height - TOP - BOTTOM:
            return False
        start = _start(groups, before, sheet, part)
        return _heights(groups, sheet, start.track) <= start.room + EXACT

    if fits(_part(view, stretches), 0, (1, 1)):
        return _cut(view, stretches, max(1, len(stretches)))
    held = _most(len(stretches) - 1, lambda most: fits(_part(view, stretches[:most]), 0, (1, MANY)))
    begins = [at for at in range(1, held + 1) if at < len(stretches) and stretches[at][1] == 0]
    held = next((at for at in reversed(begins) if at >= ENOUGH * held), held)
    rest = stretches[held:]

    def whole(most: int) -> bool:
        before = _count(_part(view, stretches[:held]))
        for groups in _cut(view, rest, most):
            if not fits(groups, before, (MANY, MANY)):
                return False
            before += _count(groups)
        return True

    return [_part(view, stretches[:held]), *(_cut(view, rest, _most(len(rest), whole)) if rest else ())]


def _count(groups: list[RowGroup]) -> int:
    return sum(len(group.rows) for group in groups)


def _pages(view: TimelineView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    """As few pages as keep to the ground's height; where it grows, as few as have not too many rows."""
    sheet = _sheet(view, theme, version, ground)
    cut = _cut(view, _rows(view), MOST_ROWS) if ground.grows else _fitted(sheet)
    before = [sum(map(_count, cut[:at])) for at in range(len(cut))]
    return tuple(
        _page(cut[number - 1], before[number - 1], sheet, (number, len(cut))) for number in drawn_of(len(cut))
    )


def pages(
    view: TimelineView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a timeline: one up to 32 touchpoints, then more, cut where phases begin.

    Where the axis is the time since the start, each further page has the part of it that its rows take.
    In an area, as many as it needs.
    """
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
