"""A goal in a metric's own unit does not fit the scale of the metric.

A `csat` lies on 0 to 100, or on the scale of its question where it is a mean; an `nps` on -100 to 100; a
`ces` and a `rating` on the scale that the metric declares. A goal outside of that can never be met or never
be missed. One number cannot be the goal of metrics on different scales either: 4.2 is a high aim from 1 to 5
and a low one from 1 to 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map, Measurement, MetricType, Scale
from cxmap.model.inheritance import UnitGoal, unit_goals
from cxmap.source import Diagnostic, Severity

CODE = "CX208"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    goal: {rating: 42}
    metrics:
      - type: rating
        scale: {min: 1, max: 5}
        value: 3.9
"""
RIGHT = WRONG.replace("rating: 42", "rating: 4.2")
_ALWAYS: dict[MetricType, tuple[float, float]] = {"csat": (0, 100), "nps": (-100, 100)}
"""Where a goal lies that no metric is held against yet."""


def _ends(scale: Scale) -> str:
    turned = ", lower is better" if scale.direction == "lower-is-better" else ""
    return f"{scale.min:.15g} to {scale.max:.15g}{turned}"


def _where(measurement: Measurement) -> str:
    place = measurement.touchpoint or measurement.phase
    return "the map" if place is None else f"`{place.id}`"


def _outside(goal: UnitGoal) -> str | None:
    """What is wrong with the number itself."""
    for measurement in goal.measurements:
        if not measurement.metric.own_scale.holds(goal.value):
            ends = _ends(measurement.metric.own_scale)
            scale = f"the scale of the `{goal.unit}` of {_where(measurement)}, {ends}"
            return f"{goal.value:.15g} lies outside {scale}"
    low, high = _ALWAYS.get(goal.unit, (goal.value, goal.value))
    if not goal.measurements and not low <= goal.value <= high:
        said = f"{goal.value:.15g} cannot be the goal of a `{goal.unit}`"
        return f"{said}, which lies on {low:.15g} to {high:.15g}"
    return None


def _unlike(goal: UnitGoal) -> str | None:
    """Two metrics of the goal that lie on different scales."""
    for measurement in goal.measurements:
        other = goal.measurements[0]
        first, own = other.metric.own_scale, measurement.metric.own_scale
        if (own.min, own.max, own.direction) != (first.min, first.max, first.direction):
            scales = f"from {_ends(first)} at {_where(other)}, from {_ends(own)} at {_where(measurement)}"
            return f"{goal.value:.15g} is the goal of `{goal.unit}` metrics on different scales: {scales}"
    return None


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each goal that lies outside the scale of a metric, or is that of metrics on several scales."""
    for goal in unit_goals(map_):
        if (outside := _outside(goal)) is not None:
            hint = "Write the goal on the metric's own scale, or, on the map's, as `score`."
            yield Diagnostic(CODE, outside, goal.route, "value", hint, SEVERITY)
        elif (unlike := _unlike(goal)) is not None:
            hint = f"Give the touchpoints with another scale a `goal: {{{goal.unit}: ...}}` of their own."
            yield Diagnostic(CODE, unlike, goal.route, "value", hint, SEVERITY)
