"""The gaps as a chart: goal and experience of each touchpoint on one line, in percent of the scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.view.advice import advice_for
from cxmap.view.counting import grounds_parts
from cxmap.view.curve.values import Kind, Tick
from cxmap.view.gaps.table import GapRow, build_gaps
from cxmap.view.sheet import OnSheet, Sheet, sheet_of
from cxmap.view.sides import Side
from cxmap.view.ticks import scale_ticks
from cxmap.view.wording import gap_text, goal_summary, points, touchpoint_summary

Sign = Literal["goal", "believed", "measured", "short", "within", "above", "open"]


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """One touchpoint with a gap. Places are percent of the scale, 100 at its good end."""

    rank: int | None
    id: str
    name: str
    below: tuple[str, ...]
    """Its phase and its channels."""
    goal: float
    goal_label: str
    experience: float
    experience_label: str
    kind: Kind
    low: float | None
    high: float | None
    """The ends of the interval, the worse one first."""
    n_label: str
    side: Side | None
    """Below the goal, within the tolerance, above it, not decided; nothing on the goal itself."""
    gap_label: str
    verdict: str
    undecided: bool
    why: str
    """Why it is undecided, and for whom it falls short."""
    priority: str
    """Empty for what has no rank."""
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapChart(OnSheet):
    """All gaps of a map: shortfalls by priority, then the rest in the map's order; and what has none."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    rows: tuple[Dumbbell, ...]
    unknown: tuple[tuple[str, tuple[str, ...]], ...]
    """What is missing, and the touchpoints where it is."""
    without_gap: str
    columns: tuple[str, str, str, str]
    """Headings: touchpoint, experience, verdict, priority."""
    marks: tuple[tuple[Sign, str], ...]
    """The marks that occur, each with its words."""


def _factors(row: GapRow, words: Words) -> tuple[str, ...]:
    shortfall = words.number(row.shortfall or 0.0) + words.per_cent
    short = words.in_charts.short_by.format(shortfall=shortfall)
    parts = [short, f"{words.importance} {words.number(row.importance)}"]
    if row.reach < 1:
        parts.append(f"{words.reach} {words.percent(row.reach)}")
    return tuple(parts)


def _dumbbell(card: Scorecard, row: GapRow, words: Words) -> Dumbbell:
    scale = card.scale
    assert row.goal is not None
    assert row.experience is not None
    assert row.gap is not None
    ends = sorted(scale.percent(end) for end in (row.low, row.high) if end is not None)
    measured = bool(row.method)
    return Dumbbell(
        rank=row.rank,
        id=row.id,
        name=row.name,
        below=tuple(part for part in (row.phase, ", ".join(row.channels)) if part),
        goal=scale.percent(row.goal),
        goal_label=points(card, row.goal, words),
        experience=scale.percent(row.experience),
        experience_label=points(card, row.experience, words),
        kind="measured" if measured else "believed",
        low=ends[0] if ends else None,
        high=ends[-1] if ends else None,
        n_label=f"n = {words.number(row.printed_n, decimals=0)}" if row.printed_n else "",
        side=row.side,
        gap_label=gap_text(card, row.gap, words),
        verdict=row.verdict_text,
        undecided=row.verdict == "undecided",
        why=words.semicolon.join(text for text in (row.why, row.short_for_text) if text),
        priority="" if row.rank is None else words.number(row.priority or 0.0),
        factors=() if row.rank is None else _factors(row, words),
    )


def build_gap_chart(card: Scorecard, words: Words) -> GapChart:
    """The chart of every gap of a scorecard, in the given language's words."""
    table, own = build_gaps(card, words), words.in_charts
    rows = tuple(_dumbbell(card, row, words) for row in table.rows if row.gap is not None)
    unknown: dict[str, list[str]] = {}
    for row in table.rows:
        if row.gap is None:
            unknown.setdefault(row.verdict_text, []).append(row.name)
    headline, bad = goal_summary(card, words)
    kinds, sides = {row.kind for row in rows}, {row.side for row in rows}
    marks: tuple[tuple[Sign, str, bool], ...] = (
        ("goal", own.goal_mark, bool(rows)),
        ("believed", words.believed_mark, "believed" in kinds),
        ("measured", words.measured_mark, "measured" in kinds),
        ("short", own.short_line, "short" in sides),
        ("within", own.within_line, "within" in sides),
        ("open", words.undecided, "open" in sides),
        ("above", own.met_line, "above" in sides),
    )
    first = [own.begin_with.format(name=row.name) for row in rows[:1] if row.rank is not None]
    return GapChart(
        sheet=sheet_of(
            card,
            words,
            "gaps",
            headline,
            bad=bad,
            figures=(*first, *grounds_parts(table.tally, words)) if rows else (),
            lines=tuple(touchpoint_summary(card, found, words) for found in card.ranked),
            advice=None if rows else advice_for(card, words, "goals" if card.scored else "scores"),
        ),
        ticks=scale_ticks(card.scale, words),
        rows=rows,
        unknown=tuple((why, tuple(names)) for why, names in unknown.items()),
        without_gap=own.without_gap,
        columns=(words.touchpoint, words.experience, words.verdict, words.priority),
        marks=tuple((key, text) for key, text, occurs in marks if occurs),
    )
