"""A share of customers does not look like percent.

A CSAT is the percentage of satisfied customers. `0.72` is less than one customer in a hundred, and was most
likely meant as 72%; `4.2` is most likely the mean of answers from 1 to 5. Either would look like a disaster.
Where the counts of the answers are given, nothing has to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map, Metric
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


def _hint(metric: Metric, value: float) -> str | None:
    """What was probably meant; nothing for what looks like percent."""
    if value <= 1:
        return f"If the share is meant, write {100 * value:g}%."
    if metric.type == "csat" and metric.figure is None and value <= metric.steps[-1]:
        return "If it is the mean of the answers, add `figure: mean`."
    return None


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each share of 1 % or less, and each CSAT that could be a mean, without counts that bear it out."""
    for step in map_.steps:
        for at, metric in enumerate(step.touchpoint.metrics):
            value = metric.value
            if not metric.is_share or not value or metric.recounted is not None:
                continue
            hint = _hint(metric, value)
            if hint is not None:
                message = f"`value` is in percent here: {value:g} means {value:g}% of customers"
                route = (*step.route, "metrics", at, "value")
                yield Diagnostic(CODE, message, route, hint=hint, severity=SEVERITY)
