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
    known = [found for found in places if found.experience is not None and found.is_moment]
    known.sort(key=lambda found: found.order)
    moments = [Moment(found, score) for found in known for score in found.felt]
    if not moments:
        return None

    def percent(moment: Moment) -> float:
        return card.scale.percent(moment.score)

    worst = highest_first(moments, lambda moment: -percent(moment), WHOLE)[0]
    return worst, highest_first(moments, percent, WHOLE)[0]
