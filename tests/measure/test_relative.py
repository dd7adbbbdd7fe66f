"""Relative weights: published examples, numpy as an oracle, and laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.measure.matrices import eigen, times, transposed
from cxmap.measure.relative import relative_weights

CARS = (
    [1.0, 0.902032872, 0.832447453, -0.492686599],
    [0.902032872, 1.0, 0.790948586, -0.555569199],
    [0.832447453, 0.790948586, 1.0, -0.125704258],
    [-0.492686599, -0.555569199, -0.125704258, 1.0],
)
"""Correlations among the cylinders, displacement, power and gears of 32 cars of 1974."""


def oracle(among: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    values, vectors = np.linalg.eigh(among)
    root = vectors @ np.diag(np.sqrt(values)) @ vectors.T
    slopes = np.linalg.solve(root, outcome)
    weights: np.ndarray = (root**2) @ (slopes**2)
    return weights


def correlations(draws: np.ndarray) -> np.ndarray:
    found: np.ndarray = np.corrcoef(draws.T)
    return found


@pytest.mark.parametrize(
    ("among", "outcome", "weights", "explained"),
    [
        # as the R package rwa publishes them for its two usual examples
        (
            CARS,
            [-0.852161959, -0.847551379, -0.776168372, 0.480284757],
            [0.2284797, 0.2221469, 0.2321744, 0.0963886],
            0.7791896,
        ),
        (
            ([1.0, 0.02822431], [0.02822431, 1.0]),
            [-0.0106474, 0.9215913],
            [0.000729149, 0.849946308],
            0.8506755,
        ),
    ],
)
def test_published_examples(
    among: list[list[float]], outcome: list[float], weights: list[float], explained: float
) -> None:
    found = relative_weights([list(row) for row in among], outcome, 32)
    assert found is not None
    assert found.weights == pytest.approx(weights, abs=6e-8)
    assert found.explained == pytest.approx(explained, abs=6e-8)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 8), st.integers(0, 10_000))
def test_weights_are_those_of_numpy_and_add_up_to_r_squared(size: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    draws = chance.normal(size=(200, size + 1)) + chance.normal(size=(200, 1))
    found = correlations(draws)
    among, outcome = found[:size, :size], found[:size, size]
    result = relative_weights(among.tolist(), outcome.tolist(), 200)
    assert result is not None
    assert result.weights == pytest.approx(list(oracle(among, outcome)), abs=1e-10)
    assert math.fsum(result.weights) == pytest.approx(
        float(outcome @ np.linalg.solve(among, outcome)), abs=1e-10
    )
    assert min(result.weights) >= 0.0
    backwards = relative_weights(among[::-1, ::-1].tolist(), outcome[::-1].tolist(), 200)
    assert backwards is not None
    assert backwards.weights == pytest.approx(result.weights[::-1], abs=1e-10)
    assert backwards.errors == pytest.approx(result.errors[::-1], abs=1e-10)


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_eigenvectors_make_the_matrix_again(size: int, seed: int) -> None:
    draws = np.random.default_rng(seed).normal(size=(size, size))
    matrix = (draws + draws.T).tolist()
    values, vectors = eigen(matrix)
    scaled = [[own * value for own, value in zip(row, values, strict=True)] for row in vectors]
    assert np.allclose(times(scaled, transposed(vectors)), matrix, atol=1e-9)
    assert sorted(values) == pytest.approx(list(np.linalg.eigvalsh(np.array(matrix))), abs=1e-9)


def test_one_question_has_the_square_of_its_correlation_and_the_error_of_that() -> None:
    found = relative_weights([[1.0]], [0.5], 100)
    assert found is not None
    assert found.weights == pytest.approx((0.25,))
    # (2 r)^2 (1 - r^2)^2 / n, and what a squared correlation of none varies by
    assert found.errors[0] ** 2 == pytest.approx(4 * 0.25 * 0.75**2 / 100 + 2 * (0.75 / 100) ** 2)


@pytest.mark.parametrize("answers", ["normal", "five steps"])
def test_the_standard_error_is_how_far_samples_differ(answers: str) -> None:
    chance = np.random.default_rng(7)
    n, size = 300, 3
    mixing = np.array(
        [[1.0, 0.0, 0.0, 0.0], [0.5, 0.9, 0.0, 0.0], [0.3, 0.3, 0.9, 0.0], [0.6, 0.3, 0.1, 0.7]]
    )
    weights, errors = [], []
    for _ in range(400):
        draws = chance.normal(size=(n, size + 1)) @ mixing.T
        if answers == "five steps":
            draws = np.clip(np.round(draws + 3.5), 1, 5)
        found = correlations(draws)
        result = relative_weights(found[:size, :size].tolist(), found[:size, size].tolist(), n)
        assert result is not None
        weights.append(result.weights)
        errors.append(result.errors)
    spread, told = np.std(weights, axis=0), np.mean(errors, axis=0)
    assert np.all(told > 0.85 * spread)
    assert np.all(told < 1.25 * spread)


@pytest.mark.parametrize(
    ("among", "outcome"),
    [
        ([[1.0, 0.9999], [0.9999, 1.0]], [0.5, 0.5]),
        # of different people, so that they do not fit together
        ([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]], [0.5, 0.5, 0.5]),
        ([[1.0, -0.5], [-0.5, 1.0]], [0.9, 0.9]),
    ],
)
def test_questions_that_cannot_be_told_apart_have_no_weights(
    among: list[list[float]], outcome: list[float]
) -> None:
    assert relative_weights(among, outcome, 100) is None
