"""Colours from bad to good for cells of a matrix: orange to purple, which all common eyes tell apart."""

from __future__ import annotations

from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import contrast

# ColorBrewer's PuOr (Brewer & Harrower 2003).
_STOPS = ("#b35806", "#e08214", "#fdb863", "#fee0b6", "#f4f4f5", "#d8daeb", "#b2abd2", "#8073ac", "#542788")
_DARK, _LIGHT = "#000000", "#ffffff"
"""Black itself: with a softer one, no letters reach 4.5:1 on the tones between dark and light."""


def colour_at(percent: float) -> str:
    """The colour of a place on the scale: orange at 0, nearly white at 50, purple at 100."""
    place = min(max(percent, 0.0), 100.0) / 100 * (len(_STOPS) - 1)
    at = min(int(place), len(_STOPS) - 2)
    return mixed(_STOPS[at + 1], _STOPS[at], place - at)


def ink_on(colour: str) -> str:
    """Dark or white letters, whichever read better on a colour."""
    return _DARK if contrast(_DARK, colour) >= contrast(_LIGHT, colour) else _LIGHT
