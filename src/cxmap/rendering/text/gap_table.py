"""The list of gaps as text: a table for the terminal, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from textwrap import fill
from typing import Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from cxmap.rendering.text.findings import visible
from cxmap.scoring import Stability
from cxmap.view.gaps.table import GapRow, GapTable

_COLOURS = {
    "short": "bold red",
    "believed short": "red",
    "met": "green",
    "believed met": "green",
    "undecided": "yellow",
    "unknown": "dim",
}
TWO_DECIMALS = 20
"""Scales up to this length show interval ends with two decimals."""
_FORMULA = "=+-@\t\r"


def number(value: float | None, *, signed: bool = False, decimals: int = 2) -> str:
    """A number for a terminal: rounded, no trailing zeros; `-` for none."""
    if value is None:
        return "-"
    text = f"{value:+.{decimals}f}" if signed and round(value, decimals) else f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "+0") else text


def _signed(table: GapTable) -> bool:
    return table.low < 0


def _touchpoint(row: GapRow) -> Text:
    text = Text(visible(row.name))
    below = " · ".join(part for part in (row.phase, ", ".join(row.channels)) if part)
    if below:
        text.append("\n" + visible(below), style="dim")
    if row.spread:
        spread = "; ".join(f"{name} {number(score)}" for name, score in row.spread)
        text.append("\n" + visible(spread), style="italic dim")
    if row.short_for_text:
        text.append("\n" + visible(row.short_for_text), style="red")
    if row.withheld_text:
        text.append("\n" + visible(row.withheld_text), style="dim")
    return text


def _priority(row: GapRow) -> Text:
    """The priority and, below it, shortfall x importance x reach."""
    if row.rank is None or row.shortfall is None:
        return Text("")
    importance, reach = number(row.importance, decimals=1), number(row.reach * 100, decimals=0)
    text = Text(number(row.priority, decimals=1), style="bold")
    text.append(f"\n{number(row.shortfall, decimals=1)}%×{importance}/3×{reach}%", style="not bold dim")
    return text


def _verdict(row: GapRow, colour: str) -> Text:
    """The verdict; with a star where it stands for all, and with the n that would decide."""
    text = Text(row.verdict_text + ("*" if row.stands else ""), style=colour)
    if row.needed is not None:
        text.append(f"\nn≈{row.needed:,}", style="dim")
    return text


def explained(row: GapRow, table: GapTable) -> Text:
    """Where every number of a row comes from: formula and inputs."""
    signed = _signed(table)
    goal, experience = number(row.goal, signed=signed), number(row.experience, signed=signed)
    lines = [f"experience  {experience}: {row.method or 'believed, no data'}"]
    if row.raters_text:
        lines.append(f"believed    {number(row.believed, signed=signed)}: {row.raters_text}")
    if row.blind_spot is not None:
        believed, spot = number(row.believed, signed=signed), number(row.blind_spot, signed=True)
        lines.append(f"blind spot  {believed} believed against {experience} measured: {spot}")
    if row.goal is not None:
        words = f": {row.goal_words}" if row.goal_words else ""
        lines.append(f"goal        {goal} {row.goal_origin}{words}")
    if row.gap is not None and row.shortfall is not None:
        turned = " (turned: lower is better)" if table.lower_is_better else ""
        lines.append(f"gap         {experience} against {goal}: {number(row.gap, signed=True)}{turned}")
        lines.append(
            f"priority    {number(row.shortfall, decimals=1)}% of the scale x {number(row.importance)} / 3 x "
            f"{number(row.reach * 100, decimals=1)}% = {number(row.priority, decimals=1)}"
        )
    if row.why:
        more = f"; about {row.needed:,} answers would decide" if row.needed else ""
        lines.append(f"undecided   {row.why}{more}")
    if row.opportunity_score is not None:
        lines.append(
            f"also        {row.quadrant} (importance-performance); "
            f"opportunity score {number(row.opportunity_score, decimals=1)} of 20 (Ulwick)"
        )
    head = Text(f"{row.rank or '-'}. {visible(row.name)}\n", style="bold")
    shown = [fill(visible(line), 78, initial_indent="   ", subsequent_indent=" " * 15) for line in lines]
    return head.append("\n".join(shown) + "\n", style="not bold")


def _footnotes(table: GapTable) -> list[Text]:
    """What the first screen must say beside the numbers."""
    notes = []
    if table.measured:
        level = f"{number(table.confidence * 100)}%"
        notes.append(f"{table.measured} of {table.total} measured, the rest believed; intervals {level}")
    if any(row.stands for row in table.rows):
        notes.append("* stands when all measured touchpoints are tested together (Holm)")
    if table.tolerance:
        notes.append(f"up to {number(table.tolerance)} points below the goal still count as met")
    blind = table.blind
    if blind:
        signed = _signed(table)
        spots = "; ".join(
            f"{visible(row.name)} is believed {number(row.believed, signed=signed)} "
            f"and measured {number(row.experience, signed=signed)}"
            for row in blind[:2]
        )
        notes.append(f"{'blind spots' if len(blind) > 1 else 'blind spot'}: {spots}")
    if table.stability is not None:
        same, count = table.stability, len(table.stability.top)
        notes.append(
            f"the first {count} stay the first {count} in {same.same_top:.0%} of {same.draws:,} draws, "
            f"the first stays first in {same.same_first:.0%}\n({_drawn(same)})"
        )
    if table.hidden:
        notes.append(f"{table.hidden} of {table.total} touchpoints not shown; --all shows every one")
    return [Text(note, style="dim") for note in notes]


def _drawn(found: Stability) -> str:
    """What moves in the draws."""
    parts = ["each importance by up to a point"]
    parts += ["measured scores as their sampling distribution has it"] if found.measured else []
    parts += [f"believed ones evenly by up to {number(found.guess_width)}"] if found.believed else []
    return "drawn: " + ", ".join(parts)


def terminal(table: GapTable, *, explain: bool = False) -> Group:
    """The table for a terminal of 80 columns and more; with `explain`, where every number comes from."""
    signed = _signed(table)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    grid.add_column("#", justify="right", no_wrap=True)
    grid.add_column("touchpoint", ratio=1, min_width=16, overflow="fold")
    grid.add_column("goal", justify="right", no_wrap=True)
    grid.add_column("exp.", justify="right", no_wrap=True)
    grid.add_column("gap", justify="right", no_wrap=True)
    grid.add_column("verdict", min_width=9, max_width=9, overflow="fold")
    grid.add_column("priority =\nshort×imp×reach", justify="right", no_wrap=True)
    for row in table.rows:
        goal = Text(number(row.goal, signed=signed))
        experience = Text(number(row.experience, signed=signed))
        if row.low is not None and row.high is not None:
            decimals = 2 if table.high - table.low <= TWO_DECIMALS else 1
            low, high = (number(end, signed=signed, decimals=decimals) for end in (row.low, row.high))
            experience.append(f"\n{low}..{high}", style="dim")
        if row.n is not None:
            experience.append(f"\nn={number(row.n, decimals=0)}", style="dim")
        if row.goal_from:
            goal.append("\n" + ("own" if row.goal_from == "touchpoint" else row.goal_from), style="dim")
        colour = _COLOURS[row.verdict]
        grid.add_row(
            str(row.rank or ""),
            _touchpoint(row),
            goal,
            experience,
            Text(number(row.gap, signed=True), style=colour),
            _verdict(row, colour),
            _priority(row),
        )
    title = Text(visible(table.title), style="bold")
    if table.persona:
        title.append(f" · {visible(table.persona)}", style="")
    scale = f"scale {number(table.low)} to {number(table.high)}"
    if table.lower_is_better:
        scale += ", lower is better; a gap below zero is worse than intended"
    title.append(f"\n{table.headline} ({scale})", style="dim")
    parts: list[Any] = [title, grid] if table.rows else [title]
    if explain:
        parts += [Text(), *(explained(row, table) for row in table.rows)]
    return Group(*parts, *_footnotes(table))


HEAD = (
    "map", "rank", "id", "touchpoint", "phase", "channel", "goal", "goal_from", "experience", "low", "high",
    "n", "believed", "blind_spot", "gap", "verdict", "short_for", "stands", "needed_n", "shortfall_percent",
    "importance", "reach", "priority", "opportunity_score", "quadrant",
)  # fmt: skip


def _record(name: str, row: GapRow) -> dict[str, Any]:
    return {
        "map": name,
        "rank": row.rank,
        "id": row.id,
        "touchpoint": row.name,
        "phase": row.phase_id,
        "channel": list(row.channel_ids),
        "goal": row.goal,
        "goal_from": row.goal_from,
        "goal_words": row.goal_words,
        "experience": row.experience,
        "low": row.low,
        "high": row.high,
        "n": row.n,
        "answered": row.answered,
        "method": row.method,
        "positive": list(row.positive),
        "pool": row.pool,
        "groups": [
            {part.party: part.id, "weight": part.weight, "figure": part.figure, "n": part.n}
            for part in row.groups
        ],
        "believed": row.believed,
        "raters": [{"name": name or None, "score": score} for name, score in row.raters],
        "blind_spot": row.blind_spot,
        "experience_by_persona": {
            own.id: own.experience for own in row.personas if own.experience is not None and row.spread
        },
        "personas": {
            own.id: {
                "name": own.name,
                "experience": own.experience,
                "low": own.low,
                "high": own.high,
                "n": own.n,
                "gap": own.gap,
                "verdict": own.verdict,
                "fewer_answers_than": own.withheld_below,
            }
            for own in row.personas
        },
        "short_for": list(row.short_for),
        "fewer_answers_than": row.withheld_below,
        "gap": row.gap,
        "verdict": row.verdict,
        "why": row.why,
        "needed_n": row.needed,
        "stands": row.stands,
        "shortfall_percent": row.shortfall,
        "importance": row.importance,
        "reach": row.reach,
        "priority": row.priority,
        "opportunity_score": row.opportunity_score,
        "quadrant": row.quadrant,
        "impact": list(row.impact),
    }


def as_json(tables: Sequence[tuple[str, GapTable]], *, version: str) -> str:
    """Every table as one JSON document; numbers are not rounded."""
    maps = [
        {
            "file": name,
            "title": table.title,
            "scale": {
                "min": table.low,
                "max": table.high,
                "direction": "lower-is-better" if table.lower_is_better else "higher-is-better",
            },
            "touchpoints": table.total,
            "measured": table.measured,
            "confidence": table.confidence,
            "tolerance": table.tolerance,
            "stability": None
            if table.stability is None
            else {
                "top": [found.id for found in table.stability.top],
                "draws": table.stability.draws,
                "same_top": table.stability.same_top,
                "same_first": table.stability.same_first,
                "guess_width": table.stability.guess_width,
            },
            "rows": [_record(name, row) for row in table.rows],
        }
        for name, table in tables
    ]
    return json.dumps({"cxmap": version, "maps": maps}, indent=2) + "\n"


def _cell(value: Any) -> str:
    """A value for a spreadsheet: never a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 6):g}"
    text = " ".join(value) if isinstance(value, list) else str(value)
    return "'" + text if isinstance(value, str) and text[:1] and text[0] in _FORMULA else text


def as_csv(tables: Sequence[tuple[str, GapTable]]) -> str:
    """Every table in one CSV with a head line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for name, table in tables:
        for row in table.rows:
            record = _record(name, row)
            writer.writerow([_cell(record[key]) for key in HEAD])
    return out.getvalue()


def _judged(row: GapRow) -> str:
    """The verdict, for whom it falls short, and what is withheld."""
    return "; ".join(text for text in (row.verdict_text, row.short_for_text, row.withheld_text) if text)


_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~$&]")


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", " ".join(visible(text).split()))


def as_markdown(tables: Sequence[tuple[str, GapTable]]) -> str:
    """Every table in Markdown, for a pull request or a wiki."""
    parts = []
    for _, table in tables:
        signed = _signed(table)
        lines = [
            f"### {_escaped(table.title)}",
            "",
            f"{_escaped(table.headline)}.",
            "",
            "| # | touchpoint | phase | channel | goal | experience | gap | verdict "
            "| shortfall | importance | reach | priority |",
            "|--:|---|---|---|--:|--:|--:|---|--:|--:|--:|--:|",
        ]
        for row in table.rows:
            goal = number(row.goal, signed=signed) + (f" ({row.goal_origin})" if row.goal_origin else "")
            cells = (
                str(row.rank or ""), _escaped(row.name),
                _escaped(row.phase), _escaped(", ".join(row.channels)),
                goal, number(row.experience, signed=signed), number(row.gap, signed=True),
                _escaped(_judged(row)),
                "" if row.shortfall is None else f"{number(row.shortfall, decimals=0)}%",
                number(row.importance), f"{number(row.reach * 100, decimals=0)}%",
                number(row.priority, decimals=1) if row.priority is not None else "",
            )  # fmt: skip
            lines.append("| " + " | ".join(cells) + " |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
