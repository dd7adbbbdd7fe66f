"""What is said of the place that somebody points at."""

from __future__ import annotations

from typing import NamedTuple

from cxmap.editing.cards import key_card, thing_card, word_card
from cxmap.editing.draft import Draft
from cxmap.editing.figures import Figures
from cxmap.editing.places import Spot, spot_at
from cxmap.editing.shapes import plain, shape_at
from cxmap.source import Span

SCORES = frozenset({"goal", "experience", "expectation", "importance", "reach", "metrics"})
"""Keys of a touchpoint at which its figures are told as well."""


class Card(NamedTuple):
    """What is said, in Markdown, and of which piece of the text."""

    text: str
    span: Span


def card_at(draft: Draft, line: int, column: int, figures: Figures | None = None) -> Card | None:
    """What is to be said at a point (both from 0); nothing where that would be nothing."""
    spot = spot_at(draft.document, line, column)
    if spot is None:
        return None
    texts = [*_about_thing(draft, spot, figures), *_about_key(draft, spot)]
    if spot.on_key and figures is not None and len(spot.route) > 1 and spot.route[-1] in SCORES:
        texts += filter(None, [figures.card(spot.route[:-1])])
    return Card("\n\n---\n\n".join(texts), spot.span) if texts else None


def _about_thing(draft: Draft, spot: Spot, figures: Figures | None) -> list[str]:
    """Of an id, or a name that stands for one: what has it, and of a touchpoint its figures."""
    thing = draft.ids.lent_at(spot) or draft.ids.at(spot)
    if thing is None:
        return []
    told = figures.card(thing.route) if figures is not None else ""
    return [thing_card(thing, draft), *([told] if told else [])]


def _about_key(draft: Draft, spot: Spot) -> list[str]:
    """Of a key what it holds, of a word of a closed set what it means."""
    shape = shape_at(plain(spot.route))
    if shape is None or not spot.route:
        return []
    if spot.on_key:
        name = spot.route[-1]
        above = shape_at(plain(spot.route[:-1]))
        if isinstance(name, str) and above is not None and name in above.keys:
            return [key_card(name, shape, draft)]
        return []
    word = draft.document.written(spot.route)
    words = shape.words or (shape.items.words if shape.items is not None else {})
    card = word_card(word, words.get(word, ""))
    return [card] if card else []
