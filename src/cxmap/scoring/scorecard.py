"""Every touchpoint's goal, experience and gap, ranked: the figures that all outputs draw on.

gap = experience - goal, in points of the map's scale, turned so that below zero is always a shortfall,
whichever end of the scale is the good one.

priority = shortfall x importance x reach: the shortfall in percent of the scale, importance 1..5 divided
by 3 (3 when not given), reach as a share of customers (1 when not given). Ties keep the map's order.

A phase that has an experience as a whole, and no touchpoint with one, is scored like a touchpoint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from cxmap.model import Map, Phase, Scale, Touchpoint
from cxmap.scoring.believed import Believed, believed_by, believed_by_all, passes, personas_of
from cxmap.scoring.goals import AppliedGoal, applied_goal

Verdict = Literal["short", "met", "undecided", "believed short", "believed met", "unknown"]
Unknown = Literal["no goal", "no experience", "neither"]

USUAL_IMPORTANCE = 3.0
CLOSE = 1e-9
"""Differences smaller than this share of the scale are arithmetic noise, not shortfalls."""


@dataclass(frozen=True, slots=True)
class PersonaScore:
    """One persona's believed experience of a place and its gap."""

    persona: str
    name: str
    experience: float | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """What is known of one touchpoint, or of a phase as a whole. Scores and gaps are in points of the scale."""

    index: int
    """The how manieth touchpoint of the map; a phase has the number of its first touchpoint."""
    phase: Phase | None
    touchpoint: Touchpoint | None
    """Nothing for a phase as a whole."""
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
    def place(self) -> Touchpoint | Phase:
        """The touchpoint, or the phase as a whole."""
        place = self.touchpoint or self.phase
        assert place is not None
        return place

    @property
    def point(self) -> Touchpoint:
        """The touchpoint; not for a phase as a whole."""
        assert self.touchpoint is not None
        return self.touchpoint

    @property
    def experience(self) -> float | None:
        """The experience that the gap is taken from."""
        return self.believed.score

    @property
    def id(self) -> str:
        """The id of the touchpoint or phase."""
        return self.place.id

    @property
    def name(self) -> str:
        """The name of the touchpoint or phase."""
        return self.place.name


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All touchpoints of a map in its order, with their gaps, and the phases that are scored as a whole."""

    map: Map
    touchpoints: tuple[PlaceScore, ...]
    phases: tuple[PlaceScore, ...] = ()
    persona: str | None = None

    @property
    def scale(self) -> Scale:
        """The scale of all scores."""
        return self.map.scale

    @property
    def places(self) -> tuple[PlaceScore, ...]:
        """Touchpoints and phases in the map's order, a phase before its touchpoints."""
        both = (*self.phases, *self.touchpoints)
        return tuple(sorted(both, key=lambda found: (found.index, found.touchpoint is not None)))

    @property
    def ranked(self) -> tuple[PlaceScore, ...]:
        """Shortfalls by priority, then everything else in the map's order."""
        return tuple(sorted(self.places, key=lambda found: (found.rank is None, found.rank or 0)))

    @property
    def short(self) -> tuple[PlaceScore, ...]:
        """The shortfalls by priority."""
        return tuple(found for found in self.ranked if found.rank is not None)

    @property
    def scored(self) -> tuple[PlaceScore, ...]:
        """What has an experience, in the map's order."""
        return tuple(found for found in self.places if found.experience is not None)

    @property
    def judged(self) -> tuple[PlaceScore, ...]:
        """What has both a goal and an experience, in the map's order."""
        return tuple(found for found in self.places if found.gap is not None)


def _unknown(goal: float | None, experience: float | None) -> Unknown | None:
    if goal is None:
        return "neither" if experience is None else "no goal"
    return "no experience" if experience is None else None


def _believed(map_: Map, place: Touchpoint | Phase, persona: str | None) -> Believed:
    return believed_by_all(map_, place) if persona is None else believed_by(place, persona)


def _assess(
    map_: Map, index: int, phase: Phase | None, touchpoint: Touchpoint | None, believed: Believed
) -> PlaceScore:
    place = touchpoint or phase
    assert place is not None
    scale = map_.scale
    goal = applied_goal(map_, phase, touchpoint)
    gap = shortfall = priority = None
    verdict: Verdict = "unknown"
    importance = USUAL_IMPORTANCE if place.importance is None else place.importance
    reach = 1.0 if touchpoint is None or touchpoint.reach is None else touchpoint.reach
    if goal.score is not None and believed.score is not None:
        gap = scale.difference(believed.score, goal.score)
        if abs(gap) < CLOSE * scale.length:
            gap = 0.0
        shortfall = max(0.0, -gap) / scale.length * 100
        priority = shortfall * importance / USUAL_IMPORTANCE * reach
        verdict = "believed short" if gap < 0 else "believed met"
    personas = []
    for persona in personas_of(map_, place):
        own = believed_by(place, persona.id).score
        difference = None if own is None or goal.score is None else scale.difference(own, goal.score)
        personas.append(PersonaScore(persona.id, persona.name, own, difference))
    return PlaceScore(
        index=index,
        phase=phase,
        touchpoint=touchpoint,
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


def _whole_phases(map_: Map, scored: set[int], persona: str | None) -> list[PlaceScore]:
    """The phases that have an experience while none of their touchpoints (by index) does."""
    found = []
    index = 0
    for phase in map_.phases:
        inside = range(index, index + len(phase.touchpoints))
        believed = _believed(map_, phase, persona)
        if believed.score is not None and not scored.intersection(inside):
            found.append(_assess(map_, index, phase, None, believed))
        index += len(phase.touchpoints)
    return found


def _ranks(places: list[PlaceScore]) -> dict[tuple[int, bool], int]:
    short = [found for found in places if found.gap is not None and found.gap < 0]
    short.sort(key=lambda found: (-(found.priority or 0.0), found.index, found.touchpoint is not None))
    return {(found.index, found.touchpoint is None): number for number, found in enumerate(short, start=1)}


def score(map_: Map, *, persona: str | None = None) -> Scorecard:
    """Score every touchpoint of a map.

    With `persona` (an id that the map declares), only the touchpoints that it comes to, by its own scores.
    """
    touchpoints = [
        _assess(map_, step.number, step.phase, step.touchpoint, _believed(map_, step.touchpoint, persona))
        for step in map_.steps
        if persona is None or passes(step.touchpoint, persona)
    ]
    scored = {found.index for found in touchpoints if found.experience is not None}
    phases = _whole_phases(map_, scored, persona)
    ranks = _ranks([*phases, *touchpoints])

    def with_rank(found: PlaceScore) -> PlaceScore:
        return replace(found, rank=ranks.get((found.index, found.touchpoint is None)))

    return Scorecard(map_, tuple(map(with_rank, touchpoints)), tuple(map(with_rank, phases)), persona)
