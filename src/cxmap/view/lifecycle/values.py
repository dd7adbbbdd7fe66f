"""The lifecycle: the scores of every phase by year or quarter, side by side, before anybody draws it.

A column is a period, numbered from 0. Heights are percent of the scale with the good end at 100.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Kind, Tick
from cxmap.view.sheet import OnSheet, Sheet


class PeriodMark(Struct, frozen=True):
    """The mean of a period. `low` and `high` are the ends of its interval where there is one."""

    column: int
    height: float
    label: str
    kind: Kind
    low: float | None
    high: float | None
    n: str
    """How many answers; empty where nobody knows, and for believed scores."""
    outside: bool = False
    """Whether it lies outside of the control limits."""


class PeriodStep(Struct, frozen=True):
    """From one mark to the next, over the touchpoints that both periods hold: columns and heights."""

    start: int
    end: int
    height: float
    """Its height at the start; not that of the mark where the period holds other touchpoints too."""
    end_height: float
    whole: bool
    """Whether the two periods hold the same touchpoints, so that it runs from mark to mark."""


class Control(Struct, frozen=True):
    """Control limits as heights, from the first column that they are of to the last."""

    start: int
    end: int
    low: float
    middle: float
    high: float


class Panel(Struct, frozen=True):
    """One phase, or all of them."""

    name: str
    goal: float | None
    goal_label: str
    marks: tuple[PeriodMark, ...]
    steps: tuple[PeriodStep, ...]
    note: str
    """What changed, over how many touchpoints, or that there is nothing to show."""
    tone: Literal["good", "bad", "plain"]
    whole: bool = False
    """Whether it is of all phases."""
    control: Control | None = None
    ticks: tuple[Tick, ...] = ()
    """The lines of its own scale, for a question that is not asked on the map's; empty for all others."""


class LifecycleLabels(Struct, frozen=True):
    """What the marks mean."""

    goal: str
    measured: str
    believed: str
    alike: str
    n: str
    limits: str
    outside: str


class LifecycleView(Struct, OnSheet, frozen=True):
    """All phases over the periods of a map's dated scores, all of them together first."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    periods: tuple[tuple[str, str], ...]
    """Each period: its quarter (or year), and its year where a quarter stands before it."""
    panels: tuple[Panel, ...]
    notes: tuple[str, ...]
    """How the figures came about."""
    labels: LifecycleLabels
