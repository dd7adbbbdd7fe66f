"""The measured experience of a touchpoint: from a metric's answers to the map's own scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.model import Metric, Scale
from cxmap.scoring.intervals import (
    Interval,
    Method,
    mean_interval,
    mean_of_counts,
    nps_interval,
    wilson,
)
from cxmap.scoring.strata import Pool, Pooled, Stratum, stratified


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured experience in points of the map's scale; `low` and `high` where there is an interval."""

    metric: Metric
    point: float
    low: float | None
    high: float | None
    n: float | None
    own: Interval
    """The same on the metric's own scale, `metric.own_scale`."""
    confidence: float
    published: float | None = None
    """The value as published, where the counts say something else and were used instead."""

    @property
    def pool(self) -> Pool:
        """Whether it is put together from the figures of several groups, and how they weigh."""
        return self.metric.pool if isinstance(self.metric, Pooled) else "none"

    @property
    def strata(self) -> tuple[Stratum, ...]:
        """The groups that it is put together from."""
        return self.metric.strata if isinstance(self.metric, Pooled) else ()

    @property
    def answered(self) -> int | None:
        """How many people answered; `n` may count them as fewer, where they are weighted."""
        return self.metric.raw_n


def kind(metric: Metric) -> tuple[object, ...]:
    """Equal for metrics that ask the same, on the same scale: only these can be held against each other."""
    return metric.type, metric.name, metric.is_share, metric.own_scale, metric.positives


def way(measured: Estimate) -> tuple[object, ...]:
    """Equal for figures that were measured, and put together, in the same way."""
    return *kind(measured.metric), measured.pool


def groups_of(metric: Metric) -> tuple[int, int, int] | None:
    """Promoters, passives and detractors, where they are counted; of effective answers where weighted."""
    if metric.groups is None:
        return None
    n = round(metric.effective_n or metric.counted or 0)
    promoters, detractors = round(metric.groups[0] * n), round(metric.groups[2] * n)
    return promoters, max(0, n - promoters - detractors), detractors


def _nps(metric: Metric, confidence: float) -> Interval:
    groups = groups_of(metric)
    if groups is None or metric.recounted is None:
        return Interval(metric.value, None, None, metric.n or 0, "as published")
    found = nps_interval(*groups, confidence=confidence)
    n = metric.effective_n or metric.counted or 0
    return _around(metric.recounted, found.low, found.high, n, found.method)


def share_of(metric: Metric) -> tuple[float, float]:
    """The share of satisfied answers (0..1) and the number of answers, or effective answers, behind it."""
    n: float = metric.effective_n or metric.counted or metric.n or 0
    satisfied = metric.satisfied
    return (metric.value or 0.0) / 100 if satisfied is None else satisfied, n


def _share(metric: Metric, confidence: float) -> Interval:
    share, n = share_of(metric)
    if round(n) < 1:
        return Interval(100 * share, None, None, n, "as published")
    found = wilson(round(share * round(n)), round(n), confidence=confidence)
    assert found.low is not None
    assert found.high is not None
    return _around(100 * share, 100 * found.low, 100 * found.high, n, found.method)


def _around(point: float, low: float | None, high: float | None, n: float, method: Method) -> Interval:
    """An interval of rounded counts, stretched to hold the figure itself."""
    assert low is not None
    assert high is not None
    return Interval(point, min(low, point), max(high, point), n, method)


def weighted_moments(metric: Metric) -> tuple[float, float | None]:
    """Mean and standard deviation of weighted answers, as `mean_of_scores` has them, from sums of weights."""
    weights: Sequence[float] = metric.weights or metric.answers
    total = math.fsum(weights)
    mean = math.fsum(weight * step for weight, step in zip(weights, metric.steps, strict=True)) / total
    n = metric.effective_n or 0.0
    if n <= 1:
        return mean, None
    squares = math.fsum(
        weight * (step - mean) ** 2 for weight, step in zip(weights, metric.steps, strict=True)
    )
    return mean, math.sqrt(squares / total * n / (n - 1))


def _mean(metric: Metric, confidence: float) -> Interval:
    scale = metric.own_scale
    bounds = (scale.min, scale.max)
    if metric.answers and metric.effective_n is not None:
        mean, sd = weighted_moments(metric)
        mean = min(max(mean, scale.min), scale.max)
        n = metric.effective_n
        found = mean_interval(mean, sd, n, confidence=confidence, bounds=bounds)
        return Interval(mean, found.low, found.high, n, "weighted t", sd)
    if metric.answers:
        return mean_of_counts(metric.answers, metric.steps, confidence=confidence, bounds=bounds)
    answers = metric.effective_n or metric.n or 0
    found = mean_interval(metric.value or 0.0, metric.sd, answers, confidence=confidence, bounds=bounds)
    return Interval(metric.value, found.low, found.high, found.n, found.method, found.sd)


def on_own_scale(metric: Metric, confidence: float) -> Interval:
    """The figure and its interval on the metric's own scale, from the counts where there are some."""
    if isinstance(metric, Pooled) and metric.pool == "by share":
        return stratified(metric.strata, metric.own_scale, confidence, on_own_scale)
    if metric.type == "nps":
        return _nps(metric, confidence)
    return _share(metric, confidence) if metric.is_share else _mean(metric, confidence)


def converted(value: float, own: Scale, scale: Scale) -> float:
    """A value on another scale, by its percentage of both: `min` to `min` or, reversed, to `max`.

    On a scale with the same ends and direction it stays as it is, to the last digit.
    """
    turned = own.direction != scale.direction
    if (own.min, own.max) == (scale.min, scale.max) and not turned:
        return value
    share = (value - own.min) / own.length
    return scale.min + (1 - share if turned else share) * scale.length


def estimate(metric: Metric, scale: Scale, confidence: float) -> Estimate:
    """A metric on the map's scale."""
    own = on_own_scale(metric, confidence)
    ends: tuple[float | None, float | None] = (None, None)
    if own.low is not None and own.high is not None:
        low, high = sorted(converted(end, metric.own_scale, scale) for end in (own.low, own.high))
        ends = low, high
    return Estimate(
        metric=metric,
        point=converted(own.point or 0.0, metric.own_scale, scale),
        low=ends[0],
        high=ends[1],
        n=own.n,
        own=own,
        confidence=confidence,
        published=metric.value if metric.contradicted else None,
    )
