"""The sign of an opportunity that was done: its number on a disc of its own colour."""

from __future__ import annotations

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item, Shape, circle
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme

FLAG = 6.6
"""The radius; two digits have room."""
DONE_DASH = (1.5, 2.5)
NUMBER = type_scale.SMALL_STRONG


def done_sign(x: float, y: float, number: int, theme: Theme, r: float = FLAG) -> list[Item]:
    """The sign with its middle there."""
    return [
        Shape(circle(x, y, r), theme.paper, theme.good, 1.4),
        put(str(number), x, y + NUMBER.size * 0.36, NUMBER, theme.good, "center"),
    ]
