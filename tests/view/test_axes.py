"""Every picture with an axis counts along it as people do, whatever the scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.locale.en import EN
from cxmap.model import Map, Scale
from cxmap.scoring import Crosshair
from cxmap.view.curve.values import Tick
from cxmap.view.quadrants.build import build_quadrants
from cxmap.view.ticks import scale_ticks
from cxmap.view.timeline.axis import MARKS, SECONDS, STEPS, measure_for, ticks_of
from cxmap.view.trend.chart import window

SCALES = [
    (1, 5), (-2, 2), (1, 10), (0, 10), (1, 7), (0, 100), (-100, 100), (0.5, 5), (0, 1), (1, 4), (0, 6),
    (1, 9), (-5, 5), (0, 24), (1, 100), (0.5, 4.5), (0, 1000), (0.3, 4.3), (-1, 1),
]  # fmt: skip
WITH_SCALE = ("board", "curve", "matrix", "gaps", "channels", "elements", "lifecycle")
"""The pictures on whose axes scores stand."""
ROUND = (1.0, 2.0, 5.0, 10.0)


def is_round(step: float) -> bool:
    """Whether it is 1, 2 or 5, or so many tens, hundreds, tenths ..."""
    size = step / 10.0 ** math.floor(math.log10(step * (1 + 1e-9)))
    return any(math.isclose(size, one, rel_tol=1e-6) for one in ROUND)


def insist_on_counted(numbers: Sequence[float], low: float, high: float) -> None:
    """Equal round steps on multiples of themselves; only an end of the scale may stand elsewhere."""
    inner = [number for number in numbers if number not in (low, high)]
    counted = [number for number in numbers if number in inner or len(inner) < 2]
    steps = {round(b - a, 9) for a, b in pairwise(inner if len(inner) > 1 else counted)}
    assert len(steps) <= 1
    for step in steps:
        assert is_round(step), numbers
        for number in inner:
            assert math.isclose(number / step, round(number / step), abs_tol=1e-6), numbers


def map_on(low: float, high: float) -> Map:
    middle = low + (high - low) / 2
    return cxmap.loads(
        f"cxmap: 1\ntitle: Steps\nscale: {{min: {low}, max: {high}}}\ngoal: {middle}\ndate: 2026-03-01\n"
        "channels: [A, B]\nsources: [{id: s, name: S, type: survey, date: 2026-02-01}]\ntouchpoints:\n"
        f"  - {{name: One, experience: {low}, channel: A, elements: help, importance: 2, evidence: s}}\n"
        f"  - {{name: Two, experience: {high}, channel: B, elements: quality, importance: 5, evidence: s}}\n"
        f"  - {{name: Three, experience: {middle}, channel: A, elements: help, importance: 4}}\n"
    )


def numbers_at(ticks: Sequence[Tick], low: float, high: float) -> list[float]:
    return [low + (high - low) * tick.height / 100 for tick in ticks]


@pytest.mark.parametrize(("low", "high"), SCALES)
@pytest.mark.parametrize("view", WITH_SCALE)
def test_each_picture_has_the_ticks_of_its_scale(view: str, low: float, high: float) -> None:
    map_ = map_on(low, high)
    built = Views(cxmap.score(map_), words_for("en")).of(view)
    ticks: tuple[Tick, ...] = (built.curve if hasattr(built, "curve") else built).ticks
    assert ticks == scale_ticks(map_.scale, EN)
    insist_on_counted(numbers_at(ticks, low, high), low, high)
    shown = [tick.number.replace("\N{MINUS SIGN}", "-").replace(",", "") for tick in ticks]
    assert [float(text) for text in shown] == pytest.approx(numbers_at(ticks, low, high))


@pytest.mark.parametrize(("low", "high"), SCALES)
@pytest.mark.parametrize("crosshair", ["goal", "middle", "means"])
def test_the_quadrants_count_percent_of_a_gap_or_the_scale(
    crosshair: Crosshair, low: float, high: float
) -> None:
    map_ = map_on(low, high)
    card = cxmap.score(map_, crosshair=crosshair)
    ticks = build_quadrants(card, EN).ticks
    if crosshair != "goal":
        assert ticks == scale_ticks(map_.scale, EN)
        return
    numbers = [float(tick.number.replace("\N{MINUS SIGN}", "-").rstrip("%")) for tick in ticks]
    steps = {round(b - a, 6) for a, b in pairwise(numbers)}
    assert len(steps) == 1
    assert is_round(steps.pop())


@given(st.integers(-50, 50), st.integers(1, 500), st.sampled_from([0.1, 0.5, 1.0, 10.0]))
def test_any_scale_is_counted(low: int, length: int, unit: float) -> None:
    scale = Scale(min=low * unit, max=(low + length) * unit)
    ticks = scale_ticks(scale, EN)
    assert 2 <= len(ticks) <= 8
    numbers = [round(number, 9) for number in numbers_at(ticks, scale.min, scale.max)]
    insist_on_counted(numbers, round(scale.min, 9), round(scale.max, 9))


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=8))
def test_times_are_counted_in_units_that_people_use(lengths: list[float]) -> None:
    measure = measure_for(lengths)
    ticks = ticks_of(measure, EN)
    if measure.scaling == "logarithmic":
        assert all(any(math.isclose(tick.place, measure.percent(mark)) for mark in MARKS) for tick in ticks)
        return
    times = [tick.place / 100 * measure.high for tick in ticks]
    allowed = [count * unit for unit, counts in STEPS.items() for count in counts]
    steps = [b - a for a, b in pairwise(times)]
    if measure.high <= max(allowed) * 8:
        assert all(any(math.isclose(step, one, rel_tol=1e-6) for one in allowed) for step in steps)
    assert set(STEPS) == set(SECONDS)


@given(
    st.sampled_from(SCALES),
    st.lists(st.floats(0, 1), min_size=1, max_size=6),
)
def test_the_trend_counts_in_round_steps(ends: tuple[float, float], shares: list[float]) -> None:
    low, high = ends
    values = [low + share * (high - low) for share in shares]
    lines = window(values, low, high)
    assert lines[0] <= min(values) + 1e-6 and max(values) <= lines[-1] + 1e-6
    inner = [line for line in lines if line not in (low, high)]
    assert all(is_round(b - a) for a, b in pairwise(inner))
