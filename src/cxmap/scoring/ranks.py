"""What to look at first: the places below their goal in order of priority."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.scoring.scorecard import WHOLE, PlaceScore
from cxmap.scoring.ties import highest_first


def is_listed(place: PlaceScore) -> bool:
    """Short, or undecided with the figure itself below what counts as met."""
    if place.verdict == "undecided":
        return place.judgement is not None and place.judgement.below
    return place.verdict in ("short", "believed short")


def ranks(places: Sequence[PlaceScore]) -> dict[int, int]:
    """The ranks of what is listed, from 1, by its order in the map; on a tie the map's order decides."""
    short = sorted((place for place in places if is_listed(place)), key=lambda place: place.order)
    ranked = highest_first(short, lambda place: place.priority or 0.0, WHOLE)
    return {place.order: number for number, place in enumerate(ranked, start=1)}
