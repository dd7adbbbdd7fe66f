"""A map beside its future: which columns there are, what the lines join, and what is said."""

from __future__ import annotations

from typing import Any

import pytest

import cxmap
from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.scoring.future import obstacle, shared_ids
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView, Series


def touchpoint(id_: str, score: float | None = None, **more: Any) -> dict[str, Any]:
    given = {} if score is None else {"experience": score}
    return {"id": id_, "name": id_.capitalize(), **given, **more}


def made(phases: dict[str, list[dict[str, Any]]], state: str = "current", **more: Any) -> Map:
    data = {
        "cxmap": 1,
        "title": "Now" if state == "current" else "Then",
        "state": state,
        "date": "2026-01-31",
        "phases": [{"id": id_, "name": id_, "touchpoints": found} for id_, found in phases.items()],
    }
    return Map.model_validate({**data, **more})


def beside(now: Map, then: Map, language: str = "en") -> CurveView:
    return build_curve(cxmap.score(now), words_for(language), cxmap.score(then))


def columns(view: CurveView) -> list[str]:
    return [{"new": "+", "dropped": "-", "": ""}[column.change] + column.id for column in view.columns]


def line(view: CurveView, role: str) -> Series:
    return next(series for series in view.series if series.role == role)


def runs(view: CurveView, role: str) -> list[list[int]]:
    return [[mark.column for mark in run.marks] for run in line(view, role).stretches]


NOW = made({"p": [touchpoint("a", -1), touchpoint("b", 0), touchpoint("c", 1)], "q": [touchpoint("d", 2)]})


def test_columns_are_those_of_now_with_new_ones_where_the_future_has_them() -> None:
    then = made(
        {
            "start": [touchpoint("s", 1)],
            "p": [touchpoint("x", 1), touchpoint("a", 1), touchpoint("y", 1), touchpoint("c", 1)],
            "between": [touchpoint("m", 1)],
            "q": [touchpoint("z", 1), touchpoint("d", 1)],
            "end": [touchpoint("e", 1)],
        },
        "future",
    )
    view = beside(NOW, then)
    assert columns(view) == ["+s", "+x", "a", "+y", "-b", "c", "+m", "+z", "d", "+e"]
    assert [(band.id, band.first, band.last) for band in view.bands] == [
        ("start", 0, 0), ("p", 1, 5), ("between", 6, 6), ("q", 7, 8), ("end", 9, 9),
    ]  # fmt: skip


def test_new_touchpoints_fill_a_phase_that_has_none() -> None:
    now = made({"p": [], "q": [touchpoint("a", 1)]})
    view = beside(now, made({"p": [touchpoint("n", 1)], "q": [touchpoint("a", 2)]}, "future"))
    assert columns(view) == ["+n", "a"]
    assert [(band.id, band.first, band.last) for band in view.bands] == [("p", 0, 0), ("q", 1, 1)]


def test_phases_of_one_map_only_do_not_tear_neighbours_apart() -> None:
    loose = [
        touchpoint("s", 1),
        touchpoint("a", 1),
        touchpoint("x", 1),
        touchpoint("d", 1),
        touchpoint("e", 1),
    ]
    plain = made({}, "future", touchpoints=loose)
    view = beside(NOW, plain)
    assert columns(view) == ["+s", "a", "+x", "-b", "-c", "d", "+e"]
    assert [(band.id, band.first, band.last) for band in view.bands] == [("p", 0, 4), ("q", 5, 6)]
    turned = beside(plain.model_copy(update={"state": "current"}), NOW.model_copy(update={"state": "future"}))
    assert columns(turned) == ["-s", "a", "+b", "+c", "-x", "d", "-e"]
    assert turned.bands == ()


def test_lines_pass_over_what_their_map_does_not_have_and_stop_where_a_score_is_missing() -> None:
    then = made(
        {"p": [touchpoint("a", 1), touchpoint("x", 2), touchpoint("c", 1)], "q": [touchpoint("d")]}, "future"
    )
    view = beside(NOW, then)
    assert columns(view) == ["a", "+x", "-b", "c", "d"]
    assert runs(view, "experience") == [[0, 2, 3, 4]]
    assert runs(view, "future") == [[0, 1, 3]]


def test_touchpoints_in_another_phase_of_the_future_stay_where_they_are_now() -> None:
    then = made({"p": [touchpoint("d", 1)], "new": [touchpoint("a", 1)]}, "future")
    view = beside(NOW, then)
    assert columns(view) == ["a", "-b", "-c", "d"]
    assert [band.id for band in view.bands] == ["p", "q"]


def test_scores_of_another_scale_are_shown_on_that_of_now() -> None:
    then = made({"p": [touchpoint("a", 4), touchpoint("b", 3)]}, "future", scale={"min": 1, "max": 5})
    view = beside(NOW, then)
    heights = [(mark.height, mark.label) for run in line(view, "future").stretches for mark in run.marks]
    assert heights == [(75.0, "+1"), (50.0, "0")]
    assert [column.lift for column in view.columns] == [("+2",), ("0",), ("dropped",), ("dropped",)]
    assert view.future is not None
    assert [(lift.now, lift.then) for lift in view.future.lifts] == [(25.0, 75.0), (50.0, 50.0)]
    assert "its scale 1 to 5 converted" in view.sheet.source


def test_a_lift_is_better_whichever_way_the_scale_runs() -> None:
    scale = {"min": 1, "max": 5, "direction": "lower-is-better"}
    view = beside(
        made({"p": [touchpoint("a", 4), touchpoint("b", 2)]}, scale=scale),
        made({"p": [touchpoint("a", 1), touchpoint("b", 3)]}, "future", scale=scale),
    )
    assert [column.lift for column in view.columns] == [("+3",), ("\N{MINUS SIGN}1",)]
    assert "1 of 2 touchpoints rises" in view.sheet.figures


def test_the_picture_is_told_in_words_and_names_both_maps() -> None:
    new = [touchpoint("x", 2), touchpoint("y", 0), touchpoint("z", 2)]
    then = made({"p": [touchpoint("a", 1), *new]}, "future", date="2027-02-28")
    view = beside(NOW, then)
    assert (
        "the future of \N{LEFT DOUBLE QUOTATION MARK}Then\N{RIGHT DOUBLE QUOTATION MARK}" in view.description
    )
    assert "; future +1 (+2). X: " in view.description
    assert view.description.count("; dropped") == 3 and view.description.count("; new") == 3
    assert view.sheet.source == (
        "current state: Now, 31 January 2026",
        "future state: Then, 28 February 2027",
    )
    assert view.sheet.figures == (
        "mean of the one scored in both \N{MINUS SIGN}1 \N{RIGHTWARDS ARROW} +1",
        "peak\N{EN DASH}end +2 \N{RIGHTWARDS ARROW} +2",
        "1 of 1 touchpoints rises",
    )
    assert view.sheet.subtitle[0] == "Journey map, current and future state"


def test_what_only_now_has_stays_and_nothing_of_the_future_is_ranked() -> None:
    now = made({"p": [touchpoint("a", -2), touchpoint("b", 1)]}, goal=1)
    then = made({"p": [touchpoint("a", 1), touchpoint("x", -2, gains=["Fast"])]}, "future", goal=1)
    view = beside(now, then)
    assert [(column.id, column.rank) for column in view.columns] == [("a", 1), ("x", None), ("b", None)]
    gains = next(lane for lane in view.lanes if lane.key == "gains")
    assert gains.cells == ((), ("Fast",), ())
    assert view.shades == () and {series.role for series in view.series} == {"experience", "future"}


def test_a_map_beside_itself_lifts_nothing() -> None:
    same = NOW.model_copy(update={"state": "future"})
    view = beside(NOW, same)
    assert [column.change for column in view.columns] == [""] * 4
    assert [column.lift for column in view.columns] == [("0",)] * 4
    assert line(view, "future").stretches == line(view, "experience").stretches
    assert view.future_line == line(view, "future")
    assert view.sheet.figures[0] == "mean +0.5 \N{RIGHTWARDS ARROW} +0.5"
    assert view.sheet.figures[-1] == "0 of 4 touchpoints rise"


def test_maps_that_score_nothing_in_common_have_no_mean() -> None:
    new = [touchpoint("x", 2), touchpoint("y", 0), touchpoint("z", 2)]
    view = beside(NOW, made({"p": [touchpoint("a"), *new]}, "future"))
    assert view.sheet.figures == ("peak\N{EN DASH}end +2 \N{RIGHTWARDS ARROW} +2",)
    bare = beside(NOW, made({"p": [touchpoint("a"), touchpoint("x", 2)]}, "future"))
    assert bare.sheet.figures == (), "one score of two is too little for a peak-end"
    assert build_curve(cxmap.score(NOW), words_for("en")).future_line is None


def test_phases_scored_as_a_whole_have_a_future_too() -> None:
    def phased(state: str, score: float, low: float, high: float) -> Map:
        phase = {"id": "p", "name": "P", "experience": score, "touchpoints": [touchpoint("a")]}
        data = {
            "cxmap": 1,
            "title": "T",
            "state": state,
            "phases": [phase],
            "scale": {"min": low, "max": high},
        }
        return Map.model_validate(data)

    view = beside(phased("current", 2, 1, 5), phased("future", 10, 0, 10))
    assert view.future is not None
    assert [(level.height, level.label) for level in view.future.levels] == [(100.0, "5")]
    assert view.sheet.figures[0] == "mean 2 \N{RIGHTWARDS ARROW} 5", "over the phase, which both maps score"


def test_feelings_stand_beside_each_other_where_there_are_no_scores() -> None:
    now = made({"p": [touchpoint("a", feelings=["tired"]), touchpoint("b", feelings=["lost"])]})
    then = made({"p": [touchpoint("a", feelings=["awake"])]}, "future")
    view = beside(now, then)
    assert view.future is not None
    assert view.future.feelings == (("awake",), ())


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_tells_of_it(language: str) -> None:
    then = made({"p": [touchpoint("a", 1), touchpoint("x", 2)]}, "future", scale={"min": -1, "max": 3})
    view = beside(NOW, then, language)
    words = words_for(language)
    assert line(view, "future").name == words.future
    assert words.new_step in {text for column in view.columns for text in column.lift}
    assert view.sheet.figures[0].startswith(f"{words.mean_in_both(1)} ")
    assert "2" in words.mean_in_both(2) and words.mean_in_both(1) != words.mean_in_both(2)
    assert "{" not in view.description + " ".join(view.sheet.source)


def test_what_cannot_be_compared_says_why() -> None:
    then = made({"p": [touchpoint("a", 1)]}, "future")
    assert obstacle(NOW, then) is None
    assert shared_ids(NOW, then) == ("a",)
    assert "state: future" in str(obstacle(NOW, NOW))
    assert "give the current map" in str(obstacle(then, then))
    other = made({"p": [touchpoint("z", 1)]}, "future")
    assert "no touchpoint in common" in str(obstacle(NOW, other))
    assert "`a`, `b`, `c`, `d` now, `z` in the future" in str(obstacle(NOW, other))
    turned = made(
        {"p": [touchpoint("a", 1)]}, "future", scale={"min": -2, "max": 2, "direction": "lower-is-better"}
    )
    assert "opposite ways" in str(obstacle(NOW, turned))
