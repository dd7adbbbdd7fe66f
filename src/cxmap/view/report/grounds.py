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
    found = build_evidence(card, writer.words, as_of=day, stale_days=stale_days)
    wanted = tuple(Wanted(writer.place(row.id), row.to_collect) for row in found.rows if row.to_collect)
    if not found.scored and not wanted and not writer.map.sources:
        return None
    dated = any(row.age is not None for row in found.rows)
    return GroundsView(
        covered=found.on_data,
        measured=found.measured,
        of=found.scored,
        coverage=f"{found.coverage}." if found.coverage else "",
        ages=_ages(writer, found, dated=dated, newest=as_of is None),
        stale_days=stale_days,
        debts=tuple(Debt(row, _sum(writer, row)) for row in found.debts),
        stale=_stale(writer, found) if dated else (),
        to_collect=wanted,
    )


def _ages(writer: Writer, found: EvidenceView, *, dated: bool, newest: bool) -> str:
    """To which day ages are counted, in words; that there are none."""
    told = writer.told
    if not dated or found.as_of is None:
        return told.no_dates if newest_date(writer.card) is None else ""
    return (told.ages_to_newest if newest else told.ages_to).format(date=writer.words.long_date(found.as_of))


def _sum(writer: Writer, row: EvidenceRow) -> str:
    """The debt written out: importance / 3 x (weakness + ageing)."""
    words = writer.words
    factors = (row.importance, USUAL_IMPORTANCE, row.weakness, row.ageing, row.debt)
    importance, usual, weak, age, debt = (words.number(factor, decimals=3) for factor in factors)
    return f"{importance} / {usual} × ({weak} + {age}) = {debt}"


def _stale(writer: Writer, found: EvidenceView) -> tuple[Phrase, ...]:
    days = writer.words.number(found.stale_days)
    names = joined(writer.place(row.id) for row in found.rows if row.stale)
    template = writer.told.stale_intro if names else writer.told.stale_none
    return fill(template, {"days": days, "names": names})
