"""What is to be drawn: ordered, translated, plain numbers. Sees no pixel and no colour."""

from cxmap.view.build_curve import build_curve
from cxmap.view.curve import CurveView

__all__ = ["CurveView", "build_curve"]
