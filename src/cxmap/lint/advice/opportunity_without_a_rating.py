"""An opportunity has no impact or no feasibility, while others have both.

The picture of opportunities puts each where its two ratings lie; this one cannot be placed, so the discussion
about what comes first is held without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX455"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    impact: 3
    feasibility: 5
  - {title: A second till, addresses: i-wait}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    impact: 3
    feasibility: 5
  - title: A second till
    addresses: i-wait
    impact: 5
    feasibility: 2
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each open opportunity that lacks a rating, where at least half of them have both."""
    is_open = {"proposed", "planned"}
    rated = [
        opportunity.impact is not None and opportunity.feasibility is not None
        for opportunity in survey.map.opportunities
        if opportunity.status in is_open
    ]
    if 2 * sum(rated) < len(rated):
        return
    for at, chance in enumerate(survey.map.opportunities):
        missing = [key for key in ("impact", "feasibility") if getattr(chance, key) is None]
        if chance.status in is_open and missing:
            message = (
                f"`{chance.title}` has no {' and no '.join(missing)}, so it has no place among the others"
            )
            cure = f"Give it {' and '.join(f'`{key}`' for key in missing)}, from 1 to 5."
            yield advise(CODE, message, ("opportunities", at), cure)
