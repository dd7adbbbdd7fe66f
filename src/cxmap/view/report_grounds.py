"""What the report rests on: coverage, what to research next, what is out of date, what is to be collected."""

from __future__ import annotations

from datetime import date

from cxmap.scoring.evidence import STALE_DAYS
from cxmap.view.evidence import build_evidence, newest_date
from cxmap.view.report_numbers import Grounds, Wanted
from cxmap.view.report_writing import Writer


def grounds(writer: Writer) -> Grounds | None:
    """The evidence on the newest day that the map names; nothing where it has neither scores nor sources."""
    card, words, told = writer.card, writer.words, writer.told
    day = newest_date(card)
    found = build_evidence(card, words, today=day or date.min, stale_days=STALE_DAYS)
    wanted = tuple(Wanted(writer.place(row.id), row.to_collect) for row in found.rows if row.to_collect)
    if not found.scored and not wanted and not writer.map.sources:
        return None
    stale = tuple(writer.place(row.id) for row in found.rows if row.stale)
    dated = any(row.age is not None for row in found.rows)
    if day is None or not dated:
        ages = told.no_dates if day is None else ""
    else:
        ages = told.ages_from.format(date=words.long_date(day))
    return Grounds(
        covered=found.on_data,
        of=found.scored,
        coverage=told.coverage(found.on_data, found.scored) if found.scored else "",
        ages=ages,
        stale_days=STALE_DAYS,
        debts=found.debts,
        stale="" if not dated else told.stale_intro if stale else told.stale_none.format(days=STALE_DAYS),
        stale_places=stale,
        to_collect=wanted,
    )
