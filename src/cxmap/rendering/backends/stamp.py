"""A picture made of dots as matplotlib draws it: in the dots of the output."""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from PIL import Image

from cxmap.rendering.raster import Raster
from cxmap.rendering.scene.page import Box


class Stamp(Artist):
    """A logo or portrait as matplotlib draws it."""

    def __init__(self, raster: Raster, box: Box) -> None:
        super().__init__()
        self._picture = Image.frombytes("RGBA", (raster.across, raster.down), raster.dots)
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
