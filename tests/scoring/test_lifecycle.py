"""Scores by period, worked out by hand."""

from __future__ import annotations

import math

import pytest

import cxmap
from cxmap.scoring import score
from cxmap.scoring.lifecycle import NO_DATE, Lifecycle, Period, lifecycle
from cxmap.scoring.measured import way

RATING = "type: rating, scale: {min: 0, max: 10}"


def lifecycle_of(text: str) -> Lifecycle:
    return lifecycle(score(cxmap.loads(f"cxmap: 1\ntitle: T\nscale: {{min: 0, max: 10}}\n{text}")))


def test_metrics_of_one_kind_are_a_series_by_year() -> None:
    found = lifecycle_of(
        f"""
phases:
  - id: p
    name: P
    goal: 7
    touchpoints:
      - id: a
        name: A
        metrics:
          - {{{RATING}, value: 8, n: 100, sd: 2, date: 2025-05-01}}
          - {{{RATING}, value: 6, n: 100, sd: 2, date: 2022-05-01}}
          - {{type: csat, value: 10%, n: 90, date: 2020-05-01}}
      - {{id: b, name: B, goal: 6, metrics: [{{{RATING}, value: 4, n: 50, sd: 1, date: 2025-12-31}}]}}
"""
    )
    assert found.by == "year"
    assert found.periods == (Period(2022), Period(2023), Period(2024), Period(2025))
    (course,) = found.phases
    assert [(one.period.year, one.mean, one.n) for one in course.scores] == [(2022, 6, 100), (2025, 6, 150)]
    assert course.goal == pytest.approx(6.5)
    change = course.change
    assert change is not None and course.steps == (change,)
    assert (change.first.mean, change.last.mean, change.gain) == (6, 8, 2), "of A alone: B was not there"
    assert not change.whole and [one.place and one.place.id for one in change.last.scores] == ["a"]
    assert change.of == 2
    last = course.scores[-1]
    halves = [one.point - one.measured.low for one in last.scores if one.measured and one.measured.low]
    assert last.low == pytest.approx(6 - math.hypot(*halves) / 2)


def test_a_change_is_clear_where_its_interval_leaves_out_nothing() -> None:
    def change(first: float, last: float, n: int) -> tuple[float, bool | None]:
        found = lifecycle_of(
            f"""
touchpoints:
  - id: a
    name: A
    metrics:
      - {{{RATING}, value: {last}, n: {n}, sd: 2, date: 2025-05-01}}
      - {{{RATING}, value: {first}, n: {n}, sd: 2, date: 2025-01-01}}
"""
        ).overall.change
        assert found is not None
        return found.gain, found.clear

    assert change(5, 6, 400) == (1, True)
    assert change(6, 5, 400) == (-1, True)
    assert change(5, 6, 10) == (1, False)


def test_believed_scores_count_when_their_latest_source_was_made() -> None:
    found = lifecycle_of(
        """
sources:
  - {id: old, type: interview, date: 2025-02-01}
  - {id: new, type: workshop, date: 2025-05-01}
  - {id: later, type: survey, date: 2026-05-01, status: planned}
touchpoints:
  - {id: a, name: A, experience: 4, evidence: [old, new, later]}
  - {id: b, name: B, experience: 6, evidence: old}
  - {id: c, name: C, experience: 8}
"""
    )
    assert found.by == "quarter"
    assert found.periods == (Period(2025, 1), Period(2025, 2))
    assert [(one.period.quarter, one.mean, one.low) for one in found.overall.scores] == [
        (1, 6, None),
        (2, 4, None),
    ]
    assert found.undated == 1


def test_in_one_period_measured_wins_and_the_latest_counts() -> None:
    found = lifecycle_of(
        f"""
date: 2025-01-31
touchpoints:
  - id: a
    name: A
    experience: 1
    metrics:
      - {{{RATING}, value: 5, n: 30, sd: 1, date: 2025-03-01}}
      - {{{RATING}, value: 7, n: 30, sd: 1, date: 2025-03-02}}
"""
    )
    (only,) = found.overall.scores
    assert (only.mean, only.n, only.measured) == (7, 30, True)


def test_without_any_date_there_is_one_period_without_a_name() -> None:
    found = lifecycle_of("touchpoints: [{id: a, name: A, experience: 3}, {id: b, name: B}]")
    assert found.periods == (NO_DATE,) or [period.year for period in found.periods] == [NO_DATE.year]
    assert found.overall.scores[0].mean == 3
    assert found.undated == 0


def test_nothing_scored_gives_no_period() -> None:
    found = lifecycle_of("touchpoints: [A]")
    assert found.periods == () and found.overall.scores == ()


def test_periods_are_compared_like_for_like() -> None:
    def metric(value: float, day: str, kind: str = RATING) -> str:
        return f"{{{kind}, value: {value}, date: {day}}}"

    found = lifecycle_of(
        f"""
touchpoints:
  - id: a
    name: A
    metrics: [{metric(8, "2025-02-01")}, {metric(6, "2025-05-01")}, {metric(2, "2025-11-01")}]
  - {{id: b, name: B, metrics: [{metric(2, "2025-05-01")}, {metric(4, "2025-08-01")}]}}
  - {{id: c, name: C, metrics: [{metric(9, "2025-08-01")}, {metric(5, "2025-11-01")}]}}
"""
    ).overall
    assert [one.mean for one in found.scores] == [8, 4, 6.5, 3.5]
    assert [(one.first.mean, one.last.mean, one.whole) for one in found.steps if one] == [
        (8, 6, False),
        (2, 4, False),
        (9, 5, False),
    ], "of A alone, of B alone, of C alone: the means of periods rise where no touchpoint did"
    assert found.change is not None
    assert (found.change.first.mean, found.change.last.mean, found.change.gain) == (8, 2, -6)
    assert [one.of for one in found.steps if one] == [2, 3, 3]
    assert found.change.of == 2, "A and, in the last period alone, C"


def test_a_touchpoint_asked_in_another_way_counts_once() -> None:
    def metric(value: float, day: str) -> str:
        return f"{{{RATING}, value: {value}, date: {day}}}"

    found = lifecycle_of(
        f"""
sources: [{{id: w, type: workshop, date: 2025-01-05}}]
touchpoints:
  - {{id: a, name: A, metrics: [{metric(8, "2025-06-05")}, {metric(6, "2025-01-05")}]}}
  - {{id: b, name: B, experience: 5, evidence: w, metrics: [{metric(8, "2025-06-05")}]}}
"""
    ).overall.change
    assert found is not None and (len(found.last.scores), found.of, found.whole) == (1, 2, False)


def test_periods_that_share_nothing_are_not_compared() -> None:
    found = lifecycle_of(
        f"""
date: 2025-01-05
touchpoints:
  - {{id: a, name: A, experience: 5}}
  - {{id: b, name: B, metrics: [{{{RATING}, value: 8, date: 2025-06-05}}]}}
"""
    ).overall
    assert len(found.scores) == 2 and found.steps == (None,) and found.change is None


def test_shares_of_other_answers_are_no_series() -> None:
    found = lifecycle_of(
        """
touchpoints:
  - id: a
    name: A
    metrics:
      - {type: csat, answers: [1, 2, 3, 4, 10], positive: 5, date: 2025-05-01}
      - {type: csat, answers: [1, 2, 3, 4, 10], positive: [4, 5], date: 2022-05-01}
"""
    )
    assert [score_.day.year for one in found.overall.scores for score_ in one.scores] == [2025]


def test_figures_of_personas_are_a_series_whatever_they_are_called() -> None:
    def of(persona: str, name: str, value: int, day: str) -> str:
        return f"{{{RATING}, persona: {persona}, name: {name}, value: {value}, sd: 2, n: 50, date: {day}}}"

    found = lifecycle_of(
        f"""
personas: [{{id: ann, name: Ann, share: 75%}}, {{id: bob, name: Bob, share: 25%}}]
touchpoints:
  - id: a
    name: A
    metrics:
      - {of("ann", "Delivery", 8, "2025-05-01")}
      - {of("bob", "Levering", 4, "2025-05-01")}
      - {of("ann", "Delivery", 6, "2022-05-01")}
      - {of("bob", "Levering", 2, "2022-05-01")}
"""
    )
    scores = [score_ for one in found.overall.scores for score_ in one.scores]
    assert [(one.day.year, one.point) for one in scores] == [(2022, 5), (2025, 7)]
    assert {one.measured.pool for one in scores if one.measured} == {"by share"}


def test_a_pool_by_share_is_not_held_against_one_by_who_answered() -> None:
    def measured(share: str) -> object:
        card = score(
            cxmap.loads(
                "cxmap: 1\ntitle: T\nscale: {min: 0, max: 10}\n"
                f"personas: [{{id: a, name: A, share: 75%}}, {{id: b, name: B{share}}}]\n"
                "touchpoints:\n  - name: T\n    metrics:\n"
                f"      - {{{RATING}, persona: a, value: 8, n: 9}}\n"
                f"      - {{{RATING}, persona: b, value: 4, n: 9}}\n"
            )
        )
        own = card.touchpoints[0].measured
        assert own is not None
        return way(own)

    assert measured("") == measured("")
    assert measured("") != measured(", share: 25%")
