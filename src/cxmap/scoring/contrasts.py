"""Is one group's figure another than a second group's, or is that chance? Intervals and p-values.

All for independent groups: nothing here knows whether the same people answered twice, so nothing is paired.

mean        Welch's t test (1947), Satterthwaite's degrees of freedom (1946)
share       the exact test of Fisher (1935), which holds its level for any number of answers; its interval
            is Newcombe's (1998), MOVER of two Wilson intervals
any figure  MOVER (Zou & Donner 2008; for sums Zou, Huang & Zhang 2009), and for the p-value the confidence
            at which its interval would just touch 0

What cannot be tested has no p-value.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from cxmap.scoring.combinations import combined
from cxmap.scoring.distributions import normal_survival, t_survival
from cxmap.scoring.intervals import Bounds, Ends, check_sample, check_successes

AsConfident = Callable[[float], Ends]
"""A figure and its interval at a confidence."""
Term = tuple[float, AsConfident]
"""A figure and the factor that it has in a sum."""
STEP = 1 / 16
NODES = tuple(at * STEP for at in range(1, 121))
"""The z at which intervals are looked at to invert them: up to 7.5, where p is 6e-14."""
MOST_ANSWERS = 5_000
"""Of both groups, up to which Fisher's sums are made; with more, the two tests say the same."""
TIED = 1e-7
"""Tables whose chances differ by less than this share are equally likely (as R and scipy have it)."""


def p_welch(
    mean1: float, sd1: float | None, n1: float, mean2: float, sd2: float | None, n2: float
) -> float | None:
    """Two-sided, of equal means of two independent groups (Welch 1947).

    t = (mean1 - mean2) / sqrt(v1 + v2), v = sd^2 / n, df = (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1)).
    None for a group of one, an unknown sd, or where both are 0: as for `intervals.welch`.
    """
    check_sample(sd1, n1)
    check_sample(sd2, n2)
    if n1 < 2 or n2 < 2 or sd1 is None or sd2 is None or not (sd1 or sd2):
        return None
    error = math.hypot(sd1 / math.sqrt(n1), sd2 / math.sqrt(n2))
    share1, share2 = (sd1 / error) ** 2 / n1, (sd2 / error) ** 2 / n2
    df = 1.0 / (share1**2 / (n1 - 1.0) + share2**2 / (n2 - 1.0))
    return min(1.0, 2.0 * t_survival(abs(mean1 - mean2) / error, df))


def p_fisher(successes1: int, n1: int, successes2: int, n2: int) -> float:
    """Two-sided, of equal shares of two independent groups (Fisher 1935).

    The sum of the hypergeometric chances of all tables with the same margins that are no more likely than
    the one at hand.
    """
    check_successes(successes1, n1)
    check_successes(successes2, n2)
    hits, n = successes1 + successes2, n1 + n2

    def logarithm(first: int) -> float:
        return _choose(n1, first) + _choose(n2, hits - first) - _choose(n, hits)

    at_hand = logarithm(successes1) + math.log1p(TIED)
    tables = (logarithm(first) for first in range(max(0, hits - n2), min(n1, hits) + 1))
    return min(1.0, math.fsum(math.exp(value) for value in tables if value <= at_hand))


def _choose(n: int, k: int) -> float:
    """The logarithm of how many ways there are to choose k of n."""
    return math.lgamma(n + 1.0) - math.lgamma(k + 1.0) - math.lgamma(n - k + 1.0)


def sum_interval(terms: Sequence[Term], confidence: float) -> Bounds | None:
    """The interval of a sum of independent figures, each with its factor, by MOVER (`combined`)."""
    return combined([factor for factor, _ in terms], [figure(confidence) for _, figure in terms])


def p_sum(terms: Sequence[Term]) -> float | None:
    """Two-sided, of a sum of independent figures being 0: 1 - the confidence whose interval touches 0.

    As `significance.p_touching` does for one figure by halving; here, where each of hundreds of figures is
    asked for its interval, these are looked at on a grid (`NODES`), which lets several sums share them, and
    straight lines drawn between. For intervals that widen faster the more confident they are, that errs on
    the cautious side, in the fourth digit. None where one of them has no interval.
    """
    total = math.fsum(factor * figure(0.5)[0] for factor, figure in terms)

    def room(z: float) -> float | None:
        """How much of the interval lies beyond 0 at the confidence of z; below 0 where it leaves 0 out."""
        ends = sum_interval(terms, math.erf(z / math.sqrt(2.0)))
        if ends is None:
            return None
        return -ends[0] if total > 0.0 else ends[1]

    if room(NODES[0]) is None:
        return None
    at = bisect_left(NODES, 0.0, key=lambda z: room(z) or 0.0)
    if at == len(NODES):
        return 2.0 * normal_survival(NODES[-1])
    after = room(NODES[at]) or 0.0
    before = (room(NODES[at - 1]) or 0.0) if at else -abs(total)
    share = before / (before - after) if after > before else 1.0
    return 2.0 * normal_survival(NODES[at] - (1.0 - share) * STEP)
