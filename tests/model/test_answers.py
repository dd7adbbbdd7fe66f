"""Which answers count as satisfied, by the number of answers or as declared, and counts that do not fit."""
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.model.answers import usual_positives
from tests.scoring.scoring_maps import FIVE, metric, metric_text, said

HALVES = {"min": 0.5, "max": 5, "step": 0.5}


@pytest.mark.parametrize(("count", "best"), [(3, 1), (4, 2), (5, 2), (6, 3), (7, 3)])
def test_the_answers_better_than_the_middle_are_positive(count: int, best: int) -> None:
    scale = {"min": 1, "max": count}
    answers = list(range(1, count + 1))
    assert metric("csat", scale=scale, answers=answers).positives == tuple(answers[-best:])
    turned = metric("csat", scale={**scale, "direction": "lower-is-better"}, answers=answers)
    assert turned.positives == tuple(answers[:best])
    assert turned.satisfied == pytest.approx(sum(answers[:best]) / sum(answers))


def test_three_smileys_that_are_all_neutral_satisfy_nobody() -> None:
    assert metric("csat", scale={"min": 1, "max": 3}, answers=[0, 40, 0]).recounted == 0
    assert metric("csat", scale={"min": -1, "max": 1}, answers=[10, 20, 10]).recounted == 25


def test_with_two_or_many_answers_nothing_is_positive_by_itself() -> None:
    assert [usual_positives(range(count), "higher-is-better") for count in (0, 1, 2, 8, 10, 11)] == [()] * 6


@pytest.mark.parametrize(
    ("scale", "positive", "answers", "percent"),
    [
        ({"min": 0, "max": 1}, 1, [1, 3], 75),
        ({"min": 0, "max": 1, "direction": "lower-is-better"}, 0, [1, 3], 25),
        (FIVE, 5, [1, 1, 1, 3, 4], 40),
        (FIVE, [5, 3, 4], [1, 1, 1, 3, 4], 80),
        ({"min": 1, "max": 10}, [9, 10], [0, 0, 0, 0, 0, 0, 0, 5, 3, 2], 50),
        (HALVES, [4, 4.5, 5], [0, 0, 0, 0, 0, 0, 5, 2, 2, 1], 50),
    ],
)
def test_positive_answers_as_declared(
    scale: dict[str, Any], positive: Any, answers: list[int], percent: float
) -> None:
    own = metric("csat", scale=scale, positive=positive, answers=answers)
    assert own.recounted == pytest.approx(percent)
    assert own.positives == tuple(sorted(positive if isinstance(positive, list) else [positive]))


def test_half_stars_are_counted_at_their_worth() -> None:
    own = metric("rating", scale=HALVES, answers=[0, 0, 0, 0, 0, 0, 0, 1, 2, 1])
    assert own.recounted == pytest.approx(4.5)


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(any), st.integers(1, 5))
def test_the_more_answers_are_positive_the_larger_the_share(counts: list[int], best: int) -> None:
    scale = {"min": 1, "max": 6}
    shares = [
        metric("csat", scale=scale, positive=list(range(7 - top, 7)), answers=counts).satisfied or 0
        for top in range(1, 6)
    ]
    assert shares == sorted(shares)
    assert shares[best - 1] == pytest.approx(sum(counts[-best:]) / sum(counts))


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("type: csat, scale: {min: 0, max: 1}, answers: [3, 7]", "7:9 CX108 which of the 2 answers from 0 to 1 count as satisfied? Practice differs, so declare the best ones, like `positive: [1]` | None"),
        ("type: csat, scale: {min: 1, max: 10}, answers: [1,1,1,1,1,1,1,1,1,1]", "7:9 CX108 which of the 10 answers from 1 to 10 count as satisfied? Practice differs, so declare the best ones, like `positive: [9, 10]` or `positive: [8, 9, 10]` | None"),
        ("type: csat, scale: {min: 1, max: 8, direction: lower-is-better}, answers: [1,1,1,1,1,1,1,1]", "7:9 CX108 which of the 8 answers from 1 to 8 count as satisfied? Practice differs, so declare the best ones, like `positive: [1, 2]` or `positive: [1, 2, 3]` | None"),
        ("type: csat, answers: [1,1,1,1,1], positive: 4", "7:9 CX108 `positive` names 4 but not 5, which is better: it takes every answer that counts, as in `positive: [4, 5]` | None"),
        ("type: csat, answers: [1,1,1,1,1], positive: [3, 5]", "7:9 CX108 `positive` names 3 but not 4, which is better: it takes every answer that counts, as in `positive: [3, 4, 5]` | None"),
        ("type: csat, answers: [1,1,1,1,1], positive: [5, 6]", "7:9 CX108 `positive` names 6, which is no answer from 1 to 5 | None"),
        ("type: csat, value: 70%, positive: [1, 2, 3, 4, 5]", "7:9 CX108 `positive` names every answer, so the share would always be 100% | None"),
        ("type: nps, value: 30, positive: [9, 10]", "7:9 CX108 `positive` belongs to a share: a CSAT, or a metric with `figure: share` | None"),
        ("type: csat, figure: mean, value: 3, positive: 5", "7:9 CX108 `positive` belongs to a share: a CSAT, or a metric with `figure: share` | None"),
        ("type: csat, scale: {min: 0.5, max: 5}, value: 70%, positive: 5", "7:9 CX108 `positive` names answers, but from 0.5 to 5 there is no whole number of steps of 1: declare the `step` | None"),
        ("type: csat, value: 70%, positive: most", "7:44 CX104 `positive` should be a number; this is the text `most` | None"),
    ],
)  # fmt: skip
def test_positive_answers_that_cannot_be(written: str, finding: str) -> None:
    assert said(metric_text(written)) == [finding]


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("scale: {min: 0.5, max: 5}, answers: [1,1,1,1,1,1,1,1,1,1]", "7:9 CX108 `answers` has 10 counts, but from 0.5 to 5 there is no whole number of steps of 1; if it is asked in steps of 0.5, write `step: 0.5` in its `scale` | None"),
        ("scale: {min: 1, max: 5}, answers: [1,1,1,1,1,1,1,1,1]", "7:9 CX108 `answers` needs 5 counts, for the answers 1 to 5; it has 9; if it is asked in steps of 0.5, write `step: 0.5` in its `scale` | None"),
        ("scale: {min: 0, max: 10}, answers: [1,1,1,1,1,1]", "7:9 CX108 `answers` needs 11 counts, for the answers 0 to 10; it has 6; if it is asked in steps of 2, write `step: 2` in its `scale` | None"),
        ("scale: {min: 0.5, max: 5, step: 0.5}, answers: [1,1,1,1,1]", "7:9 CX108 `answers` needs 10 counts, for the answers 0.5 to 5; it has 5 | None"),
        ("scale: {min: 0.5, max: 5}, answers: [1,1,1,1]", "7:9 CX108 `answers` has 4 counts, but from 0.5 to 5 there is no whole number of steps of 1; declare the `step` of its `scale` | None"),
        ("scale: {min: 0, max: 5000}, answers: [1,1,1]", "7:9 CX108 from 0 to 5000 there are more than 1,001 answers: give `value` and `n` in place of `answers` | None"),
        ("scale: {min: 0.5, max: 5, step: 1}, value: 3", "7:24 CX108 from 0.5 to 5 there is no whole number of steps of 1: 5 would be no answer; correct `min`, `max` or `step` | None"),
    ],
)  # fmt: skip
def test_counts_that_do_not_fit_the_steps(written: str, finding: str) -> None:
    problems = said(metric_text(f"type: rating, {written}"))
    assert problems == [finding]


def test_a_csat_without_a_scale_is_told_how_to_write_one() -> None:
    (problem,) = said(metric_text("type: csat, answers: [1,1,1,1,1,1,1,1,1]"))
    assert "write `scale: {min: 1, max: 5, step: 0.5}`" in problem
