"""A page as PNG: shapes by matplotlib's rasteriser, lines of text as masks, from the bottom layer to the top.

No figure and no artist stands between an item and its dots: they would ask each for its box and its clip, and
take longer than the painting. Nothing outside decides how it looks: matplotlib's own defaults are restored
around it, so a `matplotlibrc` in the working directory changes nothing, and the bytes hold no date.
"""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.lettering import properties
from cxmap.rendering.backends.masks import is_forwards, mask_of
from cxmap.rendering.backends.png import png
from cxmap.rendering.backends.settings import BEFORE, CODES, own_settings
from cxmap.rendering.backends.stamp import Stamp
from cxmap.rendering.scene.page import Page, Shape, Text
from cxmap.rendering.scene.text import unmarked
from cxmap.rendering.scene.typeface import written_in

DPI = 144.0
MOST_PIXELS = 60_000_000


def resolution(page: Page, dpi: float = DPI) -> float:
    """Dots an inch: crisp, and fewer where a page is so large that it would fill the memory."""
    pixels = page.width / 72 * dpi * page.height / 72 * dpi
    return dpi if pixels <= MOST_PIXELS else dpi * float((MOST_PIXELS * 0.99 / pixels) ** 0.5)


def png_file(page: Page, about: About, dpi: float = DPI) -> bytes:
    """The page as PNG, with so many dots an inch (see `resolution`)."""
    about_it = {
        "Software": about.creator,
        "Title": unmarked(about.title),
        "Description": unmarked(about.description),
    }
    dots = resolution(page, dpi)
    with own_settings(), written_in(page.family):
        painted = _Painting(page, dots).dots
    return png(painted[:, :, :3], dots, about_it)  # the paper covers all, so nothing shines through


class _Painting:
    """A page being painted; `dots` are its rows of red, green, blue and cover."""

    def __init__(self, page: Page, dpi: float) -> None:
        wide, high = int(page.width / 72 * dpi), int(page.height / 72 * dpi)
        self._dpi, self._scale = dpi, dpi / 72
        self._renderer = RendererAgg(wide, high, dpi)  # type: ignore[no-untyped-call]
        self.dots: NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba())  # type: ignore[no-untyped-call]
        self.dots[:] = [round(255 * part) for part in _rgba(page.paper)]
        # the rasteriser counts rows from below
        self._place = Affine2D().scale(self._scale, -self._scale).translate(0, high)
        for item in page.items:
            if isinstance(item, Shape):
                self._shape(item)
            elif item.text:
                self._line(item)
        for logo, box in page.stamps:
            stamp = Stamp(logo, box)
            stamp.set_transform(self._place)
            stamp.draw(self._renderer)

    def _shape(self, item: Shape) -> None:
        context = self._renderer.new_gc()
        context.set_linewidth(item.width if item.stroke else 0.0)
        context.set_capstyle("butt" if item.dash else "round")
        context.set_joinstyle("round")
        if item.stroke and item.dash:
            context.set_dashes(0.0, item.dash)
        context.set_foreground(_rgba(item.stroke or item.fill or "none", item.alpha), isRGBA=True)
        path = Path(item.outline.points, [CODES[kind] for kind in item.outline.kinds])
        face = _rgba(item.fill, item.alpha) if item.fill else None
        self._renderer.draw_path(context, path, self._place, face)  # type: ignore[no-untyped-call]

    def _line(self, item: Text) -> None:
        if not is_forwards(item.text):
            self._mixed(item)
            return
        mask = mask_of(item.text, item.style, self._dpi)
        left = round(item.x * self._scale - BEFORE[item.align] * mask.wide - mask.before)
        top = round(item.y * self._scale) - mask.above
        high, wide = mask.cover.shape
        cover = mask.cover[max(0, -top) :, max(0, -left) :, np.newaxis].astype(np.int32)
        ground = self.dots[max(0, top) : max(0, top + high), max(0, left) : max(0, left + wide), :3]
        cover = cover[: ground.shape[0], : ground.shape[1]]
        # of 256 and not 255 parts, so that they can be shifted; where a letter covers all, it is exact
        parts = cover + (cover >> 7)
        ground[:] = ground + (((_rgb(item.colour) - ground) * parts) >> 8)

    def _mixed(self, item: Text) -> None:
        """Letter by letter, where some run from right to left and no edge can be counted from."""
        font, renderer = properties(item.text, item.style), self._renderer
        wide, _, _ = renderer.get_text_width_height_descent(item.text, font, ismath=False)  # type: ignore[no-untyped-call]
        context = renderer.new_gc()
        context.set_foreground(_rgba(item.colour), isRGBA=True)
        x, y = item.x * self._scale - BEFORE[item.align] * wide, item.y * self._scale
        renderer.draw_text(context, x, y, item.text, font, 0.0)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=1 << 9)
def _rgba(colour: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    return to_rgba(colour, alpha if colour != "none" else 0.0)


@lru_cache(maxsize=1 << 9)
def _rgb(colour: str) -> NDArray[np.int32]:
    return np.array([round(255 * part) for part in to_rgba(colour)[:3]], np.int32)
