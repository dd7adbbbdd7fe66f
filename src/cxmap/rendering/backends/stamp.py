"""Logos on pages: read without trust, put where the foot kept room, and drawn in the dots of the output."""

from __future__ import annotations

import struct
import warnings
from dataclasses import replace
from io import BytesIO

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from PIL import Image, ImageOps

from cxmap.errors import CxmapError
from cxmap.rendering.logo import APART, Logo
from cxmap.rendering.scene.page import Box, Page, Shape, Text

MARGIN, BOTTOM = 34.0, 24.0
"""Of every page."""
MOST_DOTS = 16_000_000
_KEPT = (1500, 480)
"""As many dots as an A0 poster shows."""


def logo_of(data: bytes, name: str) -> Logo:
    """The logo in a PNG or JPEG file, at most 16 million dots; `name` is for the error.

    Raises CxmapError for anything else.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as file:
                if file.width * file.height > MOST_DOTS:
                    raise CxmapError(
                        f"{name} has {file.width} x {file.height} dots; a logo has at most 16 million"
                    )
                picture = ImageOps.exif_transpose(file).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError):
        raise CxmapError(f"{name} is not a picture that can be read; a logo is a PNG or a JPEG") from None
    picture.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    return Logo(picture.width, picture.height, picture.tobytes())


def stamped(page: Page, logo: Logo) -> Page:
    """The page with a logo at the bottom right: in the room that its foot kept, else in a strip below."""
    wide, tall = logo.size
    box = Box(page.width - MARGIN - wide, page.height - BOTTOM - tall, wide, tall)
    if any(box.grown(1.0).meets(_extent(item)) for item in page.items):
        box = box._replace(y=page.height)
        page = replace(page, height=page.height + tall + APART)
    return replace(page, stamps=(*page.stamps, (logo, box)))


def _extent(item: Text | Shape) -> Box:
    if isinstance(item, Text):
        return item.box
    across = [x for x, _ in item.outline.points] or [0.0]
    down = [y for _, y in item.outline.points] or [0.0]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


class Stamp(Artist):
    """A logo as matplotlib draws it."""

    def __init__(self, logo: Logo, box: Box) -> None:
        super().__init__()
        self._picture = Image.frombytes("RGBA", (logo.across, logo.down), logo.dots)
        self._box = box

    def draw(self, renderer: RendererBase) -> None:
        """Put as many dots as the output has there."""
        box = self._box
        corners = self.get_transform().transform(((box.x, box.bottom), (box.right, box.y)))
        (left, low), (right, high) = ((float(x), float(y)) for x, y in corners)
        dots = renderer.get_image_magnification()
        size = max(1, round((right - left) * dots)), max(1, round((high - low) * dots))
        fitted = self._picture.resize(size, Image.Resampling.LANCZOS)
        context = renderer.new_gc()
        renderer.draw_image(context, left, low, np.array(fitted)[::-1])
        context.restore()
