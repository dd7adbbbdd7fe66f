"""What rows of a chart share: paragraphs above each other, column headings, hairlines and lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.page import Align, Item, Shape, Style, segment
from cxmap.rendering.mpl.text import block, height, wrap
from cxmap.rendering.theme import Theme

HEADING = Style(9, italic=True)
NAME = Style(10.5, bold=True)
SMALL = Style(9)
BETWEEN = 2.0
PADDING = 8.0


def stack_height(parts: Sequence[Paragraph]) -> float:
    """The height of paragraphs below each other."""
    shown = [part for part in parts if part.lines]
    return sum(height(part.lines, part.style) for part in shown) + BETWEEN * max(len(shown) - 1, 0)


def stack(parts: Sequence[Paragraph], x: float, middle: float, align: Align = "left") -> list[Item]:
    """Paragraphs below each other around a middle."""
    items: list[Item] = []
    y = middle - stack_height(parts) / 2
    for part in parts:
        if part.lines:
            items += block(part.lines, x, y, part.style, part.colour, align)
            y += height(part.lines, part.style) + BETWEEN
    return items


def hairline(left: float, right: float, y: float, theme: Theme) -> Item:
    """A line between two rows."""
    return Shape(segment(left, y, right, y), stroke=theme.grid, width=0.7)


def listing(
    label: str, groups: Sequence[tuple[str, str]], left: float, right: float, top: float, theme: Theme
) -> tuple[list[Item], float]:
    """What a chart cannot show, as text: a heading, then each group's name and its members; and the height."""
    style, strong = Style(9.5), Style(9.5, bold=True)
    items: list[Item] = []
    y = top
    for text, look, colour in (
        (label, strong, theme.ink),
        *((f"{name} \N{EN DASH} {members}" if name else members, style, theme.muted) for name, members in groups),
    ):
        lines = wrap(text, look, right - left, 40)
        items += block(lines, left, y, look, colour)
        y += height(lines, look) + (3.0 if lines else 0.0)
    return items, max(y - 3.0 - top, 0.0)
