"""The goal of a touchpoint lies below the experience that it has today.

Somebody gave this touchpoint a goal of its own, and customers already get more. Either the goal was
lowered until it was met, which hides a shortfall from everybody who looks at gaps, or the company really
wants to spend less here; then its words should say so. A scale is easily read the wrong way round, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX438"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [{name: I wait, goal: -1, experience: 1}]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    goal: {score: -1, words: quick rather than cosy}
    experience: 1
"""
LEAST = 20
"""Percent of the scale: a little more than what was wanted is nothing to speak of."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each wordless goal of a touchpoint itself that all estimates there exceed by a fifth of the scale."""
    scale = survey.map.scale
    for place in survey.touchpoints:
        goal, scores = place.part.goal, place.estimates
        if (
            goal is None
            or goal.score is None
            or goal.words
            or place.part.note
            or not scores
            or place.part.metrics
        ):
            continue
        above = min(scale.percent(score.score) for score in scores) - scale.percent(goal.score)
        if above >= LEAST:
            message = (
                f"the goal is {goal.score:.15g}, and customers already get more, so nothing here can fall "
                "short"
            )
            cure = "Raise it, or say in its `words` why less is enough here."
            yield advise(CODE, message, (*place.route, "goal"), cure)
