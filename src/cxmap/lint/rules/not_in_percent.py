"""A share of customers does not look like percent.

A CSAT is the percentage of satisfied customers. `0.72` is less than one customer in a hundred, and was most
likely meant as 72%; `4.2` is most likely the mean of answers from 1 to 5. Either would look like a disaster.
Where the counts of the answers are given, nothing has to be guessed. The same goes for a goal: `csat: 0.8`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map, Metric
from cxmap.model.inheritance import UnitGoal, unit_goals
from cxmap.source import Diagnostic, Route, Severity

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


def _hint(metric: Metric, value: float) -> str | None:
    """What was probably meant; nothing for what looks like percent."""
    if value <= 1:
        return f"If the share is meant, write {100 * value:g}%."
    if metric.type == "csat" and metric.figure is None and value <= metric.steps[-1]:
        return "If it is the mean of the answers, add `figure: mean`."
    return None


def _goal_hint(goal: UnitGoal) -> str | None:
    """The same for a goal, of which nobody can aim at less than a handful of customers in a hundred."""
    metric = next((one.metric for one in goal.measurements), None)
    if goal.value <= 0 or (metric is None and goal.unit != "csat") or (metric and not metric.is_share):
        return None
    if goal.value <= 1:
        return f"If the share is meant, write {100 * goal.value:g}%."
    if metric is not None and goal.value <= metric.steps[-1]:
        return "If the mean of the answers is meant, the metric needs `figure: mean`."
    return None


def _finding(what: str, value: float, route: Route, hint: str) -> Diagnostic:
    message = f"{what} is in percent here: {value:g} means {value:g}% of customers"
    return Diagnostic(CODE, message, route, hint=hint, severity=SEVERITY)


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each share of 1 % or less, and each CSAT that could be a mean, without counts that bear it out.

    Goals for shares likewise.
    """
    for one in map_.measurements:
        value = one.metric.value
        if not one.metric.is_share or not value or one.metric.recounted is not None:
            continue
        hint = _hint(one.metric, value)
        if hint is not None:
            yield _finding("`value`", value, (*one.route, "value"), hint)
    for goal in unit_goals(map_):
        hint = _goal_hint(goal)
        if hint is not None:
            yield _finding(f"the goal for a `{goal.unit}`", goal.value, goal.route, hint)
