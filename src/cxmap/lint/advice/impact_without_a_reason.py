"""An impact moment does not say why it is one.

It is drawn with a star, and whoever sees the star asks why. The reason is what makes a moment worth money:
without it anybody can mark anything, and a list of stars convinces nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX436"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [{name: I wait, impact: negative}]
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I wait
    impact:
      direction: negative
      why: Half of those who leave do so here
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each impact moment without `why`."""
    for place in survey.touchpoints:
        for at, impact in enumerate(place.touchpoint.impact if place.touchpoint else ()):
            if impact.why is None:
                message = "this impact moment does not say why it weighs so much"
                cure = f"Write `{{direction: {impact.direction}, why: ...}}`."
                yield advise(CODE, message, (*place.route, "impact", at), cure)
