"""How far what a score rests on carries: weakness, age, and what to find out next."""

from __future__ import annotations

import math
from datetime import date

from msgspec import Struct

from cxmap.model import Source
from cxmap.scoring.grounds import Grade, Ground, Grounds, grounds
from cxmap.scoring.scorecard import USUAL_IMPORTANCE, PlaceScore, Scorecard
from cxmap.scoring.tally import Tally, tally

STALE_DAYS = 365
BAND = 0.15
"""How far weakness falls within a grade as n grows: six grades share 0.9 to 0, and nothing is 1."""
STRONGEST: dict[Grade, float] = {
    "assumption": 0.75,
    "document": 0.6,
    "employees": 0.45,
    "interviews": 0.3,
    "survey": 0.15,
    "behaviour": 0.0,
}
"""The weakness of a grade when very many stand behind it; one alone comes as near as the grade below."""
HALF_LIFE = 2.0
"""Stale periods after which half of what was known counts as out of date."""
UNKNOWN_PERIODS = 2.0
"""How old something without a date counts as, in stale periods."""


def weakness(grade: Grade, n: int | None) -> float:
    """How little is known, from 1 (nothing) to 0 (recorded behaviour of very many).

    Within a grade it falls with the margin of error, which shrinks with the root of n: bottom of the grade's
    band + 0.15 / sqrt(n). An n that is not known counts as 1. No n lifts a grade above the next one.
    """
    if grade == "nothing":
        return 1.0
    return STRONGEST[grade] + BAND / math.sqrt(max(n or 1, 1))


def ageing(weak: float, age: int | None, stale_days: int) -> float:
    """What age adds to weakness: the part of what was known that counts as out of date by now.

    (1 - weakness) x (1 - 0.5 ^ (age in stale periods / 2)); an unknown age counts as two periods. Nothing is
    lost on the first day, half after two periods, and never more than was known.
    """
    periods = UNKNOWN_PERIODS if age is None else max(age, 0) / stale_days
    return (1 - weak) * (1 - math.pow(0.5, periods / HALF_LIFE))


class Rests(Struct, frozen=True):
    """What one touchpoint, or a phase scored as a whole, rests on, and how urgent more research is."""

    place: PlaceScore
    grounds: Grounds
    age: int | None
    """Days from the evidence to the day asked about."""
    stale: bool
    to_collect: tuple[str, ...]
    weakness: float
    ageing: float
    """What age adds to the weakness."""
    debt: float
    """importance / 3 x (weakness + ageing): near 0 for fresh behaviour, importance / 3 for nothing."""

    @property
    def grade(self) -> Grade:
        """The grade of the evidence."""
        return self.grounds.grade

    @property
    def ground(self) -> Ground | None:
        """Whether the score is measured, believed from data or believed without; nothing without a score."""
        return self.grounds.ground

    @property
    def source(self) -> Source | None:
        """The source that counts, where one is named."""
        return next(iter(self.grounds.sources), None)

    @property
    def date(self) -> date | None:
        """The day of the evidence."""
        return self.grounds.date

    @property
    def n(self) -> int | None:
        """How many people or cases stand behind it."""
        return self.grounds.n

    @property
    def is_data(self) -> bool:
        """Whether the score rests on data."""
        return self.grounds.is_data


class EvidenceReport(Struct, frozen=True):
    """The evidence of a whole map, in its order."""

    places: tuple[Rests, ...]
    tally: Tally
    as_of: date | None
    """The day to which ages are counted; where there is none, no age is known."""
    stale_days: int

    @property
    def coverage(self) -> float | None:
        """The share of scores that rest on data; nothing where nothing is scored."""
        return self.tally.on_data / self.tally.scored.total if self.tally.scored.total else None

    @property
    def debts(self) -> tuple[Rests, ...]:
        """What to research next, the largest debt first."""
        owing = [rests for rests in self.places if rests.debt > 0]
        return tuple(sorted(owing, key=lambda rests: (-rests.debt, rests.place.order)))


def _rests(card: Scorecard, place: PlaceScore, as_of: date | None, stale_days: int) -> Rests:
    own = grounds(card.map, place)
    age = None if own.date is None or as_of is None else max(0, (as_of - own.date).days)
    weak = weakness(own.grade, own.n)
    lost = ageing(weak, age, stale_days)
    return Rests(
        place=place,
        grounds=own,
        age=age,
        stale=age is not None and age > stale_days,
        to_collect=tuple(item.to_collect for item in place.place.evidence if item.to_collect),
        weakness=weak,
        ageing=lost,
        debt=place.importance / USUAL_IMPORTANCE * (weak + lost),
    )


def evidence(card: Scorecard, *, as_of: date | None, stale_days: int = STALE_DAYS) -> EvidenceReport:
    """Grade, age and debt of every touchpoint, and of every phase scored as a whole, on a given day.

    debt = importance / 3 x (weakness + ageing), see `weakness` and `ageing`.
    """
    places = tuple(_rests(card, place, as_of, stale_days) for place in card.places)
    return EvidenceReport(places, tally(card), as_of, stale_days)


def newest_date(card: Scorecard) -> date | None:
    """The latest day that a map speaks of: its own, that of a collected source, of a metric."""
    map_ = card.map
    days = [map_.date, *(source.date for source in map_.sources if source.status == "collected")]
    days += [measurement.metric.date for measurement in map_.measurements]
    return max((day for day in days if day is not None), default=None)
