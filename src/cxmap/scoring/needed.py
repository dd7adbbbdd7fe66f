"""How many answers a survey needs to decide what this one leaves open."""

from __future__ import annotations

import math
from dataclasses import replace

from cxmap.scoring.distributions import normal_critical, normal_quantile
from cxmap.scoring.sample import Sample

MOST = 10**15
"""More answers than this nobody collects."""


def needed_answers(
    sample: Sample, goal: float, *, confidence: float = 0.95, power: float = 0.8, least: int = 2
) -> int | None:
    """How many answers in all decide with a chance of `power`, if the figure is in truth what was seen.

    The smallest number n at which answers distributed as those seen would decide against a goal that lies
    z(power) sd / sqrt(n) nearer to the figure: so far off, or further, is all but a share `power` of such
    surveys. "Decide" is the verdict's own rule: both the printed test and the exact one. In people who
    answer, so times answers / effective n where they are weighted; n / (1 + (n - 1) / people) among a limited
    number, and never more than these. At least one more than there are, and at least `least`.

    None where nothing is known of n or the spread, and where the figure lies on its goal.
    """
    if not sample.n or sample.census or (sample.p_printed(goal) is None and sample.n >= 2):
        return None
    if abs(goal - sample.point) < sample.noise:
        return None
    sample = replace(sample, sd=_spread(sample))
    found = _smallest(sample, goal, 1.0 - confidence, normal_quantile(power))
    if found is None:
        return None
    design = 1.0 if sample.answers is None else sample.answers / sample.n
    people = sample.people
    wanted = found * design
    if people is not None:
        wanted = min(people, wanted / (1.0 + (wanted - 1.0) / people))
    more = math.floor(sample.n if sample.answers is None else sample.answers) + 1
    return max(math.ceil(wanted - 1e-9 * wanted), more, math.ceil(least * design - 1e-9))


def _spread(sample: Sample) -> float:
    """The standard deviation of the answers; of an n of 1, effective or not, how far those seen lie apart."""
    if sample.sd is not None:
        return sample.sd
    given = zip(sample.values, sample.shares, strict=True)
    return math.sqrt(math.fsum(share * (value - sample.point) ** 2 for value, share in given))


def _smallest(sample: Sample, goal: float, alpha: float, shift: float) -> int | None:
    spread = sample.sd or 0.0
    towards = math.copysign(1.0, sample.point - goal)

    def decides(n: int) -> bool:
        nearer = goal + towards * shift * spread / math.sqrt(n)
        nearer = min(max(nearer, sample.low), sample.high)  # a power below a half moves it away
        if (sample.point - nearer) * towards < sample.noise:
            return False
        survey = sample.of(float(n))
        printed = survey.p_printed(nearer)
        return printed is not None and printed <= alpha and 2.0 * survey.p_exact(nearer) <= alpha

    usual = ((normal_critical(1.0 - alpha) + shift) * spread / (goal - sample.point)) ** 2
    if usual > MOST:
        return None
    known, width = max(2, math.ceil(usual)), 1.02
    if decides(known):
        most, inside = known, known
        while inside > 2 and decides(inside):
            most, inside = inside, max(2, math.floor(inside / width))
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
