"""The layout of the emotion curve: from what is to be drawn to pages."""

from __future__ import annotations

from cxmap.rendering.pictures.curve.pages import free_pages, paper_pages
from cxmap.rendering.scene.page import Area, Page
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView


def pages(view: CurveView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The pages of a curve: for an area as many as it needs, else one up to sixty touchpoints."""
    return free_pages(view, theme, version) if area is None else paper_pages(view, theme, version, area)
