"""Pictures drawn with matplotlib, the only part that imports it."""

from cxmap.rendering.mpl.curve import draw_curve, missing_characters

__all__ = ["draw_curve", "missing_characters"]
