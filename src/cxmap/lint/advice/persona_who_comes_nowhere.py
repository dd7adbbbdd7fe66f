"""A persona who comes to no touchpoint.

Every touchpoint names who comes there, and this one is never among them. Their needs are in the report,
while no curve, no score and no gap is theirs: the people whom the map forgot are often those for whom it
was made.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.rule import MOST_RELATED, advise, listed
from cxmap.lint.survey import Survey
from cxmap.source import Diagnostic, Related, Severity

CODE = "CX414"
SEVERITY: Severity = "advice"
WRONG = """\
cxmap: 1
title: A visit
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]
touchpoints:
  - {name: I come in, personas: [ann]}
  - {name: I pay, personas: [ann]}
"""
RIGHT = WRONG.replace("{name: I pay, personas: [ann]}", "I pay")


def check(survey: Survey) -> Iterator[Diagnostic]:
    """The persons whom all touchpoints leave out, also as who begins or is addressed, in one finding."""
    points = [place.touchpoint for place in survey.touchpoints if place.touchpoint]
    if not all(point.personas for point in points):
        return
    coming = {id_ for point in points for id_ in (*point.personas, *point.receiver, point.initiator)}
    absent = [
        at
        for at, persona in enumerate(survey.map.personas)
        if persona.type == "person" and persona.id not in coming
    ]
    if absent:
        named = listed([survey.map.personas[at].id for at in absent])
        verb = "comes" if len(absent) == 1 else "come"
        message = f"{named} {verb} to no touchpoint, so the map says nothing of what they experience"
        cure = "Add them to the `personas` of what they come to, or leave them to a map of their own."
        related = tuple(Related("nor does this one", ("personas", at)) for at in absent[1:MOST_RELATED])
        yield advise(CODE, message, ("personas", absent[0]), cure, related=related)
