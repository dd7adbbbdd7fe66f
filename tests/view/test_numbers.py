"""One number reads the same wherever it stands, on scales of any length and in any language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import cxmap
from cxmap.locale import LANGUAGES, words_for
from cxmap.locale.numbers import plainly
from cxmap.locale.words import MINUS
from cxmap.model import Map, Scale
from cxmap.rendering.text.numbers import scale_numbers
from cxmap.scoring import Scorecard
from cxmap.view.curve.build import build_curve
from cxmap.view.gaps.chart import build_gap_chart
from cxmap.view.gaps.table import build_gaps
from cxmap.view.numbers import ScaleNumbers, numbers_of
from cxmap.view.quadrants.build import build_quadrants
from cxmap.view.ticks import scale_ticks
from cxmap.view.timeline.build import build_timeline

SCALES = {
    (-2.0, 2.0): (-0.25, 1.125, -1.0),
    (0.0, 0.01): (0.004, 0.0041, 0.01),
    (0.0, 1e7): (7_123_456.0, 1_234_567.5, 0.0),
    (1.0, 5.0): (3.3333, 4.995, 1.0),
    (0.0, 20.0): (7.25, 19.75, 10.0),
    (-1e9, 1e9): (-999_999_999.5, 0.5, 1e9),
}


def _card(scale: tuple[float, float]) -> Scorecard:
    low, high = scale
    points = [
        {"id": f"t{at}", "name": f"T{at}", "channel": "web", "importance": at + 2, "experience": score}
        for at, score in enumerate(SCALES[scale])
    ]
    return cxmap.score(
        Map.model_validate({
            "cxmap": 1,
            "title": "T",
            "scale": {"min": low, "max": high},
            "goal": high,
            "channels": [{"id": "web", "name": "Web"}],
            "phases": [{"name": "P", "touchpoints": points}],
        })
    )  # fmt: skip


def _labels(card: Scorecard, language: str) -> Iterator[list[str]]:
    """The experiences of the touchpoints as the pictures print them, in the map's order."""
    words = words_for(language)
    yield [mark.label for mark in build_curve(card, words).series[0].stretches[0].marks]
    yield [row.experience_label for row in sorted(build_gap_chart(card, words).rows, key=lambda row: row.id)]
    grid = build_quadrants(card, words, "middle")  # at the goal, points are told by their gaps
    yield [point.label for point in sorted(grid.points, key=lambda point: point.name)]
    rows = [row for group in build_timeline(card, words).groups for row in group.rows]
    yield [row.mood.number for row in rows if row.mood is not None]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_pictures_print_what_the_rule_says(scale: tuple[float, float], language: str) -> None:
    card, words = _card(scale), words_for(language)
    shown = numbers_of(card.scale, words)
    expected = [shown.score(score) for score in SCALES[scale]]
    assert len(set(expected)) == len(expected)
    assert all(labels == expected for labels in _labels(card, language))


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_pictures_and_tables_agree(scale: tuple[float, float]) -> None:
    card, words = _card(scale), words_for("en")
    shown = scale_numbers(*scale)
    table = sorted(build_gaps(card, words).rows, key=lambda row: row.id)
    chart = sorted(build_gap_chart(card, words).rows, key=lambda row: row.id)
    for row, drawn in zip(table, chart, strict=True):
        assert shown.score(row.experience) == drawn.experience_label.replace(MINUS, "-")
        assert shown.difference(row.gap) == drawn.gap_label.replace(MINUS, "-")


@pytest.mark.parametrize("length", [1e-6, 0.01, 0.1, 1.0, 3.0, 7.0, 100.0, 1e4, 1e8])
@pytest.mark.parametrize("low", [0.0, -1.0, 1.0, -3.5])
def test_ticks_are_told_apart(low: float, length: float) -> None:
    words = words_for("en")
    scale = Scale(min=low * length, max=(low + 1) * length)
    for ticks in (
        scale_ticks(scale, words),
        scale_ticks(scale.model_copy(update={"words": ("a",) * 7}), words),
    ):
        numbers = [tick.number for tick in ticks if tick.number]
        assert len(set(numbers)) == len(numbers)
        assert MINUS + "0" not in numbers


def test_both_ends_of_an_interval_have_as_many_decimals() -> None:
    five = ScaleNumbers(1, 5, plainly)
    assert five.ends(3.53, 3.6) == ("3.53", "3.60")
    assert five.ends(2.0, 4.0) == ("2", "4")
    assert five.ends(-0.5, 0.126, signed=True) == ("-0.50", "+0.13")
    assert ScaleNumbers(0, 1_000, plainly).ends(3.0, 12.0) == ("3", "12")
