"""Metrics that cannot be: each has one clear finding at its place, and no figure rather than a wrong one."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxmap import api
from cxmap.errors import InvalidMapError
from tests.scoring.scoring_maps import FIVE, measured, metric_text, said

RATING = "type: rating, scale: {min: 1, max: 5}"


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        # n
        (f"{RATING}, value: 3, n: 0", "7:9 CX108 `n` is 0: a figure of no answers says nothing"),
        (f"{RATING}, value: 3, n: -1", "7:62 CX106 `n` must be at least 0; this is the number -1"),
        (f"{RATING}, value: 3, n: 1.5", "7:62 CX104 `n` should be a whole number; this is the number 1.5"),
        (f"{RATING}, value: 3, n: many", "7:62 CX104 `n` should be a whole number; this is the text `many`"),
        (f"{RATING}, value: 3, of: 9", "7:9 CX108 `of` says how many could have answered: say beside it how many did, with `n`"),
        (f"{RATING}, value: 3, n: 12, of: 9", "7:9 CX108 `of` is 9, but 12 answered: it counts all who could have"),
        ("type: csat, of: 9, answers: [1, 2, 3, 4, 5]", "7:9 CX108 `of` is 9, but 15 answered"),
        (f"{RATING}, value: 3, n: 9, of: 9.5", "7:69 CX104 `of` should be a whole number; this is the number 9.5"),
        # spread
        (f"{RATING}, value: 3, n: 9, sd: -1", "7:69 CX106 `sd` must be at least 0; this is the number -1"),
        (f"{RATING}, value: 3, n: 9, sd: 2.3", "7:9 CX108 `sd` 2.3 cannot be: from 1 to 5 with a mean of about 3, answers spread by 2.12"),
        (f"{RATING}, value: 3, sd: 3", "7:9 CX108 `sd` 3 cannot be: from 1 to 5 with a mean of about 3, answers spread by 2.83 at most"),
        (f"{RATING}, value: 3, sd: .nan", "7:63 CX013 .nan is not a number that can be scored"),
        (f"{RATING}, value: 4.9, n: 40, sd: 1.9", "7:9 CX108 `sd` 1.9 cannot be: from 1 to 5 with a mean of about 4.9, answers spread by 0.77"),
        (f"{RATING}, answers: [0, 0, 0, 0, 9], sd: 0.4", "7:9 CX108 `sd` 0.4 cannot be: from 1 to 5 with a mean of about 5, answers spread by 0 at most"),
        (f"{RATING}, value: 4, n: 1, sd: 0.3", "7:9 CX108 `sd` 0.3 cannot be: one answer has no spread, so leave it out"),
        ("type: csat, value: 72%, n: 9, sd: 0.4", "7:9 CX108 a share has no `sd`"),
        ("type: nps, value: 20, n: 9, sd: 3", "7:9 CX108 an `nps` has neither `figure` nor `sd`"),
        # distributions
        (f"{RATING}, n: 20, answers: [1, 2, 3, 4, 5]", "7:9 CX108 `n` is 20, but the counts add up to 15"),
        (f"{RATING}, answers: [1, 2, 3, 4]", "7:9 CX108 `answers` needs 5 counts, for the answers 1 to 5; it has 4 |"),
        (f"{RATING}, answers: [1, 2, 3, 4, -5]", "7:71 CX106 item 5 of `answers` must be at least 0"),
        (f"{RATING}, answers: [1, 2, 3, 4, 0.5]", "7:71 CX104 item 5 of `answers` should be a whole number"),
        (f"{RATING}, answers: [0, 0, 0, 0, 0]", "7:9 CX108 `answers` holds no answer at all"),
        ("type: nps, promoters: 5, detractors: 2", "7:9 CX108 give all three of `promoters`"),
        ("type: nps, n: 9, promoters: 5, passives: 2, detractors: 3", "7:9 CX108 `n` is 9, but the counts add up to 10"),
        ("type: nps, promoters: 0, passives: 0, detractors: 0", "7:9 CX108 the three groups hold no answer at all"),
        ("type: nps, promoters: 5, passives: 2, detractors: 3, answers: [0,0,0,0,0,0,0,0,0,0,9]", "7:9 CX108 give `answers` or"),
        ("type: csat, promoters: 5, passives: 2, detractors: 3", "7:9 CX108 `promoters`, `passives` and `detractors` belong"),
        ("type: csat, scale: {min: 0, max: 1}, answers: [3, 7]", "7:9 CX108 which of the 2 answers from 0 to 1 count"),
        # values
        (f"{RATING}, value: 7", "7:9 CX108 `value` 7 lies outside its scale, 1 to 5"),
        (f"{RATING}, answers: [1,1,1,1,1], value: .inf", "7:78 CX013 .inf is not a number that can be scored"),
        (f"{RATING}, value: good", "7:56 CX107 the text `good` is not a figure"),
        (f"{RATING}, value: 72%", "7:9 CX108 `value` 72 lies outside its scale, 1 to 5"),
        ("type: csat, value: 172%, n: 9", "7:9 CX108 `value` 172 lies outside its scale, 0 to 100"),
        ("type: nps, value: -120, n: 9", "7:9 CX108 `value` -120 lies outside its scale, -100 to 100"),
        ("type: csat", "7:9 CX108 a metric needs a `value`, `answers`"),
        # scales
        ("type: rating, value: 3, n: 9", "7:9 CX108 a rating needs its `scale`"),
        ("type: ces, value: 3, n: 9", "7:9 CX108 a ces needs its `scale`, with its direction"),
        ("type: rating, scale: {min: 5, max: 1}, value: 3", "7:24 CX108 `min` (5) must be below `max` (1)"),
        ("type: smile, value: 3", "7:16 CX105 `smile` is not one of the words for `type`"),
        # weights
        (f"{RATING}, answers: [1,1,1,1,1], weights: [0,0,0,0,0], effective_n: 3", "7:9 CX108 `weights` add up to 0"),
        (f"{RATING}, answers: [1,1,1,1,1], weights: [1,1], effective_n: 3", "7:9 CX108 `weights` needs one sum for each"),
        (f"{RATING}, value: 3, weights: [1,1], effective_n: 3", "7:9 CX108 `weights` needs one sum for each of `answers`"),
        (f"{RATING}, answers: [1,1,1,1,1], weights: [1,1,1,1,1]", "7:9 CX108 weighted answers need `effective_n`"),
        (f"{RATING}, answers: [1,1,1,1,0], weights: [1,1,1,1,1], effective_n: 3", "7:9 CX108 `weights` has a weight where"),
        (f"{RATING}, answers: [1,1,1,1,1], weights: [1,1,1,1,1], effective_n: 9", "7:9 CX108 `effective_n` 9 cannot be more"),
        (f"{RATING}, value: 3, effective_n: 0.5", "7:72 CX106 `effective_n` must be at least 1"),
        # ids
        (f"{RATING}, value: 3, persona: bob", "7:68 CX201 no persona has the id `bob`"),
        (f"{RATING}, value: 3, source: web", "7:67 CX201 no source has the id `web`"),
        (f"{RATING}, value: 3, mean: 3", "7:59 CX102 there is no key `mean` here"),
    ],
)  # fmt: skip
def test_a_clear_finding_at_its_place_and_no_figure(written: str, finding: str, tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(metric_text(written), encoding="utf-8")
    problems = said(metric_text(written))
    assert problems[0].startswith(finding)
    assert len(problems) == 1
    assert api.check(path).errors
    assert api.open_map(path).map is None
    with pytest.raises(InvalidMapError):
        api.load(path)


def test_a_metric_of_somebody_who_does_not_come() -> None:
    text = (
        "cxmap: 1\ntitle: A visit\npersonas: [Ann, Bob]\ntouchpoints:\n  - name: I come in\n    personas: ann\n"
        "    metrics:\n      - {type: csat, value: 72%, persona: bob}\n"
    )
    assert said(text) == [
        "8:43 CX204 `bob` has a metric here but is not among the touchpoint's `personas` | "
        "Add it to `personas`, or remove the metric."
    ]


def test_a_metric_of_a_segment_that_nobody_who_comes_stands_for() -> None:
    text = (
        "cxmap: 1\ntitle: A visit\nsegments: [New, Old]\n"
        "personas: [{{id: ann, name: Ann, segment: new}}, {{id: bob, name: Bob{bob}}}]\n"
        "touchpoints:\n  - name: I come in\n    personas: [{who}]\n"
        "    metrics:\n      - {{type: csat, value: 72%, segment: {segment}}}\n"
    )
    (problem,) = said(text.format(bob="", who="ann", segment="old"))
    assert problem == (
        "9:43 CX204 `old` has a metric here, but none of the touchpoint's `personas` stands for it | "
        "Add who stands for it to `personas`, or remove the metric."
    )
    assert said(text.format(bob="", who="ann", segment="new")) == []
    assert said(text.format(bob="", who="ann, bob", segment="old")) == [], "Bob may be of any segment"
    assert len(said(text.format(bob=", segment: new", who="ann, bob", segment="old"))) == 1
    (problem,) = said(text.format(bob="", who="ann", segment="odl"))
    assert "no segment has the id `odl` | Did you mean `old`?" in problem


def test_a_goal_off_the_scale_of_the_map() -> None:
    problems = said(metric_text("type: csat, value: 72%, n: 90", goal=7))
    assert [problem[:9] for problem in problems] == ["3:7 CX203"]


@pytest.mark.parametrize(
    ("target", "finding"),
    [
        ("{}", "a target has either `must_meet: true` or a `min_gap`"),
        ("{must_meet: true, min_gap: -1}", "a target has either"),
        ("{min_gap: 0.5}", "`min_gap` must be at most 0"),
        ("{must_meet: true, touchpoints: nowhere}", "no touchpoint has the id `nowhere`"),
    ],
)
def test_a_target_that_cannot_be(target: str, finding: str) -> None:
    problems = said(metric_text("type: csat, value: 72%, n: 90") + f"targets: [{target}]\n")
    assert len(problems) == 1
    assert finding in problems[0]
    assert problems[0].startswith("8:")


def test_a_contradiction_is_a_warning_and_the_counts_are_used(tmp_path: Path) -> None:
    path = tmp_path / "m.cxmap.yaml"
    path.write_text(metric_text("type: csat, value: 90%, answers: [2, 3, 5, 6, 4]"), encoding="utf-8")
    checked = api.check(path)
    assert [(problem.code, problem.severity) for problem in checked.diagnostics] == [("CX205", "warning")]
    assert api.score(api.load(path)).touchpoints[0].experience == 0, "50%: the middle of -2 to 2"


def test_one_answer_has_no_margin_of_error() -> None:
    for keys in ({"value": 2, "n": 1}, {"value": 2, "n": 1, "sd": 0.0}, {"answers": [0, 1, 0, 0, 0]}):
        place = measured(FIVE, "rating", 4, scale=FIVE, **keys)
        assert place.measured is not None
        assert (place.measured.low, place.measured.high, place.verdict) == (None, None, "undecided")
        assert place.judgement is not None
        assert (place.judgement.p_value, place.judgement.why) == (None, "too few")


NUMBERS = st.one_of(st.integers(-3, 12), st.floats(allow_nan=True, allow_infinity=True, width=32))
KEYS = st.fixed_dictionaries(
    {"type": st.sampled_from(["csat", "ces", "nps", "rating"])},
    optional={
        "figure": st.sampled_from(["mean", "share"]),
        "value": NUMBERS,
        "n": st.integers(-1, 9),
        "of": st.integers(-1, 30),
        "sd": NUMBERS,
        "scale": st.sampled_from(
            [
                FIVE,
                {"min": 0, "max": 1},
                {"min": -2, "max": 2.5},
                {"min": 3, "max": 3},
                {"min": 0.5, "max": 3, "step": 0.5},
            ]
        ),
        "positive": st.lists(st.integers(-2, 6), max_size=3),
        "answers": st.lists(st.integers(-1, 9), max_size=12),
        "weights": st.lists(NUMBERS, max_size=12),
        "effective_n": NUMBERS,
        "promoters": st.integers(0, 3),
        "passives": st.integers(0, 3),
        "detractors": st.integers(0, 3),
    },
)


@given(KEYS)
def test_whatever_is_accepted_can_be_scored(keys: dict[str, object]) -> None:
    """Nothing but a finding, or a figure on the scale with its interval around it."""
    others = {key: value for key, value in keys.items() if key != "type"}
    try:
        place = measured(FIVE, str(keys["type"]), 3, **others)
    except ValidationError:
        return
    assert place.measured is not None
    assert place.experience is not None
    assert 1 - 1e-9 <= place.experience <= 5 + 1e-9
    if place.measured.low is not None and place.measured.high is not None:
        assert 1 - 1e-9 <= place.measured.low <= place.experience + 1e-9
        assert place.experience - 1e-9 <= place.measured.high <= 5 + 1e-9
