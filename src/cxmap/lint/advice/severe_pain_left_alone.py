"""A severe pain point that no opportunity addresses.

The map has ideas for what to do, and none of them touches the place where it hurts most. That may be
right, but it should be a decision: usually the idea was never linked, or the pain is everybody's and
nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX451"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in}
  - name: I wait
    pain_points:
      - {text: No chair for an hour, severity: 5}
opportunities:
  - {title: A greeter, addresses: i-come-in}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in}
  - name: I wait
    pain_points:
      - {text: No chair for an hour, severity: 5}
opportunities:
  - {title: A greeter, addresses: i-come-in}
  - {title: Chairs, addresses: i-wait}
"""
SEVERE = 4
"""Of 5."""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each pain point of severity 4 or 5 without a remedy, at a place that no opportunity addresses."""
    if not survey.map.opportunities:
        return
    for place in survey.places:
        if survey.is_addressed(place):
            continue
        for at, pain in enumerate(place.part.pain_points):
            if pain.severity is not None and pain.severity >= SEVERE and pain.remedy is None:
                message = (
                    f"this hurts customers most (severity {pain.severity}), and no opportunity addresses "
                    f"`{place.part.id}`"
                )
                cure = (
                    f"Add `{place.part.id}` to the `addresses` of one, write a `remedy`, or lower the "
                    "severity."
                )
                yield advise(CODE, message, (*place.route, "pain_points", at), cure)
