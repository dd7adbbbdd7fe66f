"""Which metric is the experience of whom, and the answers of several groups of people put together."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from cxmap.model import Metric
from cxmap.model.metrics import LEAST_PROMOTING, MOST_DETRACTING
from cxmap.scoring.measured import on_own_scale


def _groups(metric: Metric) -> tuple[int, int, int] | None:
    """Promoters, passives and detractors, where they are counted."""
    if metric.promoters is not None and metric.passives is not None and metric.detractors is not None:
        return metric.promoters, metric.passives, metric.detractors
    if not metric.answers:
        return None
    passive = slice(MOST_DETRACTING + 1, LEAST_PROMOTING)
    answers = metric.answers
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
        "of": sum(other.of or 0 for other in metrics) if all(other.of for other in metrics) else None,
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
