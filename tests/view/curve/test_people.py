"""Whose a touchpoint is, and moods that change within one: lines, marks and lanes."""

from __future__ import annotations

from typing import Any

import pytest

import cxmap
from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.scoring import Scorecard, extremes, journey
from cxmap.view.curve.build import build_curve
from cxmap.view.curve.values import CurveView, Series
from cxmap.view.flow.build import build_flow
from cxmap.view.gaps.table import build_gaps
from cxmap.view.matrix.build import build_matrix

EN = words_for("en")
RIDE: list[dict[str, Any]] = [
    {"name": "Order", "personas": "rider", "experience": 2},
    {"name": "Wait", "personas": "driver", "experience": -2},
    {"name": "Meet", "experience": {"rider": 1, "driver": 1}},
    {"name": "Clean", "personas": "driver", "experience": -1},
    {"name": "Rate", "experience": {"rider": 1, "driver": 0}},
]
MOODS: list[dict[str, Any]] = [
    {"name": "See", "feelings": [{"word": "neutral", "score": 0}]},
    {"name": "Compare", "feelings": [{"word": "hope", "score": 2}, {"word": "doubt", "score": -2}]},
    {"name": "Buy", "feelings": [{"word": "fine", "score": 0}]},
]


def card(touchpoints: list[dict[str, Any]], **frame: Any) -> Scorecard:
    return cxmap.score(
        Map.model_validate({"cxmap": 1, "title": "T", "goal": 1, "touchpoints": touchpoints, **frame})
    )


def ride(*, persona: str | None = None) -> Scorecard:
    map_ = card(RIDE, personas=["Rider", "Driver"]).map
    return cxmap.score(map_, persona=persona)


def runs(series: Series) -> list[list[int]]:
    return [[mark.column for mark in run.marks] for run in series.stretches]


def lines(view: CurveView) -> dict[str, list[list[int]]]:
    return {series.id or series.role: runs(series) for series in view.series}


def test_a_line_passes_over_what_is_not_for_its_persona() -> None:
    assert lines(build_curve(ride(), EN)) == {
        "experience": [[0], [1, 2, 3, 4]],
        "rider": [[0, 2, 4]],
        "driver": [[1, 2, 3, 4]],
    }
    assert lines(build_curve(ride(persona="rider"), EN)) == {"experience": [[0, 1, 2]]}


def test_a_score_that_a_persona_lacks_where_it_comes_ends_its_line() -> None:
    points = [dict(point) for point in RIDE]
    points[2] = {"name": "Meet", "experience": {"driver": 1}}
    view = build_curve(card(points, personas=["Rider", "Driver"]), EN)
    assert lines(view)["rider"] == [[0], [4]]


def test_every_picture_says_whose_a_touchpoint_is() -> None:
    view = build_curve(ride(), EN)
    assert [column.whose for column in view.columns] == ["Rider", "Driver", "", "Driver", ""]
    assert [box.whose for box in build_flow(ride(), EN).plan.boxes] == ["Rider", "Driver", "", "Driver", ""]
    lanes = {one.key: one for band in build_matrix(ride(), EN).bands for one in band.lanes}
    assert [(cell.first, cell.entries[0].text) for cell in lanes["whose"].cells] == [
        (0, "Rider"),
        (1, "Driver"),
        (3, "Driver"),
    ]
    assert {row.name: row.whose_text for row in build_gaps(ride(), EN).rows}["Clean"] == "Driver"


def test_the_flow_goes_from_each_touchpoint_to_the_next_of_everybody_who_comes() -> None:
    plan = build_flow(ride(), EN).plan
    assert [(way.start, way.end) for way in plan.ways] == [(0, 2), (1, 2), (2, 3), (2, 4), (3, 4)]
    assert [box.name for box in plan.boxes if box.entry] == ["Order", "Wait"]
    assert [box.name for box in plan.boxes if box.exit] == ["Rate"]
    own = build_flow(ride(persona="rider"), EN).plan
    assert [(way.start, way.end) for way in own.ways] == [(0, 1), (1, 2)]


def test_moods_that_change_stand_side_by_side_in_their_order() -> None:
    marks = [mark for run in build_curve(card(MOODS), EN).series[0].stretches for mark in run.marks]
    assert [(mark.column, mark.height) for mark in marks] == [(0, 50), (1, 100), (1, 0), (2, 50)]
    assert [mark.x for mark in marks] == sorted({mark.x for mark in marks})
    assert all(mark.column < mark.x < mark.column + 1 for mark in marks)


def test_the_worst_and_the_best_of_them_count() -> None:
    found = card(MOODS)
    ends, figures = extremes(found, found.places), journey(found)
    assert ends is not None and figures is not None
    assert [(moment.place.id, moment.score) for moment in ends] == [("compare", -2), ("compare", 2)]
    assert (figures.lowest.id, figures.lowest_score) == ("compare", -2)
    assert figures.peak is not None
    assert (figures.peak.id, figures.peak_score, figures.end, figures.peak_end) == ("compare", -2, 0, -1)
    assert figures.mean == 0, "a touchpoint still counts once in the mean"


def test_what_is_felt_last_is_the_end() -> None:
    figures = journey(card([*MOODS[:1], MOODS[0] | {"name": "Go"}, MOODS[1]]))
    assert figures is not None
    assert figures.end == -2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_change_is_told_in_words(language: str) -> None:
    words = words_for(language)
    row = next(row for row in build_gaps(card(MOODS), words).rows if row.id == "compare")
    assert "+2 \N{RIGHTWARDS ARROW} \N{MINUS SIGN}2" in row.turn_text
    assert row.turn_text in build_curve(card(MOODS), words).description
    assert row.turn_text in [box.turn for box in build_flow(card(MOODS), words).plan.boxes]


def test_feelings_of_different_people_are_no_change_of_mood() -> None:
    felt = [{"score": 2, "persona": "rider"}, {"score": -2, "persona": "driver"}]
    place = card([{"name": "Meet", "feelings": felt}], personas=["Rider", "Driver"]).touchpoints[0]
    assert [own.experience for own in place.personas] == [2, -2]
    assert not place.moves


def test_a_measured_or_written_score_is_not_replaced_by_feelings() -> None:
    written = card([MOODS[1] | {"experience": 1}]).touchpoints[0]
    assert written.experience == 1
    apart = card(
        [
            MOODS[1]
            | {"experience": 1, "feelings": [{"word": "low", "score": -1}, {"word": "flat", "score": 0}]}
        ]
    ).touchpoints[0]
    assert list(apart.moments) == [1]
    measured = card([MOODS[1] | {"metrics": [{"type": "csat", "value": "80%", "n": 100}]}]).touchpoints[0]
    assert list(measured.moments) == [measured.experience]


def test_a_written_score_hides_no_moment_that_it_sums_up() -> None:
    """One number for a step with hope and doubt: the number stays, and so does the worst of it."""
    written = card([MOODS[0], MOODS[1] | {"experience": 1}, MOODS[2]])
    assert list(written.touchpoints[1].moments) == [2, -2]
    found = journey(written)
    assert found is not None and (found.lowest.name, found.lowest_score) == ("Compare", -2)
    of_some = [
        {"word": "glad", "score": 2, "persona": "rider"},
        {"word": "sad", "score": -2, "persona": "rider"},
    ]
    place = card([{"name": "Meet", "experience": 1, "feelings": of_some}], personas=["Rider", "Driver"])
    assert list(place.touchpoints[0].moments) == [1], (
        "what one of them feels is not everybody's change of mood"
    )
    assert list(place.touchpoints[0].personas[0].moves) == [2, -2]


def test_what_one_persona_feels_of_a_whole_phase_is_drawn_as_theirs() -> None:
    data = {
        "cxmap": 1, "title": "T", "goal": 1, "scale": {"min": -3, "max": 3},
        "personas": [{"id": "a", "name": "Ann"}, {"id": "b", "name": "Ben"}],
        "phases": [
            {"name": "View", "experience": {"a": -3, "b": 2}, "touchpoints": [
                {"name": "Call", "personas": ["a", "b"]}, {"name": "See", "experience": {"a": 3, "b": 0}},
            ]},
            {"name": "Sign", "experience": {"a": 1, "b": 1}, "touchpoints": ["Pay"]},
        ],
    }  # fmt: skip
    curve = build_curve(cxmap.score(Map.model_validate(data)), EN)
    drawn = {
        series.id: [(mark.column, mark.label) for run in series.stretches for mark in run.marks]
        for series in curve.series
    }
    assert (0, "\N{MINUS SIGN}3") in drawn["a"] and (0, "+2") in drawn["b"]
    assert not [label for column, label in drawn["a"] + drawn["b"] if column == 2], (
        "what all share is the level"
    )


def test_an_impact_moment_stands_at_the_worst_or_the_best() -> None:
    for direction, at in (("negative", (0, 1 / 6)), ("positive", (100, -1 / 6)), ("either", (0, 1 / 6))):
        points = [MOODS[0], MOODS[1] | {"impact": direction}]
        callout = build_curve(card(points), EN).callouts[0]
        assert callout.height == at[0]
        assert callout.shift == pytest.approx(at[1])
