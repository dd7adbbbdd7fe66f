"""A phase has a score of its own that says something else than its touchpoints, all of which are scored.

The score of a phase stands for those of its touchpoints that have none. Where all of them have one, it counts
nowhere: it is shown beside them, and two numbers for one thing leave a reader wondering which to believe. A
difference of less than a quarter of the scale is no reason to speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from cxmap.lint.rule import advise
from cxmap.lint.survey import Place, Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX401"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
goal: 1
sources: [{id: team, type: workshop}]
evidence: team
phases:
  - name: Arrival
    experience: 2
    touchpoints:
      - {name: I come in, experience: -1}
      - {name: I wait, experience: -2}
"""
RIGHT = WRONG.replace("    experience: 2\n", "")
LEAST = 0.25
"""Of the scale's length."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each phase with one score for everybody that lies far from the mean of its touchpoints' scores."""
    scale = survey.map.scale
    for at, phase in enumerate(survey.map.phases):
        own = None if phase.experience is None else phase.experience.score
        if own is None or not phase.touchpoints:
            continue
        route = ("phases", at)
        parts = [Place(point, phase, route) for point in phase.touchpoints]
        means = [fmean(score.score for score in scores) for part in parts if (scores := part.estimates)]
        if len(means) == len(parts) and abs(own - fmean(means)) >= LEAST * scale.length:
            message = (
                f"the phase is said to be {own:.15g}, but its touchpoints are {fmean(means):.2g} on average; "
                "all of them have a score, so that of the phase counts nowhere"
            )
            cure = "Remove it, or correct whichever is wrong."
            yield advise(CODE, message, (*route, "experience"), cure)
