"""Every kind of metric on every kind of scale, by hand; answers of personas put together."""

from __future__ import annotations

import math
import statistics
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxmap.model import Metric, Scale
from cxmap.scoring import score
from cxmap.scoring.choosing import chosen
from cxmap.scoring.intervals import mean_interval, moments, nps_interval, wilson
from cxmap.scoring.measured import converted, estimate, on_own_scale, sample_of
from cxmap.scoring.pooling import pooled
from tests.scoring.scoring_maps import EFFORT, FIVE, TEN, found, map_of, measured, metric, people, point

MAP_SCALE = Scale(min=1, max=5)
SEVEN = {"min": 1, "max": 7}


@pytest.mark.parametrize(
    ("type_", "keys", "own", "low", "high"),
    [
        ("csat", {"answers": [0, 1, 1, 3, 5]}, 80, 49.02, 94.33),
        ("csat", {"value": "80%", "n": 10}, 80, 49.02, 94.33),
        ("csat", {"value": 80, "n": 10}, 80, 49.02, 94.33),
        ("csat", {"figure": "mean", "value": 3.4, "sd": 1.140175, "n": 5}, 3.4, 1.984, 4.816),
        ("rating", {"scale": FIVE, "answers": [0, 1, 2, 1, 1]}, 3.4, 1.984, 4.816),
        ("rating", {"scale": FIVE, "value": 3.4, "sd": 1.140175, "n": 5}, 3.4, 1.984, 4.816),
        ("ces", {"scale": EFFORT, "value": 2.5, "sd": 1, "n": 25}, 2.5, 2.0872, 2.9128),
        ("ces", {"scale": EFFORT, "figure": "share", "answers": [4, 2, 2, 1, 1, 0, 0]}, 80, 49.02, 94.33),
        ("ces", {"scale": SEVEN, "figure": "share", "answers": [0, 0, 1, 1, 2, 2, 4]}, 80, 49.02, 94.33),
        ("nps", {"promoters": 5, "passives": 2, "detractors": 3}, 20, -30.33, 61.10),
        ("nps", {"answers": [1, 0, 1, 0, 0, 0, 1, 1, 1, 3, 2]}, 20, -30.33, 61.10),
    ],
)
def test_a_figure_and_its_interval_on_its_own_scale(
    type_: str, keys: dict[str, Any], own: float, low: float, high: float
) -> None:
    interval = on_own_scale(metric(type_, **keys), 0.95)
    assert interval.point == pytest.approx(own)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-3)


@pytest.mark.parametrize(
    ("scale", "type_", "keys", "expected"),
    [
        (FIVE, "csat", {"answers": [0, 1, 1, 3, 5]}, (4.2, 2.9608, 4.7734)),
        (TEN, "nps", {"promoters": 5, "passives": 2, "detractors": 3}, (6.0, 3.4834, 8.0551)),
        (FIVE, "ces", {"scale": EFFORT, "value": 2.5, "sd": 1, "n": 25}, (4.0, 3.7248, 4.2752)),
        (EFFORT, "ces", {"scale": EFFORT, "value": 2.5, "sd": 1, "n": 25}, (2.5, 2.0872, 2.9128)),
        (EFFORT, "csat", {"answers": [0, 1, 1, 3, 5]}, (2.2, 1.3399, 4.0588)),
        (EFFORT, "rating", {"scale": SEVEN, "value": 5.5, "sd": 1, "n": 25}, (2.5, 2.0872, 2.9128)),
    ],
)
def test_conversion_to_the_scale_of_the_map(
    scale: dict[str, Any], type_: str, keys: dict[str, Any], expected: tuple[float, float, float]
) -> None:
    place = measured(scale, type_, **keys)
    assert place.measured is not None
    assert (place.experience, place.measured.low, place.measured.high) == pytest.approx(expected, abs=5e-4)


@given(
    st.floats(0, 1),
    st.sampled_from([(1, 5), (0, 10), (-100, 100), (-2, 2)]),
    st.booleans(),
    st.booleans(),
)
def test_conversion_keeps_the_percentage_and_comes_back(
    share: float, ends: tuple[int, int], turned: bool, map_turned: bool
) -> None:
    own = Scale(min=ends[0], max=ends[1], direction="lower-is-better" if turned else "higher-is-better")
    scale = Scale(min=1, max=7, direction="lower-is-better" if map_turned else "higher-is-better")
    value = own.min + share * own.length
    there = converted(value, own, scale)
    assert scale.percent(there) == pytest.approx(own.percent(value), abs=1e-9)
    assert converted(there, scale, own) == pytest.approx(value, abs=1e-9)


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any))
def test_turning_a_question_round_mirrors_its_figure(answers: list[int]) -> None:
    turned = {**FIVE, "direction": "lower-is-better"}
    for type_, figure in (("csat", "share"), ("rating", "mean")):
        one = metric(type_, figure=figure, scale=FIVE, answers=answers)
        two = metric(type_, figure=figure, scale=turned, answers=answers[::-1])
        first, second = estimate(one, MAP_SCALE, 0.95), estimate(two, MAP_SCALE, 0.95)
        assert second.point == pytest.approx(first.point)
        if first.low is not None:
            assert (second.low, second.high) == pytest.approx((first.low, first.high))


# What is not known


@pytest.mark.parametrize(
    ("type_", "keys", "why"),
    [
        ("rating", {"scale": FIVE, "value": 3}, "no n"),
        ("rating", {"scale": FIVE, "value": 3, "n": 1, "sd": 0}, "too few"),
        ("rating", {"scale": FIVE, "answers": [0, 0, 1, 0, 0]}, "too few"),
        ("csat", {"value": "50%"}, "no n"),
        ("nps", {"value": 0}, "no n"),
    ],
)
def test_no_margin_of_error_without_what_it_is_made_of(type_: str, keys: dict[str, Any], why: str) -> None:
    place = measured(FIVE, type_, 4, **keys)
    assert place.measured is not None
    assert (place.experience, place.measured.low, place.measured.high) == (3, None, None)
    assert place.verdict == "undecided"
    assert place.judgement is not None
    assert (place.judgement.why, place.judgement.below) == (why, True)
    assert not place.stands


def test_an_unknown_spread_counts_as_the_widest_possible() -> None:
    """All answers at the ends: 260 promoters and 140 detractors, or 60% who gave the best answer."""
    interval = on_own_scale(metric("nps", value=30, n=400), 0.95)
    widest = on_own_scale(metric("nps", promoters=260, passives=0, detractors=140), 0.95)
    assert (interval.point, interval.low, interval.high) == (30, widest.low, widest.high)
    assert interval.method == "widest spread"
    rating = on_own_scale(metric("rating", scale=FIVE, value=3.4, n=400), 0.95)
    share = on_own_scale(metric("csat", value=60, n=400), 0.95)
    assert (rating.low, rating.high) == pytest.approx(
        [1 + 4 * (end or 0.0) / 100 for end in (share.low, share.high)]
    )
    assert rating.sd is None, "nobody said so"


@given(
    counts=st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 4),
    goal=st.floats(1, 5),
)
def test_nothing_is_shown_by_a_mean_alone_that_its_answers_do_not_show(
    counts: list[int], goal: float
) -> None:
    answered = sample_of(metric("rating", scale=FIVE, answers=counts))
    assume(abs(goal - answered.point) > 1e-6)
    alone = sample_of(metric("rating", scale=FIVE, value=answered.point, n=sum(counts)))
    if alone.p_exact(goal) <= 0.025:
        assert answered.p_exact(goal) <= alone.p_exact(goal) * (1 + 1e-6)


@pytest.mark.parametrize(
    ("type_", "keys"),
    [
        ("rating", {"scale": FIVE, "value": 1, "n": 5}),
        ("nps", {"value": -100, "n": 5}),
        ("rating", {"scale": FIVE, "value": 3, "n": 5, "effective_n": 5}),
    ],
)
def test_nothing_lies_below_the_worst_end(type_: str, keys: dict[str, Any]) -> None:
    place = measured(FIVE, type_, 1, **keys)
    assert place.verdict == "met"
    assert place.judgement is not None
    assert place.judgement.p_value is None
    few = measured(FIVE, type_, 1, **{**keys, "n": 4, "effective_n": None})
    assert few.judgement is not None
    assert (few.verdict, few.judgement.needed, few.judgement.missing) == ("undecided", 5, 1)


# Weights


def test_weighted_answers_are_those_written_out() -> None:
    scores, weights = [2, 2, 3, 4, 5, 5], [0.5, 1.5, 1, 2, 0.25, 0.75]
    kish = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    written = metric(
        "rating",
        scale=FIVE,
        answers=[0, 2, 1, 1, 2],
        weights=[0, 2, 1, 2, 1],
        effective_n=kish,
    )
    mean, sd = moments(scores, weights, kish)
    interval, oracle = on_own_scale(written, 0.95), mean_interval(mean, sd, kish, bounds=(1, 5))
    assert (interval.point, interval.n, interval.sd) == pytest.approx((mean, kish, sd))
    assert (interval.low, interval.high) == pytest.approx((oracle.low, oracle.high))
    assert interval.method == "weighted t"


def test_weights_count_for_shares_and_the_nps_too() -> None:
    csat = metric("csat", answers=[5, 0, 0, 0, 5], weights=[1, 0, 0, 0, 3], effective_n=8)
    interval, plain = on_own_scale(csat, 0.95), wilson(6, 8)
    assert (interval.point, interval.n) == (75, 8)
    assert (interval.low, interval.high) == pytest.approx((100 * (plain.low or 0), 100 * (plain.high or 0)))
    counts = [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]
    nps = metric("nps", answers=counts, weights=[1, *[0] * 9, 3], effective_n=8)
    assert on_own_scale(nps, 0.95).point == 50
    assert on_own_scale(nps, 0.95).n == 8
    assert on_own_scale(metric("nps", answers=counts), 0.95).point == 0


def test_an_effective_n_widens_the_interval() -> None:
    answers = [5, 10, 20, 40, 25]
    plain = on_own_scale(metric("rating", scale=FIVE, answers=answers), 0.95)
    fewer = on_own_scale(metric("rating", scale=FIVE, answers=answers, effective_n=50), 0.95)
    assert fewer.point == pytest.approx(plain.point)
    assert (fewer.high or 0) - (fewer.low or 0) > 1.4 * ((plain.high or 0) - (plain.low or 0))


def test_nothing_of_weighted_answers_is_rounded() -> None:
    """Effective numbers of answers and of hits are what they are, and so are the interval's ends."""
    counts, weights = [0, 1, 1, 1, 1], [0, 2.0, 2.0, 0.4, 0.4]
    csat = on_own_scale(metric("csat", answers=counts, weights=weights, effective_n=2.77), 0.95)
    plain = wilson(2.77 * 0.8 / 4.8, 2.77)
    assert (csat.n, csat.method) == (2.77, "Wilson")
    assert csat.point == pytest.approx(100 / 6)
    assert (csat.low, csat.high) == pytest.approx((100 * (plain.low or 0), 100 * (plain.high or 0)))
    nps = metric(
        "nps",
        answers=[27, 15, 10, 1, 4, 0, 1, 21, 3, 0, 18],
        weights=[32.827, 19.045, 13.478, 1.074, 12.526, 0, 0.316, 29.266, 8.463, 0, 21.106],
        effective_n=56.4306,
    )
    promoters, passives, detractors = (56.4306 * share for share in nps.groups or (0, 0, 0))
    plain = nps_interval(promoters, passives, detractors)
    found = on_own_scale(nps, 0.95)
    assert (found.low, found.high) == (plain.low, plain.high)
    assert (found.point, found.n) == (nps.recounted, 56.4306)


def test_a_published_share_is_not_rounded_to_people_either() -> None:
    found, plain = on_own_scale(metric("csat", value="79%", n=398), 0.95), wilson(0.79 * 398, 398)
    assert (found.low, found.high) == pytest.approx((100 * (plain.low or 0), 100 * (plain.high or 0)))


@given(st.floats(1, 4), st.integers(2, 50))
def test_equal_weighted_answers_have_no_spread_of_noise(weight: float, n: int) -> None:
    weighted = metric(
        "rating", scale=FIVE, answers=[0, 0, n, 0, 0], weights=[0, 0, n * weight * 0.1, 0, 0], effective_n=n
    )
    plain = metric("rating", scale=FIVE, answers=[0, 0, n, 0, 0])
    one, two = on_own_scale(weighted, 0.95), on_own_scale(plain, 0.95)
    assert (one.point, one.low, one.high, one.sd, one.method) == (3, two.low, two.high, 0, "exact bound")


def test_raw_and_effective_answers_are_told_apart() -> None:
    weighted = metric("rating", scale=FIVE, answers=[0, 2, 1, 1, 2], weights=[0, 2, 1, 2, 1], effective_n=5.1)
    found = estimate(weighted, MAP_SCALE, 0.95)
    assert (found.n, found.answered) == (5.1, 6)
    published = estimate(metric("rating", scale=FIVE, value=3, sd=1, effective_n=20), MAP_SCALE, 0.95)
    assert (published.n, published.answered) == (20, None)
    assert estimate(metric("csat", value=50), MAP_SCALE, 0.95).answered is None


# Of a known number of people


def test_a_share_or_nps_among_few_has_more_effective_answers() -> None:
    # 60 of 120: 60 x 119 / 60 = 119 answers of people without end
    found, plain = on_own_scale(metric("csat", value="75%", n=60, of=120), 0.95), wilson(0.75 * 119, 119)
    assert (found.low, found.high) == pytest.approx((100 * (plain.low or 0), 100 * (plain.high or 0)))
    assert found.n == 60
    nps = on_own_scale(metric("nps", promoters=30, passives=12, detractors=18, of=120), 0.95)
    wider = nps_interval(30 * 119 / 60, 12 * 119 / 60, 18 * 119 / 60)
    assert (nps.point, nps.low, nps.high) == pytest.approx((20, wider.low, wider.high))


def test_a_mean_among_few_has_less_variance() -> None:
    keys: dict[str, Any] = {"scale": FIVE, "value": 3.4, "sd": 1.1, "n": 60}
    plain, among = (on_own_scale(metric("rating", **keys, **more), 0.95) for more in ({}, {"of": 120}))
    assert (among.high or 0) - 3.4 == pytest.approx(((plain.high or 0) - 3.4) * math.sqrt(0.5))


@pytest.mark.parametrize(
    "keys",
    [
        {"type": "rating", "scale": FIVE, "answers": [1, 0, 0, 1, 1], "of": 3},
        {"type": "rating", "scale": FIVE, "answers": [0, 0, 0, 3, 0], "of": 3},
        {"type": "rating", "scale": FIVE, "value": 3, "n": 40, "of": 40},
        {"type": "csat", "answers": [1, 0, 0, 1, 1], "of": 3},
        {"type": "nps", "promoters": 2, "passives": 0, "detractors": 1, "of": 3},
        {"type": "nps", "value": 30, "n": 40, "of": 40},
    ],
)
def test_when_everybody_answered_the_figure_is_all_there_is(keys: dict[str, Any]) -> None:
    found = on_own_scale(Metric.model_validate(keys), 0.95)
    assert (found.low, found.high, found.method) == (found.point, found.point, "census")


def test_personas_people_are_added_up() -> None:
    one = metric("csat", value="50%", n=10, of=20, persona="ann")
    two = metric("csat", value="50%", n=30, of=40, persona="bob")
    both = pooled([one, two])
    assert both is not None and both.of == 60
    unknown = pooled([one, metric("csat", value="50%", n=30, persona="bob")])
    assert unknown is not None and unknown.of is None


# Personas


def csat_of(persona: str, *answers: int) -> dict[str, Any]:
    return {"type": "csat", "persona": persona, "answers": list(answers)}


def test_each_persona_has_its_own_and_everybody_has_all_answers_together() -> None:
    both = [csat_of("ann", 0, 0, 0, 0, 10), csat_of("bob", 90, 0, 0, 0, 0)]
    card = score(map_of(point("a", metrics=both), personas=people("ann", "bob"), scale=FIVE, goal=4))
    place = card.touchpoints[0]
    assert place.experience == pytest.approx(1.4), "10 of 100 satisfied: 10% of the way from 1 to 5"
    assert [own.experience for own in place.personas] == [5, 1]
    assert [own.verdict for own in place.personas] == ["undecided", "short"], (
        "10 of 10 leaves 72% possible, and 4 of 5 is 75%"
    )
    assert place.measured is not None
    assert place.measured.n == 100


def test_some_peoples_answers_are_not_everybodys() -> None:
    one = [csat_of("ann", 0, 0, 0, 0, 10)]
    personas = people("ann", "bob", "cem")
    map_ = map_of(
        point("all", metrics=one, experience=2),
        point("only-ann", metrics=one, experience={"ann": 2}, personas="ann"),
        point("rest-waived", metrics=one, experience={"ann": 2, "bob": None, "cem": None}),
        personas=personas,
        scale=FIVE,
        goal=4,
    )
    card = score(map_)
    assert found(card, "all").measured is None
    assert found(card, "all").verdict == "believed short"
    assert found(card, "only-ann").experience == 5
    assert found(card, "rest-waived").experience == 5
    assert found(score(map_, persona="ann"), "all").experience == 5


def test_what_was_measured_of_everybody_stands_for_who_has_nothing_of_its_own() -> None:
    everybody = {"type": "csat", "value": "50%", "n": 400}
    map_ = map_of(
        point("a", metrics=[everybody, csat_of("ann", 0, 0, 0, 0, 100)], experience={"cem": 1}),
        personas=people("ann", "bob", "cem"),
        scale=FIVE,
        goal=4,
    )
    place = score(map_).touchpoints[0]
    assert place.experience == 3, "the metric of everybody is there, so nothing is pooled"
    assert [(own.experience, own.verdict) for own in place.personas] == [
        (5, "met"),
        (3, "short"),
        (1, "believed short"),
    ]
    for own in place.personas:
        alone = score(map_, persona=own.persona).touchpoints[0]
        assert (alone.experience, alone.verdict) == (own.experience, own.verdict)


def test_means_are_put_together_with_their_spread() -> None:
    one = metric("rating", scale=FIVE, value=2, sd=1, n=10, persona="ann")
    two = metric("rating", scale=FIVE, value=4, sd=1, n=30, persona="bob")
    both = pooled([one, two])
    assert both is not None
    assert (both.value, both.n, both.persona) == (3.5, 40, None)
    assert both.sd == pytest.approx(math.sqrt((9 + 29 + 10 * 1.5**2 + 30 * 0.5**2) / 39))


@given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=9), min_size=2, max_size=4))
def test_pooling_figures_is_pooling_their_answers(groups: list[list[int]]) -> None:
    metrics = [
        metric(
            "rating",
            scale=FIVE,
            value=statistics.fmean(group),
            n=len(group),
            **({"sd": statistics.stdev(group)} if len(group) > 1 else {}),
        )
        for group in groups
    ]
    both = pooled(metrics)
    everything = [answer for group in groups for answer in group]
    assert both is not None
    assert both.n == len(everything)
    assert both.value == pytest.approx(statistics.fmean(everything))
    assert both.sd == pytest.approx(statistics.stdev(everything), abs=1e-9)


def test_what_cannot_be_put_together_is_not() -> None:
    rating = metric("rating", scale=FIVE, value=2, n=10)
    assert pooled([rating, metric("rating", scale=TEN, value=2, n=10)]) is None
    assert pooled([rating, metric("csat", value="50%", n=10)]) is None
    assert pooled([rating, metric("rating", scale=FIVE, value=4)]) is None, "its n is not known"
    assert pooled([rating, metric("rating", scale=FIVE, value=4, effective_n=7)]) is None
    known = pooled([rating, metric("rating", scale=FIVE, value=4, n=30)])
    assert known is not None
    assert (known.value, known.sd) == (3.5, None)


def test_the_first_metric_of_each_is_the_experience() -> None:
    first, second = metric("csat", value="50%", n=10), metric("nps", value=10)
    anns = metric("csat", value="90%", n=10, persona="ann")
    assert chosen([first, second], None) is first
    assert chosen([anns, first], None) is first
    assert chosen([anns, first], "ann") is anns
    assert chosen([first], "ann") is None
    assert chosen([], None) is None


# Believed beside measured


def test_a_blind_spot_is_believed_less_measured_and_above_zero_when_it_flatters() -> None:
    rated = {"type": "rating", "scale": FIVE, "value": 2, "sd": 1, "n": 100}
    place = score(map_of(point("a", experience=4, metrics=[rated]), scale=FIVE, goal=3)).touchpoints[0]
    assert (place.believed.score, place.experience, place.blind_spot, place.gap) == (4, 2, 2, -1)
    eased = {"type": "ces", "scale": EFFORT, "value": 5, "sd": 1, "n": 100}
    place = score(map_of(point("a", experience=4, metrics=[eased]), scale=EFFORT, goal=3)).touchpoints[0]
    assert (place.experience, place.blind_spot, place.gap) == (5, 1, -2)
