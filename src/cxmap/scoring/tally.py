"""Places counted: by verdict, and by what their scores rest on. Every output takes its counts from here.

Findings and claims are counted apart: `short` is a shortfall by measurement, `believed_short` one by the
makers' own estimate. What is undecided is neither short nor met, wherever its figure lies. A phase scored as
a whole is counted as a phase, not as a touchpoint.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cxmap.scoring.grounds import grounds
from cxmap.scoring.scorecard import PlaceScore, Scorecard


class Count(Struct, frozen=True):
    """How many touchpoints, and how many phases that are scored as a whole."""

    touchpoints: int
    phases: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.touchpoints + self.phases


class Tally(Struct, frozen=True):
    """The places of a map, or some of them, counted."""

    places: Count
    scored: Count
    judged: Count
    """With a goal and a score."""
    short: int
    """By measurement."""
    believed_short: int
    undecided: int
    undecided_below: int
    """Of these, the ones whose figure itself lies below what counts as met: they have a rank."""
    met: int
    """By measurement."""
    believed_met: int
    hiding: int
    """Those where somebody falls short though the place does not, or not for certain, on average."""
    measured: int
    """Scores behind which a metric stands whose source is not our own estimate."""
    believed_from_data: int
    """Scores that nobody measured, read from what customers told, answered or did."""
    believed_without_data: int

    @property
    def all_short(self) -> int:
        """Shortfalls by measurement and by estimate."""
        return self.short + self.believed_short

    @property
    def on_data(self) -> int:
        """Scores that rest on data."""
        return self.measured + self.believed_from_data


def _count(places: Iterable[PlaceScore]) -> Count:
    counted = list(places)
    touchpoints = sum(place.touchpoint is not None for place in counted)
    return Count(touchpoints, len(counted) - touchpoints)


def tally(card: Scorecard, places: Iterable[PlaceScore] | None = None) -> Tally:
    """The counts of a whole map, or of some of its places."""
    counted = card.places if places is None else tuple(places)
    verdicts = [place.verdict for place in counted]
    resting = [grounds(card.map, place).ground for place in counted]
    return Tally(
        places=_count(counted),
        scored=_count(place for place in counted if place.experience is not None),
        judged=_count(place for place in counted if place.gap is not None),
        short=verdicts.count("short"),
        believed_short=verdicts.count("believed short"),
        undecided=verdicts.count("undecided"),
        undecided_below=sum(place.verdict == "undecided" and place.rank is not None for place in counted),
        met=verdicts.count("met"),
        believed_met=verdicts.count("believed met"),
        hiding=sum(place.hides_someone for place in counted),
        measured=resting.count("measured"),
        believed_from_data=resting.count("believed from data"),
        believed_without_data=resting.count("believed without data"),
    )
