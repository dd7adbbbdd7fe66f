"""How many answers a survey needs to decide what this one leaves open."""

from __future__ import annotations

import math

from cxmap.scoring.distributions import normal_critical, normal_quantile
from cxmap.scoring.sample import Sample

MOST = 10**15
"""More answers than this nobody collects."""


def needed_answers(
    sample: Sample,
    goal: float,
    *,
    worst: float | None = None,
    confidence: float = 0.95,
    power: float = 0.8,
    least: int = 2,
) -> int | None:
    """How many answers in all decide with a chance of `power`, if the figure is in truth what was seen.

    The smallest number n at which answers distributed as those seen would decide against a goal that lies
    z(power) sd / sqrt(n) nearer to the figure: so far off, or further, is all but a share `power` of such
    surveys. "Decide" is the verdict's own rule: both the printed test and the exact one. n / (1 + (n - 1) /
    people) among a limited number; then in people who answer, so times answers / effective n where they are
    weighted, and never more than there are. At least one more than answered, and at least `least`. A goal at
    the `worst` end of the scale takes no more than that.

    None where nothing is known of n, and where the figure lies on its goal.
    """
    if not sample.n or sample.census:
        return None
    needed: int | None = 1
    if worst is None or abs(goal - worst) >= sample.noise:
        if abs(goal - sample.point) < sample.noise:
            return None
        needed = _smallest(sample, goal, 1.0 - confidence, normal_quantile(power))
    if needed is None:
        return None
    design = 1.0 if sample.answers is None else sample.answers / sample.n
    people = sample.people
    wanted = design * (needed if people is None else needed / (1.0 + (needed - 1.0) / people))
    more = math.floor(sample.n if sample.answers is None else sample.answers) + 1
    in_all = max(math.ceil(wanted - 1e-9 * wanted), more, math.ceil(least * design - 1e-9))
    return in_all if people is None else min(in_all, people)


def _clears(survey: Sample, line: float, alpha: float) -> bool:
    """Whether the printed test lets a line out; of groups by their interval, which takes less time."""
    if not survey.parts:
        printed = survey.p_printed(line)
        return printed is not None and printed <= alpha
    interval = survey.interval(1.0 - alpha)
    return (
        interval.low is not None and interval.high is not None and not interval.low <= line <= interval.high
    )


def _smallest(sample: Sample, goal: float, alpha: float, shift: float) -> int | None:
    spread = sample.spread
    towards = math.copysign(1.0, sample.point - goal)

    def decides(n: int) -> bool:
        nearer = goal + towards * shift * spread / math.sqrt(n)
        nearer = min(max(nearer, sample.low), sample.high)  # a power below a half moves it away
        if (sample.point - nearer) * towards < sample.noise:
            return False
        survey = sample.of(float(n))
        return _clears(survey, nearer, alpha) and 2.0 * survey.p_exact(nearer) <= alpha

    usual = ((normal_critical(1.0 - alpha) + shift) * spread / (goal - sample.point)) ** 2
    if usual > MOST:
        return None
    # groups of two answers have wider intervals than groups of one, so fewer than there are say nothing
    fewest = max(2, math.floor(sample.n) + 1) if sample.parts else 2
    known, width = max(fewest, math.ceil(usual)), 1.02
    if decides(known):
        most, inside = known, known
        while inside > fewest and decides(inside):
            most, inside = inside, max(fewest, math.floor(inside / width))
            width *= width
    else:
        inside, most = known, known
        while not decides(most):
            if most > MOST:
                return None
            inside, most = most, math.ceil(most * width) + 1
            width *= width
    while most - inside > 1:
        middle = (inside + most) // 2
        inside, most = (inside, middle) if decides(middle) else (middle, most)
    return most
