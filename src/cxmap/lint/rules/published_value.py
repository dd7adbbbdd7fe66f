"""A published figure is not what its own counts give.

Somebody made a slip on the way from the answers to the report: another month, another question, the wrong
column. What the counts give is used everywhere, and whoever quotes the published figure quotes another one.
Differences of up to 0.05 pass as rounding, of up to 0.5 for percent and NPS.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.model import Map
from cxmap.source import Diagnostic, Severity

CODE = "CX205"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    metrics:
      - type: nps
        value: 42
        promoters: 50
        passives: 30
        detractors: 20
"""
RIGHT = WRONG.replace("value: 42", "value: 30")


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each metric whose value and counts differ by more than rounding."""
    for step in map_.steps:
        for at, metric in enumerate(step.touchpoint.metrics):
            if metric.contradicted and metric.value is not None and metric.recounted is not None:
                unit = "%" if metric.is_share else ""
                said, real = f"{metric.value:g}{unit}", f"{metric.recounted:.4g}{unit}"
                yield Diagnostic(
                    CODE,
                    f"the value is {said}, but the counts give {real}, which is used",
                    (*step.route, "metrics", at, "value"),
                    hint="Correct whichever is wrong, or leave the value out: the counts are enough.",
                    severity=SEVERITY,
                )
