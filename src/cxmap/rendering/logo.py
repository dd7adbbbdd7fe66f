"""A logo, and how much room it gets at the bottom right of a page."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.rendering.raster import Raster, raster_of

TALLEST, WIDEST, APART = 30.0, 150.0, 16.0
"""In points: the most that it takes of a page, and what stays empty beside it."""
_KEPT = (1500, 480)
"""As many dots as an A0 poster shows."""


@dataclass(frozen=True, slots=True)
class Logo(Raster):
    """The dots of a logo."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height on a page, in points."""
        factor = min(TALLEST / self.down, WIDEST / self.across)
        return self.across * factor, self.down * factor


def logo_of(data: bytes, name: str) -> Logo:
    """The logo in a PNG or JPEG file, at most 16 million dots; `name` is for the error.

    Raises CxmapError for anything else.
    """
    picture = raster_of(data, name, "a logo", _KEPT)
    return Logo(picture.across, picture.down, picture.dots)
