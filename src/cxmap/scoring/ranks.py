"""What to look at first: the places below their goal in order of priority."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.scoring.scorecard import WHOLE, PlaceScore
from cxmap.scoring.ties import highest_first


def is_listed(found: PlaceScore) -> bool:
    """Short, or undecided with the figure itself below what counts as met."""
    if found.verdict == "undecided":
        return found.judgement is not None and found.judgement.below
    return found.verdict in ("short", "believed short")


def ranks(places: Sequence[PlaceScore]) -> dict[int, int]:
    """The ranks of what is listed, from 1, by its order in the map; on a tie the map's order decides."""
    short = sorted((found for found in places if is_listed(found)), key=lambda found: found.order)
    ranked = highest_first(short, lambda found: found.priority or 0.0, WHOLE)
    return {found.order: number for number, found in enumerate(ranked, start=1)}
