"""Pictures drawn with matplotlib, the only part that imports it."""

from cxmap.rendering.mpl.canvas import DPI, About, paint, paint_all
from cxmap.rendering.mpl.fonts import installed, without_glyph
from cxmap.rendering.mpl.page import Page
from cxmap.rendering.mpl.paper import SIZES, on_paper
from cxmap.rendering.mpl.stamp import logo_of, stamped
from cxmap.rendering.mpl.text import clean
from cxmap.rendering.mpl.typeface import FAMILY, written_in

__all__ = [
    "DPI",
    "FAMILY",
    "SIZES",
    "About",
    "Page",
    "clean",
    "installed",
    "logo_of",
    "on_paper",
    "paint",
    "paint_all",
    "stamped",
    "without_glyph",
    "written_in",
]
