"""Relative weights: what each of several questions that go together has to do with the overall score."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from cxmap.measure.matrices import Matrix, Vector, applied, dot, eigen, times, transposed

LEAST_APART = 1e-3
"""The smallest eigenvalue of the questions' correlations. Below it two of them say the same, or their
correlations come from such different people that they do not fit together: weights would be chance."""


class Relative(Struct, frozen=True):
    """Weights in the order of the questions; they add up to `explained`, the R squared of all together."""

    weights: tuple[float, ...]
    errors: tuple[float, ...]
    """The standard error of each."""
    explained: float


def relative_weights(among: Matrix, outcome: Sequence[float], n: float) -> Relative | None:
    """Johnson's relative weights (2000), from correlations; nothing where questions cannot be told apart.

    `among` are the correlations between the questions (R), `outcome` those of each with the overall score
    (r), `n` how many people they rest on. With L = R^(1/2), its symmetric root, the columns of L are what
    the questions have to do with as many others that are uncorrelated and as close to them as can be; b =
    L^-1 r is what the overall score has to do with those. The weight of question j is sum over k of
    L[j][k]^2 b[k]^2. They add up to R squared = r' R^-1 r, are never negative, and do not depend on the
    order of the questions.

    The standard error is analytic, by the delta method: the derivative of a weight by all correlations, and
    the covariance of correlations of normally distributed answers, tr((W P)^2) 2 / n, where P holds all
    correlations and W that derivative with the effect of standardising (Olkin & Siotani 1976). Where a
    weight is near none the derivative is as well; 2 ((1 - R squared) / n)^2 is then what a squared
    correlation of none varies by.
    """
    size = len(outcome)
    values, vectors = eigen(among)
    if min(values, default=0.0) < LEAST_APART:
        return None
    roots = [math.sqrt(value) for value in values]
    root = _with_values(vectors, roots)
    inverse = _with_values(vectors, [1.0 / value for value in roots])
    slopes = applied(inverse, list(outcome))
    weights = [
        math.fsum(own * own * slope * slope for own, slope in zip(row, slopes, strict=True)) for row in root
    ]
    explained = math.fsum(weights)
    if explained > 1.0:
        return None
    all_ = [[*row, own] for row, own in zip(among, outcome, strict=True)] + [[*outcome, 1.0]]
    near_none = 2.0 * ((1.0 - explained) / n) ** 2
    derivatives = _Derivatives(vectors, roots, root, inverse, slopes)
    errors = [math.sqrt(_variance(derivatives.of(j), all_, n) + near_none) for j in range(size)]
    return Relative(tuple(weights), tuple(errors), explained)


def _with_values(vectors: Matrix, values: Vector) -> Matrix:
    """V diag(values) V'."""
    scaled = [[own * value for own, value in zip(row, values, strict=True)] for row in vectors]
    return [[dot(left, right) for right in vectors] for left in scaled]


class _Derivatives:
    """The derivative of each weight by the correlations.

    The root changes by what solves L dL + dL L = dR: in the eigenvectors of R, dR divided by the sums of
    the roots.
    """

    def __init__(self, vectors: Matrix, roots: Vector, root: Matrix, inverse: Matrix, slopes: Vector) -> None:
        self._vectors, self._rows = vectors, transposed(vectors)
        self._roots, self._root, self._inverse, self._slopes = roots, root, inverse, slopes
        self._turned_slopes = applied(self._rows, slopes)

    def of(self, j: int) -> Matrix:
        """By each pair of all questions, the overall one last: D, so that the weight changes by tr(D dP)."""
        row = self._root[j]
        a = [2.0 * own * slope * slope for own, slope in zip(row, self._slopes, strict=True)]
        c = [2.0 * own * own * slope for own, slope in zip(row, self._slopes, strict=True)]
        u = applied(self._inverse, c)
        turned_a, turned_u = applied(self._rows, a), applied(self._rows, u)
        turned_j = self._vectors[j]
        inner = [
            [
                (turned_a[at] * turned_j[to] - self._turned_slopes[at] * turned_u[to])
                / (self._roots[at] + self._roots[to])
                for to in range(len(a))
            ]
            for at in range(len(a))
        ]
        among = times(times(self._vectors, inner), self._rows)
        size = len(a)
        whole = [[(among[at][to] + among[to][at]) / 2.0 for to in range(size)] for at in range(size)]
        for at in range(size):
            whole[at][at] = 0.0
            whole[at].append(u[at] / 2.0)
        return [*whole, [*(value / 2.0 for value in u), 0.0]]


def _variance(derivative: Matrix, correlations: Matrix, n: float) -> float:
    """2 / n tr((W P)^2), where W is the derivative less, on its diagonal, the effect of standardising."""
    weighed = [list(row) for row in derivative]
    for at, row in enumerate(derivative):
        weighed[at][at] -= dot(row, correlations[at])
    product = times(weighed, correlations)
    turned = transposed(product)
    return max(
        0.0, 2.0 / n * math.fsum(dot(row, column) for row, column in zip(product, turned, strict=True))
    )
