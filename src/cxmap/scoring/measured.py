"""The measured experience of a touchpoint: from a metric's answers to the map's own scale."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
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


def _pooled_counts(metrics: Sequence[Metric]) -> dict[str, object] | None:
    """The counts of metrics of one kind, added up; nothing where one has none."""
    if metrics[0].type == "nps":
        if any(other.groups is None for other in metrics):
            return None
        columns = zip(*(groups_of(other) or (0, 0, 0) for other in metrics), strict=True)
        promoters, passives, detractors = (sum(column) for column in columns)
        return {"promoters": promoters, "passives": passives, "detractors": detractors}
    if not all(other.answers for other in metrics):
        return None
    return {"answers": tuple(map(sum, zip(*(other.answers for other in metrics), strict=True)))}


def _pooled_figures(metrics: Sequence[Metric]) -> dict[str, object] | None:
    """The figures of metrics of one kind, each as heavy as its answers; nothing where an n is not known."""
    sizes = [other.counted or other.n or 0 for other in metrics]
    if not all(sizes):
        return None
    owns = [on_own_scale(other, 0.95) for other in metrics]
    points = [own.point or 0.0 for own in owns]
    n = sum(sizes)
    mean = math.fsum(size * point for size, point in zip(sizes, points, strict=True)) / n
    mean = min(max(mean, min(points)), max(points))
    spreads = [0.0 if size == 1 else own.sd for own, size in zip(owns, sizes, strict=True)]
    known = [spread for spread in spreads if spread is not None]
    if metrics[0].type == "nps" or metrics[0].is_share or len(known) < len(metrics) or n < 2:
        return {"value": mean, "n": n}
    squares = math.fsum(
        (size - 1) * spread**2 + size * (point - mean) ** 2
        for size, spread, point in zip(sizes, known, points, strict=True)
    )
    return {"value": mean, "n": n, "sd": math.sqrt(squares / (n - 1))}


def pooled(metrics: Sequence[Metric]) -> Metric | None:
    """One metric of all answers together, where the metrics are of one kind and their numbers are known.

    Counts are added up. Where a group has a figure and its n alone, figures count by their n, and standard
    deviations are put together exactly: (n - 1) sd^2 = sum of (n_i - 1) sd_i^2 + n_i (mean_i - mean)^2.
    Figures of groups are never plainly averaged: with groups of different size, that would be another
    figure. Nothing for weighted answers of several groups, and where an n is missing.
    """
    first = metrics[0]
    if len(metrics) == 1:
        return first.model_copy(update={"persona": None})
    kind = (first.type, first.is_share, first.own_scale, first.steps)
    alike = all((other.type, other.is_share, other.own_scale, other.steps) == kind for other in metrics)
    if not alike or any(other.effective_n is not None for other in metrics):
        return None
    together = _pooled_counts(metrics) or _pooled_figures(metrics)
    if together is None:
        return None
    sources = {other.source for other in metrics}
    shared: dict[str, object] = {
        **dict.fromkeys(("persona", "value", "n", "sd", "promoters", "passives", "detractors")),
        "answers": (),
        "date": max((other.date for other in metrics if other.date is not None), default=None),
        "source": sources.pop() if len(sources) == 1 else None,
    }
    return first.model_copy(update=shared | together)


def chosen(metrics: Sequence[Metric], persona: str | None, coming: Collection[str] = ()) -> Metric | None:
    """The metric that is the experience of everybody, or of one persona: the first of theirs.

    Where there are only metrics of personas, everybody's is all of their answers together: of the first
    metric of each. Unless each persona of those `coming` has one: some people's answers are not everybody's.
    """
    firsts: dict[str | None, Metric] = {}
    for metric in metrics:
        firsts.setdefault(metric.persona, metric)
    if persona in firsts:
        return firsts[persona]
    if persona is not None or not firsts or not firsts.keys() >= set(coming):
        return None
    return pooled(list(firsts.values()))
