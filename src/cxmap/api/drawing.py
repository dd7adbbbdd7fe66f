"""Maps to pictures and reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Unpack

from cxmap.api.judging import insist_on_persona
from cxmap.api.settings import Scoring, insist_on_limit, settings_from
from cxmap.api.versions import trend_of
from cxmap.errors import CxmapError
from cxmap.source import read_bytes

if TYPE_CHECKING:
    from cxmap.api.versions import History
    from cxmap.loading import Brand
    from cxmap.locale import Words
    from cxmap.model import Map
    from cxmap.rendering.logo import Logo
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


class Options(Scoring, total=False):
    """How to draw, and how to score what is drawn; each may be left out."""

    persona: str | None
    """The id of one persona, to draw the map as that one lives it; for all of them when None."""
    language: str | None
    """That of the labels, as a BCP 47 tag; the map's own when None."""
    theme: str
    """One of THEMES, `light` when left out; of pictures, since a report follows its reader's browser."""
    size: str | None
    """One of SIZES, for pages laid out for that paper; pages as large as their content when None."""
    revision: str | None
    """The map's git revision, to be named in the footer (see `revision_of`)."""
    brand: Brand | None
    """Colours, font and logo (`configuration().brand`)."""
    future: Map | None
    """The state that is aimed at, to be drawn beside the current one (see WITH_FUTURE and `unmatched`)."""
    history: History | None
    """Earlier versions, for the report's part on how the scores moved (see `history`)."""
    stale_days: int
    """In a report, evidence older than this is stale; 365 when left out (`configuration().stale_days`)."""


def render(map_: Map, view: str = "curve", format: Format | None = None, **options: Unpack[Options]) -> bytes:
    """A picture or report of a map; the first page of a view that has several (see `render_pages`)."""
    return render_pages(map_, view, format, **options)[0]


def render_pages(
    map_: Map, view: str = "curve", format: Format | None = None, **options: Unpack[Options]
) -> tuple[bytes, ...]:
    """A picture of a map as PNG, SVG or PDF, one file a page (a PDF holds all), or the HTML report.

    The same arguments and version give the same bytes. Raises CxmapError for a view, format, theme, size or
    persona that does not exist, for a future that cannot be compared, and for a brand that cannot be shown:
    letters too pale, a font that is not installed, a logo that is no picture.
    """
    from cxmap import __version__
    from cxmap.locale import words_for

    wanted = format or formats_of(view)[0]
    if wanted not in formats_of(view):
        raise CxmapError(f"the {view} comes as {', '.join(formats_of(view))}, not as {wanted}")
    future, revision = options.get("future"), options.get("revision")
    if future is not None and view not in WITH_FUTURE:
        raise CxmapError(f"the {view} does not show a future; this does: {', '.join(WITH_FUTURE)}")
    card = _scored(map_, options)
    words = words_for(options.get("language") or map_.language)
    version = f"{__version__} \N{MIDDLE DOT} {revision}" if revision else __version__
    then = None if future is None else _comparable(card, future)
    if wanted == "html":
        return (_report(card, then, words, version, options),)
    return _pictures(view, wanted, card, then, words, version, options)


def _report(card: Scorecard, then: Scorecard | None, words: Words, version: str, options: Options) -> bytes:
    from cxmap.rendering.registry import PICTURES
    from cxmap.rendering.report.house import house_of
    from cxmap.rendering.report.page import draw_report
    from cxmap.rendering.report.pictures import future_picture, pictures
    from cxmap.view.report.build import build_report

    brand, versions = options.get("brand"), options.get("history")
    insist_on_limit("stale_days", options.get("stale_days", 365))
    report = build_report(
        card,
        words,
        version,
        stale_days=options.get("stale_days", 365),
        trend=None if versions is None else trend_of(card, versions),
        future=then,
    )
    house = house_of(brand, _logo(brand))
    drawn = _directed(card)
    later = None
    if then is not None and report.future is not None:
        both = report.future.curve
        if drawn is not card or _directed(then) is not then:
            both = _built(PICTURES["curve"](), drawn, _directed(then), words)
        later = future_picture(both, words, version, house)
    return draw_report(report, pictures(drawn, words, version, house), house, later).encode()


def _pictures(
    view: str,
    form: Literal["png", "svg", "pdf"],
    card: Scorecard,
    then: Scorecard | None,
    words: Words,
    version: str,
    options: Options,
) -> tuple[bytes, ...]:
    from cxmap.rendering.backends.canvas import About, paint_all
    from cxmap.rendering.frame.paper import SIZES, on_paper
    from cxmap.rendering.frame.stamp import stamped
    from cxmap.rendering.registry import PICTURES
    from cxmap.rendering.theme import THEMES

    theme, size = options.get("theme", "light"), options.get("size")
    if theme not in THEMES:
        raise CxmapError(f"there is no theme `{theme}`; there are {', '.join(THEMES)}")
    if size is not None and size not in SIZES:
        raise CxmapError(f"there is no size `{size}`; there are {', '.join(SIZES)}")
    drawing = PICTURES[view]()
    built = _built(drawing, _directed(card), None if then is None else _directed(then), words)
    with _in_brand(THEMES[theme], options.get("brand")) as colours:
        pages = drawing.pages(built, colours, version, SIZES[size].area if size else None)
    if colours.logo is not None:
        pages = tuple(stamped(page, colours.logo) for page in pages)
    about = About(card.map.title, built.description, f"cxmap {version}")
    return paint_all([on_paper(page, size) for page in pages], form, about)


def formats_of(view: str) -> tuple[Format, ...]:
    """The formats that a view comes in, the usual one first. Raises CxmapError for an unknown view."""
    if view not in VIEWS:
        raise CxmapError(f"there is no view `{view}`; there are {', '.join(VIEWS)}")
    return ("html",) if view == REPORT else ("png", "svg", "pdf")


def missing_characters(map_: Map, view: str = "curve", **options: Unpack[Options]) -> tuple[str, ...]:
    """Characters of a picture for which no installed font has a sign, so that it shows boxes there."""
    from cxmap.locale import words_for
    from cxmap.rendering.backends.installed import installed
    from cxmap.rendering.registry import PICTURES
    from cxmap.rendering.scene.fonts import without_glyph
    from cxmap.rendering.scene.text import clean
    from cxmap.rendering.scene.typeface import FAMILY, written_in

    if view not in PICTURES:
        return ()
    drawing, brand, future = PICTURES[view](), options.get("brand"), options.get("future")
    card = _scored(map_, options)
    then = None if future is None else _comparable(card, future)
    built = _built(drawing, card, then, words_for(options.get("language") or map_.language))
    signs = [sign for text in drawing.texts(built) for sign in clean(text)]
    with written_in(installed(brand.font) if brand is not None and brand.font else FAMILY):
        return without_glyph(signs)


def unmatched(map_: Map, future: Map) -> tuple[int, int]:
    """How many touchpoints of a map its future does not have, matched by id; and how many there are."""
    from cxmap.scoring import shared_ids

    return len(map_.steps) - len(shared_ids(map_, future)), len(map_.steps)


def _scored(map_: Map, options: Options) -> Scorecard:
    """A map's scorecard, as the options want it. Raises CxmapError for a persona that it does not have."""
    from cxmap import scoring

    persona = options.get("persona")
    insist_on_persona(map_, persona)
    return scoring.score(map_, persona=persona, settings=settings_from(options))


def _directed(card: Scorecard) -> Scorecard:
    """The same figures with the map's texts made fit to stand among others, whichever way they run."""
    from cxmap import scoring
    from cxmap.view.direction import directed

    map_ = directed(card.map)
    return card if map_ is card.map else scoring.score(map_, persona=card.persona, settings=card.settings)


def _built(drawing: Drawing, card: Scorecard, then: Scorecard | None, words: Words) -> Any:
    """A view of a map, or of a map beside its future."""
    if then is None or drawing.beside is None:
        return drawing.build(card, words)
    return drawing.beside(card, words, then)


def _comparable(card: Scorecard, future: Map) -> Scorecard:
    """The scorecard of a future map. Raises CxmapError where it cannot be held beside the current one."""
    from cxmap import scoring

    if (why := scoring.obstacle(card.map, future)) is not None:
        raise CxmapError(why)
    if card.persona is not None and card.persona not in future.personas_by_id:
        raise CxmapError(f"the future map has no persona `{card.persona}`")
    return scoring.score(future, persona=card.persona, settings=card.settings)


def _logo(brand: Brand | None) -> Logo | None:
    """A brand's logo. Raises CxmapError where its file cannot be read or is no picture."""
    if brand is None or brand.logo is None:
        return None
    from cxmap.rendering.logo import logo_of

    name = os.fspath(brand.logo)
    return logo_of(read_bytes(name), name)


@contextmanager
def _in_brand(theme: Theme, brand: Brand | None) -> Iterator[Theme]:
    """A theme in a brand's colours and with its logo; texts are measured in its font meanwhile."""
    from cxmap.rendering.backends.installed import installed
    from cxmap.rendering.scene.typeface import FAMILY, written_in
    from cxmap.rendering.theme import branded

    if brand is None:
        yield theme
        return
    theme = replace(branded(theme, brand), logo=_logo(brand))
    with written_in(FAMILY if brand.font is None else installed(brand.font)):
        yield theme
