"""The gaps of a scorecard as a table for a notebook, in the colours and letters of the page around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxmap.rendering.backends.svg import written
from cxmap.view.gaps.dumbbells import Dumbbell, GapChart

MOST_ROWS = 40
_RIGHT = (0, 2, 3, 4, 6)
_CELL = "padding:2px 8px;vertical-align:top;text-align:{align};border-bottom:1px solid rgba(128,128,128,.4)"


def gap_table(chart: GapChart, headings: Sequence[str], more: Callable[[int], str]) -> str:
    """What a scorecard finds: the headline, and a row for each gap; `more` says how many are not shown."""
    rows = [_cells(row) for row in chart.rows]
    rows += [
        ["", *map(_said, (lacking.name, lacking.goal_label, lacking.experience_label, "", why)), ""]
        for why, all_lacking in chart.unknown
        for lacking in all_lacking
    ]
    left = len(rows) - MOST_ROWS
    lines = [_line("td", row) for row in rows[:MOST_ROWS]]
    if left > 0:
        lines.append(_line("td", ["", _said(more(left)), "", "", "", "", ""]))
    head = _line("th", [_said(text) for text in headings])
    return (
        f'<div style="overflow-x:auto"><p><strong>{_said(chart.title)}</strong><br>'
        f"{_said(chart.sheet.headline)}</p>"
        f'<table style="border-collapse:collapse"><thead>{head}</thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _cells(row: Dumbbell) -> list[str]:
    about = " \N{MIDDLE DOT} ".join(row.below)
    small = f"<br><small>{_said(about)}</small>" if about else ""
    known = f"<br><small>{_said(row.n_label)}</small>" if row.n_label else ""
    why = f"<br><small>{_said(row.why)}</small>" if row.why else ""
    return [
        "" if row.rank is None else str(row.rank),
        f"{_said(row.name)}{small}",
        _said(row.goal_label),
        f"{_said(row.experience_label)}{known}",
        f"<strong>{_said(row.gap_label)}</strong>",
        f"{_said(row.verdict)}{why}",
        _said(row.priority),
    ]


def _line(tag: str, cells: Sequence[str]) -> str:
    made = [
        f'<{tag} style="{_CELL.format(align="right" if at in _RIGHT else "left")}">{cell}</{tag}>'
        for at, cell in enumerate(cells)
    ]
    return f"<tr>{''.join(made)}</tr>"


def _said(text: str) -> str:
    return written(text)
