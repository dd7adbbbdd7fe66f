"""The layout of the channels: a heat map of channel by phase, and beside each channel how far it ranges."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.dots import goal, mean, span
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.page import RATIO, WIDTH
from cxmap.rendering.frame.pictograms import pictogram
from cxmap.rendering.frame.ruler import Ruler, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, Heading, Run, Strip, paged, paged_runs
from cxmap.rendering.frame.table import HEADING, NAME, SMALL, guide, hairline, stack, stack_height, told
from cxmap.rendering.pictures.channels.ramp import colour_at, ink_on
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Align, Area, Box, Item, Page, Shape, rectangle, rounded
from cxmap.rendering.scene.text import LINE, block, height, longest_word, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.channels.values import Cell, ChannelRow, ChannelsView

MOST_ROWS = 14
"""On a page that grows."""
MEAN_WIDTH = 68.0
"""Holds a mean with its goal below it."""
LABEL_WIDTH, RANGE_WIDTH, SPARE = 196.0, 196.0, 0.23
"""The last: what the label gives up of each point that a page is narrower; the range gives twice that."""
NARROWEST, WIDEST, LONG_NAME = 56.0, 150.0, 84.0
"""Columns of phases; the name of a phase that is longer may be broken."""
GUTTER = 16.0
NUMBER = type_scale.HEADING
COUNT = type_scale.SMALL
PHASE = type_scale.STRONG
ROOMY_ROW = 60.0
"""Higher rows look like cards."""
ROW_PADDING, TIGHT = 5.0, 2.5
"""The second on paper, where rows take what is left anyway."""
STRIP = 7.0
SIGN = 14.0
"""The sign of a channel before its name."""
END = type_scale.SMALL


class _Layout(Struct, frozen=True):
    """Where the columns of one page stand, and which phases it shows; not every page has means."""

    ground: Ground
    phases: range
    cells: float
    column: float
    mean: float
    ruler: Ruler | None

    @property
    def left(self) -> float:
        return self.ground.left

    @property
    def right(self) -> float:
        return self.ground.right

    @property
    def label(self) -> float:
        return _label_width(self.ground)

    def x(self, phase: int) -> float:
        return self.cells + (phase - self.phases.start) * self.column


def _narrowest(view: ChannelsView) -> float:
    """The least width of a column: no word of a cell is to be broken, nor, if possible, of a phase."""
    cells = [cell for row in view.rows for cell in row.cells]
    words = [longest_word(cell.touchpoints, COUNT) for cell in cells]
    words += [longest_word(cell.label, NUMBER if cell.height is not None else COUNT) for cell in cells]
    names = max((longest_word(name, PHASE) for name in view.phases), default=0.0)
    return max([NARROWEST, min(names + 10, LONG_NAME), *(word + 14 for word in words)])


def _label_width(ground: Ground) -> float:
    return LABEL_WIDTH - max(0.0, WIDTH - ground.width) * SPARE


def _fixed(view: ChannelsView, ground: Ground) -> float:
    """What the means and ranges take; on narrow pages they give way to the phases."""
    wide = RANGE_WIDTH - max(0.0, WIDTH - ground.width) * 2 * SPARE
    return MEAN_WIDTH + wide + 2 * GUTTER if view.marks else 0.0


def _cut(view: ChannelsView, ground: Ground) -> list[range]:
    """The phases of each page; the last one has the means too."""
    count, column = len(view.phases), _narrowest(view)
    held = max(int((ground.inner - _label_width(ground) - GUTTER) // column), 1)
    last = max(int((ground.inner - _label_width(ground) - GUTTER - _fixed(view, ground)) // column), 1)
    if ground.grows or count <= last:
        return [range(count)]
    pages = 1 + -(-(count - last) // held)
    ends = [round((count - last) * at / (pages - 1)) for at in range(pages)]
    even = count / pages
    if even < last:
        ends = [round(even * at) for at in range(pages)]
    return [range(start, other) for start, other in pairwise([*ends, count])]


def _layout(view: ChannelsView, ground: Ground, phases: range) -> _Layout:
    least, count = _narrowest(view), max(len(phases), 1)
    ends = phases.stop == len(view.phases) and bool(view.marks)
    fixed = _label_width(ground) + GUTTER + (_fixed(view, ground) if ends else 0.0)
    if ground.grows:
        wide = max(ground.width, ground.width - ground.inner + fixed + least * count)
        ground = replace(ground, width=wide, height=wide * RATIO)
    column = min(
        (ground.inner - fixed) / count, (WIDEST if ends else 2 * WIDEST) * max(ground.width / WIDTH, 1.0)
    )
    spare = max(ground.inner - fixed - column * count, 0.0)
    cells = ground.left + _label_width(ground) + GUTTER + min(spare * 0.35, 120.0)
    mean = cells + column * count + GUTTER
    range_left = mean + MEAN_WIDTH + GUTTER + 12
    ruler = ruler_of(view.ticks, range_left, ground.right - 12, words=False) if ends else None
    return _Layout(ground, phases, cells, column, mean, ruler)


def _sign_width(row: ChannelRow) -> float:
    """The room that the sign of a channel takes before its name."""
    return SIGN + 7.0 if row.kind else 0.0


def _label(row: ChannelRow, layout: _Layout, theme: Theme) -> tuple[Paragraph, ...]:
    limit = layout.cells - layout.left - GUTTER - _sign_width(row)
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
    parts = [_label(row, layout, theme)]
    parts += [_mean(row, theme)] if layout.ruler is not None else []
    parts += [_cell(cell, layout, theme.ink) for cell in row.cells if cell.phase in layout.phases]
    padding = ROW_PADDING if layout.ground.grows else TIGHT
    return max(*(stack_height(paragraphs) + 2 * padding for paragraphs in parts), 28.0 + 2 * padding)


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
    items: list[Item] = [hairline(layout.left, layout.right, top, theme)]
    label = _label(row, layout, theme)
    items += stack(label, layout.left + _sign_width(row), middle)
    y = middle - stack_height(label) / 2 + NAME.size * LINE / 2
    items += pictogram(row.kind, layout.left + SIGN / 2, y, SIGN, theme.ink)
    for cell in row.cells:
        if cell.phase not in layout.phases:
            continue
        fill = theme.other_band if cell.height is None else colour_at(cell.height)
        box = Box(layout.x(cell.phase) + 2, top + 2, layout.column - 4, tall - 4)
        items.append(Shape(rounded(box, 4), fill))
        colour = theme.muted if cell.height is None else ink_on(fill)
        items += stack(_cell(cell, layout, colour), box.x + box.w / 2, middle, "center")
    if layout.ruler is None:
        return items
    items += stack(_mean(row, theme), layout.mean + MEAN_WIDTH / 2, middle, "center")
    return [*items, *_range(row, layout.ruler, middle, theme)]


def _head(view: ChannelsView, layout: _Layout, bottom: float, theme: Theme) -> list[Item]:
    """Column headings, and the colours of the cells below the numbers of the scale."""
    items: list[Item] = []
    first, second = view.columns
    places: list[tuple[str, float, Align]] = [(first, layout.left, "left")]
    if layout.ruler is not None:
        places.append((second, layout.mean + MEAN_WIDTH / 2, "center"))
    for text, x, align in places:
        lines = wrap(text, HEADING, MEAN_WIDTH if align == "center" else layout.label, 2)
        items += block(lines, x, bottom - height(lines, HEADING) - 3, HEADING, theme.muted, align)
    for at in layout.phases:
        lines = wrap(view.phases[at], PHASE, layout.column - 8, 12)
        middle = layout.x(at) + layout.column / 2
        items += block(lines, middle, bottom - height(lines, PHASE) - 3, PHASE, theme.ink, "center")
    ruler = layout.ruler
    if ruler is None:
        return items
    items += draw_ruler(ruler, bottom - STRIP - 4 - ruler.tall, theme)
    pieces = 40
    wide = (ruler.right - ruler.left) / pieces
    for at in range(pieces):
        strip = Box(ruler.left + at * wide, bottom - STRIP - 2, wide + 0.4, STRIP)
        items.append(Shape(rectangle(strip), colour_at((at + 0.5) / pieces * 100)))
    return items


def _heading(view: ChannelsView, layout: _Layout, theme: Theme) -> Heading:
    names = [wrap(view.phases[at], PHASE, layout.column - 8, 12) for at in layout.phases]
    tall = max((height(lines, PHASE) for lines in names), default=0.0) + 6
    ruler = layout.ruler
    if ruler is not None:
        tall = max(tall, ruler.tall + STRIP + 4)

    def draw(_top: float, bottom: float, end: float) -> list[Item]:
        items = _head(view, layout, bottom, theme)
        items += draw_grid(ruler, bottom, end, theme) if ruler is not None else []
        return [*items, hairline(layout.left, layout.right, end, theme)]

    return Heading(max(tall, 2 * HEADING.size * LINE + 6), draw)


def _legend(view: ChannelsView, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples = {
        "mean": lambda x, y: mean(x + half, y, theme, 6.0),
        "spread": lambda x, y: span(x, x + SAMPLE, y, theme, 4.0),
        "goal": lambda x, y: goal(x + half, y, theme),
    }
    return [(text, samples[key]) for key, text in view.marks]


def _strips(view: ChannelsView, layout: _Layout, theme: Theme) -> list[Strip]:
    """The rows of a page; where only some phases stand, those of channels that occur in them."""
    here = [row for row in view.rows if any(cell.phase in layout.phases for cell in row.cells)]
    last = layout.phases.stop == len(view.phases)
    rows = view.rows if last or not here else here
    return [Strip(_tall(row, layout, theme), partial(_drawn, row, layout, theme=theme)) for row in rows]


def _advised(view: ChannelsView, ground: Ground, theme: Theme) -> list[Strip]:
    """The notes, and for channels without a score what to add."""
    advice = view.sheet.advice
    notes = [("", (note,)) for note in view.notes]
    if not view.rows or advice is None:
        return told("", notes, ground.left, ground.right, theme)
    return told("", [*notes, ("", (advice.text,))], ground.left, ground.right, theme)


def _pages(view: ChannelsView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    sheet = view.sheet
    if not view.rows and sheet.advice is not None:
        card = guide(sheet.headline, sheet.advice, ground.left, ground.right, theme)
        strips = [card, *_advised(view, ground, theme)]
        return paged(Chart(sheet, (), theme, version), strips, NO_HEADING, ground, most=1, roomy=inf)
    legend = _legend(view, theme)
    layouts = [_layout(view, ground, phases) for phases in _cut(view, ground)]
    runs = [
        Run(
            _strips(view, layout, theme),
            _heading(view, layout, theme),
            layout.ground,
            None if layout.ruler is not None else (),
        )
        for layout in layouts
    ]
    runs[-1] = replace(runs[-1], strips=[*runs[-1].strips, *_advised(view, ground, theme)])
    return paged_runs(
        Chart(sheet, legend, theme, version), runs, most=MOST_ROWS, roomy=ground.roomy(ROOMY_ROW)
    )


def pages(view: ChannelsView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The heat map, on as many pages as an area needs, or one for every 14 channels.

    Phases that do not fit beside each other go on further pages, with the names of the channels again.
    """
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
