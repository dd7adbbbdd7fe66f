"""Student's t and the incomplete beta function against scipy, and their laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from cxmap.scoring.distributions import (
    incomplete_beta,
    normal_critical,
    normal_quantile,
    normal_survival,
    t_cdf,
    t_critical,
    t_quantile,
    t_survival,
)

SIZE = 2000
DEGREES = st.floats(0.5, 1e6)
PROBABILITIES = st.floats(1e-6, 1 - 1e-6)


def _points() -> tuple[np.ndarray, np.ndarray]:
    """Degrees of freedom and probabilities, spread evenly over their magnitudes and both tails."""
    random = np.random.default_rng(1908)
    df = 10 ** random.uniform(math.log10(0.5), 6, SIZE)
    df[:50] = np.tile([0.5, 1, 2, 999.9, 1000.1], 10)
    tail = 10 ** random.uniform(-6, math.log10(0.49), SIZE)
    return df, np.where(random.random(SIZE) < 0.5, tail, 1 - tail)


def test_quantiles_are_scipys() -> None:
    df, p = _points()
    found = [t_quantile(*point) for point in zip(p.tolist(), df.tolist(), strict=True)]
    np.testing.assert_allclose(found, stats.t.ppf(p, df), rtol=1e-9)


def test_tails_are_scipys() -> None:
    df, p = _points()
    t = stats.t.ppf(p, df)
    points = list(zip(t.tolist(), df.tolist(), strict=True))
    np.testing.assert_allclose([t_survival(*point) for point in points], stats.t.sf(t, df), rtol=1e-9)
    np.testing.assert_allclose([t_cdf(*point) for point in points], stats.t.cdf(t, df), rtol=1e-9)


def test_far_tails_keep_their_digits() -> None:
    t = np.array([8.0, 20.0, 30.0, 1e3, 1e6])
    for df in (0.5, 3.0, 30.0, 300.0):
        found = [t_survival(value, df) for value in t.tolist()]
        np.testing.assert_allclose(found, stats.t.sf(t, df), rtol=1e-9)


def test_the_incomplete_beta_function_is_scipys() -> None:
    random = np.random.default_rng(1812)
    a, b = 10 ** random.uniform(-1, 3, (2, SIZE))
    x = np.where(random.random(SIZE) < 0.5, random.beta(a, b), random.random(SIZE))
    x = np.clip(x, 1e-12, 1 - 1e-12)
    found = [incomplete_beta(*point) for point in zip(a.tolist(), b.tolist(), x.tolist(), strict=True)]
    np.testing.assert_allclose(found, special.betainc(a, b, x), rtol=1e-9, atol=1e-250)


def test_the_normal_distribution_is_scipys() -> None:
    z = np.linspace(-8, 35, SIZE)
    np.testing.assert_allclose([normal_survival(value) for value in z.tolist()], stats.norm.sf(z), rtol=1e-12)
    p = 10 ** np.linspace(-12, -0.01, SIZE)
    np.testing.assert_allclose(
        [normal_quantile(value) for value in p.tolist()], stats.norm.ppf(p), rtol=1e-12, atol=1e-14
    )


def test_known_values() -> None:
    assert normal_critical(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert t_critical(0.95, 4) == pytest.approx(2.776445, abs=1e-6)
    assert t_critical(0.95, 1) == pytest.approx(math.tan(0.475 * math.pi), rel=1e-12)
    assert t_survival(1, 1) == pytest.approx(0.25, rel=1e-14)
    assert incomplete_beta(1, 1, 0.3) == pytest.approx(0.3, rel=1e-14)


@given(PROBABILITIES, DEGREES)
def test_the_quantile_undoes_the_cdf(p: float, df: float) -> None:
    assert t_cdf(t_quantile(p, df), df) == pytest.approx(p, rel=1e-9)


@given(st.floats(-1e9, 1e9), DEGREES)
def test_cdf_and_survival_mirror_each_other(t: float, df: float) -> None:
    assert t_cdf(t, df) == t_survival(-t, df)
    assert t_cdf(t, df) + t_survival(t, df) == pytest.approx(1, abs=1e-12)


@given(st.floats(1e-6, 0.499), DEGREES, st.floats(1.01, 10))
def test_more_degrees_of_freedom_draw_t_towards_the_normal(p: float, df: float, factor: float) -> None:
    assert t_quantile(p, df) <= t_quantile(p, df * factor) * (1 - 1e-12)
    assert t_quantile(p, df * factor) <= normal_quantile(p) * (1 - 1e-12)


@given(st.floats(0.1, 1e3), st.floats(0.1, 1e3), st.floats(0.001, 0.999))
def test_the_beta_function_turns_round(a: float, b: float, x: float) -> None:
    assert incomplete_beta(a, b, x) == pytest.approx(1 - incomplete_beta(b, a, 1 - x), abs=1e-9)


def test_ends_and_middle() -> None:
    assert incomplete_beta(2, 3, 0) == 0
    assert incomplete_beta(2, 3, 1) == 1
    assert t_survival(0, 3) == t_cdf(0, 3) == 0.5
    assert (t_survival(math.inf, 3), t_survival(-math.inf, 3)) == (0, 1)
    assert t_quantile(0.5, 3) == 0
    assert t_survival(5e-324, 4) == t_survival(-5e-324, 4) == 0.5
    assert t_quantile(1e-6, 0.01) == -math.inf
    assert t_quantile(1 - 1e-6, 0.01) == math.inf
    assert t_quantile(0.975, 1e300) == pytest.approx(normal_critical(0.95), rel=1e-12)
    assert t_survival(1e200, 3) == pytest.approx(0.0, abs=1e-300)


def test_just_off_the_middle() -> None:
    df = 7.0
    assert t_quantile(0.5 + 1e-9, df) == pytest.approx((0.5 + 1e-9 - 0.5) / stats.t.pdf(0, df), rel=1e-9)


@pytest.mark.parametrize("p", [0, 1, -0.1, 1.1, math.nan])
def test_no_probability(p: float) -> None:
    with pytest.raises(ValueError, match="The probability must lie between 0 and 1, not at"):
        t_quantile(p, 3)
    with pytest.raises(ValueError, match="The probability must lie between 0 and 1, not at"):
        normal_quantile(p)
    with pytest.raises(ValueError, match="The confidence must lie between 0 and 1, not at"):
        normal_critical(p)
    with pytest.raises(ValueError, match="The confidence must lie between 0 and 1, not at"):
        t_critical(p, 3)


@pytest.mark.parametrize("df", [0, -1, math.inf, math.nan])
def test_no_degrees_of_freedom(df: float) -> None:
    with pytest.raises(ValueError, match="degrees of freedom must be above 0"):
        t_quantile(0.9, df)
    with pytest.raises(ValueError, match="degrees of freedom must be above 0"):
        t_survival(1, df)


def test_no_beta_distribution() -> None:
    with pytest.raises(ValueError, match="must be above 0, not 0 and 1"):
        incomplete_beta(0, 1, 0.5)
    with pytest.raises(ValueError, match="defined from 0 to 1, not at nan"):
        incomplete_beta(1, 1, math.nan)
    with pytest.raises(ValueError, match="not defined at NaN"):
        t_survival(math.nan, 3)
