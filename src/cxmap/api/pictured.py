"""Pictures of the versions of maps: how they fared over time, and what changed between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from msgspec.structs import replace

from cxmap import __version__
from cxmap.api.brands import fonts_of_the_machine, logo_of_brand, written_for
from cxmap.api.drawing import directed_card
from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.changes import Comparison
    from cxmap.loading.configuration import Brand
    from cxmap.locale import Words
    from cxmap.rendering.registry import Layout
    from cxmap.rendering.scene.page import Page
    from cxmap.rendering.text.change_tables import FileChange, Told
    from cxmap.rendering.theme import Theme
    from cxmap.scoring import Scorecard
    from cxmap.scoring.course import Course

PICTURES_OF_CHANGES: tuple[Literal["png", "svg", "pdf", "html"], ...] = ("png", "svg", "pdf", "html")
"""The same of what changed between two versions, which is a page as well."""
PICTURES_OF_VERSIONS: tuple[Literal["png", "svg", "pdf"], ...] = ("png", "svg", "pdf")
"""The formats that these pictures come in, the usual one first."""


class Looks(TypedDict, total=False):
    """How a picture is drawn; each may be left out."""

    theme: str
    size: str | None
    language: str | None
    """That of the labels; the map's own when None, and English for several maps that differ."""
    brand: Brand | None


def trend_files(
    courses: Sequence[tuple[str, Scorecard, Course]], format: str = "png", **looks: Unpack[Looks]
) -> tuple[bytes, ...]:
    """The versions of a map over time, or of several maps beside each other: a file a page, a PDF as a whole.

    Raises CxmapError for a format, theme or size that does not exist, and for a brand that cannot
    be shown.
    """
    from cxmap.view.trend.build import build_maps_over_time, build_over_time

    if not courses:
        raise CxmapError("there is no map to draw")
    words = _words([card.map.language for _, card, _ in courses], looks.get("language"))
    if len(courses) == 1:
        _, card, course = courses[0]
        view: Any = build_over_time(directed_card(card), course, words)
    else:
        view = build_maps_over_time(courses, words)
    return files_of_versions("trend", view, format, words.language, looks)


def difference_files(told: Told, format: str = "png", **looks: Unpack[Looks]) -> tuple[bytes, ...]:
    """What changed between two versions of maps: both curves of each, a file a page or in one file.

    A page has what changed at every touchpoint as a table and, below that, everything else. Raises CxmapError
    where nothing changed that could be drawn, for a format, theme or size that does not exist, and
    for a brand that cannot be shown.
    """
    from cxmap.view.difference.build import build_difference

    changed: list[tuple[FileChange, Comparison]] = [
        (file, file.comparison) for file in told.files if file.comparison is not None
    ]
    words = _words([each.after.map.language for _, each in changed] or ["en"], looks.get("language"))

    def names(file: FileChange) -> tuple[str, str]:
        return told.names[0] or file.before, told.names[1] or file.after

    if format == "html":
        return (_page_of_changes(told, words, names, looks).encode(),)
    if not changed:
        raise CxmapError("nothing changed that could be drawn")
    views = [build_difference(_directed(each), names(file), words).curve for file, each in changed]
    pages = [page for view in views for page in pages_of_versions("difference", view, words.language, looks)]
    said = ". ".join(view.description for view in views)
    title = views[0].title if len(views) == 1 else words.in_changes.title
    return _files(pages, "difference", format, title, said)


def _directed(comparison: Comparison) -> Comparison:
    """The same with texts that are fit to stand among others, whichever way they run."""
    from cxmap.changes import compare
    from cxmap.changes.change import Version

    sides = (comparison.before, comparison.after)
    cards = [directed_card(side.card) for side in sides]
    if all(card is side.card for card, side in zip(cards, sides, strict=True)):
        return comparison
    return compare(*(Version(card, side.evidence) for card, side in zip(cards, sides, strict=True)))


def _page_of_changes(
    told: Told, words: Words, names: Callable[[FileChange], tuple[str, str]], looks: Looks
) -> str:
    from cxmap.rendering.report.difference import Section, draw_differences, drawn
    from cxmap.rendering.report.look import look_of
    from cxmap.rendering.scene.fonts import ask
    from cxmap.rendering.scene.hyphens import spoken
    from cxmap.rendering.text.change_texts import by_group, rows
    from cxmap.view.difference.build import build_difference

    ask(fonts_of_the_machine)
    own, brand = words.in_changes, looks.get("brand")
    look = look_of(brand, logo_of_brand(brand))
    sections = []
    for number, file in enumerate(told.files, start=1):
        comparison = file.comparison
        if comparison is None:
            sections.append(Section(file.title, file.name, own.gone_map if file.before else own.new_map))
            continue
        view = build_difference(comparison, names(file), words)
        shown = build_difference(_directed(comparison), names(file), words).curve
        with spoken(words.language):
            pictures = drawn(shown, number, look)
        sections.append(
            Section(
                file.title, file.name, view.headline, view.is_bad, view.curve.sheet.figures, pictures,
                view.rows, by_group(rows(comparison)),
            )
        )  # fmt: skip
    return draw_differences(sections, told.names, told.skipped, words, __version__, look)


def files_of_versions(picture: str, view: Any, format: str, language: str, looks: Looks) -> tuple[bytes, ...]:
    """The files of a picture of `rendering.registry.OF_VERSIONS`."""
    made = pages_of_versions(picture, view, language, looks)
    return _files(made, picture, format, view.title, view.description)


def _files(pages: Sequence[Page], picture: str, format: str, title: str, said: str) -> tuple[bytes, ...]:
    from cxmap.rendering.backends.about import About
    from cxmap.rendering.backends.files import files_of

    known = next((known for known in PICTURES_OF_VERSIONS if known == format), None)
    if known is None:
        raise CxmapError(f"the {picture} comes as {', '.join(PICTURES_OF_VERSIONS)}, not as {format}")
    return files_of(tuple(pages), known, About(title, said, f"cxmap {__version__}"))


def pages_of_versions(picture: str, view: Any, language: str, looks: Looks) -> tuple[Page, ...]:
    """Its pages, in a theme and brand, for a size of paper."""
    from cxmap.rendering.registry import OF_VERSIONS

    return laid_out(OF_VERSIONS[picture](), view, language, looks)


def laid_out(
    draw: Layout, view: Any, language: str, looks: Looks, version: str = __version__
) -> tuple[Page, ...]:
    """The pages that somebody draws of a view, in a theme and brand, for a size of paper."""
    from cxmap.rendering.frame.paper import SIZES, on_paper
    from cxmap.rendering.frame.stamp import stamped
    from cxmap.rendering.scene.fonts import ask
    from cxmap.rendering.scene.hyphens import spoken

    ask(fonts_of_the_machine)
    brand, size = looks.get("brand"), looks.get("size")
    if size is not None and size not in SIZES:
        raise CxmapError(f"there is no size `{size}`; there are {', '.join(SIZES)}")
    colours = colours_of(looks.get("theme") or "light", brand)
    with written_for(brand), spoken(language):
        pages = draw(view, colours, version, SIZES[size].area if size else None)
    if colours.logo is not None:
        pages = tuple(stamped(page, colours.logo) for page in pages)
    return tuple(on_paper(page, size) for page in pages)


def colours_of(theme: str, brand: Brand | None) -> Theme:
    """A theme in the colours of a brand. Raises CxmapError where there is no such theme."""
    from cxmap.rendering.theme import THEMES, branded

    if theme not in THEMES:
        raise CxmapError(f"there is no theme `{theme}`; there are {', '.join(THEMES)}")
    return (
        THEMES[theme] if brand is None else replace(branded(THEMES[theme], brand), logo=logo_of_brand(brand))
    )


def _words(languages: Sequence[str], wanted: str | None) -> Words:
    """The words in the language that is asked for, or in that of the maps where all have the same one."""
    from cxmap.locale import words_for

    return words_for(wanted or (languages[0] if len(set(languages)) == 1 else "en"))
