"""A goal or experience lies outside the map's scale.

A 7 on a scale of 1 to 5 is a typing error or belongs to another scale; either way its gap would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Claim, Map, Scale
from cxmap.source import Diagnostic, Route, Severity

CODE = "CX203"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
scale: {min: 1, max: 5}
touchpoints:
  - {name: I come in, experience: 7}
"""
RIGHT = WRONG.replace("experience: 7", "experience: 4")

Score = tuple[float | None, Route]


def _scores(map_: Map) -> Iterator[Score]:
    if map_.goal is not None:
        yield map_.goal.score, ("goal", "score")
    for at, channel in enumerate(map_.channels):
        if channel.goal is not None:
            yield channel.goal.score, ("channels", at, "goal", "score")
    for at, phase in enumerate(map_.phases):
        if phase.goal is not None:
            yield phase.goal.score, ("phases", at, "goal", "score")
        for number, feeling in enumerate(phase.feelings):
            yield feeling.score, ("phases", at, "feelings", number, "score")
    for step in map_.steps:
        point = step.touchpoint
        if point.goal is not None:
            yield point.goal.score, (*step.route, "goal", "score")
        if point.experience is not None:
            yield from _claimed(point.experience.claim, (*step.route, "experience"))
            for persona, claim in point.experience.by_persona.items():
                yield from _claimed(claim, (*step.route, "experience", persona))
        for number, feeling in enumerate(point.feelings):
            yield feeling.score, (*step.route, "feelings", number, "score")
    for at, opportunity in enumerate(map_.opportunities):
        for number, expected in enumerate(opportunity.expects):
            yield expected.experience, ("opportunities", at, "expects", number, "experience")


def _claimed(claim: Claim | None, route: Route) -> Iterator[Score]:
    """What was given, and what each rater gave."""
    if claim is not None:
        yield claim.given, route
        for at, score in enumerate(claim.listed):
            yield score, (*route, at)
        for name, score in claim.by.items():
            yield score, (*route, "by", name)


def _problem(score: float | None, scale: Scale, route: Route, whose: str) -> Iterator[Diagnostic]:
    if score is not None and not scale.holds(score):
        message = f"{score:g} lies outside {whose}, {scale.min:g} to {scale.max:g}"
        hint = "Correct the number, or declare the scale under `scale: {min: ..., max: ...}`."
        yield Diagnostic(CODE, message, route, "value", hint, SEVERITY)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each score that its scale does not hold."""
    for score, route in _scores(map_):
        yield from _problem(score, map_.scale, route, "the map's scale")
    scales = {curve.id: curve.scale or map_.scale for curve in map_.curves}
    for step in map_.steps:
        for id_, score in step.touchpoint.curves.items():
            if id_ in scales:
                route = (*step.route, "curves", id_)
                yield from _problem(score, scales[id_], route, f"the scale of `{id_}`")
