"""The head of one of several pages: the first says everything, the others what they belong to."""

from __future__ import annotations

from dataclasses import replace

from cxmap.rendering.frame.head import TITLE
from cxmap.rendering.scene.text import wrap
from cxmap.view.curve.values import CurveView

Part = tuple[int, int]
"""Which page of how many, from 1."""


def headed(view: CurveView, part: Part, width: float) -> CurveView:
    """The view with the head that a page of it gets, on a page with so much width."""
    number, count = part
    if count < 2:
        return view
    said = view.labels.page_of.format(page=number, pages=count)
    if number == 1:
        return replace(view, subtitle=(said, *view.subtitle))
    title = " ".join(wrap(view.title, TITLE, width * 0.6, 2))
    return replace(view, title=title, subtitle=(said, *view.subtitle[:1]), headline="", figures=())
