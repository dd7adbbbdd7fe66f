"""From an experience and its goal to a verdict that says no more than the data do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cxmap.model import Scale
from cxmap.scoring.measured import Estimate, converted, groups_of, share_of
from cxmap.scoring.significance import (
    holm,
    needed_n_mean,
    needed_n_nps,
    needed_n_share,
    p_mean,
    p_nps,
    p_share,
)
from cxmap.scoring.ties import CLOSE

Verdict = Literal["short", "met", "undecided", "believed short", "believed met", "unknown"]
Undecided = Literal["holds the goal", "no n", "one answer", "no spread"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a measured experience and what it rests on."""

    verdict: Verdict
    threshold: float
    """The goal less the tolerance, in points of the map's scale."""
    p_value: float | None
    """Two-sided, of the experience being at the threshold; none where nothing can be tested."""
    needed: int | None
    """About how many answers in all would decide, if the figure stayed where it is; for `undecided`."""
    why: Undecided | None
    """Why it is undecided."""
    below: bool
    """Whether the point itself lies below the threshold."""


def _tested(found: Estimate, threshold: float, scale: Scale) -> tuple[float | None, int | None]:
    """The p-value and the number of answers that would decide, on the metric's own scale."""
    metric, own = found.metric, found.own
    goal = converted(threshold, scale, metric.own_scale)
    goal = min(max(goal, metric.own_scale.min), metric.own_scale.max)
    if metric.type == "nps":
        groups = groups_of(metric)
        if groups is None or not sum(groups):
            return None, None
        return p_nps(*groups, goal), needed_n_nps(*groups, goal, confidence=found.confidence)
    if metric.is_share:
        share, n = share_of(metric)
        if round(n) < 1:
            return None, None
        p_value = p_share(round(share * round(n)), round(n), goal / 100)
        return p_value, needed_n_share(share, goal / 100, confidence=found.confidence)
    point, answers = own.point or 0.0, own.n
    p_value = p_mean(point, own.sd, answers, goal)
    return p_value, needed_n_mean(point, own.sd, goal, confidence=found.confidence)


def _why(found: Estimate) -> Undecided:
    if found.low is not None:
        return "holds the goal"
    if not found.own.n:
        return "no n"
    if found.own.n < 2:
        return "one answer"
    return "no spread"


def judge_measured(
    found: Estimate, goal: float, scale: Scale, tolerance: float, *, own_goal: float | None = None
) -> Judgement:
    """`short` or `met` where the whole interval lies on one side of the goal less the tolerance.

    Where the interval holds it, or where there is no interval, the data do not decide. With `own_goal`, a
    goal on the metric's own scale, the figure and its interval are judged there as they are.
    """
    if own_goal is not None:
        own = found.metric.own_scale
        there = replace(found, point=found.own.point or 0.0, low=found.own.low, high=found.own.high)
        judged = judge_measured(there, own_goal, own, tolerance / scale.length * own.length)
        return replace(judged, threshold=converted(judged.threshold, own, scale))
    threshold = goal - tolerance if scale.direction == "higher-is-better" else goal + tolerance
    below = scale.difference(found.point, threshold) < -CLOSE * scale.length
    p_value, needed = _tested(found, threshold, scale)
    if found.low is not None and found.high is not None:
        worst, best = sorted(scale.difference(end, threshold) for end in (found.low, found.high))
        noise = CLOSE * scale.length
        if best < -noise:
            return Judgement("short", threshold, p_value, None, None, below)
        if worst >= -noise:
            return Judgement("met", threshold, p_value, None, None, below)
    return Judgement("undecided", threshold, p_value, needed, _why(found), below)


def judge_believed(gap: float, scale: Scale, tolerance: float) -> Verdict:
    """A claim, not a finding: nothing was measured."""
    return "believed short" if gap < -tolerance - CLOSE * scale.length else "believed met"


def standing(p_values: Sequence[float | None], confidence: float) -> tuple[bool, ...]:
    """Which differences stand when all of them are tested together (Holm 1979), in the order given."""
    return holm(p_values, alpha=1 - confidence)
