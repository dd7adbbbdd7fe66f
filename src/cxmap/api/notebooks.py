"""What maps and scorecards show of themselves in notebooks: it never raises, what cannot be drawn is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.errors import CxmapError

if TYPE_CHECKING:
    from cxmap.model import Map
    from cxmap.scoring import Scorecard


def map_svg(map_: Map) -> str | None:
    """The emotion curve as an SVG of its own."""
    from cxmap.api.drawing import Drawing

    try:
        return Drawing(map_).files("curve", "svg")[0].decode()
    except CxmapError:
        return None


def map_html(map_: Map) -> str | None:
    """The emotion curve in the width of the page, light or dark as the reader has it."""
    from cxmap.api.drawing import Drawing

    try:
        return "\n".join(Drawing(map_).figures("curve"))
    except CxmapError:
        return None


def card_html(card: Scorecard) -> str | None:
    """The headline of a scorecard and its gaps as a table."""
    from cxmap.locale import words_for
    from cxmap.rendering.embed.table import gap_table
    from cxmap.view.gaps.chart import build_gap_chart

    words = words_for(card.map.language)
    headings = ("#", words.touchpoint, words.goal, words.experience, words.gap, words.verdict, words.priority)
    return gap_table(build_gap_chart(card, words), headings, words.more)
