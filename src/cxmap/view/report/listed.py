"""Touchpoints as a reader sorts, searches and copies them: each with its card in short and its values."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from cxmap.view.gaps.rows import GapRow
from cxmap.view.report.values import ReportView, TouchpointCard

DASH = "\N{EN DASH}"
ORDER = ("short", "believed short", "undecided", "believed met", "met", "unknown")
"""Verdicts from the worst to the best, for sorting."""
Value: TypeAlias = str | float | None


class Listed(Struct, frozen=True):
    """A row of the gaps; `column` is its place on the curve, counted from 0."""

    anchor: str
    name: str
    phase: str
    channels: tuple[str, ...]
    verdict: str
    said: str
    """The verdict in words."""
    facts: tuple[tuple[str, str], ...]
    """What its card says in short: names and values."""
    pain: str
    rank: int | None
    column: int | None
    keys: tuple[Value, ...]
    """What the columns of the list are sorted by."""
    values: tuple[Value, ...]
    """What is copied; `heads` names them."""


def heads(view: ReportView) -> tuple[str, ...]:
    """The names of the values of a row."""
    words, controls = view.words, view.words.in_report.controls
    return (
        words.rank_mark, words.touchpoint, words.phase, words.channel, words.experience,
        controls.interval_low, controls.interval_high, "n", words.goal, words.gap, words.verdict,
        words.importance, words.reach, words.shortfall, words.priority, words.in_expectations.expectation,
        words.in_expectations.difference, controls.pain_point,
    )  # fmt: skip


def listed(view: ReportView) -> tuple[Listed, ...]:
    """All rows of the gaps, in their order."""
    cards = {card.gap.id: card for chapter in view.chapters for card in chapter.cards}
    columns = {column.id: at for at, column in enumerate(view.curve.columns) if column.id}
    return tuple(_listed(view, row, cards.get(row.id), columns.get(row.id)) for row in view.gaps.rows)


def _listed(view: ReportView, row: GapRow, card: TouchpointCard | None, column: int | None) -> Listed:
    words, shown, pain = view.words, view.gaps.numbers(view.words), card.pain if card else ""
    facts = [(words.goal, shown.score(row.goal)), (words.experience, _experience(view, row, card))]
    if row.experience is not None or row.goal is not None:
        facts.append((words.gap, shown.difference(row.gap)))
    numbers = (row.importance, row.reach, row.shortfall, row.priority)
    return Listed(
        anchor=view.anchors[row.id],
        name=row.name,
        phase=row.phase,
        channels=tuple(row.channels),
        verdict=row.verdict,
        said=row.verdict_text,
        facts=tuple(facts),
        pain=pain,
        rank=row.rank,
        column=column,
        keys=(row.rank, row.name, row.experience, row.goal, row.gap, ORDER.index(row.verdict), *numbers),
        values=(
            row.rank, row.name, row.phase, ", ".join(row.channels), row.experience, row.low, row.high,
            row.n, row.goal, row.gap, row.verdict_text, *numbers, row.expectation,
            row.expectation_gap, pain,
        ),
    )  # fmt: skip


def _experience(view: ReportView, row: GapRow, card: TouchpointCard | None) -> str:
    """The score with its interval and number of answers, or why there is none."""
    words, shown = view.words, view.gaps.numbers(view.words)
    if row.experience is None:
        return (card.remark if card else "") or DASH
    if not row.method:
        return f"{shown.score(row.experience)} ({words.in_report.believed})"
    more = []
    if row.low is not None and row.high is not None:
        more.append(" \N{HORIZONTAL ELLIPSIS} ".join(shown.ends(row.low, row.high)))
    if row.printed_n:
        more.append(f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{words.number(row.printed_n, decimals=0)}")
    return f"{shown.score(row.experience)} ({', '.join(more)})" if more else shown.score(row.experience)
