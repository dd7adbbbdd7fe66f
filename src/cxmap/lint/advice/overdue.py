"""The day on which an opportunity should have been done has passed.

A plan with days that nobody keeps soon is no plan. The day is compared with the `date` for which the map
holds, or else with today.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX454"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
date: 2026-03-31
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    due: 2026-02-01
"""
RIGHT = """\
cxmap: 1
title: A visit
date: 2026-03-31
touchpoints: [I wait]
opportunities:
  - title: More chairs
    addresses: i-wait
    due: 2026-06-01
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each opportunity whose day has passed and which is neither done nor dropped."""
    for at, chance in enumerate(survey.map.opportunities):
        if chance.due is None or chance.status in ("done", "dropped") or chance.done is not None:
            continue
        if chance.due < survey.as_of:
            message = f"this should have been done by {chance.due}, and is {chance.status} on {survey.as_of}"
            cure = "Say how far it is with `status`, or agree on another day."
            yield advise(CODE, message, ("opportunities", at, "due"), cure)
