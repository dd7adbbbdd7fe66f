"""Customers go several ways from here, and nothing says who goes which.

A fork with neither shares nor conditions tells a reader that something differs and not what. With `when`
a colleague sees what decides; with `share` the flow says how many arrive, and gaps are ranked by those
whom they reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX412"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in, next: [ask, pay]}
  - {id: ask, name: I ask}
  - {id: pay, name: I pay}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    next: [{to: ask, when: if it does not fit}, pay]
  - {id: ask, name: I ask}
  - {id: pay, name: I pay}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each touchpoint with two ways or more of which none has a share or a condition.

    Where personas part ways the touchpoints themselves say who goes where.
    """
    personas = {
        place.part.id: frozenset(place.touchpoint.personas)
        for place in survey.touchpoints
        if place.touchpoint
    }
    for place in survey.touchpoints:
        point = place.touchpoint
        ways = point.next if point else ()
        if len(ways) < 2 or any(way.share is not None or way.when for way in ways):
            continue
        if all(personas.get(way.to) for way in ways):
            continue
        message = f"customers go {len(ways)} ways from here, and nothing says who goes which"
        cure = "Say for each way `when` customers take it, or which `share` of them does."
        yield advise(CODE, message, (*place.route, "next"), cure, at="key")
