"""Pictures drawn with matplotlib, the only part that imports it."""

from cxmap.rendering.mpl.canvas import About, paint, paint_all
from cxmap.rendering.mpl.fonts import without_glyph
from cxmap.rendering.mpl.paper import SIZES, on_paper
from cxmap.rendering.mpl.text import clean

__all__ = ["SIZES", "About", "clean", "on_paper", "paint", "paint_all", "without_glyph"]
