"""What the scores of a map rest on, and what to find out next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxmap.locale import Words
from cxmap.scoring import Rests, Scorecard, evidence


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A touchpoint's evidence. `age` is in days; `debt` says how urgent more research is."""

    touchpoint: str
    id: str
    grade: str
    grade_text: str
    source: str
    date: date | None
    n: int | None
    age: int | None
    stale: bool
    importance: float
    debt: float
    to_collect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The evidence of a map: how much rests on data, and what to research next, the largest debt first."""

    title: str
    today: date
    stale_days: int
    touchpoints: int
    scored: int
    on_data: int
    stale: int
    debts: tuple[EvidenceRow, ...]
    rows: tuple[EvidenceRow, ...]


def _row(rests: Rests, words: Words) -> EvidenceRow:
    source = rests.source
    name = "" if source is None else source.name or words.source_types[source.type]
    return EvidenceRow(
        touchpoint=rests.place.name,
        id=rests.place.id,
        grade=rests.grade,
        grade_text=words.grades[rests.grade],
        source=name,
        date=rests.date,
        n=rests.n,
        age=rests.age,
        stale=rests.stale,
        importance=rests.place.importance,
        debt=rests.debt,
        to_collect=rests.to_collect,
    )


def newest_date(card: Scorecard) -> date | None:
    """The latest day that a map speaks of: what its own reports count ages from."""
    map_ = card.map
    days = [map_.date, *(source.date for source in map_.sources if source.status == "collected")]
    days += [one.metric.date for one in map_.measurements]
    return max((day for day in days if day is not None), default=None)


def build_evidence(card: Scorecard, words: Words, *, today: date, stale_days: int) -> EvidenceView:
    """The evidence of a scorecard on a given day."""
    report = evidence(card, today=today, stale_days=stale_days)
    scored = [rests for rests in report.places if rests.place.experience is not None]
    return EvidenceView(
        title=card.map.title,
        today=today,
        stale_days=stale_days,
        touchpoints=len(report.places),
        scored=len(scored),
        on_data=sum(rests.is_data for rests in scored),
        stale=sum(rests.stale for rests in report.places),
        debts=tuple(_row(rests, words) for rests in report.debts),
        rows=tuple(_row(rests, words) for rests in report.places),
    )
