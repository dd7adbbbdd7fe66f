"""Pictures laid out for the report: what it says itself, such as the title, stays away from them."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.rendering.backends.svg import drawn_box, svg_element
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.report.look import Look, measured_for
from cxmap.view.report.values import Shown

PAPER = "a4"
"""Drawn for a page of this size, a picture keeps its letters legible on paper and on a screen as wide."""


class Picture(Struct, frozen=True):
    """A picture and its name; `pages` holds an `<svg>` for each of its pages."""

    key: Shown
    name: str
    pages: tuple[Markup, ...]


def picture(key: Shown, view: Any, words: Words, look: Look) -> Picture:
    """The picture of a flow, a timeline, or a curve beside its future, in colours that follow the page's."""
    name = words.both_states if key == "future" else words.in_report.controls.picture_names[key]
    return Picture(key, name, drawn("curve" if key == "future" else key, key, name, _bare(key, view), look))


def drawn(layout: str, id_: str, name: str, view: Any, look: Look, higher: float = 1.0) -> tuple[Markup, ...]:
    """The pages of a view that says nothing of what the report says already; `id_` is unique in the page.

    They may be so many times as high as the paper is: screens are scrolled, and paper stands upright as well.
    """
    area = SIZES[PAPER].area
    with measured_for(look):
        pages = PICTURES[layout]()(view, look.light, "", area._replace(height=area.height * higher))
        return tuple(
            Markup(svg_element(page.items, drawn_box(page), f"drawn-{id_}-{at}", name, view.description))  # noqa: S704 - escaped there
            for at, page in enumerate(pages, start=1)
        )


def _bare(key: Shown, view: Any) -> Any:
    """The view without what the report says already: title, headline, sources."""
    said = view.curve.sheet if hasattr(view, "curve") else view.sheet
    source = said.source if key == "future" else ()
    bare = replace(said, title="", subtitle=(), headline="", figures=(), source=source)
    if hasattr(view, "curve"):
        return replace(view, curve=replace(view.curve, sheet=bare))
    return replace(view, sheet=bare)
