"""Importance and performance side by side: two rankings that professionals know by name."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.ties import CLOSE

Quadrant = Literal["concentrate here", "keep up the good work", "low priority", "possible overkill"]
Crosshair = Literal["means", "middle"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A touchpoint by importance (1..5) and performance (percent of the scale)."""

    place: PlaceScore
    importance: float
    performance: float
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Importance-performance analysis (Martilla & James 1977); the crosshair is where the quadrants meet."""

    importance: float
    performance: float
    crosshair: Crosshair
    places: tuple[Placed, ...]


def _quadrant(important: bool, good: bool) -> Quadrant:
    if important:
        return "keep up the good work" if good else "concentrate here"
    return "possible overkill" if good else "low priority"


def quadrants(card: Scorecard, crosshair: Crosshair = "means") -> Quadrants | None:
    """Put every scored touchpoint into a quadrant; nothing where none is scored.

    The crosshair lies at the means of what is there, as in the original, or at the middle of both scales. A
    touchpoint on a line of the crosshair counts as important, or as good.
    """
    rated = [
        (found, card.scale.percent(found.experience)) for found in card.places if found.experience is not None
    ]
    if not rated:
        return None
    if crosshair == "means":
        across, up = fmean(found.importance for found, _ in rated), fmean(value for _, value in rated)
    else:
        across, up = 3.0, 50.0
    important, good = across - CLOSE, up - CLOSE
    placed = tuple(
        Placed(found, found.importance, value, _quadrant(found.importance >= important, value >= good))
        for found, value in rated
    )
    return Quadrants(across, up, crosshair, placed)


def opportunity_score(importance: float, performance: float) -> float:
    """Ulwick's opportunity score (2002): importance + max(importance - satisfaction, 0), 0 to 20.

    Importance 1..5 and performance in percent are both brought to 0..10 first.
    """
    important = (importance - 1) / 4 * 10
    satisfied = performance / 10
    return important + max(important - satisfied, 0.0)
