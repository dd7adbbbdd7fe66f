"""Which goal holds for a touchpoint, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxmap.model import Goal, Map, Phase, Touchpoint

Origin = Literal["touchpoint", "channel", "phase", "map"]


@dataclass(frozen=True, slots=True)
class AppliedGoal:
    """The goal in force at a touchpoint: its number, its words, and where each was written."""

    score: float | None = None
    origin: Origin | None = None
    words: str | None = None
    waived: bool = False
    """True where somebody wrote `goal: null`: there is deliberately none."""


def applied_goal(map_: Map, phase: Phase | None, touchpoint: Touchpoint | None) -> AppliedGoal:
    """Look for a goal at the touchpoint, then its channels in order, its phase and the map.

    Without a touchpoint, it is the goal of the phase as a whole.

    The first place that gives a number gives the goal's number and ends the search; words are taken from the
    nearest place on the way that has some. `goal: null` stops the search where it stands.
    """
    places: list[tuple[Origin, Goal | None]] = []
    if touchpoint is not None:
        channels = (map_.channels_by_id.get(name) for name in touchpoint.channel)
        places.append(("touchpoint", touchpoint.goal))
        places += [("channel", channel.goal) for channel in channels if channel is not None]
    places += [("phase", phase.goal if phase else None), ("map", map_.goal)]
    words: str | None = None
    for origin, goal in places:
        if goal is None:
            continue
        words = words or goal.words
        if goal.score is not None:
            return AppliedGoal(goal.score, origin, words)
        if goal.words is None:
            return AppliedGoal(None, origin, words, waived=True)
    return AppliedGoal(words=words)
