"""The report as one HTML page that needs nothing beside itself: no network, no other file.

It is whole without its script, which only adds ways to look around (`interaction`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from cxmap.rendering.frame.page import MOST_PAGES
from cxmap.rendering.pictures.opportunities.layout import legend as opportunities_legend
from cxmap.rendering.pictures.quadrants.layout import legend as quadrants_legend
from cxmap.rendering.raster import Raster
from cxmap.rendering.report.comparison import beside
from cxmap.rendering.report.curve import FEW, LANE, LONG, LONG_LANE, MANY, PAPER, Plotter, key_entries, key_of
from cxmap.rendering.report.environment import environment, stylesheet
from cxmap.rendering.report.interaction import data, digest, script
from cxmap.rendering.report.look import PLAIN, Look, data_address, measured_for
from cxmap.rendering.report.marks import MARKS, quadrant_mark
from cxmap.rendering.report.matrix import tables
from cxmap.rendering.report.pictures import Picture
from cxmap.rendering.report.plots import opportunities_plots, quadrants_plots, trend_plots
from cxmap.rendering.report.safe import visible
from cxmap.rendering.theme import Theme
from cxmap.view.comparison.values import ComparisonView
from cxmap.view.report.values import PageView, ReportView
from cxmap.view.spans import spans

MOST_COLUMNS = 10
"""Of a table on paper."""
BESIDE = frozenset({"feelings", "pain_points", "gains"})
"""The lanes below the curve, beside channels and impact moments; the matrix has all of them."""
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def draw_report(
    view: ReportView,
    pictures: Sequence[Picture] = (),
    look: Look = PLAIN,
    later: Picture | None = None,
    portraits: Mapping[str, Raster] | None = None,
    comparisons: Sequence[ComparisonView] = (),
) -> str:
    """The whole page, with pictures beside the curve and the one of a view's future, in a brand's look.

    `portraits` are pictures of personas by their ids, `comparisons` groups of the map beside each other.

    Equal values give equal texts, wherever it is drawn.
    """
    curve, theme = view.curve, look.light
    words = view.words
    # what would take more sheets of paper than a picture may have pages is for the screen alone
    cuts = spans(len(curve.columns), MOST_COLUMNS, {band.first for band in curve.bands})
    long, touchpoints = len(cuts) > MOST_PAGES, sum(len(chapter.cards) for chapter in view.chapters)
    with measured_for(look):
        context = shared(view, look, portraits)
        plotter: Plotter = context["plotter"]
        first = replace(curve, series=tuple(series for series in curve.series if series.role == "experience"))
        lane = Plotter(first, theme, plotter.title, backwards=plotter.backwards)
        whole = (0, max(len(curve.columns), 1) - 1)
        size, broad = (LONG, LONG_LANE) if len(curve.columns) > MANY else (FEW, LANE)
        page = (
            environment()
            .get_template("report.html.j2")
            .render(
                **context,
                pictures=pictures,
                later=later if view.future else None,
                besides=[beside(one, look, drawn_too=not long) for one in comparisons],
                stylesheet=stylesheet(look),
                data=data(view),
                script=script(),
                digest=digest(),
                leads=bool,
                rows={row.id: row for row in view.gaps.rows},
                **_plots(view, theme),
                screen=plotter.strip(whole, "curve-screen", size, view.anchors),
                too_long=words.in_report.too_long.format(count=words.count(touchpoints)) if long else "",
                paper=[
                    plotter.strip(span, f"curve-paper-{at}", PAPER)
                    for at, span in enumerate(() if long else cuts)
                ],
                stages=[
                    plotter.strip((band.first, band.last), f"curve-stage-{at}", size, view.anchors)
                    for at, band in enumerate(curve.bands)
                ],
                matrix=tables(view.matrix),
                matrix_plot=None if long else lane.strip(whole, "curve-lane", broad, view.anchors),
                matrix_on_paper=() if long else tables(view.matrix, MOST_COLUMNS),
            )
        )
    return visible(page)


def shared(view: PageView, look: Look, portraits: Mapping[str, Raster] | None) -> dict[str, Any]:
    """What the templates know of a map on a page of either kind; `plotter` draws its curve."""
    words, theme = view.words, look.light
    own, shown = view.language.partition("-")[0], view.gaps.numbers(words)
    mirrored, foreign = own in RIGHT_TO_LEFT, words.language != own
    title = f"{words.curve_of.format(title=view.curve.title)}. {view.curve.sheet.headline}."
    return {
        "view": view,
        "look": look,
        "chips": len(theme.chips),
        "words": words,
        "tell": words.in_report,
        "direction": "rtl" if mirrored else "ltr",
        "tongue": Markup(' lang="{}"').format(words.language) if foreign else "",
        "native": Markup(' lang="{}"').format(view.language) if foreign else "",
        "points": shown.score,
        "difference": shown.difference,
        "judged": any(row.goal is not None or row.experience is not None for row in view.gaps.rows),
        "curve_key": key_of(view.curve, theme),
        "plotter": Plotter(view.curve, theme, title, backwards=mirrored),
        "faces": {id_: data_address(picture) for id_, picture in (portraits or {}).items()},
        "beside": BESIDE,
        "values": {},
        **{mark.__name__: partial(mark, theme=theme) for mark in MARKS},
    }


def _plots(view: ReportView, theme: Theme) -> dict[str, Any]:
    """The plots beside the curve, with their keys, of those that the report has."""
    words, plots = view.words, dict[str, Any]()
    if view.grid:
        grid, title = view.grid.plot, f"{words.in_report.grid}. {view.grid.note}"
        plots["grid_plots"] = quadrants_plots(grid, theme, title, view.anchors)
        plots["grid_key"] = key_entries(quadrants_legend(grid, theme))
        plots["grid_mark"] = partial(quadrant_mark, grid, theme=theme)
    if view.chances:
        plots["chances_plots"] = opportunities_plots(view.chances, theme, words.opportunities)
        plots["chances_key"] = key_entries(opportunities_legend(view.chances, theme, plotted=True))
    if view.trend and view.trend.chart:
        chart = view.trend.chart
        said = f"{chart.description} {view.trend.headline}"
        plots["trend_plots"] = trend_plots(chart, theme, words.in_report.trend.title, said)
    return plots
