"""Touchpoints are scored, and no goal says how good would be good enough.

Without a goal there is no gap: `cxmap gaps` lists every touchpoint as unknown, and whether a 3 is a
success or a scandal is left to whoever looks. One number at the top is a start; what matters more gets
its own later.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.model.inheritance import aim
from cxmap.source import Diagnostic, Severity

CODE = "CX439"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
sources: [{id: team, type: workshop}]
evidence: team
touchpoints:
  - {name: I come in, experience: 1}
  - {name: I wait, experience: -1}
  - {name: I pay, experience: 1}
"""
RIGHT = WRONG.replace("touchpoints:", "goal: 1\ntouchpoints:")
LEAST = 3
"""Scored places before one speaks."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """A map of the present with many scored places, none of which has a goal; `goal: null` is an answer."""
    map_ = survey.map
    if map_.state == "future" or map_.goal is not None:
        return
    scored = [place for place in survey.places if place.has_score or place.part.metrics]
    if len(scored) < LEAST:
        return
    for place in scored:
        for metric in (None, *place.part.metrics):
            goal = aim(map_, place.phase, place.touchpoint, metric)
            if goal.value is not None or goal.waived:
                return
    message = f"{len(scored)} places are scored and none has a goal, so nobody can say what falls short"
    example = map_.scale.min + 0.75 * map_.scale.length
    if map_.scale.percent(map_.scale.max) == 0:
        example = map_.scale.max - 0.75 * map_.scale.length
    cure = f"Begin with one for all of them: `goal: {example:.3g}` at the top, or whatever is meant."
    section = "phases" if map_.phases else "touchpoints"
    yield advise(CODE, message, (section,), cure, at="key")
