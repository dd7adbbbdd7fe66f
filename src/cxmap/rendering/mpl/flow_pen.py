"""The pen of the flow: from what is to be drawn to pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cxmap.rendering.mpl.columns import MARGIN
from cxmap.rendering.mpl.flow_boxes import again, bars, draw_box
from cxmap.rendering.mpl.flow_grid import HEADING, HEADING_TOP, MOST_EXTRA, NARROWEST, Grid
from cxmap.rendering.mpl.flow_labels import Labels, key_mark
from cxmap.rendering.mpl.flow_lines import IMPLIED_DASH, LOOP_DASH, THICKEST, draw_line
from cxmap.rendering.mpl.foot import NOTE, SAMPLE, Entry, draw_foot
from cxmap.rendering.mpl.head import draw_head
from cxmap.rendering.mpl.marks import badge
from cxmap.rendering.mpl.page import Box, Item, Page, Shape, Style, polyline, rectangle, rounded, segment
from cxmap.rendering.mpl.text import block, height, put, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.flow import FlowPart, FlowView

WIDTH, RATIO = 1152.0, 9 / 16
WIDER = (WIDTH, 1216.0, 1280.0)
TOP, BOTTOM = 28.0, 24.0
HEAD_GAP, FOOT_GAP = 18.0, 14.0
NOBODY = Style(9.5, italic=True)
KEYS_GAP = 18.0


def texts(view: FlowView) -> Iterator[str]:
    """Every text that is drawn."""
    sheet, labels = view.sheet, view.labels
    yield from (sheet.title, *sheet.subtitle, sheet.headline, *sheet.figures, *sheet.source, *view.notes)
    yield sheet.page_of
    yield from (labels.way, labels.share, labels.implied, labels.loop, labels.entry, labels.exit)
    yield from (labels.optional, labels.repeats, labels.rank)
    for part in view.parts:
        yield from (text for group in part.groups for text in (group.name, group.note))
        yield from (text for link in part.links for text in (link.share, link.when))
        for box in part.boxes:
            yield from (box.name, box.score, box.arrivals, box.drop_off, box.ends, *box.onward)
            yield from (chip.name for chip in box.chips)


def _arrow(x: float, y: float, pen: float, dash: tuple[float, ...], colour: str) -> list[Item]:
    tip = polyline(((x + SAMPLE + 3, y), (x + SAMPLE - 4, y - 3.4), (x + SAMPLE - 4, y + 3.4)), closed=True)
    return [Shape(segment(x, y, x + SAMPLE - 4, y), stroke=colour, width=pen, dash=dash), Shape(tip, colour)]


def _little_box(x: float, y: float, theme: Theme, *, entry: bool = False, exit_: bool = False) -> list[Item]:
    box = Box(x, y - 5.5, SAMPLE, 11)
    dash = () if entry or exit_ else (3.2, 2.4)
    frame = Shape(rounded(box, 3), theme.paper, theme.muted, 1.1, dash)
    return [frame, *bars(box, entry=entry, exit_=exit_, theme=theme)]


def _legend(view: FlowView, part: FlowPart, theme: Theme) -> list[Entry]:
    """What occurs on this page."""
    words, boxes, links = view.labels, part.boxes, part.links
    result: list[Entry] = []
    if any(not link.implied and not link.back for link in links):
        result.append((words.way, lambda x, y: _arrow(x, y, 1.6, (), theme.neutral)))
    if any(link.weight is not None for link in links):
        pen = THICKEST * 0.75
        result.append((words.share, lambda x, y: _arrow(x, y, pen, (), theme.neutral)))
    if any(link.implied for link in links):
        result.append((words.implied, lambda x, y: _arrow(x, y, 1.2, IMPLIED_DASH, theme.neutral)))
    if any(link.back for link in links):
        result.append((words.loop, lambda x, y: _arrow(x, y, 1.6, LOOP_DASH, theme.line)))
    if any(box.entry for box in boxes):
        result.append((words.entry, partial(_little_box, theme=theme, entry=True)))
    if any(box.exit for box in boxes):
        result.append((words.exit, partial(_little_box, theme=theme, exit_=True)))
    if any(box.optional for box in boxes):
        result.append((words.optional, partial(_little_box, theme=theme)))
    if any(box.repeats for box in boxes):
        result.append((words.repeats, lambda x, y: again(x + SAMPLE / 2, y, 4.0, theme.muted)))
    if any(box.rank is not None and box.rank <= 3 for box in boxes):
        result.append((words.rank, lambda x, y: badge(x + SAMPLE / 2, y, 1, theme, 6.6)))
    return result


def _foot(
    view: FlowView, part: FlowPart, keys: Sequence[tuple[str, str]], left: float, right: float, top: float,
    theme: Theme, version: str,
) -> tuple[list[Item], float]:  # fmt: skip
    items: list[Item] = []
    y = top
    x = left
    tall = height(("x",), NOTE)
    for letter, text in keys:
        indent = 20.0 if letter else 0.0
        lines = wrap(text, NOTE, right - left - indent, 6)
        long = max((put(line, 0, 0, NOTE, "").width for line in lines), default=0.0)
        if x > left and x + indent + long > right:
            x, y = left, y + tall + 5
        items += key_mark(x + 7, y + tall / 2, letter, theme) if letter else []
        items += block(lines, x + indent, y, NOTE, theme.ink)
        y += height(lines, NOTE) - tall
        x += indent + long + KEYS_GAP
    y += tall + 9 if keys else 0.0
    drawn, used = draw_foot(view.sheet, _legend(view, part, theme), left, right, y, theme, version)
    items += drawn
    y += used + 3
    lines = wrap(" ".join(view.notes), Style(9), right - left, 8)
    items += block(lines, left, y, Style(9), theme.muted)
    return items, y + height(lines, Style(9)) - top


def _bands(grid: Grid, theme: Theme) -> list[tuple[Box, str]]:
    return [
        (grid.band(group), theme.other_band if number % 2 else theme.band)
        for number, group in enumerate(grid.part.groups)
    ]


def _ground(grid: Grid, theme: Theme) -> list[Item]:
    items: list[Item] = [Shape(rectangle(band), colour) for band, colour in _bands(grid, theme)]
    for group in grid.part.groups:
        band, x = grid.band(group), grid.gutter(group.first)[1]
        items += block(grid.heading(group), x, band.y + HEADING_TOP, HEADING, theme.ink)
        if group.note:
            lines = wrap(group.note, NOBODY, grid.column, 3)
            items += block(
                lines, x, grid.y(2 * group.top + 1, 0) - height(lines, NOBODY) / 2, NOBODY, theme.muted
            )
    return items


def _width(part: FlowPart) -> float:
    """The narrowest width that leaves columns room; beyond the usual ones where there are very many ways."""
    grids = [Grid(part, MARGIN, width - MARGIN, 0) for width in WIDER]
    roomy = (width for width, grid in zip(WIDER, grids, strict=True) if grid.column >= NARROWEST + 20)
    return next(roomy, max(WIDER[-1], grids[-1].least_width + 2 * MARGIN))


def _page(view: FlowView, number: int, theme: Theme, version: str) -> Page:
    part = view.parts[number]
    sheet = view.sheet
    if len(view.parts) > 1:
        counted = sheet.page_of.format(page=number + 1, pages=len(view.parts))
        sheet = replace(sheet, subtitle=(*sheet.subtitle, counted))
    left = MARGIN
    width = _width(part)
    right, least = width - MARGIN, width * RATIO
    items, head = draw_head(sheet, left, right, TOP, theme)
    top = TOP + head + HEAD_GAP
    grid = Grid(part, left, right, top)
    _, foot = _foot(view, part, (), left, right, 0, theme, version)
    free = least - BOTTOM - foot - FOOT_GAP - grid.bottom
    if free > 0:
        extra = min(MOST_EXTRA, free / grid.inner_channels) if grid.inner_channels else 0.0
        grid = replace(grid, extra=extra)
        edges = 2 * (len(part.breaks) + 1)
        grid = replace(grid, around=max(0.0, least - BOTTOM - foot - FOOT_GAP - grid.bottom) / edges)
    items += _ground(grid, theme)
    lines = [grid.points(link) for link in part.links]
    boxes = [grid.box(at) for at in range(len(part.boxes))]
    for link, points in zip(part.links, lines, strict=True):
        items += draw_line(points, link, theme)
    for inside, box in zip(grid.insides, boxes, strict=True):
        items += draw_box(inside, box, theme)
    bounds = Box(left, top, right - left, grid.bottom - top)
    labels = Labels(bounds, _bands(grid, theme), [*boxes, *_headings(grid)], lines, part)
    items += labels.draw(theme)
    _, foot = _foot(view, part, labels.keyed, left, right, 0, theme, version)
    foot_top = max(grid.bottom + FOOT_GAP, least - BOTTOM - foot)
    drawn, foot = _foot(view, part, labels.keyed, left, right, foot_top, theme, version)
    return Page(width, max(least, foot_top + foot + BOTTOM), theme.paper, [*items, *drawn])


def _headings(grid: Grid) -> list[Box]:
    """Where the names of phases stand, so that no label covers one."""
    result = []
    for group in grid.part.groups:
        lines = grid.heading(group)
        if lines:
            band = grid.band(group)
            result.append(Box(band.x, band.y, band.w, HEADING_TOP + height(lines, HEADING)))
        if group.note:
            x = grid.gutter(group.first)[1]
            result.append(Box(x, grid.y(2 * group.top + 1, 0) - 14, grid.column, 28))
    return result


def pages(view: FlowView, theme: Theme = LIGHT, version: str = "") -> tuple[Page, ...]:
    """A page for each part; 16:9 where that is enough, taller otherwise. Equal views give equal pages."""
    return tuple(_page(view, number, theme, version) for number in range(len(view.parts)))
