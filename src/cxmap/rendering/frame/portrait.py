"""A persona's portrait: initials in a circle of the persona's colour."""

from __future__ import annotations

from cxmap.rendering.contrast import contrast
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item, Shape, Style, circle
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme

RADIUS = 11.0
"""Holds two initials at the smallest size of letters."""


def portrait(initials: str, x: float, y: float, colour: str, theme: Theme, r: float = RADIUS) -> list[Item]:
    """Initials in a circle around a point, light on dark or dark on light, whichever reads better."""
    letters = max((theme.paper, theme.ink), key=lambda ink: contrast(ink, colour))
    style = Style(max(type_scale.SMALLEST, r * 0.9), bold=True)
    ring = Shape(circle(x, y, r), colour, theme.paper, 1.2)
    if not initials:
        return [ring]
    return [ring, put(initials, x, y + style.size * 0.365, style, letters, "center")]
