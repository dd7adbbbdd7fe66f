"""The lifecycle as a view: panels, and what is said of them."""

from __future__ import annotations

import cxmap
from cxmap.locale import LANGUAGES
from cxmap.scoring import score
from cxmap.view.lifecycle.build import build_lifecycle
from cxmap.view.lifecycle.values import LifecycleView

RATING = "type: rating, scale: {min: 0, max: 10}"
SERIES = f"""
scale: {{min: 0, max: 10}}
goal: 7
phases:
  - name: Buy
    touchpoints:
      - id: a
        name: A
        metrics:
          - {{{RATING}, value: 8, n: 400, sd: 2, date: 2025-05-01}}
          - {{{RATING}, value: 6, n: 400, sd: 2, date: 2022-05-01}}
  - {{name: Use, touchpoints: [B]}}
"""


def view_of(text: str, language: str = "en") -> LifecycleView:
    return build_lifecycle(score(cxmap.loads(f"cxmap: 1\ntitle: T\n{text}")), LANGUAGES[language])


def test_a_trend_is_told_with_its_certainty() -> None:
    view = view_of(SERIES)
    assert view.sheet.headline == "From 6 in 2022 to 8 in 2025: better, more than chance explains"
    assert not view.sheet.headline_bad
    assert view.sheet.figures == ("Means per year, 2022 \u2013 2025",)
    assert [period for period, _ in view.periods] == ["2022", "2023", "2024", "2025"]
    overall, buy, use = view.panels
    assert (buy.name, buy.goal, buy.goal_label, buy.tone) == ("Buy", 70, "goal 7", "good")
    assert [(mark.column, mark.height, mark.n) for mark in buy.marks] == [(0, 60, "400"), (3, 80, "400")]
    assert [(one.start, one.end, one.height, one.end_height, one.whole) for one in buy.steps] == [
        (0, 3, 60, 80, True)
    ]
    assert all(mark.low is not None and mark.low < mark.height for mark in buy.marks)
    assert overall.marks == buy.marks
    assert (use.marks, use.note) == ((), "no score")


def test_a_lower_score_is_better_where_the_scale_says_so() -> None:
    text = SERIES.replace(
        "scale: {min: 0, max: 10}\ngoal", "scale: {min: 0, max: 10, direction: lower-is-better}\ngoal"
    )
    assert "worse" not in view_of(text).sheet.headline


def test_one_period_is_no_trend() -> None:
    view = view_of("date: 2026-02-01\ntouchpoints: [{name: A, experience: 1}, {name: B, experience: 0}]")
    assert view.sheet.headline == "All scores are of one period, Q1 2026: there is no trend yet"
    assert view.periods == (("Q1", "2026"),)
    assert [(mark.label, mark.kind) for mark in view.panels[0].marks] == [("+0.5", "believed")]
    assert view.panels[0].note == "mean of 2 touchpoints"


def test_without_dates_and_without_scores() -> None:
    view = view_of("touchpoints: [{name: A, experience: 1}]", "nl")
    assert view.sheet.headline == "Nog geen score heeft een datum: er is geen ontwikkeling te tonen"
    assert view.periods == (("geen datum", ""),)
    empty = view_of("touchpoints: [A]")
    assert empty.periods == () and empty.panels[0].note == "no score"


def test_other_touchpoints_are_not_joined() -> None:
    text = """
sources: [{id: s, type: survey, date: 2025-01-05}, {id: u, type: survey, date: 2025-06-05}]
touchpoints: [{name: A, experience: 1, evidence: s}, {name: B, experience: 0, evidence: u}]
"""
    view = view_of(text)
    assert view.sheet.headline == "Means per quarter"
    assert view.panels[0].steps == ()
    assert view.panels[0].note == "other touchpoints in each period"


def test_other_touchpoints_beside_the_shared_ones_are_left_out_of_the_comparison() -> None:
    more = f"{{name: C, metrics: [{{{RATING}, value: 1, n: 9, sd: 2, date: 2025-06-01}}]}}"
    view = view_of(SERIES.replace("touchpoints: [B]", f"touchpoints: [B, {more}]"))
    overall = view.panels[0]
    assert [mark.height for mark in overall.marks] == [60, 45]
    (step,) = overall.steps
    assert (step.height, step.end_height, step.whole) == (60, 80, False)
    assert overall.note.startswith("From 6 in 2022 to 8 in 2025: better, over the 1 of 2 touchpoints in both")
    assert "dashed" in " ".join(view.notes)


def test_the_touchpoints_of_both_periods_are_counted_not_only_those_of_the_last() -> None:
    def metric(value: int, day: str) -> str:
        return f"{{{RATING}, value: {value}, date: {day}}}"

    view = view_of(
        f"""scale: {{min: 0, max: 100}}
touchpoints:
  - {{name: A, metrics: [{metric(5, "2025-09-01")}, {metric(4, "2025-02-01")}]}}
  - {{name: B, metrics: [{metric(8, "2025-02-01")}]}}
"""
    )
    assert [mark.height for mark in view.panels[0].marks] == [60, 50]
    assert view.sheet.headline.startswith("From 40 in Q1 2025 to 50 in Q3 2025: better")
    assert "over the 1 of 2 touchpoints in both" in view.sheet.headline
    assert view.panels[0].note == view.sheet.headline


WHOLE = """
scale: {min: -3, max: 3}
goal: {score: 1, nps: 30}
metrics:
  - {type: nps, promoters: 40, passives: 30, detractors: 30, date: 2025-02-01}
  - {type: nps, promoters: 30, passives: 30, detractors: 40, date: 2026-02-01}
  - {type: csat, name: Overall, value: 66%, n: 280, date: 2026-02-01}
  - {type: rating, name: Mood, value: 1, n: 280, sd: 1, scale: {min: -3, max: 3}, date: 2026-02-01}
  - {type: ces, value: 2, n: 280, scale: {min: 1, max: 7, direction: lower-is-better}, date: 2026-02-01}
touchpoints: [{name: A, experience: 1}]
"""


def test_a_question_on_another_scale_has_the_numbers_of_its_own() -> None:
    """A height means something else there than among the moods of the map's scale."""
    view = view_of(WHOLE)
    nps, overall, mood, effort = view.panels[1:]
    assert [tick.number for tick in nps.ticks] == ["\u2212100", "\u221250", "0", "+50", "+100"]
    assert [tick.height for tick in nps.ticks] == [0, 25, 50, 75, 100]
    assert (nps.goal, nps.goal_label) == (65, "goal +30")
    assert [tick.number for tick in overall.ticks][-1] == "100%"
    assert overall.goal_label == "goal 66.7%"
    assert mood.ticks == () == view.panels[0].ticks
    assert [tick.number for tick in effort.ticks] == ["2", "4", "6"]
    assert effort.ticks[0].height > effort.ticks[-1].height
    assert any("+1 taken as 66.7% CSAT" in note for note in view.notes)
