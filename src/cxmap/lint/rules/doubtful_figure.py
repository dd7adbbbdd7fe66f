"""A published figure can hardly be right, though nobody can say so for certain.

66.6% of three answers was cut off instead of rounded. Seven whole answers cannot have a mean of 3.45 (GRIM,
Brown & Heathers 2017), nor any answers a standard deviation of 0.1 at a mean of 3.5: answers of 3 and 4 lie
further apart. It may be a standard error, another question's n, or the mean of several questions. In the
last case, and where answers come in other steps, the `step` of the scale says so, and there is no warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.lint.plausible import meant, metrics_of, narrowest_sd, nearest_figure
from cxmap.model import Map, Metric
from cxmap.model.metrics import ROUNDING
from cxmap.model.numerals import as_computed
from cxmap.source import Diagnostic, Severity

CODE = "CX211"
SEVERITY: Severity = "warning"
WRONG = """\
cxmap: 1
title: A visit
touchpoints:
  - name: I come in
    metrics:
      - type: rating
        scale: {min: 1, max: 5}
        value: 3.45
        n: 7
"""
RIGHT = WRONG.replace("3.45", "3.43")
_STEP = (
    "Where answers come in other steps, or several questions are averaged, declare the `step` of the scale."
)


def _figure(metric: Metric) -> tuple[str, str] | None:
    """What is doubtful about the figure, and what to do."""
    nearest = nearest_figure(metric)
    if nearest is None or nearest.impossible or meant(metric) is not None:
        return None
    if metric.is_share or metric.type == "nps" or metric.asked.step is not None:
        unit = "%" if metric.is_share else ""
        said = f"{metric.value:.15g}{unit} of {metric.n} answers looks cut off rather than rounded"
        return (
            f"{said}: the nearest figure is {as_computed(nearest.figure)}{unit}",
            "Round it, or give the counts.",
        )
    return (
        f"{metric.n} whole answers cannot have a mean of {metric.value:.15g}; "
        f"the nearest is {as_computed(nearest.figure)}",
        f"Correct `value` or `n`. {_STEP}",
    )


def _spread(metric: Metric) -> tuple[str, str] | None:
    """What is doubtful about the standard deviation, and what to do."""
    if metric.sd is None or metric.value is None or metric.recounted is not None:
        return None
    least, most = narrowest_sd(metric), metric.most_spread(ROUNDING)
    with_mean = f"answers with a mean of {metric.value:.15g} have a standard deviation of"
    if least is not None and metric.sd + ROUNDING < least:
        said = f"{with_mean} at least {as_computed(least, 2)}, not {metric.sd:.15g}"
        return said, f"Is it a standard error? Then multiply it by the root of n. {_STEP}"
    if metric.sd > most + ROUNDING:
        said = f"{with_mean} at most {as_computed(most, 2)}, not {metric.sd:.15g}"
        return said, "Correct `sd`, or give `value` with more digits."
    return None


def check(map_: Map) -> Iterator[Diagnostic]:
    """Each figure that was cut off, each mean and spread that whole answers do not give."""
    for metric, route in metrics_of(map_):
        for key, doubt in (("value", _figure(metric)), ("sd", _spread(metric))):
            if doubt is not None:
                yield Diagnostic(CODE, doubt[0], (*route, key), hint=doubt[1], severity=SEVERITY)
