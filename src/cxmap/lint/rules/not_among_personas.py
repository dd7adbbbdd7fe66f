"""A score is given for a persona who does not come to the touchpoint.

`personas` of a touchpoint says who comes there. A score for somebody else is a contradiction: one of the two
is left over from an earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map
from cxmap.source import Diagnostic, Severity

CODE = "CX204"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]
touchpoints:
  - {name: I come in, personas: [ann], experience: {bob: 1}}
"""
RIGHT = WRONG.replace("personas: [ann]", "personas: [ann, bob]")


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each score for a persona that the touchpoint's own list leaves out."""
    for step in map_.steps:
        point = step.touchpoint
        if point.experience is None or not point.personas:
            continue
        coming = frozenset(point.personas)
        for persona in point.experience.by_persona:
            if persona not in coming:
                yield Diagnostic(
                    CODE,
                    f"`{persona}` has a score here but is not among the touchpoint's `personas`",
                    (*step.route, "experience", persona),
                    "key",
                    "Add it to `personas`, or take the score away.",
                    SEVERITY,
                )
