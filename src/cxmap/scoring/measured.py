"""The measured experience of a touchpoint: from a metric's answers to the map's own scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.model import Metric, Scale
from cxmap.scoring.intervals import Interval, mean_interval, mean_of_counts, nps_interval, wilson

TOP_BOXES = 2
MOST_DETRACTING, LEAST_PROMOTING = 6, 9


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
    """Promoters, passives and detractors, where the counts are known."""
    if metric.answers:
        detractors = sum(metric.answers[: MOST_DETRACTING + 1])
        promoters = sum(metric.answers[LEAST_PROMOTING:])
        return promoters, sum(metric.answers) - promoters - detractors, detractors
    if metric.promoters is None or metric.passives is None or metric.detractors is None:
        return None
    return metric.promoters, metric.passives, metric.detractors


def top_share(counts: Sequence[float], *, lower_is_better: bool) -> float:
    """How many answers lie in the best two boxes."""
    return sum(counts[:TOP_BOXES] if lower_is_better else counts[-TOP_BOXES:])


def _without_interval(metric: Metric) -> Interval:
    return Interval(metric.value, None, None, metric.n or 0, "as published")


def _nps(metric: Metric, confidence: float) -> Interval:
    groups = groups_of(metric)
    if groups is not None and sum(groups) > 0:
        return nps_interval(*groups, confidence=confidence)
    return _without_interval(metric)


def share_of(metric: Metric) -> tuple[float, float]:
    """The share of satisfied answers (0..1) and the number of answers, or effective answers, behind it."""
    n: float = metric.effective_n or metric.counted or metric.n or 0
    if not metric.answers:
        return (metric.value or 0.0) / 100, n
    reversed_ = metric.scale is not None and metric.scale.direction == "lower-is-better"
    counts: Sequence[float] = metric.weights or metric.answers
    return top_share(counts, lower_is_better=reversed_) / sum(counts), n


def _share(metric: Metric, confidence: float) -> Interval:
    share, n = share_of(metric)
    if round(n) < 1:
        return _without_interval(metric)
    found = wilson(round(share * n), round(n), confidence=confidence)
    low, high = (found.low or 0.0) * 100, (1.0 if found.high is None else found.high) * 100
    point = share * 100
    return Interval(point, min(low, point), max(high, point), n, found.method)


def weighted_moments(metric: Metric) -> tuple[float, float | None]:
    """Mean and standard deviation of weighted answers, as `mean_of_scores` has them, from sums of weights."""
    total = sum(metric.weights)
    mean = sum(weight * step for weight, step in zip(metric.weights, metric.steps, strict=True)) / total
    n = metric.effective_n or 0.0
    if n <= 1:
        return mean, None
    squares = sum(
        weight * (step - mean) ** 2 for weight, step in zip(metric.weights, metric.steps, strict=True)
    )
    return mean, math.sqrt(squares / total * n / (n - 1))


def _mean(metric: Metric, confidence: float) -> Interval:
    scale = metric.own_scale
    bounds = (scale.min, scale.max)
    if metric.weights:
        mean, sd = weighted_moments(metric)
        n = metric.effective_n or 0.0
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
    """A value on another scale, by its percentage of both: `min` to `min` or, reversed, to `max`."""
    share = own.percent(value) / 100
    if scale.direction == "lower-is-better":
        share = 1 - share
    return scale.min + share * scale.length


def published_differs(metric: Metric, confidence: float = 0.95) -> float | None:
    """What the counts give, where the published value is not that: more than rounding apart."""
    if metric.value is None or metric.counted is None:
        return None
    real = on_own_scale(metric, confidence).point or 0.0
    slack = 0.5 if metric.own_scale.length >= 100 else 0.05
    return real if abs(real - metric.value) > slack + 1e-9 else None


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
        published=metric.value if published_differs(metric, confidence) is not None else None,
    )


def pooled(metrics: Sequence[Metric]) -> Metric | None:
    """One metric of all answers together, where the metrics are of one kind and their answers are counted.

    Figures of groups are never averaged: with groups of different size, that would be another figure.
    """
    first = metrics[0]
    kind = (first.type, first.is_share, first.own_scale, first.steps)
    alike = all((other.type, other.is_share, other.own_scale, other.steps) == kind for other in metrics)
    if not alike or any(other.counted is None or other.weights for other in metrics):
        return None
    dates = [other.date for other in metrics if other.date is not None]
    together: dict[str, object] = {
        "persona": None,
        "value": None,
        "n": None,
        "sd": None,
        "date": max(dates, default=None),
    }
    if first.type == "nps":
        groups = [groups_of(other) or (0, 0, 0) for other in metrics]
        promoters, passives, detractors = (sum(column) for column in zip(*groups, strict=True))
        together |= {"answers": (), "promoters": promoters, "passives": passives, "detractors": detractors}
    else:
        together["answers"] = tuple(map(sum, zip(*(other.answers for other in metrics), strict=True)))
    return first.model_copy(update=together)


def chosen(metrics: Sequence[Metric], persona: str | None) -> Metric | None:
    """The metric that is the experience of everybody, or of one persona: the first of theirs.

    Where there are only metrics of personas, everybody's is all of their answers together.
    """
    own = [metric for metric in metrics if metric.persona == persona]
    if own:
        return own[0]
    if persona is None and metrics:
        return pooled(metrics)
    return None
