"""What stands in a cell of the matrix: texts with their marks, values and notes, chips, and boxes."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.frame.faces import face
from cxmap.rendering.frame.lanes import chip_sign, chip_text
from cxmap.rendering.frame.marks import badge, impact_colour
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, moved, stacked
from cxmap.rendering.scene.page import Box, Item, Shape, Style, circle, regular, rounded
from cxmap.rendering.scene.text import block, height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Entry, Kind

TEXT = type_scale.BODY
LOUD = type_scale.STRONG
"""Values, impact moments, titles of opportunities, and pain points of severity 4 and 5."""
NOTE = type_scale.SMALL
MARK = type_scale.NAME
INDENT, FACE_INDENT = 12.0, 15.0
FACE = 4.9
DIAMOND = 5.2
BETWEEN = 6.0
NOTE_GAP = 1.5
DOT, DOTS_APART, MOST_SEVERE, LOUD_SEVERITY = 2.3, 7.0, 5, 4
BADGE = 7.0
BOX_PADDING, BOX_GAP, GROUND_PADDING = 4.5, 4.0, 3.5
BAR = 3.2
CHIP_PADDING = 3.2
MOST_LINES = 40
"""Of one text, which then ends in an ellipsis."""
PAIN_TINT, IDEA_TINT = 0.16, 0.09


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


def _sign(entry: Entry, theme: Theme) -> tuple[list[Item], float]:
    """The mark before a text, whose shape tells as much as its colour; and the room it takes."""
    middle = TEXT.size * 0.56
    if entry.mark == "pain":
        return [put("\N{MINUS SIGN}", 0, TEXT.size * 0.93, MARK, theme.bad)], INDENT
    if entry.mark == "gain":
        return [put("+", 0, TEXT.size * 0.93, MARK, theme.good)], INDENT
    if entry.mark == "missing":
        return [Shape(circle(3.6, middle, 3.2), theme.paper, theme.muted, 1.0, (1.6, 1.4))], INDENT
    if entry.mark:
        colour = impact_colour(entry.mark, theme)
        fill = theme.paper if entry.mark == "either" else colour
        return [Shape(regular(DIAMOND, middle, DIAMOND, 4), fill, colour, 1.3)], FACE_INDENT
    if entry.mood is not None:
        return [*face(FACE, middle, FACE, entry.mood, theme)], FACE_INDENT
    return [], 0.0


def _look(entry: Entry, kind: Kind, theme: Theme) -> tuple[Style, str]:
    """How the text itself is set: what must be seen from afar is bold."""
    if entry.mark in ("positive", "negative", "either"):
        return LOUD, impact_colour(entry.mark, theme)
    if kind == "boxes" or (entry.severity or 0) >= LOUD_SEVERITY:
        return LOUD, theme.ink
    plain = entry.value or entry.tone == "plain"
    return TEXT, theme.ink if plain else _tone(entry, theme)


def _tone(entry: Entry, theme: Theme) -> str:
    return {"plain": theme.ink, "good": theme.good, "bad": theme.bad, "open": theme.muted}[entry.tone]


def entry_block(entry: Entry, limit: float, theme: Theme, kind: Kind = "texts") -> Block:
    """A text with what belongs to it, `limit` points wide, its mark before it."""
    items, left = _sign(entry, theme)
    inner = limit - left
    look, colour = _look(entry, kind, theme)
    y = 0.0
    lines = wrap(entry.text, look, inner, MOST_LINES)
    items += block(lines, left, y, look, colour)
    y += height(lines, look)
    if entry.severity is not None:
        items += _dots(left, y + 2.5, entry.severity, theme)
        y += 2 * DOT + 5.0
    if entry.value:
        y += NOTE_GAP if y else 0.0
        aside = 2 * BADGE + 5 if entry.rank is not None else 0.0
        lines = wrap(entry.value, LOUD, inner - aside, MOST_LINES)
        if entry.rank is not None:
            undecided = entry.tone == "open"
            items += badge(left + BADGE + 0.6, y + BADGE + 0.6, entry.rank, theme, BADGE, undecided=undecided)
            y += 1.6
        items += block(lines, left + aside, y, LOUD, _tone(entry, theme))
        y += height(lines, LOUD) + (2.0 if aside else 0.0)
    for note in entry.notes:
        lines = wrap(note, NOTE, inner, MOST_LINES)
        y += NOTE_GAP if y else 0.0
        items += block(lines, left, y, NOTE, theme.muted)
        y += height(lines, NOTE)
    return Block(y, tuple(items))


def _grid(blocks: Sequence[Block], across: int, column: float) -> Block:
    """Blocks side by side in so many columns, row by row."""
    rows = [blocks[at : at + across] for at in range(0, len(blocks), across)]
    made = []
    for row in rows:
        items = [item for at, piece in enumerate(row) for item in moved(piece.items, at * column, 0)]
        made.append(Block(max(piece.height for piece in row), tuple(items)))
    return stacked(made, BETWEEN)


def _texts(entries: Sequence[Entry], width: float, across: int, theme: Theme) -> Block:
    """The texts of a cell. A cell over several columns sets them in as many columns of text."""
    across = max(1, min(across, len(entries)))
    column = width / across
    limit = column - (8.0 if across > 1 else 0.0)
    return _grid([entry_block(entry, limit, theme) for entry in entries], across, column)


def _chip(entry: Entry, width: float, theme: Theme) -> Block:
    text = chip_text(entry.text, type_scale.BODY, width - 10)
    tall = height(text.lines, text.style) + 2 * CHIP_PADDING
    number = -1 if entry.chip is None else entry.chip
    colour = theme.chips[number % len(theme.chips)] if number >= 0 else theme.muted
    outline = rounded(Box(0, 0, width, tall), 4)
    items: list[Item] = [Shape(outline, theme.paper), Shape(outline, colour, alpha=0.13)]
    sign, middle = chip_sign(entry.kind, text, 0.0, width, tall / 2, colour)
    items += [*sign, *block(text.lines, middle, CHIP_PADDING + 0.3, text.style, colour, "center")]
    return Block(tall, tuple(items))


def _boxed(inner: Block, width: float, colour: str, ground: str, alpha: float, theme: Theme) -> Block:
    """A block on a tinted ground with a bar at its left."""
    box = Box(0, 0, width, inner.height + 2 * BOX_PADDING)
    items: list[Item] = [
        Shape(rounded(box, 3), theme.paper),
        Shape(rounded(box, 3), ground, alpha=alpha),
        Shape(rounded(Box(0, 0, BAR, box.h), BAR / 2), colour),
        *moved(inner.items, BOX_PADDING + BAR, BOX_PADDING),
    ]
    return Block(box.h, tuple(items))


def _pains(entries: Sequence[Entry], width: float, across: int, theme: Theme) -> Block:
    """Pain points on a ground of their own: each for itself, or all that a cell over columns holds."""

    def boxed(inner: Block) -> Block:
        return _boxed(inner, width, theme.bad, theme.bad_fill, PAIN_TINT, theme)

    room = width - 2 * BOX_PADDING - BAR
    if across > 1:
        return boxed(_texts(entries, room, across, theme))
    return stacked([boxed(entry_block(entry, room, theme)) for entry in entries], BOX_GAP)


def is_boxed(entries: Sequence[Entry], kind: Kind) -> bool:
    """Whether a cell brings its own ground, so that it takes the whole width of its columns."""
    return kind != "texts" or any(entry.mark == "pain" for entry in entries)


def cell_block(entries: Sequence[Entry], kind: Kind, width: float, across: int, theme: Theme) -> Block:
    """The block of a cell that is `width` points wide and covers `across` columns."""
    if kind == "chips":
        return stacked([_chip(entry, width, theme) for entry in entries], 3.0)
    if kind == "boxes":
        made = [entry_block(entry, width - 2 * BOX_PADDING - BAR, theme, kind) for entry in entries]
        return stacked(
            [_boxed(piece, width, theme.line, theme.line, IDEA_TINT, theme) for piece in made], BOX_GAP
        )
    if is_boxed(entries, kind):
        return _pains(entries, width, across, theme)
    if across == 1:
        return _texts(entries, width, 1, theme)
    inner = _texts(entries, width - 2 * BOX_PADDING, across, theme)
    tint = Box(0, 0, width, inner.height + 2 * GROUND_PADDING)
    items = [Shape(rounded(tint, 4), theme.band), *moved(inner.items, BOX_PADDING, GROUND_PADDING)]
    return Block(tint.h, tuple(items))
