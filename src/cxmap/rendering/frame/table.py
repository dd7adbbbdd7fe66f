"""What rows of a chart share: paragraphs above each other, column headings, hairlines and lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.strips import Strip
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Align, Box, Item, Shape, Style, rounded, segment
from cxmap.rendering.scene.text import LINE, block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Advice

HEADING = type_scale.SMALL_ASIDE
NAME = type_scale.NAME
SMALL = type_scale.SMALL
NOTHING = type_scale.LEAD
CARD, CARD_PADDING, CARD_HEAD = 620.0, 26.0, type_scale.HEADLINE
"""Wider, the card would look like the page."""
CODE, CODE_PADDING, INDENT = type_scale.BODY, 12.0, 16.0
ABOVE = 14.0
"""Between rows and the text below them."""
BETWEEN = 2.0


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


def _card(headline: str, advice: Advice, box: Box, theme: Theme) -> tuple[list[Item], float]:
    """A card in the middle of a box: what is missing, what to do, and an example; and its height."""
    wide = min(box.w, CARD)
    left, inner = box.x + (box.w - wide) / 2 + CARD_PADDING, wide - 2 * CARD_PADDING
    parts = (
        (wrap(headline, CARD_HEAD, inner, 6), CARD_HEAD, theme.ink, 8.0),
        (wrap(advice.text, NOTHING, inner, 12), NOTHING, theme.ink, 16.0),
        (wrap(advice.heading, SMALL, inner, 2), SMALL, theme.muted, 6.0),
    )
    lines = [
        (left + CODE_PADDING + depth * INDENT, wrap(text, CODE, inner - 2 * CODE_PADDING - depth * INDENT, 3))
        for depth, text in advice.lines
    ]
    code = sum(height(lines, CODE) + 3.0 for _, lines in lines) + 2 * CODE_PADDING - 3.0
    tall = sum(height(lines, style) + gap for lines, style, _, gap in parts) + code + 2 * CARD_PADDING
    top = box.y + (box.h - tall) / 2
    card = Box(left - CARD_PADDING, top, wide, tall)
    items: list[Item] = [Shape(rounded(card, 8), theme.band, theme.grid, 0.8)]
    y = top + CARD_PADDING
    for texts, style, colour, gap in parts:
        items += block(texts, left, y, style, colour)
        y += height(texts, style) + gap
    items.append(Shape(rounded(Box(left, y, inner, code), 5), theme.paper, theme.grid, 0.8))
    y += CODE_PADDING
    for x, texts in lines:
        items += block(texts, x, y, CODE, theme.line)
        y += height(texts, CODE) + 3.0
    return items, tall


def guide(headline: str, advice: Advice, left: float, right: float, theme: Theme) -> Strip:
    """What stands where there is nothing to draw: how to fill it, in the middle of the room there is."""
    _, tall = _card(headline, advice, Box(left, 0, right - left, 0), theme)
    return Strip(
        tall + 24.0,
        lambda y, high: _card(headline, advice, Box(left, y, right - left, high), theme)[0],
    )


def listing(
    label: str,
    groups: Sequence[tuple[str, tuple[str, ...]]],
    left: float,
    right: float,
    top: float,
    theme: Theme,
) -> tuple[list[Item], float]:
    """What a chart cannot show, as text: a heading, each group's name and its members; and the height."""
    style, strong = type_scale.BODY, type_scale.STRONG
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


def told(
    label: str,
    groups: Sequence[tuple[str, tuple[str, ...]]],
    left: float,
    right: float,
    theme: Theme,
) -> list[Strip]:
    """The same as strips, a line each, so that it can run on over several pages."""
    style, strong = type_scale.BODY, type_scale.STRONG
    strips: list[Strip] = []

    def line(text: str, look: Style, colour: str, above: float, *, head: bool) -> Strip:
        return Strip(
            above + look.size * LINE,
            lambda y, _: list(block((text,), left, y + above, look, colour)),
            row=False,
            with_next=head,
        )

    for parts, look, colour in (
        ((label,), strong, theme.ink),
        *((_named(name, members), style, theme.muted) for name, members in groups),
    ):
        for at, text in enumerate(flowing(parts, look, right - left, 400)):
            above = ABOVE if not strips else 3.0 if at == 0 else 0.0
            strips.append(line(text, look, colour, above, head=look is strong))
    return strips
