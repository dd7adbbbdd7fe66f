"""The summary: what the board says, in words alone, to be typed over."""

from __future__ import annotations

from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import around
from cxmap.rendering.frame.paper import placed
from cxmap.rendering.frame.stamp import stamped
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, moved, stacked
from cxmap.rendering.scene.page import Item, Page
from cxmap.rendering.scene.text import wrap
from cxmap.rendering.theme import Theme
from cxmap.view.board.values import BoardItem, BoardSection, BoardView

WIDTH, HEIGHT = 720.0, 405.0
"""It is composed so large and shown on a slide of 960 x 540: its smallest letters become 12 points."""
COLUMN_GAP, SECTION_GAP, ITEM_GAP = 28.0, 14.0, 7.0


def summary_page(view: BoardView, theme: Theme, version: str, wide: float, high: float) -> Page:
    """The summary on a slide of so many points; what needs more room becomes smaller as a whole."""
    inner = WIDTH - 2 * MARGIN
    foot = foot_of(view.sheet.source, (), inner, theme, version)
    frame = around(view.sheet, (1, 1), foot, theme, WIDTH, HEIGHT)
    column = (inner - COLUMN_GAP) / 2
    blocks = [_section(section, column, theme) for section in view.sections]
    if view.answer is not None:
        blocks.append(_answer(view, column, theme))
    tall, items = [0.0, 0.0], list[Item]()
    for block in blocks:
        at = 0 if tall[0] <= tall[1] else 1
        items += moved(block.items, MARGIN + at * (column + COLUMN_GAP), frame.top + tall[at])
        tall[at] += block.height + SECTION_GAP
    page = frame.page(items, frame.top + max(tall) - SECTION_GAP, theme)
    return placed(page if theme.logo is None else stamped(page, theme.logo), wide, high)


def _section(section: BoardSection, wide: float, theme: Theme) -> Block:
    heading = block_of(wrap(section.title, type_scale.STRONG, wide, 3), type_scale.STRONG, theme.muted)
    parts = [heading, *(_item(item, wide, theme) for item in section.items)]
    if section.more:
        parts.append(block_of(wrap(section.more, type_scale.SMALL, wide), type_scale.SMALL, theme.muted))
    return stacked(parts, ITEM_GAP)


def _item(item: BoardItem, wide: float, theme: Theme) -> Block:
    name = item.name if item.rank is None else f"{item.rank}. {item.name}"
    colour = {"bad": theme.bad, "good": theme.good, "plain": theme.ink}[item.tone]
    judged = " ".join(part for part in (item.figure, item.verdict) if part)
    lines = (
        (name, type_scale.NAME, theme.ink),
        (judged, type_scale.BODY, colour),
        *((text, type_scale.SMALL, theme.muted) for text in item.told),
    )
    return stacked([block_of(wrap(text, style, wide), style, ink) for text, style, ink in lines if text], 1.0)


def _answer(view: BoardView, wide: float, theme: Theme) -> Block:
    answer = view.answer
    if answer is None:
        return Block(0.0, ())
    lines = (
        (answer.label, type_scale.STRONG, theme.muted),
        (answer.title, type_scale.NAME, theme.ink),
    )
    parts = [block_of(wrap(text, style, wide), style, ink) for text, style, ink in lines if text]
    about = flowing(answer.about, type_scale.SMALL, wide, 9)
    return stacked([*parts, block_of(about, type_scale.SMALL, theme.muted)], 2.0)
