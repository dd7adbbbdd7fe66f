"""Importance beside performance, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.view.curve.values import Kind, Tick
from cxmap.view.sheet import OnSheet, Sheet

Quadrant = Literal["concentrate here", "keep up the good work", "low priority", "possible overkill"]
ORDER: tuple[Quadrant, ...] = (
    "concentrate here",
    "keep up the good work",
    "low priority",
    "possible overkill",
)
"""The important ones first, the bad ones before the good ones."""
Tone = Literal["bad", "good", "open", "none"]
"""What the verdict says: short, met, undecided; none where there is no goal."""


class PlacedPoint(Struct, frozen=True):
    """A touchpoint: performance in percent of the axis, importance 1 to 5."""

    id: str
    name: str
    performance: float
    low: float | None
    high: float | None
    """The ends of its interval on the same axis."""
    importance: float
    assumed: bool
    """Whether nobody gave it an importance."""
    quadrant: Quadrant
    kind: Kind
    tone: Tone
    label: str
    """Its gap in percent of the scale or, where the axis is that of the experience, its experience."""


class Cross(Struct, frozen=True):
    """Where the quadrants meet, in percent and 1 to 5, and the words at the ends of its lines."""

    performance: float
    importance: float
    performance_label: str
    importance_label: str


class QuadrantsView(Struct, OnSheet, frozen=True):
    """Every scored touchpoint by importance and performance, in the order of its number."""

    sheet: Sheet
    ticks: tuple[Tick, ...]
    """Of performance."""
    faces: bool
    """Whether the ticks are those of the scale, which have moods; a gap has none."""
    steps: tuple[tuple[float, str], ...]
    """Of importance."""
    points: tuple[PlacedPoint, ...]
    cross: Cross | None
    names: tuple[tuple[Quadrant, str], ...]
    """The quadrants in ORDER, in words; none without a crosshair."""
    performance: str
    importance: str
    notes: tuple[str, ...]
    side_by_side: str
    """To be said where points had to be moved apart."""
    marks: tuple[tuple[Kind, str], ...]
    tones: tuple[tuple[Tone, str], ...]
    assumed: str
    """What marks an importance that nobody gave; empty where there is none."""
