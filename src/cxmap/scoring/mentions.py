"""What comments speak of, with the interval of the score that those gave who do."""

from __future__ import annotations

from msgspec import Struct

from cxmap.model import MeasuredComments, Scale, Scored
from cxmap.scoring.drivers import place_names
from cxmap.scoring.intervals import Interval, mean_interval
from cxmap.scoring.scorecard import Scorecard


class Mentioned(Struct, frozen=True):
    """The comments that speak of one place."""

    place: str
    n: int
    of: int | None
    """All comments; nothing where their number is withheld."""
    score: Interval | None
    """The mean score of those who speak of it, on the scale of the comments."""
    everybody: Interval | None
    """That of all who commented, beside it."""
    scale: Scale | None
    comments: MeasuredComments


def mentions(card: Scorecard) -> tuple[Mentioned, ...]:
    """What comments speak of, binding by binding in the order of the map; nothing for one persona.

    Fewer comments than the privacy floor, and scores of fewer people, are left out here too: a measured file
    may have been written with a lower one.
    """
    if card.persona is not None:
        return ()
    floor = card.settings.privacy_floor
    known = place_names(card.map)

    def interval(scored: Scored | None, scale: Scale | None) -> Interval | None:
        if scored is None or scale is None or scored.n < floor:
            return None
        return mean_interval(
            scored.mean,
            scored.sd,
            float(scored.n),
            confidence=card.settings.confidence,
            bounds=(scale.min, scale.max),
        )

    return tuple(
        Mentioned(
            place=own.place,
            n=own.n,
            of=comments.n,
            score=interval(own.score, comments.scale),
            everybody=interval(comments.score, comments.scale),
            scale=comments.scale,
            comments=comments,
        )
        for comments in card.map.mentions
        for own in comments.places
        if own.n >= floor and own.place in known
    )
