"""A touchpoint to which no way leads.

Every way before it goes somewhere else, and no `next` names it. In the flow it stands alone, nobody
arrives there, and the curve jumps to it as if customers did. Usually a `next` was added for a branch and
the way straight on was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import advise
from cxmap.lint.survey import Place, Survey
from cxmap.source import Diagnostic, Severity

CODE = "CX411"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - {name: I come in, next: pay}
  - I look around
  - {id: pay, name: I pay}
"""
RIGHT = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    next:
      - {to: i-look-around, when: with time to spare}
      - pay
  - I look around
  - {id: pay, name: I pay}
"""


def check(survey: Survey) -> Iterator[Diagnostic]:
    """Each touchpoint that is no entry, that no `next` names and before which everybody turns off.

    In a map of kind `experience` nothing follows by itself, so nothing is missing there.
    """
    if survey.map.kind == "experience":
        return
    named = {way.to for place in survey.touchpoints if place.touchpoint for way in place.touchpoint.next}
    if not named:
        return
    before: list[Place] = []
    for place in survey.touchpoints:
        point = place.touchpoint
        assert point is not None
        is_entry = point.entry or (place.phase is not None and place.phase.entry)
        if before and not is_entry and point.id not in named and not _is_reached(place, before):
            message = f"no way leads to `{point.id}`: those who come before it go elsewhere"
            cure = f"Add `{point.id}` to a `next`, or write `entry: true` where journeys begin here."
            yield advise(CODE, message, place.route, cure)
        before.append(place)


def _is_reached(place: Place, before: list[Place]) -> bool:
    """Whether somebody may go straight on: from the touchpoint before it, or from one of other personas."""
    personas = frozenset(place.touchpoint.personas if place.touchpoint else ())
    for other in reversed(before):
        point = other.touchpoint
        assert point is not None
        goes_on = "next" not in point.model_fields_set or point.exit
        if goes_on or (other.phase is not None and other.phase.exit):
            return True
        if not personas and not point.personas:
            return False
    return False
