"""All touchpoints have the same importance.

Importance decides what comes first in the list of gaps. Where everything is a 5 it decides nothing: the list
stays as it was without, and it looks as if somebody had thought about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX440"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I plan, importance: 5}
  - {name: I come in, importance: 5}
  - {name: I look, importance: 5}
  - {name: I wait, importance: 5}
  - {name: I pay, importance: 5}
"""
RIGHT = WRONG.replace("{name: I look, importance: 5}", "{name: I look, importance: 2}")
LEAST = 5
"""Touchpoints with an importance before one speaks."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """A map whose touchpoints all have an importance, so many of them, and the same."""
    given = [place.part.importance for place in survey.touchpoints]
    weights = {importance for importance in given if importance is not None}
    if len(given) < LEAST or None in given or len(weights) != 1:
        return
    message = f"all {len(given)} touchpoints have the importance {weights.pop():.15g}, so it decides nothing"
    cure = "Ask which of them customers would miss least, and lower that; or leave importance out."
    section = "phases" if survey.map.phases else "touchpoints"
    yield advise(CODE, message, (section,), cure, at="key")
