"""A published figure cannot come from that number of answers.

Of three answers, 0, 33, 67 or 100% are positive, never 55%. Either the figure or `n` belongs to something
else, and whatever were made of it would be wrong. The figure is taken to be as exact as its digits, with
half a unit of the last one as rounding (a whole one for an NPS, the difference of two rounded percentages).
Means are held against the declared `step` of their scale. Weighted answers can give any figure:
`effective_n` says that they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.plausible import meant, metrics_of, nearest_figure
from cxmap.model import Map
from cxmap.model.numerals import as_computed
from cxmap.source import Diagnostic, Severity

CODE = "CX210"
SEVERITY: Severity = "error"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    metrics: [{type: csat, value: 55%, n: 3}]
"""
RIGHT = WRONG.replace("55%", "67%")


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each figure that no whole number of answers gives, however it was rounded."""
    for metric, route in metrics_of(map_):
        nearest = nearest_figure(metric)
        if nearest is None or not nearest.impossible or meant(metric) is not None:
            continue
        unit = "%" if metric.is_share else ""
        what = "an NPS" if metric.type == "nps" else "a share" if metric.is_share else "a mean"
        said = f"{metric.n} answers cannot give {what} of {metric.value:.15g}{unit}"
        yield Diagnostic(
            CODE,
            f"{said}; the nearest is {as_computed(nearest.figure)}{unit}",
            (*route, "value"),
            hint="Correct `value` or `n`, or give `effective_n` where the answers are weighted.",
            severity=SEVERITY,
        )
