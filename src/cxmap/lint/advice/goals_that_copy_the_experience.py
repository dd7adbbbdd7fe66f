"""Every goal is equal to the experience at its place.

A goal says what the company wants to deliver. Where all of them were copied from how it is today, every
gap is zero, nothing is ever short, and the map cannot tell anybody what to improve.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX437"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
sources: [{id: team, type: workshop}]
evidence: team
touchpoints:
  - {name: I come in, goal: 1, experience: 1}
  - {name: I look, goal: 2, experience: 2}
  - {name: I wait, goal: -1, experience: -1}
  - {name: I pay, goal: 1, experience: 1}
"""
RIGHT = WRONG.replace("goal: -1", "goal: 1")
LEAST = 4
"""Places with a goal and an experience before one speaks."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """A map in which goal and estimate are equal wherever both are given, in so many places."""
    if survey.map.state == "future":
        return
    pairs = [
        (goal, score.score)
        for place in survey.places
        if not place.part.metrics and (goal := survey.aims[place.part.id].value) is not None
        for score in place.estimates
    ]
    if len(pairs) < LEAST or any(goal != score for goal, score in pairs):
        return
    message = f"all {len(pairs)} goals are equal to the experience, so that nothing can ever fall short"
    cure = (
        "Say what customers should experience there, not how it is: `goal` at the map, a channel or a "
        "touchpoint."
    )
    section = "phases" if survey.map.phases else "touchpoints"
    yield advise(CODE, message, (section,), cure, at="key")
