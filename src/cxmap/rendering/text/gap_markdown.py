"""The list of gaps for pages: Markdown."""

from __future__ import annotations

from cxmap.rendering.text.documents import escaped
from cxmap.rendering.text.gap_records import Tables
from cxmap.rendering.text.metric_texts import assumptions, beside_the_list, conversions, factors
from cxmap.rendering.text.numbers import interval, number, scale_numbers
from cxmap.view.gaps.rows import GapRow
from cxmap.view.numbers import ScaleNumbers


def _experience(row: GapRow, shown: ScaleNumbers) -> str:
    """An experience with its interval, its answers and what personas say where they differ."""
    text, ends = shown.score(row.experience), interval(shown, row.low, row.high)
    aside = [ends] if ends else []
    aside += [f"n = {number(row.answered)}"] if row.answered else []
    aside += [f"{escaped(name)} {shown.score(score)}" for name, score in row.spread]
    return f"{text} ({', '.join(aside)})" if aside else text


def _judged(row: GapRow) -> tuple[str, ...]:
    """The verdict, for whom it falls short, what is withheld, and further metrics that are short."""
    return row.verdict_text, *filter(None, (row.short_for_text, row.withheld_text)), *row.also


def as_markdown(tables: Tables) -> str:
    """Every table in Markdown, for a pull request or a wiki."""
    parts = []
    for _, table in tables:
        shown = scale_numbers(table.low, table.high)
        lines = [
            f"### {escaped(table.title)}",
            "",
            f"{escaped(table.headline)}.",
            "",
            "| # | touchpoint | phase | channel | goal | experience | gap | verdict "
            "| shortfall | importance | reach | priority |",
            "|--:|---|---|---|--:|--:|--:|---|--:|--:|--:|--:|",
        ]
        for row in table.rows:
            beside = ", ".join(text for text in (row.goal_written, row.goal_origin) if text)
            goal = shown.score(row.goal) + (f" ({escaped(beside)})" if beside else "")
            cells = (
                str(row.rank or ""), escaped(row.name),
                escaped(row.phase), escaped(", ".join(row.channels)),
                goal, _experience(row, shown), shown.difference(row.gap),
                "; ".join(map(escaped, _judged(row))),
                "" if row.shortfall is None else f"{number(row.shortfall, 1)}%",
                *map(escaped, factors(row)),
                "" if row.priority is None else number(row.priority, 1),
            )  # fmt: skip
            lines.append("| " + " | ".join(cells) + " |")
        below = [*beside_the_list(table), *conversions(table), *assumptions(table)]
        lines += ["", *(f"- {escaped(line)}" for line in below)] if below else []
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
