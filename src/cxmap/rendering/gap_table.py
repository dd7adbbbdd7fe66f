"""The list of gaps as text: a table for the terminal, Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from cxmap.rendering.findings import visible
from cxmap.view.gaps import GapRow, GapTable

_COLOURS = {
    "short": "bold red",
    "believed short": "red",
    "met": "green",
    "believed met": "green",
    "undecided": "yellow",
    "unknown": "dim",
}
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
        spread = ", ".join(f"{name} {number(score)}" for name, score in row.spread)
        text.append("\n" + visible(spread), style="italic dim")
    return text


def _priority(row: GapRow) -> Text:
    """The priority and, below it, shortfall x importance x reach."""
    if row.rank is None or row.shortfall is None:
        return Text("")
    importance, reach = number(row.importance, decimals=1), number(row.reach * 100, decimals=0)
    text = Text(number(row.priority, decimals=1), style="bold")
    text.append(f"\n{number(row.shortfall, decimals=1)}% ×{importance}/3 ×{reach}%", style="not bold dim")
    return text


def terminal(table: GapTable) -> Group:
    """The table for a terminal of 80 columns and more."""
    signed = _signed(table)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    grid.add_column("#", justify="right", no_wrap=True)
    grid.add_column("touchpoint", ratio=1, min_width=16, overflow="fold")
    grid.add_column("goal", justify="right", no_wrap=True)
    grid.add_column("exp.", justify="right", no_wrap=True)
    grid.add_column("gap", justify="right", no_wrap=True)
    grid.add_column("verdict", max_width=8, overflow="fold")
    grid.add_column("priority =\nshort × imp. × reach", justify="right", no_wrap=True)
    for row in table.rows:
        goal = Text(number(row.goal, signed=signed))
        if row.goal_from:
            goal.append("\n" + ("own" if row.goal_from == "touchpoint" else row.goal_from), style="dim")
        colour = _COLOURS[row.verdict]
        grid.add_row(
            str(row.rank or ""),
            _touchpoint(row),
            goal,
            number(row.experience, signed=signed),
            Text(number(row.gap, signed=True), style=colour),
            Text(row.verdict_text, style=colour),
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
    if table.hidden:
        parts.append(
            Text(f"{table.hidden} of {table.total} touchpoints not shown; --all shows every one", style="dim")
        )
    return Group(*parts)


HEAD = (
    "map", "rank", "id", "touchpoint", "phase", "channel", "goal", "goal_from", "experience", "gap",
    "verdict", "shortfall_percent", "importance", "reach", "priority",
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
        "experience_by_persona": dict(row.spread),
        "gap": row.gap,
        "verdict": row.verdict,
        "shortfall_percent": row.shortfall,
        "importance": row.importance,
        "reach": row.reach,
        "priority": row.priority,
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
            "rows": [_record(name, row) for row in table.rows],
        }
        for name, table in tables
    ]
    return json.dumps({"cxmap": version, "maps": maps}, ensure_ascii=False, indent=2) + "\n"


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
            "| # | touchpoint | phase | channel | goal | experience | gap | verdict | shortfall | importance | reach | priority |",
            "|--:|---|---|---|--:|--:|--:|---|--:|--:|--:|--:|",
        ]
        for row in table.rows:
            goal = number(row.goal, signed=signed) + (f" ({row.goal_origin})" if row.goal_origin else "")
            cells = (
                str(row.rank or ""), _escaped(row.name), _escaped(row.phase), _escaped(", ".join(row.channels)),
                goal, number(row.experience, signed=signed), number(row.gap, signed=True), row.verdict_text,
                "" if row.shortfall is None else f"{number(row.shortfall, decimals=0)}%",
                number(row.importance), f"{number(row.reach * 100, decimals=0)}%",
                number(row.priority, decimals=1) if row.priority is not None else "",
            )  # fmt: skip
            lines.append("| " + " | ".join(cells) + " |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
