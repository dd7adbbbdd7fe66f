"""Where the people who could have answered are known: everybody who did not answer leaves less to chance.

The exact test then asks about those people only. An urn holds the answers and, as in `exact`, one more at the
end of the scale that speaks against the finding; each of the unseen people takes one out and puts two alike
back (Eggenberger & Polya 1923). p is the chance that all people together reach the goal. The more people
there are, the nearer it comes to `exact.chance`. For a share it is the hypergeometric tail, so the error is
bounded.

Weighted answers count as their effective number in all of it, as if so many of these people had answered:
what weighting costs in knowledge is not made good by having asked more.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence

from cxmap.scoring.exact import Answers, chance, sum_reaches_zero
from cxmap.scoring.ties import CLOSE

NOTICEABLE = 0.05
"""The share of people that must have answered for a sharper test: below, it would be so by 3 % at most."""
COUNTED = 20
"""Up to so many unseen people every outcome of the urn is counted; it takes time with their number cubed."""
FINEST = 10
"""And on scales of up to so many steps."""
SUMMED = 100_000
"""Up to so many, the tail of a share is summed up; beyond, one person is nothing."""
FINENESS = 1 / 6
"""Of the number in which the chance of more at the far end falls to 1 / e: so many are taken together."""
ENOUGH = 1e-3
"""The share of a chance at which what may still come is added instead of worked out."""
NOTHING = 1e-12
"""And the chance itself at which it is."""
CERTAIN = 1.0 - CLOSE


def corrected(n: float, people: float) -> float:
    """As many answers of endless people say what n say of so many: n (people - 1) / (people - n)."""
    return n * (people - 1.0) / (people - n)


def chance_among(answers: Answers, goal: float, far: float, near: float, people: int) -> float:
    """As `exact.chance`, where there are so many people and some did not answer.

    An effective number of answers need not be whole, but people are: what is left is rounded up.
    """
    n = math.fsum(count for _, count in answers)
    if n < NOTICEABLE * people:
        return chance(answers, goal, far, near)
    unseen = math.ceil(people - n - CLOSE * people)
    length = far - near
    given = tuple(((value - far) / length + 1.0, count) for value, count in answers if count > 0)
    line = (goal - far) / length + 1.0
    mean = math.fsum(value * count for value, count in given) / n
    """All on a scale where `far` is 1 and `near` is 0."""
    missing = (n + unseen) * line - n * mean
    if missing > unseen + CLOSE * people:
        return 0.0  # not even if everybody else is at the far end
    others = [(value, count) for value, count in given if value < 1.0 - CLOSE]
    at_far = n - math.fsum(count for _, count in others) if len(others) < len(given) else 0.0
    if not others:
        return 1.0
    if len(others) == 1 and unseen <= SUMMED:
        value, count = others[0]
        least = (missing - unseen * value) / (1.0 - value)
        return _beta_binomial_tail(unseen, at_far + 1.0, count, math.ceil(least - CLOSE * people))
    places = _steps(given) if unseen <= COUNTED else None
    if places is not None:
        steps = places[1]
        counts = [count for _, count in given]
        return _counted(
            [*places[0], steps], [*counts, 1.0], unseen, steps, math.ceil((missing - CLOSE * people) * steps)
        )
    return _mixed(given, n, missing, unseen)


def _beta_binomial_tail(m: int, a: float, b: float, least: int) -> float:
    """P(M >= least) where M of m draws from the urn are of the kind that a of its a + b balls are."""
    if least <= 0:
        return 1.0
    if least > m:
        return 0.0
    ways = math.lgamma(m + 1) - math.lgamma(least + 1) - math.lgamma(m - least + 1)
    drawn = math.lgamma(a + least) - math.lgamma(a) + math.lgamma(b + m - least) - math.lgamma(b)
    term = math.exp(ways + drawn - math.lgamma(a + b + m) + math.lgamma(a + b))
    total = term
    for k in range(least, m):
        term *= (m - k) / (k + 1.0) * (a + k) / (b + m - k - 1.0)
        total += term
        if term < 1e-17 * total:
            break
    return min(1.0, total)


def _steps(given: Answers) -> tuple[list[int], int] | None:
    """The values as numbers of equal steps from the near end, and how many steps lead to the far one."""
    for number in range(1, FINEST + 1):
        places = [value * number for value, _ in given]
        if all(abs(place - round(place)) < CLOSE * number for place in places):
            return [round(place) for place in places], number
    return None


def _counted(places: Sequence[int], counts: Sequence[float], m: int, steps: int, least: int) -> float:
    """P(the m unseen people make `least` steps together at least), by the discrete Fourier transform.

    With weights w_k = exp(i angle place_k) the outcomes are the coefficient of z^m in prod (1 - z w_k)^-c_k,
    a_m = 1/m sum_r p_r a_(m - r) with power sums p_r = sum c_k w_k^r.
    """
    if least <= 0:
        return 1.0
    size = m * steps + 1
    if least >= size:
        return 0.0

    def coefficient(angle: float) -> complex:
        powers = [
            sum(
                count * cmath.rect(1.0, angle * place * r)
                for place, count in zip(places, counts, strict=True)
            )
            for r in range(m + 1)
        ]
        complexes = [1.0 + 0.0j]
        for j in range(1, m + 1):
            complexes.append(sum(powers[r] * complexes[j - r] for r in range(1, j + 1)) / j)
        return complexes[m]

    everything = coefficient(0.0).real
    total = everything * (size - least)
    for node in range(1, size // 2 + 1):
        angle = 2.0 * math.pi * node / size
        above = (cmath.rect(1.0, -angle * least) - 1.0) / (1.0 - cmath.rect(1.0, -angle))
        part = (coefficient(angle) * above).real
        total += part if 2 * node == size else 2.0 * part
    return min(1.0, max(0.0, total / (size * everything)))


def _mixed(given: Answers, n: float, missing: float, unseen: int) -> float:
    """P(the unseen people add up to what is missing): those at the far end are counted, a few at a time.

    The others are smooth (`_reached`). How many are at the far end falls off like (unseen / people)^j, so
    that few numbers of them matter.
    """
    width = max(1, int(FINENESS / math.log1p(n / unseen)))
    total, beyond, first = 0.0, 1.0, 0
    while first <= unseen and beyond > max(ENOUGH * total, NOTHING):
        block = range(first, min(first + width, unseen + 1))
        middle = (block[0] + block[-1]) / 2.0
        following = beyond
        for j in block:
            following *= (unseen - j) / (n + unseen - j)
        reached = _reached(given, n, missing - middle, unseen - middle)
        if reached > CERTAIN:
            break
        total += (beyond - following) * reached
        beyond = following
        first = block[-1] + 1
    return min(1.0, total + beyond)  # what is left out is counted against the finding


def _reached(given: Answers, n: float, missing: float, draws: float) -> float:
    """P(draws from an urn with these n answers alone add up to what is missing).

    Their mean has the variance v = var (draws + n) / (draws (n + 1)) and the skewness of the answers times
    (2 draws + n) sqrt(n + 1) / ((n + 2) sqrt(draws (draws + n))). A mean that weighs as in `exact`, of a - 1
    answers, has var / a and skewness x 2 sqrt(a) / (a + 1); so a is chosen for the skewness, and that mean is
    stretched about the answers' own for the variance.
    """
    if draws < 1.0:
        return 1.0 if missing <= CLOSE else 0.0
    needed = missing / draws
    if draws < 2.0:
        return math.fsum(count for value, count in given if value >= needed - CLOSE) / n
    ratio = 4.0 * (n + 2.0) ** 2 * draws * (draws + n) / ((2.0 * draws + n) ** 2 * (n + 1.0))
    a = (ratio - 2.0 + math.sqrt(ratio * (ratio - 4.0))) / 2.0
    stretch = math.sqrt(a * (draws + n) / (draws * (n + 1.0)))
    mean = math.fsum(value * count for value, count in given) / n
    line, share = mean + (needed - mean) / stretch, (a - 1.0) / n
    return sum_reaches_zero((count * share, value - line) for value, count in given)


def equal_among(n: float, alpha: float, people: int) -> float:
    """The largest share of people who may differ although all answers are equal, at an error of alpha.

    The largest k at which the urn (see above) gives k others with a chance above alpha, out of all people;
    where few have answered, 1 - alpha^(1 / n), as of endless ones.
    """
    if n < NOTICEABLE * people:
        return 1.0 - math.pow(alpha, 1.0 / n)
    unseen = math.ceil(people - n - CLOSE * people)
    k, beyond = 0, 1.0
    while k < unseen:
        beyond *= (unseen - k) / (n + unseen - k)
        if beyond <= alpha:
            break
        k += 1
    return k / people
