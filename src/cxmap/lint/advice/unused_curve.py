"""A further curve without a value.

It was declared, and no phase or touchpoint has a value on it, so it is drawn nowhere. Most often the values
stand under another curve's id, or were never carried over.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX405"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
curves: [{id: engagement, name: Engagement}]
touchpoints: [I come in]
"""
RIGHT = """\
cxmap: 1
title: A visit
curves: [{id: engagement, name: Engagement}]
touchpoints:
  - {name: I come in, curves: {engagement: 1}}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each curve without a value at any place and without one for the whole journey."""
    valued = {id_ for place in survey.places for id_, value in place.part.curves.items() if value is not None}
    for at, curve in enumerate(survey.map.curves):
        if curve.id not in valued and curve.overall is None:
            message = f"the curve `{curve.id}` has no value, so it is drawn nowhere"
            cure = f"Write `curves: {{{curve.id}: ...}}` at touchpoints or phases, or remove the curve."
            yield advise(CODE, message, ("curves", at), cure)
