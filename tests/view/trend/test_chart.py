"""Where things stand on the axis of versions."""

from __future__ import annotations

from datetime import date

import pytest

from cxmap.view.trend.chart import _spot_of, window

DAYS = [date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 31)]
SPOTS = [0.0, 40.0, 100.0]


@pytest.mark.parametrize(
    ("day", "spot"),
    [
        (date(2024, 6, 1), 0.0),
        (date(2025, 1, 1), 0.0),
        (date(2025, 1, 6), 20.0),
        (date(2025, 1, 11), 40.0),
        (date(2025, 1, 26), 85.0),
        (date(2025, 3, 1), 100.0),
    ],
)
def test_what_was_done_stands_on_its_day(day: date, spot: float) -> None:
    assert _spot_of(day, DAYS, SPOTS) == pytest.approx(spot)


def test_before_the_present_and_among_versions_of_one_day() -> None:
    assert _spot_of(date(2025, 1, 20), [*DAYS[:2], None], SPOTS) == 100.0
    assert _spot_of(date(2025, 1, 1), [DAYS[0], DAYS[0]], SPOTS) == 40.0
    assert _spot_of(date(2025, 1, 1), [DAYS[0]], SPOTS) == 0.0


def test_an_axis_without_a_value_is_that_of_the_scale() -> None:
    assert window((), -2.0, 2.0) == (-2.0, -1.0, 0.0, 1.0, 2.0)
