"""The answers of several groups put together: by the groups' shares of customers, or by who answered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from cxmap.model import Metric
from cxmap.model.metrics import LEAST_PROMOTING, MOST_DETRACTING
from cxmap.scoring.combinations import effective_answers, weighted_point
from cxmap.scoring.measured import sample_of
from cxmap.scoring.strata import Party, Pool, Pooled, Stratum, whole_spread


class Group(NamedTuple):
    """A group with its metric and its share of customers, where that is declared."""

    party: Party
    id: str
    name: str
    metric: Metric
    share: float | None


def together(groups: Sequence[Group]) -> Metric | None:
    """The figure of several groups together, by share where each declares one, by their answers otherwise.

    Nothing where they are not of one kind, and by answers where an n is not known. A single group's own.
    """
    metrics = [group.metric for group in groups]
    if len(metrics) < 2:
        return metrics[0] if metrics else None
    if any(_kind(other) != _kind(metrics[0]) for other in metrics):
        return None
    shares = [group.share for group in groups if group.share is not None]
    total = math.fsum(shares)
    if len(shares) < len(groups) or total <= 0:
        return _by_answers(groups)
    return _by_groups([share / total for share in shares], groups, "by share")


def _kind(metric: Metric) -> tuple[object, ...]:
    """What figures that can be put together have in common."""
    scale = metric.own_scale
    ends = (scale.min, scale.max, scale.direction)
    return metric.type, metric.is_share, ends, metric.steps, metric.positives


def kinds(metrics: Sequence[Metric]) -> list[list[Metric]]:
    """Metrics of one name and kind together, in the order in which each is first given."""
    alike: dict[tuple[object, ...], list[Metric]] = {}
    for metric in metrics:
        alike.setdefault((metric.name, *_kind(metric)), []).append(metric)
    return list(alike.values())


def _pooled(metrics: Sequence[Metric], **fields: Any) -> Pooled:
    """Everybody's metric of one kind: what the groups have in common, and these fields."""
    first = metrics[0]
    sources, names = {other.source for other in metrics}, {other.name for other in metrics}
    common: dict[str, Any] = {
        "type": first.type,
        "figure": first.figure,
        "scale": first.scale,
        "positive": first.positive,
        "name": names.pop() if len(names) == 1 else None,
        "date": max((other.date for other in metrics if other.date is not None), default=None),
        "source": sources.pop() if len(sources) == 1 else None,
        "of": sum(other.of or 0 for other in metrics) if all(other.of for other in metrics) else None,
    }
    return Pooled.model_construct(**common, **fields)


# by share


def _by_groups(weights: Sequence[float], groups: Sequence[Group], pool: Pool) -> Pooled:
    """The post-stratified figure: the answers of every group, each weighted by its group's share / n."""
    metrics = [group.metric for group in groups]
    sizes = [metric.raw_n for metric in metrics]
    counts = [known for metric in metrics if (known := _counts(metric)) is not None]
    strata = _weighed_strata(weights, groups)
    samples = [sample_of(metric) for metric in metrics]
    points = [sample.point for sample in samples]
    n = effective_answers(weights, [sample.n for sample in samples])
    counted = n is not None and len(counts) == len(metrics)
    return _pooled(
        metrics,
        strata=strata,
        pool=pool,
        n=sum(size for size in sizes if size) if all(sizes) else None,
        effective_n=n,
        value=None if counted else weighted_point(weights, points),
        sd=None if counted else whole_spread(weights, points, [sample.sd for sample in samples]),
        answers=tuple(map(sum, zip(*(answers for answers, _ in counts), strict=True))) if counted else (),
        weights=_weighed(weights, [weighed for _, weighed in counts]) if counted else (),
    )


def _weighed_strata(weights: Sequence[float], groups: Sequence[Group]) -> tuple[Stratum, ...]:
    return tuple(
        Stratum(
            group.party,
            group.id,
            group.name,
            weight,
            group.metric,
            sample_of(group.metric).point,
        )
        for weight, group in zip(weights, groups, strict=True)
    )


def _counts(metric: Metric) -> tuple[Sequence[int], Sequence[float]] | None:
    """A group's counted answers and what they weigh; of the three groups of an NPS, one answer each."""
    if metric.answers:
        return metric.answers, metric.weights or metric.answers
    if metric.promoters is None or metric.passives is None or metric.detractors is None:
        return None
    answers = [0] * len(metric.steps)
    answers[0], answers[7], answers[10] = metric.detractors, metric.passives, metric.promoters
    return answers, answers


def _weighed(shares: Sequence[float], weights: Sequence[Sequence[float]]) -> tuple[float, ...]:
    totals = [math.fsum(group) for group in weights]
    return tuple(
        math.fsum(share * weight / total for share, weight, total in zip(shares, answer, totals, strict=True))
        for answer in zip(*weights, strict=True)
    )


# by answers


def _groups(metric: Metric) -> tuple[int, int, int] | None:
    """Promoters, passives and detractors, where they are counted."""
    if metric.promoters is not None and metric.passives is not None and metric.detractors is not None:
        return metric.promoters, metric.passives, metric.detractors
    if not metric.answers:
        return None
    answers, passive = metric.answers, slice(MOST_DETRACTING + 1, LEAST_PROMOTING)
    return sum(answers[LEAST_PROMOTING:]), sum(answers[passive]), sum(answers[: MOST_DETRACTING + 1])


def _pooled_counts(metrics: Sequence[Metric]) -> dict[str, object] | None:
    """The counts of metrics of one kind, added up; nothing where one has none."""
    if metrics[0].type == "nps":
        groups = [counts for other in metrics if (counts := _groups(other)) is not None]
        if len(groups) < len(metrics):
            return None
        promoters, passives, detractors = (sum(column) for column in zip(*groups, strict=True))
        return {"promoters": promoters, "passives": passives, "detractors": detractors}
    if not all(other.answers for other in metrics):
        return None
    return {"answers": tuple(map(sum, zip(*(other.answers for other in metrics), strict=True)))}


def _pooled_figures(metrics: Sequence[Metric]) -> dict[str, object] | None:
    """The figures of metrics of one kind, each as heavy as its answers; nothing where an n is not known."""
    sizes = [other.raw_n or 0 for other in metrics]
    if not all(sizes):
        return None
    samples = [sample_of(other) for other in metrics]
    points = [own.point for own in samples]
    n = sum(sizes)
    mean = math.fsum(size * point for size, point in zip(sizes, points, strict=True)) / n
    mean = min(max(mean, min(points)), max(points))
    spreads = [
        0.0 if size == 1 else None if own.widest else own.sd for own, size in zip(samples, sizes, strict=True)
    ]
    known = [spread for spread in spreads if spread is not None]
    if metrics[0].type == "nps" or metrics[0].is_share or len(known) < len(metrics) or n < 2:
        return {"value": mean, "n": n}
    squares = math.fsum(
        (size - 1) * spread**2 + size * (point - mean) ** 2
        for size, spread, point in zip(sizes, known, points, strict=True)
    )
    return {"value": mean, "n": n, "sd": math.sqrt(squares / (n - 1))}


def _by_answers(groups: Sequence[Group]) -> Metric | None:
    """All answers of the groups together, each group as heavy as it answered."""
    metrics = [group.metric for group in groups]
    sizes = [other.raw_n or 0 for other in metrics]
    weighted = any(other.effective_n is not None for other in metrics)
    if weighted and not all(sizes):
        return None
    if weighted:
        return _by_groups([size / sum(sizes) for size in sizes], groups, "by answers")
    fields = _pooled_counts(metrics) or _pooled_figures(metrics)
    if fields is None:
        return None
    weights = [size / sum(sizes) for size in sizes]
    return _pooled(metrics, strata=_weighed_strata(weights, groups), pool="by answers", **fields)


def pooled(metrics: Sequence[Metric]) -> Metric | None:
    """One metric of all answers together, where the metrics are of one kind and their numbers are known.

    Counts are added up. Where a group has a figure and its n alone, figures count by their n, and standard
    deviations are put together exactly: (n - 1) sd^2 = sum of (n_i - 1) sd_i^2 + n_i (mean_i - mean)^2.
    Figures of groups are never plainly averaged: with groups of different size, that would be another
    figure. Weighted answers stay in their groups, each of which weighs as many as answered. Nothing where an
    n is missing.
    """
    return together([Group("persona", own.persona or "", own.persona or "", own, None) for own in metrics])
