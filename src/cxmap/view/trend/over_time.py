"""The picture of a map's versions as values: a chart of the whole, and a row for every touchpoint or map."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.sheet import OnSheet, Sheet
from cxmap.view.trend.values import DayMark, DoneMark, LimitMark, TrendChart

Standing = Literal["short", "met", "other"]
"""How a row stands in the last version: below goal, goal met, or neither."""


class StepMark(Struct, frozen=True):
    """A score in one version; places are percent of the width and of the scale, 100 at its good end."""

    x: float
    y: float
    low: float | None
    high: float | None
    measured: bool
    alike: bool
    """Whether it can be held against the one before."""
    outside: bool = False


class TimeRow(Struct, frozen=True):
    """A touchpoint, or a map, over the versions."""

    name: str
    below: str
    """Its phase, or what a map is about."""
    marks: tuple[StepMark, ...]
    goals: tuple[tuple[tuple[float, float], ...], ...]
    """Stretches of the goal, each a run of places from version to version."""
    lowered: tuple[tuple[float, float], ...]
    """Where the goal became easier to reach."""
    short: tuple[tuple[float, float], ...]
    """From where to where it was below its goal."""
    done: tuple[DoneMark, ...]
    score: str
    """The last score, and `goal` the goal that it is held against."""
    goal: str
    notes: tuple[str, ...]
    """Of what the score was counted, and in which interval."""
    told: str
    standing: Standing
    ends: tuple[str, str]
    """The numbers at the worst and at the best end of its scale."""
    limits: LimitMark | None = None


class OverTime(Struct, OnSheet, frozen=True):
    """The versions of one map, or of several beside each other."""

    sheet: Sheet
    whole: str
    """What the chart is of."""
    chart: TrendChart | None
    """The mean of the whole; nothing where rows are maps, or there is no course."""
    rows: tuple[TimeRow, ...]
    days: tuple[DayMark, ...]
    lines: tuple[float, ...]
    """Heights of the lines in every row, in percent of the scale."""
    legend: tuple[tuple[str, str], ...]
    """The marks that occur by their kind, each with its words."""
    done: tuple[DoneMark, ...]
    """What was done, in the order of time."""
    notes: tuple[str, ...]
    """What is left out."""
