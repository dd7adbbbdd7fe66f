"""What stands in a cell of the matrix: texts with their marks, values and notes, chips, and boxes.

A block is made at the origin, so that its height is known before anybody decides where it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cxmap.rendering.mpl.lanes import chip_text
from cxmap.rendering.mpl.marks import badge, impact_colour
from cxmap.rendering.mpl.page import Box, Item, Outline, Shape, Style, Text, circle, regular, rounded
from cxmap.rendering.mpl.text import ELLIPSIS, block, height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix import Entry, Kind

TEXT = Style(9.5)
VALUE = Style(9.5, bold=True)
NOTE = Style(8.6, italic=True)
MARK = Style(10.5, bold=True)
INDENT = 12.0
BETWEEN = 6.0
NOTE_GAP = 1.5
DOT, DOTS_APART, MOST_SEVERE = 2.3, 7.0, 5
BADGE = 7.0
BOX_PADDING, BOX_GAP = 5.0, 4.0
CHIP_PADDING = 3.2
MOST_LINES = 40
"""Of one text; and so many texts of a cell."""
MOST_ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Block:
    """Things drawn from the origin down, and how tall they are together."""

    height: float
    items: tuple[Item, ...]


def moved(items: Iterable[Item], dx: float, dy: float) -> list[Item]:
    """The same elsewhere."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Text):
            result.append(replace(item, x=item.x + dx, y=item.y + dy))
        else:
            points = tuple((x + dx, y + dy) for x, y in item.outline.points)
            result.append(replace(item, outline=Outline(points, item.outline.kinds)))
    return result


def stacked(blocks: Sequence[Block], between: float) -> Block:
    """Blocks below each other."""
    items: list[Item] = []
    y = 0.0
    for one in blocks:
        items += moved(one.items, 0, y)
        y += one.height + between
    return Block(max(0.0, y - between), tuple(items))


def padded(made: Block, by: float) -> Block:
    """A block with room above and below it."""
    return Block(made.height + 2 * by, tuple(moved(made.items, 0, by)))


def _dots(x: float, y: float, severity: int, theme: Theme) -> list[Item]:
    """Filled dots for the severity, hollow ones up to five."""
    return [
        Shape(
            circle(x + DOT + at * DOTS_APART, y + DOT, DOT),
            theme.bad if at < severity else theme.paper,
            theme.bad,
            0.9,
        )
        for at in range(MOST_SEVERE)
    ]


def _sign(entry: Entry, theme: Theme) -> list[Item]:
    """The mark before a text: its shape tells as much as its colour."""
    middle = TEXT.size * 0.56
    if entry.mark == "pain":
        return [put("\N{MINUS SIGN}", 0, TEXT.size * 0.93, MARK, theme.bad)]
    if entry.mark == "gain":
        return [put("+", 0, TEXT.size * 0.93, MARK, theme.good)]
    if entry.mark == "missing":
        return [Shape(circle(3.6, middle, 3.2), theme.paper, theme.muted, 1.0, (1.6, 1.4))]
    if entry.mark:
        colour = impact_colour(entry.mark, theme)
        fill = theme.paper if entry.mark == "either" else colour
        return [Shape(regular(4.4, middle, 4.6, 4), fill, colour, 1.3)]
    return []


def entry_block(entry: Entry, limit: float, theme: Theme) -> Block:
    """A text with what belongs to it, `limit` points wide, its mark before it."""
    left = INDENT if entry.mark else 0.0
    inner = limit - left
    items: list[Item] = _sign(entry, theme) if left else []
    tone = {"plain": theme.ink, "good": theme.good, "bad": theme.bad, "open": theme.muted}[entry.tone]
    y = 0.0
    parts = (
        (entry.text, TEXT, theme.ink if entry.value or entry.tone == "plain" else tone),
        (entry.value, VALUE, tone),
        (entry.note, NOTE, theme.muted),
    )
    for text, style, colour in parts:
        ranked = style is VALUE and entry.rank is not None
        aside = 2 * BADGE + 5 if ranked else 0.0
        lines = wrap(text, style, inner - aside, MOST_LINES)
        if lines:
            y += NOTE_GAP if y else 0.0
            if ranked and entry.rank is not None:
                items += badge(left + BADGE + 0.6, y + BADGE + 0.6, entry.rank, theme, BADGE)
                y += 1.6
            items += block(lines, left + aside, y, style, colour)
            y += height(lines, style) + (2.0 if ranked else 0.0)
        if style is TEXT and entry.severity is not None:
            items += _dots(left, y + 2.5, entry.severity, theme)
            y += 2 * DOT + 5.0
    return Block(y, tuple(items))


def _grid(blocks: Sequence[Block], across: int, column: float) -> Block:
    """Blocks side by side in so many columns, row by row."""
    rows = [blocks[at : at + across] for at in range(0, len(blocks), across)]
    made = []
    for row in rows:
        items = [item for at, one in enumerate(row) for item in moved(one.items, at * column, 0)]
        made.append(Block(max(one.height for one in row), tuple(items)))
    return stacked(made, BETWEEN)


def texts_block(entries: Sequence[Entry], width: float, across: int, theme: Theme) -> Block:
    """The texts of a cell. A cell over several columns sets them in as many columns of text."""
    shown = list(entries[:MOST_ENTRIES])
    if len(entries) > MOST_ENTRIES:
        shown.append(Entry(ELLIPSIS))
    across = max(1, min(across, len(shown)))
    column = width / across
    limit = column - (8.0 if across > 1 else 0.0)
    return _grid([entry_block(one, limit, theme) for one in shown], across, column)


def _chip(entry: Entry, width: float, theme: Theme) -> Block:
    text = chip_text(entry.text, Style(9.2), width - 10)
    tall = height(text.lines, text.style) + 2 * CHIP_PADDING
    number = -1 if entry.chip is None else entry.chip
    colour = theme.chips[number % len(theme.chips)] if number >= 0 else theme.muted
    outline = rounded(Box(0, 0, width, tall), 4)
    items: list[Item] = [Shape(outline, theme.paper), Shape(outline, colour, alpha=0.13)]
    items += block(text.lines, width / 2, CHIP_PADDING + 0.3, text.style, colour, "center")
    return Block(tall, tuple(items))


def _box(entry: Entry, width: float, theme: Theme) -> Block:
    inner = entry_block(entry, width - 2 * BOX_PADDING - 4, theme)
    box = Box(0, 0, width, inner.height + 2 * BOX_PADDING)
    items: list[Item] = [
        Shape(rounded(box, 4), theme.band, theme.grid, 0.8),
        Shape(rounded(Box(0, 0, 3.2, box.h), 1.6), theme.line),
        *moved(inner.items, BOX_PADDING + 4, BOX_PADDING),
    ]
    return Block(box.h, tuple(items))


def cell_block(entries: Sequence[Entry], kind: Kind, width: float, across: int, theme: Theme) -> Block:
    """The block of a cell that is `width` points wide and covers `across` columns."""
    if kind == "chips":
        return stacked([_chip(one, width, theme) for one in entries[:MOST_ENTRIES]], 3.0)
    if kind == "boxes":
        return stacked([_box(one, width, theme) for one in entries[:MOST_ENTRIES]], BOX_GAP)
    if across == 1:
        return texts_block(entries, width, 1, theme)
    inner = texts_block(entries, width - 2 * BOX_PADDING, across, theme)
    tint = Box(0, 0, width, inner.height + 2 * BOX_PADDING)
    items = [Shape(rounded(tint, 4), theme.band), *moved(inner.items, BOX_PADDING, BOX_PADDING)]
    return Block(tint.h, tuple(items))
