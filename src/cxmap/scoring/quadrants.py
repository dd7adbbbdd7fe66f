"""Importance and performance side by side: two rankings that professionals know by name."""

from __future__ import annotations

from statistics import fmean
from typing import Literal

from msgspec import Struct

from cxmap.scoring.drivers import Derived, derived_importance
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.settings import Crosshair
from cxmap.scoring.ties import CLOSE, settled

Quadrant = Literal["concentrate here", "keep up the good work", "low priority", "possible overkill"]
IMPORTANT: tuple[Quadrant, ...] = ("concentrate here", "keep up the good work")
GOOD: tuple[Quadrant, ...] = ("keep up the good work", "possible overkill")
Lack = Literal["scores", "importance", "derived importance", "goals"]
MIDDLE = 3.0
"""Of importance, which runs from 1 to 5."""


class Placed(Struct, frozen=True):
    """A touchpoint, or a phase scored as a whole, by importance (1..5) and performance.

    Performance is in percent of the scale: the gap where the crosshair lies at the goal, so that 0 is a goal
    that is just met, and the experience itself otherwise. `low` and `high` are the ends of its interval, the
    worse one first.
    """

    place: PlaceScore
    importance: float
    performance: float
    low: float | None
    high: float | None
    quadrant: Quadrant
    is_derived: bool = False
    """Whether its importance is derived from answers."""

    @property
    def is_assumed(self) -> bool:
        """Whether nobody gave it an importance, so that the usual one stands in."""
        return not self.is_derived and self.place.place.importance is None


class Quadrants(Struct, frozen=True):
    """Importance-performance analysis (Martilla & James 1977); the crosshair is where the quadrants meet."""

    importance: float
    performance: float
    crosshair: Crosshair
    places: tuple[Placed, ...]
    unplaced: tuple[PlaceScore, ...]
    """What has no score, no derived importance where that is asked for or, with the crosshair at the goal, no
    goal."""
    lacks: Lack | None
    """What the map has none of, so that nothing can be placed."""
    derived_from: str = ""
    """The overall score that importance is derived from; empty where it is the one that the map states."""


def _quadrant(important: bool, good: bool) -> Quadrant:
    if important:
        return "keep up the good work" if good else "concentrate here"
    return "possible overkill" if good else "low priority"


class _Plane:
    """Where things lie from left to right."""

    def __init__(self, card: Scorecard, crosshair: Crosshair) -> None:
        self.scale, self.at_goal = card.scale, crosshair == "goal"

    def at(self, value: float | None, goal: float | None) -> float | None:
        """A score in percent of the scale, or in percent of it above its goal."""
        if value is None or (self.at_goal and goal is None):
            return None
        if self.at_goal and goal is not None:
            return settled(self.scale.difference(value, goal), self.scale.length) / self.scale.length * 100
        return self.scale.percent(value)

    def ends(self, place: PlaceScore) -> tuple[float | None, float | None]:
        """The ends of the interval, the worse one first."""
        if place.measured is None:
            return None, None
        ends = (self.at(end, place.goal.score) for end in (place.measured.low, place.measured.high))
        known = sorted(end for end in ends if end is not None)
        return (known[0], known[-1]) if known else (None, None)


def _lack(card: Scorecard, crosshair: Crosshair, derived: Derived | None) -> Lack | None:
    if not card.scored:
        return "scores"
    if derived is not None and not any(place.id in derived.importance for place in card.scored):
        return "derived importance"
    if derived is None and all(place.place.importance is None for place in card.scored):
        return "importance"
    return "goals" if crosshair == "goal" and not card.judged else None


def quadrants(card: Scorecard, crosshair: Crosshair | None = None) -> Quadrants:
    """Put every scored touchpoint into a quadrant; `crosshair` is that of the settings when None.

    `goal`: what meets its goal, tolerance included, lies to the right, and the line of importance at the
    middle of 1 to 5; a goal in a metric's own unit is exact, whatever the tolerance. `means`: both lines at
    the means of what is there, as in the original. `middle`: both at the middle of their scales. What lies on
    a line counts as important, or as good. Where importance is derived from answers (`settings.importance`),
    its line is at the mean of what is there: weights share out a whole, so they have no middle of their own.
    """
    crosshair = crosshair or card.settings.crosshair
    derived = derived_importance(card) if card.settings.importance == "derived" else None
    axes = _Plane(card, crosshair)
    rated = [
        (place, None if derived is not None and place.id not in derived.importance else value)
        for place in card.places
        for value in (axes.at(place.experience, place.goal.score),)
    ]

    def importance(place: PlaceScore) -> float:
        return place.importance if derived is None else derived.importance[place.id]

    placed = [(place, value) for place, value in rated if value is not None]
    lacks = _lack(card, crosshair, derived)
    unplaced = tuple(place for place, value in rated if value is None)
    up, across = MIDDLE, 50.0
    if crosshair == "goal":
        spared = max((card.tolerance_for(place.goal) for place, _ in placed), default=0.0)
        across = -spared / card.scale.length * 100 + 0.0
    elif crosshair == "means" and placed:
        up = fmean(importance(place) for place, _ in placed)
        across = fmean(value for _, value in placed)
    if derived is not None and placed:
        up = fmean(importance(place) for place, _ in placed)
    outcome = "" if derived is None else derived.outcome
    if lacks is not None:
        return Quadrants(up, across, crosshair, (), unplaced, lacks, outcome)

    def is_good(place: PlaceScore, value: float) -> bool:
        line = across
        if crosshair == "goal":
            line = -card.tolerance_for(place.goal) / card.scale.length * 100
        return value >= line - CLOSE * 100

    return Quadrants(
        up,
        across,
        crosshair,
        tuple(
            Placed(
                place,
                importance(place),
                value,
                *axes.ends(place),
                _quadrant(importance(place) >= up - CLOSE, is_good(place, value)),
                derived is not None,
            )
            for place, value in placed
        ),
        unplaced,
        None,
        outcome,
    )


def opportunity_score(importance: float, performance: float) -> float:
    """Importance and its gap to performance: importance + max(importance - performance, 0), 0 to 20.

    Importance 1..5 and performance in percent are both brought to 0..10 first. The formula is Ulwick's
    (2002), the inputs are not: his are shares of respondents who rate a need 4 or 5. So it is called a score
    after Ulwick, not his.
    """
    important = (importance - 1) / 4 * 10
    satisfied = performance / 10
    return important + max(important - satisfied, 0.0)
