"""What the report rests on: coverage, what to research next, what is out of date, what is to be collected."""

from __future__ import annotations

from datetime import date

from cxmap.scoring import newest_date
from cxmap.scoring.scorecard import USUAL_IMPORTANCE
from cxmap.view.evidence import EvidenceRow, EvidenceView, build_evidence
from cxmap.view.phrase import Phrase
from cxmap.view.report.numbers import Debt, GroundsView, Wanted
from cxmap.view.report.writing import Writer, fill, joined


def grounds(writer: Writer, stale_days: int, as_of: date | None) -> GroundsView | None:
    """The evidence on a day, or on the newest that the map names.

    Nothing where the map has neither scores nor sources, and nothing is to be collected.
    """
    card = writer.card
    day = as_of or newest_date(card)
    evidence = build_evidence(card, writer.words, as_of=day, stale_days=stale_days)
    wanted = tuple(Wanted(writer.place(row.id), row.to_collect) for row in evidence.rows if row.to_collect)
    if not evidence.scored and not wanted and not writer.map.sources:
        return None
    dated = any(row.age is not None for row in evidence.rows)
    return GroundsView(
        covered=evidence.on_data,
        measured=evidence.measured,
        of=evidence.scored,
        coverage=f"{evidence.coverage}." if evidence.coverage else "",
        ages=_ages(writer, evidence, dated=dated, newest=as_of is None),
        stale_days=stale_days,
        debts=tuple(Debt(row, _sum(writer, row)) for row in evidence.debts),
        stale=_stale(writer, evidence) if dated else (),
        to_collect=wanted,
    )


def _ages(writer: Writer, evidence: EvidenceView, *, dated: bool, newest: bool) -> str:
    """To which day ages are counted, in words; that there are none."""
    words = writer.told
    if not dated or evidence.as_of is None:
        return words.no_dates if newest_date(writer.card) is None else ""
    return (words.ages_to_newest if newest else words.ages_to).format(
        date=writer.words.long_date(evidence.as_of)
    )


def _sum(writer: Writer, row: EvidenceRow) -> str:
    """The debt written out: importance / 3 x (weakness + ageing)."""
    words = writer.words
    factors = (row.importance, USUAL_IMPORTANCE, row.weakness, row.ageing, row.debt)
    importance, usual, weak, age, debt = (words.number(factor, decimals=3) for factor in factors)
    return f"{importance} / {usual} × ({weak} + {age}) = {debt}"


def _stale(writer: Writer, evidence: EvidenceView) -> tuple[Phrase, ...]:
    days = writer.words.number(evidence.stale_days)
    names = joined(writer.place(row.id) for row in evidence.rows if row.stale)
    template = writer.told.stale_intro if names else writer.told.stale_none
    return fill(template, {"days": days, "names": names})
