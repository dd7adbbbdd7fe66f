"""From an experience and its goal to a verdict that says no more than the data do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model import Scale
from cxmap.scoring.intervals import Interval
from cxmap.scoring.measured import Estimate, converted
from cxmap.scoring.needed import needed_answers
from cxmap.scoring.sample import Sample
from cxmap.scoring.settings import USUAL, Settings
from cxmap.scoring.significance import holm
from cxmap.scoring.ties import CLOSE

Verdict = Literal["short", "met", "undecided", "believed short", "believed met", "unknown"]
Undecided = Literal["too few", "holds the goal", "exact test", "no n"]
FEWEST = 2
"""Not even a setting lets a single answer decide: nothing tells what another one would have been."""


class Judgement(Struct, frozen=True):
    """A verdict on a measured experience and what it rests on."""

    verdict: Verdict
    threshold: float
    """The goal less the tolerance, in points of the map's scale."""
    own_threshold: float
    """The same on the metric's own scale, where it is judged."""
    p_value: float | None
    """Two-sided, of the experience being at the threshold (`Sample.p_value`); none where there is no test."""
    needed: int | None
    """For `undecided`: about how many answers in all would decide (`needed_answers`)."""
    missing: int | None
    """How many of these are still to be had; none where nobody says how many there are."""
    why: Undecided | None
    """Why it is undecided."""
    below: bool
    """Whether the point itself lies below the threshold."""


def _thresholds(
    estimate: Estimate, goal: float, scale: Scale, tolerance: float, own_goal: float | None
) -> tuple[float, float]:
    """The goal less the tolerance, on the map's scale and on the metric's own."""
    own = estimate.metric.own_scale
    if own_goal is None:
        threshold = goal - tolerance if scale.direction == "higher-is-better" else goal + tolerance
        return threshold, converted(threshold, scale, own)
    allowed = tolerance / scale.length * own.length
    there = own_goal - allowed if own.direction == "higher-is-better" else own_goal + allowed
    return converted(there, own, scale), there


def _within(value: float, own: Scale) -> float:
    """A threshold on its scale: at the end where it lies beyond, or so near that only noise parts them."""
    noise = CLOSE * own.length
    if value < own.min + noise:
        return own.min
    return own.max if value > own.max - noise else value


class Decision(Struct, frozen=True):
    """What a sample says of a threshold on its own scale."""

    verdict: Literal["short", "met", "undecided"]
    p_value: float | None = None
    why: Undecided | None = None


def decide(
    sample: Sample, interval: Interval, threshold: float, scale: Scale, alpha: float, least: int
) -> Decision:
    """The rule of `judge_measured`, for a sample with its interval and a threshold on its scale."""
    noise = sample.noise

    def above(value: float) -> float:
        return scale.difference(value, threshold)

    if sample.census:
        return Decision("short" if above(sample.point) < -noise else "met", 0.0)
    if not sample.n:
        return Decision("undecided", None, "no n")
    if min(sample.n, sample.n if sample.answers is None else sample.answers) < max(least, FEWEST):
        return Decision("undecided", None, "too few")
    if min(above(scale.min), above(scale.max)) >= 0.0:
        return Decision("met")  # the threshold is the worst end of the scale: nothing lies below it
    low, high, p_value = interval.low, interval.high, sample.p_value(threshold)
    if low is None or high is None or p_value is None:
        return Decision("undecided", None, "no n")
    worst, best = sorted((above(low), above(high)))
    if worst < -noise <= best:
        return Decision("undecided", p_value, "holds the goal")
    if p_value > alpha:
        return Decision("undecided", p_value, "exact test")
    return Decision("short" if best < -noise else "met", p_value)


def judge_measured(
    estimate: Estimate,
    goal: float,
    scale: Scale,
    tolerance: float,
    *,
    settings: Settings = USUAL,
    own_goal: float | None = None,
) -> Judgement:
    """`short` or `met` where enough answers lie on one side of the goal less the tolerance, beyond chance.

    It takes all of: `settings.min_n` answers, and as many effective ones; the whole interval on one side; and
    the exact test (`exact`) at half of what the confidence leaves out. Where everybody answered, the figure
    alone decides. `goal` and `tolerance` are in points of the map's scale. With `own_goal`, a goal on the
    metric's own scale, that is what the figure is held against, as it is; the tolerance is converted by the
    lengths of the scales.
    """
    threshold, own_threshold = _thresholds(estimate, goal, scale, tolerance, own_goal)
    own, sample = estimate.metric.own_scale, estimate.sample
    line = _within(own_threshold, own)
    decision = decide(sample, estimate.own, line, own, 1.0 - estimate.confidence, settings.min_n)
    needed = None
    if decision.verdict == "undecided":
        needed = needed_answers(
            sample,
            line,
            worst=own.min if own.direction == "higher-is-better" else own.max,
            confidence=estimate.confidence,
            power=settings.power,
            least=settings.min_n,
        )
    return Judgement(
        verdict=decision.verdict,
        threshold=threshold,
        own_threshold=own_threshold,
        p_value=decision.p_value,
        needed=needed,
        missing=None if needed is None or sample.answers is None else needed - sample.answers,
        why=decision.why,
        below=own.difference(sample.point, own_threshold) < -sample.noise,
    )


def judge_believed(gap: float, scale: Scale, tolerance: float) -> Verdict:
    """A claim, not a finding: nothing was measured."""
    return "believed short" if gap < -tolerance - CLOSE * scale.length else "believed met"


def standing(p_values: Sequence[float | None], confidence: float) -> tuple[bool, ...]:
    """Which differences stand when all of them are tested together (Holm 1979), in the order given."""
    return holm(p_values, alpha=1 - confidence)
