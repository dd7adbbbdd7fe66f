"""Is the experience really off its goal, or is that chance? The tests of the printed intervals, and Holm's.

Each p-value is below 1 - confidence exactly where the goal lies outside the interval of the same name in
`intervals`. A verdict asks the exact test as well (`exact`). What cannot be tested has no p-value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cxmap.scoring.distributions import check_finite, check_share, normal_survival, t_survival
from cxmap.scoring.intervals import Interval, adjusted_wald, check_groups, check_sample, check_successes

MOST_DEVIATIONS, HALVINGS = 7.9, 40
"""Up to which z, and how often, `p_touching` halves: to twelve digits."""


def p_mean(mean: float, sd: float | None, n: float, goal: float, *, unseen: float = 1.0) -> float | None:
    """The one-sample t test (Student 1908): t = (mean - goal) / (sd / sqrt(n)), n - 1 degrees of freedom.

    In points of the scale; `unseen` is the share of people who did not answer, by whose root the standard
    error is narrowed. None where there is no t interval: n below 2, an unknown sd, or one of 0.
    """
    check_finite("mean", mean)
    check_finite("goal", goal)
    check_sample(sd, n)
    if not 0.0 < unseen <= 1.0:
        raise ValueError(f"The share of people who did not answer must lie between 0 and 1, not at {unseen}.")
    if n < 2 or not sd:
        return None
    return min(1.0, 2.0 * t_survival(abs(mean - goal) / sd * math.sqrt(n / unseen), n - 1.0))


def p_share(successes: float, n: float, goal: float) -> float | None:
    """The score test of a share (Wilson 1927): z = (share - goal) / sqrt(goal (1 - goal) / n); goal on 0..1.

    None without answers. A goal of 0 or 1 is contradicted by a single answer to the contrary: then p = 0.
    """
    check_successes(successes, n)
    _check_goal(goal, 0.0, 1.0)
    if n == 0:
        return None
    distance, error = abs(successes / n - goal), math.sqrt(goal * (1.0 - goal) / n)
    if distance == 0.0:
        return 1.0
    return 2.0 * normal_survival(distance / error) if error else 0.0


def p_nps(promoters: float, passives: float, detractors: float, goal: float) -> float | None:
    """The z test of an NPS with the adjusted Wald centre and variance (Rocks 2016); goal on -100..100.

    z = (centre - goal) / standard error, see `adjusted_wald`. None without answers. 1 where the goal lies on
    the observed NPS, or between it and the centre: what the adjustment alone adds speaks against no goal.
    """
    check_groups(promoters, passives, detractors)
    _check_goal(goal, -100.0, 100.0)
    n = promoters + passives + detractors
    if n == 0:
        return None
    point = 100.0 * (promoters - detractors) / n
    if point == goal:
        return 1.0
    centre, error = adjusted_wald(promoters, detractors, n)
    distance = max(0.0, math.copysign(1.0, point - goal) * (centre - goal) / error)
    return min(1.0, 2.0 * normal_survival(distance))


def p_touching(figure: Callable[[float], Interval], goal: float) -> float | None:
    """The p-value that belongs to an interval of any shape: 1 - the confidence at which it touches the goal.

    `figure` gives the interval of a confidence. Found by halving, so that the goal lies outside of the
    interval of 1 - p for every p above the one returned. Below 1e-15, that. None where there is no interval.
    """

    def outside(z: float) -> bool | None:
        interval = figure(math.erf(z / math.sqrt(2.0)))
        if interval.low is None or interval.high is None:
            return None
        return not interval.low <= goal <= interval.high

    low, high = 0.0, MOST_DEVIATIONS
    if outside(high) is None:
        return None
    if outside(high):
        return 2.0 * normal_survival(high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        low, high = (middle, high) if outside(middle) else (low, middle)
    return 2.0 * normal_survival(low)


def holm(p_values: Sequence[float | None], alpha: float = 0.05) -> tuple[bool, ...]:
    """Which findings stand, in the order given, so that the chance of any false one is alpha (Holm 1979).

    Step-down: the smallest of m p-values must be at most alpha / m, the next alpha / (m - 1), and so on; the
    first that fails takes the rest with it. None is untested: never standing, and not counted in m.
    """
    check_share("error rate", alpha)
    tested = [(p, index) for index, p in enumerate(p_values) if p is not None]
    for p, _ in tested:
        if not 0.0 <= p <= 1.0:
            raise ValueError(f"A p-value must lie from 0 to 1, not at {p}.")
    standing = [False] * len(p_values)
    for left, (p, index) in zip(range(len(tested), 0, -1), sorted(tested), strict=True):
        if p > alpha / left:
            break
        standing[index] = True
    return tuple(standing)


def _check_goal(goal: float, least: float, most: float) -> None:
    check_finite("goal", goal)
    if not least <= goal <= most:
        raise ValueError(f"The goal {goal} is off the scale of {least:.15g} to {most:.15g}.")
