"""The goal in force somewhere, on the map's scale and on the metric's own."""

from __future__ import annotations

from msgspec import Struct

from cxmap.model import Map, Metric, MetricType, Phase, Scale, Touchpoint
from cxmap.model.inheritance import Origin, aim
from cxmap.scoring.measured import converted

__all__ = ["AppliedGoal", "Origin", "applied_goal", "decided_by_conversion", "goal_on_own_scale"]


class AppliedGoal(Struct, frozen=True):
    """The goal in force: its number, its words, and where it was written."""

    score: float | None = None
    """In points of the map's scale; for a goal in a metric's own unit, what that converts to."""
    origin: Origin | None = None
    words: str | None = None
    waived: bool = False
    """True where somebody wrote `goal: null`: there is deliberately none."""
    own: float | None = None
    """As written in the unit of `metric`, which is judged by this and not by `score`; none for points."""
    metric: Metric | None = None
    """The metric whose unit `own` is in."""
    channel: str | None = None
    """For a channel's goal: which one, by id; of several the strictest."""

    @property
    def unit(self) -> MetricType | None:
        """The type of metric whose unit the goal is written in; none for points of the map's scale."""
        return None if self.metric is None else self.metric.type


def applied_goal(
    map_: Map, phase: Phase | None, touchpoint: Touchpoint | None, metric: Metric | None = None
) -> AppliedGoal:
    """The goal of a metric (without one: of what is believed) at a touchpoint, a phase or the whole map.

    `cxmap.model.inheritance.aim` says how it is looked for.
    """
    given = aim(map_, phase, touchpoint, metric)
    if given.value is None or given.unit is None or metric is None:
        return AppliedGoal(given.value, given.origin, given.words, given.waived, channel=given.channel)
    score = converted(given.value, metric.own_scale, map_.scale)
    return AppliedGoal(
        score, given.origin, given.words, own=given.value, metric=metric, channel=given.channel
    )


def goal_on_own_scale(goal: AppliedGoal, metric: Metric, scale: Scale) -> float | None:
    """A goal on the scale of a metric: as written in its unit, or else converted from the map's scale."""
    if goal.own is not None:
        return goal.own
    return None if goal.score is None else converted(goal.score, scale, metric.own_scale)


def decided_by_conversion(goal: AppliedGoal, metric: Metric, scale: Scale) -> bool:
    """Whether a metric is held against a goal that was written on another scale than its own."""
    own = metric.own_scale
    alike = (own.min, own.max, own.direction) == (scale.min, scale.max, scale.direction)
    return goal.score is not None and goal.own is None and not alike
