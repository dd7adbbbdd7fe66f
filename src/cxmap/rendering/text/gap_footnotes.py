"""What stands below the list of gaps on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxmap.locale.words import MINUS
from cxmap.rendering.text.metric_texts import assumptions, beside_the_list, conversions
from cxmap.rendering.text.numbers import number, percent, scale_numbers
from cxmap.rendering.text.rolled_texts import explained_parts
from cxmap.scoring import Stability
from cxmap.view.gaps.rows import GapTable
from cxmap.view.numbers import ScaleNumbers

MOST_BLIND = 2
"""Blind spots below the list: the widest; a row says its own."""


def footnotes(table: GapTable) -> Iterator[str]:
    """What the first screen must say beside the numbers, the most important first."""
    shown = scale_numbers(table.low, table.high)
    yield from (text.replace(MINUS, "-") for text in beside_the_list(table))
    level = f"intervals {percent(table.confidence)}" if table.tally.measured else ""
    if table.coverage or level:
        yield "; ".join(part for part in (table.coverage, level) if part)
    if any(row.stands for row in table.rows):
        yield "* holds even when all measured touchpoints are tested together"
    if table.tolerance:
        yield f"up to {shown.plain(table.tolerance)} points below the goal still count as met"
    yield from assumptions(table)
    if table.stability is not None:
        same, count = table.stability, len(table.stability.top)
        yield (
            f"in {number(same.draws)} simulations with slightly different importances and scores, "
            f"the first {count} stay the first {count} in {percent(same.same_top)}, "
            f"the first stays first in {percent(same.same_first)}"
        )
    if table.blind:
        spots = (
            f"{row.name} (estimated {shown.score(row.believed)}, measured {shown.score(row.experience)})"
            for row in table.blind[:MOST_BLIND]
        )
        yield f"{'blind spots' if len(table.blind) > 1 else 'blind spot'}: {', '.join(spots)}"


def small_print(table: GapTable) -> Iterator[str]:
    """How the list was made, for whoever asks where its numbers come from."""
    if table.tolerance and table.in_units:
        yield "goals in a metric's own unit are exact: the tolerance is not taken from them"
    for row in table.rolled:
        yield from explained_parts(row)
    yield from conversions(table)
    if table.stability is not None:
        yield _drawn(table.stability, scale_numbers(table.low, table.high))


def _drawn(stability: Stability, shown: ScaleNumbers) -> str:
    """What moves in the simulations that tell how stable the top is."""
    parts = ["each importance by up to a point"]
    parts += ["measured scores as their sampling distribution has it"] if stability.measured else []
    parts += [f"estimates evenly by up to {shown.plain(stability.guess_width)}"] if stability.believed else []
    return "in each simulation move: " + ", ".join(parts)


def further_options(table: GapTable, names: Sequence[str], *, explain: bool) -> str:
    """What the table does not show, and which option does."""
    parts = []
    if table.hidden:
        places = table.tally.places
        kinds = ("touchpoints", places.touchpoints), ("phases", places.phases)
        what = " and ".join(name for name, count in kinds if count)
        parts.append(f"{table.hidden} of {table.total} {what} not shown; --all shows every one")
    if names:
        parts.append(f"--wide also shows what has no room here: {', '.join(names)}")
    if not explain:
        count = len(table.converted)
        goals = f" ({count} {'goals were' if count > 1 else 'goal was'} converted)" if count else ""
        parts.append(f"--explain shows where every number comes from{goals}")
    return "; ".join(parts)
