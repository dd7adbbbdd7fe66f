"""A published figure differs from what its own counts give.

Somebody made a slip on the way from the answers to the report: another month, another question, the wrong
column. cxmap uses what the counts give everywhere, so whoever quotes the published figure quotes another
number. Differences of up to 0.05 pass as rounding, of up to 0.5 for percent and NPS.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.plausible import contradicted_sd, metrics_of
from cxmap.model import Map, Metric
from cxmap.model.answers import as_written, best_answers
from cxmap.model.numerals import as_computed
from cxmap.source import Diagnostic, Route, Severity

CODE = "CX205"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
metrics:
  - type: nps
    value: 42
    promoters: 50
    passives: 30
    detractors: 20
touchpoints: [I come in]
"""
RIGHT = WRONG.replace("value: 42", "value: 30")


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each metric whose value or spread and whose counts differ by more than rounding."""
    for metric, route in metrics_of(map_):
        if metric.contradicted and metric.value is not None and metric.recounted is not None:
            unit = "%" if metric.is_share else ""
            cure = _other_positives(metric) if metric.is_share else ""
            yield _finding(
                "value", f"{metric.value:.15g}{unit}", f"{as_computed(metric.recounted)}{unit}", route, cure
            )
        spread = contradicted_sd(metric)
        if spread is not None:
            yield _finding("sd", f"{metric.sd:.15g}", f"{as_computed(spread)}", route)


def _other_positives(metric: Metric) -> str:
    """Which answers would have to count as satisfied for the published share; empty where none do."""
    usual = len(metric.positives)
    for count in sorted(range(1, len(metric.steps)), key=lambda count: abs(count - usual)):
        best = best_answers(metric.steps, metric.asked.direction, count)
        if not metric.model_copy(update={"positive": best}).contradicted:
            return f" It is {metric.value:.15g}% with {as_written(best)}."
    return ""


def _finding(key: str, said: str, real: str, route: Route, cure: str = "") -> Diagnostic:
    message = f"the {key} is {said}, but the counts give {real}, which is used"
    hint = f"Correct whichever is wrong, or leave the {key} out: the counts are enough.{cure}"
    return Diagnostic(CODE, message, (*route, key), hint=hint, severity=SEVERITY)
