"""What an experience may be: against scipy, and wider the less is known."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.model import Scale
from cxmap.scoring.distributions import normal_quantile, t_roughly
from cxmap.scoring.sampling import GRAIN, beta_roughly, experiences, usual_width
from tests.scoring.scoring_maps import EFFORT, FIVE, measured

SHARES = [(at + 0.5) / GRAIN for at in range(GRAIN)]


def drawn(type_: str, on: dict[str, Any] = FIVE, width: float = 0.5, **keys: Any) -> tuple[float, ...]:
    found = measured(on, type_, **keys)
    assert found.experience is not None
    return experiences(found.experience, found.measured, Scale.model_validate(on), width)


@pytest.mark.parametrize("df", [1.0, 1.3, 2.0, 2.4, 3.0, 7.0, 30.0, 399.0, 1e6])
def test_students_quantiles_are_near_scipys(df: float) -> None:
    for share in SHARES:
        expected = float(stats.t.ppf(share, df))
        assert t_roughly(normal_quantile(share), df) == pytest.approx(expected, rel=0.05 if df < 2 else 1e-3)


@pytest.mark.parametrize("a, b", [(1, 1), (1, 9), (31, 1), (2, 2), (2, 9), (15, 4), (300, 100), (3, 5000)])
def test_beta_quantiles_are_near_scipys(a: float, b: float) -> None:
    for share in SHARES:
        assert beta_roughly(normal_quantile(share), a, b) == pytest.approx(
            float(stats.beta.ppf(share, a, b)), abs=0.01
        )


def test_a_mean_is_drawn_from_students_t() -> None:
    found = drawn("rating", scale=FIVE, value=3.4, sd=1.2, n=25)
    expected = [25 * (3.4 + 1.2 / 5 * stats.t.ppf(share, 24) - 1) for share in SHARES]
    assert found == pytest.approx(expected, rel=1e-3)


def test_a_share_is_drawn_from_a_beta_distribution() -> None:
    found = drawn("csat", answers=[5, 5, 10, 10, 10])
    assert found == pytest.approx([100 * stats.beta.ppf(share, 21, 21) for share in SHARES], abs=0.1)


def test_an_nps_is_drawn_around_the_centre_of_its_interval() -> None:
    found = drawn("nps", promoters=30, passives=20, detractors=10)
    p, d = 30.75 / 63, 10.75 / 63
    error = (100 * ((p + d - (p - d) ** 2) / 63) ** 0.5) / 2
    assert fmean(found) == pytest.approx(50 + 50 * (p - d), abs=0.01)
    assert stats.tstd(found) == pytest.approx(error, rel=0.03)


def test_an_effort_is_turned() -> None:
    found = drawn("ces", on=FIVE, scale=EFFORT, value=2.5, sd=1.0, n=400)
    assert fmean(found) == pytest.approx(75, abs=0.1), "2.5 of 1 to 7 where low is good"


def test_a_guess_is_even_and_cut_off_at_the_ends() -> None:
    scale = Scale(min=1, max=5)
    found = experiences(3.0, None, scale, 0.5)
    assert (found[0], found[-1]) == pytest.approx((37.5, 62.5), abs=0.2)
    assert fmean(found) == pytest.approx(50)
    assert experiences(5.0, None, scale, 0.5)[-GRAIN // 2 :] == (100.0,) * (GRAIN // 2)
    assert set(experiences(3.0, None, scale, 0.0)) == {50.0}


@pytest.mark.parametrize("n", [None, 1, 2, 3, 12])
def test_without_an_interval_it_is_at_least_as_wide_as_a_guess(n: int | None) -> None:
    asked: dict[str, Any] = {} if n is None else {"n": n}
    found = drawn("rating", scale=FIVE, value=3.0, **asked)
    guess = experiences(3.0, None, Scale(min=1, max=5), 0.5)
    for own, other in zip(found, guess, strict=True):
        assert abs(own - 50) >= abs(other - 50) - 1e-9


@given(st.integers(2, 5_000), st.integers(2, 5_000), st.floats(1.5, 4.5))
def test_fewer_answers_are_never_narrower(first: int, second: int, mean: float) -> None:
    few, many = sorted((first, second))
    wide = drawn("rating", scale=FIVE, value=mean, sd=1.0, n=few)
    narrow = drawn("rating", scale=FIVE, value=mean, sd=1.0, n=many)
    at = 25 * (mean - 1)
    assert all(abs(own - at) >= abs(other - at) - 1e-6 for own, other in zip(wide, narrow, strict=True))


@pytest.mark.parametrize(
    ("low", "high", "width"), [(1, 5, 0.5), (-2, 2, 0.5), (0, 10, 0.5), (0, 100, 5), (0, 1, 0.05)]
)
def test_half_a_step_is_the_usual_width_of_a_guess(low: float, high: float, width: float) -> None:
    assert usual_width(Scale(min=low, max=high)) == pytest.approx(width)
