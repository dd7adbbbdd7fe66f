"""Things drawn once, at the origin, so that their height is known before anybody decides where they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from cxmap.rendering.scene.page import Item, Outline, Shape, Style, Text
from cxmap.rendering.scene.text import block, height


class Block(Struct, frozen=True):
    """Things drawn from the origin down, and how tall they are together."""

    height: float
    items: tuple[Item, ...]


def moved(items: Iterable[Item], dx: float, dy: float) -> list[Item]:
    """The same elsewhere."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Text):
            x, y = item.x + dx, item.y + dy
            result.append(Text(item.text, x, y, item.style, item.colour, item.align, item.width, item.tag))
        else:
            outline = Outline(tuple([(x + dx, y + dy) for x, y in item.outline.points]), item.outline.kinds)
            result.append(Shape(outline, item.fill, item.stroke, item.width, item.dash, item.alpha, item.tag))
    return result


def block_of(lines: tuple[str, ...], style: Style, colour: str) -> Block:
    """Lines of text below each other."""
    return Block(height(lines, style), tuple(block(lines, 0.0, 0.0, style, colour)))


def stacked(blocks: Sequence[Block], between: float) -> Block:
    """Blocks below each other."""
    items: list[Item] = []
    y = 0.0
    for piece in blocks:
        items += moved(piece.items, 0, y)
        y += piece.height + between
    return Block(max(0.0, y - between), tuple(items))


def padded(made: Block, by: float) -> Block:
    """A block with room above and below it."""
    return Block(made.height + 2 * by, tuple(moved(made.items, 0, by)))
