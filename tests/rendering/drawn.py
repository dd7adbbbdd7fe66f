"""A curve drawn without a map: its first page, and that page as a file."""

from __future__ import annotations

from cxmap.rendering.backends.about import About, Format
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.pictures.curve.layout import pages
from cxmap.rendering.scene.page import Page
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.curve.values import CurveView


def compose(view: CurveView, theme: Theme = LIGHT, version: str = "") -> Page:
    """The first page of a view."""
    return pages(view, theme, version)[0]


def draw_curve(view: CurveView, format: Format, theme: Theme = LIGHT, version: str = "") -> bytes:
    """The first page as a file."""
    about = About(view.title, view.description, f"cxmap {version}".strip())
    return files_of([compose(view, theme, version)], format, about)[0]
