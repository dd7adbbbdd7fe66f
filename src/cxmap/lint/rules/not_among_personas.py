"""A score is given for a persona who does not come to the touchpoint.

`personas` of a touchpoint says who comes there. A score, a time, an expectation or a measured figure of
somebody else, or of a segment that none of them stands for, is a contradiction: one of the two is left over
from an earlier version.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map, Touchpoint
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
    article = "an" if what[0] in "aeiou" else "a"
    message = f"`{persona}` has {article} {what} here but is not among the touchpoint's `personas`"
    return Diagnostic(CODE, message, route, at, f"Add it to `personas`, or remove the {what}.", SEVERITY)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each score for a persona that the touchpoint's own list leaves out."""
    for step in map_.steps:
        point = step.touchpoint
        if not point.personas:
            continue
        coming = frozenset(point.personas)
        for what, key, personas in _by_persona(point):
            for persona in personas:
                if persona not in coming:
                    yield _finding(persona, what, (*step.route, key, persona), "key")
        for at, metric in enumerate(point.metrics):
            if metric.persona is not None and metric.persona not in coming:
                yield _finding(metric.persona, "metric", (*step.route, "metrics", at, "persona"), "value")
            if metric.segment is not None and _is_absent(map_, metric.segment, coming):
                said = f"`{metric.segment}` has a metric here, but none of the touchpoint's `personas`"
                route = (*step.route, "metrics", at, "segment")
                hint = "Add who stands for it to `personas`, or remove the metric."
                yield Diagnostic(CODE, f"{said} stands for it", route, hint=hint, severity=SEVERITY)


def _by_persona(point: Touchpoint) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a touchpoint gives by persona: what to call it, its key, and the personas."""
    if point.experience is not None:
        yield "score", "experience", tuple(point.experience.by_persona)
    expected = point.expectation.score if point.expectation is not None else None
    if expected is not None:
        yield "expectation", "expectation", tuple(expected.by_persona)
    for key, time in (("duration", point.duration), ("waiting", point.waiting)):
        if time is not None:
            yield f"{key} of its own", key, tuple(time.by_persona)


def _is_absent(map_: Map, segment: str, personas: frozenset[str]) -> bool:
    """Whether a segment of the map has none of these personas, each of whom stands for another one."""
    known = map_.personas_by_id
    others = [known[id_].segment for id_ in personas if id_ in known]
    clear = len(others) == len(personas) and None not in others
    return segment in map_.segments_by_id and clear and segment not in others
