"""Whose metric is whose, and figures of personas or segments put together: by share, or by answers."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from cxmap.model import Scale
from cxmap.scoring import PlaceScore, score
from cxmap.scoring.choosing import Coming, chosen
from cxmap.scoring.intervals import Interval, nps_interval
from cxmap.scoring.measured import Estimate, estimate, on_own_scale
from cxmap.scoring.pooling import Group, together
from cxmap.scoring.strata import Pooled
from cxmap.scoring.verdicts import judge_measured
from tests.scoring.scoring_maps import FIVE, found, map_of, metric, people, point

RATED = {"type": "rating", "scale": FIVE}
COUNTS = st.lists(st.integers(0, 30), min_size=5, max_size=5)
SHARE = st.floats(0.05, 1)


def rated(persona: str, *answers: int, **keys: Any) -> dict[str, Any]:
    return {**RATED, "persona": persona, "answers": list(answers), **keys}


def estimate_of(metrics: list[dict[str, Any]], personas: list[dict[str, Any]], **frame: Any) -> Estimate:
    place = score(map_of(point("x", metrics=metrics), scale=FIVE, personas=personas, **frame)).touchpoints[0]
    assert place.measured is not None
    return place.measured


def of_both(a: list[int], b: list[int], share: float, kind: str = "rating") -> Estimate:
    """Of personas with these answers, the first of whom stands for this share of customers."""
    asked = {"scale": FIVE} if kind == "rating" else {}
    metrics = [{"type": kind, **asked, "persona": id_, "answers": own} for id_, own in (("a", a), ("b", b))]
    return estimate_of(metrics, people("a", "b", a=share, b=1 - share))


# by share


def test_an_oversampled_minority_does_not_weigh_more_than_its_share() -> None:
    """5 fours and 5 fives of 90% of customers, 500 ones and twos of 10%; ends as in test_combinations."""
    metrics = [rated("a", 0, 0, 0, 5, 5), rated("b", 500, 500, 0, 0, 0)]
    map_ = map_of(
        point("x", experience={"a": 4.5, "b": 1.5}, metrics=metrics),
        scale=FIVE,
        goal=4,
        personas=people("a", "b", a=0.9, b=0.1),
    )
    place = score(map_).touchpoints[0]
    assert place.believed.score == pytest.approx(4.2)
    assert place.blind_spot == pytest.approx(0, abs=1e-9)
    own = place.measured
    assert own is not None
    assert (own.point, own.low, own.high) == pytest.approx((4.2, 3.8607, 4.5393), abs=5e-5)
    assert (own.pool, own.own.method, own.answered) == ("by share", "stratified t", 1010)
    assert own.n == pytest.approx(1 / (0.81 / 10 + 0.01 / 1000)), "12.34: Kish's effective number"
    assert [(one.id, one.weight, one.point) for one in own.strata] == [("a", 0.9, 4.5), ("b", 0.1, 1.5)]


def test_the_pooled_metric_holds_every_answer_by_its_share_over_n() -> None:
    own = of_both([0, 0, 0, 5, 5], [500, 500, 0, 0, 0], 0.9).metric
    assert isinstance(own, Pooled)
    assert own.answers == (500, 500, 0, 5, 5)
    assert own.weights == pytest.approx([0.05, 0.05, 0, 0.45, 0.45])
    assert own.effective_n == pytest.approx(12.345, abs=1e-3)
    assert own.recounted == pytest.approx(4.2)
    assert own.persona is None


def test_shares_of_answers_are_post_stratified_too() -> None:
    """80% of 10 for 30% of customers, none of 5 for 70%: MOVER by hand in test_combinations."""
    own = of_both([0, 1, 1, 3, 5], [3, 1, 1, 0, 0], 0.3, "csat").own
    assert own.point == pytest.approx(24)
    assert (own.low, own.high) == pytest.approx((14.70, 54.72), abs=5e-3)
    assert own.method == "MOVER"


def test_an_nps_is_post_stratified_too() -> None:
    metrics: list[dict[str, Any]] = [
        {"type": "nps", "persona": "a", "promoters": 5, "passives": 2, "detractors": 3},
        {"type": "nps", "persona": "b", "answers": [2, 0, 0, 0, 0, 0, 0, 3, 5, 40, 50]},
    ]
    found_ = estimate_of(metrics, people("a", "b", a=0.25, b=0.75))
    groups = [nps_interval(5, 2, 3), nps_interval(90, 8, 2)]
    assert found_.own.point == pytest.approx(0.25 * 20 + 0.75 * 88)
    below = [0.25 * (20 - (groups[0].low or 0)), 0.75 * (88 - (groups[1].low or 0))]
    assert found_.own.low == pytest.approx(71 - math.hypot(*below))
    assert found_.metric.groups == pytest.approx((0.25 * 0.5 + 0.75 * 0.9, 0.25 * 0.2 + 0.75 * 0.08, 0.09))


def test_published_figures_are_post_stratified_without_their_answers() -> None:
    """Of personas with sd 1.1 of 205 and 0.6 of 147; without every n, the figure has no interval."""
    metrics = [
        {**RATED, "persona": "a", "value": 2.4, "sd": 1.1, "n": 205},
        {**RATED, "persona": "b", "value": 4.7, "sd": 0.6, "n": 147},
    ]
    own = estimate_of(metrics, people("a", "b", a=0.6, b=0.4)).own
    parts = [0.36 * 1.1**2 / 205, 0.16 * 0.6**2 / 147]
    df = sum(parts) ** 2 / (parts[0] ** 2 / 204 + parts[1] ** 2 / 146)
    half = stats.t.ppf(0.975, df) * math.sqrt(sum(parts))
    assert (own.point, own.low, own.high) == pytest.approx((3.32, 3.32 - half, 3.32 + half))
    unknown = estimate_of(
        [metrics[0], {**RATED, "persona": "b", "value": 4.7}], people("a", "b", a=0.6, b=0.4)
    )
    assert unknown.own.point == pytest.approx(3.32)
    assert (unknown.low, unknown.high, unknown.pool, unknown.n) == (None, None, "by share", 0)


def test_weighted_answers_of_a_group_are_weighted_within_it() -> None:
    metrics = [
        rated("a", 0, 0, 4, 0, 4, weights=[0, 0, 1, 0, 3], effective_n=6.4),
        rated("b", 5, 5, 0, 0, 0),
    ]
    own = estimate_of(metrics, people("a", "b", a=0.5, b=0.5))
    assert own.point == pytest.approx(0.5 * 4.5 + 0.5 * 1.5)
    assert own.n == pytest.approx(1 / (0.25 / 6.4 + 0.25 / 10))
    assert own.metric.weights == pytest.approx([0.25, 0.25, 0.125, 0, 0.375])


@pytest.mark.parametrize("few", [[0, 0, 0, 0, 1], [0, 0, 0, 0, 40], [1, 0, 0, 0, 0], [0, 0, 7, 0, 0]])
def test_one_answer_or_equal_ones_leave_a_margin(few: list[int]) -> None:
    """What nobody answered stays possible, by the exact bound: 97.5% of customers after one answer."""
    own = of_both([10, 20, 40, 20, 10], few, 0.5).own
    assert own.method == "MOVER"
    assert own.low is not None
    assert own.high is not None
    mine = next(at for at, count in enumerate(few, start=1) if count)
    share = stats.binomtest(0, sum(few)).proportion_ci(method="exact").high
    plain = on_own_scale(metric("rating", scale=FIVE, answers=[10, 20, 40, 20, 10]), 0.95)
    below = math.hypot(0.5 * (3 - (plain.low or 0)), 0.5 * share * (mine - 1))
    assert own.low == pytest.approx(max(1, (3 + mine) / 2 - below))


def test_all_answers_of_all_groups_equal_still_leave_a_margin() -> None:
    own = of_both([0, 0, 0, 0, 30], [0, 0, 0, 0, 60], 0.5).own
    assert own.point == 5
    assert own.low is not None
    assert 4.6 < own.low < 5
    assert own.high == 5


@given(COUNTS.filter(any), COUNTS.filter(any), SHARE)
def test_a_post_stratified_mean_lies_between_the_groups_and_within_its_interval(
    a: list[int], b: list[int], share: float
) -> None:
    own = of_both(a, b, share * 0.99)
    points = [one.point for one in own.strata]
    assert min(points) <= own.own.point <= max(points) if own.own.point is not None else False
    assert own.low is not None
    assert own.high is not None
    assert 1 <= own.low <= own.point + 1e-12
    assert own.point - 1e-12 <= own.high <= 5
    assert own.high - own.low > 1e-6, "never a margin of 0"


@given(COUNTS.filter(any), COUNTS.filter(any))
def test_shares_as_answered_give_the_figure_of_all_answers_together(a: list[int], b: list[int]) -> None:
    n = sum(a) + sum(b)
    for kind in ("rating", "csat"):
        own = of_both(a, b, sum(a) / n, kind)
        together = [first + second for first, second in zip(a, b, strict=True)]
        asked = {"scale": FIVE} if kind == "rating" else {}
        plain = on_own_scale(metric(kind, **asked, answers=together), 0.95)
        assert own.own.point == pytest.approx(plain.point)
        assert own.n == pytest.approx(n)


@given(COUNTS, COUNTS, st.floats(0.1, 0.9), st.integers(2, 9), st.sampled_from(["rating", "csat"]))
def test_more_answers_alike_narrow_the_interval(
    a: list[int], b: list[int], share: float, times: int, kind: str
) -> None:
    assume(any(a) and any(b))
    few, many = (of_both([k * n for n in a], [k * n for n in b], share, kind).own for k in (1, times))
    assert many.point == pytest.approx(few.point)
    assert None not in (few.low, few.high, many.low, many.high)
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0) + 1e-9


@given(st.lists(COUNTS.filter(any), min_size=2, max_size=4), st.data())
def test_shares_that_do_not_add_up_to_one_are_brought_to_it(
    groups: list[list[int]], data: st.DataObject
) -> None:
    shares = data.draw(st.lists(SHARE, min_size=len(groups), max_size=len(groups)))
    ids = "abcd"[: len(groups)]
    metrics = [rated(id_, *answers) for id_, answers in zip(ids, groups, strict=True)]
    as_given = estimate_of(metrics, people(*ids, **dict(zip(ids, shares, strict=True))))
    total = sum(shares)
    normal = estimate_of(
        metrics, people(*ids, **{id_: s / total for id_, s in zip(ids, shares, strict=True)})
    )
    assert as_given.point == pytest.approx(normal.point)
    assert sum(one.weight for one in as_given.strata) == pytest.approx(1)
    assert (as_given.low, as_given.high) == pytest.approx((normal.low, normal.high))


def test_only_those_who_come_share_the_whole() -> None:
    map_ = map_of(
        point("x", personas=["a", "b"], metrics=[rated("a", 0, 0, 0, 5, 5), rated("b", 5, 5, 0, 0, 0)]),
        personas=people("a", "b", "c", a=0.3, b=0.1, c=0.6),
        scale=FIVE,
    )
    own = score(map_).touchpoints[0].measured
    assert own is not None
    assert [one.weight for one in own.strata] == pytest.approx([0.75, 0.25])
    assert own.point == pytest.approx(0.75 * 4.5 + 0.25 * 1.5)


def test_a_group_that_is_no_part_of_the_customers_says_nothing() -> None:
    own = estimate_of([rated("a", 0, 0, 0, 5, 5), rated("b", 9, 0, 0, 0, 0)], people("a", "b", a=0.4, b=0.0))
    plain = on_own_scale(metric("rating", scale=FIVE, answers=[0, 0, 0, 5, 5]), 0.95)
    assert (own.point, own.low, own.high) == pytest.approx((plain.point, plain.low, plain.high))


def test_noise_of_the_arithmetic_is_no_spread() -> None:
    """Weighted answers that are all equal have a spread of 1e-8 by floats, which is none."""
    equal = rated("a", 0, 0, 2, 0, 0, weights=[0, 0, 0.1, 0, 0], effective_n=2)
    own = estimate_of([equal, rated("b", 0, 0, 9, 0, 0)], people("a", "b", a=0.3, b=0.7)).own
    assert own.point == 3
    assert own.method == "MOVER"
    assert (own.high or 0) - (own.low or 0) > 0.5


def test_a_team_that_was_asked_is_one_of_those_who_come() -> None:
    """Its answers count for everybody, so its figure is shown beside the others'."""
    team = {"id": "staff", "name": "Staff", "type": "team"}
    map_ = map_of(
        point("x", metrics=[rated("a", 0, 0, 0, 5, 5), rated("staff", 5, 5, 0, 0, 0)]),
        personas=[*people("a"), team],
        scale=FIVE,
    )
    place = score(map_).touchpoints[0]
    assert [(one.name, one.experience) for one in place.personas] == [("a", 4.5), ("Staff", 1.5)]
    assert place.experience == pytest.approx(3)


@given(COUNTS, COUNTS, st.floats(0.05, 0.95), st.floats(1.1, 4.9), st.sampled_from(["rating", "csat"]))
def test_a_verdict_is_what_the_interval_of_the_groups_and_the_exact_test_say(
    a: list[int], b: list[int], share: float, goal: float, kind: str
) -> None:
    assume(any(a) and any(b))
    own = of_both(a, b, share, kind)
    judgement = judge_measured(own, goal, Scale(min=1, max=5), 0.0)
    p = judgement.p_value
    if judgement.verdict == "undecided":
        assert p is None or p > 0.05 or judgement.why == "holds the goal"
        return
    assert p is not None and p <= 0.05
    assert own.low is not None and own.high is not None
    assert own.high < goal if judgement.verdict == "short" else own.low >= goal
    assert own.n is not None and own.n >= 5


def test_groups_by_share_are_decided_by_their_effective_number() -> None:
    few = of_both([0, 0, 0, 2, 2], [0, 0, 0, 100, 100], 0.9)
    assert judge_measured(few, 1.5, Scale(min=1, max=5), 0.0).why == "too few"
    many = of_both([0, 0, 0, 40, 40], [0, 0, 0, 100, 100], 0.9)
    assert judge_measured(many, 4.0, Scale(min=1, max=5), 0.0).verdict == "met"


def test_where_the_people_of_each_group_are_known_less_is_open() -> None:
    def among(**known: int) -> Estimate:
        metrics = [rated("a", 0, 0, 9, 20, 11, **known), rated("b", 9, 9, 9, 9, 4, **known)]
        return estimate_of(metrics, people("a", "b", a=0.6, b=0.4))

    plain, half, everybody = among(), among(of=80), among(of=40)
    assert half.metric.of == 160
    assert half.point == pytest.approx(plain.point)
    widths = [(own.high or 0) - own.point for own in (plain, half)]
    assert widths[1] == pytest.approx(widths[0] * math.sqrt(0.5))
    assert (everybody.low, everybody.high) == (everybody.point, everybody.point)
    assert everybody.own.method == "census"


# by answers


@pytest.mark.parametrize("shares", [{}, {"a": 0.9}, {"a": 0.0, "b": 0.0}])
def test_without_every_share_the_pool_is_by_who_answered_and_says_so(shares: dict[str, float]) -> None:
    own = estimate_of([rated("a", 0, 0, 0, 5, 5), rated("b", 500, 500, 0, 0, 0)], people("a", "b", **shares))
    assert own.pool == "by answers"
    assert own.point == pytest.approx((10 * 4.5 + 1000 * 1.5) / 1010)
    assert (own.n, own.answered) == (1010, 1010)
    assert [one.id for one in own.strata] == ["a", "b"]
    assert [one.weight for one in own.strata] == pytest.approx([10 / 1010, 1000 / 1010])


def test_a_metric_of_everybody_is_no_pool() -> None:
    everybody = {**RATED, "answers": [1, 2, 3, 4, 5]}
    own = estimate_of([rated("a", 0, 0, 0, 5, 5), everybody], people("a", "b", a=0.9, b=0.1))
    assert (own.pool, own.strata, own.answered) == ("none", (), 15)
    alone = estimate_of([rated("a", 0, 0, 0, 5, 5)], people("a", a=0.9))
    assert (alone.pool, alone.strata) == ("none", ())


def test_figures_of_two_kinds_are_not_put_together() -> None:
    asked = people("a", "b", a=0.5, b=0.5)
    other_scale = {"type": "rating", "scale": {"min": 1, "max": 10}, "persona": "b", "value": 7, "n": 9}
    other_boxes = [
        {"type": "csat", "persona": "a", "answers": [1, 1, 1, 1, 1]},
        {"type": "csat", "persona": "b", "answers": [1, 1, 1, 1, 1], "positive": 5},
    ]
    for metrics in ([rated("a", 1, 1, 1, 1, 1), other_scale], other_boxes):
        place = score(map_of(point("x", metrics=metrics), scale=FIVE, personas=asked)).touchpoints[0]
        assert place.measured is None


# segments


SEGMENTS = [{"id": "new", "name": "New", "share": 0.75}, {"id": "old", "name": "Old", "share": 0.25}]


def segmented(
    metrics: list[dict[str, Any]], people_: list[dict[str, Any]] | None = None, **keys: Any
) -> PlaceScore:
    map_ = map_of(
        point("x", metrics=metrics, **keys), scale=FIVE, segments=SEGMENTS, personas=people_ or [], goal=4
    )
    return found(score(map_), "x")


def of_segment(segment: str, *answers: int) -> dict[str, Any]:
    return {**RATED, "segment": segment, "answers": list(answers)}


def test_segments_are_put_together_by_their_shares() -> None:
    own = segmented([of_segment("new", 0, 0, 0, 5, 5), of_segment("old", 5, 5, 0, 0, 0)]).measured
    assert own is not None
    assert own.point == pytest.approx(0.75 * 4.5 + 0.25 * 1.5)
    assert [(one.party, one.name) for one in own.strata] == [("segment", "New"), ("segment", "Old")]


def test_some_segments_are_not_everybody() -> None:
    assert segmented([of_segment("new", 0, 0, 0, 5, 5)]).measured is None


def test_a_persona_who_alone_stands_for_a_segment_lends_its_metric_and_borrows_the_segments() -> None:
    shopper = {"id": "ann", "name": "Ann", "segment": "new"}
    metrics = [of_segment("old", 5, 5, 0, 0, 0), rated("ann", 0, 0, 0, 5, 5)]
    place = segmented(metrics, [shopper])
    assert place.measured is not None
    assert place.measured.point == pytest.approx(0.75 * 4.5 + 0.25 * 1.5)
    both = [shopper, {"id": "bob", "name": "Bob", "segment": "old"}]
    own = segmented([of_segment("new", 0, 0, 0, 5, 5), of_segment("old", 5, 5, 0, 0, 0)], both)
    assert [(one.name, one.experience) for one in own.personas] == [("Ann", 4.5), ("Bob", 1.5)]


def test_of_several_who_stand_for_a_segment_each_has_its_own_belief_first() -> None:
    two = [{"id": id_, "name": id_, "segment": "new"} for id_ in ("ann", "bob")]
    metrics = [of_segment("new", 0, 0, 0, 5, 5), of_segment("old", 5, 5, 0, 0, 0)]
    place = segmented(metrics, two, experience={"ann": 1})
    assert [(one.name, one.experience, one.measured is not None) for one in place.personas] == [
        ("ann", 1, False),
        ("bob", 4.5, True),
    ], "and not 3.75, which is everybody's"


def test_a_segment_without_a_persona_is_not_lost_behind_the_personas() -> None:
    """A persona's metric covers everybody who has a face here, but the other segment answered as well."""
    shopper = [{"id": "ann", "name": "Ann", "segment": "new"}]
    place = segmented([of_segment("new", 0, 0, 0, 5, 5), of_segment("old", 5, 5, 0, 0, 0)], shopper)
    assert place.measured is not None
    assert place.measured.point == pytest.approx(0.75 * 4.5 + 0.25 * 1.5)


def test_a_place_that_names_its_personas_is_made_of_their_segments() -> None:
    shopper = [{"id": "ann", "name": "Ann", "segment": "new"}, {"id": "bob", "name": "Bob", "segment": "old"}]
    place = segmented([of_segment("new", 0, 0, 0, 5, 5)], shopper, personas="ann")
    assert place.measured is not None
    assert (place.measured.point, place.measured.pool) == (4.5, "none")


def test_without_a_map_the_first_of_each_persona_counts() -> None:
    first, second = rated("a", 0, 0, 0, 5, 5), rated("a", 9, 0, 0, 0, 0)
    metrics = [
        metric(**{"type_": "rating", **{k: v for k, v in own.items() if k != "type"}})
        for own in (first, second)
    ]
    assert chosen(metrics, None) is metrics[0]
    assert chosen(metrics, "a", Coming(("a",))) is metrics[0]
    assert chosen(metrics, "b", Coming(("a", "b"))) is None
    assert chosen(metrics, "b", Coming(("a", "b")), shared=True) is None, "b did not answer"


def test_the_override_is_an_interval_like_any_other() -> None:
    own = of_both([0, 0, 0, 5, 5], [500, 500, 0, 0, 0], 0.9)
    assert isinstance(own.own, Interval)
    assert on_own_scale(own.metric, 0.95) == own.own
    wider, narrower = on_own_scale(own.metric, 0.99), on_own_scale(own.metric, 0.8)
    assert (wider.low or 0) < (own.own.low or 0) < (narrower.low or 0)


def test_knowing_less_never_confirms_more() -> None:
    """Two groups that differ: known by mean and sd alone, they are judged with what lies between them too."""
    personas = people("a", "b", a=0.5, b=0.5)
    counted = [rated("a", 6, 6, 0, 0, 0), rated("b", 0, 0, 0, 6, 6)]
    summed = [
        {**RATED, "persona": id_, "value": mean, "sd": 0.5222, "n": 12}
        for id_, mean in (("a", 1.5), ("b", 4.5))
    ]
    verdicts = [
        score(map_of(point("x", metrics=metrics), scale=FIVE, goal=3.45, personas=personas))
        .touchpoints[0]
        .verdict
        for metrics in (counted, summed)
    ]
    assert verdicts == ["undecided", "undecided"]


def test_a_group_of_equal_answers_beside_one_known_by_its_sd_has_a_spread() -> None:
    equal, summed = rated("a", 0, 0, 9, 0, 0), {**RATED, "persona": "b", "value": 2, "sd": 0.8, "n": 40}
    estimate = estimate_of([equal, summed], people("a", "b", a=0.6, b=0.4), goal=5)
    assert estimate.sample.sd == pytest.approx(math.sqrt(0.6 * 0.4**2 + 0.4 * (0.8**2 + 0.6**2)))
    map_ = map_of(
        point("x", metrics=[equal, summed]), scale=FIVE, goal=5, personas=people("a", "b", a=0.6, b=0.4)
    )
    assert score(map_).touchpoints[0].verdict == "short"


@pytest.mark.parametrize(
    ("sizes", "shares", "content"),
    [
        ((5, 100), (0.5, 0.5), (0.5, 0.999)),
        ((10, 10), (0.8, 0.2), (0.97, 0.999)),
        ((8, 92), (0.2, 0.8), (0.5, 0.72)),
    ],
)
def test_few_answers_of_a_group_that_stands_for_many_confirm_nothing_by_chance(
    sizes: tuple[int, int], shares: tuple[float, float], content: tuple[float, float]
) -> None:
    """Every possible survey with its probability, where the true share lies on the goal.

    As a plain sample of the effective n, 14.1% of the first ones were called short.
    """
    goal = 100 * sum(share * part for share, part in zip(shares, content, strict=True))
    wrong = {"short": 0.0, "met": 0.0, "undecided": 0.0}
    chances = [stats.binom.pmf(range(n + 1), n, part) for n, part in zip(sizes, content, strict=True)]
    for one, chance_of_one in enumerate(chances[0].tolist()):
        for other, chance_of_other in enumerate(chances[1].tolist()):
            if chance_of_one * chance_of_other < 1e-7:
                continue
            groups = [
                Group("persona", "", "", metric("csat", answers=[n - hits, 0, 0, 0, hits]), share)
                for n, hits, share in zip(sizes, (one, other), shares, strict=True)
            ]
            pooled = together(groups)
            assert pooled is not None
            own = estimate(pooled, Scale(min=0, max=100), 0.95)
            judged = judge_measured(own, goal, Scale(min=0, max=100), 0.0)
            wrong[judged.verdict] += chance_of_one * chance_of_other
    assert max(wrong["short"], wrong["met"]) <= 0.025


def test_weighted_answers_without_shares_count_by_who_answered_and_stay_in_their_groups() -> None:
    groups = [
        rated("a", 0, 0, 0, 0, 30, weights=[0, 0, 0, 0, 12.0], effective_n=20),
        rated("b", 10, 0, 0, 0, 0),
    ]
    own = estimate_of(groups, people("a", "b"))
    assert (own.pool, own.point, own.answered) == ("by answers", 4, 40)
    assert own.n == pytest.approx(1 / (0.75**2 / 20 + 0.25**2 / 10))
    assert own.own.method == "MOVER"
