"""The worst and the best moment of some places: the same for every output that names them."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import highest_first


def extremes(card: Scorecard, places: Iterable[PlaceScore]) -> tuple[PlaceScore, PlaceScore] | None:
    """The place with the worst experience and the one with the best; on a tie the first of the map.

    Questions about the whole are no moments and left out. Nothing where none of the places has a score.
    """
    moments = [found for found in places if found.experience is not None and found.is_moment]
    moments.sort(key=lambda found: found.order)
    if not moments:
        return None

    def percent(found: PlaceScore) -> float:
        return card.scale.percent(found.experience or 0.0)

    worst = highest_first(moments, lambda found: -percent(found), WHOLE)[0]
    return worst, highest_first(moments, percent, WHOLE)[0]
