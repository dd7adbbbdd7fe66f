"""What a published figure could be, for the rules that doubt one: by its n, its steps and its unit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from cxmap.model import Map, Metric
from cxmap.model.metrics import ROUNDING
from cxmap.model.possible import half_unit, least_spread, nearest_mean
from cxmap.source import Route


class Nearest(NamedTuple):
    """The nearest figure that whole answers give, where the published one is none of these."""

    figure: float
    impossible: bool
    """Whether no rounding explains it; otherwise the figure was cut off, or its steps are assumed."""


def metrics_of(map_: Map) -> Iterator[tuple[Metric, Route]]:
    """Every metric of a map, its phases and its touchpoints, with its route."""
    for measurement in map_.measurements:
        yield measurement.metric, measurement.route


def nearest_figure(metric: Metric) -> Nearest | None:
    """The figure that n whole answers can give, where the published one is none.

    GRIM (Brown & Heathers 2017). Nothing where it may be one, and where that cannot be known: without n, for
    weighted answers, for means of answers in unknown steps. Where the counts are given, they are used, so
    nothing hangs on the figure.
    """
    value, n = metric.value, metric.n
    if value is None or not n or metric.recounted is not None or metric.effective_n is not None:
        return None
    slack, lowest, step, certain = half_unit(value), 0.0, 100.0, True
    if metric.type == "nps":
        slack *= 2  # the difference of two percentages, each of which may have been rounded
    elif not metric.is_share:
        if not metric.steps:
            return None
        lowest, step, certain = metric.asked.min, metric.asked.step or 1.0, metric.asked.step is not None
    nearest = nearest_mean(value, n, lowest, step)
    off = abs(value - nearest)
    if off <= slack * (1 + 1e-6):
        return None
    return Nearest(nearest, certain and off > 2 * slack)


def narrowest_sd(metric: Metric) -> float | None:
    """The smallest standard deviation that answers in steps can have at the published mean, if known."""
    if metric.value is None or metric.recounted is not None or metric.sd is None or not metric.steps:
        return None
    return least_spread(metric.value, half_unit(metric.value), metric.asked.min, metric.asked.step or 1.0)


def contradicted_sd(metric: Metric) -> float | None:
    """The standard deviation of the counted answers, where the published one is not it by either divisor.

    Nothing for weighted answers, whose sd depends on how they were weighted.
    """
    if metric.sd is None or metric.effective_n is not None or not metric.answers or metric.recounted is None:
        return None
    n, mean = sum(metric.answers), metric.recounted
    squares = sum(
        count * (step - mean) ** 2 for count, step in zip(metric.answers, metric.steps, strict=True)
    )
    least, most = math.sqrt(squares / n), math.sqrt(squares / max(1, n - 1))
    return None if least - ROUNDING <= metric.sd <= most + ROUNDING else most


def meant(metric: Metric) -> str | None:
    """What to write where a figure was most likely given in another unit; nothing for what looks right."""
    value = metric.value
    if not value or metric.recounted is not None:
        return None
    if metric.type == "nps":
        return f"If the NPS is {100 * value:+.15g}, write {100 * value:.15g}." if abs(value) < 1 else None
    if not metric.is_share:
        return None
    if value <= 1:
        return f"If the share is meant, write {100 * value:.15g}%."
    if metric.type == "csat" and metric.figure is None and value <= metric.asked.max:
        return "If it is the mean of the answers, add `figure: mean`."
    return None
