"""Maps to pictures and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast

from msgspec.structs import replace

from cxmap import __version__
from cxmap.api.brands import fonts_of_the_machine, logo_of_brand, written_for
from cxmap.api.judging import insist_on_persona, today
from cxmap.api.settings import AsOf, Scoring, insist_on_limit, settings_from
from cxmap.api.silence import silence
from cxmap.api.versions import course_of
from cxmap.api.views import Views
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.api.versions import History
    from cxmap.loading.configuration import Brand, Configuration
    from cxmap.model import Map
    from cxmap.rendering.logo import Logo
    from cxmap.rendering.raster import Raster
    from cxmap.rendering.report.look import Look
    from cxmap.rendering.scene.page import Page
    from cxmap.rendering.theme import Theme
    from cxmap.scoring import Scorecard
    from cxmap.view.comparison.values import ComparisonView
    from cxmap.view.report.values import Shown, Site

Format = Literal["png", "svg", "pdf", "html"]
REPORT = "report"
SHORT = "page"
"""The page of a map among many, which an atlas has of each: no view that anybody asks for by name."""
PAGES = (REPORT, SHORT)
"""What is written as HTML alone, and tells of versions."""
VIEWS = (
    "board", "curve", "matrix", "timeline", "flow", "gaps", "channels", "elements", "quadrants",
    "opportunities", "lifecycle", REPORT,
)  # fmt: skip
"""Everything that can be drawn: the pictures of `rendering.registry`, and the report."""
WITH_FUTURE = ("board", "curve", REPORT)
"""What can be drawn of a map beside its future."""


class Options(Scoring, total=False):
    """How to draw, and how to score what is drawn; each may be left out."""

    persona: str | None
    """The id of one persona, to draw the map as that one lives it; for all of them when None."""
    language: str | None
    """That of the labels, as a BCP 47 tag; the map's own when None."""
    theme: str
    """One of THEMES, `light` when left out; HTML follows its reader's browser instead."""
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
    map_folder: str
    """The way from a report's folder to that of its map (`way_to_map`), for links; empty when left out."""
    pages: Mapping[str, str]
    """In a report, those of the journeys below places, by the ways to these as the map writes them."""
    above: Sequence[tuple[str, str]]
    """In a report, the places of other maps that lead on to this one, each with where that leads."""
    site: Site | None
    """Of the page of a map among many: what it belongs to, with the ways to its other pages."""
    portraits: Mapping[str, Raster]
    """Pictures of personas by their ids (from `portraits_of`); initials stand where there is none."""
    as_of: AsOf
    """In a report, the day to which ages are counted: `map` for the newest that it names, today when None."""


def options_of(project: Configuration, scoring: Scoring, **chosen: Unpack[Options]) -> Options:
    """How a project wants a map to be drawn, scored so, and what is chosen beside that."""
    project_look: Options = {"brand": project.brand, "stale_days": project.stale_days}
    return cast("Options", {**scoring, **project_look, **chosen})


def render(map_: Map, view: str = "curve", format: Format | None = None, **options: Unpack[Options]) -> bytes:
    """A picture or report of a map; the first page of a view that has several (see `render_pages`)."""
    return render_pages(map_, view, format, **options)[0]


def render_pages(
    map_: Map, view: str = "curve", format: Format | None = None, **options: Unpack[Options]
) -> tuple[bytes, ...]:
    """A picture of a map as PNG, SVG, PDF or HTML, one file a page (a PDF or HTML holds all), or the report.

    The same arguments and version give the same bytes. A report prints the ages of dated sources, which it
    counts to today unless `as_of` names a day. Raises CxmapError for a view, format, theme, size or
    persona that does not exist, for a future that cannot be compared, and for a brand that cannot be shown:
    letters too pale, a font that is not installed, a logo that is no picture. Whoever wants several pictures
    of a map asks a `Drawing` for them, which makes nothing twice.
    """
    return Drawing(map_, **options).files(view, format)


def missing_characters(map_: Map, view: str = "curve", **options: Unpack[Options]) -> tuple[str, ...]:
    """Characters of a picture for which no installed font has a sign, so that it shows boxes there."""
    return Drawing(map_, **options).missing_characters(view)


def formats_of(view: str) -> tuple[Format, ...]:
    """The formats that a view comes in, the usual one first. Raises CxmapError for an unknown view."""
    if view not in (*VIEWS, SHORT):
        raise CxmapError(f"there is no view `{view}`; there are {', '.join(VIEWS)}")
    return ("html",) if view in PAGES else ("png", "svg", "pdf", "html")


def unmatched(map_: Map, future: Map) -> tuple[int, int]:
    """How many touchpoints of a map its future does not have, matched by id; and how many there are."""
    from cxmap.scoring import shared_ids

    return len(map_.steps) - len(shared_ids(map_, future)), len(map_.steps)


class Drawing:
    """A map to be drawn, with all that is made of it on the way, each once and when it is first asked for.

    It is scored once, each of its views is built once and each picture is laid out once, however many formats
    and checks want them.
    """

    def __init__(self, map_: Map, **options: Unpack[Options]) -> None:
        from cxmap.rendering.scene.fonts import ask

        ask(fonts_of_the_machine)
        self.map, self.options = map_, options
        self._pages: dict[str, tuple[Page, ...]] = {}

    def files(self, view: str = "curve", format: Format | None = None) -> tuple[bytes, ...]:
        """The files of a picture or report; errors are those of `render_pages`."""
        wanted = format or formats_of(view)[0]
        if wanted not in formats_of(view):
            raise CxmapError(f"the {view} comes as {', '.join(formats_of(view))}, not as {wanted}")
        if self.options.get("future") is not None and view not in WITH_FUTURE:
            raise CxmapError(f"the {view} does not show a future; this does: {', '.join(WITH_FUTURE)}")
        if view in PAGES:
            return (self._report() if view == REPORT else self._short(),)
        if wanted == "html":
            return (self._picture_page(view),)
        from cxmap.rendering.backends.about import About
        from cxmap.rendering.backends.files import files_of

        description = self.shown.of(view).description
        about = About(self.views.card.map.title, description, f"cxmap {self._version}")
        return files_of(self.pages(view), wanted, about)

    def figures(self, view: str) -> list[str]:
        """The pages of a picture as elements for somebody else's HTML, light or dark as the reader has it."""
        from cxmap.rendering.embed.picture import figure
        from cxmap.rendering.scene.typeface import BACKSTOP, written_in

        look = self._look  # without a font of its own, readers have another: a wide one leaves room for any
        pages = self.pages(view) if look.font else self._laid_out(view, written_in(BACKSTOP))
        return figure(pages, look, self.views.card.map.title, self.shown.of(view).description)

    def _picture_page(self, view: str) -> bytes:
        from cxmap.rendering.embed.picture import picture_page

        title, language = self.views.card.map.title, self.views.words.language
        paper = (self._look.light.paper, self._look.dark.paper)
        return picture_page(self.figures(view), paper, language, title, f"cxmap {self._version}")

    def pages(self, view: str) -> tuple[Page, ...]:
        """A picture laid out: the pages that all of its files show."""
        if view not in self._pages:
            self._pages[view] = self._laid_out(view, written_for(self.options.get("brand")))
        return self._pages[view]

    def missing_characters(self, view: str) -> tuple[str, ...]:
        """Characters of a picture for which no installed font has a sign; none are looked for in reports."""
        from cxmap.rendering.scene.fonts import without_glyph
        from cxmap.rendering.scene.typeface import written_in

        missing: set[str] = set()
        for page in () if view in PAGES else self.pages(view):
            with written_in(page.family):
                missing.update(without_glyph(sign for text in page.texts for sign in text.text))
        return tuple(sorted(missing))

    def nothing_to_say(self, view: str) -> str:
        """Why a picture would show nothing of this map; empty where it has something to show."""
        return "" if view in PAGES else silence(view, self.shown.of(view))

    def pages_needed(self, view: str) -> tuple[int, int]:
        """How many pages a picture has, and how many it would take to show everything; one of a report."""
        if view in PAGES:
            return 1, 1
        pages = self.pages(view)
        return len(pages), max(page.count for page in pages)

    @cached_property
    def views(self) -> Views:
        """What the pictures show. Raises CxmapError for a persona or future that does not fit the map."""
        from cxmap import scoring
        from cxmap.locale import words_for

        persona, future = self.options.get("persona"), self.options.get("future")
        insist_on_persona(self.map, persona)
        card = scoring.score(self.map, persona=persona, settings=settings_from(self.options))
        words = words_for(self.options.get("language") or self.map.language)
        return Views(card, words, None if future is None else _comparable(card, future))

    @cached_property
    def shown(self) -> Views:
        """The same for texts that stand among others, whichever way they run; equal where all run one way."""
        now, future = self.views.card, self.views.future
        shown, beside = directed_card(now), None if future is None else directed_card(future)
        as_it_was = shown is now and beside is future
        return self.views if as_it_was else Views(shown, self.views.words, beside)

    @property
    def _version(self) -> str:
        revision = self.options.get("revision")
        return f"{__version__} \N{MIDDLE DOT} {revision}" if revision else __version__

    @cached_property
    def _look(self) -> Look:
        """The colours of what is HTML, light and dark."""
        from cxmap.rendering.report.look import look_of

        return look_of(self.options.get("brand"), self._logo)

    @cached_property
    def _logo(self) -> Logo | None:
        return logo_of_brand(self.options.get("brand"))

    def slides(self) -> bytes:
        """Board, summary, curve and gaps as slides for PowerPoint, whose shapes and words can be changed.

        Pages are as large as slides, whatever size was asked for. Raises CxmapError where python-pptx is not
        installed, and what `files` raises.
        """
        from cxmap.rendering.backends.about import About
        from cxmap.rendering.backends.pptx import pptx_file
        from cxmap.rendering.scene.hyphens import spoken
        from cxmap.rendering.scene.typeface import BACKSTOP, written_in
        from cxmap.rendering.slides.deck import palette_of, slides_of
        from cxmap.view.slides.build import build_slides

        if self.options.get("size") != "slide":
            sized: Options = {**self.options, "size": "slide"}
            return Drawing(self.map, **sized).slides()
        shown, board, curve = self.shown, self.shown.of("board"), self.shown.of("curve")
        brand = self.options.get("brand")

        def measured() -> AbstractContextManager[None]:
            # who opens slides has fonts of their own: what is measured in a wide one fits in all of them
            return written_in(BACKSTOP) if brand is None or brand.font is None else written_for(brand)

        pictures = (
            (self._laid_out("board", measured()), board.description),
            (self._laid_out("curve", measured()), curve.description),
        )
        colours = self.colours
        with measured(), spoken(self.map.language):
            view = build_slides(shown.card, shown.words, board, shown.of("gaps"))
            slides = slides_of(view, *pictures, colours, self._version)
        about = About(self.views.card.map.title, board.description, f"cxmap {self._version}")
        return pptx_file(slides, palette_of(colours), about)

    @cached_property
    def colours(self) -> Theme:
        """The palette of the theme and the brand.

        Raises CxmapError for a theme that does not exist, and for a brand that cannot be shown.
        """
        from cxmap.rendering.theme import THEMES, branded

        theme, brand = self.options.get("theme", "light"), self.options.get("brand")
        if theme not in THEMES:
            raise CxmapError(f"there is no theme `{theme}`; there are {', '.join(THEMES)}")
        return THEMES[theme] if brand is None else replace(branded(THEMES[theme], brand), logo=self._logo)

    def _laid_out(self, view: str, measured: AbstractContextManager[None]) -> tuple[Page, ...]:
        from cxmap.rendering.frame.paper import SIZES, on_paper
        from cxmap.rendering.frame.portrait import with_pictures
        from cxmap.rendering.frame.stamp import stamped
        from cxmap.rendering.registry import PICTURES
        from cxmap.rendering.scene.hyphens import spoken

        colours, size = self.colours, self.options.get("size")
        if size is not None and size not in SIZES:
            raise CxmapError(f"there is no size `{size}`; there are {', '.join(SIZES)}")
        shown = self.shown.of(view)
        with measured, spoken(self.map.language):
            pages = PICTURES[view]()(shown, colours, self._version, SIZES[size].area if size else None)
        if pictures := self.options.get("portraits"):
            pages = tuple(with_pictures(page, pictures) for page in pages)
        if colours.logo is not None:
            pages = tuple(stamped(page, colours.logo) for page in pages)
        return tuple(on_paper(page, size) for page in pages)

    def _comparisons(self) -> list[ComparisonView]:
        """Groups of the map beside each other, each way in which there are at least two."""
        from cxmap.api.beside import comparisons
        from cxmap.view.comparison.build import build_comparison

        if self.options.get("persona") is not None:
            return []
        return [
            build_comparison(compared, self.views.words, self.map.language)
            for compared in comparisons(self.map, self.views.card)
        ]

    def _around(self) -> dict[str, Any]:
        """What a page says of a map beyond its scorecard: versions, the age of what it rests on, links."""
        versions, card = self.options.get("history"), self.views.card
        stale_days, as_of = self.options.get("stale_days", 365), self.options.get("as_of")
        insist_on_limit("stale_days", stale_days)
        day = None if as_of == "map" else as_of or today()
        return {
            "stale_days": stale_days,
            "as_of": day,
            "course": None if versions is None else course_of(card, versions, day),
            "map_folder": self.options.get("map_folder", ""),
            "pages": self.options.get("pages"),
            "above": self.options.get("above", ()),
        }

    def _short(self) -> bytes:
        from cxmap.rendering.report.short import draw_short
        from cxmap.rendering.scene.hyphens import spoken
        from cxmap.view.report.build import build_page
        from cxmap.view.report.values import Site

        views, site = self.views, self.options.get("site") or Site()
        page = build_page(views.card, views.words, self._version, **self._around())
        with spoken(self.map.language):
            return draw_short(page, site, self._look, self.options.get("portraits", {})).encode()

    def _report(self) -> bytes:
        from cxmap.rendering.report.page import draw_report
        from cxmap.rendering.report.pictures import Picture, picture
        from cxmap.rendering.scene.hyphens import spoken
        from cxmap.view.report.build import build_report

        views = self.views
        report = build_report(
            views.card,
            views.words,
            self._version,
            **self._around(),
            curve=views.curve,
            matrix=views.matrix,
            beside=views.beside,
            board=views.of("board"),
        )
        look = self._look

        def drawn(kind: Shown) -> Picture:
            return picture(kind, self.shown.of("curve" if kind == "future" else kind), views.words, look)

        with spoken(self.map.language):
            later = drawn("future") if report.future else None
            pictures = [drawn(kind) for kind in report.pictures]
            portraits = self.options.get("portraits", {})
            page = draw_report(report, pictures, look, later, portraits, self._comparisons())
        return page.encode()


def directed_card(card: Scorecard) -> Scorecard:
    """The figures of a map whose texts are fit to stand among others; the same where they all were."""
    from cxmap import scoring
    from cxmap.view.direction import directed

    map_ = directed(card.map)
    return card if map_ is card.map else scoring.score(map_, persona=card.persona, settings=card.settings)


def _comparable(card: Scorecard, future: Map) -> Scorecard:
    """The scorecard of a future map. Raises CxmapError where it cannot be held beside the current one."""
    from cxmap import scoring

    if (why := scoring.obstacle(card.map, future)) is not None:
        raise CxmapError(why)
    if card.persona is not None and card.persona not in future.personas_by_id:
        raise CxmapError(f"the future map has no persona `{card.persona}`")
    return scoring.score(future, persona=card.persona, settings=card.settings)
