"""Pictures laid out for the report: what it says itself, such as the title, stays away from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from cxmap.locale import Words
from cxmap.rendering.backends.svg import drawn_box, svg_element
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.report.look import Look, measured_for
from cxmap.view.report.values import Shown

PAPER = "a4"
"""Drawn for a page of this size, a picture keeps its letters legible on paper and on a screen as wide."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its name; `pages` holds an `<svg>` for each of its pages."""

    key: Shown
    name: str
    pages: tuple[Markup, ...]


def picture(key: Shown, view: Any, words: Words, look: Look) -> Picture:
    """The picture of a flow, a timeline, or a curve beside its future, in colours that follow the page's."""
    name = words.both_states if key == "future" else words.in_report.controls.picture_names[key]
    layout, area, bare = PICTURES["curve" if key == "future" else key](), SIZES[PAPER].area, _bare(key, view)
    with measured_for(look):
        drawn = tuple(
            Markup(svg_element(page.items, drawn_box(page), f"drawn-{key}-{at}", name, view.description))  # noqa: S704 - escaped there
            for at, page in enumerate(layout(bare, look.light, "", area), start=1)
        )
    return Picture(key, name, drawn)


def _bare(key: Shown, view: Any) -> Any:
    """The view without what the report says already: title, headline, sources."""
    said = view.curve.sheet if hasattr(view, "curve") else view.sheet
    source = said.source if key == "future" else ()
    bare = replace(said, title="", subtitle=(), headline="", figures=(), source=source)
    if hasattr(view, "curve"):
        return replace(view, curve=replace(view.curve, sheet=bare))
    return replace(view, sheet=bare)
