"""The figures of several independent groups as one, each with a weight of its own, and how sure that one is.

All weights are at least 0 and add up to 1; a group that weighs nothing says nothing. What cannot be estimated
is none, never zero.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from cxmap.scoring.distributions import check_share, t_critical
from cxmap.scoring.intervals import Bounds, Ends


class Sample(NamedTuple):
    """What is known of the answers of one group: mean and standard deviation in points, number of answers."""

    weight: float
    mean: float
    sd: float
    n: float


def effective_answers(weights: Sequence[float], sizes: Sequence[float]) -> float | None:
    """Kish's effective number of answers (1965) of groups of these sizes: 1 / sum (w^2 / n).

    The n that would estimate a mean as exactly, were the answers a plain sample. All answers together where
    every group weighs as many as answered, fewer otherwise. None where a group that weighs has no known size.
    """
    groups = [(weight, size) for weight, size in zip(weights, sizes, strict=True) if weight > 0]
    if not groups or any(size <= 0 for _, size in groups):
        return None
    return 1.0 / math.fsum(weight**2 / size for weight, size in groups)


def weighted_point(weights: Sequence[float], points: Sequence[float]) -> float:
    """sum w x, kept between the least and the most of what weighs: arithmetic must not leave them."""
    groups = [(weight, point) for weight, point in zip(weights, points, strict=True) if weight > 0]
    least, most = min(point for _, point in groups), max(point for _, point in groups)
    return min(max(math.fsum(weight * point for weight, point in groups), least), most)


def stratified_error(samples: Sequence[Sample]) -> tuple[float, float] | None:
    """Standard error and degrees of freedom of sum w x mean, by strata (Cochran 1977, chapter 5).

    error^2 = sum a with a = w^2 sd^2 / n; df = (sum a)^2 / sum (a^2 / (n - 1)) (Satterthwaite 1946). None
    where a group that weighs has fewer than two answers or no spread: its part of the error is not known.
    """
    groups = [sample for sample in samples if sample.weight > 0]
    if not groups or any(sample.n < 2 or sample.sd <= 0 for sample in groups):
        return None
    errors = [sample.weight * sample.sd / math.sqrt(sample.n) for sample in groups]
    error = math.hypot(*errors)
    shares = [(part / error) ** 2 for part in errors]
    inverse = math.fsum(share**2 / (sample.n - 1.0) for share, sample in zip(shares, groups, strict=True))
    return error, 1.0 / inverse


def stratified_mean(samples: Sequence[Sample], confidence: float, bounds: Bounds) -> Bounds | None:
    """The t interval of sum w x mean, see `stratified_error`, clipped to the scale."""
    check_share("confidence", confidence)
    known = stratified_error(samples)
    if known is None:
        return None
    error, df = known
    mean = weighted_point([sample.weight for sample in samples], [sample.mean for sample in samples])
    half = t_critical(confidence, df) * error
    return max(bounds[0], mean - half), min(bounds[1], mean + half)


def combined(weights: Sequence[float], ends: Sequence[Ends]) -> Bounds | None:
    """The interval of sum w x point, from each group's own point and interval; here a weight may be below 0.

    MOVER for linear combinations (Zou, Huang & Zhang 2009), for intervals of any shape, all of the confidence
    that the result has: low = sum w point - sqrt(sum (w (point - low))^2), and so high; of a weight below 0,
    the other end. With weights 1 and -1 it is `intervals.difference_interval`. None where a group that weighs
    has no interval.
    """
    groups = [(weight, *end) for weight, end in zip(weights, ends, strict=True) if weight]
    below, above = [], []
    for weight, point, low, high in groups:
        if low is None or high is None:
            return None
        down, up = sorted((weight * (low - point), weight * (high - point)))
        below.append(down)
        above.append(up)
    point = math.fsum(weight * end for weight, end, _, _ in groups)
    return point - math.hypot(*below), point + math.hypot(*above)
