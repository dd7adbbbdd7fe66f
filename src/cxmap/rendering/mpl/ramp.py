"""Colours from bad to good for cells of a matrix: orange to purple, which all common eyes tell apart."""

from __future__ import annotations

# ColorBrewer's PuOr (Brewer & Harrower 2003).
_STOPS = ("#b35806", "#e08214", "#fdb863", "#fee0b6", "#f4f4f5", "#d8daeb", "#b2abd2", "#8073ac", "#542788")
_DARK, _LIGHT = "#000000", "#ffffff"
"""Black itself: with a softer one, no letters reach 4.5:1 on the tones between dark and light."""


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _channels(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2: 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colour_at(percent: float) -> str:
    """The colour of a place on the scale: orange at 0, nearly white at 50, purple at 100."""
    place = min(max(percent, 0.0), 100.0) / 100 * (len(_STOPS) - 1)
    at = min(int(place), len(_STOPS) - 2)
    share = place - at
    pair = zip(_channels(_STOPS[at]), _channels(_STOPS[at + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pair)


def ink_on(colour: str) -> str:
    """Dark or white letters, whichever read better on a colour."""
    return _DARK if contrast(_DARK, colour) >= contrast(_LIGHT, colour) else _LIGHT
