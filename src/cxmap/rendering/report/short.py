"""The page of a map among many: what it comes down to and all that it says, made once and without a script.

Its curve is composed once. Screens scroll through it, and paper shows parts of that same drawing, so a page
costs a fraction of a report, which is composed for every width and has pictures beside the curve.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.rendering.raster import Raster
from cxmap.rendering.report.curve import FEW, LONG, MANY, Measures, Plotter
from cxmap.rendering.report.environment import environment, stylesheet
from cxmap.rendering.report.look import PLAIN, Look, measured_for
from cxmap.rendering.report.page import shared
from cxmap.rendering.report.safe import visible
from cxmap.view.report.values import PageView, Site
from cxmap.view.spans import spans

STYLES = ("report.css", "board.css", "numbers.css", "trend.css", "narrow.css", "print.css", "short.css")
MOST_COLUMNS = 10
"""Of a part on paper. Words may lie across its edge, so paper has the scores below the drawing instead."""
ONE = Measures((FEW.columns[0],) * 3, (560.0,) * 3, FEW.height, FEW.edge)
"""One size for all screens; narrow ones scroll."""


def draw_short(
    view: PageView, site: Site, look: Look = PLAIN, portraits: Mapping[str, Raster] | None = None
) -> str:
    """The whole page, in a brand's look, with the way to the pages of `site` that it belongs to.

    Equal values give equal texts, wherever it is drawn.
    """
    columns = len(view.curve.columns)
    with measured_for(look):
        context = shared(view, look, portraits)
        plotter: Plotter = context["plotter"]
        whole = (0, max(columns - 1, 0))
        screen = plotter.strip(whole, "curve-screen", LONG if columns > MANY else ONE, view.anchors)
        cuts = spans(columns, MOST_COLUMNS, {band.first for band in view.curve.bands})
        page = (
            environment()
            .get_template("short.html.j2")
            .render(
                **context | {"values": _values(view)},
                site=site,
                few=columns <= MANY,
                stylesheet=stylesheet(look, STYLES),
                digest="",
                screen=screen,
                paper=[plotter.part(screen, span) for span in cuts],
                leads=_anchors(view).__contains__,
                trend_plots=(),
            )
        )
    return visible(page)


def _values(view: PageView) -> dict[str, tuple[str, str]]:
    """The experience of every place that has one, with the number of answers, by its id."""
    words, shown = view.words, view.gaps.numbers(view.words)
    return {
        row.id: (
            shown.score(row.experience),
            f"n = {words.number(row.printed_n, decimals=0)}" if row.printed_n else "",
        )
        for row in (*view.gaps.rows, *view.gaps.beside)
        if row.experience is not None
    }


def _anchors(view: PageView) -> frozenset[str]:
    """Where links within the page may lead; sentences also speak of what the report alone has."""
    sections = {"trend", "dated"} if view.trend else set()
    sections |= {"sources"} if view.sources else set()
    sections |= {"asked-about-the-whole"} if view.numbers else set()
    return frozenset((*view.anchors.values(), *(row.anchor for row in view.opportunities), *sections))
