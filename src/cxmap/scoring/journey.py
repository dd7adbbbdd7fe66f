"""Figures of the journey as a whole. None of them replaces the list of impact moments.

Peak-end is made from the means of touchpoints: the most intense one, and where journeys end (`ends`), each
end as heavy as the share of customers who end there. It is not told

- of too little: fewer than `LEAST_SCORED` moments with a score, or fewer than half of them;
- where an end has no score, since what people remember would be made up;
- where no way leads to an end.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Literal

from msgspec import Struct

from cxmap.scoring.ends import End, ends
from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.ties import levels

LEAST_SCORED = 3
"""Of one or two moments, every one would be a peak or an end."""
LEAST_SHARE = 0.5
"""With most of the journey unknown, the most intense of the few that are known is not that of the journey."""

Untold = Literal["too few", "end without a score", "no end"]


class Journey(Struct, frozen=True):
    """What the experiences of a map add up to, on its own scale. Touchpoints without a score are left out."""

    mean: float
    weighted_mean: float | None
    """Weighted by importance; nothing where the map gives none, since it would be the mean once more."""
    lowest: PlaceScore
    """Where the worst moment is; on a tie the first. Of what is no moment only where nothing else is."""
    lowest_score: float
    """What is felt at that moment: less than the place's experience where the mood changes within it."""
    moments: int
    """How many moments the journey has: its touchpoints, a phase scored as a whole standing for its own."""
    scored: int
    """How many of these moments have a score."""
    peak: PlaceScore | None
    """The most intense moment: furthest from the scale's middle; on a tie the bad one, then the first.
    Nothing where too little is scored."""
    peak_score: float | None
    """What is felt at that moment."""
    ends: tuple[End, ...]
    """Where journeys end; nothing where too little is scored."""
    end: float | None
    """The mean of what is felt last at the ends, by the shares of customers who end there."""
    peak_end: float | None
    """Mean of peak and end: what is remembered (Fredrickson & Kahneman 1993)."""
    untold: Untold | None
    """Why there is no peak-end."""

    @property
    def ends_without_a_score(self) -> tuple[PlaceScore, ...]:
        """The ends of which nothing is known."""
        return tuple(end.place for end in self.ends if end.place.experience is None)


class Figures:
    """The figures of one scorecard, and what they would be with other experiences."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.scored = card.scored
        self.weights = [place.importance for place in self.scored]
        self.weighted = any(place.place.importance is not None for place in self.scored)
        self.at = [at for at, place in enumerate(self.scored) if place.is_moment]
        unscored = [
            place
            for place in card.touchpoints
            if place.experience is None and place.is_moment and card.stood_for(place) is None
        ]
        self.moments = len(self.at) + len(unscored)
        enough = len(self.at) >= LEAST_SCORED and len(self.at) >= LEAST_SHARE * self.moments
        self.ends = ends(card) if enough else ()
        self.untold = self._untold(enough)

    def _untold(self, enough: bool) -> Untold | None:
        if not enough:
            return "too few"
        if not self.ends:
            return "no end"
        return "end without a score" if any(end.place.experience is None for end in self.ends) else None

    def figures(self, assumed: Mapping[str, float] | None = None) -> Journey | None:
        """The figures, with other experiences of scored places (by id) where they are assumed.

        Nothing where nothing is scored.
        """
        if not self.scored:
            return None
        other = assumed or {}
        values = [other.get(place.id, place.experience or 0.0) for place in self.scored]
        positions = self.at or range(len(values))
        moments = [
            (at, score)
            for at in positions
            for score in ((values[at],) if self.scored[at].id in other else self.scored[at].felt)
        ]
        felt = [self.card.scale.percent(score) for _, score in moments]
        lowest, lowest_score = moments[levels(felt, WHOLE).index(0)]
        peak, peak_score = moments[self._peak(felt)] if self.untold != "too few" else (None, None)
        end = None
        if self.untold is None:
            end = math.fsum(end.share * other.get(end.place.id, end.score or 0.0) for end in self.ends)
        return Journey(
            mean=fmean(values),
            weighted_mean=fmean(values, self.weights) if self.weighted else None,
            lowest=self.scored[lowest],
            lowest_score=lowest_score,
            moments=self.moments,
            scored=len(self.at),
            peak=None if peak is None else self.scored[peak],
            peak_score=peak_score,
            ends=self.ends,
            end=end,
            peak_end=None if peak_score is None or end is None else (peak_score + end) / 2,
            untold=self.untold,
        )

    @staticmethod
    def _peak(felt: Sequence[float]) -> int:
        intensity = levels([abs(value - WHOLE / 2) for value in felt], WHOLE)
        badness = levels([-value for value in felt], WHOLE)
        return max(range(len(felt)), key=lambda at: (intensity[at], badness[at]))


def journey(card: Scorecard) -> Journey | None:
    """The figures, or nothing where no touchpoint has an experience."""
    return Figures(card).figures()
