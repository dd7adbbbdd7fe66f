"""How to score: what a project or a command may set, the same for every figure that comes from a map."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Crosshair = Literal["goal", "means", "middle"]
Importance = Literal["stated", "derived"]


class Settings(Struct, frozen=True):
    """The settings of a scorecard; each output of one command has the same."""

    confidence: float = 0.95
    """Of intervals and verdicts, between 0 and 1."""
    tolerance: float | None = None
    """How far below its goal an experience still counts as met, in points of the map's scale; the map's own
    when None."""
    min_n: int = 5
    """Fewer answers than this decide nothing."""
    power: float = 0.8
    """The chance that the number of answers asked for would confirm a shortfall as large as the one seen."""
    privacy_floor: int = 5
    """A group of people with fewer answers than this is not shown."""
    guess_width: float | None = None
    """How far a believed score may be off either way, in points of the map's scale; half a step when None."""
    crosshair: Crosshair = "goal"
    """Where the quadrants of importance and performance meet."""
    importance: Importance = "stated"
    """Which importance the quadrants have: what the map states, or what is derived from answers."""


USUAL = Settings()
"""What holds where nobody says otherwise."""
