"""Metrics that are judged on their own scale, in words for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxmap.rendering.text.numbers import number, percent, scale_numbers
from cxmap.rendering.text.signs import visible
from cxmap.view.gaps.rows import GapRow, GapTable
from cxmap.view.metric_rows import MetricRow


def reach(row: GapRow) -> str:
    """The share of customers that counts, with what is written where that is no single number."""
    return f"{percent(row.reach)} ({visible(row.reach_written)})" if row.reach_written else percent(row.reach)


def factors(row: GapRow) -> tuple[str, str]:
    """Importance and reach; in brackets where the map gives none and the usual one stands in."""
    importance, coming = number(row.importance, 1), reach(row)
    return (
        f"({importance})" if row.assumed else importance,
        f"({coming})" if row.reach_assumed else coming,
    )


def assumptions(table: GapTable) -> Iterator[str]:
    """What the brackets mean, where there are any beside a priority."""
    rows = [row for row in table.rows if row.rank is not None]
    lacking = {
        "importance": any(row.assumed for row in rows),
        "reach": any(row.reach_assumed for row in rows),
    }
    named = " and ".join(name for name, lacks in lacking.items() if lacks)
    if named:
        yield f"{named} in brackets: assumed, since the map gives none there"


def further(row: MetricRow) -> str:
    """A further metric: how it was measured, and how it stands to its goal on its own scale."""
    goal = f"; goal {row.goal_text} {row.goal_origin}, gap {row.gap_text}" if row.goal_text else ""
    note = f" ({row.goal_note})" if row.goal_note else ""
    return f"{row.method}{goal}: {row.verdict_text}{note}"


def of_the_whole(row: MetricRow) -> str:
    """A figure of the whole in one line."""
    of = f" ({row.whose})" if row.whose else ""
    aside = ", ".join(text for text in (row.interval_text, row.n_text) if text)
    goal = f" against {row.goal_text} {row.goal_origin}" if row.goal_text else ""
    figure = f"{row.name}{of} {row.figure_text}" + (f" ({aside})" if aside else "")
    note = f" ({row.goal_note})" if row.goal_note else ""
    return f"the whole: {figure}{goal}: {row.verdict_text}{note}"


def beside_the_list(table: GapTable) -> Iterator[str]:
    """What the rows do not say: figures of the whole, and further metrics that are short of their goal."""
    yield from (of_the_whole(row) for row in table.whole if row.newest)
    shown = scale_numbers(table.low, table.high)
    for row in table.beside:
        goal = "" if row.goal is None else f" against {shown.score(row.goal)}: {row.verdict_text}"
        yield f"{row.name}: {shown.score(row.experience)}{goal}; its touchpoints have scores, which count"
    yield from (f"{row.text} ({'; '.join(row.how)})" if row.how else row.text for row in table.rolled)
    if table.expectations:
        yield table.expectations
    if table.withheld:
        yield table.withheld
    listed = {row.id for row in table.rows}
    for row in table.missed:
        if row.id not in listed:
            yield from (f"{row.name}: {also}" for also in row.also)


def conversions(table: GapTable) -> Iterator[str]:
    """How many verdicts hang on a conversion, one of them as an example, and what spares it."""
    if not table.converted:
        return
    count, first = len(table.converted), table.converted[0]
    several = f"{count} measured experiences are" if count > 1 else "one measured experience is"
    goal = scale_numbers(table.low, table.high).score(first.goal)
    types = ", ".join(f"{type_}: ..." for type_ in dict.fromkeys(row.metric_type for row in table.converted))
    yield (
        f"{several} judged by a converted goal ({goal} taken as {first.goal_taken_as}); "
        f"a goal in own units needs none: goal: {{{types}}}"
    )


def metric_record(row: MetricRow) -> dict[str, Any]:
    """A figure on its own scale as plain data."""
    return {
        "type": row.type,
        "name": row.name,
        "phase": row.phase_id,
        "group": row.group,
        "figure": row.figure,
        "low": row.low,
        "high": row.high,
        "n": row.n if row.answered is None else row.answered,
        "effective_n": row.n,
        "goal": row.goal,
        "goal_from": row.goal_from,
        "goal_converted": row.converted,
        "gap": row.gap,
        "verdict": row.verdict,
        "why": row.why,
        "short_of_own_goal": row.missed,
        "date": row.date,
    }
