"""The chart of versions: lines that say what can be compared, names and dates that cover nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from cxmap.rendering.pictures.trend.plot import HEIGHT, UNLIKE_DASH, draw_trend
from cxmap.rendering.scene.page import Shape, Text
from cxmap.rendering.theme import LIGHT
from cxmap.view.trend.values import DayMark, TrendChart, TrendMark

WIDTHS = (286.0, 600.0, 840.0)


def mark(x: float, y: float, goal: float | None, *, alike: bool = True) -> TrendMark:
    return TrendMark(x, y, "1", goal, "2", alike, True, "said")


def chart(*marks: TrendMark, days: tuple[DayMark, ...] = (DayMark(0, "1 May 2024", False),)) -> TrendChart:
    return TrendChart("about", "experience", "goal", marks, ((0.0, "0"), (100.0, "5")), days, "")


def strokes(drawn: list[Shape | Text], colour: str, dash: tuple[float, ...] | None = None) -> list[Shape]:
    return [
        item
        for item in drawn
        if isinstance(item, Shape) and item.stroke == colour and (dash is None or item.dash == dash)
    ]


def test_what_cannot_be_compared_is_dashed_and_goals_are_steps() -> None:
    whole = chart(mark(0, 50, 80), mark(40, 50, 80), mark(100, 20, 90, alike=False))
    drawn = draw_trend(whole, LIGHT, 600.0).items
    (dashed,) = strokes(drawn, LIGHT.line, UNLIKE_DASH)
    assert dashed.outline.kinds == "ML"
    (goal,) = [item for item in strokes(drawn, LIGHT.goal) if item.dash]
    assert [y for _, y in goal.outline.points][-2:] != [goal.outline.points[0][1]] * 2
    broken = chart(mark(0, 50, 80), mark(40, 50, None), mark(100, 20, 90))
    assert not [item for item in strokes(draw_trend(broken, LIGHT, 600.0).items, LIGHT.goal) if item.dash]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("y", "goal"), [(50, 50), (100, 100), (0, 0), (99, 100), (0, 4), (80, 20)])
def test_names_at_the_right_never_cover_each_other(y: float, goal: float, width: float) -> None:
    drawn = draw_trend(chart(mark(0, 50, 80), mark(100, y, goal)), LIGHT, width)
    names = [item for item in drawn.items if isinstance(item, Text) and item.text in ("experience", "goal")]
    assert len(names) == 2 and not names[0].box.meets(names[1].box)
    assert all(name.box.right <= width and name.box.y >= 0 and name.box.bottom <= HEIGHT for name in names)


@pytest.mark.parametrize("width", WIDTHS)
def test_dates_and_scores_cover_nothing(width: float) -> None:
    places = [0.0, 21.0, 40.0, 44.0, 80.0, 100.0]
    days = tuple(DayMark(x, f"{at} September 2024", 0 < at < len(places) - 1) for at, x in enumerate(places))
    marks = [mark(x, 50 + 10 * (at % 3), 80) for at, x in enumerate(places)]
    drawn = draw_trend(chart(*marks, days=days), LIGHT, width)
    texts = [item for item in drawn.items if isinstance(item, Text)]
    assert sum("September" in text.text for text in texts) >= 2
    assert not any(one.box.meets(other.box) for one, other in combinations(texts, 2))
    assert all(text.box.x >= -0.01 and text.box.right <= width + 0.01 for text in texts)
