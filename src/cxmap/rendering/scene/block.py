"""Things drawn once, at the origin, so that their height is known before anybody decides where they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.scene.page import Item, Outline, Style, Text
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
            result.append(replace(item, x=item.x + dx, y=item.y + dy))
        else:
            points = tuple([(x + dx, y + dy) for x, y in item.outline.points])  # faster than one by one
            result.append(replace(item, outline=Outline(points, item.outline.kinds)))
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
