"""What slides say beside the pictures: a summary, the gaps as a table, and the sources as notes."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.view.board.values import BoardView
from cxmap.view.gaps.chart import GapChart
from cxmap.view.wording import source_text


@dataclass(frozen=True, slots=True)
class SlidesView:
    """The words of the slides that are no pictures."""

    language: str
    board: BoardView
    gaps: GapChart
    headings: tuple[str, ...]
    """Of the table's columns: rank, touchpoint, goal, experience, gap, verdict, priority."""
    sources: str
    """What all of it rests on, a source on each line; empty where the map names none."""


def build_slides(card: Scorecard, words: Words, board: BoardView, gaps: GapChart) -> SlidesView:
    """What the slides of a scorecard say."""
    sources = [source_text(source, words) for source in card.map.sources]
    return SlidesView(
        language=words.language,
        board=board,
        gaps=gaps,
        headings=(
            "#", words.touchpoint, words.goal, words.experience, words.gap, words.verdict, words.priority
        ),
        sources="\n".join([words.sources + words.colon.rstrip(), *sources]) if sources else "",
    )  # fmt: skip
