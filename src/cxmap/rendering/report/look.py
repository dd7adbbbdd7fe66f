"""What a brand makes of the report: colours for light and dark, a font, and its logo as a data address.

Nothing of a brand reaches the page as it was written: colours are hexadecimal figures, the font's name is
escaped as a CSS string, and the logo's dots are written down again as a PNG of our own.
"""

from __future__ import annotations

from base64 import b64encode
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import TEXT, contrast
from cxmap.rendering.logo import Logo
from cxmap.rendering.raster import Raster, png_of
from cxmap.rendering.scene.typeface import BACKSTOP, family, written_in
from cxmap.rendering.theme import DARK, LIGHT, TINT, BrandColours, Theme, branded

STEPS = 40
"""How finely a colour is lightened for the dark page."""
TALLEST, WIDEST = 48, 240
"""Of the logo on a screen, in pixels."""


class Brand(BrandColours, Protocol):
    """What a brand asks for: colours, and the name of a font."""

    @property
    def font(self) -> str | None: ...


class _Lightened(Struct, frozen=True):
    """Colours of a brand as light as the dark page needs them."""

    line: str | None
    bad: str | None
    good: str | None
    chips: tuple[str, ...]


class Look(Struct, frozen=True):
    """What the page looks like. `logo` is a data address or nothing, `size` its size in pixels."""

    light: Theme = LIGHT
    dark: Theme = DARK
    font: str = ""
    logo: str = ""
    size: tuple[int, int] = (0, 0)


PLAIN = Look()


def look_of(brand: Brand | None, logo: Logo | None = None) -> Look:
    """The look of a brand; `logo` are the dots of its logo.

    On the light page the colours stand as they are, on the dark one as light as letters need (4.5:1, WCAG
    2.2). Raises CxmapError for colours that cannot be read on the light page.
    """
    if brand is None:
        return PLAIN
    return Look(
        light=branded(LIGHT, brand),
        dark=branded(DARK, _lightened(brand)),
        font=brand.font or "",
        logo="" if logo is None else data_address(logo),
        size=(0, 0) if logo is None else _fitted(logo),
    )


def measured_for(look: Look) -> AbstractContextManager[None]:
    """Measure texts of the report: in its brand's font, in which all is drawn meanwhile, if there is one.

    Else its readers have fonts of their own: what is measured in a wide one covers its neighbours in none.
    """
    return written_in(family() if look.font else BACKSTOP)


def data_address(raster: Raster) -> str:
    """A picture as an address that holds it whole."""
    return "data:image/png;base64," + b64encode(png_of(raster)).decode("ascii")


def _lightened(brand: BrandColours) -> _Lightened:
    def light(colour: str | None) -> str | None:
        return None if colour is None else _readable(colour)

    chips = tuple(_readable(colour) for colour in brand.chips)
    return _Lightened(light(brand.line), light(brand.bad), light(brand.good), chips)


def _readable(colour: str) -> str:
    """The colour with as much white as it takes to be read on everything that the dark page puts below it."""
    grounds = (DARK.paper, DARK.band, DARK.other_band, mixed(colour, DARK.paper, TINT))
    for step in range(STEPS + 1):
        lighter = mixed("#ffffff", colour, step / STEPS)
        if min(contrast(lighter, ground) for ground in (*grounds, mixed(lighter, DARK.paper, TINT))) >= TEXT:
            return lighter
    return DARK.ink


def css_string(text: str) -> str:
    """A text as a CSS string; what is no plain letter, figure or space becomes a number that means it."""
    plain = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign == " ") else f"\\{ord(sign):x} " for sign in text
    )
    return f'"{plain}"'


def _fitted(logo: Logo) -> tuple[int, int]:
    factor = min(TALLEST / logo.down, WIDEST / logo.across, 1.0)
    return max(1, round(logo.across * factor)), max(1, round(logo.down * factor))
