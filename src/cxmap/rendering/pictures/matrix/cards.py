"""The cards above a matrix: the scope, and the personas with role, needs and quotes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.frame.portrait import portrait
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, moved, stacked
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded
from cxmap.rendering.scene.text import block, clean, height, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Card, Fact

NAME = type_scale.HEADING
ROLE = type_scale.BODY
LABEL = type_scale.SMALL
TEXT = type_scale.BODY
QUOTE = type_scale.ASIDE
PADDING = 11.0
APART = 12.0
NARROWEST = 255.0
MOST_ACROSS = 4
MOST_LINES = 40
WIDEST_LABEL = 92.0
AVATAR = 14.0
ROOMY, FACTS_APART = 440.0, 4.5


def _text(text: str, style: Style, colour: str, limit: float) -> Block:
    lines = wrap(text, style, limit, MOST_LINES)
    return Block(height(lines, style), tuple(block(lines, 0, 0, style, colour)))


def _fact(fact: Fact, label_width: float, limit: float, theme: Theme) -> Block:
    """A label and, right of it, its texts below each other."""
    texts = [_text(text, TEXT, theme.ink, limit - label_width) for text in fact.texts]
    body = stacked(texts, 1.5)
    lines = wrap(fact.label, LABEL, WIDEST_LABEL, 3)
    items = [*block(lines, 0, 0.5, LABEL, theme.muted), *moved(body.items, label_width, 0)]
    return Block(max(body.height, height(lines, LABEL) + 0.5), tuple(items))


def _facts(facts: Sequence[Fact], label_width: float, limit: float, theme: Theme) -> Block:
    """Facts below each other; in two columns of about the same height where a card is wide."""
    if limit < ROOMY or len(facts) < 2:
        return stacked([_fact(fact, label_width, limit, theme) for fact in facts], FACTS_APART)
    half = limit / 2
    made = [_fact(fact, label_width, half - 14, theme) for fact in facts]
    cut = min(
        range(1, len(made)),
        key=lambda at: max(stacked(made[:at], FACTS_APART).height, stacked(made[at:], FACTS_APART).height),
    )
    left, right = stacked(made[:cut], FACTS_APART), stacked(made[cut:], FACTS_APART)
    return Block(max(left.height, right.height), (*left.items, *moved(right.items, half, 0)))


def _card(card: Card, limit: float, theme: Theme) -> Block:
    inner = limit - 2 * PADDING
    indent = 2 * AVATAR + 9 if card.has_portrait else 0.0
    name = _text(card.name, NAME, theme.ink, inner - indent)
    title = [name, _text(card.role, ROLE, theme.muted, inner - indent)] if card.role else [name]
    head = stacked(title, 1.0)
    tall = max(head.height, 2 * AVATAR if card.has_portrait else 0.0)
    items = list(moved(head.items, indent, (tall - head.height) / 2))
    if card.has_portrait:
        colour = theme.muted if card.number is None else theme.others[card.number % len(theme.others)]
        items += portrait(card.initials, AVATAR, tall / 2, colour, theme, AVATAR, card.persona)
    long = [min(width(clean(fact.label), LABEL), WIDEST_LABEL) for fact in card.facts if fact.label]
    label_width = max(long, default=-10.0) + 10
    parts = [Block(tall, tuple(items)), _facts(card.facts, label_width, inner, theme)]
    if card.quotes:
        parts.append(stacked([_text(quote, QUOTE, theme.ink, inner) for quote in card.quotes], 2.0))
    return stacked([part for part in parts if part.items], 6.0)


class Cards(Struct, frozen=True):
    """Cards that stand together, and how tall they are."""

    height: float
    items: tuple[Item, ...]


def _shared(heights: Sequence[float], across: int) -> list[list[int]]:
    """Numbers of cards, in order, in so many columns at most, the tallest as low as can be (by halving)."""

    def columns(limit: float) -> list[list[int]]:
        filled: list[list[int]] = [[]]
        tall = 0.0
        for at, high in enumerate(heights):
            if filled[-1] and tall + APART + high > limit:
                filled.append([])
            tall = tall + APART + high if filled[-1] else high
            filled[-1].append(at)
        return filled

    low, high = max(heights), sum(heights) + APART * len(heights)
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if len(columns(middle)) <= across else (middle, high)
    best = columns(high)
    while len(best) < min(across, len(heights)):
        longest = max(best, key=len)
        at = best.index(longest)
        best[at : at + 1] = [longest[:1], longest[1:]]
    return best


def _set(made: Sequence[Block], across: int, wide: float, theme: Theme) -> Cards:
    heights = [piece.height + 2 * PADDING for piece in made]
    columns = _shared(heights, across)
    talls = [sum(heights[at] + APART for at in column) - APART for column in columns]
    tallest = max(talls)
    items: list[Item] = []
    for number, column in enumerate(columns):
        x, y = number * (wide + APART), 0.0
        more = (tallest - talls[number]) / len(column)
        for at in column:
            tall = heights[at] + more
            items.append(Shape(rounded(Box(x, y, wide, tall), 6), theme.band))
            items += moved(made[at].items, x + PADDING, y + PADDING)
            y += tall + APART
    return Cards(tallest, tuple(items))


def sets_of_cards(cards: Sequence[Card], width_: float, limit: float, theme: Theme) -> list[Cards]:
    """The cards across a width, in as many sets as pages of a height are needed; none without cards.

    A set is taller than `limit` only where a single card is.
    """
    across = max(1, min(len(cards), MOST_ACROSS, int((width_ + APART) / (NARROWEST + APART))))
    wide = (width_ - (across - 1) * APART) / across
    made = [_card(card, wide, theme) for card in cards]
    result: list[Cards] = []
    start = 0
    while start < len(made):
        end = len(made)
        filled = _set(made[start:end], across, wide, theme)
        while filled.height > limit and end > start + 1:
            end -= 1
            filled = _set(made[start:end], across, wide, theme)
        result.append(filled)
        start = end
    return result
