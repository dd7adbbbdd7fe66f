"""Goals in units, further metrics and figures of the whole, as the report tells them."""

from __future__ import annotations

from typing import Any

import pytest

from cxmap.locale import LANGUAGES, words_for
from cxmap.model import Map
from cxmap.scoring import score
from cxmap.view.metric_rows import whole_rows, written_goal
from cxmap.view.report.values import ReportView

from .measured_maps import text, touchpoint, view

CSAT = {"type": "csat", "answers": [6, 46, 514, 1428, 631]}
NPS = {"type": "nps", "promoters": 150, "passives": 174, "detractors": 82}
EASE = {"type": "rating", "name": "Ease", "scale": {"min": 1, "max": 10}, "value": 7, "sd": 2, "n": 100}


def data(**more: Any) -> dict[str, Any]:
    points = [
        touchpoint("own", goal={"csat": 75, "nps": 40}, metrics=[CSAT, NPS]),
        touchpoint("taken", channel=["desk", "web"], metrics=[CSAT]),
        touchpoint("idle", goal={"ces": 6}, experience=4),
    ]
    channels = [
        {"id": "web", "name": "Web", "goal": 4.2},
        {"id": "desk", "name": "Desk", "goal": {"score": 4}},
    ]
    return {
        "cxmap": 1,
        "title": "T",
        "scale": {"min": 1, "max": 5},
        "goal": {"score": 3, "nps": 40},
        "metrics": [NPS],
        "channels": channels,
        "phases": [{"id": "p", "name": "P", "goal": 3.5, "metrics": [EASE], "touchpoints": points}],
        **more,
    }


@pytest.fixture(scope="module")
def told() -> ReportView:
    return view(data())


def how(told: ReportView, id_: str, key: str) -> str:
    return told.traces[id_].line(key).replace("\N{NO-BREAK SPACE}", " ")


def test_a_goal_in_a_unit_is_traced_as_written_and_in_points(told: ReportView) -> None:
    assert how(told, "own", "goal") == (
        "goal 4: Its own. Written as 75% CSAT, and judged by that on the metric’s own scale; "
        "on the map’s scale it is 4."
    )
    assert "on the right side of 75% CSAT" in how(told, "own", "verdict")
    row = next(row for row in told.gaps.rows if row.id == "own")
    assert (row.goal, row.goal_own, row.goal_unit, row.converted) == (4, 75, "csat", False)


def test_a_converted_goal_says_that_the_conversion_decides(told: ReportView) -> None:
    goal = how(told, "taken", "goal")
    assert "From its channel Web; the strictest of its channels’ goals; a channel promises the same" in goal
    assert "4.2 is taken as 80% CSAT by conversion, and that decides the verdict" in goal
    assert [row.id for row in told.gaps.converted] == ["taken"]


def test_a_goal_that_judges_nothing_is_said_to(told: ReportView) -> None:
    assert "6 CES is compared with nothing" in how(told, "idle", "goal")


def test_a_further_metric_is_judged_in_the_trace_and_in_the_summary(told: ReportView) -> None:
    (other,) = told.traces["own"].others
    assert other.endswith("n = 406; goal +40, gap −23: below goal")
    summary = [text(sentence).replace("\N{NO-BREAK SPACE}", " ") for sentence in told.summary]
    assert "Another figure is below goal at “Own”: NPS +17 against +40." in summary
    assert "Asked about the whole: NPS +17 against +40, below goal." in summary


def test_the_whole_stands_among_the_numbers(told: ReportView) -> None:
    assert told.numbers is not None
    assert [(row.name, row.whose, row.goal, row.converted, row.verdict) for row in told.numbers.whole] == [
        ("NPS", "", 40, False, "short"),
        ("Ease", "phase P", pytest.approx(6.625), True, "undecided"),
    ]
    assert {explained.key for explained in told.method} >= {"interval"}
    assert any("Reichheld" in work for work in told.literature)


def test_the_whole_is_told_where_nothing_else_has_a_score() -> None:
    told = view(data(phases=[{"id": "p", "name": "P", "touchpoints": ["Look"]}]))
    assert told.numbers is not None
    assert told.numbers.figures == ()
    assert [row.name for row in told.numbers.whole] == ["NPS"]


def test_goals_read_as_they_are_written() -> None:
    map_ = Map.model_validate(data())
    goals = [map_.goal, *(channel.goal for channel in map_.channels)]
    texts = [written_goal(map_, goal, words_for("en")) for goal in goals if goal is not None]
    assert texts == [("3", "+40 NPS"), ("4.2",), ("4",)]
    assert map_.steps[0].touchpoint.goal is not None
    first, second = written_goal(map_, map_.steps[0].touchpoint.goal, words_for("fr"))
    assert (first, second) == ("CSAT 75\N{NARROW NO-BREAK SPACE}%", "NPS +40")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_tells_the_whole_with_its_numbers(language: str) -> None:
    rows = whole_rows(score(Map.model_validate(data())), LANGUAGES[language])
    assert [row.figure_text[:3] for row in rows] == ["+17", "7"]
    assert all(row.goal_origin and row.verdict_text for row in rows)
    assert rows[1].goal_note
    assert "P" in rows[1].phase
