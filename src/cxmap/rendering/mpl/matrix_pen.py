"""The pen of the matrix: from what is to be drawn to pages, as many as the journey needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from cxmap.rendering.mpl.foot import Entry, draw_foot, entries
from cxmap.rendering.mpl.frame import Frame
from cxmap.rendering.mpl.head import draw_head
from cxmap.rendering.mpl.matrix_cards import draw_cards
from cxmap.rendering.mpl.matrix_cells import moved
from cxmap.rendering.mpl.matrix_lanes import INSET, make_lane
from cxmap.rendering.mpl.matrix_pages import Span, spans
from cxmap.rendering.mpl.page import Box, Item, Page, Shape, Style, circle, rectangle, rounded, segment
from cxmap.rendering.mpl.text import block, height, longest_word, put, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.matrix import MatrixView, Place

NARROWEST, WIDEST = 1152.0, 1760.0
MARGIN, TOP, BOTTOM = 34.0, 28.0, 24.0
MOST_COLUMNS = 14
COLUMN, WIDEST_COLUMN = 112.0, 300.0
LABELS = 112.0
PHASE = Style(12, bold=True)
NAME = Style(10, bold=True)
NOTE = Style(8.6, italic=True)
HEADING = Style(10.5, bold=True)
LINE_NAME = Style(8.8, italic=True)
LINE_DASH = (5.0, 3.0)
PHASE_GAP = 3.0
HEAD_GAP, CARDS_GAP, FOOT_GAP = 16.0, 16.0, 14.0


def texts(view: MatrixView) -> Iterator[str]:
    """Every text that is drawn."""
    head = view.curve
    yield from (head.title, *head.subtitle, head.headline, *head.figures, *head.source, view.severity_mark)
    yield from (tick.number for tick in head.ticks)
    for card in view.cards:
        yield from (card.name, card.role, card.quote)
        for fact in card.facts:
            yield from (fact.label, *fact.texts)
    for place in (*view.phases, *view.columns):
        yield from (place.name, *place.notes)
    for band in view.bands:
        yield band.heading
        for lane in band.lanes:
            yield from (lane.label, lane.line)
            for cell in lane.cells:
                for entry in cell.entries:
                    yield from (entry.text, entry.value, entry.note)


def _place(
    place: Place, x: float, y: float, limit: float, style: Style, theme: Theme
) -> tuple[list[Item], float]:
    """The head of a phase or touchpoint, and its height."""
    lines = wrap(place.name, style, limit, 12)
    items: list[Item] = list(block(lines, x, y, style, theme.ink))
    tall = height(lines, style)
    for note in place.notes:
        more = wrap(note, NOTE, limit, 12)
        items += block(more, x, y + tall + 2, NOTE, theme.muted)
        tall += height(more, NOTE) + 2
    return items, tall


def _headers(view: MatrixView, frame: Frame, top: float, theme: Theme) -> tuple[list[Item], float]:
    """The phases in bars and the touchpoints below them; and where they end."""
    bars: list[tuple[float, float, list[Item], float]] = []
    for place, band in zip(view.phases, view.curve.bands, strict=True):
        first, last = max(band.first, frame.first), min(band.last, frame.last)
        if first <= last:
            left, right = frame.x(first) + PHASE_GAP / 2, frame.x(last + 1) - PHASE_GAP / 2
            items, tall = _place(place, left + INSET, top + 7, right - left - 2 * INSET, PHASE, theme)
            bars.append((left, right, items, tall))
    result: list[Item] = []
    y = top
    if bars:
        tall = max(one[3] for one in bars) + 14
        for left, right, items, _ in bars:
            result.append(Shape(rounded(Box(left, top, right - left, tall), 4), theme.other_band))
            result += items
        y += tall
    tallest = 0.0
    for at in range(frame.first, frame.last + 1):
        place = view.columns[at]
        quiet = not view.curve.columns[at].id
        style = Style(9.2, italic=True) if quiet else NAME
        items, tall = _place(place, frame.x(at) + INSET, y + 8, frame.column - 2 * INSET, style, theme)
        if quiet:
            items = [
                replace(item, colour=theme.muted) if not isinstance(item, Shape) else item for item in items
            ]
        result += items
        tallest = max(tallest, tall)
    return result, y + tallest + 16


def _uprights(view: MatrixView, frame: Frame, top: float, bottom: float, theme: Theme) -> list[Item]:
    """Hairlines between touchpoints, stronger ones between phases."""
    begins = {band.first for band in view.curve.bands}
    items: list[Item] = []
    for at in range(frame.first + 1, frame.last + 1):
        pen = 1.2 if at in begins else 0.5
        items.append(Shape(segment(frame.x(at), top, frame.x(at), bottom), stroke=theme.grid, width=pen))
    return items


def _blueprint_line(name: str, y: float, frame: Frame, theme: Theme) -> tuple[list[Item], float]:
    """A line of the service blueprint with its name at the right end, and the room it takes."""
    text = put(name, frame.right - 4, y + 11, LINE_NAME, theme.muted, "right")
    edge = text.box.x - 8
    items: list[Item] = [
        Shape(segment(MARGIN, y + 8, edge, y + 8), stroke=theme.muted, width=1.1, dash=LINE_DASH),
        Shape(rectangle(Box(edge + 3, y + 1, frame.right - edge - 3, 14)), theme.paper),
        text,
    ]
    return items, 16.0


def _body(view: MatrixView, frame: Frame, top: float, theme: Theme) -> tuple[list[Item], float]:
    """Headers, bands and lanes of one page, and where they end."""
    heads, y = _headers(view, frame, top, theme)
    uprights_from = y - 8
    runs: list[tuple[float, float]] = []
    items: list[Item] = []
    start = uprights_from
    for band in view.bands:
        made = [make_lane(lane, view.curve, frame, MARGIN, theme) for lane in band.lanes]
        shown = [one for one in made if one is not None]
        if not shown:
            continue
        runs.append((start, y))
        lines = wrap(band.heading, HEADING, frame.right - MARGIN - 16, 2)
        tall = height(lines, HEADING) + 9
        bar = Box(MARGIN, y, frame.right - MARGIN, tall)
        items.append(Shape(rectangle(bar), theme.band))
        items.append(Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0))
        items += block(lines, MARGIN + 5, y + 4.5, HEADING, theme.ink)
        y += tall
        start = y
        for number, one in enumerate(shown):
            if one.lane.line:
                drawn, room = _blueprint_line(one.lane.line, y, frame, theme)
                runs.append((start, y))
                items += drawn
                y += room
                start = y
            elif number:
                items.append(Shape(segment(MARGIN, y, frame.right, y), stroke=theme.grid, width=0.7))
            items += moved(one.items, 0, y)
            y += one.height
    runs.append((start, y))
    uprights = [item for a, b in runs if b > a for item in _uprights(view, frame, a, b, theme)]
    items.append(Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0))
    return [*uprights, *heads, *items], y


def _severity(x: float, y: float, theme: Theme) -> list[Item]:
    return [
        Shape(circle(x + 2.6 + at * 5.2, y, 2.0), theme.bad if at < 2 else theme.paper, theme.bad, 0.9)
        for at in range(3)
    ]


def _legend(view: MatrixView, theme: Theme) -> list[Entry]:
    """The marks of the curve, where it is shown, and the dots of severity."""
    shown = [
        entry for band in view.bands for lane in band.lanes for cell in lane.cells for entry in cell.entries
    ]
    has_curve = any(lane.kind == "curve" for band in view.bands for lane in band.lanes)
    callouts = replace(view.curve, callouts=())
    found = entries(callouts, theme, (), goal_unnamed=False) if has_curve else []
    if any(entry.severity is not None for entry in shown):
        found.append((view.severity_mark, partial(_severity, theme=theme)))
    return found


def _width(view: MatrixView, columns: int) -> float:
    """As wide as the columns need to hold their words, within what can still be printed."""
    names = max((longest_word(place.name, NAME) for place in view.columns), default=0.0) + 2 * INSET
    column = min(max(COLUMN, names), 132.0)
    return min(WIDEST, max(NARROWEST, 2 * MARGIN + LABELS + columns * column))


def _page(
    view: MatrixView, span: Span, part: tuple[int, int], wide: float, theme: Theme, version: str
) -> Page:
    right = wide - MARGIN
    number, count = part
    head = view.curve
    if count > 1:
        label = view.page_of.format(page=number, pages=count)
        first = number == 1
        head = replace(
            head,
            subtitle=(label, *head.subtitle) if first else (label, *head.subtitle[:2]),
            headline=head.headline if first else "",
            figures=head.figures if first else (),
        )
    items, tall = draw_head(head, MARGIN, right, TOP, theme)
    y = TOP + tall + HEAD_GAP
    if number == 1 and view.cards:
        cards, tall = draw_cards(view.cards, MARGIN, right, y, theme)
        items += cards
        y += tall + CARDS_GAP
    left = MARGIN + LABELS
    edge = min(right, left + (span[1] - span[0] + 1) * WIDEST_COLUMN)
    frame = Frame(span[0], span[1], left, edge, 0, 0, 0, 0)
    body, y = _body(view, frame, y, theme)
    items += body
    foot, tall = draw_foot(view.curve, _legend(view, theme), MARGIN, right, y + FOOT_GAP, theme, version)
    return Page(wide, y + FOOT_GAP + tall + BOTTOM, theme.paper, [*items, *foot])


def pages(view: MatrixView, theme: Theme = LIGHT, version: str = "") -> tuple[Page, ...]:
    """The pages of a matrix: one up to fourteen columns, then more, cut where phases begin."""
    begins = frozenset(band.first for band in view.curve.bands)
    cut = spans(len(view.columns), MOST_COLUMNS, begins)
    wide = _width(view, max(last - first + 1 for first, last in cut))
    return tuple(
        _page(view, span, (number, len(cut)), wide, theme, version)
        for number, span in enumerate(cut, start=1)
    )
