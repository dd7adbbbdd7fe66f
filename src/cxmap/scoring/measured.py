"""The measured experience of a touchpoint: from a metric's answers to the map's own scale."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Metric, Scale
from cxmap.model.possible import most_spread
from cxmap.scoring.combinations import effective_answers, weighted_point
from cxmap.scoring.intervals import Interval, moments
from cxmap.scoring.sample import Sample
from cxmap.scoring.strata import Pool, Pooled, Stratum

WEIGHTLESS = 1e-12
"""Answers with less than this share of all weight move no digit that is ever printed."""


class Estimate(Struct, frozen=True):
    """A measured experience in points of the map's scale; `low` and `high` where there is an interval."""

    metric: Metric
    point: float
    low: float | None
    high: float | None
    n: float | None
    """The answers it rests on, by their effective number where they are weighted; 0 where nobody says."""
    own: Interval
    """The same on the metric's own scale, `metric.own_scale`."""
    sample: Sample
    """The answers themselves, on that scale."""
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


def _counted(shares: tuple[float, ...]) -> tuple[float, ...]:
    """Shares of answers, of which those that weigh next to nothing count for nothing."""
    return tuple(0.0 if share < WEIGHTLESS else share for share in shares)


def sample_of(metric: Metric) -> Sample:
    """What a metric says of its answers: from the counts where there are some, else as published."""
    if isinstance(metric, Pooled) and metric.by_groups:
        return _stratified(metric)
    return _sample(metric)


def _stratified(metric: Pooled) -> Sample:
    """Groups put together: all answers, weighted; interval and test keep the groups apart."""
    plain = _sample(metric)
    parts = tuple((stratum.weight, sample_of(stratum.metric)) for stratum in metric.strata)
    weights = [weight for weight, _ in parts]
    return replace(
        plain,
        point=weighted_point(weights, [part.point for _, part in parts]),
        n=effective_answers(weights, [part.n for _, part in parts]) or 0.0,
        people=plain.people if plain.census else None,
        parts=parts,
    )


def _sample(metric: Metric) -> Sample:
    scale, answers = metric.own_scale, metric.raw_n
    n: float = metric.effective_n or answers or 0
    if metric.type == "nps":
        return _nps(metric, n, answers)
    if metric.is_share:
        satisfied = metric.satisfied
        share = (metric.value or 0.0) / 100 if satisfied is None else satisfied
        dissatisfied, share = _counted((1.0 - share, share))
        return Sample(
            kind="share",
            low=0.0,
            high=100.0,
            point=100.0 * share,
            n=n,
            answers=answers,
            sd=100.0 * math.sqrt(share * dissatisfied),
            values=(0.0, 100.0),
            shares=(dissatisfied, share),
            people=metric.of,
            method="Wilson" if n else "as published",
        )
    weights = metric.weights or metric.answers
    if weights:
        shares = _counted(tuple(weight / math.fsum(weights) for weight in weights))
        values = metric.steps
        mean, sd = moments(values, shares, n)
    else:
        mean, sd, values, shares = metric.value or 0.0, metric.sd, (), ()
    if sd is None and answers == 1:
        values, shares = (mean,), (1.0,)
    widest = sd is None and not shares
    if widest:
        share = (mean - scale.min) / scale.length
        values, shares = (scale.min, scale.max), (1.0 - share, share)
        sd = most_spread(mean, scale.min, scale.max, n) if n > 1.0 else None
    return Sample(
        kind="mean",
        low=scale.min,
        high=scale.max,
        point=min(max(mean, scale.min), scale.max),
        n=n,
        answers=answers,
        sd=sd,
        values=values,
        shares=shares,
        people=metric.of,
        method="t" if metric.effective_n is None else "weighted t",
        widest=widest,
    )


def _nps(metric: Metric, n: float, answers: int | None) -> Sample:
    groups = metric.groups
    if groups is None:
        promoting = ((metric.value or 0.0) + 100.0) / 200.0
        groups = promoting, 0.0, 1.0 - promoting
    promoters, passives, detractors = _counted(groups)
    net = promoters - detractors
    return Sample(
        kind="nps",
        low=-100.0,
        high=100.0,
        point=metric.value or 0.0 if metric.groups is None else 100.0 * net,
        n=n,
        answers=answers,
        sd=100.0 * math.sqrt(max(0.0, promoters + detractors - net * net)),
        values=(-100.0, 0.0, 100.0),
        shares=(detractors, passives, promoters),
        people=metric.of,
        method="adjusted Wald" if n else "as published",
        widest=metric.groups is None,
    )


def on_own_scale(metric: Metric, confidence: float) -> Interval:
    """The figure and its interval on the metric's own scale, from the counts where there are some."""
    return sample_of(metric).interval(confidence)


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
    sample = sample_of(metric)
    own = sample.interval(confidence)
    ends: tuple[float | None, float | None] = (None, None)
    if own.low is not None and own.high is not None:
        low, high = sorted(converted(end, metric.own_scale, scale) for end in (own.low, own.high))
        ends = low, high
    return Estimate(
        metric=metric,
        point=converted(sample.point, metric.own_scale, scale),
        low=ends[0],
        high=ends[1],
        n=own.n,
        own=own,
        sample=sample,
        confidence=confidence,
        published=metric.value if metric.contradicted else None,
    )
