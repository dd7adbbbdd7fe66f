"""The worst and the best moment of some places: the same for every output that names them.

A place at which the mood changes has several moments: its mean would hide the worst and the best of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import highest_first


class Moment(NamedTuple):
    """A place and what is felt there at some moment, in points of the map's scale."""

    place: PlaceScore
    score: float


def extremes(card: Scorecard, places: Iterable[PlaceScore]) -> tuple[Moment, Moment] | None:
    """The worst moment and the best one; on a tie the first of the map.

    Questions about the whole are no moments and left out. Nothing where none of the places has a score.
    """
    known = [place for place in places if place.experience is not None and place.is_moment]
    known.sort(key=lambda place: place.order)
    moments = [Moment(place, score) for place in known for score in place.felt]
    if not moments:
        return None

    def percent(moment: Moment) -> float:
        return card.scale.percent(moment.score)

    worst = highest_first(moments, lambda moment: -percent(moment), WHOLE)[0]
    return worst, highest_first(moments, percent, WHOLE)[0]
