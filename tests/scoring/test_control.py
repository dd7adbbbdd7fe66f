"""Control limits, worked out by hand."""

from __future__ import annotations

import random
from statistics import fmean

import pytest

from cxmap.scoring.control import LEAST, limits_of


def test_limits_are_2_66_mean_steps_from_the_mean() -> None:
    figures = [4.0, 4.2, 3.9, 4.1, 4.0, 4.3, 4.1, 4.0]
    steps = [0.2, 0.3, 0.2, 0.1, 0.3, 0.2, 0.1]
    found = limits_of(figures)
    assert found is not None
    assert found.middle == pytest.approx(fmean(figures))
    assert found.high - found.middle == pytest.approx(2.66 * fmean(steps)) == found.middle - found.low
    assert found.outside == ()


def test_fewer_than_eight_have_none_and_those_before_do_not_count() -> None:
    assert limits_of([4.0] * (LEAST - 1)) is None
    assert limits_of([1.0, *[4.0, 4.1] * 4], since=2) is None
    found = limits_of([1.0, *[4.0, 4.1] * 4], since=1)
    assert found is not None and found.since == 1 and found.outside == ()


def test_a_step_that_stays_lies_outside_and_equal_figures_do_not() -> None:
    found = limits_of([3.0, 3.1, 3.0, 3.1, 3.0, 3.1, 3.0, 3.1, 3.9, 3.0])
    assert found is not None and found.outside == (8,)
    still = limits_of([0.1 + 0.2] * 9)
    assert still is not None and still.outside == ()


def test_noise_is_rarely_called_a_signal() -> None:
    """Of periods of nothing but chance, less than one in a hundred lies outside."""
    draw = random.Random(11)
    runs = [limits_of([draw.gauss(4, 0.1) for _ in range(24)]) for _ in range(300)]
    outside = sum(len(found.outside) for found in runs if found is not None)
    assert outside / (24 * 300) < 0.01
