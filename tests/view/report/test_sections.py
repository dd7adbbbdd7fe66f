"""How sure the report is, the journey in figures, quadrants, evidence and method."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cxmap.scoring import Settings
from cxmap.view.phrase import Phrase
from cxmap.view.quadrants.values import ORDER

from .measured_maps import MAP, text, view

NOTHING = {"cxmap": 1, "title": "T", "touchpoints": ["A"]}


def only(*ids: str) -> dict[str, Any]:
    points = [point for point in MAP["phases"][0]["touchpoints"] if point["id"] in ids]
    return {**MAP, "phases": [{**MAP["phases"][0], "touchpoints": points}]}


def sure(data: dict[str, Any] | None = None) -> list[str]:
    return [text(sentence) for sentence in view(data).surety.sentences]


def test_verdicts_are_counted_and_fill_the_bar() -> None:
    tally = view().surety.tally
    assert {share.verdict: share.count for share in tally} == {
        "short": 2, "undecided": 2, "believed short": 1, "met": 1, "unknown": 1
    }  # fmt: skip
    assert abs(sum(share.width for share in tally) - 100) < 1e-9
    assert view(NOTHING).surety.tally == ()


def test_what_the_scores_rest_on_is_said_first() -> None:
    claims = view().words.counted.claims
    assert sure()[0] == (
        "6 of 6 scored touchpoints rest on data: 5 measured; "
        f"1 estimated from a survey, interviews or behaviour. {claims}"
    )
    assert sure(only("csat", "nps"))[0] == "2 of 2 scored touchpoints rest on data: 2 measured."
    assert sure(only("csat"))[0] == "The one scored touchpoint rests on data: 1 measured."
    assert sure(only("guess"))[0].endswith(claims)


def test_undecided_and_blind_spot_are_named() -> None:
    sentences = sure()
    (undecided,) = [one for one in sentences if one.startswith("Not decided")]
    assert "Bare (no margin of error" in undecided and "Effort (" in undecided
    assert (
        "The biggest blind spot is “Csat”: estimated 4, measured 1.6. It is worse than we think." in sentences
    )
    assert not any("blind spot" in one for one in sure(only("guess")))


def test_first_to_mend_has_its_interval_and_leads_to_its_trace() -> None:
    first = view().summary[0]
    assert "1.6 (1.37 … 1.93, n = 100) against a goal of 4" in text(first)
    assert Phrase("1.6 (1.37 … 1.93, n = 100)", "how-tp-csat") in first
    undecided = text(view(only("bare", "nps")).summary[0])
    assert undecided.startswith("Look first at") and "do not yet decide" in undecided
    assert "our estimate; nobody measured it" in text(view(only("guess", "nps")).summary[0])


def test_stability_is_said_where_there_is_a_choice() -> None:
    assert any("simulations" in one for one in sure({**MAP, "goal": 5}))
    assert not any("simulations" in one for one in sure(only("csat")))


def test_seams_say_what_changes_hands() -> None:
    numbers = view().numbers
    assert numbers is not None
    drops = [(text((seam.before,)), text((seam.after,)), seam.changes) for seam in numbers.seams]
    assert ("Nps", "Own", ("channel", "owner")) in drops
    assert [figure.key for figure in numbers.figures] == [
        "mean",
        "weighted_mean",
        "peak_end",
        "lowest",
    ]
    assert [figure.value for figure in numbers.figures][2] == "\N{EN DASH}"
    assert numbers.figures[2].how[0] == "no score where journeys end (None)"
    assert "rough sign" in numbers.channels
    assert [table.by for table in numbers.tables] == ["phase", "channel", "element", "owner", "persona"]
    assert numbers.tables[2].rows[0].name == "help"
    assert view(NOTHING).numbers is None


def test_peak_and_end_say_what_each_rests_on() -> None:
    scored = {**MAP, "phases": [{**MAP["phases"][0], "touchpoints": MAP["phases"][0]["touchpoints"][:-1]}]}
    numbers = view(scored).numbers
    assert numbers is not None
    assert [figure.key for figure in numbers.figures][-1] == "end"
    how = numbers.figures[2].how
    assert how[0].startswith("mean of the most intense moment, Csat (1.6, measured)"), how
    assert "the end, Guess (2.8, our estimate)" in how[0]


def test_every_scored_touchpoint_lies_in_one_corner() -> None:
    grid = view().grid
    assert grid is not None
    inside = [place.number for corner in grid.corners for place in corner.places]
    assert sorted(inside) == [1, 2, 3, 4, 5, 6]
    cross, points = grid.plot.cross, grid.plot.points
    assert cross is not None
    for key, corner in zip(ORDER, grid.corners, strict=True):
        for place in corner.places:
            point = points[place.number - 1]
            assert (point.id, point.quadrant) == (place.id, key)
            is_good = key in ("keep up the good work", "possible overkill")
            assert (point.performance >= cross.performance - 1e-9) == is_good
    assert view(only("csat")).grid is None


def test_points_have_the_colour_of_their_verdict_and_their_margin_of_error() -> None:
    grid = view().grid
    assert grid is not None
    found = {point.id: point for point in grid.plot.points}
    assert {id_: (place.kind, place.tone) for id_, place in found.items()} == {
        "csat": ("measured", "bad"),
        "effort": ("measured", "open"),
        "nps": ("measured", "good"),
        "own": ("measured", "bad"),
        "bare": ("measured", "open"),
        "guess": ("believed", "bad"),
    }
    for place in found.values():
        assert (place.low is None) == (place.id in ("bare", "guess"))
        if place.low is not None and place.high is not None:
            assert 0 <= place.low < place.performance < place.high <= 100
    assert [tone for tone, _ in grid.plot.tones] == ["bad", "good", "open"]
    assert [kind for kind, _ in grid.plot.marks] == ["believed", "measured"] and grid.plot.assumed
    assert {point.id for point in found.values() if point.assumed} == {"effort", "nps", "guess"}
    said = {place.id: place.importance for place in grid.places}
    assert said["effort"] == "3 (importance assumed)"


@pytest.mark.parametrize("language", ["en", "de"])
def test_without_any_importance_one_line_stands_in_for_the_plot(language: str) -> None:
    data: dict[str, Any] = {"cxmap": 1, "title": "T", "goal": 1}
    data["touchpoints"] = [{"name": "A", "experience": 1}, {"name": "B", "experience": -1}]
    report = view(data, language)
    assert (report.grid, report.grid_lack) == (None, report.words.in_charts.no_importance)
    assert all(row.quadrant == "" for row in report.gaps.rows)
    assert "quadrant" not in {one.key for one in report.method}
    given = view({**data, "touchpoints": [{**one, "importance": 4} for one in data["touchpoints"]]}, language)
    assert given.grid is not None and given.grid_lack == ""


def test_evidence_is_counted_to_the_newest_day_of_the_map() -> None:
    grounds = view().grounds
    assert grounds is not None
    assert (grounds.covered, grounds.measured, grounds.of) == (6, 5, 6)
    assert "31 March 2026" in grounds.ages
    assert text(grounds.stale) == "Older than 365 days: Guess."
    assert [(text((one.place,)), one.texts) for one in grounds.to_collect] == [("None", ("Ask them",))]
    for debt in grounds.debts:
        assert float(debt.how.rpartition(" = ")[2]) == pytest.approx(debt.row.debt, abs=0.0006)
    undated = view({**NOTHING, "touchpoints": [{"name": "A", "experience": 1}]}).grounds
    assert undated is not None and undated.stale == () and undated.ages == view().words.in_report.no_dates


def test_method_explains_only_what_occurs() -> None:
    everything = {one.key for one in view().method}
    assert {
        "scale",
        "measured",
        "interval",
        "holm",
        "verdict",
        "believed",
        "blind_spot",
        "debt",
    } <= everything
    assert "tolerance" not in everything
    assert "tolerance" in {one.key for one in view({**MAP, "tolerance": 0.2}).method}
    bare = view(NOTHING)
    assert {one.key for one in bare.method} == {"scale"} and bare.literature == ()
    believed = view(only("guess"))
    assert not any(work.startswith(("Wilson", "Holm", "Student")) for work in believed.literature)
    verdicts = next(one for one in believed.method if one.key == "verdict")
    assert len(verdicts.texts) == 1


def test_method_names_the_real_confidence_and_scale() -> None:
    report = view(settings=Settings(confidence=0.9))
    texts = {one.key: " ".join(one.texts) for one in report.method}
    assert "90% confidence" in texts["interval"]
    assert "0.1 / 4" in texts["holm"]
    assert "−gap / 4 × 100" in texts["priority"]


def test_needed_answers_are_only_roughly_known() -> None:
    data = only("own")
    data["phases"][0]["touchpoints"][0]["metrics"] = [
        {"type": "rating", "scale": {"min": 1, "max": 5}, "value": 3.99, "n": 60, "sd": 0.8}
    ]
    needed = view(data).needed["own"]
    assert re.fullmatch(r"n ≈ \d\d,\d{3} would decide, \d\d,\d{3} more", needed)


def test_scores_per_persona_that_are_only_believed_are_told_apart() -> None:
    report = view()
    assert "effort" in report.only_believed and "guess" not in report.only_believed
