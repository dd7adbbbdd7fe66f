"""How far a score can be trusted: intervals for means, shares, the NPS and differences, as published.

All 95 % unless asked otherwise. Numbers of answers need not be whole: weighted answers come as their
effective number (Kish 1965), n = (sum w)^2 / sum w^2, and nothing is rounded. What cannot be estimated is
none, never zero: one answer has no interval. Answers that are all equal have no spread to make one of; they
have the bound that follows from what else is possible on the scale. What is not a number, not possible or off
the scale is a ValueError of one sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from cxmap.scoring.distributions import check_finite, check_share, normal_critical, t_critical
from cxmap.scoring.population import equal_among
from cxmap.scoring.ties import CLOSE

Method = Literal[
    "t",
    "weighted t",
    "stratified t",
    "Wilson",
    "adjusted Wald",
    "exact bound",
    "census",
    "widest spread",
    "MOVER",
    "Welch",
    "as published",
]
Bounds = tuple[float, float]
Ends = tuple[float, float | None, float | None]
"""A point and the ends of its interval, where it has one."""


class Interval(Struct, frozen=True):
    """A figure and the interval around it, in the units of the figure."""

    point: float | None
    """What was observed; none without answers."""
    low: float | None
    high: float | None
    n: float
    """The answers it rests on: Kish's effective n where weighted; both groups' for a difference."""
    method: Method
    sd: float | None = None
    """The standard deviation of the answers, of means only."""


def check_sample(sd: float | None, n: float) -> None:
    """ValueError for a standard deviation or number of answers that cannot be."""
    if not 0 <= n < math.inf:
        raise ValueError(f"The number of answers must be finite and at least 0, not {n}.")
    if sd is not None and not 0 <= sd < math.inf:
        raise ValueError(f"The standard deviation must be finite and at least 0, not {sd}.")


def check_successes(successes: float, n: float) -> None:
    """ValueError unless the successes are among the answers."""
    check_sample(None, n)
    if not 0 <= successes <= n:
        raise ValueError(f"There cannot be {successes} successes among {n} answers.")


def check_groups(promoters: float, passives: float, detractors: float) -> None:
    """ValueError unless all three can be numbers of answers."""
    for what, count in (("promoters", promoters), ("passives", passives), ("detractors", detractors)):
        if not 0 <= count < math.inf:
            raise ValueError(f"The number of {what} must be finite and at least 0, not {count}.")


def _check_scores(scores: Iterable[float], bounds: Bounds | None) -> None:
    if bounds is not None and not -math.inf < bounds[0] < bounds[1] < math.inf:
        raise ValueError(f"The bounds must be two finite numbers in order, not {bounds[0]} and {bounds[1]}.")
    for value in scores:
        check_finite("score", value)
        if bounds is not None and not bounds[0] <= value <= bounds[1]:
            raise ValueError(f"The score {value} is off the scale of {bounds[0]} to {bounds[1]}.")


def moments(values: Sequence[float], weights: Sequence[float], n: float) -> tuple[float, float | None]:
    """Mean and standard deviation of answers of which each value has that weight, or count.

    mean = sum wx / sum w; sd^2 = n / (n - 1) sum w(x - mean)^2 / sum w, the sample's where each weight is a
    count and n their sum. Answers that are all equal have that mean to the last digit and an sd of 0. No sd
    of one answer, effective or not. ValueError where nothing weighs anything, or less than that.
    """
    if len(weights) != len(values):
        raise ValueError(f"There must be one weight a value, not {len(weights)} for {len(values)}.")
    for weight in weights:
        if not 0 <= weight < math.inf:
            raise ValueError(f"A weight must be finite and at least 0, not {weight}.")
    counted = [(value, weight) for value, weight in zip(values, weights, strict=True) if weight > 0]
    if not counted:
        raise ValueError("The weights must not sum to 0.")
    least, most = min(counted)[0], max(counted)[0]
    total = math.fsum(weight for _, weight in counted)
    mean = min(max(math.fsum(weight * value for value, weight in counted) / total, least), most)
    if n <= 1:
        return mean, None
    if least == most:
        return mean, 0.0
    squares = math.fsum(weight * (value - mean) ** 2 for value, weight in counted) / total
    return mean, math.sqrt(squares * n / (n - 1.0))


def mean_interval(
    mean: float,
    sd: float | None,
    n: float,
    *,
    confidence: float = 0.95,
    bounds: Bounds | None = None,
    people: int | None = None,
) -> Interval:
    """The t interval of a mean (Student 1908): mean +- t(n - 1) sd / sqrt(n), clipped to the scale.

    All in points of the scale; `sd` is the sample's (divided by n - 1), `n` may be an effective n. Where
    there are `people` and no more, the half width is multiplied by sqrt(1 - n / people); when all answered,
    there is none. n = 0: no point. n below 2 or an unknown sd: no interval. An sd of 0 (below 1e-9 of the
    scale), where the scale is known: `equal_interval`.
    """
    check_share("confidence", confidence)
    check_sample(sd, n)
    _check_scores((mean,), bounds)
    point = mean if n else None
    if people is not None and n >= people:
        return Interval(point, mean, mean, n, "t", sd)
    lowest, highest = bounds or (-math.inf, math.inf)
    if n < 2 or sd is None:
        return Interval(point, None, None, n, "t", sd)
    if bounds is not None and sd < CLOSE * (highest - lowest):
        return equal_interval(mean, n, bounds, confidence=confidence, people=people)
    if not sd:
        return Interval(point, None, None, n, "t", sd)
    half = t_critical(confidence, n - 1.0) * sd / math.sqrt(n)
    if people is not None:
        half *= math.sqrt(1.0 - n / people)
    return Interval(point, max(lowest, mean - half), min(highest, mean + half), n, "t", sd)


def equal_interval(
    value: float,
    n: float,
    bounds: Bounds,
    *,
    confidence: float = 0.95,
    people: int | None = None,
) -> Interval:
    """The mean where all of n answers are equal, by what is possible on the scale: the exact bound.

    That nobody of n differs has a chance of alpha / 2 (alpha = 1 - confidence) where a share of 1 - (alpha /
    2)^(1 / n) of all would. So many may lie at either end of the scale: from value - share (value - min) to
    value + share (max - value). It is what `exact.chance` gives (Gaffke 2005), and the rule of three at alpha
    / 2 = 5 %. Among so many `people` and no more, the share is that of `equal_among`.
    """
    check_share("confidence", confidence)
    alpha = (1.0 - confidence) / 2.0
    share = 1.0 - math.pow(alpha, 1.0 / n) if people is None else equal_among(n, alpha, people)
    lowest, highest = bounds
    low, high = value - share * (value - lowest), value + share * (highest - value)
    return Interval(value, low, high, n, "exact bound", 0.0)


def wilson(successes: float, n: float, confidence: float = 0.95) -> Interval:
    """A share of answers, such as CSAT's top two boxes, with Wilson's score interval (1927); 0 to 1.

    (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n). Neither number need be whole. No answers: no
    point. None or all of the answers: the interval starts at 0 or ends at 1 exactly and still has a width.
    """
    z = normal_critical(confidence)
    check_successes(successes, n)
    if n == 0:
        return Interval(None, None, None, 0, "Wilson")
    low, high = _wilson_low(successes / n, n, z), 1.0 - _wilson_low((n - successes) / n, n, z)
    return Interval(successes / n, low, high, n, "Wilson")


def _wilson_low(share: float, n: float, z: float) -> float:
    """The lower end as p^2 / (the upper end's numerator), where subtracting would lose digits."""
    middle = share + z * z / (2.0 * n)
    return share * share / (middle + z * math.sqrt(share * (1.0 - share) / n + (z / (2.0 * n)) ** 2))


def adjusted_wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Centre and standard error of an NPS, on -100..100, after Rocks (2016): n + 3, and 3/4 each.

    p = (promoters + 3/4) / (n + 3), d likewise: centre p - d, variance (p + d - (p - d)^2) / (n + 3), which
    is summed as p (1 - p) + d (1 - d) + 2pd, lest nothing be left of it where nearly all answer alike.
    """
    p, d = (promoters + 0.75) / (n + 3.0), (detractors + 0.75) / (n + 3.0)
    others = (n - promoters + 2.25) / (n + 3.0), (n - detractors + 2.25) / (n + 3.0)
    return 100.0 * (p - d), 100.0 * math.sqrt((p * others[0] + d * others[1] + 2.0 * p * d) / (n + 3.0))


def nps_interval(promoters: float, passives: float, detractors: float, confidence: float = 0.95) -> Interval:
    """The Net Promoter Score (Reichheld 2003), 100 (promoters - detractors) / n, on -100..100.

    The interval is the adjusted Wald one (Rocks 2016): `adjusted_wald` +- z standard errors, clipped. Its
    centre lies nearer 0 than the point; with one answer, or at low confidence, it is stretched to hold the
    point. No number need be whole. No answers: no point.
    """
    z = normal_critical(confidence)
    check_groups(promoters, passives, detractors)
    n = promoters + passives + detractors
    if n == 0:
        return Interval(None, None, None, 0, "adjusted Wald")
    point = 100.0 * (promoters - detractors) / n
    centre, error = adjusted_wald(promoters, detractors, n)
    low, high = max(-100.0, centre - z * error), min(100.0, centre + z * error)
    return Interval(point, min(low, point), max(high, point), n, "adjusted Wald")


def welch(
    mean1: float,
    sd1: float | None,
    n1: float,
    mean2: float,
    sd2: float | None,
    n2: float,
    *,
    confidence: float = 0.95,
) -> Interval:
    """The difference mean1 - mean2 of two independent groups, in points of the scale (Welch 1947).

    +- t(df) sqrt(v1 + v2) with v = sd^2 / n, df = (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1))
    (Satterthwaite 1946). A group of none: no point. A group of one, an unknown sd, both 0: no interval.
    """
    check_share("confidence", confidence)
    _check_scores((mean1, mean2), None)
    check_sample(sd1, n1)
    check_sample(sd2, n2)
    point = mean1 - mean2 if n1 and n2 else None
    if n1 < 2 or n2 < 2 or sd1 is None or sd2 is None or not (sd1 or sd2):
        return Interval(point, None, None, n1 + n2, "Welch")
    error = math.hypot(sd1 / math.sqrt(n1), sd2 / math.sqrt(n2))
    share1, share2 = (sd1 / error) ** 2 / n1, (sd2 / error) ** 2 / n2
    half = t_critical(confidence, 1.0 / (share1**2 / (n1 - 1.0) + share2**2 / (n2 - 1.0))) * error
    return Interval(mean1 - mean2, mean1 - mean2 - half, mean1 - mean2 + half, n1 + n2, "Welch")


def difference_interval(first: Ends, last: Ends) -> Bounds | None:
    """The interval of `last` minus `first`, from the points and intervals of two independent groups.

    MOVER (Zou & Donner 2008), for intervals of any shape; of two Wilson ones it is Newcombe's (1998):
    low = d - sqrt((point2 - low2)^2 + (high1 - point1)^2), high = d + sqrt((high2 - point2)^2 +
    (point1 - low1)^2), d = point2 - point1. All in the same units; not clipped, and of the confidence that
    both have. None where either has no interval.
    """
    (point1, low1, high1), (point2, low2, high2) = first, last
    if low1 is None or high1 is None or low2 is None or high2 is None:
        return None
    difference = point2 - point1
    low = difference - math.hypot(point2 - low2, high1 - point1)
    return low, difference + math.hypot(high2 - point2, point1 - low1)
