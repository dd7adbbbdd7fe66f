"""Marks of control charts: the limits of what goes up and down by itself, and what lies outside of them."""

from __future__ import annotations

from cxmap.rendering.scene.page import Item, Shape, regular, segment
from cxmap.rendering.theme import Theme

LIMIT_DASH = (1.2, 2.4)
"""Dots: goals have long dashes."""
DIAMOND = 5.2


def outside_mark(x: float, y: float, theme: Theme) -> list[Item]:
    """A point outside the control limits: a diamond, as colour alone would not be seen by everybody."""
    return [
        Shape(regular(x, y, DIAMOND + 1.6, 4), theme.paper),
        Shape(regular(x, y, DIAMOND, 4), theme.ink),
    ]


def limit_lines(low: float, high: float, x0: float, x1: float, theme: Theme) -> list[Item]:
    """Both control limits."""
    return [Shape(segment(x0, y, x1, y), stroke=theme.muted, width=1.0, dash=LIMIT_DASH) for y in (low, high)]
