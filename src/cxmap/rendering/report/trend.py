"""Where everything of the chart of versions stands in its picture.

The picture is as wide as the reader's screen leaves it, so places across are in percent (of lines: in
hundredths of the width, stretched), and heights are pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cxmap.rendering.backends.svg import number
from cxmap.view.trend.values import TrendChart, TrendMark

TALL = 240.0
TOP, BOTTOM = 16.0, 12.0
"""Room above the highest and below the lowest line of the scale."""
LINE = 18.0
"""From one line of the names at the right to the next."""


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A version: the place of its mean and its text, which is empty where there is no room or need."""

    x: str
    y: str
    measured: bool
    summary: str
    label: str
    label_y: str


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A date of one or two lines."""

    x: str
    lines: tuple[str, ...]
    inner: bool


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """The chart, ready to be written down."""

    tall: str
    bottom: str
    ticks: tuple[tuple[str, str], ...]
    """Height and number."""
    solid: str
    dashed: str
    goal: str
    goals: tuple[tuple[str, str], ...]
    marks: tuple[DrawnMark, ...]
    name_y: str
    goal_name_y: str
    days: tuple[DrawnDay, ...]


def _height(percent: float) -> float:
    return TOP + (100 - percent) / 100 * (TALL - TOP - BOTTOM)


def _line(marks: tuple[TrendMark, ...], *, alike: bool) -> str:
    return "".join(
        f"M{number(one.x)} {number(_height(one.y))}L{number(two.x)} {number(_height(two.y))}"
        for one, two in pairwise(marks)
        if two.alike == alike
    )


def _goal(marks: tuple[TrendMark, ...]) -> str:
    """Goals hold until the version that changes them, so their line has steps."""
    found, before = "", None
    for mark in marks:
        if mark.goal is None:
            before = None
            continue
        x, y = number(mark.x), number(_height(mark.goal))
        found += f"M{x} {y}" if before is None else f"H{x}V{y}"
        before = mark.goal
    return found


def _two_lines(text: str) -> tuple[str, ...]:
    first, space, last = text.rpartition(" ")
    return (first, last) if space else (last,)


def _apart(first: float, second: float | None) -> tuple[float, float]:
    """The heights of two names, of two lines each, moved apart where they would cover each other."""
    if second is None:
        return first, first
    least = 2 * LINE + 2
    if abs(first - second) >= least:
        return first, second
    middle = (first + second) / 2
    middle = min(max(middle, TOP + least / 2), TALL - BOTTOM - least / 2)
    above, below = middle - least / 2, middle + least / 2
    return (above, below) if first <= second else (below, above)


def _mark(mark: TrendMark, following: TrendMark | None) -> DrawnMark:
    """A mark; the first one has its score beside it, on the side that its line leaves free."""
    y = _height(mark.y)
    above = y > TOP + 12 and (mark.goal is None or not 0 <= _height(mark.y) - _height(mark.goal) < 24)
    rises = following is not None and following.y > mark.y
    return DrawnMark(
        x=number(mark.x) + "%",
        y=number(y),
        measured=mark.measured,
        summary=mark.summary,
        label=mark.label if following is not None else "",
        label_y="-11" if above and not (rises and y < TALL - BOTTOM - 24) else "21",
    )


def draw_trend(chart: TrendChart) -> DrawnTrend:
    """Place a chart of at least two versions."""
    last = chart.marks[-1]
    name, goal_name = _apart(_height(last.y), None if last.goal is None else _height(last.goal))
    return DrawnTrend(
        tall=number(TALL),
        bottom=number(TALL),
        ticks=tuple((number(_height(at)), text) for at, text in chart.ticks),
        solid=_line(chart.marks, alike=True),
        dashed=_line(chart.marks, alike=False),
        goal=_goal(chart.marks),
        goals=tuple(
            (number(mark.x) + "%", number(_height(mark.goal)))
            for mark in chart.marks
            if mark.goal is not None
        ),
        marks=tuple(_mark(mark, chart.marks[1] if at == 0 else None) for at, mark in enumerate(chart.marks)),
        name_y=number(name),
        goal_name_y=number(goal_name),
        days=tuple(DrawnDay(number(day.x) + "%", _two_lines(day.text), day.inner) for day in chart.days),
    )
