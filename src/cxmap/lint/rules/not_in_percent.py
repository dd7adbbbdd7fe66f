"""A share of customers does not look like percent, or an NPS not like points.

A CSAT is the percentage of satisfied customers. `0.72` is less than one customer in a hundred, and was most
likely meant as 72%; `4.2` is most likely the mean of answers from 1 to 5. Either would look like a
disaster. An NPS runs from -100 to 100, so `0.31` was most likely meant as 31. It is an error where no
answers could give the figure as it stands, and a warning otherwise. Where the counts are given, nothing has
to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.plausible import meant, metrics_of, nearest_figure
from cxmap.model import Map
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


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each share of 1 % or less, each CSAT that could be a mean, each NPS below 1, without its counts."""
    for metric, route in metrics_of(map_):
        hint = meant(metric)
        if hint is None or metric.value is None:
            continue
        if metric.type == "nps":
            message = f"an NPS runs from -100 to 100: {metric.value:g} means less than one point"
        else:
            message = f"`value` is in percent here: {metric.value:g} means {metric.value:g}% of customers"
        nearest = nearest_figure(metric)
        severity: Severity = "error" if nearest is not None and nearest.impossible else SEVERITY
        yield Diagnostic(CODE, message, (*route, "value"), hint=hint, severity=severity)
