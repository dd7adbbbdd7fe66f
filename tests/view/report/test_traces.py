"""How a number comes about: the sums that are printed are true, and say what was really used."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cxmap.view.report.numbers import SumStep, Trace

from .measured_maps import MAP, view

SPACE = "\N{NO-BREAK SPACE}"
SUM = re.compile(r"(?:^|= |; )([-+−×/().,0-9 max]*[-+−×/][-+−×/().,0-9 max]*) = ([-+−]?[0-9]+(?:[.][0-9]+)?)")
REVERSED = {**MAP, "scale": {"min": 1, "max": 5, "direction": "lower-is-better"}, "goal": 2}
SIGNED: dict[str, Any] = {
    "cxmap": 1,
    "title": "T",
    "scale": {"min": -2, "max": 2},
    "goal": -1,
    "touchpoints": [
        {"id": "low", "name": "L", "experience": -2, "metrics": [{"type": "csat", "value": 10, "n": 50}]},
        {"id": "high", "name": "H", "experience": 1.25, "importance": 2},
    ],
}


def step(trace: Trace, key: str) -> SumStep:
    (found,) = [one for one in trace.steps if one.key == key]
    return found


def value(sum_: str) -> float:
    plain = sum_.replace("−", "-").replace("×", "*")
    assert re.fullmatch(r"[-+*/()., 0-9max]*", plain)
    return float(eval(plain, {"__builtins__": {}, "max": max}))


@pytest.mark.parametrize("data", [MAP, REVERSED, SIGNED])
def test_every_printed_sum_is_true(data: dict[str, Any]) -> None:
    sums = 0
    for trace in view(data).traces.values():
        for one in trace.steps:
            for text in one.how:
                for left, right in SUM.findall(text):
                    sums += 1
                    assert value(left) == pytest.approx(value(right), abs=0.06), (one.key, text)
    assert sums >= 8


def test_experience_says_where_it_comes_from() -> None:
    trace = view().traces["csat"]
    assert step(trace, "experience").how == (
        "CSAT: 15 of 100 answers are positive (4 … 5 of 1 … 5) = 15%.",
        "95% confidence interval: 9.306% to 23.284%, Wilson’s score interval (1927).",
        "n = 100.",
        "Source: Survey, 1 March 2026.",
        "15% lies at 15% of its own scale, which runs from "
        "0% (worst) to 100% (best). "
        "On the map’s scale: 1 + 0.15 × 4 = 1.6.",
        "Interval: 1.372 … 1.931.",
    )
    assert trace.others == (
        "NPS −20, 95% interval −39.0 … 0.4 (widest spread), n = 90; "
        "goal +50, gap −70: below goal (goal 4 taken as +50 NPS by conversion)",
    )
    assert step(trace, "blind_spot").value == "+2.4"
    assert step(trace, "priority").how[0].endswith("60 × 5 / 3 × 0.5 = 50.")
    assert step(trace, "p_value").value == "< 0.001"
    assert "stands among 4 tests" in step(trace, "p_value").how[1]


def test_reversed_questions_are_turned() -> None:
    how = step(view().traces["effort"], "experience").how
    assert "from 7 (worst) to 1 (best). On the map’s scale: 1 + 0.75 × 4 = 4." in how[3]
    turned = step(view(REVERSED).traces["effort"], "experience").how
    assert "On the map’s scale: 5 − 0.75 × 4 = 2." in turned[3]


def test_published_figure_that_was_recomputed_is_named() -> None:
    how = step(view().traces["nps"], "experience").how
    assert "The published figure is +70; the counts give +75, which is used here." in how
    assert how[0] == "NPS: (80 promoters − 5 detractors) / 100 answers × 100 = +75."


def test_figure_on_the_maps_own_scale_is_not_converted() -> None:
    assert not any("own scale" in text for text in step(view().traces["own"], "experience").how)


def test_undecided_says_why_and_what_would_decide() -> None:
    report = view()
    effort = step(report.traces["effort"], "verdict")
    assert effort.value == "not decided" and effort.how[0].startswith(
        "The data do not decide: the goal lies within the interval"
    )
    assert effort.how[1:] == (
        "More answers would not decide while the figure lies on the goal.",
        "Below goal for 2 of 2: Anna (our estimate), Bert (our estimate).",
    )
    more = step(one(type="csat", value=70, n=40), "verdict").how[1:]
    assert re.fullmatch("About [0-9]+ answers in all would decide, with a chance of 80%, if .*[.]", more[0])
    assert re.fullmatch("That is about [0-9]+ more than there are[.]", more[1])
    assert step(report.traces["bare"], "verdict").how == (
        "The data do not decide: no margin of error: the number of answers is not known.",
    )


def one(goal: float = 4, **metric: Any) -> Trace:
    """The trace of the only touchpoint of a map, which has that metric."""
    point = {"id": "t", "name": "T", "metrics": [metric]}
    data = {"cxmap": 1, "title": "T", "scale": {"min": 1, "max": 5}, "goal": goal, "touchpoints": [point]}
    return view(data).traces["t"]


FIVE = {"min": 1, "max": 5}


def test_too_few_answers_say_how_many_it_takes() -> None:
    trace = one(type="csat", answers=[3, 0, 0, 0, 0])
    assert step(trace, "verdict").how[0] == "The data do not decide: fewer than 5 answers, too few to decide."
    assert step(trace, "verdict").how[2] == "That is about 2 more than there are."
    assert not [found for found in trace.steps if found.key == "p_value"]


@pytest.mark.parametrize(
    ("metric", "tests"),
    [
        (
            {"type": "csat", "value": 40, "n": 90},
            "z, Wilson 1927, and the exact one, Clopper & Pearson 1934.",
        ),
        (
            {"type": "nps", "promoters": 9, "passives": 30, "detractors": 60},
            "z, Rocks 2016, and the exact one, Gaffke 2005.",
        ),
        (
            {"type": "rating", "scale": FIVE, "value": 3, "sd": 1, "n": 90},
            "t, Student 1908, and the exact one, Gaffke 2005.",
        ),
    ],
)
def test_the_tests_behind_a_p_value_are_named(metric: dict[str, Any], tests: str) -> None:
    first = "The larger p-value of two tests, both two-sided, of the experience lying at 4: "
    assert step(one(**metric), "p_value").how[0] == first + tests


def test_equal_answers_have_the_exact_test_alone() -> None:
    trace = one(type="rating", scale=FIVE, answers=[0, 0, 90, 0, 0])
    said = "The exact test, Gaffke 2005, two-sided, of the experience lying at 4."
    assert step(trace, "p_value").how[0] == said


def test_everybody_answered_or_which_share_of_them() -> None:
    trace = one(type="csat", value=40, n=90, of=120)
    assert "Response rate 75% of 120." in step(trace, "experience").how
    trace = one(type="csat", value=40, n=90, of=90)
    assert "No margin of error: everybody answered (90)." in step(trace, "experience").how
    assert step(trace, "verdict").how == ("Everybody who could answer did, so the figure alone decides.",)
    assert not [found for found in trace.steps if found.key == "p_value"]


def test_a_goal_that_cannot_be_missed_says_so() -> None:
    trace = one(1, type="csat", value=40, n=90)
    assert step(trace, "verdict").how == (
        "Nothing lies below 1, the worst end of the scale: it cannot be missed.",
    )


def test_believed_score_says_that_nobody_measured_it_and_only_then() -> None:
    traces = view().traces
    assert step(traces["guess"], "experience").how == (
        "Mean of what the map says of each persona, by share of customers: Anna 2 × 60%, Bert 4 × 40%.",
        "Nobody measured it.",
        "Estimated, from interviews: Talks.",
    )
    assert not any("Nobody" in text for one in traces["csat"].steps for text in one.how)
    assert [one.key for one in traces["none"].steps] == ["experience", "goal"]


def test_answers_of_personas_are_said_to_be_pooled() -> None:
    both = [
        {"type": "csat", "answers": [1, 1, 1, 1, 6], "persona": "a"},
        {"type": "csat", "answers": [5, 5, 5, 5, 70], "persona": "b"},
    ]
    point = {"id": "t", "name": "T", "metrics": both}
    data = {**MAP, "phases": [{"name": "P", "touchpoints": [point]}]}
    trace = view(data).traces["t"]
    assert trace.others == ()
    how = step(trace, "experience").how
    assert how[0] == (
        "CSAT: each group by its share of customers, however many answered: "
        "Anna 60% × 70%; Bert 40% × "
        "83.333% = 75.333%."
    )
    assert (
        "n = 100; weighted as they are, these answers count as 26.5 (Kish’s effective number, 1965)." in how
    )
    unshared = {**MAP, "personas": [{"id": "a", "name": "Anna", "share": 0.6}, {"id": "b", "name": "Bert"}]}
    trace = view({**unshared, "phases": [{"name": "P", "touchpoints": [point]}]}).traces["t"]
    assert "groups with more answers count for more (Anna n = 10; Bert n = 90)" in " ".join(
        step(trace, "experience").how
    )


def test_tolerance_moves_the_threshold() -> None:
    trace = view({**MAP, "tolerance": 0.5}).traces["own"]
    assert "the threshold is 3.5" in step(trace, "goal").how[1]
    assert "of 3.5" in step(trace, "verdict").how[0] or "lies within" in step(trace, "verdict").how[0]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_line_keeps_an_empty_place(language: str) -> None:
    for trace in view(language=language).traces.values():
        for one in trace.steps:
            assert "{" not in one.line and one.value
