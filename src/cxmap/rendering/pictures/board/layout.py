"""The layout of the board slide.

It is composed three quarters as wide as a slide, so that its smallest letters become 12 points on one of 960:
a board reads it from across the room.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.fit import keeps, on_area
from cxmap.rendering.frame.foot import entries, foot_of
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.marks import BADGE, badge
from cxmap.rendering.frame.page import RATIO
from cxmap.rendering.frame.slide import evenly
from cxmap.rendering.pictures.board.plot import draw_plot
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, moved, stacked
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, polyline, rounded, segment
from cxmap.rendering.scene.text import block, height, longest_word, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.board.values import BoardItem, BoardSection, BoardView
from cxmap.view.curve.values import Tone

WIDTH = 720.0
FEW_WORDS = (540.0, 600.0, 660.0)
"""Where there is no curve, narrower pages are tried first: little is told in larger letters then."""
MOST_PHASES, PHASE_PADDING = 8, 6.0
"""So many phases stand beside each other."""
SHOWN = 4 / 3
"""How many times larger it is shown where nobody names a paper: 960 points wide."""
MARGIN, TOP, BOTTOM = 26.0, 20.0, 16.0
"""Narrower than on other pages, which are shown three quarters as large."""
GAP = 12.0
CURVE_SHARE = 0.6
"""Of the width: three to two for the curve reads as the main thing and leaves names room."""
LEAST_PLOT, MOST_PLOT = 150.0, 330.0
"""Lower than the first, a curve is flat; higher than the second, it says no more."""
BADGE_COLUMN = 2 * BADGE + 6
MOST_LINES = 4
"""Of the sentence, which would take the room of what it says otherwise."""
ITEM_GAP, SECTION_GAP = 7.0, 14.0
CLOSE_ITEMS, CLOSE_SECTIONS = 4.5, 9.0
"""Between them where a line more has to find room."""


class _Detail(Struct, frozen=True):
    """How much is told of each thing: fewer details where the page has no room for all."""

    name_lines: int
    details: int
    figures: int
    """How many of the figures that say how sure the sentence is."""
    sections: int = 9
    """How many sections are shown."""
    close: bool = False
    """Whether things stand closer together."""


DETAILS = (
    _Detail(3, 3, 9), _Detail(2, 2, 9), _Detail(2, 2, 1), _Detail(2, 2, 1, close=True), _Detail(2, 1, 1),
    _Detail(2, 1, 1, close=True),
    _Detail(2, 0, 1), _Detail(2, 0, 1, close=True), _Detail(2, 1, 1, 2), _Detail(2, 0, 1, 2),
    _Detail(2, 0, 1, 2, close=True), _Detail(1, 0, 1, 2, close=True), _Detail(2, 1, 1, 1),
    _Detail(1, 1, 1, 1), _Detail(1, 0, 1, 1), _Detail(1, 0, 0, 1),
)  # fmt: skip
"""What is tried, the richest first: names are cut where even the first section alone is too much."""


def _colour(tone: Tone, theme: Theme) -> str:
    return {"bad": theme.bad, "good": theme.good, "plain": theme.ink}[tone]


def _head(view: BoardView, theme: Theme, wide: float, detail: _Detail) -> Block:
    """Which map, then the sentence, then how sure it is.

    The sentence is as large on every board: slides that lie beside each other are compared, and letters that
    grow where little is said would make the smaller matter the louder one.
    """
    sheet = view.sheet
    about = (sheet.title, *sheet.subtitle)
    size = type_scale.SENTENCE.size * (wide + 2 * MARGIN) / WIDTH
    style, figures = replace(type_scale.SENTENCE, size=size), sheet.figures[: detail.figures]
    parts = (
        block_of(flowing(about, type_scale.BODY, wide, 2)[:2], type_scale.BODY, theme.muted),
        block_of(wrap(sheet.headline, style, wide, MOST_LINES), style, theme.ink),
        block_of(flowing(figures, type_scale.BODY, wide, 3), type_scale.BODY, theme.muted),
    )
    return stacked([part for part in parts if part.items], 4.0)


def _item(item: BoardItem, detail: _Detail, wide: float, theme: Theme) -> Block:
    """A thing: its rank, its name, its figure with the verdict, and what else is known of it."""
    left = BADGE_COLUMN if item.rank is not None else 0.0
    inner, colour = wide - left, _colour(item.tone, theme)
    name = wrap(item.name, type_scale.NAME, inner, detail.name_lines)
    items: list[Item] = [*block(name, left, 0.0, type_scale.NAME, theme.ink)]
    y = height(name, type_scale.NAME)
    figure = wrap(item.figure, type_scale.HEADING, inner, 1)
    verdict_left = left + (width(figure[0], type_scale.HEADING) + 6 if figure else 0.0)
    verdict = wrap(item.verdict, type_scale.BODY, wide - verdict_left, 2)
    if figure or verdict:
        shift = (type_scale.HEADING.size - type_scale.BODY.size) * 0.9
        items += block(figure, left, y + 1, type_scale.HEADING, colour)
        items += block(verdict, verdict_left, y + 1 + (shift if figure else 0.0), type_scale.BODY, colour)
        below = height(verdict, type_scale.BODY) + (shift if figure else 0.0)
        y += 1 + max(height(figure, type_scale.HEADING) if figure else 0.0, below)
    for text in item.at_most(detail.details):
        lines = wrap(text, type_scale.SMALL, inner, 2)
        items += block(lines, left, y + 1, type_scale.SMALL, theme.muted)
        y += height(lines, type_scale.SMALL) + 1
    if item.rank is not None:
        items += badge(BADGE, BADGE, item.rank, theme, undecided=item.tone != "bad")
    return Block(y, tuple(items))


def _section(section: BoardSection, detail: _Detail, wide: float, theme: Theme) -> Block:
    heading = block_of(wrap(section.title, type_scale.STRONG, wide, 2), type_scale.STRONG, theme.muted)
    parts = [heading, *(_item(item, detail, wide, theme) for item in section.items)]
    if section.more:
        parts.append(block_of(wrap(section.more, type_scale.SMALL, wide, 1), type_scale.SMALL, theme.muted))
    return stacked(parts, CLOSE_ITEMS if detail.close else ITEM_GAP)


def _answer(view: BoardView, wide: float, theme: Theme) -> Block:
    """The opportunity on a ground of its own; nothing where nothing is to be answered."""
    answer, pad = view.answer, 8.0
    if answer is None:
        return Block(0.0, ())
    inner = wide - 2 * pad
    parts = [block_of(wrap(answer.label, type_scale.SMALL, inner, 2), type_scale.SMALL, theme.muted)]
    if answer.title:
        parts.append(block_of(wrap(answer.title, type_scale.NAME, inner, 2), type_scale.NAME, theme.ink))
        parts.append(
            block_of(flowing(answer.about, type_scale.SMALL, inner, 2), type_scale.SMALL, theme.muted)
        )
    made = stacked(parts, 2.0)
    box = Box(0.0, 0.0, wide, made.height + 2 * pad)
    return Block(box.h, (Shape(rounded(box, 5), theme.other_band), *moved(made.items, pad, pad)))


def _columns(blocks: Sequence[Block], wide: float) -> Block:
    """Sections in two columns, each below the shorter one."""
    if len(blocks) == 1:
        return blocks[0]
    tall, items = [0.0, 0.0], list[Item]()
    for piece in blocks:
        at = 0 if tall[0] <= tall[1] else 1
        items += moved(piece.items, at * (wide + 2 * GAP), tall[at])
        tall[at] += piece.height + SECTION_GAP
    return Block(max(tall) - SECTION_GAP, tuple(items))


def _phases(view: BoardView, wide: float, theme: Theme) -> Block:
    """The phases beside each other, as boxes that lead to the next one, so wide that no word is broken."""
    longest = [longest_word(phase.name, type_scale.STRONG) for phase in view.phases]
    longest += [longest_word(note, type_scale.SMALL) for phase in view.phases for note in phase.notes]
    least = max(longest, default=0.0) + 2 * PHASE_PADDING + 8
    most = max(1, min(MOST_PHASES, int(wide // least)))
    rows = [view.phases[run.start : run.stop] for run in evenly(len(view.phases), most) if len(run) > 0]
    made: list[Block] = []
    for row in rows:
        column = wide / len(row)
        inner = column - 2 * PHASE_PADDING - 6
        cells = [
            stacked(
                [
                    block_of(wrap(phase.name, type_scale.STRONG, inner, 3), type_scale.STRONG, theme.ink),
                    *(
                        block_of(wrap(note, type_scale.SMALL, inner, 2), type_scale.SMALL, theme.muted)
                        for note in phase.notes
                    ),
                ],
                2.0,
            )
            for phase in row
        ]
        tall = max(cell.height for cell in cells) + 2 * PHASE_PADDING
        items: list[Item] = []
        for at, cell in enumerate(cells):
            left, right, tip = at * column, (at + 1) * column - 8, 6.0
            points = ((left, 0.0), (right, 0.0), (right + tip, tall / 2), (right, tall), (left, tall))
            items.append(Shape(polyline(points, closed=True), theme.other_band))
            items += moved(cell.items, left + PHASE_PADDING, PHASE_PADDING)
        made.append(Block(tall, tuple(items)))
    return stacked(made, 4.0)


def _page(view: BoardView, theme: Theme, version: str, size: tuple[float, float], detail: _Detail) -> Page:
    """The board on a page so wide and high, or higher where this much detail needs it."""
    across, high = size
    inner = across - 2 * MARGIN
    head = _head(view, theme, inner, detail)
    legend = (
        () if view.curve is None else entries(replace(view.curve, callouts=()), theme, (), goal_unnamed=False)
    )
    foot = foot_of(view.sheet.source, legend, inner, theme, version)
    top = TOP + head.height + GAP
    bottom = high - BOTTOM - foot.height - GAP
    items: list[Item] = moved(head.items, MARGIN, TOP)
    if view.curve is None:
        column = (inner - 2 * GAP) / 2
        shown = [
            _section(board_section, detail, column, theme)
            for board_section in view.sections[: detail.sections]
        ]
        parts = (_phases(view, inner, theme), _columns(shown, column))
        body = stacked([part for part in parts if part.items], SECTION_GAP)
        items += moved(body.items, MARGIN, top)
        end = top + body.height
    else:
        wide = inner * (1 - CURVE_SHARE) - GAP
        blocks = [
            _section(board_section, detail, wide, theme) for board_section in view.sections[: detail.sections]
        ]
        apart = CLOSE_SECTIONS if detail.close else SECTION_GAP
        side = stacked([part for part in (*blocks, _answer(view, wide, theme)) if part.items], apart)
        end = max(top + max(side.height, LEAST_PLOT), min(bottom, top + MOST_PLOT))
        box = Box(MARGIN, top, inner * CURVE_SHARE - GAP, end - top)
        plot = draw_plot(view.curve, box, theme)
        x = across - MARGIN - wide
        items += [*plot, *moved(side.items, x, top)]
    foot_top = max(end, bottom) + GAP
    items.append(
        Shape(
            segment(MARGIN, foot_top - GAP / 2, across - MARGIN, foot_top - GAP / 2),
            stroke=theme.grid,
            width=0.7,
        )
    )
    items += moved(foot.items, MARGIN, foot_top)
    return Page(across, max(high, foot_top + foot.height + BOTTOM), theme.paper, items)


def pages(view: BoardView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """One page: as much detail as the paper holds at its letters, in a slide's shape where none is named."""
    ratio = RATIO if area is None else area.height / area.width
    widths = (*(FEW_WORDS if view.curve is None else ()), WIDTH)
    tries = [(width, DETAILS[0]) for width in widths] + [(WIDTH, detail) for detail in DETAILS[1:]]
    page = None
    for across, detail in tries:
        page = _page(view, theme, version, (across, across * ratio), detail)
        if keeps((page,), across * ratio):
            break
    assert page is not None
    factor = SHOWN * WIDTH / page.width
    return on_area((page,), area or Area(page.width * factor, page.height * factor))
