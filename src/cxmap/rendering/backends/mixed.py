"""Lines of mixed directions in PDF, where matplotlib puts the signs that keep them apart as blanks.

A line that runs one way as a whole needs no such sign and stays text. Any other is drawn as outlines, in
which every letter stands where the layout put it.
"""

from __future__ import annotations

from cxmap.rendering.backends import untouched  # noqa: F401 - before matplotlib

# isort: split
import re
import unicodedata

from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath, text_to_path

from cxmap.rendering.backends.lettering import properties
from cxmap.rendering.backends.settings import BEFORE
from cxmap.rendering.scene.page import Text

_SIGNS = re.compile("[\u2066-\u2069]")
_WHOLE = re.compile("([\u2066\u2067])([^\u2066-\u2069]*)\u2069")
_KINDS = {"\u2066": ("L",), "\u2067": ("R", "AL")}


def without_signs(text: str) -> str | None:
    """The line as text that runs as it should by itself; nothing where only its signs make it so."""
    if not _SIGNS.search(text):
        return text
    whole = _WHOLE.fullmatch(text)
    if whole is None:
        return None
    kinds = (unicodedata.bidirectional(sign) for sign in whole[2])
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return whole[2] if first in _KINDS[whole[1]] else None


def outlines(item: Text) -> PathPatch:
    """A line as shapes, on a page on which y grows downwards."""
    face = properties(item.text, item.style)
    width, _, _ = text_to_path.get_text_width_height_descent(item.text, face, ismath=False)
    share = BEFORE[item.align]
    letters = TextPath((0, 0), item.text, size=item.style.size, prop=face, usetex=False)
    points = letters.vertices * (1, -1) + (item.x - share * width, item.y)
    return PathPatch(Path(points, letters.codes), facecolor=item.colour, edgecolor="none", linewidth=0.0)
