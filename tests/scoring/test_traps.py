"""The traps that figures of experience fall into: one test each, which fails when cxmap steps into it."""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxmap.locale import words_for
from cxmap.scoring import channel_spread, groups, journey, quadrants, score, seams, what_if
from cxmap.scoring.measured import estimate, on_own_scale
from cxmap.scoring.pooling import pooled
from cxmap.view.figures import build_figures
from cxmap.view.gaps.table import build_gaps
from tests.scoring.scoring_maps import (
    EFFORT,
    FIVE,
    TEN,
    found,
    map_of,
    measured,
    metric,
    metric_text,
    people,
    point,
    said,
    whole_text,
)

REAL = os.environ.get("CXMAP_REAL")


def test_several_scales_on_one_curve() -> None:
    """Three quarters of the way is the same point, whatever it was asked on."""
    same: list[tuple[str, dict[str, Any]]] = [
        ("csat", {"value": "75%"}),
        ("csat", {"figure": "mean", "value": 4}),
        ("rating", {"scale": FIVE, "value": 4}),
        ("rating", {"scale": TEN, "value": 7.5}),
        ("rating", {"scale": {"min": -2, "max": 2}, "value": 1}),
        ("ces", {"scale": EFFORT, "value": 2.5}),
        ("nps", {"value": 50}),
    ]
    for type_, keys in same:
        assert measured({"min": 0, "max": 4}, type_, **keys).experience == pytest.approx(3)


def test_the_nps_of_groups_of_different_size_is_not_averaged() -> None:
    few = {"type": "nps", "persona": "ann", "promoters": 9, "passives": 0, "detractors": 1}
    crowd = {"type": "nps", "persona": "bob", "promoters": 0, "passives": 0, "detractors": 90}
    scale = {"min": -100, "max": 100}
    place = score(
        map_of(point("a", metrics=[few, crowd]), personas=people("ann", "bob"), scale=scale)
    ).touchpoints[0]
    assert [own.experience for own in place.personas] == [80, -100]
    assert place.experience == pytest.approx(-82), "9 promoters and 91 detractors of 100"
    assert place.experience != pytest.approx(-10), "the mean of 80 and -100"
    published = pooled([metric("nps", value=80, n=10), metric("nps", value=-100, n=90)])
    assert published is not None
    assert published.value == pytest.approx(-82)


def test_codes_for_never_used_and_blank_have_no_room_among_the_answers() -> None:
    """Seven counts, for 0 (blank), 1 to 5 and 6 (never used), are not the answers 1 to 5."""
    problems = said(metric_text("type: csat, answers: [102, 40, 60, 300, 900, 984, 445]"))
    assert problems == [
        "7:9 CX108 `answers` needs 5 counts, for the answers 1 to 5; it has 7; leave out codes such as "
        "`never used` and blanks | None"
    ]
    with pytest.raises(ValidationError, match="needs 5 counts"):
        metric("rating", scale=FIVE, answers=[40, 60, 300, 900, 984, 445])


def test_an_nps_asked_from_1_to_11_is_not_taken_for_one_from_0_to_10() -> None:
    problems = said(metric_text("type: nps, scale: {min: 1, max: 11}, answers: [1,1,1,1,1,1,1,1,1,1,1]"))
    assert len(problems) == 1
    assert "recode answers that run from 1 to 11" in problems[0]
    twelve = said(metric_text("type: nps, answers: [1,1,1,1,1,1,1,1,1,1,1,33]"))
    assert len(twelve) == 1
    assert "needs 11 counts, for the answers 0 to 10; it has 12; leave out codes" in twelve[0]


def test_a_low_effort_is_good_and_a_low_agreement_that_it_was_easy_is_bad() -> None:
    first = measured(FIVE, "ces", scale=EFFORT, value=2)
    second = measured(FIVE, "ces", scale={"min": 1, "max": 7}, value=2)
    assert first.experience == pytest.approx(1 + 4 * 5 / 6)
    assert second.experience == pytest.approx(1 + 4 * 1 / 6)
    assert "needs its `scale`, with its direction" in said(metric_text("type: ces, value: 2, n: 90"))[0]
    best = metric("ces", scale=EFFORT, figure="share", answers=[8, 2, 0, 0, 0, 0, 0])
    assert on_own_scale(best, 0.95).point == 100, "the top boxes are the ones of least effort"


def test_a_believed_score_is_never_silently_replaced() -> None:
    """Both stay, apart, and their difference is told."""
    rating = {"type": "rating", "scale": FIVE, "value": 2.5, "sd": 1, "n": 100}
    map_ = map_of(point("a", experience=4, metrics=[rating]), point("b", experience=4), scale=FIVE, goal=3)
    place, believed = score(map_).touchpoints
    assert (place.experience, place.believed.score, place.blind_spot) == (2.5, 4, 1.5)
    assert (place.verdict, believed.verdict) == ("short", "believed met")
    assert (believed.measured, believed.blind_spot) == (None, None)
    rows = build_gaps(score(map_), words_for("en")).rows
    assert [(row.id, row.believed, row.blind_spot) for row in rows] == [("a", 4, 1.5), ("b", 4, None)]
    assert map_.touchpoints[0].experience is not None
    assert map_.touchpoints[0].experience.score == 4, "and the map keeps what was written"


def test_missing_is_not_zero() -> None:
    with_gaps = score(
        map_of(
            point("a", experience=2, channel="web", elements="help"),
            point("none", channel="web", elements="help"),
            point("null", experience=None, channel="web"),
            point("words", feelings=["tired"], channel="web"),
            point("b", experience=1, channel="shop"),
            channels=["Web", "Shop"],
            goal=1,
        )
    )
    for place in with_gaps.touchpoints[1:4]:
        assert (place.experience, place.gap, place.rank, place.verdict) == (None, None, None, "unknown")
    figures = journey(with_gaps)
    assert figures is not None
    assert (figures.mean, figures.weighted_mean, figures.lowest.id) == (1.5, None, "b")
    assert [group.mean for group in groups(with_gaps, "channel")] == [2, 1]
    assert seams(with_gaps) == (), "no drop to what nobody knows"
    spread, grid = channel_spread(with_gaps), quadrants(with_gaps, "means")
    assert spread is not None
    assert spread.range == 1
    assert grid.lacks == "importance"
    assert [found.id for found in grid.unplaced] == [found.id for found in with_gaps.touchpoints[1:4]]
    changed = what_if(with_gaps, {"a": 1}).changed
    assert [old.id for old, _ in changed] == ["a"]


@pytest.mark.parametrize(
    "written",
    [
        "type: nps, promoters: 0, passives: 0, detractors: 0",
        "type: csat, answers: [0, 0, 0, 0, 0]",
        "type: csat, value: 0, n: 0",
        "type: nps, n: 12",
    ],
)
def test_no_answers_are_no_figure(written: str) -> None:
    """Zero promoters of zero answers would be an NPS of 0, the middle of the scale."""
    problems = said(metric_text(written))
    assert len(problems) == 1
    assert problems[0].startswith("7:9 CX108 ")


def test_no_mean_hides_an_impact_moment() -> None:
    good = [point(f"t{at}", experience=2) for at in range(20)]
    bad = point("refused", experience=-2, impact={"direction": "negative", "why": "Refused help"})
    card = score(map_of(*good[:10], bad, *good[10:], goal=1))
    figures = journey(card)
    assert figures is not None
    assert figures.mean > 1.8
    view = build_figures(card, words_for("en"), "")
    assert [(moment.id, moment.experience, moment.why) for moment in view.moments] == [
        ("refused", -2, "Refused help")
    ]
    assert figures.peak is not None
    assert (figures.peak.id, figures.lowest.id) == ("refused", "refused")


def test_no_mean_hides_that_personas_differ() -> None:
    card = score(
        map_of(point("a", experience={"ann": 5, "bob": 1}), personas=people("ann", "bob"), scale=FIVE)
    )
    assert build_gaps(card, words_for("en")).rows[0].spread == (("ann", 5), ("bob", 1))


def test_published_arithmetic_is_done_again_and_warned_of() -> None:
    text = whole_text("type: nps, value: 42, promoters: 50, passives: 30, detractors: 20")
    assert said(text) == [
        "4:24 CX205 the value is 42, but the counts give 30, which is used | "
        "Correct whichever is wrong, or leave the value out: the counts are enough."
    ]
    place = measured({"min": -100, "max": 100}, "nps", value=42, promoters=50, passives=30, detractors=20)
    assert place.measured is not None
    assert place.experience == pytest.approx(30)
    assert place.measured.published == 42


@pytest.mark.parametrize(
    ("written", "warned"),
    [
        ("type: csat, value: 60%, answers: [2, 3, 5, 6, 4]", "the value is 60%, but the counts give 50%"),
        ("type: csat, value: 50.4%, answers: [2, 3, 5, 6, 4]", None),
        ("type: rating, scale: {min: 1, max: 5}, value: 3.4, answers: [2, 3, 5, 6, 4]", None),
        ("type: rating, scale: {min: 1, max: 5}, value: 3.5, answers: [2, 3, 5, 6, 4]", "counts give 3.35"),
        ("type: nps, value: 30.4, promoters: 50, passives: 30, detractors: 20", None),
        ("type: nps, value: 50, promoters: 50, passives: 30, detractors: 20", "the counts give 30"),
    ],
)
def test_only_more_than_rounding_is_warned_of(written: str, warned: str | None) -> None:
    problems = said(whole_text(written))
    assert [problem.split()[1] for problem in problems] == ([] if warned is None else ["CX205"])
    assert warned is None or warned in problems[0]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("type: csat, value: 0.72, n: 180", "If the share is meant, write 72%."),
        ("type: csat, value: 4.2, n: 180", "If it is the mean of the answers, add `figure: mean`."),
        (
            "type: ces, figure: share, scale: {min: 1, max: 7}, value: 0.5",
            "If the share is meant, write 50%.",
        ),
        ("type: csat, value: 0, n: 180", None),
        ("type: csat, value: 6%, n: 180", None),
        ("type: csat, figure: mean, value: 4.2, n: 180", None),
        ("type: csat, value: 4%, answers: [50, 30, 16, 3, 1]", None),
    ],
)
def test_a_share_of_one_is_not_taken_for_one_percent(written: str, hint: str | None) -> None:
    problems = said(metric_text(written))
    assert [problem.split()[1] for problem in problems] == ([] if hint is None else ["CX206"])
    assert hint is None or hint in problems[0]


# Real answers


@pytest.fixture(scope="module")
def airport() -> list[dict[str, str]]:
    """The answers of San Francisco airport's passengers in 2017."""
    if not REAL:
        pytest.skip("CXMAP_REAL does not name the folder of real material")
    with Path(REAL, "data/sfo/2017.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{key.strip(): value for key, value in row.items()} for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """What pandas makes of them."""
    if not REAL:
        pytest.skip("CXMAP_REAL does not name the folder of real material")
    found_: dict[str, Any] = json.loads(Path(REAL, "data/expected.json").read_text("utf-8"))["sfo/2017.csv"]
    return found_


def answers_of(rows: list[dict[str, str]], column: str) -> list[tuple[int, float]]:
    """Every answer that is a number, with its weight."""
    answers = []
    for row in rows:
        try:
            answers.append((int(row[column]), float(row["WEIGHT"] or 1)))
        except ValueError:
            continue
    return answers


def test_real_ratings_are_what_pandas_says(airport: list[dict[str, str]], expected: dict[str, Any]) -> None:
    columns = [name for name in expected if name.startswith("Q")]
    assert len(columns) > 20
    for column in columns:
        answers = answers_of(airport, column)
        counts = Counter(answer for answer, _ in answers)
        own = metric("rating", scale=FIVE, answers=[counts[step] for step in range(1, 6)])
        interval = on_own_scale(own, 0.95)
        assert interval.n == expected[column]["n_valid_1_5"]
        assert interval.point == pytest.approx(expected[column]["mean_valid"], abs=5e-5)
        valid = [(answer, weight) for answer, weight in answers if 1 <= answer <= 5]
        weights = [sum(weight for answer, weight in valid if answer == step) for step in range(1, 6)]
        kish = sum(weights) ** 2 / sum(weight**2 for _, weight in valid)
        weighted = metric(
            "rating",
            scale=FIVE,
            answers=[counts[step] for step in range(1, 6)],
            weights=weights,
            effective_n=kish,
        )
        found_ = on_own_scale(weighted, 0.95)
        assert found_.point == pytest.approx(expected[column]["weighted_mean_valid"], abs=5e-5)
        assert found_.n < interval.n


def test_real_codes_would_have_made_another_figure(
    airport: list[dict[str, str]], expected: dict[str, Any]
) -> None:
    """Long-term parking is 3.85; with "never used" and blanks among the answers it would be 4.98."""
    counts = Counter(answer for answer, _ in answers_of(airport, "Q7LTPARKING"))
    every = [counts[code] for code in range(7)]
    with pytest.raises(ValidationError, match="leave out codes"):
        metric("rating", scale=FIVE, answers=every)
    wrong = metric("rating", scale={"min": 0, "max": 6}, answers=every)
    assert on_own_scale(wrong, 0.95).point == pytest.approx(
        expected["Q7LTPARKING"]["mean_wrong_if_6_and_0_kept"], abs=1e-3
    )
    right = on_own_scale(metric("rating", scale=FIVE, answers=every[1:6]), 0.95)
    assert right.point == pytest.approx(3.8501, abs=5e-5)
    assert right.high is not None
    assert right.high < 4, "not even near"


def test_the_real_nps_is_what_pandas_says(airport: list[dict[str, str]], expected: dict[str, Any]) -> None:
    counts = Counter(answer for answer, _ in answers_of(airport, "NETPRO"))
    with pytest.raises(ValidationError, match="leave out codes"):
        metric("nps", answers=[counts[code] for code in range(12)])
    own = metric("nps", answers=[counts[step] for step in range(11)])
    interval = on_own_scale(own, 0.95)
    assert interval.n == expected["NETPRO"]["n"]
    assert interval.point == pytest.approx(expected["NETPRO"]["nps"], abs=5e-3)
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low < 39.84 < interval.high
    map_ = map_of(point("a", metrics=[own.model_dump(exclude_unset=True)]), scale=FIVE)
    assert found(score(map_), "a").experience == pytest.approx(1 + 4 * 139.84 / 200, abs=1e-4)
    assert estimate(own, map_.scale, 0.95).n == 2746
