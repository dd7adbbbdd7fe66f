"""What rows of a chart share: paragraphs above each other, column headings, hairlines and lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.mpl.head import flowing
from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.page import Align, Box, Item, Shape, Style, rounded, segment
from cxmap.rendering.mpl.text import block, height, wrap
from cxmap.rendering.theme import Theme

HEADING = Style(9, italic=True)
NAME = Style(10.5, bold=True)
SMALL = Style(9)
NOTHING = Style(12)
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


def _named(name: str, members: tuple[str, ...]) -> tuple[str, ...]:
    if not name or not members:
        return members or (name,)
    return (f"{name} \N{EN DASH} {members[0]}", *members[1:])


def placeholder(text: str, box: Box, theme: Theme) -> list[Item]:
    """What stands where there is nothing to draw: a quiet field that says why."""
    lines = wrap(text, NOTHING, box.w * 0.6, 4)
    top = box.y + (box.h - height(lines, NOTHING)) / 2
    field = Shape(rounded(box, 6), theme.band)
    return [field, *block(lines, box.x + box.w / 2, top, NOTHING, theme.muted, "center")]


def listing(
    label: str,
    groups: Sequence[tuple[str, tuple[str, ...]]],
    left: float,
    right: float,
    top: float,
    theme: Theme,
) -> tuple[list[Item], float]:
    """What a chart cannot show, as text: a heading, each group's name and its members; and the height."""
    style, strong = Style(9.5), Style(9.5, bold=True)
    items: list[Item] = []
    y = top
    for parts, look, colour in (
        ((label,), strong, theme.ink),
        *((_named(name, members), style, theme.muted) for name, members in groups),
    ):
        lines = flowing(parts, look, right - left, 40)
        items += block(lines, left, y, look, colour)
        y += height(lines, look) + (3.0 if lines else 0.0)
    return items, max(y - 3.0 - top, 0.0)
