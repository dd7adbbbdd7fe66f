"""The chart of the gaps, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Kind, Tick
from cxmap.view.sheet import OnSheet, Sheet
from cxmap.view.sides import Side

Sign = Literal["goal", "believed", "measured", "short", "within", "above", "open"]


class Dumbbell(Struct, frozen=True):
    """One touchpoint with a gap. Places are percent of the scale, 100 at its good end."""

    rank: int | None
    id: str
    name: str
    below: tuple[str, ...]
    """Its phase and its channels."""
    channel_kinds: tuple[str, ...]
    """What kinds of channel these are, for their signs."""
    goal: float
    goal_label: str
    experience: float
    experience_label: str
    kind: Kind
    low: float | None
    high: float | None
    """The ends of the interval, the worse one first."""
    n_label: str
    side: Side | None
    """Below the goal, within the tolerance, above it, not decided; nothing on the goal itself."""
    gap_label: str
    verdict: str
    undecided: bool
    why: str
    """Why it is undecided, and for whom it falls short."""
    priority: str
    """Empty for what has no rank."""
    factors: tuple[str, ...]


class Gapless(Struct, frozen=True):
    """A touchpoint that lacks its goal, its experience or both; the other one as it is printed."""

    name: str
    goal_label: str
    experience_label: str
    text: str
    """Its name with the one that there is."""


class GapChart(Struct, OnSheet, frozen=True):
    """All gaps of a map: shortfalls by priority, then the rest in the map's order; and what has none."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    rows: tuple[Dumbbell, ...]
    unknown: tuple[tuple[str, tuple[Gapless, ...]], ...]
    """What is missing, and the touchpoints where it is."""
    without_gap: str
    columns: tuple[str, str, str, str]
    """Headings: touchpoint, experience, verdict, priority."""
    marks: tuple[tuple[Sign, str], ...]
    """The marks that occur, each with its words."""
