"""The plot of a curve alone: where its marks stand, what is said beside them, what its parts stand for."""

from __future__ import annotations

import cProfile
from itertools import combinations

import pytest

from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.pictures.curve.alone import PlotAlone, plot_alone
from cxmap.rendering.scene.page import Shape, Text
from cxmap.rendering.theme import LIGHT
from cxmap.scoring import score
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.mirror import mirrored
from cxmap.view.curve.values import CurveView
from cxmap.view.spans import spans
from tests.rendering.report.report_pages import rich


def curve(experiences: list[float | None], *, goal: float = 1) -> CurveView:
    touchpoints = [
        {"id": f"t{at}", "name": f"T{at}", "experience": value} for at, value in enumerate(experiences)
    ]
    data = {"cxmap": 1, "title": "T", "goal": goal, "phases": [{"name": "P", "touchpoints": touchpoints}]}
    return build_curve(score(Map.model_validate(data)), words_for("en"))


def plot(view: CurveView, width: float = 800.0, height: float = 280.0) -> PlotAlone:
    return plot_alone(view, LIGHT, (0, len(view.columns) - 1), width, height, 30.0)


def lines(drawn: PlotAlone) -> int:
    """In how many pieces the main line is drawn, each of which has a halo."""
    return (
        sum(isinstance(item, Shape) and item.tag == ("line", "experience", "") for item in drawn.items) // 2
    )


def test_marks_stand_in_the_middle_of_their_columns() -> None:
    drawn = plot(curve([-2, 2, None, 0]))
    assert [(column, x) for column, (x, _) in drawn.marks] == [(0, 100.0), (1, 300.0), (3, 700.0)]
    heights = [y for _, (_, y) in drawn.marks]
    assert heights[1] < heights[2] < heights[0] < drawn.height
    said = [item.text for item in drawn.items if isinstance(item, Text)]
    assert any(text.startswith("no score") for text in said) and drawn.silent == frozenset()


def test_a_missing_score_breaks_the_line() -> None:
    assert lines(plot(curve([0, 1, None, 1, 0]))) == 2
    assert lines(plot(curve([0, None, 1]))) == 0


@pytest.mark.parametrize("width", [200.0, 470.0, 1000.0])
def test_every_score_stands_beside_its_mark_and_covers_no_other(width: float) -> None:
    drawn = plot(curve([-2, 2, -2, 1, 1, 0]), width)
    numbers = [item for item in drawn.items if isinstance(item, Text) and item.tag.role == "score"]
    assert sorted(number.text for number in numbers) == sorted(["−2", "+2", "−2", "+1", "+1", "0"])
    assert not any(one.box.meets(other.box) for one, other in combinations(numbers, 2))
    for number in numbers:
        assert number.box.x >= 0 and number.box.right <= width
        assert number.box.y >= 0 and number.box.bottom <= drawn.height


def test_what_belongs_to_a_line_or_a_touchpoint_says_so() -> None:
    view = build_curve(score(Map.model_validate(rich(columns=4))), words_for("en"))
    drawn = plot(view)
    for series in view.series:
        roles = {item.tag.role for item in drawn.items if item.tag.series == series.key}
        assert {"line", "mark"} <= roles, series.key
    marked = {item.tag.place for item in drawn.items if item.tag.role == "mark" and item.tag.place}
    assert marked == {view.columns[column].id for column, _ in drawn.marks}


def test_measured_scores_have_their_count_an_interval_and_the_believed_one_beside_them() -> None:
    data = {
        "cxmap": 1,
        "title": "T",
        "scale": {"min": 0, "max": 100},
        "touchpoints": [
            {"name": "A", "experience": 80, "metrics": [{"type": "csat", "value": 40, "n": 50}]},
            {"name": "B", "experience": 40, "metrics": [{"type": "csat", "value": 40}]},
            {"name": "C", "experience": 30},
        ],
    }
    drawn = plot(build_curve(score(Map.model_validate(data)), words_for("en")))
    said = [item.text for item in drawn.items if isinstance(item, Text)]
    assert [text for text in said if text.startswith("n")] == ["n\u00a0=\u00a050"]
    roles = [item.tag.role for item in drawn.items]
    assert roles.count("believed") == 2 and "interval" in roles


@pytest.mark.parametrize("experiences", [[-2, 2, 0, 0], [1, None, -2, None, 0, 2], [0]])
def test_a_curve_turned_around_is_the_same_from_the_other_side(experiences: list[float | None]) -> None:
    view = curve(experiences)
    turned = mirrored(view)
    assert mirrored(turned).columns == view.columns and mirrored(turned).goals == view.goals
    last = len(experiences) - 1
    one, other = plot(view), plot(turned)
    for (column, (x, y)), (turned_column, (turned_x, turned_y)) in zip(
        one.marks, other.marks[::-1], strict=True
    ):
        assert column + turned_column == last
        assert (x + turned_x, y - turned_y) == pytest.approx((800.0, 0.0))


@pytest.mark.parametrize("columns", [1, 3, 10, 11, 13, 60])
def test_parts_hold_every_column_once(columns: int) -> None:
    view = curve([at % 5 - 2 for at in range(columns)])
    parts = [plot_alone(view, LIGHT, span, 800.0, 160.0, 26.0) for span in spans(columns, 10, {0})]
    assert [column for part in parts for column, _ in part.marks] == list(range(columns))
    assert all(0 < x < part.width for part in parts for _, (x, _) in part.marks)


def test_long_journeys_take_no_more_work_for_each_touchpoint() -> None:
    """Calls are counted: they are the same on a busy machine."""

    def calls(columns: int) -> int:
        view = curve([at * 7 % 5 - 2 for at in range(columns)])
        profile = cProfile.Profile()
        profile.runcall(plot, view, 100.0 * columns)
        return sum(entry.callcount for entry in profile.getstats())

    calls(20)
    few, many = calls(50), calls(400)
    assert many < 8 * few * 1.2
