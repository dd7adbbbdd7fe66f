"""Groups, or two maps, beside each other: as a picture, and as a page with the picture and its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from cxmap import __version__
from cxmap.api.brands import fonts_of_the_machine, logo_of_brand
from cxmap.api.drawing import Format
from cxmap.api.pictured import Looks, laid_out
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.locale import Words
    from cxmap.model import Map
    from cxmap.scoring.compared import Compared
    from cxmap.view.comparison.values import ComparisonView

COMPARED: tuple[Format, ...] = ("png", "svg", "pdf", "html")
"""The formats of a comparison."""


class Look(Looks, total=False):
    """How a comparison is drawn; each may be left out."""

    revision: str | None


def comparison_files(
    compared: Compared, map_: Map, format: Format = "png", **look: Unpack[Look]
) -> tuple[bytes, ...]:
    """A comparison as a picture, a file a page (a PDF holds all), or as one HTML page.

    `map_` is the (first) map that was compared: its language and sources are named. Raises CxmapError for a
    format, theme or size that does not exist, for more groups than a picture shows, and as `render` does for
    a brand that cannot be shown.
    """
    from cxmap.locale import words_for
    from cxmap.rendering.scene.fonts import ask
    from cxmap.rendering.scene.hyphens import spoken
    from cxmap.view.comparison.build import MOST_DRAWN, build_comparison
    from cxmap.view.wording import source_line

    ask(fonts_of_the_machine)
    if format not in COMPARED:
        raise CxmapError(f"a comparison comes as {', '.join(COMPARED)}, not as {format}")
    words = words_for(look.get("language") or map_.language)
    view = build_comparison(compared, words, map_.language, source_line(map_, words))
    if format == "html":
        with spoken(map_.language):
            return (_page(view, words, look),)
    if view.curve is None:
        raise CxmapError(
            f"a picture shows at most {MOST_DRAWN} {compared.by}s beside each other, and these are "
            f"{len(view.sides)}: choose some with --only, or ask for the table or an HTML page"
        )
    return _pictures(view, map_.language, format, look)


def _pictures(view: ComparisonView, language: str, format: Format, look: Look) -> tuple[bytes, ...]:
    from cxmap.rendering.backends.about import About
    from cxmap.rendering.backends.files import files_of
    from cxmap.rendering.registry import PICTURES

    version = _version(look)
    pages = laid_out(PICTURES["curve"](), view.curve, language, look, version)
    assert format != "html"
    return files_of(pages, format, About(view.title, view.description, f"cxmap {version}"))


def _page(view: ComparisonView, words: Words, look: Look) -> bytes:
    from cxmap.rendering.report.comparison import draw_comparison
    from cxmap.rendering.report.look import look_of

    brand = look.get("brand")
    return draw_comparison(view, words, look_of(brand, logo_of_brand(brand)), _version(look)).encode()


def _version(look: Look) -> str:
    revision = look.get("revision")
    return f"{__version__} \N{MIDDLE DOT} {revision}" if revision else __version__
