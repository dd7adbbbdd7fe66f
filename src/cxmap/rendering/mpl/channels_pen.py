"""The pen of the channels: a heat map of channel by phase, and beside each channel how far it ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.dots import goal, mean, span
from cxmap.rendering.mpl.foot import SAMPLE, Entry
from cxmap.rendering.mpl.head import flowing
from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.page import Align, Box, Item, Page, Shape, Style, rectangle, rounded
from cxmap.rendering.mpl.ramp import colour_at, ink_on
from cxmap.rendering.mpl.ruler import Ruler, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.mpl.slide import LEFT, RIGHT, WIDTH, evenly, sheet_texts, slide
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
from cxmap.rendering.mpl.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.channels import Cell, ChannelRow, ChannelsView

MOST_ROWS = 14
LABEL_WIDTH, MEAN_WIDTH, RANGE_WIDTH = 196.0, 74.0, 190.0
NARROWEST, WIDEST = 76.0, 150.0
"""Columns of phases; with more than fit the page, the page becomes wider."""
GUTTER = 16.0
NUMBER = Style(12.5, bold=True)
COUNT = Style(8.5)
PHASE = Style(9.5, bold=True)
ROOMY_ROW = 60.0
ROW_PADDING = 5.0
STRIP = 7.0
END = Style(8.5)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns stand."""

    width: float
    cells: float
    column: float
    mean: float
    ruler: Ruler

    @property
    def right(self) -> float:
        return self.width - (WIDTH - RIGHT)

    def x(self, phase: int) -> float:
        return self.cells + phase * self.column


def _layout(view: ChannelsView) -> _Layout:
    count = max(len(view.phases), 1)
    fixed = LABEL_WIDTH + MEAN_WIDTH + RANGE_WIDTH + 3 * GUTTER
    column = min(max((RIGHT - LEFT - fixed) / count, NARROWEST), WIDEST)
    page = max(WIDTH, WIDTH - (RIGHT - LEFT) + fixed + column * count)
    spare = RIGHT - LEFT - fixed - column * count if page == WIDTH else 0.0
    cells = LEFT + LABEL_WIDTH + GUTTER + spare * 0.35
    mean = cells + column * count + GUTTER
    ruler = ruler_of(view.ticks, mean + MEAN_WIDTH + GUTTER + 12, page - (WIDTH - RIGHT) - 12, words=False)
    return _Layout(page, cells, column, mean, ruler)


def _label(row: ChannelRow, layout: _Layout, theme: Theme) -> tuple[Paragraph, ...]:
    limit = layout.cells - LEFT - GUTTER
    name = Paragraph(wrap(row.name, NAME, limit, 8), NAME, theme.ink)
    return (name, Paragraph(flowing(row.about, SMALL, limit, 12), SMALL, theme.muted))


def _cell(cell: Cell, layout: _Layout, colour: str) -> tuple[Paragraph, ...]:
    limit = layout.column - 10
    style = NUMBER if cell.height is not None else COUNT
    return (
        Paragraph(wrap(cell.label, style, limit, 3), style, colour),
        Paragraph(wrap(cell.touchpoints, COUNT, limit, 3), COUNT, colour),
    )


def _mean(row: ChannelRow, theme: Theme) -> tuple[Paragraph, ...]:
    colour = {"worst": theme.bad, "best": theme.good, "": theme.ink}[row.place]
    lines = (row.place_label,) if row.place_label else ()
    parts = [Paragraph((row.mean_label,), NUMBER, colour), Paragraph(lines, SMALL, colour)]
    parts.append(Paragraph(wrap(row.goal_label, COUNT, MEAN_WIDTH, 2), COUNT, theme.muted))
    return tuple(parts)


def _tall(row: ChannelRow, layout: _Layout, theme: Theme) -> float:
    parts = [_label(row, layout, theme), _mean(row, theme)]
    parts += [_cell(cell, layout, theme.ink) for cell in row.cells]
    return max(*(stack_height(one) + 2 * ROW_PADDING for one in parts), 38.0)


def _range(row: ChannelRow, ruler: Ruler, y: float, theme: Theme) -> list[Item]:
    if row.mean is None or row.low is None or row.high is None:
        return []
    items: list[Item] = []
    if row.ends:
        items += span(ruler.x(row.low), ruler.x(row.high), y, theme, 4.0)
    if row.goal is not None:
        items += goal(ruler.x(row.goal), y, theme, 8.0 if abs(row.goal - row.mean) < 4 else 4.6)
    return [*items, *mean(ruler.x(row.mean), y, theme)]


def _drawn(row: ChannelRow, layout: _Layout, top: float, tall: float, theme: Theme) -> list[Item]:
    middle = top + tall / 2
    items: list[Item] = stack(_label(row, layout, theme), LEFT, middle)
    for cell in row.cells:
        fill = theme.other_band if cell.height is None else colour_at(cell.height)
        box = Box(layout.x(cell.phase) + 2, top + 2, layout.column - 4, tall - 4)
        items.append(Shape(rounded(box, 4), fill))
        colour = theme.muted if cell.height is None else ink_on(fill)
        items += stack(_cell(cell, layout, colour), box.x + box.w / 2, middle, "center")
    items += stack(_mean(row, theme), layout.mean + MEAN_WIDTH / 2, middle, "center")
    return [*items, *_range(row, layout.ruler, middle, theme)]


def _head(view: ChannelsView, layout: _Layout, bottom: float, theme: Theme) -> list[Item]:
    """Column headings, and the colours of the cells below the numbers of the scale."""
    items: list[Item] = []
    first, second = view.columns
    places: tuple[tuple[str, float, Align], ...] = (
        (first, LEFT, "left"),
        (second, layout.mean + MEAN_WIDTH / 2, "center"),
    )
    for text, x, align in places:
        lines = wrap(text, HEADING, MEAN_WIDTH if align == "center" else LABEL_WIDTH, 2)
        items += block(lines, x, bottom - height(lines, HEADING) - 3, HEADING, theme.muted, align)
    for at, name in enumerate(view.phases):
        lines = wrap(name, PHASE, layout.column - 8, 12)
        middle = layout.x(at) + layout.column / 2
        items += block(lines, middle, bottom - height(lines, PHASE) - 3, PHASE, theme.ink, "center")
    ruler = layout.ruler
    items += draw_ruler(ruler, bottom - STRIP - 4 - ruler.tall, theme)
    pieces = 40
    wide = (ruler.right - ruler.left) / pieces
    for at in range(pieces):
        strip = Box(ruler.left + at * wide, bottom - STRIP - 2, wide + 0.4, STRIP)
        items.append(Shape(rectangle(strip), colour_at((at + 0.5) / pieces * 100)))
    return items


def _head_height(view: ChannelsView, layout: _Layout) -> float:
    names = max(
        (height(wrap(name, PHASE, layout.column - 8, 12), PHASE) for name in view.phases), default=0.0
    )
    return max(names + 6, layout.ruler.tall + STRIP + 6)


def _legend(view: ChannelsView, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples = {
        "mean": lambda x, y: mean(x + half, y, theme, 6.0),
        "spread": lambda x, y: span(x, x + SAMPLE, y, theme, 4.0),
        "goal": lambda x, y: goal(x + half, y, theme),
    }
    return [(text, samples[key]) for key, text in view.marks]


def _page(
    view: ChannelsView, rows: Sequence[ChannelRow], theme: Theme, version: str, part: tuple[int, int]
) -> Page:
    layout = _layout(view)
    last = part[0] == part[1]
    notes = [("", (note,)) for note in view.notes] if last else []

    def body(top: float, bottom: float) -> tuple[list[Item], float]:
        _, rest = listing("", notes, LEFT, layout.right, 0, theme)
        items: list[Item] = []
        y = top
        if rows:
            y += _head_height(view, layout)
            items += _head(view, layout, y, theme)
            heights = [_tall(row, layout, theme) for row in rows]
            more = max(
                0.0, min((bottom - rest - 12 - y - sum(heights)) / len(rows), ROOMY_ROW - min(heights))
            )
            items += draw_grid(layout.ruler, y, y + sum(heights) + more * len(rows), theme)
            for row, tall in zip(rows, heights, strict=True):
                items.append(hairline(LEFT, layout.right, y, theme))
                items += _drawn(row, layout, y, tall + more, theme)
                y += tall + more
            items.append(hairline(LEFT, layout.right, y, theme))
            y += 12
        else:
            box = Box(LEFT, top, layout.right - LEFT, max(bottom - rest - 12 - top, 80.0))
            items += placeholder(view.sheet.headline, box, theme)
            y = box.bottom + 12
        drawn, tall = listing("", notes, LEFT, layout.right, y, theme)
        return [*items, *drawn], y + tall

    legend = _legend(view, theme) if rows else []
    return slide(view.sheet, legend, body, theme, version, part, layout.width)


def pages(view: ChannelsView, theme: Theme, version: str) -> tuple[Page, ...]:
    """The heat map, on a page for every 14 channels at most; the same view gives the same pages."""
    runs = evenly(len(view.rows), MOST_ROWS)
    return tuple(
        _page(view, view.rows[run.start : run.stop], theme, version, (number, len(runs)))
        for number, run in enumerate(runs, start=1)
    )


def texts(view: ChannelsView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from sheet_texts(view.sheet)
    yield from (*(tick.number for tick in view.ticks), *view.phases, *view.columns, *view.notes)
    for row in view.rows:
        yield from (row.name, *row.about, row.mean_label, row.place_label, row.goal_label)
        yield from (text for cell in row.cells for text in (cell.label, cell.touchpoints))
    yield from (text for _, text in view.marks)
