"""How numbers are written: no digit lost that tells two apart, no quarter rounded, never -0."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.locale.numbers import written
from cxmap.view.numbers import STEP, decimals


@pytest.mark.parametrize(
    ("length", "places"),
    [(1e-300, 303), (0.01, 5), (0.1, 4), (1, 3), (2, 2), (4, 2), (9, 2), (10, 2), (20, 1), (100, 1), (200, 0),
     (1e7, 0)],
)  # fmt: skip
def test_decimals_follow_the_scale(length: float, places: int) -> None:
    assert decimals(length) == places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (7123456.0, 0, "7,123,456"),
        (1234567.5, 0, "1,234,567.5"),
        (0.004, 5, "0.004"),
        (2.3456, 2, "2.35"),
        (2.125, 2, "2.12"),
        (8.505, 2, "8.5"),
        (1.255, 2, "1.26"),
        (2.124, 2, "2.12"),
        (4.202, 2, "4.2"),
        (4.999, 2, "5"),
        (-2.675, 2, "-2.68"),
        (2.6750001, 2, "2.68"),
        (12.5, 0, "12.5"),
        (-0.25, 1, "-0.25"),
        (-0.004, 2, "-0.004"),
        (-0.0, 2, "0"),
        (5e-17, 2, "0"),
        (0.1 + 0.2, 2, "0.3"),
        (1.1 * 3 - 3, 2, "0.3"),
        (9999.0, 1, "9999"),
        (10000.0, 1, "10,000"),
        (1e12, 0, "1,000,000,000,000"),
        (4.25e-300, 303, "4.25e-300"),
    ],
)
def test_by_hand(value: float, places: int, text: str) -> None:
    assert written(value, places) == text


def test_languages_have_their_own_signs() -> None:
    dutch = partial(written, point=",", thousands=".", minus="\N{MINUS SIGN}")
    assert dutch(-12345.25, 2) == "\N{MINUS SIGN}12.345,25"
    assert dutch(3.5, 1, signed=True) == "+3,5"
    assert dutch(0, 1, signed=True) == "0"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_written(value: float) -> None:
    with pytest.raises(ValueError, match="not a number that can be written"):
        written(value, 2)


SCALES = st.tuples(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6)).map(lambda ends: (ends[0], ends[0] + ends[1]))


@given(SCALES, st.floats(0, 1), st.floats(0, 1))
def test_what_lies_a_step_apart_reads_differently(
    ends: tuple[float, float], one: float, other: float
) -> None:
    low, high = ends
    places = decimals(high - low)
    if abs(one - other) > STEP * (1 + 1e-6):
        first, second = (written(low + share * (high - low), places) for share in (one, other))
        assert first != second


@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_a_number_reads_as_itself(value: float, places: int) -> None:
    text = written(value, places, signed=True)
    assert abs(float(text.replace(",", "")) - value) <= 0.5 * 10.0**-places + abs(value) * 1e-12
    assert text not in ("-0", "+0") and text[0] in ("+-0" if text[0] not in "+-" else "+-")
    assert float(text.replace(",", "")) != 0 or abs(value) < 1e-7


@given(st.integers(-4000, 4000))
def test_quarters_are_never_rounded(quarters: int) -> None:
    assert float(written(quarters / 4, 1)) == quarters / 4


@given(st.floats(0.001, 1e9), st.integers(0, 6))
def test_both_signs_are_rounded_alike(value: float, places: int) -> None:
    assert written(-value, places) in ("-" + written(value, places), "0")
