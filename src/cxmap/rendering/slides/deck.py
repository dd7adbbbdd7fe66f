"""All slides of a map, in the order in which they are shown, and the colours of their theme."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.scene.deck import Slide
from cxmap.rendering.scene.page import Page
from cxmap.rendering.slides.gap_table import gap_slides
from cxmap.rendering.slides.summary import summary_page
from cxmap.rendering.theme import Theme
from cxmap.view.slides.values import SlidesView

Pictured = tuple[Sequence[Page], str]
"""The pages of a picture, and what it shows in words."""


def slides_of(
    view: SlidesView, board: Pictured, curve: Pictured, theme: Theme, version: str
) -> tuple[Slide, ...]:
    """The board, the summary, the curve and the gaps, each with what it shows and its sources as notes."""
    wide, high = board[0][0].width, board[0][0].height

    def noted(description: str) -> str:
        return "\n\n".join(text for text in (description, view.sources) if text)

    summary = summary_page(view.board, theme, version, wide, high)
    return (
        *(Slide(page, noted(board[1]), view.language) for page in board[0]),
        Slide(summary, noted(view.board.description), view.language),
        *(Slide(page, noted(curve[1]), view.language) for page in curve[0]),
        *(
            Slide(page, noted(view.gaps.description), view.language, table)
            for page, table in gap_slides(view, theme, version, wide, high)
        ),
    )


def palette_of(theme: Theme) -> dict[str, str]:
    """The colours of a theme by the names that Office has for them."""
    chips = theme.chips
    return {
        "dk1": theme.ink,
        "lt1": theme.paper,
        "dk2": theme.muted,
        "lt2": theme.band,
        "accent1": theme.line,
        "accent2": theme.bad,
        "accent3": theme.good,
        "accent4": chips[0],
        "accent5": chips[1 % len(chips)],
        "accent6": chips[2 % len(chips)],
        "hlink": theme.line,
        "folHlink": theme.muted,
    }
