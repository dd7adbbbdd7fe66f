"""What journeys below a place add up to: the arithmetic, its intervals, and what it never does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxmap
from cxmap.model import LinkedMap, Map
from cxmap.scoring import RolledUp, roll_ups, score

ABOVE = (
    "cxmap: 1\ntitle: Above\nscale: {{min: 1, max: 10}}\ntouchpoints:\n"
    "  - {{id: here, name: Here, {own}journey: below.cxmap.yaml}}\n"
)
SCORES = st.integers(-2, 2)
WEIGHTS = st.integers(1, 5)
REACHES = st.integers(1, 100)


def above(own: str = "") -> Map:
    return cxmap.loads(ABOVE.format(own=f"{own}, " if own else ""))


def journey(*touchpoints: str, scale: str = "{min: -2, max: 2}", title: str = "Below") -> Map:
    points = "".join(f"  - {{name: Moment {at}, {text}}}\n" for at, text in enumerate(touchpoints))
    sources = "sources: [{id: a, type: survey}, {id: b, type: survey}]"
    return cxmap.loads(f"cxmap: 1\ntitle: {title}\nscale: {scale}\n{sources}\ntouchpoints:\n{points}")


def rolled(map_: Map, *below: Map | tuple[Map, float], place: str = "here") -> RolledUp:
    """The one place, with these journeys below it."""
    both = [own if isinstance(own, tuple) else (own, None) for own in below]
    links = tuple(
        LinkedMap(place, f"{at}.yaml", f"{at}.yaml", own, "", share) for at, (own, share) in enumerate(both)
    )
    (only,) = roll_ups(score(map_.with_linked(links)))
    return only


def test_moments_weigh_by_importance_and_reach() -> None:
    below = journey(
        "experience: 2, importance: 3, reach: 50%",  # 100% of the scale, weight 0.5
        "experience: -2, importance: 5",  # 0%, weight 5/3
        "experience: 0",  # 50%, weight 1 by what is assumed
    )
    own = rolled(above("experience: 7"), below)
    share = (0.5 * 100 + 5 / 3 * 0 + 1 * 50) / (0.5 + 5 / 3 + 1)
    assert own.percent == pytest.approx(share)
    assert own.score == pytest.approx(1 + 9 * share / 100)
    assert own.own == 7  # the place's own score stays what it is
    first, second, third = own.journeys[0].parts
    assert first.weight + second.weight + third.weight == pytest.approx(1)
    assert (first.reach_assumed, second.reach_assumed, third.importance_assumed) == (False, True, True)


@given(st.lists(st.tuples(SCORES, WEIGHTS, REACHES), min_size=1, max_size=8))
def test_a_mean_lies_among_its_parts_and_forgets_their_order(parts: list[tuple[int, int, int]]) -> None:
    texts = [
        f"experience: {score_}, importance: {weight}, reach: {reach}%" for score_, weight, reach in parts
    ]
    own = rolled(above(), journey(*texts))
    assert own.score is not None
    percents = [(score_ + 2) * 25 for score_, _, _ in parts]
    assert min(percents) - 1e-9 <= (own.percent or 0) <= max(percents) + 1e-9
    turned = rolled(above(), journey(*reversed(texts)))
    assert turned.percent == pytest.approx(own.percent)


@pytest.mark.parametrize(
    ("scale", "best"), [("{min: 0, max: 7, direction: lower-is-better}", 0), ("{min: 1, max: 5}", 5)]
)
def test_scales_meet_at_their_best_ends(scale: str, best: int) -> None:
    own = rolled(above(), journey(f"experience: {best}", scale=scale))
    assert own.score == pytest.approx(10)
    lower = cxmap.loads(ABOVE.format(own="").replace("max: 10", "max: 10, direction: lower-is-better"))
    assert rolled(lower, journey(f"experience: {best}", scale=scale)).score == pytest.approx(1)


def test_an_interval_needs_every_part() -> None:
    measured = "metrics: [{type: rating, scale: {min: -2, max: 2}, answers: [4, 8, 20, 30, 12], source: a}]"
    whole = rolled(above(), journey(measured, measured))
    assert whole.low is not None
    assert whole.high is not None
    assert whole.score is not None
    assert whole.low < whole.score < whole.high
    assert (whole.measured, whole.parts) == (2, 2)
    half = rolled(above(), journey(measured, "experience: 1"))
    assert (half.low, half.high, half.measured) == (None, None, 1)


def test_parts_of_one_source_are_not_taken_for_independent() -> None:
    rating = (
        "metrics: [{{type: rating, scale: {{min: -2, max: 2}}, answers: [4, 8, 20, 30, 12], source: {0}}}]"
    )

    def width(*sources: str) -> float:
        own = rolled(above(), journey(*map(rating.format, sources)))
        assert own.low is not None
        assert own.high is not None
        return own.high - own.low

    assert width("a", "a") == pytest.approx(width("a"))
    assert width("a", "b") == pytest.approx(width("a") / 2**0.5)


def test_several_journeys_weigh_by_their_shares_or_alike() -> None:
    good, bad = journey("experience: 2"), journey("experience: -2")
    assert rolled(above(), good, bad).percent == pytest.approx(50)
    own = rolled(above(), (good, 0.6), (bad, 0.2))
    assert own.percent == pytest.approx(75)  # 60 to 20, of those that are known
    assert own.lowest is not None
    assert own.lowest[1].percent == 0


def test_what_cannot_be_used_is_named_and_weighs_nothing() -> None:
    links = (
        LinkedMap("here", "a.yaml", "a.yaml", journey("experience: 2"), "", None),
        LinkedMap("here", "b.yaml", "b.yaml", None, "there is no file b.yaml", None),
        LinkedMap("here", "c.yaml", "c.yaml", journey("channel: []", title="Empty"), "", None),
    )
    (own,) = roll_ups(score(above("experience: 5").with_linked(links)))
    assert own.percent == pytest.approx(100)
    assert [(lost.to, lost.why) for lost in own.lost] == [
        ("b.yaml", "there is no file b.yaml"),
        ("c.yaml", "none of its moments has a score"),
    ]


def test_nothing_below_gives_no_figure_rather_than_zero() -> None:
    links = (LinkedMap("here", "b.yaml", "", None, "gone", None),)
    (own,) = roll_ups(score(above("experience: 5").with_linked(links)))
    assert (own.score, own.difference, own.verdict, own.own) == (None, None, "unknown", 5)


def test_an_nps_is_no_moment() -> None:
    nps = "metrics: [{type: nps, promoters: 90, passives: 5, detractors: 5}]"
    own = rolled(above(), journey("experience: 0", nps))
    assert (own.percent, own.parts) == (50, 1)


def test_journeys_of_journeys_stand_in_where_there_is_no_score() -> None:
    middle = journey("journey: deep.yaml", "experience: 2")
    deep = LinkedMap("moment-0", "deep.yaml", "deep.yaml", journey("experience: -2"), "", None)
    own = rolled(above(), middle.with_linked((deep,)))
    assert own.percent == pytest.approx(50)
    assert [part.from_below for part in own.journeys[0].parts] == [True, False]


RATING = "metrics: [{{type: rating, scale: {{min: {low}, max: {high}}}, answers: {answers}}}]"


@pytest.mark.parametrize(
    ("own", "below", "verdict"),
    [
        ("experience: 7.5", "experience: 0", "apart"),
        ("experience: 5.5", "experience: 0", "alike"),
        ("experience: 6.3", "experience: 0", "alike"),  # 8.9% of the scale
        ("experience: 6.5", "experience: 0", "apart"),
        ("", "experience: 0", "unknown"),
    ],
)
def test_estimates_differ_by_a_tenth_of_the_scale(own: str, below: str, verdict: str) -> None:
    assert rolled(above(own), journey(below)).verdict == verdict


def test_measured_scores_differ_by_their_answers() -> None:
    def verdict(answers: list[int]) -> Any:
        own = RATING.format(low=1, high=10, answers=[0, 0, 0, 10, 20, 40, 20, 10, 0, 0])
        below = RATING.format(low=1, high=5, answers=answers)
        return rolled(above(own), journey(below, scale="{min: 1, max: 5}")).verdict

    assert verdict([1, 1, 2, 1, 1]) == "not decided"
    assert verdict([60, 60, 60, 10, 10]) == "apart"


def test_one_persona_has_no_roll_up() -> None:
    """Another map may mean somebody else by the same id."""
    text = ABOVE.format(own="experience: 5, ") + "personas: [{id: ann, name: Ann}]\n"
    links = (LinkedMap("here", "a.yaml", "a.yaml", journey("experience: 2"), "", None),)
    assert roll_ups(score(cxmap.loads(text).with_linked(links), persona="ann")) == ()
