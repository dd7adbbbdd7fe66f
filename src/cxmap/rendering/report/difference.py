"""What changed between two versions of maps as one HTML page, which needs nothing beside itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.rendering.backends.svg import drawn_box, svg_element
from cxmap.rendering.frame.paper import SIZES
from cxmap.rendering.registry import OF_VERSIONS
from cxmap.rendering.report.colours import colours, font
from cxmap.rendering.report.environment import environment
from cxmap.rendering.report.look import PLAIN, Look
from cxmap.rendering.report.safe import visible
from cxmap.rendering.text.change_texts import ChangeRow
from cxmap.view.curve.values import CurveView
from cxmap.view.difference.values import Row

PAPER = "a4"
"""Drawn for a page of this size, a picture keeps its letters legible on paper and on a screen as wide."""


class Section(Struct, frozen=True):
    """A map with what changed in it; without a picture for one that came or went."""

    title: str
    file: str
    headline: str
    is_bad: bool = False
    figures: tuple[str, ...] = ()
    pictures: tuple[Markup, ...] = ()
    rows: tuple[Row, ...] = ()
    groups: Sequence[tuple[str, Sequence[ChangeRow]]] = ()
    """Every change, in English, as the terminal tells it."""

    @property
    def count(self) -> int:
        """How many changes there are in all."""
        return sum(len(rows) for _, rows in self.groups)


def drawn(curve: CurveView, number: int, look: Look = PLAIN) -> tuple[Markup, ...]:
    """The picture of the map of that number, an `<svg>` for each of its pages; the page says its title."""
    said = replace(curve.sheet, title="", subtitle=(), headline="", figures=())
    pages = OF_VERSIONS["difference"]()(replace(curve, sheet=said), look.light, "", SIZES[PAPER].area)
    return tuple(
        Markup(svg_element(page.items, drawn_box(page), f"map-{number}-{at}", curve.title, curve.description))  # noqa: S704 - escaped there
        for at, page in enumerate(pages, start=1)
    )


def draw_differences(
    sections: Sequence[Section], versions: tuple[str, str], skipped: Sequence[str], words: Words,
    version: str, look: Look = PLAIN,
) -> str:  # fmt: skip
    """The page. Equal values give equal texts."""
    page = (
        environment()
        .get_template("difference.html.j2")
        .render(
            maps=sections,
            before=versions[0],
            after=versions[1] or words.in_changes.now,
            skipped=skipped,
            words=words,
            own=words.in_changes,
            version=version,
            stylesheet=colours(look) + _rules() + font(look),
        )
    )
    return visible(page)


@cache
def _rules() -> str:
    return files("cxmap.rendering.report").joinpath("templates", "difference.css").read_text("utf-8")
