"""What a mean, a share or a standard deviation can be at all, given how many answered and which answers there are.

GRIM (Brown & Heathers 2017): the sum of n whole answers is whole, so their mean is one of few numbers. Published
figures are rounded, and YAML keeps no zeros at their end: 75 may have been 75 or 75.0. So each is taken as no
more exact than its digits say.
"""

from __future__ import annotations

import math
from decimal import Decimal

from cxmap.model.scale import NOISE


def half_unit(printed: float) -> float:
    """How far a rounded number may lie from the exact one: half a unit of its last digit, 0.05 for 3.4."""
    exponent = Decimal(repr(printed)).normalize().as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return max(0.5 * 10.0**-digits, NOISE * max(1.0, abs(printed)))


def nearest_mean(printed: float, n: int, lowest: float, step: float) -> float:
    """The mean nearest to a printed one that n answers can have, each of them `lowest` + a number of steps.

    lowest + step x K / n for a whole K. For shares in percent `lowest` is 0 and `step` 100.
    """
    return lowest + step * round((printed - lowest) / step * n) / n


def most_spread(mean: float, low: float, high: float, n: float) -> float:
    """The largest standard deviation (of the sample, by n - 1) of n answers with this mean from low to high.

    sqrt((mean - low) (high - mean) n / (n - 1)): every answer at one of the ends (Bhatia & Davis 2000).
    """
    return math.sqrt(max(0.0, (mean - low) * (high - mean)) * n / (n - 1.0))


def least_spread(mean: float, slack: float, lowest: float, step: float) -> float:
    """The smallest standard deviation of answers in steps whose mean lies within `slack` of this one.

    step x sqrt(f (1 - f)), f being the part of a step by which the mean lies above an answer: every answer is
    one of the two next to it. 0 where the mean may lie on an answer. Dividing by n - 1 only makes it larger.
    """
    part = math.fmod((mean - lowest) / step, 1.0)
    slack /= step
    part = max(0.0, min(part, 1.0 - part) - slack)
    return step * math.sqrt(part * (1.0 - part))
