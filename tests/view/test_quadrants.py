"""The quadrants on small maps: where points and crosshair lie, and what may be concluded."""

from __future__ import annotations

import pytest

import cxmap
from cxmap.locale.en import EN
from cxmap.scoring import Crosshair
from cxmap.view.quadrants.build import MOST_STEPS, build_quadrants
from cxmap.view.quadrants.values import QuadrantsView

SMALL = """
cxmap: 1
title: Small
touchpoints:
  - {name: Overkill, importance: 2, experience: 2}
  - {name: Bad, importance: 5, experience: -2}
  - {name: Good, importance: 4, experience: 1}
  - {name: Unscored, importance: 5}
  - {name: Usual, experience: -1}
"""
AIMED = """
cxmap: 1
title: Aimed
goal: 1
touchpoints:
  - {name: Worst, importance: 4, experience: -2}
  - {name: Most important, importance: 5, experience: 0}
  - {name: Measured, importance: 4, metrics: [{type: csat, answers: [20, 20, 20, 20, 20]}]}
  - {name: Open, importance: 4, metrics: [{type: csat, answers: [1, 1, 2, 3, 3]}]}
  - {name: Usual, experience: 1}
  - {name: Aimless, importance: 5, experience: 2, goal: null}
"""


def _view(text: str = SMALL, crosshair: Crosshair | None = "means") -> QuadrantsView:
    return build_quadrants(cxmap.score(cxmap.loads(text)), EN, crosshair)


def test_points_are_ordered_by_quadrant() -> None:
    view = _view()
    assert [(point.name, point.quadrant) for point in view.points] == [
        ("Bad", "concentrate here"),
        ("Good", "keep up the good work"),
        ("Usual", "low priority"),
        ("Overkill", "possible overkill"),
    ]
    assert (view.points[0].performance, view.points[0].importance) == (0, 5)
    assert view.sheet.headline == "Concentrate on 1 touchpoint"
    assert view.sheet.headline_bad


def test_the_crosshair_says_where_it_lies() -> None:
    view = _view()
    assert view.cross is not None
    assert (view.cross.importance, view.cross.performance) == (3.5, 50)
    assert view.notes[0] == "Lines at the means: importance 3.5, performance 0"
    assert view.sheet.figures == ("Begin with: Bad",)
    assert _view(crosshair="middle").notes[0] == "Lines at the middle: importance 3, performance 0"


def test_at_the_goal_the_axis_is_that_of_the_gap() -> None:
    view = _view(AIMED, None)
    assert view.cross is not None
    assert view.cross.performance_label == "goal"
    zero = next(tick for tick in view.ticks if tick.number.startswith("0"))
    assert zero.height == view.cross.performance
    assert not view.faces and view.performance == EN.in_charts.gap_axis
    assert all(0 <= point.performance <= 100 for point in view.points)
    right = {point.name for point in view.points if point.performance >= view.cross.performance - 1e-9}
    assert right == {"Usual"}
    assert view.notes[0].startswith("Lines at the goal and at importance 3")
    spared = _view(AIMED.replace("goal: 1", "goal: 1\ntolerance: 0.5", 1), None).cross
    assert spared is not None
    assert spared.performance_label == "goal − 0.5"


def test_points_have_the_colour_of_their_verdict_and_their_margin() -> None:
    view = _view(AIMED, None)
    found = {point.name: point for point in view.points}
    assert {name: (point.tone, point.kind) for name, point in found.items()} == {
        "Worst": ("bad", "believed"),
        "Most important": ("bad", "believed"),
        "Measured": ("bad", "measured"),
        "Open": ("open", "measured"),
        "Usual": ("good", "believed"),
    }
    for name, point in found.items():
        has_margin = point.low is not None and point.high is not None
        assert has_margin == (name in ("Measured", "Open"))
        if point.low is not None and point.high is not None:
            assert point.low < point.performance < point.high
    assert [tone for tone, _ in view.tones] == ["bad", "good", "open"]


def test_what_to_begin_with_is_the_first_of_the_list_of_gaps() -> None:
    card = cxmap.score(cxmap.loads(AIMED))
    assert card.listed[0].name == "Worst"
    for crosshair in ("goal", "means", "middle"):
        assert _view(AIMED, crosshair).sheet.figures == ("Begin with: Worst",)


def test_the_undecided_are_not_counted_as_weak() -> None:
    assert _view(AIMED, "goal").sheet.headline == "Concentrate on 3 touchpoints; 1 not decided"


def test_what_cannot_be_placed_is_named() -> None:
    assert _view(AIMED, "goal").notes[-1] == EN.in_charts.unplaced.format(names="Aimless")
    assert _view().notes[-1] == EN.in_charts.unplaced.format(names="Unscored")


def test_assumed_importance_is_owned_up_to() -> None:
    view = _view()
    assert view.notes[1] == "Importance assumed to be 3 at 1 touchpoint: nobody has given one there"
    assert {point.name for point in view.points if point.assumed} == {"Usual"}
    assert view.assumed == "importance assumed"
    assert _view(SMALL.replace("{name: Usual, ", "{name: Usual, importance: 3, ")).assumed == ""


def test_what_is_equally_important_is_not_told_apart() -> None:
    text = (
        "cxmap: 1\ntitle: T\ngoal: 1\ntouchpoints: [{name: A, experience: 1, importance: 4}, "
        "{name: B, experience: -1, importance: 4}]"
    )
    equal = _view(text)
    assert (equal.sheet.headline, equal.sheet.headline_bad) == (EN.in_charts.all_equal, False)
    assert (equal.cross, equal.names, len(equal.points)) == (None, (), 2)
    assert _view(text, "goal").sheet.headline == "Concentrate on 1 touchpoint"


@pytest.mark.parametrize("crosshair", ["goal", "means"])
def test_without_any_importance_there_is_advice_instead(crosshair: Crosshair) -> None:
    view = _view(
        "cxmap: 1\ntitle: T\ngoal: 1\ntouchpoints: [{name: A, experience: 1}, {name: B, experience: -1}]",
        crosshair,
    )
    assert (view.points, view.sheet.headline) == ((), EN.in_charts.no_importance)
    assert view.sheet.advice is not None
    assert view.sheet.advice.lines[-1] == (2, "importance: 5")


def test_without_any_goal_there_is_advice_instead_or_another_crosshair() -> None:
    view = _view(SMALL, "goal")
    assert (view.points, view.sheet.headline) == ((), EN.headline_no_goals)
    assert view.sheet.advice is not None
    assert view.sheet.advice.lines[0][1].startswith("goal:")


def test_the_most_important_and_the_worst_come_first() -> None:
    view = _view(
        "cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: -1, importance: 4}, "
        "{name: B, experience: -2, importance: 4}, {name: C, experience: -1, importance: 5}, "
        "{name: D, experience: 2, importance: 1}]"
    )
    assert [point.name for point in view.points] == ["C", "B", "A", "D"]


def test_no_scores_no_quadrants() -> None:
    view = _view("cxmap: 1\ntitle: T\ntouchpoints: [A]")
    assert (view.points, view.cross, view.sheet.headline) == ((), None, EN.headline_no_scores)


def test_phases_are_counted_as_phases() -> None:
    view = _view(
        "cxmap: 1\ntitle: T\ngoal: 1\nphases: [{name: P, experience: -1, importance: 4, touchpoints: [A]}, "
        "{name: Q, touchpoints: [{name: B, experience: -1, importance: 5}]}]",
        "goal",
    )
    assert view.sheet.headline == "Concentrate on 1 touchpoint and 1 phase"
    assert {point.name for point in view.points} == {"P (whole phase)", "B"}


@pytest.mark.parametrize("tolerance", [3.0, 4e4, 1e9])
def test_an_axis_has_few_lines_however_far_it_reaches(tolerance: float) -> None:
    view = build_quadrants(cxmap.score(cxmap.loads(AIMED), tolerance=tolerance), EN, "goal")
    assert 2 < len(view.ticks) <= MOST_STEPS + 1
    assert all(0 <= tick.height <= 100 for tick in view.ticks)
