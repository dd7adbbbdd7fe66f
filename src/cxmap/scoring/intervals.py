"""How far a score can be trusted: intervals for means, shares, the NPS and differences.

All 95 % unless asked otherwise. What cannot be estimated is none, never zero: one answer has no interval, and
nor have answers that are all equal, for which t would claim a certainty that two threes do not give. What is
not a number, not possible or off the scale is a ValueError of one sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxmap.scoring.distributions import check_finite, check_share, normal_critical, t_critical

Method = Literal[
    "t", "weighted t", "stratified t", "Wilson", "adjusted Wald", "MOVER", "Welch", "as published"
]
Bounds = tuple[float, float]
Ends = tuple[float, float | None, float | None]
"""A point and the ends of its interval, where it has one."""


@dataclass(frozen=True, slots=True)
class Interval:
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


def check_count(what: str, value: float) -> None:
    """ValueError for what is no count: negative, broken, NaN or infinite."""
    if not 0 <= value < math.inf or value != int(value):
        raise ValueError(f"The {what} must be a whole number of at least 0, not {value}.")


def check_sample(sd: float | None, n: float) -> None:
    """ValueError for a standard deviation or number of answers that cannot be."""
    if not 0 <= n < math.inf:
        raise ValueError(f"The number of answers must be finite and at least 0, not {n}.")
    if sd is not None and not 0 <= sd < math.inf:
        raise ValueError(f"The standard deviation must be finite and at least 0, not {sd}.")


def check_successes(successes: float, n: float) -> None:
    """ValueError unless both are counts, and the successes among the answers."""
    check_count("number of answers", n)
    check_count("number of successes", successes)
    if successes > n:
        raise ValueError(f"There cannot be {successes} successes among {n} answers.")


def check_groups(promoters: float, passives: float, detractors: float) -> None:
    """ValueError unless all three are counts."""
    for what, count in (("promoters", promoters), ("passives", passives), ("detractors", detractors)):
        check_count(f"number of {what}", count)


def _check_scores(scores: Iterable[float], bounds: Bounds | None) -> None:
    if bounds is not None and not -math.inf < bounds[0] < bounds[1] < math.inf:
        raise ValueError(f"The bounds must be two finite numbers in order, not {bounds[0]} and {bounds[1]}.")
    for value in scores:
        check_finite("score", value)
        if bounds is not None and not bounds[0] <= value <= bounds[1]:
            raise ValueError(f"The score {value} is off the scale of {bounds[0]} to {bounds[1]}.")


def effective_n(weights: Sequence[float]) -> float:
    """Kish's effective number of answers (1965): (sum w)^2 / sum w^2; between 1 and the number of weights.

    The scale of the weights does not matter. ValueError where one is negative, or where they sum to 0.
    """
    for weight in weights:
        if not 0 <= weight < math.inf:
            raise ValueError(f"A weight must be finite and at least 0, not {weight}.")
    largest = max(weights, default=0.0)
    if largest == 0:
        raise ValueError("The weights must not sum to 0.")
    scaled = [weight / largest for weight in weights]
    return min(len(scaled), math.fsum(scaled) ** 2 / math.fsum(weight * weight for weight in scaled))


def mean_interval(
    mean: float, sd: float | None, n: float, *, confidence: float = 0.95, bounds: Bounds | None = None
) -> Interval:
    """The t interval of a mean (Student 1908): mean +- t(n - 1) sd / sqrt(n), clipped to the scale.

    All in points of the scale; `sd` is the sample's (divided by n - 1), `n` may be an effective n. n = 0: no
    point. n below 2, an unknown sd, or one of 0 (all answers equal): no interval.
    """
    check_share("confidence", confidence)
    check_sample(sd, n)
    _check_scores((mean,), bounds)
    point = mean if n else None
    if n < 2 or not sd:
        return Interval(point, None, None, n, "t", sd)
    half = t_critical(confidence, n - 1.0) * sd / math.sqrt(n)
    lowest, highest = bounds or (-math.inf, math.inf)
    return Interval(point, max(lowest, mean - half), min(highest, mean + half), n, "t", sd)


def _moments(scores: Sequence[float], shares: Sequence[float], n: float) -> tuple[float, float | None]:
    """The weighted mean and standard deviation; exact where all answers that weigh anything are equal."""
    counted = [(score, share) for score, share in zip(scores, shares, strict=True) if share > 0]
    least, most = min(counted)[0], max(counted)[0]
    total = math.fsum(share for _, share in counted)
    mean = min(max(math.fsum(share * score for score, share in counted) / total, least), most)
    if n <= 1:
        return mean, None
    squares = math.fsum(share * (score - mean) ** 2 for score, share in counted) / total
    alike = math.isclose(least, most, rel_tol=1e-12)
    return mean, 0.0 if alike else math.sqrt(squares * n / (n - 1.0))


def mean_of_scores(
    scores: Sequence[float],
    weights: Sequence[float] | None = None,
    *,
    confidence: float = 0.95,
    bounds: Bounds | None = None,
) -> Interval:
    """The mean of answers with its t interval; weighted ones with Kish's effective n (1965).

    mean = sum wx / sum w; sd^2 = n / (n - 1) sum w(x - mean)^2 / sum w, the sample's where all weights are
    equal; the rest as in `mean_interval`, in points of the scale. Answers that weigh 0 count for nothing.
    """
    _check_scores(scores, bounds)
    method: Method = "t" if weights is None else "weighted t"
    weights = [1.0] * len(scores) if weights is None else weights
    if len(weights) != len(scores):
        raise ValueError(f"There must be one weight a score, not {len(weights)} for {len(scores)}.")
    if not scores:
        check_share("confidence", confidence)
        return Interval(None, None, None, 0, method)
    n, largest = effective_n(weights), max(weights)
    mean, sd = _moments(scores, [weight / largest for weight in weights], n)
    found = mean_interval(mean, sd, n, confidence=confidence, bounds=bounds)
    return Interval(found.point, found.low, found.high, n, method, sd)


def mean_of_counts(
    counts: Sequence[int], values: Sequence[float], *, confidence: float = 0.95, bounds: Bounds | None = None
) -> Interval:
    """The mean of a distribution of answers (so many ones, so many twos ...) with its t interval.

    The same as `mean_of_scores` of the answers written out. No answers at all: no point.
    """
    _check_scores(values, bounds)
    for count in counts:
        check_count("count of answers", count)
    if len(counts) != len(values):
        raise ValueError(f"There must be one count a value, not {len(counts)} for {len(values)}.")
    n = sum(counts)
    if n == 0:
        return mean_of_scores((), confidence=confidence)
    mean, sd = _moments(values, counts, n)
    return mean_interval(mean, sd, n, confidence=confidence, bounds=bounds)


def wilson(successes: int, n: int, confidence: float = 0.95) -> Interval:
    """A share of answers, such as CSAT's top two boxes, with Wilson's score interval (1927); 0 to 1.

    (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n). No answers: no point. None or all of the
    answers: the interval starts at 0 or ends at 1 exactly and still has a width.
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

    p = (promoters + 3/4) / (n + 3), d likewise: centre p - d, variance (p + d - (p - d)^2) / (n + 3).
    """
    p, d = (promoters + 0.75) / (n + 3.0), (detractors + 0.75) / (n + 3.0)
    return 100.0 * (p - d), 100.0 * math.sqrt((p + d - (p - d) ** 2) / (n + 3.0))


def nps_interval(promoters: int, passives: int, detractors: int, confidence: float = 0.95) -> Interval:
    """The Net Promoter Score (Reichheld 2003), 100 (promoters - detractors) / n, on -100..100.

    The interval is the adjusted Wald one (Rocks 2016): `adjusted_wald` +- z standard errors, clipped. Its
    centre lies nearer 0 than the point; with one answer, or at low confidence, it is stretched to hold the
    point. No answers: no point.
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


def pooled_nps(groups: Iterable[tuple[int, int, int]], confidence: float = 0.95) -> Interval:
    """The NPS of several groups of (promoters, passives, detractors) together, from their summed counts.

    Averaging the groups' scores would weigh a group of five like one of five thousand. No groups: no point.
    """
    together = [0, 0, 0]
    for group in groups:
        check_groups(*group)
        together = [total + count for total, count in zip(together, group, strict=True)]
    return nps_interval(together[0], together[1], together[2], confidence)


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
