"""Could the goal be the true figure all the same? The test behind every verdict, right for few answers too.

Gaffke's bound (2005) for the mean of a bounded variable; Learned-Miller & Thomas (2019) say what is known of
it. Take the answers, add ONE at the end of the scale that speaks against the finding, and let all of them
weigh as chance has it: Dirichlet(1, ..., 1). Then p is the chance that their weighted mean reaches the goal.

Grouped answers weigh as gamma variables do: with counts c_k of values x_k, and 1 more at the far end,

    p = P(sum G_k (x_k - goal) >= 0),  G_k ~ Gamma(c_k) independent of each other.

Where there are two values, as in a share, this is the binomial tail of Clopper & Pearson (1934); where all
answers are equal, ((end - goal) / (end - value))^n, which is 0.05 at "three divided by n" (the rule of
three). So the error is bounded for shares; for other answers no counterexample is known, and docs/method.md
has the rates that were computed. Counts need not be whole: weighted answers come as effective n x weighted
share. Where groups are put together by their shares of customers, an answer weighs its group's share / n.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from cxmap.scoring.ties import CLOSE

STEP = 1 / 7
"""Of the trapezoid rule: the largest at which 3,000 random cases agree with scipy to 1e-9, relative."""
NEGLIGIBLE = 1e-12
"""The share of the sum at which the rest of it, which falls faster than geometrically, is left out."""
NEAR = 0.05
"""How near to the saddlepoint, in its standard errors: the integral is right at any point, quick near it."""
HIGHEST, MOST_STEPS = 1.0 - 2.0**-50, 100
"""Not nearer to the pole than floats can tell, however little lies there; halving is there in fewer steps."""
GROWN = 1.0
"""The logarithm of the integrand's square above its start from which on a path is given up."""
LONGEST = 75.0
"""How far u runs at most; the slowest seen, a single answer at 1e-12, takes 15."""
MOST_TURNED, SEEN = 1.0, 1e-10
"""By how much the integrand may turn from node to node, in radians, where it is more than this share of the
sum: what turns faster is seen too rarely. It does where answers of groups weigh very unlike."""
FINER = (1.0, 1 / 3, 1 / 10, 1 / 30, 1 / 100)
"""Parts of the step that are tried one after the other, until it turns slowly enough."""
MOST_BENT = 2 / 3
"""What a single gamma variable of one answer asks for; fewer answers would send the path along the axis."""
UNDERFLOW = -700.0
"""The logarithm of the smallest chance that is told from 0."""

Answers = Sequence[tuple[float, float]]
"""Values, and how many answers each has."""


def sum_reaches_zero(terms: Iterable[tuple[float, float]]) -> float:
    """P(sum G_k d_k >= 0) for pairs of c_k > 0 and d_k, with independent G_k ~ Gamma(c_k, 1).

    The saddlepoint form of the inversion integral (Rice 1980): the integral of exp(K(s)) / s
    upwards through the saddlepoint on the positive axis, K(s) = -sum c_k ln(1 - d_k s). The path is bent as
    K's third derivative bends the path of steepest descent, s = s0 + tau (i sinh u + b (cosh u - 1)), and
    summed by the trapezoid rule in u, where it falls off on both sides like exp(-exp|u|). Right to 1e-9,
    relative to the chance or to its complement, whichever is the smaller.
    """
    known = [(c, d) for c, d in terms if c > 0 and d]
    if all(d > 0 for _, d in known):
        return 1.0
    if all(d < 0 for _, d in known):
        return 0.0
    if math.fsum(c * d for c, d in known) > 0:
        return 1.0 - _upper(tuple((c, -d) for c, d in known), STEP / 2.0)
    return _upper(known, STEP)


def _saddlepoint(terms: Answers) -> float:
    """Where K(s) - ln s is smallest between 0 and 1, the first pole, by Newton's method between bounds."""
    mean, square = math.fsum(c * d for c, d in terms), math.fsum(c * d * d for c, d in terms)
    low, high = 0.0, HIGHEST
    s = min(2.0 / (-mean + math.sqrt(mean * mean + 4.0 * square)), 0.9)
    for _ in range(MOST_STEPS):
        slope, bend = -1.0 / s, 1.0 / (s * s)
        for c, d in terms:
            tilted = d / (1.0 - d * s)
            slope += c * tilted
            bend += c * tilted * tilted
        low, high = (low, s) if slope > 0 else (s, high)
        step = slope / bend
        if abs(step) * math.sqrt(bend) < NEAR:
            break
        s = s - step if low < s - step < high else (low + high) / 2.0
    return s


def _upper(terms: Answers, width: float) -> float:
    """The same for sums whose mean is at most 0 and that may fall on both sides of it."""
    most = max(d for _, d in terms)
    terms = [(c, d / most) for c, d in terms]
    s = _saddlepoint(terms)
    height = -math.fsum(c * math.log1p(-d * s) for c, d in terms)
    if height < UNDERFLOW:
        return 0.0
    tilted = [(c, d / (1.0 - d * s)) for c, d in terms]
    second = math.fsum(c * a * a for c, a in tilted)
    bent = 2.0 / 3.0 * math.fsum(c * a * a * a for c, a in tilted) / (second * math.sqrt(second))
    bent = min(max(bent, -MOST_BENT), MOST_BENT)
    tilted.append((1.0, -1.0 / s))  # the pole at 0: 1 / (s + w) = 1 / s x 1 / (1 + w / s)
    tau = 1.0 / math.sqrt(second + 1.0 / (s * s))
    tries = ((width * part, way) for part in FINER for way in (bent, bent / 2.0, 0.0))
    sums = (_along(tilted, tau, way, step) for step, way in tries)
    total = next((total for total in sums if total is not None), 0.0)
    return min(1.0, max(0.0, math.exp(height) * tau / (math.pi * s) * total))


def _along(tilted: Answers, tau: float, bent: float, width: float) -> float | None:
    """The integral along a path that is bent so much, half of it, by a step of this width.

    None where the integrand grows on the way, as it never does on the straight path, or turns too fast.
    """
    total, turned_before = 0.5, 0.0
    log1p, atan2 = math.log1p, math.atan2
    for node in range(1, math.ceil(LONGEST / width)):
        sinh, cosh = math.sinh(node * width), math.cosh(node * width)
        x, y = tau * bent * (cosh - 1.0), tau * sinh
        square = x * x + y * y
        shrunk = turned = 0.0
        for c, a in tilted:  # ln(1 - a w) at w = x + iy, without losing the digits of small a
            shrunk += c * log1p(a * (a * square - 2.0 * x))
            turned += c * atan2(a * y, 1.0 - a * x)
        if shrunk < -GROWN and bent:
            return None
        size = math.exp(-shrunk / 2.0)
        if abs(turned - turned_before) > MOST_TURNED and size * cosh > SEEN * abs(total):
            return None
        turned_before = turned
        total += size * (math.cos(turned) * cosh + math.sin(turned) * bent * sinh)
        if size * cosh < NEGLIGIBLE * abs(total):
            break
    return total * width


def chance(answers: Answers, goal: float, far: float, near: float) -> float:
    """The one-sided p of the mean lying at the goal or beyond, towards `far`.

    `answers` are pairs of a value and the number of answers (not necessarily whole) that gave it; all in
    points of a scale that ends at `far` and `near`. 1 where nothing speaks against it; 0 where a single
    answer rules it out, as not everybody can be at the end of the scale when one is not.
    """
    return chance_of_groups(((1.0, answers),), goal, far, near)


def chance_of_groups(groups: Sequence[tuple[float, Answers]], goal: float, far: float, near: float) -> float:
    """The same for answers of groups of which each answer has a weight: its group's share / n.

    p = P(sum w_h G_hk (x_hk - goal) >= 0), and the added one at `far` weighs as the heaviest answer does. So
    a small group that stands for many has no more to say than its few answers allow, and where all weigh
    alike it is `chance`.
    """
    length = far - near
    heaviest = max(weight for weight, _ in groups)

    def distance(value: float) -> float:
        distance = (value - goal) / length
        return 0.0 if abs(distance) < CLOSE else distance

    terms = [
        (count, weight / heaviest * distance(value)) for weight, answers in groups for value, count in answers
    ]
    return sum_reaches_zero((*terms, (1.0, distance(far))))


def least_favourable(mean: float, sd: float, n: float, far: float, near: float) -> Answers:
    """The answers that speak least against a figure at `far`, of all n with this mean and this sd.

    Known is no more than that. So many at `far`, the others all at one value:

        share at far = v / (v + (far - mean)^2), the others at mean - v / (far - mean); v = sd^2 (n - 1) / n.

    Of all variables with that mean and variance that end at `far`, this one makes E[-ln(1 - (X - goal) s)]
    largest for every s > 0 at which it is finite, as that function's third derivative is positive (the upper
    extremal of the 3-convex order: Denuit, De Vylder & Lefevre 1999); so K and every Chernoff bound. A spread
    that rounding, or another n, has made impossible counts as the widest possible: all lie at the ends.
    """
    distance = far - mean
    variance = min(sd * sd * (n - 1.0) / n, distance * (mean - near))
    if not variance or not distance:
        return ((mean, n),)
    share = variance / (variance + distance * distance)
    others = mean - variance / distance
    return (others, n * (1.0 - share)), (far, n * share)
