"""The words of the slides that are no pictures: a summary, the gaps as a table, and the sources as notes."""

from __future__ import annotations

from msgspec import Struct

from cxmap.view.board.values import BoardView
from cxmap.view.gaps.dumbbells import GapChart


class SlidesView(Struct, frozen=True):
    """What the slides of a map say."""

    language: str
    board: BoardView
    gaps: GapChart
    headings: tuple[str, ...]
    """Of the table's columns: rank, touchpoint, goal, experience, gap, verdict, priority."""
    sources: str
    """What all of it rests on, a source on each line; empty where the map names none."""
