"""Small symmetric matrices in plain Python: products and eigenvalues, the same on every machine."""

from __future__ import annotations

import math
from operator import mul
from typing import TypeAlias

Vector: TypeAlias = list[float]
Matrix: TypeAlias = list[Vector]
SWEEPS = 60
"""Far more than ever needed: the sum off the diagonal falls with its square, and seven do for 60 rows."""


def dot(left: Vector, right: Vector) -> float:
    """The inner product of two vectors of one length."""
    return math.fsum(map(mul, left, right))  # `sum` gives other last digits from Python 3.12 on


def times(left: Matrix, right: Matrix) -> Matrix:
    """The product of two square matrices of one size."""
    columns = [list(column) for column in zip(*right, strict=True)]
    return [[dot(row, column) for column in columns] for row in left]


def applied(matrix: Matrix, vector: Vector) -> Vector:
    """A matrix times a vector."""
    return [dot(row, vector) for row in matrix]


def transposed(matrix: Matrix) -> Matrix:
    """Rows and columns exchanged."""
    return [list(column) for column in zip(*matrix, strict=True)]


def eigen(matrix: Matrix) -> tuple[Vector, Matrix]:
    """The eigenvalues of a symmetric matrix and its eigenvectors, as columns in the same order.

    By Jacobi's rotations, row by row (Jacobi 1846; Golub & Van Loan, Matrix Computations, section 8.5):
    only the four operations and square roots, so that every machine gives the same digits. Sizes up to 60
    take a second.
    """
    size = len(matrix)
    rows = [list(row) for row in matrix]
    vectors = [[float(at == number) for at in range(size)] for number in range(size)]
    whole = math.fsum(value * value for row in rows for value in row)
    for _ in range(SWEEPS):
        off = math.fsum(rows[p][q] ** 2 for p in range(size) for q in range(p))
        if off <= 1e-30 * whole:
            break
        for p in range(size - 1):
            for q in range(p + 1, size):
                if rows[p][q] != 0.0:
                    _rotate(rows, vectors, p, q)
    return [rows[at][at] for at in range(size)], transposed(vectors)


def _rotate(rows: Matrix, vectors: Matrix, p: int, q: int) -> None:
    """Make the element at p, q nothing. `vectors` are rows."""
    theta = (rows[q][q] - rows[p][p]) / (2.0 * rows[p][q])
    tangent = math.copysign(1.0, theta) / (abs(theta) + math.sqrt(theta * theta + 1.0))
    cosine = 1.0 / math.sqrt(tangent * tangent + 1.0)
    sine = tangent * cosine
    for row in rows:
        row[p], row[q] = cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]
    for table in (rows, vectors):
        first, second = table[p], table[q]
        table[p] = [cosine * a - sine * b for a, b in zip(first, second, strict=True)]
        table[q] = [sine * a + cosine * b for a, b in zip(first, second, strict=True)]
