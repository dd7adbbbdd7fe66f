"""Pictures laid out for the report: what it says itself, such as the title, stays away from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from cxmap.locale import Words
from cxmap.rendering.backends.svg import is_themed, svg_element
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.report.house import House
from cxmap.rendering.scene.page import Page
from cxmap.view.report.values import Shown

PAPER = "a4"
"""Drawn for a page of this size, a picture keeps its letters legible on paper and on a screen as wide."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its name; `pages` holds an `<svg>` for each of its pages."""

    key: Shown
    name: str
    pages: tuple[Markup, ...]


def picture(key: Shown, view: Any, words: Words, house: House) -> Picture:
    """The picture of a flow, a timeline, or a curve beside its future, drawn in the colours of a house."""
    name = words.both_states if key == "future" else words.in_report.controls.picture_names[key]
    layout, area, bare = PICTURES["curve" if key == "future" else key](), SIZES[PAPER].area, _bare(key, view)
    pages = layout(bare, house.light, "", area)
    twins: tuple[Page | None, ...] = (None,) * len(pages)
    if not all(is_themed(page, house.light) for page in pages):
        twins = layout(bare, house.dark, "", area)
    drawn = tuple(
        Markup(svg_element(page, twin, f"drawn-{key}-{at}", name, view.description, house.light))  # noqa: S704 - escaped there
        for at, (page, twin) in enumerate(zip(pages, twins, strict=True), start=1)
    )
    return Picture(key, name, drawn)


def _bare(key: Shown, view: Any) -> Any:
    """The view without what the report says already: title, headline, sources."""
    if key == "future":
        return replace(view, title="", subtitle=(), headline="", figures=())
    name = "sheet" if hasattr(view, "sheet") else "curve"
    head = replace(getattr(view, name), title="", subtitle=(), headline="", figures=(), source=())
    return replace(view, **{name: head})
