"""What an experience may be, given how it is known: the quantiles that a simulation draws from.

measured mean       mean + t(n - 1) sd / sqrt(n), Student's t as its interval has it
measured share      beta(k + 1, n - k + 1): what may lie behind k of n answers (Bayes-Laplace)
measured NPS        normal, with the centre and standard error of the adjusted Wald interval (Rocks 2016)
another interval    normal on either side of the figure, as wide as the interval says
everybody answered  the figure
no interval known   as a mean of n answers (1 where n is not known) that lie evenly over the scale, with the
                    standard deviation length / sqrt(12) and 1 degree of freedom at least; and nowhere
                    narrower than a guess
believed            a guess: evenly, by a width either way

Everything is cut off at the ends of the scale. Quantiles of t and beta are closed approximations (Hill 1970,
Algorithm 396; Abramowitz & Stegun 1964, 26.5.22): enough for a simulation, which needs hundreds of thousands
of them at once, and used for nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from cxmap.model import Scale
from cxmap.scoring.distributions import normal_critical, normal_quantile, normal_survival, t_roughly
from cxmap.scoring.intervals import adjusted_wald
from cxmap.scoring.measured import Estimate

GRAIN = 128
"""So many equally likely values stand for a distribution; the first and last lie at 0.4 % and 99.6 %."""


def usual_width(scale: Scale) -> float:
    """How far a guess may be off either way where nobody says otherwise: half a step of the scale."""
    return scale.usual_step / 2.0


@cache
def _normal() -> tuple[float, ...]:
    """Standard normal quantiles, from the least to the greatest."""
    return tuple(normal_quantile((at + 0.5) / GRAIN) for at in range(GRAIN))


def beta_roughly(z: float, a: float, b: float) -> float:
    """The quantile of a beta distribution (a, b >= 1) that has the normal quantile `z`.

    Exact where a or b is 1, otherwise A & S 26.5.22, within 0.01 from 2 on.
    """
    if b == 1.0:
        return math.pow(1.0 - normal_survival(z), 1.0 / a)
    if a == 1.0:
        return -math.expm1(math.log(normal_survival(z)) / b)
    first, second = 1.0 / (2.0 * a - 1.0), 1.0 / (2.0 * b - 1.0)
    h = 2.0 / (first + second)
    steep = (z * z - 3.0) / 6.0
    w = -z * math.sqrt(h + steep) / h - (second - first) * (steep + 5.0 / 6.0 - 2.0 / (3.0 * h))
    return a / (a + b * math.exp(2.0 * w))


def _shares() -> Iterator[float]:
    """The probabilities of the quantiles, from the least to the greatest."""
    return ((at + 0.5) / GRAIN for at in range(GRAIN))


def _guesses(point: float, width: float) -> list[float]:
    return [point + width * (2.0 * share - 1.0) for share in _shares()]


def _measured(estimate: Estimate) -> list[float] | None:
    """On the metric's own scale; nothing where no sampling distribution is known."""
    sample, own, n = estimate.sample, estimate.own, estimate.sample.effective
    if sample.census:
        return [sample.point] * GRAIN
    if sample.parts and sample.kind != "mean":
        return None
    if sample.kind == "nps":
        if not n:
            return None
        centre, error = adjusted_wald(sample.shares[2] * n, sample.shares[0] * n, n)
        return [centre + z * error for z in _normal()]
    if sample.kind == "share":
        hits, misses = (share * n for share in reversed(sample.shares))
        return [100.0 * beta_roughly(z, hits + 1.0, misses + 1.0) for z in _normal()] if n >= 1.0 else None
    if own.point is None or own.sd is None or sample.alike or own.n < 2.0:
        return None
    error = own.sd / math.sqrt(own.n) * math.sqrt(sample.unseen)
    return [own.point + error * t_roughly(z, own.n - 1.0) for z in _normal()]


def _between(estimate: Estimate) -> list[float] | None:
    """By an interval of another kind, in percent of the scale; nothing where there is none."""
    own, scale = estimate.own, estimate.metric.own_scale
    if own.point is None or own.low is None or own.high is None:
        return None
    deviations = normal_critical(estimate.confidence)
    point = scale.percent(own.point)
    ends = sorted(scale.percent(end) for end in (own.low, own.high))
    below, above = (point - ends[0]) / deviations, (ends[1] - point) / deviations
    return [point + z * (below if z < 0.0 else above) for z in _normal()]


def _unknown(estimate: Estimate, width: float) -> list[float]:
    """Without any interval, in percent of the scale: as for answers that lie evenly over it."""
    point = estimate.metric.own_scale.percent(estimate.own.point or 0.0)
    n = max(1.0, estimate.own.n)
    error = 100.0 / math.sqrt(12.0 * n)
    return [
        point + math.copysign(max(abs(error * t_roughly(z, max(1.0, n - 1.0))), abs(guess)), z)
        for z, guess in zip(_normal(), _guesses(0.0, width), strict=True)
    ]


def _cut(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(sorted(min(max(value, 0.0), 100.0) for value in values))


def experiences(
    experience: float, measured: Estimate | None, scale: Scale, width: float
) -> tuple[float, ...]:
    """`GRAIN` equally likely values of an experience, in percent of the scale, from the worst to the best.

    `experience` and `width`, the half-width of a guess, are in points of the map's scale.
    """
    narrow = 100.0 * width / scale.length
    if measured is None:
        return _cut(_guesses(scale.percent(experience), narrow))
    own = _measured(measured)
    if own is not None:
        return _cut([measured.metric.own_scale.percent(value) for value in own])
    return _cut(_between(measured) or _unknown(measured, narrow))
