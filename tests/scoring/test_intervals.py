"""Intervals: METHOD's golden values, scipy as the oracle, their laws and their edges."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.intervals import (
    Bounds,
    Ends,
    Interval,
    difference_interval,
    equal_interval,
    mean_interval,
    moments,
    nps_interval,
    welch,
    wilson,
)

SCORES = st.lists(st.integers(1, 5), min_size=2, max_size=15)
COUNTS = st.integers(0, 500)
CONFIDENCES = st.floats(0.5, 0.999)
ENDS = st.tuples(st.floats(-5, 5), st.floats(0, 3), st.floats(0, 3)).map(
    lambda found: (found[0], found[0] - found[1], found[0] + found[2])
)


def mean_of(scores: Sequence[float], confidence: float = 0.95, bounds: Bounds | None = None) -> Interval:
    """The t interval of answers that are written out."""
    mean, sd = moments(scores, [1.0] * len(scores), len(scores))
    return mean_interval(mean, sd, len(scores), confidence=confidence, bounds=bounds)


def kish(weights: Sequence[float]) -> float:
    return math.fsum(weights) ** 2 / math.fsum(weight * weight for weight in weights)


def _ends(found: Interval) -> tuple[float, float]:
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def _width(found: Interval) -> float:
    low, high = _ends(found)
    return high - low


def _holds_its_point(found: Interval) -> bool:
    low, high = _ends(found)
    return found.point is not None and low <= found.point <= high


# Golden values


def test_golden_mean() -> None:
    found = mean_of([2, 3, 3, 4, 5])
    assert found.point == pytest.approx(3.4)
    assert _ends(found) == pytest.approx((1.984, 4.816), abs=5e-4)
    assert (found.n, found.method) == (5, "t")
    assert found.sd == pytest.approx(statistics.stdev([2, 3, 3, 4, 5]))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"), [(8, 10, 0.490, 0.943), (0, 5, 0, 0.434), (5, 5, 0.566, 1)]
)
def test_golden_csat(successes: int, n: int, low: float, high: float) -> None:
    found = wilson(successes, n)
    assert found.point == successes / n
    assert _ends(found) == pytest.approx((low, high), abs=5e-4)


def test_golden_nps() -> None:
    found = nps_interval(5, 2, 3)
    assert found.point == pytest.approx(20)
    assert sum(_ends(found)) / 2 == pytest.approx(15.38, abs=5e-3)
    assert _ends(found) == pytest.approx((-30.33, 61.10), abs=5e-3)


@pytest.mark.parametrize(
    ("first", "last", "low", "high"),
    [
        # 3-4-5 below: 20 - 17 and 14 - 10; 5-12-13 above: 32 - 20 and 10 - 5
        ((10, 5, 14), (20, 17, 32), 5, 23),
        ((20, 17, 32), (10, 5, 14), -23, -5),
        ((3, 3, 3), (3, 2, 5), -1, 2),
    ],
)
def test_golden_difference(first: Ends, last: Ends, low: float, high: float) -> None:
    assert difference_interval(first, last) == pytest.approx((low, high))


def test_the_difference_of_two_shares_is_newcombes() -> None:
    # Newcombe (1998), method 10: 56 of 70 against 48 of 80
    first, last = ((share.point or 0.0, *_ends(share)) for share in (wilson(48, 80), wilson(56, 70)))
    assert difference_interval(first, last) == pytest.approx((0.0524, 0.3339), abs=5e-5)


# scipy


def test_t_intervals_are_scipys() -> None:
    random = np.random.default_rng(1)
    mean, sd, n = random.normal(0, 50, 2000), random.exponential(20, 2000), random.integers(2, 3000, 2000)
    confidence = random.uniform(0.5, 0.999, 2000)
    low, high = stats.t.interval(confidence, n - 1, mean, sd / np.sqrt(n))
    found = [
        _ends(mean_interval(m, s, k, confidence=c))
        for m, s, k, c in zip(*(each.tolist() for each in (mean, sd, n, confidence)), strict=True)
    ]
    np.testing.assert_allclose(found, np.column_stack([low, high]), rtol=1e-9, atol=1e-9)


def test_wilson_intervals_are_scipys() -> None:
    random = np.random.default_rng(2)
    test = stats.binomtest(0, 1)
    found, expected = [], []
    for test.n in random.integers(
        1, 3000, 2000
    ).tolist():  # binomtest itself would spend its time on p-values
        test.k = int(random.integers(0, test.n + 1))
        confidence = random.uniform(0.5, 0.999)
        expected.append(test.proportion_ci(confidence, method="wilson"))
        found.append(_ends(wilson(test.k, test.n, confidence)))
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_welch_intervals_are_scipys() -> None:
    random = np.random.default_rng(3)
    for size1, size2 in random.integers(2, 60, (20, 2)).tolist():
        scales = random.exponential(5, (2, 100, 1))
        first = random.normal(3, scales[0], (100, size1))
        second = random.normal(4, scales[1], (100, size2))
        expected = stats.ttest_ind(first, second, axis=1, equal_var=False).confidence_interval(0.9)
        found = [
            _ends(welch(m1, s1, size1, m2, s2, size2, confidence=0.9))
            for m1, s1, m2, s2 in zip(
                first.mean(1).tolist(),
                first.std(1, ddof=1).tolist(),
                second.mean(1).tolist(),
                second.std(1, ddof=1).tolist(),
                strict=True,
            )
        ]
        np.testing.assert_allclose(found, np.column_stack(expected), rtol=1e-9, atol=1e-9)


def test_moments_are_numpys() -> None:
    random = np.random.default_rng(4)
    for size in range(2, 80):
        scores = random.normal(3, 1, size)
        weights = random.exponential(1, size)
        found = moments(scores.tolist(), [1.0] * size, size)
        assert found == pytest.approx((scores.mean(), scores.std(ddof=1)), rel=1e-12)
        found = moments(scores.tolist(), weights.tolist(), kish(weights.tolist()))
        # numpy's cov with aweights divides by sum w - sum w^2 / sum w: the same unbiased variance
        expected = (np.average(scores, weights=weights), math.sqrt(np.cov(scores, aweights=weights)))
        assert found == pytest.approx(expected, rel=1e-9)


# Laws


@given(SCORES, CONFIDENCES)
def test_a_mean_interval_holds_its_mean_within_the_scale(scores: list[int], confidence: float) -> None:
    assume(len(set(scores)) > 1)
    found = mean_of(scores, confidence, (1, 5))
    assert _holds_its_point(found)
    assert _ends(found) >= (1, 1)
    assert found.high is not None
    assert found.high <= 5
    free = mean_of(scores, confidence)
    assert _width(found) <= _width(free)
    assert free.point == pytest.approx(statistics.fmean(scores), rel=1e-12)


@given(st.floats(0.1, 50), st.integers(2, 10_000), st.integers(1, 1000), CONFIDENCES)
def test_a_mean_interval_shrinks_with_n(sd: float, n: int, more: int, confidence: float) -> None:
    few = mean_interval(3, sd, n, confidence=confidence)
    many = mean_interval(3, sd, n + more, confidence=confidence)
    assert _width(many) < _width(few)


@given(COUNTS, COUNTS, COUNTS, st.integers(2, 9), CONFIDENCES)
def test_shares_and_nps_shrink_with_n(p: int, s: int, d: int, times: int, confidence: float) -> None:
    assume(p + s + d)
    few, many = (wilson(p * k, (p + s + d) * k, confidence) for k in (1, times))
    assert _width(many) < _width(few)
    assume(p + s + d > 1)
    few, many = (nps_interval(p * k, s * k, d * k, 0.95) for k in (1, times))
    if min(_ends(few)) > -100 and max(_ends(few)) < 100:
        assert _width(many) < _width(few)


@given(COUNTS, COUNTS, COUNTS, st.floats(0.05, 0.99), st.floats(0.05, 0.99))
def test_intervals_widen_with_confidence(p: int, s: int, d: int, one: float, two: float) -> None:
    assume(p + s + d)
    less, more = sorted((one, two))
    makers: list[Callable[[float], Interval]] = [
        lambda c: wilson(p, p + s + d, c),
        lambda c: nps_interval(p, s, d, c),
        lambda c: mean_interval(3, 1, 2 + p, confidence=c),
        lambda c: welch(3, 1, 2 + p, 4, 2, 2 + s, confidence=c),
    ]
    for make in makers:
        (inner_low, inner_high), (outer_low, outer_high) = _ends(make(less)), _ends(make(more))
        assert outer_low <= inner_low <= inner_high <= outer_high


@given(COUNTS, COUNTS, COUNTS, st.floats(0.001, 0.999))
def test_nps_and_shares_stay_on_their_scales_and_hold_their_points(
    promoters: int, passives: int, detractors: int, confidence: float
) -> None:
    n = promoters + passives + detractors
    assume(n)
    nps = nps_interval(promoters, passives, detractors, confidence)
    assert _holds_its_point(nps)
    assert _ends(nps) >= (-100, -100)
    assert max(_ends(nps)) <= 100
    turned = nps_interval(detractors, passives, promoters, confidence)
    assert _ends(turned) == pytest.approx((-_ends(nps)[1], -_ends(nps)[0]))
    share = wilson(promoters, n, confidence)
    low, high = _ends(share)
    assert 0 <= low <= promoters / n * (1 + 1e-12)
    assert promoters / n <= high + 1e-12
    assert high <= 1


@given(SCORES, st.floats(1e-3, 1e3))
def test_equal_weights_are_none(scores: list[int], weight: float) -> None:
    found = moments(scores, [weight] * len(scores), len(scores))
    assert found == pytest.approx(moments(scores, [1.0] * len(scores), len(scores)), rel=1e-9, abs=1e-12)


@given(
    st.lists(st.tuples(st.integers(1, 5), st.floats(0.01, 100)), min_size=3, max_size=12),
    st.floats(1e-6, 1e6),
)
def test_the_scale_of_weights_does_not_matter(answers: list[tuple[int, float]], factor: float) -> None:
    scores, weights = [score for score, _ in answers], [weight for _, weight in answers]
    n = kish(weights)
    scaled = moments(scores, [weight * factor for weight in weights], n)
    assert scaled == pytest.approx(moments(scores, weights, n), rel=1e-9, abs=1e-9)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda counts: sum(counts) > 1))
def test_counts_are_the_answers_written_out(counts: list[int]) -> None:
    scores = [value for value, count in enumerate(counts, 1) for _ in range(count)]
    written = moments(scores, [1.0] * len(scores), len(scores))
    assert moments([1, 2, 3, 4, 5], counts, sum(counts)) == pytest.approx(written, rel=1e-12, abs=1e-12)


@given(COUNTS, COUNTS, COUNTS, st.floats(0.05, 0.95), CONFIDENCES)
def test_between_whole_numbers_of_answers_nothing_jumps(
    p: int, s: int, d: int, more: float, confidence: float
) -> None:
    n = p + s + d
    assume(n > 1)
    whole, real, next_ = (wilson((p + k) * 1.0, n + k, confidence) for k in (0.0, more, 1.0))
    for at in (0, 1):
        assert _ends(whole)[at] - 1e-12 <= _ends(real)[at] <= _ends(next_)[at] + 1e-12
    ends = [_ends(nps_interval(p + k, s, d, confidence)) for k in (0.0, more, 1.0)]
    assert ends[0][0] - 1e-9 <= ends[1][0] <= ends[2][0] + 1e-9
    scaled = nps_interval(p * more, s * more, d * more, confidence)
    assert scaled.point == pytest.approx(nps_interval(p, s, d).point)


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.1, 3), st.floats(0.1, 3))
def test_welch_turns_round(mean1: float, mean2: float, sd1: float, sd2: float) -> None:
    there, back = welch(mean1, sd1, 8, mean2, sd2, 12), welch(mean2, sd2, 12, mean1, sd1, 8)
    assert _holds_its_point(there)
    assert _ends(back) == pytest.approx((-_ends(there)[1], -_ends(there)[0]), abs=1e-9)


@given(ENDS, ENDS)
def test_a_difference_turns_round(first: Ends, last: Ends) -> None:
    there, back = difference_interval(first, last), difference_interval(last, first)
    assert there is not None and back is not None
    assert there[0] <= last[0] - first[0] <= there[1]
    assert back == pytest.approx((-there[1], -there[0]))


# Edges


def test_no_answers_no_point() -> None:
    for found in (mean_interval(3, 1, 0), wilson(0, 0), nps_interval(0, 0, 0), welch(3, 1, 0, 4, 1, 5)):
        assert (found.point, found.low, found.high) == (None, None, None)


def test_one_answer_has_a_point_and_no_interval() -> None:
    assert moments([3], [1], 1) == (3, None)
    for found in (mean_interval(3, None, 1), mean_interval(3, None, 1, bounds=(1, 5))):
        assert found == Interval(3, None, None, 1, "t", None)
    assert mean_interval(3, 0, 1, bounds=(1, 5)).low is None
    assert mean_interval(3, 0.5, 1.8).low is None, "an effective n of 1.8"
    assert welch(3, 1, 1, 4, 1, 5) == Interval(-1, None, None, 6, "Welch")


def test_an_unknown_spread_gives_no_interval() -> None:
    assert mean_interval(3, None, 50) == Interval(3, None, None, 50, "t", None)
    assert welch(3, None, 50, 4, 1, 50) == Interval(-1, None, None, 100, "Welch")


def test_answers_that_weigh_nothing_count_for_nothing() -> None:
    assert moments([1, 5], [0, 2], 1) == (5, None)
    assert moments([1, 5, 5], [0, 2, 2], 2) == (5, 0)


# Answers that are all equal


def test_equal_answers_have_the_exact_bound() -> None:
    # 1 - 0.025^(1/n): of 400 people who all say 1, less than 1 % of all may think otherwise, up to 5
    found = mean_interval(1, 0, 400, bounds=(1, 5))
    assert (found.method, found.sd, found.low) == ("exact bound", 0.0, 1.0)
    assert found.high == pytest.approx(1 + 4 * (1 - 0.025 ** (1 / 400)), rel=1e-12)
    assert _ends(equal_interval(3, 2, (1, 5))) == pytest.approx((1.3162, 4.6838), abs=5e-5)


def test_the_rule_of_three() -> None:
    # nobody of n: at 95 % from one side, some 3 / n of all at most
    for n in (30, 100, 1000):
        found = equal_interval(0, n, (0, 1), confidence=0.9)
        assert found.high == pytest.approx(3 / n, rel=0.06)


@given(st.integers(2, 2_000), st.floats(0.5, 0.999))
def test_the_exact_bound_of_a_share_is_clopper_and_pearsons(n: int, confidence: float) -> None:
    expected = stats.beta.ppf(0.5 + confidence / 2, 1, n)
    assert _ends(equal_interval(0, n, (0, 1), confidence=confidence)) == pytest.approx((0, expected))
    assert _ends(equal_interval(1, n, (0, 1), confidence=confidence)) == pytest.approx((1 - expected, 1))


def test_noise_is_no_spread() -> None:
    assert moments([0.1 + 0.2, 0.1 + 0.2], [0.1, 0.7], 2) == (0.1 + 0.2, 0.0)
    found = mean_interval(3.0000000001, 4e-10, 7, bounds=(1, 5))
    assert (found.method, found.sd) == ("exact bound", 0.0)
    assert mean_interval(3, 1e-8, 7, bounds=(1, 5)).method == "t"


def test_without_a_scale_equal_answers_claim_no_certainty() -> None:
    assert mean_interval(3, 0, 3) == Interval(3, None, None, 3, "t", 0)
    assert welch(3, 0, 5, 4, 0, 5) == Interval(-1, None, None, 10, "Welch")
    # one group that varies is enough
    assert _width(welch(3, 0, 5, 4, 1, 5)) == pytest.approx(_width(mean_interval(4, 1, 5)))


# Of a known number of people


def test_a_mean_among_few_is_sharper() -> None:
    plain = mean_interval(3.4, 1.1, 60)
    found = mean_interval(3.4, 1.1, 60, people=120)
    assert _width(found) == pytest.approx(_width(plain) * math.sqrt(0.5))
    assert _width(mean_interval(3.4, 1.1, 40, people=120)) > _width(found), "weighted: effective n"
    everybody = mean_interval(3.4, 1.1, 60, people=60)
    assert _ends(everybody) == (3.4, 3.4)


def test_a_difference_needs_both_intervals() -> None:
    for none in ((3, None, 4), (3, 2, None), (3, None, None)):
        assert difference_interval(none, (4, 3, 5)) is None
        assert difference_interval((4, 3, 5), none) is None


def test_one_answer_to_a_share_or_nps() -> None:
    assert _ends(wilson(0, 1)) == pytest.approx((0, 0.793), abs=5e-4)
    assert _ends(wilson(1, 1)) == pytest.approx((0.207, 1), abs=5e-4)
    assert wilson(0, 5).low == 0
    assert wilson(5, 5).high == 1
    assert _ends(nps_interval(1, 0, 0)) == pytest.approx((-48.50, 100), abs=5e-3)


def test_a_clipped_interval_ends_at_the_scale() -> None:
    assert _ends(mean_of([1, 5], bounds=(1, 5))) == (1, 5)
    assert _ends(nps_interval(50, 0, 0))[1] == 100


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (lambda: mean_interval(math.nan, 1, 5), "The score must be a finite number, not nan."),
        (lambda: mean_interval(3, -1, 5), "The standard deviation must be finite and at least 0, not -1."),
        (lambda: mean_interval(3, math.inf, 5), "The standard deviation must be finite and at least 0"),
        (lambda: mean_interval(3, 1, -1), "The number of answers must be finite and at least 0, not -1."),
        (lambda: mean_interval(3, 1, math.nan), "The number of answers must be finite and at least 0"),
        (lambda: mean_interval(6, 1, 5, bounds=(1, 5)), "The score 6 is off the scale of 1 to 5."),
        (lambda: mean_interval(3, 1, 5, bounds=(5, 1)), "The bounds must be two finite numbers in order"),
        (lambda: mean_interval(3, 1, 5, confidence=1), "The confidence must lie between 0 and 1, not at 1."),
        (lambda: mean_interval(3, None, 1, confidence=95), "The confidence must lie between 0 and 1"),
        (lambda: mean_interval(3, 1, 5, confidence=0), "The confidence must lie between 0 and 1"),
        (lambda: mean_interval(math.inf, 1, 5), "The score must be a finite number, not inf."),
        (lambda: moments([3, 4], [1], 2), "There must be one weight a value, not 1 for 2."),
        (lambda: moments([3, 4], [1, -1], 2), "A weight must be finite and at least 0, not -1."),
        (lambda: moments([3, 4], [1, math.nan], 2), "A weight must be finite and at least 0, not nan."),
        (lambda: moments([3, 4], [0, 0], 2), "The weights must not sum to 0."),
        (lambda: moments([], [], 0), "The weights must not sum to 0."),
        (lambda: wilson(3, 2), "There cannot be 3 successes among 2 answers."),
        (lambda: wilson(-1, 2), "There cannot be -1 successes among 2 answers."),
        (lambda: wilson(1, math.inf), "The number of answers must be finite and at least 0, not inf."),
        (lambda: wilson(1, 2, 1.0), "The confidence must lie between 0 and 1, not at 1.0."),
        (lambda: nps_interval(1, 2, -3), "The number of detractors must be finite and at least 0, not -3."),
        (lambda: nps_interval(1, 2, 3, math.nan), "The confidence must lie between 0 and 1, not at nan."),
        (lambda: welch(3, 1, 5, math.nan, 1, 5), "The score must be a finite number, not nan."),
        (lambda: welch(3, 1, 5, 3, -1, 5), "The standard deviation must be finite and at least 0, not -1."),
    ],
)
def test_nonsense_is_refused_in_one_sentence(wrong: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{sentence}") as refusal:
        wrong()
    assert str(refusal.value).count(".\n") == 0
    assert str(refusal.value).endswith(".")
