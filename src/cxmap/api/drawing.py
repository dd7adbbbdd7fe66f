"""Maps to pictures and reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from cxmap.api.judging import score
from cxmap.api.versions import trend_of
from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.api.versions import History
    from cxmap.loading import Brand
    from cxmap.locale import Words
    from cxmap.model import Map
    from cxmap.rendering.html.house import House
    from cxmap.rendering.registry import Drawing
    from cxmap.rendering.theme import Theme
    from cxmap.scoring import Scorecard

Format = Literal["png", "svg", "pdf", "html"]
REPORT = "report"
VIEWS = (
    "curve", "matrix", "timeline", "flow", "gaps", "channels", "elements", "quadrants",
    "opportunities", "lifecycle", REPORT,
)  # fmt: skip
"""Everything that can be drawn: the pictures of `rendering.registry`, and the report."""
WITH_FUTURE = ("curve", REPORT)
"""What can be drawn of a map beside its future."""


def render(
    map_: Map,
    view: str = "curve",
    format: Format | None = None,
    *,
    persona: str | None = None,
    language: str | None = None,
    theme: str = "light",
    size: str | None = None,
    revision: str | None = None,
    brand: Brand | None = None,
    future: Map | None = None,
    history: History | None = None,
    stale_days: int = 365,
) -> bytes:
    """A picture or report of a map; the first page of a view that has several (see `render_pages`)."""
    found = render_pages(
        map_,
        view,
        format,
        persona=persona,
        language=language,
        theme=theme,
        size=size,
        revision=revision,
        brand=brand,
        future=future,
        history=history,
        stale_days=stale_days,
    )
    return found[0]


def render_pages(
    map_: Map,
    view: str = "curve",
    format: Format | None = None,
    *,
    persona: str | None = None,
    language: str | None = None,
    theme: str = "light",
    size: str | None = None,
    revision: str | None = None,
    brand: Brand | None = None,
    future: Map | None = None,
    history: History | None = None,
    stale_days: int = 365,
) -> tuple[bytes, ...]:
    """A picture of a map as PNG, SVG or PDF, one file a page (a PDF holds all), or the HTML report.

    `language` is that of the labels (the map's when None), `theme` one of THEMES, `size` one of SIZES or
    None for a page as large as its content, `revision` the map's git revision, to be named in the footer,
    `brand` the colours, font and logo of pictures and report (`configuration().brand`), `future`
    a map of the state that is aimed at, to be drawn beside the current one (see WITH_FUTURE and
    `unmatched`). The same arguments and version give the same bytes. Raises CxmapError for a view, format,
    theme or size that does not exist, for a future that cannot be compared, and for a brand that cannot be
    shown: letters too pale, a font that is not installed, a logo that is no picture.

    `history` (see `history`) gives the report a part on how the scores moved over the versions in git; in
    the report, evidence older than `stale_days` is stale (`configuration().stale_days`).
    """
    from cxmap import __version__
    from cxmap.locale import words_for

    wanted = format or formats_of(view)[0]
    if wanted not in formats_of(view):
        raise CxmapError(f"the {view} comes as {', '.join(formats_of(view))}, not as {wanted}")
    if future is not None and view not in WITH_FUTURE:
        raise CxmapError(f"the {view} does not show a future; this does: {', '.join(WITH_FUTURE)}")
    card, words = score(map_, persona=persona), words_for(language or map_.language)
    version = f"{__version__} \N{MIDDLE DOT} {revision}" if revision else __version__
    if wanted == "html":
        from cxmap.rendering.html import draw_report
        from cxmap.rendering.html.pictures import future_picture, pictures
        from cxmap.view.build_report import build_report

        course = None if history is None else trend_of(card, history)
        ahead = None if future is None else _ahead(card, future)
        report = build_report(card, words, version, stale_days=stale_days, trend=course, future=ahead)
        house = _house(brand)
        later = future_picture(report.future.curve, words, version, house) if report.future else None
        return (draw_report(report, pictures(card, words, version, house), house, later).encode(),)
    from cxmap.rendering import mpl
    from cxmap.rendering.registry import PICTURES
    from cxmap.rendering.theme import THEMES

    if theme not in THEMES:
        raise CxmapError(f"there is no theme `{theme}`; there are {', '.join(THEMES)}")
    if size is not None and size not in mpl.SIZES:
        raise CxmapError(f"there is no size `{size}`; there are {', '.join(mpl.SIZES)}")
    drawing = PICTURES[view]()
    built = _built(drawing, card, words, future)
    with _in_brand(THEMES[theme], brand) as colours:
        pages = drawing.pages(built, colours, version, mpl.SIZES[size].area if size else None)
    if colours.logo is not None:
        pages = tuple(mpl.stamped(page, colours.logo) for page in pages)
    about = mpl.About(map_.title, built.description, f"cxmap {version}")
    return mpl.paint_all([mpl.on_paper(page, size) for page in pages], wanted, about)


def formats_of(view: str) -> tuple[Format, ...]:
    """The formats that a view comes in, the usual one first. Raises CxmapError for an unknown view."""
    if view not in VIEWS:
        raise CxmapError(f"there is no view `{view}`; there are {', '.join(VIEWS)}")
    return ("html",) if view == REPORT else ("png", "svg", "pdf")


def missing_characters(
    map_: Map, view: str = "curve", *, brand: Brand | None = None, future: Map | None = None
) -> tuple[str, ...]:
    """Characters of a picture for which no installed font has a sign, so that it shows boxes there."""
    from cxmap.locale import words_for
    from cxmap.rendering import mpl
    from cxmap.rendering.registry import PICTURES

    if view not in PICTURES:
        return ()
    drawing = PICTURES[view]()
    built = _built(drawing, score(map_), words_for(map_.language), future)
    signs = [sign for text in drawing.texts(built) for sign in mpl.clean(text)]
    with mpl.written_in(mpl.installed(brand.font) if brand is not None and brand.font else mpl.FAMILY):
        return mpl.without_glyph(signs)


def unmatched(map_: Map, future: Map) -> tuple[int, int]:
    """How many touchpoints of a map its future does not have, matched by id; and how many there are."""
    from cxmap.scoring import shared_ids

    return len(map_.steps) - len(shared_ids(map_, future)), len(map_.steps)


def _built(drawing: Drawing, card: Scorecard, words: Words, future: Map | None) -> Any:
    """A view of a map, or of a map beside its future."""
    if future is None or drawing.beside is None:
        return drawing.build(card, words)
    return drawing.beside(card, words, _ahead(card, future))


def _ahead(card: Scorecard, future: Map) -> Scorecard:
    """The scorecard of a future map. Raises CxmapError where it cannot be held beside the current one."""
    from cxmap.scoring import obstacle

    if (why := obstacle(card.map, future)) is not None:
        raise CxmapError(why)
    if card.persona is not None and card.persona not in future.personas_by_id:
        raise CxmapError(f"the future map has no persona `{card.persona}`")
    return score(future, persona=card.persona)


def _house(brand: Brand | None) -> House:
    """The look of a report; its reader's browser has the font or does without."""
    from cxmap.rendering.html.house import house_of

    if brand is None or brand.logo is None:
        return house_of(brand)
    from cxmap.rendering import mpl

    name = os.fspath(brand.logo)
    return house_of(brand, mpl.logo_of(read_bytes(name), name))


@contextmanager
def _in_brand(theme: Theme, brand: Brand | None) -> Iterator[Theme]:
    """A theme in a brand's colours and with its logo; texts are measured in its font meanwhile."""
    from cxmap.rendering import mpl
    from cxmap.rendering.theme import branded

    if brand is None:
        yield theme
        return
    theme = branded(theme, brand)
    if brand.logo is not None:
        name = os.fspath(brand.logo)
        theme = replace(theme, logo=mpl.logo_of(read_bytes(name), name))
    with mpl.written_in(mpl.FAMILY if brand.font is None else mpl.installed(brand.font)):
        yield theme
