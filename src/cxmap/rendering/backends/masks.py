"""A line of text as dots: how far its letters cover each, in the fonts that the line was measured in.

FreeType shapes and draws a line as a whole, in a fraction of the time that its letters take one by one. A
line that comes again, as the names of phases and touchpoints do on every page, is not drawn again.
"""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.font_manager import FontPath, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from numpy.typing import NDArray

from cxmap.rendering.backends.lettering import files_for
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.typeface import family

_KEPT = 1 << 11
"""Masks in memory: a line of common length takes some three kilobytes."""
_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where all scripts from right to left lie, and the signs that keep directions apart."""


class Mask(NamedTuple):
    """How far a line covers each dot, from 0 to 255, and where that is from the start of its baseline."""

    cover: NDArray[np.uint8]
    before: float
    """Dots from the left edge to where the line begins."""
    above: int
    """Rows above the baseline."""
    wide: float
    """Of the line, in dots."""


def is_forwards(text: str) -> bool:
    """Whether nothing in a text may run from right to left."""
    return not _LEFTWARDS.search(text)


def mask_of(text: str, style: Style, dpi: float) -> Mask:
    """A line that runs from left to right, in so many dots an inch."""
    return _mask(text, style, dpi, family())


@lru_cache(maxsize=_KEPT)
def _mask(text: str, style: Style, dpi: float, _family: str) -> Mask:
    font = get_font([FontPath(file.path, file.number) for file in files_for(text, style)])
    space, _ = _set(font, " ", style.size, dpi)
    # every letter is put on a whole dot counted from the leftmost edge, so that edge must be on one itself:
    # the edge of a space is, that of most letters is not, and then some would stand a dot off
    wide, high = _set(font, " " + text, style.size, dpi)
    font.draw_glyphs_to_bitmap(antialiased=True)
    above = (high - font.get_descent()) // 64 + 1
    return Mask(np.array(font.get_image()), space / 64, above, (wide - space) / 64)


def _set(font: FT2Font, text: str, size: float, dpi: float) -> tuple[int, int]:
    """Width and height of a text set in a font, in 64ths of a dot."""
    font.clear()
    font.set_size(size, dpi)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()
