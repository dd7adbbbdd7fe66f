"""Every touchpoint's goal, experience and gap, ranked: the figures that all outputs draw on.

gap = experience - goal, in points of the map's scale, turned so that below zero is always a shortfall,
whichever end of the scale is the good one.

priority = shortfall x importance x reach: the shortfall in percent of the scale, importance 1..5 divided
by 3 (3 when not given), reach as a share of customers (1 when not given). Ties keep the map's order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from cxmap.model import Map, Scale, Step
from cxmap.scoring.believed import Believed, believed_by, believed_by_all, passes, personas_of
from cxmap.scoring.goals import AppliedGoal, applied_goal

Verdict = Literal["short", "met", "undecided", "believed short", "believed met", "unknown"]
Unknown = Literal["no goal", "no experience", "neither"]

USUAL_IMPORTANCE = 3.0
CLOSE = 1e-9
"""Differences smaller than this share of the scale are arithmetic noise, not shortfalls."""


@dataclass(frozen=True, slots=True)
class PersonaScore:
    """One persona's believed experience of a touchpoint and its gap."""

    persona: str
    name: str
    experience: float | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class TouchpointScore:
    """What is known of one touchpoint. Scores and gaps are in points of the map's scale."""

    step: Step
    goal: AppliedGoal
    believed: Believed
    gap: float | None
    shortfall: float | None
    """Percent of the scale, 0 where the goal is met; none where there is no gap to speak of."""
    importance: float
    reach: float
    priority: float | None
    verdict: Verdict
    unknown: Unknown | None
    personas: tuple[PersonaScore, ...]
    rank: int | None = None
    """1 is the first to look at; only shortfalls have a rank."""

    @property
    def experience(self) -> float | None:
        """The experience that the gap is taken from."""
        return self.believed.score

    @property
    def id(self) -> str:
        """The touchpoint's id."""
        return self.step.touchpoint.id


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All touchpoints of a map in its order, with their gaps."""

    map: Map
    touchpoints: tuple[TouchpointScore, ...]
    persona: str | None = None

    @property
    def scale(self) -> Scale:
        """The scale of all scores."""
        return self.map.scale

    @property
    def ranked(self) -> tuple[TouchpointScore, ...]:
        """Shortfalls by priority, then everything else in the map's order."""
        return tuple(sorted(self.touchpoints, key=lambda found: (found.rank is None, found.rank or 0)))

    @property
    def short(self) -> tuple[TouchpointScore, ...]:
        """The shortfalls by priority."""
        return tuple(found for found in self.ranked if found.rank is not None)

    @property
    def scored(self) -> tuple[TouchpointScore, ...]:
        """The touchpoints that have an experience, in the map's order."""
        return tuple(found for found in self.touchpoints if found.experience is not None)

    @property
    def judged(self) -> tuple[TouchpointScore, ...]:
        """The touchpoints that have both a goal and an experience, in the map's order."""
        return tuple(found for found in self.touchpoints if found.gap is not None)


def _unknown(goal: float | None, experience: float | None) -> Unknown | None:
    if goal is None:
        return "neither" if experience is None else "no goal"
    return "no experience" if experience is None else None


def _assess(map_: Map, step: Step, believed: Believed) -> TouchpointScore:
    touchpoint, scale = step.touchpoint, map_.scale
    goal = applied_goal(map_, step)
    gap = shortfall = priority = None
    verdict: Verdict = "unknown"
    importance = USUAL_IMPORTANCE if touchpoint.importance is None else touchpoint.importance
    reach = 1.0 if touchpoint.reach is None else touchpoint.reach
    if goal.score is not None and believed.score is not None:
        gap = scale.difference(believed.score, goal.score)
        if abs(gap) < CLOSE * scale.length:
            gap = 0.0
        shortfall = max(0.0, -gap) / scale.length * 100
        priority = shortfall * importance / USUAL_IMPORTANCE * reach
        verdict = "believed short" if gap < 0 else "believed met"
    personas = []
    for persona in personas_of(map_, touchpoint):
        own = believed_by(touchpoint, persona.id).score
        difference = None if own is None or goal.score is None else scale.difference(own, goal.score)
        personas.append(PersonaScore(persona.id, persona.name, own, difference))
    return TouchpointScore(
        step=step,
        goal=goal,
        believed=believed,
        gap=gap,
        shortfall=shortfall,
        importance=importance,
        reach=reach,
        priority=priority,
        verdict=verdict,
        unknown=_unknown(goal.score, believed.score),
        personas=tuple(personas),
    )


def _with_ranks(scores: list[TouchpointScore]) -> tuple[TouchpointScore, ...]:
    short = sorted(
        (found for found in scores if found.gap is not None and found.gap < 0),
        key=lambda found: (-(found.priority or 0.0), found.step.index),
    )
    ranks = {found.step.index: number for number, found in enumerate(short, start=1)}
    return tuple(replace(found, rank=ranks.get(found.step.index)) for found in scores)


def score(map_: Map, *, persona: str | None = None) -> Scorecard:
    """Score every touchpoint of a map.

    With `persona` (an id that the map declares), only the touchpoints that it comes to, by its own scores.
    """
    if persona is None:
        found = [_assess(map_, step, believed_by_all(map_, step.touchpoint)) for step in map_.steps]
    else:
        found = [
            _assess(map_, step, believed_by(step.touchpoint, persona))
            for step in map_.steps
            if passes(step.touchpoint, persona)
        ]
    return Scorecard(map_, _with_ranks(found), persona)
