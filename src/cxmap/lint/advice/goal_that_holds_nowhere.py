"""A goal of a channel, phase or map that holds at no place.

Goals are looked for at the touchpoint, then at its channels, its phase and the map. Where each of those below
has one of its own, or no touchpoint is there, this one decides nothing: to change it changes no gap, which is
easily overlooked in a meeting about goals.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model import Goal
from cxmap.model.inheritance import aim
from cxmap.source import Diagnostic, Severity

CODE = "CX407"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
phases:
  - name: Arrival
    goal: 2
    touchpoints:
      - {name: I come in, goal: 1}
      - {name: I wait, goal: 1}
"""
RIGHT = WRONG.replace("{name: I wait, goal: 1}", "I wait")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each goal on the map's scale, of a channel or phase with touchpoints, that none of them inherits."""
    map_ = survey.map
    with_goal = [phase for phase in map_.phases if phase.goal is not None and phase.goal.score is not None]
    channels = [
        channel for channel in map_.channels if channel.goal is not None and channel.goal.score is not None
    ]
    if not with_goal and not channels:
        return
    in_units = any(isinstance(part, Goal) and part.in_units for part, _ in survey.parts)
    held_by: set[tuple[str, str]] = set()
    met: set[str] = set()
    for place in survey.touchpoints:
        point = place.touchpoint
        assert point is not None
        met.update(point.channel)
        own = [aim(map_, place.phase, point, metric) for metric in point.metrics] if in_units else []
        for goal in (survey.aims[point.id], *own):
            if goal.origin == "channel" and goal.channel is not None:
                held_by.add(("channel", goal.channel))
            elif goal.origin == "phase" and place.phase is not None:
                held_by.add(("phase", place.phase.id))
    for at, phase in enumerate(map_.phases):
        is_judged = phase.experience is not None or phase.metrics
        if phase in with_goal and phase.touchpoints and not is_judged and ("phase", phase.id) not in held_by:
            message = f"the goal of the phase `{phase.id}` holds nowhere: nearer goals come before it"
            cure = "Remove it, or remove the goals below that say nothing else."
            yield advise(CODE, message, ("phases", at, "goal"), cure)
    for at, channel in enumerate(map_.channels):
        if channel in channels and channel.id in met and ("channel", channel.id) not in held_by:
            message = f"the goal of the channel `{channel.id}` holds nowhere: others come before it"
            cure = "Remove it, or remove the goals of its touchpoints that say nothing else."
            yield advise(CODE, message, ("channels", at, "goal"), cure)
