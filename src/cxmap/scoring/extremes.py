"""The worst and the best of some places: the same for every output that names them."""

from __future__ import annotations

from collections.abc import Iterable

from cxmap.scoring.scorecard import PlaceScore, Scorecard


def extremes(card: Scorecard, places: Iterable[PlaceScore]) -> tuple[PlaceScore, PlaceScore] | None:
    """The place with the worst experience and the one with the best; on a tie the first of the map.

    Nothing where none of them has a score.
    """
    rated = [
        (round(card.scale.percent(found.experience), 9), found)
        for found in sorted(places, key=lambda found: found.order)
        if found.experience is not None
    ]
    if not rated:
        return None
    return min(rated, key=lambda entry: entry[0])[1], max(rated, key=lambda entry: entry[0])[1]
