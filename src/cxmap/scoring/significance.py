"""Is the experience really off its goal, or is that chance? p-values, Holm's correction, needed answers.

Each p-value is below 1 - confidence exactly where the goal lies outside the interval of the same name in
`intervals`: a verdict and its p-value never contradict each other. What cannot be tested has no p-value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cxmap.scoring.distributions import (
    check_finite,
    check_share,
    normal_critical,
    normal_survival,
    t_survival,
)
from cxmap.scoring.intervals import adjusted_wald, check_groups, check_sample, check_successes

CLOSE = 1e-9
"""A point nearer to its goal than this is on it: no number of answers would part them."""


def p_mean(mean: float, sd: float | None, n: float, goal: float) -> float | None:
    """The one-sample t test (Student 1908): t = (mean - goal) / (sd / sqrt(n)), n - 1 degrees of freedom.

    In points of the scale. None where `mean_interval` has none: n below 2, an unknown sd, or one of 0.
    """
    check_finite("mean", mean)
    check_finite("goal", goal)
    check_sample(sd, n)
    if n < 2 or not sd:
        return None
    return min(1.0, 2.0 * t_survival(abs(mean - goal) / sd * math.sqrt(n), n - 1.0))


def p_share(successes: int, n: int, goal: float) -> float | None:
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


def p_nps(promoters: int, passives: int, detractors: int, goal: float) -> float | None:
    """The z test of an NPS with the adjusted Wald centre and variance (Rocks 2016); goal on -100..100.

    z = (centre - goal) / standard error, see `adjusted_wald`. None without answers. 1 where the goal lies on
    the observed NPS, or between it and the centre: what the adjustment alone adds speaks against no goal.
    """
    check_groups(promoters, passives, detractors)
    _check_goal(goal, -100.0, 100.0)
    n = promoters + passives + detractors
    if n == 0:
        return None
    return min(1.0, 2.0 * normal_survival(_nps_distance(promoters / n, detractors / n, n, goal)))


def _nps_distance(promoters: float, detractors: float, n: float, goal: float) -> float:
    """How many standard errors the goal lies from the centre, seen from the point: 0 in between."""
    point = 100.0 * (promoters - detractors)
    if point == goal:
        return 0.0
    centre, error = adjusted_wald(promoters * n, detractors * n, n)
    return max(0.0, math.copysign(1.0, point - goal) * (centre - goal) / error)


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


def needed_n_mean(mean: float, sd: float | None, goal: float, *, confidence: float = 0.95) -> int | None:
    """How many answers in all (effective ones, if weighted) put the goal outside `mean_interval`.

    The smallest n >= 2 with t(n - 1) sd / sqrt(n) < |mean - goal|, if mean and sd stayed as they are. None
    where the mean is on the goal, or the sd is unknown or 0.
    """
    check_finite("mean", mean)
    _check_goal(goal, -math.inf, math.inf)
    check_sample(sd, 0)
    z = normal_critical(confidence)
    if not sd or _on(mean, goal):
        return None
    ratio = (mean - goal) / sd

    def outside(n: int) -> bool:
        return 2.0 * t_survival(abs(ratio) * math.sqrt(n), n - 1.0) < 1.0 - confidence

    inside = max(1, math.floor((z / ratio) ** 2))  # by the normal distribution, which t is wider than
    most = inside + 1
    while not outside(most):
        most += most - inside
    return _smallest(outside, inside, most)


def needed_n_share(share: float, goal: float, *, confidence: float = 0.95) -> int | None:
    """How many answers in all put the goal outside `wilson`'s interval, if the share (0..1) stayed as it is.

    The smallest n > z^2 goal (1 - goal) / (share - goal)^2. None where the share is on the goal.
    """
    z = normal_critical(confidence)
    _check_goal(goal, 0.0, 1.0)
    if not 0.0 <= share <= 1.0:
        raise ValueError(f"The share must lie from 0 to 1, not at {share}.")
    if _on(share, goal):
        return None
    return math.floor((z / (share - goal)) ** 2 * goal * (1.0 - goal)) + 1


def needed_n_nps(
    promoters: int, passives: int, detractors: int, goal: float, *, confidence: float = 0.95
) -> int | None:
    """How many answers in all put the goal outside `nps_interval`, if all three shares stayed as they are.

    The smallest n from which on it stays outside, searched for from above: the adjustment draws very few
    answers so near 0 that a goal at the scale's end may lie outside for a while. None without answers, or
    with the NPS on the goal.
    """
    z = normal_critical(confidence)
    check_groups(promoters, passives, detractors)
    _check_goal(goal, -100.0, 100.0)
    n = promoters + passives + detractors
    if n == 0 or _on(100.0 * (promoters - detractors) / n, goal):
        return None
    p, d = promoters / n, detractors / n

    def outside(answers: int) -> bool:
        return _nps_distance(p, d, answers, goal) > z

    unadjusted = (z / (p - d - goal / 100.0)) ** 2 * (p + d - (p - d) ** 2)
    most = 16 + 4 * math.ceil(unadjusted)
    while not outside(most):
        most *= 2
    inside = most
    while inside and outside(inside):
        most, inside = inside, inside * 9 // 10
    return _smallest(outside, inside, most)


def _check_goal(goal: float, least: float, most: float) -> None:
    check_finite("goal", goal)
    if not least <= goal <= most:
        raise ValueError(f"The goal {goal} is off the scale of {least:g} to {most:g}.")


def _on(point: float, goal: float) -> bool:
    return math.isclose(point, goal, rel_tol=CLOSE, abs_tol=CLOSE)


def _smallest(outside: Callable[[int], bool], inside: int, most: int) -> int:
    """The smallest number that is outside, between one that is not and one that is, by halving."""
    while most - inside > 1:
        middle = (inside + most) // 2
        inside, most = (inside, middle) if outside(middle) else (middle, most)
    return most
