"""What scores rest on: grade and age of the evidence, coverage, and what to research next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxmap.model import Evidence, Map, Source
from cxmap.scoring.scorecard import PlaceScore, Scorecard

Grade = Literal["nothing", "assumption", "employees", "interviews", "survey", "behaviour"]
GRADES: tuple[Grade, ...] = ("nothing", "assumption", "employees", "interviews", "survey", "behaviour")
STALE_DAYS = 365

_GRADE: dict[str, Grade] = {
    "assumption": "assumption",
    "workshop": "assumption",
    "document": "assumption",
    "employees": "employees",
    "observation": "interviews",
    "diary": "interviews",
    "interview": "interviews",
    "review": "interviews",
    "social": "interviews",
    "complaint": "interviews",
    "survey": "survey",
    "analytics": "behaviour",
    "behaviour": "behaviour",
}
DATA: frozenset[Grade] = frozenset({"survey", "behaviour"})
"""Grades that make an experience rest on data, as do measured figures."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What one touchpoint rests on: the best grade among its sources, and that source's date and n."""

    place: PlaceScore
    grade: Grade
    source: Source | None
    date: date | None
    n: int | None
    age: int | None
    """Days from `date` to the day asked about."""
    stale: bool
    to_collect: tuple[str, ...]
    debt: float
    """importance / 3 x weakness x age: 0 for fresh behaviour data, more where more is unknown."""

    @property
    def is_data(self) -> bool:
        """Whether the experience rests on data."""
        return self.grade in DATA


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """The evidence of a whole map, in its order."""

    places: tuple[Rests, ...]
    coverage: float | None
    """Share of scored touchpoints whose experience rests on data; nothing where none is scored."""
    today: date
    stale_days: int

    @property
    def debts(self) -> tuple[Rests, ...]:
        """What to research next, the largest debt first."""
        owing = [rests for rests in self.places if rests.debt > 0]
        return tuple(sorted(owing, key=lambda rests: (-rests.debt, rests.place.index)))


def _inherited(map_: Map, found: PlaceScore) -> tuple[Evidence, ...]:
    """A touchpoint's evidence: its own, else its phase's, else the map's."""
    own = found.touchpoint.evidence if found.touchpoint else ()
    return own or (found.phase.evidence if found.phase else ()) or map_.evidence


def _weakness(grade: Grade) -> float:
    """1 for nothing, 0 for recorded behaviour, evenly between."""
    return 1 - GRADES.index(grade) / (len(GRADES) - 1)


def _rests(map_: Map, found: PlaceScore, today: date, stale_days: int) -> Rests:
    evidence = _inherited(map_, found)
    known = map_.sources_by_id
    sources = [known[item.source] for item in evidence if item.source in known]
    measured = found.measured.metric if found.measured else None
    if measured is not None and measured.source in known:
        sources = [known[measured.source]]
    collected = [source for source in sources if source.status == "collected"]
    grade: Grade = "nothing"
    best: Source | None = None
    for source in collected:
        if best is None or GRADES.index(_GRADE[source.type]) > GRADES.index(grade):
            grade, best = _GRADE[source.type], source
    day, n = (best.date, best.n) if best else (None, None)
    if measured is not None:
        best = best if measured.source in known or grade in DATA else None
        grade = "survey" if grade not in DATA else grade
        day, n = measured.date or day, measured.counted or measured.n or n
    age = None if day is None else max(0, (today - day).days)
    stale = age is not None and age > stale_days
    weakness = max(_weakness(grade), 0.05)
    ageing = 2.0 if grade == "nothing" or age is None else age / stale_days
    return Rests(
        place=found,
        grade=grade,
        source=best,
        date=day,
        n=n,
        age=age,
        stale=stale,
        to_collect=tuple(item.to_collect for item in evidence if item.to_collect),
        debt=found.importance / 3 * weakness * ageing,
    )


def evidence(card: Scorecard, *, today: date, stale_days: int = STALE_DAYS) -> EvidenceReport:
    """Grade, age and debt of every touchpoint on a given day.

    Debt = importance / 3 x weakness x age in stale periods. Weakness runs from 1 (nothing) to 0.05
    (behaviour); an unknown date, and nothing at all, count as two periods.
    """
    places = tuple(_rests(card.map, found, today, stale_days) for found in card.touchpoints)
    scored = [rests for rests in places if rests.place.experience is not None]
    coverage = sum(rests.is_data for rests in scored) / len(scored) if scored else None
    return EvidenceReport(places, coverage, today, stale_days)
