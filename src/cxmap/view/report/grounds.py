"""What the report rests on: coverage, what to research next, what is out of date, what is to be collected."""

from __future__ import annotations

from datetime import date

from cxmap.scoring.evidence import GRADES
from cxmap.scoring.scorecard import USUAL_IMPORTANCE
from cxmap.view.evidence import EvidenceRow, EvidenceView, build_evidence, newest_date
from cxmap.view.report.numbers import Debt, Grounds, Run, Wanted
from cxmap.view.report.writing import Writer, fill, joined


def grounds(writer: Writer, stale_days: int) -> Grounds | None:
    """The evidence on the newest day that the map names; nothing where it has neither scores nor sources."""
    card, words, told = writer.card, writer.words, writer.told
    day = newest_date(card)
    found = build_evidence(card, words, today=day or date.min, stale_days=stale_days)
    wanted = tuple(Wanted(writer.place(row.id), row.to_collect) for row in found.rows if row.to_collect)
    if not found.scored and not wanted and not writer.map.sources:
        return None
    dated = any(row.age is not None for row in found.rows)
    ages = told.no_dates if day is None else told.ages_from.format(date=words.long_date(day)) if dated else ""
    return Grounds(
        covered=found.on_data,
        of=found.scored,
        coverage=told.coverage(found.on_data, found.scored) if found.scored else "",
        ages=ages,
        stale_days=stale_days,
        debts=tuple(Debt(row, _sum(writer, row, stale_days)) for row in found.debts),
        stale=_stale(writer, found) if dated else (),
        to_collect=wanted,
    )


def _sum(writer: Writer, row: EvidenceRow, stale_days: int) -> str:
    """The debt written out: importance / 3 x weakness x age, as `evidence` takes them."""
    words = writer.words
    grades: tuple[str, ...] = GRADES
    weakness = max(1 - grades.index(row.grade) / (len(grades) - 1), 0.05)
    ageing = 2.0 if row.grade == "nothing" or row.age is None else row.age / stale_days
    factors = (row.importance, USUAL_IMPORTANCE, weakness, ageing, row.debt)
    importance, usual, weak, age, debt = (words.number(factor, decimals=3) for factor in factors)
    return f"{importance} / {usual} × {weak} × {age} = {debt}"


def _stale(writer: Writer, found: EvidenceView) -> tuple[Run, ...]:
    days = writer.words.number(found.stale_days)
    names = joined(writer.place(row.id) for row in found.rows if row.stale)
    template = writer.told.stale_intro if names else writer.told.stale_none
    return fill(template, {"days": days, "names": names})
