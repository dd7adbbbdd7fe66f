"""Results as Markdown, with a verdict only where the numbers bear one, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cases import Group, Line, Slope
from measuring import Ratio, Result, own_peak, ratio


def _time(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


def number(value: float) -> str:
    """Three figures that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def verdict(found: Ratio, goal: float | None) -> str:
    """Whether a goal is met: not said where the middle half of the rounds lies on both sides of it."""
    if goal is None:
        return ""
    if found.high <= goal:
        return "yes"
    return "no" if found.low > goal else "too close to say"


def _line(line: Line, results: Mapping[str, Result]) -> list[str]:
    subject, anchor = results[line.subject], results[line.anchor]
    goal = "" if line.goal is None else f"<= {number(line.goal)}"
    failure = next((f"{part.name}: {part.failure}" for part in (subject, anchor) if part.failure), "")
    found = ratio(subject, anchor)
    if failure or found is None:
        why = failure if "not installed" in failure else f"failed ({failure or 'no common round'})"
        return [line.subject, line.anchor, why, "", "", goal, "not known" if goal else ""]
    spread = f"{number(found.low)}-{number(found.high)}, {found.rounds} rounds"
    return [
        line.subject,
        line.anchor,
        number(found.middle),
        spread,
        number(found.cpu),
        goal,
        verdict(found, line.goal),
    ]


def _peak(peak: float | None) -> str:
    if peak is None:
        return ""
    least = own_peak() * 1.05
    return f"{peak:.0f} MiB" if peak > least else f"below {least:.0f} MiB"


def _measured(result: Result) -> list[str]:
    if result.wall is None:
        return [result.name, result.failure or "not run", "", "", ""]
    noise = "" if result.noise is None else f"±{result.noise:.0%}"
    return [result.name, _time(result.wall), noise, _peak(result.peak), str(len(result.runs))]


def _slope(slope: Slope, results: Mapping[str, Result]) -> list[list[str]]:
    rows = []
    first: float | None = None
    for (name, few), (next_name, many) in zip(slope.of, slope.of[1:], strict=False):
        low, high = results[name].wall, results[next_name].wall
        if low is None or high is None:
            rows.append([slope.what, f"{few:,} to {many:,}", "failed", ""])
            continue
        each = (high - low) / (many - few) * 1000
        growth = "" if first is None or first <= 0 else f"{number(each / first)} x"
        first = each if first is None else first
        rows.append([slope.what, f"{few:,} to {many:,}", f"{each:.3f}", growth])
    return rows


def markdown(group: Group, results: Mapping[str, Result]) -> str:
    """A group's tables."""
    lines = [f"## {group.title}", ""]
    if group.lines:
        rows = [_line(line, results) for line in group.lines]
        lines += _table(("work", "anchor", "ratio", "middle half", "CPU ratio", "goal", "met"), rows)
        lines.append("")
    if group.slopes:
        rows = [row for slope in group.slopes for row in _slope(slope, results)]
        lines += _table(("cost", "from .. to", "each, ms", "against the first step"), rows)
        lines.append("")
    lines += _table(
        ("process", "median", "noise", "peak", "rounds"), [_measured(one) for one in results.values()]
    )
    if group.note:
        lines += ["", group.note]
    return "\n".join(lines) + "\n"


def plain(group: Group, results: Mapping[str, Result]) -> dict[str, Any]:
    """A group's raw numbers."""
    return {
        "name": group.name,
        "title": group.title,
        "results": [
            {
                "name": result.name,
                "command": list(result.words),
                "failure": result.failure,
                "runs": [{"round": number, **asdict(run)} for number, run in sorted(result.runs.items())],
            }
            for result in results.values()
        ],
        "ratios": [
            {"of": line.subject, "to": line.anchor, "goal": line.goal, **asdict(found)}
            for line in group.lines
            if (found := ratio(results[line.subject], results[line.anchor])) is not None
        ],
    }
