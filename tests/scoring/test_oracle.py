"""Intervals, p-values and verdicts of one metric or of two groups, worked out again with scipy alone.

Nothing of `cxmap.scoring` is asked for the expected numbers: formulas are those of docs/method.md, and the
chance of the exact test comes from the characteristic function (Gil-Pelaez 1951) instead of a saddlepoint.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import integrate, stats

from cxmap.model import Metric, Scale
from cxmap.scoring.measured import estimate
from cxmap.scoring.pooling import Group, together
from cxmap.scoring.settings import Settings
from cxmap.scoring.verdicts import judge_measured
from tests.scoring.scoring_maps import metric

COUNTS = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(lambda counts: sum(counts) >= 2)
SCALE = Scale(min=1, max=5)
FIVES = (0.0, 0.25, 0.5, 0.75, 1.0)
Ends = tuple[float, float]


def reaches_zero(counts: Sequence[float], distances: Sequence[float]) -> float:
    """P(sum G d >= 0), G ~ Gamma(c) independent: 1/2 + 1/pi x the integral of Im(phi(t)) / t."""
    c, d = np.array(counts), np.array(distances)
    c, d = c[(c > 0) & (abs(d) > 1e-9)], d[(c > 0) & (abs(d) > 1e-9)]
    if not len(d) or (d > 0).all():
        return 1.0
    unit = 1.0 / math.sqrt(float((c * d * d).sum()))

    def height(t: float) -> float:
        return float(np.exp(-(c * np.log(1 - 1j * t * unit * d)).sum()).imag) / t

    edges = (0.0, 2.0, 6.0, 20.0, 100.0, math.inf)
    parts = [integrate.quad(height, low, high, limit=400, epsabs=1e-10)[0] for low, high in pairwise(edges)]
    return 0.5 + math.fsum(parts) / math.pi


@dataclass
class Answers:
    """A group's answers on 0 (worst) to 1 (best)."""

    values: Sequence[float]
    counts: Sequence[float]
    kind: str

    @property
    def n(self) -> float:
        return math.fsum(self.counts)

    @property
    def mean(self) -> float:
        return math.fsum(v * c for v, c in zip(self.values, self.counts, strict=True)) / self.n

    @property
    def sd(self) -> float:
        squares = math.fsum(c * (v - self.mean) ** 2 for v, c in zip(self.values, self.counts, strict=True))
        return math.sqrt(squares / (self.n - 1)) if self.n > 1 else 0.0

    def ends(self, alpha: float) -> Ends:
        z, n, mean = stats.norm.isf(alpha / 2), self.n, self.mean
        if self.kind == "share":
            found = stats.binomtest(round(mean * n), round(n)).proportion_ci(1 - alpha, method="wilson")
            return float(found.low), float(found.high)
        if self.kind == "nps":
            p, d = (self.counts[2] + 0.75) / (n + 3), (self.counts[0] + 0.75) / (n + 3)
            half = z * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
            low, high = (1 + p - d - half) / 2, (1 + p - d + half) / 2
            return max(0.0, min(low, mean)), min(1.0, max(high, mean))
        if self.sd < 1e-9:
            share = 1 - (alpha / 2) ** (1 / n)
            return mean - share * mean, mean + share * (1 - mean)
        low, high = stats.t.interval(1 - alpha, n - 1, mean, self.sd / math.sqrt(n))
        return max(0.0, float(low)), min(1.0, float(high))


def verdict_of(ends: Ends, p: float, n: float, goal: float) -> str:
    if n < 5:
        return "undecided"
    side = "short" if ends[1] < goal - 1e-9 else "met" if ends[0] >= goal - 1e-9 else "undecided"
    return side if p <= 0.025 else "undecided"


def exact_of(groups: Sequence[tuple[float, Answers]], goal: float) -> float:
    """One-sided, with one answer more at the far end, as heavy as the heaviest."""
    mean = math.fsum(share * group.mean for share, group in groups)
    towards = 1.0 if mean < goal else -1.0
    heaviest = max(share / group.n for share, group in groups)
    counts, distances = [1.0], [(1.0 - goal if mean < goal else goal)]
    for share, group in groups:
        counts += group.counts
        distances += [share / group.n / heaviest * towards * (value - goal) for value in group.values]
    return reaches_zero(counts, distances)


def asked(kind: str, counts: Sequence[int]) -> tuple[Metric, Answers]:
    if kind == "nps":
        detractors, passives, promoters = counts[0], counts[1] + counts[2], counts[3] + counts[4]
        found = metric("nps", detractors=detractors, passives=passives, promoters=promoters)
        return found, Answers((0.0, 0.5, 1.0), (detractors, passives, promoters), kind)
    scale = {"scale": {"min": 1, "max": 5}}
    if kind == "share":
        low, high = sum(counts[:3]), sum(counts[3:])
        return metric("csat", answers=list(counts)), Answers((0.0, 1.0), (low, high), kind)
    return metric("rating", answers=list(counts), **scale), Answers(FIVES, tuple(counts), kind)


@settings(max_examples=60, deadline=None)
@given(kind=st.sampled_from(("share", "nps", "mean")), counts=COUNTS, goal=st.floats(0.02, 1))
def test_one_metric(kind: str, counts: list[int], goal: float) -> None:
    given_, answers = asked(kind, counts)
    assume(abs(answers.mean - goal) > 1e-6)
    found = estimate(given_, SCALE, 0.95)
    ends, p = answers.ends(0.05), exact_of([(1.0, answers)], goal)
    assert found.low is not None and found.high is not None
    assert [(end - 1) / 4 for end in (found.low, found.high)] == pytest.approx(list(ends), abs=1e-9)
    assert found.sample.p_exact(found.sample.low + goal * (found.sample.high - found.sample.low)) == (
        pytest.approx(p, abs=1e-6)
    )
    assume(min(abs(p - 0.025), abs(ends[0] - goal), abs(ends[1] - goal)) > 1e-5)
    judged = judge_measured(found, 1 + 4 * goal, SCALE, 0.0, settings=Settings())
    assert judged.verdict == verdict_of(ends, p, answers.n, goal)


@settings(max_examples=40, deadline=None)
@given(
    kind=st.sampled_from(("share", "nps", "mean")),
    first=COUNTS,
    second=COUNTS,
    share=st.floats(0.05, 0.95),
    goal=st.floats(0.02, 1),
)
def test_two_groups_by_their_shares(
    kind: str, first: list[int], second: list[int], share: float, goal: float
) -> None:
    pairs = [asked(kind, counts) for counts in (first, second)]
    shares = (share, 1.0 - share)
    groups = [(weight, answers) for weight, (_, answers) in zip(shares, pairs, strict=True)]
    pooled = together(
        [Group("persona", "", "", own, weight) for weight, (own, _) in zip(shares, pairs, strict=True)]
    )
    assert pooled is not None
    found = estimate(pooled, SCALE, 0.95)
    mean = math.fsum(weight * answers.mean for weight, answers in groups)
    assume(abs(mean - goal) > 1e-6)
    n = 1.0 / math.fsum(weight**2 / answers.n for weight, answers in groups)
    if kind == "mean" and all(answers.sd > 1e-9 for _, answers in groups):
        parts = [weight**2 * answers.sd**2 / answers.n for weight, answers in groups]
        degrees = math.fsum(parts) ** 2 / math.fsum(
            part**2 / (answers.n - 1) for part, (_, answers) in zip(parts, groups, strict=True)
        )
        half = float(stats.t.isf(0.025, degrees)) * math.sqrt(math.fsum(parts))
        ends = mean - half, mean + half
    else:
        own = [(weight, answers.mean, *answers.ends(0.05)) for weight, answers in groups]
        ends = (
            mean - math.hypot(*(weight * (point - low) for weight, point, low, _ in own)),
            mean + math.hypot(*(weight * (high - point) for weight, point, _, high in own)),
        )
    ends = max(0.0, ends[0]), min(1.0, ends[1])
    p = exact_of(groups, goal)
    assert found.n == pytest.approx(n)
    assert found.low is not None and found.high is not None
    assert [(end - 1) / 4 for end in (found.low, found.high)] == pytest.approx(list(ends), abs=1e-9)
    assume(min(abs(p - 0.025), abs(ends[0] - goal), abs(ends[1] - goal), abs(n - 5)) > 1e-5)
    judged = judge_measured(found, 1 + 4 * goal, SCALE, 0.0, settings=Settings())
    assert judged.verdict == verdict_of(ends, p, n, goal)
