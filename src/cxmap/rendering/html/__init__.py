"""The report as one HTML page that needs nothing beside itself: no network, no other file.

It is whole without its script, which only adds ways to look around (`interaction`).
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from cxmap.rendering.html.environment import environment
from cxmap.rendering.html.interaction import data, digest, script
from cxmap.rendering.html.parts import parts
from cxmap.rendering.html.pictures import Picture
from cxmap.rendering.html.plot import plot
from cxmap.rendering.html.safe import visible
from cxmap.rendering.html.scatter import scatter
from cxmap.view.report import ReportView

PAPER = 280.0
"""The height of the curve on paper, where it shares a page with its lanes."""
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


def draw_report(view: ReportView, pictures: Sequence[Picture] = ()) -> str:
    """The whole page, with pictures beside the curve. Equal values give equal texts, wherever it is drawn."""
    words = view.words
    own = view.language.partition("-")[0]
    mirrored = own in RIGHT_TO_LEFT
    page = (
        environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            pictures=pictures,
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
            signed=view.gaps.low < 0,
            judged=any(row.goal is not None or row.experience is not None for row in view.gaps.rows),
            screen=(view.curve, plot(view.curve, mirrored=mirrored)),
            paper=[(part, plot(part, mirrored=mirrored, tall=PAPER)) for part in parts(view.curve)],
        )
    )
    return visible(page)


__all__ = ["draw_report"]
