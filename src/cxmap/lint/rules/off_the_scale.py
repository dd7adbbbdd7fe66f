"""A number lies outside its scale.

A 7 on a scale of 1 to 5 is a typing error or belongs to another scale; either way its gap would be wrong.
This holds for every goal, experience, feeling and promise of the map, for the values of its further curves on
their own scales, and for a tolerance or a promised gap that is longer than the whole scale.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map, Scale
from cxmap.model.scores import scores
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
_HINT = "Correct the number, or declare the scale under `scale: {min: ..., max: ...}`."


def _outside(score: float, scale: Scale, route: Route, whose: str) -> Iterator[Diagnostic]:
    if not scale.holds(score):
        message = f"{score:.15g} lies outside {whose}, {scale.min:.15g} to {scale.max:.15g}"
        yield Diagnostic(CODE, message, route, "value", _HINT, SEVERITY)


def _too_long(points: float, scale: Scale, route: Route) -> Iterator[Diagnostic]:
    if abs(points) > scale.length:
        message = (
            f"{points:.15g} points are more than the map's whole scale, {scale.min:.15g} to {scale.max:.15g}"
        )
        yield Diagnostic(CODE, message, route, "value", _HINT, SEVERITY)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each number that its scale does not hold. Curves that the map does not have are another rule's."""
    scales = {curve.id: curve.scale or map_.scale for curve in map_.curves}
    for number in scores(map_):
        if number.is_length:
            yield from _too_long(number.value, map_.scale, number.route)
        elif number.curve is None:
            yield from _outside(number.value, map_.scale, number.route, "the map's scale")
        elif number.curve in scales:
            whose = f"the scale of `{number.curve}`"
            yield from _outside(number.value, scales[number.curve], number.route, whose)
