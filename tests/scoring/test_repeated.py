"""Changes of the same people, against scipy; and which test decides."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.model import Metric, Scale
from cxmap.model.metrics import SamePeople
from cxmap.scoring.differences import contrast
from cxmap.scoring.measured import Estimate, estimate
from cxmap.scoring.repeated import contrast_over_time, p_mcnemar, p_paired
from cxmap.scoring.settings import Settings

SCALE = Scale(min=1, max=5)
SINCE = date(2025, 3, 31)


def of(answers: tuple[int, ...], *same: SamePeople, **more: str) -> Estimate:
    metric = Metric.model_validate(
        {"type": "rating", "scale": SCALE, "answers": answers, "same_people": list(same), **more}
    )
    return estimate(metric, SCALE, 0.95)


def same(n: int, change: float, sd: float, since: date = SINCE) -> SamePeople:
    return SamePeople(since=since, n=n, change=change, sd=sd)


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=60).filter(lambda moves: len(set(moves)) > 1))
def test_paired_t_is_that_of_scipy(moves: list[int]) -> None:
    n, mean = len(moves), sum(moves) / len(moves)
    sd = (sum((move - mean) ** 2 for move in moves) / (n - 1)) ** 0.5
    assert p_paired(n, mean, sd) == pytest.approx(stats.ttest_1samp(moves, 0.0).pvalue, rel=1e-6, abs=1e-9)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(2, 60))
def test_mcnemar_is_the_exact_binomial_test_of_scipy(up: int, down: int, still: int) -> None:
    n = up + down + still
    mean = 100.0 * (up - down) / n
    sd = ((10_000.0 * (up + down) - n * mean**2) / (n - 1)) ** 0.5
    wanted = stats.binomtest(up, up + down).pvalue if up + down else 1.0
    assert p_mcnemar(same(n, round(mean, 9), round(sd, 9))) == pytest.approx(wanted)


def test_mcnemar_of_very_many_goes_on_where_the_exact_one_ends() -> None:
    n, up, down = 100_000, 1_080, 1_000
    mean = 100.0 * (up - down) / n
    sd = ((10_000.0 * (up + down) - n * mean**2) / (n - 1)) ** 0.5
    exact = stats.binomtest(up, up + down).pvalue
    assert p_mcnemar(same(n, mean, sd)) == pytest.approx(exact, rel=0.02)


def test_where_all_changed_alike_their_number_decides() -> None:
    assert p_paired(10, 1.0, 0.0) == pytest.approx(stats.binomtest(10, 10).pvalue)
    assert p_paired(10, 0.0, 0.0) == 1.0


def test_the_same_people_decide_what_two_samples_leave_open() -> None:
    first, apart = of((10, 20, 40, 20, 10)), of((7, 16, 41, 24, 12))
    again = of((7, 16, 41, 24, 12), same(90, 0.2, 0.5))
    settings = Settings()
    unpaired = contrast_over_time(first, apart, SINCE, SCALE, settings)
    assert unpaired == contrast(first, apart, SCALE, settings)
    assert (unpaired.p_value or 0.0) > 0.1
    paired = contrast_over_time(first, again, SINCE, SCALE, settings)
    assert paired.p_value == pytest.approx(p_paired(90, 0.2, 0.5)) and (paired.p_value or 1.0) < 0.001
    low, high = stats.t.interval(0.95, 89, 0.2, 0.5 / 90**0.5)
    assert paired.low == pytest.approx(low)
    assert paired.high == pytest.approx(high)


@pytest.mark.parametrize(
    "again",
    [same(40, 0.2, 0.5), same(90, 0.2, 0.5, date(2024, 3, 31))],
    ids=["fewer than half of them", "since another day"],
)
def test_others_are_taken_as_independent(again: SamePeople) -> None:
    first, second = of((10, 20, 40, 20, 10)), of((7, 16, 41, 24, 12), again)
    settings = Settings()
    assert contrast_over_time(first, second, SINCE, SCALE, settings) == contrast(
        first, second, SCALE, settings
    )


def test_changes_against_the_figures_decide_nothing() -> None:
    first, second = of((10, 20, 40, 20, 10)), of((7, 16, 41, 24, 12), same(90, -0.2, 0.5))
    assert contrast_over_time(first, second, SINCE, SCALE, Settings()).p_value == 1.0


def test_on_a_scale_on_which_lower_is_better_a_fall_is_a_gain() -> None:
    scale = Scale(min=1, max=7, direction="lower-is-better")
    figures = [
        estimate(
            Metric.model_validate(
                {"type": "ces", "scale": scale, "value": value, "sd": 1, "n": 50, "same_people": again}
            ),
            SCALE,
            0.95,
        )
        for value, again in ((4.0, []), (3.0, [same(50, -1.0, 1.0)]))
    ]
    found = contrast_over_time(figures[0], figures[1], SINCE, SCALE, Settings())
    assert found.low is not None and found.high is not None
    assert 0 < found.low < 4 / 6 < found.high


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (same(101, 0.1, 1), "more than the 100 who answered"),
        (same(50, 4.5, 1), "more than its scale holds"),
        (same(50, 3.9, 3), "cannot be"),
    ],
)
def test_changes_that_cannot_be_are_refused(again: SamePeople, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        of((10, 20, 40, 20, 10), again)
    with pytest.raises(ValueError, match="earlier than its own"):
        of((10, 20, 40, 20, 10), same(50, 0.1, 1), date="2025-03-31")
