"""A score is given for a persona who does not come to the touchpoint.

`personas` of a touchpoint says who comes there. A score or a measured figure of somebody else, or of a
segment that none of them stands for, is a contradiction: one of the two is left over from an earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map
from cxmap.source import Diagnostic, Route, Severity
from cxmap.source.diagnostic import At

CODE = "CX204"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
personas: [{id: ann, name: Ann}, {id: bob, name: Bob}]
touchpoints:
  - name: I come in
    personas: [ann]
    experience: {bob: 1}
"""
RIGHT = WRONG.replace("personas: [ann]", "personas: [ann, bob]")


def _finding(persona: str, what: str, route: Route, at: At) -> Diagnostic:
    message = f"`{persona}` has a {what} here but is not among the touchpoint's `personas`"
    return Diagnostic(CODE, message, route, at, f"Add it to `personas`, or take the {what} away.", SEVERITY)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each score for a persona that the touchpoint's own list leaves out."""
    for step in map_.steps:
        point = step.touchpoint
        if not point.personas:
            continue
        coming = frozenset(point.personas)
        for persona in point.experience.by_persona if point.experience is not None else ():
            if persona not in coming:
                yield _finding(persona, "score", (*step.route, "experience", persona), "key")
        for at, metric in enumerate(point.metrics):
            if metric.persona is not None and metric.persona not in coming:
                yield _finding(metric.persona, "metric", (*step.route, "metrics", at, "persona"), "value")
            if metric.segment is not None and _is_absent(map_, metric.segment, coming):
                said = f"`{metric.segment}` has a metric here, but none of the touchpoint's `personas`"
                route = (*step.route, "metrics", at, "segment")
                hint = "Add who stands for it to `personas`, or take the metric away."
                yield Diagnostic(CODE, f"{said} stands for it", route, hint=hint, severity=SEVERITY)


def _is_absent(map_: Map, segment: str, personas: frozenset[str]) -> bool:
    """Whether a segment of the map has none of these personas, each of whom stands for another one."""
    known = map_.personas_by_id
    others = [known[id_].segment for id_ in personas if id_ in known]
    clear = len(others) == len(personas) and None not in others
    return segment in map_.segments_by_id and clear and segment not in others
