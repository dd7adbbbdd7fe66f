"""A share of customers does not look like a percentage, or an NPS does not look like points.

A CSAT is the percentage of satisfied customers. `0.72` is less than one customer in a hundred, and was most
likely meant as 72%; `4.2` is most likely the mean of answers from 1 to 5. Either would look like a
disaster. An NPS runs from -100 to 100, so `0.31` was most likely meant as 31. It is an error where no
answers could give the figure as it stands, and a warning otherwise. Where the counts are given, nothing has
to be guessed. The same goes for a goal, such as `csat: 0.8`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.plausible import meant, metrics_of, nearest_figure
from cxmap.model import Map
from cxmap.model.inheritance import UnitGoal, unit_goals
from cxmap.source import Diagnostic, Severity

CODE = "CX206"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    metrics: [{type: csat, value: 0.72, n: 180}]
"""
RIGHT = WRONG.replace("0.72", "72%")


def _aimed(goal: UnitGoal) -> str | None:
    """What was probably meant by a goal: nobody aims at a handful of customers in a hundred."""
    metric = next((measurement.metric for measurement in goal.measurements), None)
    is_share = goal.unit == "csat" if metric is None else metric.is_share
    if not is_share or goal.value <= 0:
        return None
    if goal.value <= 1:
        return f"If the share is meant, write {100 * goal.value:.15g}%."
    if metric is not None and goal.value <= metric.asked.max:
        return "If the mean of the answers is meant, the metric needs `figure: mean`."
    return None


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each share of 1 % or less, each CSAT that could be a mean, each NPS below 1, without its counts.

    Goals for shares likewise.
    """
    for metric, route in metrics_of(map_):
        hint = meant(metric)
        if hint is None or metric.value is None:
            continue
        if metric.type == "nps":
            message = f"an NPS runs from -100 to 100: {metric.value:.15g} means less than one point"
        else:
            message = (
                f"`value` is in percent here: {metric.value:.15g} means {metric.value:.15g}% of customers"
            )
        nearest = nearest_figure(metric)
        severity: Severity = "error" if nearest is not None and nearest.impossible else SEVERITY
        yield Diagnostic(CODE, message, (*route, "value"), hint=hint, severity=severity)
    for goal in unit_goals(map_):
        hint = _aimed(goal)
        if hint is not None:
            said = f"{goal.value:.15g} means {goal.value:.15g}% of customers"
            message = f"the goal for a `{goal.unit}` is in percent here: {said}"
            yield Diagnostic(CODE, message, goal.route, hint=hint, severity=SEVERITY)
