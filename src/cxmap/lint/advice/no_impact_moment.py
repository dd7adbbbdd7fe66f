"""A journey without a single impact moment.

Few moments decide what is remembered and told to others. Where none is marked every touchpoint looks as
important as any other, and the peak of the curve, which is only a number, takes their place in every summary.
People decide which they are; cxmap never guesses.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX435"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
sources: [{id: team, type: workshop}]
evidence: team
goal: 1
touchpoints:
  - {name: I plan, experience: 1}
  - {name: I travel, experience: -1}
  - {name: I come in, experience: 2}
  - {name: I look, experience: 1}
  - {name: I wait, experience: -2}
  - {name: I pay, experience: 1}
"""
RIGHT = """\
cxmap: 1
title: A visit
sources: [{id: team, type: workshop}]
evidence: team
goal: 1
touchpoints:
  - {name: I plan, experience: 1}
  - {name: I travel, experience: -1}
  - {name: I come in, experience: 2}
  - {name: I look, experience: 1}
  - name: I wait
    experience: -2
    impact:
      direction: negative
      why: Half of those who leave do so here
  - {name: I pay, experience: 1}
"""
LEAST = 6
"""Scored touchpoints before one speaks."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """A map of the present with so many scored touchpoints and no impact moment."""
    points = [place for place in survey.touchpoints if place.has_score or place.part.metrics]
    marked = any(place.touchpoint and place.touchpoint.impact for place in survey.touchpoints)
    if survey.map.state == "future" or marked or len(points) < LEAST:
        return
    message = (
        f"none of the {len(survey.touchpoints)} touchpoints is an impact moment, so all of them look alike"
    )
    cure = "Mark the one or two that make or break it: `impact: {direction: negative, why: ...}`."
    section = "phases" if survey.map.phases else "touchpoints"
    yield advise(CODE, message, (section,), cure, at="key")
