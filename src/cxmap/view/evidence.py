"""What the scores of a map rest on, and what to find out next."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from cxmap.locale import Words
from cxmap.scoring import Rests, Scorecard, evidence
from cxmap.view.counting import coverage_text, ground_text, rests_text, source_kinds, source_names


class EvidenceRow(Struct, frozen=True):
    """The evidence of a touchpoint or a phase scored as a whole; `debt` says how urgent research is."""

    touchpoint: str
    id: str
    whole_phase: bool
    ground: str
    """Whether the score is measured, believed from data or believed without; empty without a score."""
    ground_text: str
    grade: str
    grade_text: str
    source: str
    """By name, and of what kind it is where `ground_text` does not say so."""
    source_kind: str
    rests: str
    """Ground and source in one line."""
    date: date | None
    n: int | None
    age: int | None
    """In days."""
    stale: bool
    importance: float
    importance_assumed: bool
    """Whether the map gives none, so that the usual one stands in."""
    weakness: float
    ageing: float
    debt: float
    to_collect: tuple[str, ...]


class EvidenceView(Struct, frozen=True):
    """The evidence of a map: how much rests on data, and what to research next, the largest debt first."""

    title: str
    as_of: date | None
    """The day to which ages are counted; nothing where the map's own day was asked for and it names none."""
    stale_days: int
    touchpoints: int
    phases: int
    """Those that are scored as a whole."""
    scored: int
    on_data: int
    measured: int
    believed_from_data: int
    believed_without_data: int
    coverage: str
    stale: int
    debts: tuple[EvidenceRow, ...]
    rows: tuple[EvidenceRow, ...]


def _row(rests: Rests, words: Words) -> EvidenceRow:
    place, own = rests.place, rests.grounds
    return EvidenceRow(
        touchpoint=place.name if place.touchpoint else words.whole_phase.format(name=place.name),
        id=place.id,
        whole_phase=place.touchpoint is None,
        ground=own.ground or "",
        ground_text=ground_text(own, words),
        grade=own.grade,
        grade_text=words.grades[own.grade],
        source=source_names(own, words),
        source_kind=source_kinds(own, words),
        rests=rests_text(own, words),
        date=own.date,
        n=own.n,
        age=rests.age,
        stale=rests.stale,
        importance=place.importance,
        importance_assumed=place.place.importance is None,
        weakness=rests.weakness,
        ageing=rests.ageing,
        debt=rests.debt,
        to_collect=rests.to_collect,
    )


def build_evidence(card: Scorecard, words: Words, *, as_of: date | None, stale_days: int) -> EvidenceView:
    """The evidence of a scorecard on a given day; without one, no age is known."""
    report = evidence(card, as_of=as_of, stale_days=stale_days)
    tally = report.tally
    places = tally.places
    return EvidenceView(
        title=card.map.title,
        as_of=as_of,
        stale_days=stale_days,
        touchpoints=places.touchpoints,
        phases=places.phases,
        scored=tally.scored.total,
        on_data=tally.on_data,
        measured=tally.measured,
        believed_from_data=tally.believed_from_data,
        believed_without_data=tally.believed_without_data,
        coverage=coverage_text(tally, words),
        stale=sum(rests.stale for rests in report.places),
        debts=tuple(_row(rests, words) for rests in report.debts),
        rows=tuple(_row(rests, words) for rests in report.places),
    )
