"""Lines of an axis stand at numbers that people count in."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.locale.en import EN
from cxmap.model import Scale
from cxmap.view.steps import round_steps
from cxmap.view.ticks import MOST_TICKS, scale_ticks


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (1, 10, (2, 4, 6, 8, 10)),
        (0, 10, (0, 2, 4, 6, 8, 10)),
        (0, 100, (0, 20, 40, 60, 80, 100)),
        (-100, 100, (-100, -50, 0, 50, 100)),
        (1, 9, (2, 4, 6, 8)),
        (0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-1, 1, (-1, -0.5, 0, 0.5, 1)),
        (0, 20, (0, 5, 10, 15, 20)),
        (1, 5.9, (1, 2, 3, 4, 5, 5.9)),
    ],
)
def test_by_hand(low: float, high: float, steps: tuple[float, ...]) -> None:
    assert round_steps(low, high, MOST_TICKS) == pytest.approx(steps)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(6, 12))
def test_steps_are_even_and_few_and_within(low: float, length: float, most: int) -> None:
    found = round_steps(low, low + length, most)
    assert 1 < len(found) <= most + 1
    assert low - 1e-6 * length <= found[0] and found[-1] <= low + length + 1e-6 * length
    inner = [b - a for a, b in pairwise(found[1:-1])]
    for step in inner:
        size = step / 10.0 ** math.floor(math.log10(step * 1.0001))
        assert min(abs(size - one) for one in (1, 2, 5)) < 0.01


@pytest.mark.parametrize(("low", "high"), [(1, 10), (0, 10), (0, 100)])
def test_an_axis_without_words_has_no_crooked_numbers(low: float, high: float) -> None:
    ticks = scale_ticks(Scale(min=low, max=high), EN)
    values = [float(tick.number) for tick in ticks]
    assert all(value == int(value) and int(value) % 2 == 0 for value in values)
    for tick, value in zip(ticks, values, strict=True):
        assert math.isclose(tick.height, (value - low) / (high - low) * 100)


@pytest.mark.parametrize(
    ("low", "high", "numbers"),
    [
        (1, 10, ["1", "", "", "", "10"]),
        (1, 7, ["1", "2.5", "4", "5.5", "7"]),
        (-2, 2, ["\N{MINUS SIGN}2", "\N{MINUS SIGN}1", "0", "+1", "+2"]),
        (0, 10, ["0", "", "5", "", "10"]),
    ],
)
def test_words_stand_where_they_do_and_crooked_numbers_are_left_out(
    low: float, high: float, numbers: list[str]
) -> None:
    scale = Scale(min=low, max=high, words=("awful", "poor", "fair", "good", "great"))
    ticks = scale_ticks(scale, EN)
    assert [tick.number for tick in ticks] == numbers
    assert [tick.height for tick in ticks] == [0, 25, 50, 75, 100]
