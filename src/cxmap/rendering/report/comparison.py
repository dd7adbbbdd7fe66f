"""Groups beside each other as a part of the report, and as a page of its own."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from cxmap.locale import Words
from cxmap.rendering.report.environment import environment, stylesheet
from cxmap.rendering.report.look import PLAIN, Look
from cxmap.rendering.report.pictures import drawn
from cxmap.rendering.report.safe import visible
from cxmap.view.comparison.values import ComparisonView

HIGHER = 1.35
"""How much higher than paper that lies: a score for every group below a curve that is no lower for it."""
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


class Beside(Struct, frozen=True):
    """A comparison with its picture, an `<svg>` for each of its pages; none of too many groups."""

    view: ComparisonView
    pages: tuple[Markup, ...]


def beside(view: ComparisonView, look: Look, *, drawn_too: bool = True) -> Beside:
    """A comparison in colours that follow the page's, with its picture unless that is drawn elsewhere."""
    if view.curve is None or not drawn_too:
        return Beside(view, ())
    bare = replace(view.curve.sheet, title="", subtitle=(), headline="", figures=(), source=())
    curve = replace(view.curve, sheet=bare)
    return Beside(view, drawn("curve", f"beside-{view.by}", view.kind, curve, look, HIGHER))


def draw_comparison(view: ComparisonView, words: Words, look: Look = PLAIN, version: str = "") -> str:
    """The page of a comparison: its headline, picture and table; it needs nothing beside itself."""
    own = view.sheet.language.partition("-")[0]
    foreign = words.language != own
    page = (
        environment()
        .get_template("comparison_page.html.j2")
        .render(
            view=view,
            one=beside(view, look),
            look=look,
            version=version,
            stylesheet=stylesheet(look),
            words=words,
            tell=words.in_report,
            direction="rtl" if own in RIGHT_TO_LEFT else "ltr",
            tongue=Markup(' lang="{}"').format(words.language) if foreign else "",
            native=Markup(' lang="{}"').format(view.sheet.language) if foreign else "",
        )
    )
    return visible(page)
