"""Which pictures beside the curve a report shows: those that its map has something to say for.

Composing them imports matplotlib for the widths of letters, so a map without ways or times does not pay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from cxmap.locale import Words
from cxmap.model import Map
from cxmap.rendering.report.house import PLAIN, House
from cxmap.scoring import Scorecard
from cxmap.view.curve.values import CurveView

if TYPE_CHECKING:
    from cxmap.rendering.registry import Drawing
    from cxmap.rendering.scene.page import Page

Kind = Literal["flow", "timeline", "future"]
MOST_TOUCHPOINTS = 120
"""Beyond this, pictures would outweigh the report; `cxmap render` still draws them."""
PAPER = "a4"
"""Drawn for a page of this size, a picture keeps its letters legible on paper and on a screen as wide."""


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


def pictures(card: Scorecard, words: Words, version: str, house: House = PLAIN) -> tuple[Picture, ...]:
    """The wanted pictures, drawn in the colours of a house; equal scorecards give equal pictures."""
    kinds = wanted(card.map)
    if not kinds:
        return ()
    from cxmap.rendering.registry import PICTURES

    names = words.in_report.controls.picture_names
    found = []
    for kind in kinds:
        drawing = PICTURES[kind]()
        view = drawing.build(card, words)
        found.append(_picture(kind, names[kind], _without_head(view), drawing, version, house))
    return tuple(found)


def future_picture(view: CurveView, words: Words, version: str, house: House = PLAIN) -> Picture:
    """The curve of a map beside its future, drawn in the colours of a house."""
    from cxmap.rendering.registry import PICTURES

    bare = replace(view, title="", subtitle=(), headline="", figures=())
    return _picture("future", words.both_states, bare, PICTURES["curve"](), version, house)


def _picture(kind: Kind, name: str, view: Any, drawing: Drawing, version: str, house: House) -> Picture:
    from cxmap.rendering.frame.paper import SIZES
    from cxmap.rendering.report.page_svg import is_themed, page_svg

    area = SIZES[PAPER].area
    pages = [_unsigned(page, version) for page in drawing.pages(view, house.light, version, area)]
    twins: list[Page | None] = [None] * len(pages)
    if not all(is_themed(page, house.light) for page in pages):
        twins = [_unsigned(page, version) for page in drawing.pages(view, house.dark, version, area)]
    drawn = tuple(
        page_svg(page, twin, f"drawn-{kind}-{at}", name, view.description, house.light)
        for at, (page, twin) in enumerate(zip(pages, twins, strict=True), start=1)
    )
    return Picture(kind, name, drawn)
