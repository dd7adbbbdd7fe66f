"""The report as one HTML page that needs nothing beside itself: no network, no other file.

It is whole without its script, which only adds ways to look around (`interaction`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from cxmap.rendering.report.environment import environment, stylesheet
from cxmap.rendering.report.house import PLAIN, House
from cxmap.rendering.report.interaction import data, digest, script
from cxmap.rendering.report.matrix import EDGE, sheets
from cxmap.rendering.report.parts import MOST_COLUMNS, parts
from cxmap.rendering.report.pictures import Picture
from cxmap.rendering.report.plot import plot
from cxmap.rendering.report.safe import visible
from cxmap.rendering.report.scatter import scatter
from cxmap.rendering.report.trend import draw_trend
from cxmap.view.report.values import ReportView

PAPER = 162.0
"""The height of the curve on paper, where two parts share a page."""
BESIDE = frozenset({"feelings", "pain_points", "gains"})
"""The lanes below the curve, beside channels and impact moments; the matrix has all of them."""
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def draw_report(
    view: ReportView, pictures: Sequence[Picture] = (), house: House = PLAIN, later: Picture | None = None
) -> str:
    """The whole page, with pictures beside the curve and the one of a view's future, in the look of a house.

    Equal values give equal texts, wherever it is drawn.
    """
    words = view.words
    own = view.language.partition("-")[0]
    mirrored = own in RIGHT_TO_LEFT
    curve = replace(view.curve, lanes=tuple(lane for lane in view.curve.lanes if lane.key in BESIDE))
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            pictures=pictures,
            later=later if view.future else None,
            house=house,
            chips=len(house.light.chips),
            stylesheet=stylesheet(house),
            data=data(view),
            script=script(),
            digest=digest(),
            words=words,
            direction="rtl" if mirrored else "ltr",
            tell=words.in_report,
            tongue=Markup(' lang="{}"').format(words.language) if words.language != own else "",
            native=Markup(' lang="{}"').format(view.language) if words.language != own else "",
            rows={row.id: row for row in view.gaps.rows},
            drawn_grid=scatter(view.grid) if view.grid else None,
            drawn_chances=scatter(view.chances) if view.chances else None,
            drawn_trend=draw_trend(view.trend.chart) if view.trend and view.trend.chart else None,
            shown=view.gaps.numbers(view.words),
            judged=any(row.goal is not None or row.experience is not None for row in view.gaps.rows),
            screen=(curve, plot(curve, mirrored=mirrored)),
            paper=[(part, plot(part, mirrored=mirrored, tall=PAPER, edge=EDGE)) for part in parts(curve)],
            matrix=sheets(view.matrix, mirrored=mirrored),
            matrix_on_paper=sheets(view.matrix, mirrored=mirrored, most=MOST_COLUMNS),
        )
    )
    return visible(page)


__all__ = ["draw_report"]
