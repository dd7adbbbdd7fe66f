"""Figures that cannot be, or hardly: each is found at its place, and no rounded true figure is accused.

Checked by hand: 1 of 3 = 33.33 %, 2 of 3 = 66.67 %; 24 / 7 = 3.4286; sqrt(0.5 x 0.5) = 0.5 is the least spread
around 3.5; sqrt((4.9 - 1) (5 - 4.9) 40 / 39) = 0.632.
"""
# ruff: noqa: E501

from __future__ import annotations

import math
import statistics
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap import api
from cxmap.lint.plausible import contradicted_sd, metrics_of, narrowest_sd, nearest_figure
from cxmap.model.possible import half_unit, least_spread, most_spread, nearest_mean
from tests.scoring.scoring_maps import metric, metric_text, said

RATING = "type: rating, scale: {min: 1, max: 5}"
HALVES = "type: rating, scale: {min: 1, max: 5, step: 0.5}"


def doubted(text: str) -> list[str]:
    """What is said of figures, and not of where they stand."""
    return [problem for problem in said(text) if " CX207 " not in problem]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("type: csat, value: 55%, n: 3", "7:29 CX210 3 answers cannot give a share of 55%; the nearest is 66.67% | Correct `value` or `n`, or give `effective_n` where the answers are weighted."),
        ("type: csat, value: 75%, n: 10", "7:29 CX210 10 answers cannot give a share of 75%; the nearest is 80%"),
        ("type: csat, value: 66.6%, n: 3", "7:29 CX211 66.6% of 3 answers looks cut off rather than rounded: the nearest figure is 66.67% | Round it"),
        ("type: nps, value: 25, n: 10", "7:28 CX210 10 answers cannot give an NPS of 25; the nearest is 20 "),
        ("type: nps, value: 0.31, n: 100", "7:28 CX206 an NPS runs from -100 to 100: 0.31 means less than one point | If the NPS is +31, write 31."),
        ("type: nps, value: -0.4", "7:28 CX206 an NPS runs from -100 to 100: -0.4 means less than one point | If the NPS is -40, write -40."),
        (f"{RATING}, value: 3.45, n: 7", "7:56 CX211 7 whole answers cannot have a mean of 3.45; the nearest is 3.429 | Correct `value` or `n`. Where answers come in other steps"),
        (f"{RATING}, value: 3.4, n: 1", "7:56 CX211 1 whole answers cannot have a mean of 3.4; the nearest is 3 "),
        (f"{HALVES}, value: 3.45, n: 4", "7:67 CX210 4 answers cannot give a mean of 3.45; the nearest is 3.5 "),
        (f"{RATING}, value: 3.5, sd: 0.1, n: 90", "7:65 CX211 answers with a mean of 3.5 have a standard deviation of at least 0.5, not 0.1 | Is it a standard error?"),
        (f"{RATING}, value: 5, sd: 1, n: 90", "7:63 CX211 answers with a mean of 5 have a standard deviation of at most 0.45, not 1 | Correct `sd`, or give `value` with more digits."),
        (f"{RATING}, answers: [4, 9, 21, 60, 31], sd: 0.1", "7:82 CX205 the sd is 0.1, but the counts give 0.987, which is used"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found(written: str, found: str) -> None:
    problems = doubted(metric_text(written))
    assert len(problems) == 1, problems
    assert problems[0].startswith(found)


def test_other_answers_that_would_give_the_published_share_are_named() -> None:
    (problem,) = said(metric_text("type: csat, value: 80%, answers: [1, 1, 4, 2, 2]"))
    assert problem == (
        "7:29 CX205 the value is 80%, but the counts give 40%, which is used | Correct whichever is wrong, or "
        "leave the value out: the counts are enough. It is 80% with `positive: [3, 4, 5]`."
    )
    (problem,) = said(metric_text("type: csat, value: 77%, answers: [1, 1, 4, 2, 2]"))
    assert problem.endswith("the counts are enough.")


@pytest.mark.parametrize(
    "written",
    [
        "type: csat, value: 67%, n: 3",
        "type: csat, value: 66.67%, n: 3",
        "type: csat, value: 33.33333333333333, n: 3",
        "type: csat, value: 55%, n: 180",
        "type: csat, value: 55%, n: 3, effective_n: 2.1",
        "type: csat, value: 55%",
        "type: csat, answers: [0, 0, 1, 1, 1], n: 3",
        "type: nps, value: 18, n: 412",
        "type: nps, value: 24, n: 21",
        "type: nps, value: 0, n: 40",
        f"{RATING}, value: 3.43, n: 7",
        f"{RATING}, value: 3.4, n: 7",
        f"{RATING}, value: 3.45, n: 7, effective_n: 5",
        f"{RATING}, value: 3.45, n: 700",
        f"{RATING}, value: 5, sd: 0.4, n: 90",
        f"{RATING}, value: 4, sd: 0.1, n: 90",
        "type: rating, scale: {min: 1, max: 5, step: 0.25}, value: 3.45, n: 5",
        "type: rating, scale: {min: 0.5, max: 5}, value: 3.45, n: 7",
    ],
)
def test_what_may_be_is_not(written: str) -> None:
    assert doubted(metric_text(written)) == []


def test_an_nps_that_cannot_be_as_a_fraction_is_an_error_and_one_that_could_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    for n, severity in ((100, "error"), (322, "warning")):
        path.write_text(metric_text(f"type: nps, value: 0.31, n: {n}"), encoding="utf-8")
        found = [problem for problem in api.validate(path) if problem.code != "CX207"]
        assert [problem.severity for problem in found] == [severity], "1 of 322 is 0.31"


def test_no_published_figure_of_the_maps_here_is_accused(project: Path) -> None:
    maps = [*project.glob("examples/*.cxmap.yaml"), *project.glob("tests/maps/*.yaml")]
    metrics = [own for path in maps for own, _ in metrics_of(api.load(path))]
    assert len(metrics) > 20
    assert [nearest_figure(own) for own in metrics] == [None] * len(metrics)
    codes = {found.code for path in maps for found in api.validate(path)}
    assert not codes & {"CX205", "CX206", "CX210", "CX211"}


COUNTS = st.lists(st.integers(0, 12), min_size=5, max_size=5).filter(any)


@given(COUNTS, st.integers(0, 3))
def test_a_rounded_share_or_nps_is_never_accused(counts: list[int], digits: int) -> None:
    n = sum(counts)
    share = round(100 * sum(counts[3:]) / n, digits)
    assert nearest_figure(metric("csat", value=share, n=n)) is None
    promoters, detractors = counts[4], sum(counts[:2])
    at_once = round(100 * (promoters - detractors) / n, digits)
    apart = round(100 * promoters / n, digits) - round(100 * detractors / n, digits)
    for value in (at_once, apart):
        assert nearest_figure(metric("nps", value=round(value, digits), n=n)) is None


@given(COUNTS, st.integers(0, 3))
def test_a_share_that_was_cut_off_is_doubted_at_most(counts: list[int], digits: int) -> None:
    n = sum(counts)
    share = math.floor(100 * sum(counts[3:]) / n * 10**digits) / 10**digits
    nearest = nearest_figure(metric("csat", value=share, n=n))
    assert nearest is None or not nearest.impossible


@given(COUNTS.filter(lambda counts: sum(counts) > 1), st.integers(1, 3), st.sampled_from([0.5, 1.0, 2.0]))
def test_a_rounded_mean_and_its_spread_are_never_accused(counts: list[int], digits: int, step: float) -> None:
    scale = {"min": 1, "max": 1 + 4 * step, "step": step}
    answers = [1 + at * step for at, count in enumerate(counts) for _ in range(count)]
    for sd in (statistics.stdev(answers), statistics.pstdev(answers)):
        own = metric(
            "rating",
            scale=scale,
            value=round(statistics.fmean(answers), digits),
            sd=round(sd, digits),
            n=len(answers),
        )
        assert nearest_figure(own) is None
        least = narrowest_sd(own)
        assert least is not None
        assert sd >= least - 1e-9
        assert sd <= own.most_spread(half_unit(own.value or 0)) + 1e-9
        counted = metric("rating", scale=scale, answers=counts, sd=round(sd, digits))
        assert contradicted_sd(counted) is None


@given(st.integers(2, 60), st.integers(0, 100))
def test_the_nearest_mean_is_one_of_n_answers_and_the_nearest(n: int, at: int) -> None:
    printed = 1 + 4 * at / 100
    possible = [1 + total / n for total in range(4 * n + 1)]
    nearest = nearest_mean(printed, n, 1, 1)
    assert min(abs(nearest - mean) for mean in possible) < 1e-9
    assert abs(nearest - printed) == pytest.approx(min(abs(mean - printed) for mean in possible))


def test_bounds_of_a_spread_are_reached() -> None:
    assert most_spread(3, 1, 5, 4) == pytest.approx(statistics.stdev([1, 1, 5, 5]))
    assert most_spread(4.2, 1, 5, 5) == pytest.approx(statistics.stdev([1, 5, 5, 5, 5]))
    assert least_spread(3.25, 0, 1, 1) == pytest.approx(statistics.pstdev([3, 3, 3, 4]))
    assert least_spread(3.04, 0.05, 1, 1) == 0
    assert least_spread(2.96, 0.05, 1, 1) == 0


@pytest.mark.parametrize(
    ("printed", "half"), [(75, 0.5), (75.0, 0.5), (3.4, 0.05), (3.45, 0.005), (-12.5, 0.05), (0.0, 0.5)]
)
def test_half_a_unit_of_the_last_digit(printed: float, half: float) -> None:
    assert half_unit(printed) == pytest.approx(half)
