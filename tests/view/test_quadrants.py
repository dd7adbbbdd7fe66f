"""The quadrants on small maps: where points and crosshair lie, and what may be concluded."""

from __future__ import annotations

import cxmap
from cxmap.locale.en import EN
from cxmap.view.quadrants import QuadrantsView, build_quadrants

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


def _view(text: str = SMALL, **more: str) -> QuadrantsView:
    return build_quadrants(cxmap.score(cxmap.loads(text)), EN, **more)  # type: ignore[arg-type]


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
    assert view.notes[0] == "crosshair at the means: importance 3.5, performance 0"
    assert view.sheet.figures == ("Begin with: Bad",)
    assert _view(crosshair="middle").notes[0] == "crosshair at the middle: importance 3, performance 0"


def test_assumed_importance_is_owned_up_to() -> None:
    assert _view().notes[1:] == (EN.in_charts.importance_assumed(1),)


def test_what_is_equally_important_is_not_told_apart() -> None:
    equal = _view(
        "cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: 1, importance: 4}, "
        "{name: B, experience: -1, importance: 4}]"
    )
    assert (equal.sheet.headline, equal.sheet.headline_bad) == (EN.in_charts.all_equal, False)
    assert (equal.cross, equal.names, len(equal.points)) == (None, (), 2)


def test_without_any_importance_there_is_advice_instead() -> None:
    view = _view("cxmap: 1\ntitle: T\ntouchpoints: [{name: A, experience: 1}, {name: B, experience: -1}]")
    assert view.points == ()
    assert view.sheet.advice is not None
    assert view.sheet.advice.lines[-1] == (2, "importance: 5")


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
