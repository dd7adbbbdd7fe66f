"""A negative impact moment that no opportunity addresses.

It was marked as a moment that breaks the journey, with a reason, and none of the ideas of the map touches it.
What is remembered with anger is where an improvement is noticed first.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX458"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in}
  - name: I wait
    impact:
      direction: negative
      why: Half of those who leave do so here
opportunities:
  - {title: A greeter, addresses: i-come-in}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in}
  - name: I wait
    impact:
      direction: negative
      why: Half of those who leave do so here
opportunities:
  - {title: A greeter, addresses: i-come-in}
  - {title: Chairs, addresses: i-wait}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each such moment at a place without a remedy, in a map with opportunities."""
    if not survey.map.opportunities:
        return
    for place in survey.touchpoints:
        if survey.is_addressed(place) or any(pain.remedy for pain in place.part.pain_points):
            continue
        for at, impact in enumerate(place.touchpoint.impact if place.touchpoint else ()):
            if impact.direction == "negative":
                message = f"`{place.part.id}` breaks the journey, and no opportunity addresses it"
                cure = f"Add `{place.part.id}` to the `addresses` of one, or a new one."
                yield advise(CODE, message, (*place.route, "impact", at), cure)
