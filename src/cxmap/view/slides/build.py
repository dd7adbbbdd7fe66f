"""What slides say, from a scorecard and from the views of the pictures on them."""

from __future__ import annotations

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.view.board.values import BoardView
from cxmap.view.gaps.dumbbells import GapChart
from cxmap.view.slides.values import SlidesView
from cxmap.view.wording import source_text


def build_slides(card: Scorecard, words: Words, board: BoardView, gaps: GapChart) -> SlidesView:
    """What the slides of a scorecard say."""
    sources = [source_text(source, words) for source in card.map.sources]
    headings = (words.touchpoint, words.goal, words.experience, words.gap, words.verdict, words.priority)
    return SlidesView(
        language=words.language,
        board=board,
        gaps=gaps,
        headings=("#", *headings),
        sources="\n".join([words.sources + words.colon.rstrip(), *sources]) if sources else "",
    )
