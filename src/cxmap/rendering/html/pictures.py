"""Which pictures beside the curve a report shows: those that its map has something to say for.

Composing them imports matplotlib for the widths of letters, so a map without ways or times does not pay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from cxmap.locale import Words
from cxmap.model import Map
from cxmap.rendering.theme import DARK, LIGHT
from cxmap.scoring import Scorecard

if TYPE_CHECKING:
    from cxmap.rendering.mpl.page import Page

Kind = Literal["flow", "timeline"]
MOST_TOUCHPOINTS = 120
"""Beyond this, pictures would outweigh the report; `cxmap render` still draws them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and its name; `pages` holds an `<svg>` for each of its pages."""

    key: Kind
    name: str
    pages: tuple[Markup, ...]


def wanted(map_: Map) -> tuple[Kind, ...]:
    """A flow where a way is written, a timeline where a time is."""
    points = [step.touchpoint for step in map_.steps]
    if len(points) > MOST_TOUCHPOINTS:
        return ()
    found: list[Kind] = []
    if any(point.next for point in points):
        found.append("flow")
    timed = any(point.duration or point.waiting for point in points)
    if timed or any(phase.duration for phase in map_.phases):
        found.append("timeline")
    return tuple(found)


def _without_head(view: Any) -> Any:
    """The view without what the report says already: title, headline, sources."""
    name = "sheet" if hasattr(view, "sheet") else "curve"
    bare = replace(getattr(view, name), title="", subtitle=(), headline="", figures=(), source=())
    return replace(view, **{name: bare})


def _unsigned(page: Page, version: str) -> Page:
    """The page without the name of the program at its foot, which the report has at its own."""
    signature = f"cxmap {version}"
    dropped = next((text for text in reversed(page.texts) if text.text == signature), None)
    return replace(page, items=[item for item in page.items if item is not dropped])


def pictures(card: Scorecard, words: Words, version: str) -> tuple[Picture, ...]:
    """The wanted pictures, drawn; equal scorecards give equal pictures."""
    kinds = wanted(card.map)
    if not kinds:
        return ()
    from cxmap.rendering.html.page_svg import is_themed, page_svg
    from cxmap.rendering.registry import PICTURES

    names = words.in_report.controls.picture_names
    found = []
    for kind in kinds:
        drawing = PICTURES[kind]()
        view = drawing.build(card, words)
        bare = _without_head(view)
        pages = [_unsigned(page, version) for page in drawing.pages(bare, LIGHT, version)]
        twins: list[Page | None] = [None] * len(pages)
        if not all(map(is_themed, pages)):
            twins = [_unsigned(page, version) for page in drawing.pages(bare, DARK, version)]
        drawn = tuple(
            page_svg(page, twin, f"drawn-{kind}-{at}", names[kind], view.description)
            for at, (page, twin) in enumerate(zip(pages, twins, strict=True), start=1)
        )
        found.append(Picture(kind, names[kind], drawn))
    return tuple(found)
