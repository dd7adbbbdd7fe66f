"""The gaps as a chart: goal and experience of each touchpoint on one line, in percent of the scale."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.locale import Words
from cxmap.scoring import Scorecard
from cxmap.view.advice import advice_for
from cxmap.view.channel_kinds import chips_of
from cxmap.view.counting import grounds_parts
from cxmap.view.curve.values import Chip
from cxmap.view.gaps.dumbbells import Dumbbell, GapChart, Gapless, Sign
from cxmap.view.gaps.rows import GapRow
from cxmap.view.gaps.table import build_gaps
from cxmap.view.ticks import scale_ticks
from cxmap.view.titling import sheet_of
from cxmap.view.wording import gap_text, goal_summary, points, touchpoint_summary


def _factors(row: GapRow, words: Words) -> tuple[str, ...]:
    shortfall = words.number(row.shortfall or 0.0) + words.per_cent
    short = words.in_charts.short_by.format(shortfall=shortfall)
    parts = [short, *([] if row.assumed else [f"{words.importance} {words.number(row.importance)}"])]
    if row.reach < 1:
        parts.append(f"{words.reach} {row.reach_written or words.percent(row.reach)}")
    return tuple(parts)


def _dumbbell(card: Scorecard, row: GapRow, chips: Mapping[str, Chip], words: Words) -> Dumbbell:
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
        channel_kinds=tuple(
            dict.fromkeys(chips[id_].kind for id_ in row.channel_ids if id_ in chips and chips[id_].kind)
        ),
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


def _gapless(card: Scorecard, row: GapRow, words: Words) -> Gapless:
    goal, experience = (
        "" if score is None else points(card, score, words) for score in (row.goal, row.experience)
    )
    known = experience or (goal and f"{words.goal} {goal}")
    return Gapless(row.name, goal, experience, f"{row.name} ({known})" if known else row.name)


def build_gap_chart(card: Scorecard, words: Words) -> GapChart:
    """The chart of every gap of a scorecard, in the given language's words."""
    table, own = build_gaps(card, words), words.in_charts
    chips = chips_of(card.map.channels)
    rows = tuple(_dumbbell(card, row, chips, words) for row in table.rows if row.gap is not None)
    unknown: dict[str, list[Gapless]] = {}
    for row in table.rows:
        if row.gap is None:
            unknown.setdefault(row.verdict_text, []).append(_gapless(card, row, words))
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
            lines=tuple(touchpoint_summary(card, place, words) for place in card.ranked),
            advice=None if rows else advice_for(card, words, "goals" if card.scored else "scores"),
        ),
        ticks=scale_ticks(card.scale, words),
        rows=rows,
        unknown=tuple((why, tuple(names)) for why, names in unknown.items()),
        without_gap=own.without_gap,
        columns=(words.touchpoint, words.experience, words.verdict, words.priority),
        marks=tuple((key, text) for key, text, occurs in marks if occurs),
    )
