"""Which goal holds where: at the touchpoint, else at its channels, its phase, the map.

A channel comes before a phase: it promises the same wherever it is met, while a phase is a stretch of time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from cxmap.model.goal import Goal
from cxmap.model.map import Map
from cxmap.model.metrics import Metric, MetricType
from cxmap.model.phase import Phase
from cxmap.model.scale import Scale
from cxmap.model.steps import Measurement
from cxmap.model.touchpoint import Touchpoint

Origin = Literal["touchpoint", "channel", "phase", "map"]


class Aim(Struct, frozen=True):
    """The goal in force, as it was written, and where that was."""

    value: float | None = None
    unit: MetricType | None = None
    """Whose unit the value is in; points of the map's scale where it is none's."""
    origin: Origin | None = None
    channel: str | None = None
    """For a channel's goal: which channel, by id."""
    words: str | None = None
    waived: bool = False
    """Whether the search ended at a `goal: null`."""


class _Found(Struct, frozen=True):
    """What one place gives."""

    goal: Goal
    value: float | None
    unit: MetricType | None
    channel: str | None = None

    @property
    def ends_the_search(self) -> bool:
        return self.value is not None or self.goal.is_none_on_purpose


def _given(goal: Goal, metric: Metric | None, channel: str | None = None) -> _Found:
    """A goal's number for a metric: in its own unit where there is one, on the map's scale otherwise."""
    own = None if metric is None else goal.of(metric.type)
    if metric is not None and own is not None:
        return _Found(goal, own, metric.type, channel)
    return _Found(goal, goal.score, None, channel)


def _strictest(map_: Map, ids: Sequence[str], metric: Metric | None) -> tuple[_Found | None, str | None]:
    """The strictest goal among channels, and words where one has some.

    Goals in the metric's own unit are held against each other, or, where no channel has one, those on the
    map's scale. Of equal ones the map's first channel counts, so the order of `ids` changes nothing. A
    `goal: null` of one channel yields to another channel's goal.
    """
    known = map_.channels_by_id
    named = dict.fromkeys(id_ for id_ in ids if id_ in known)
    goals = [(id_, goal) for id_ in named if (goal := known[id_].goal) is not None]
    fields = [_given(goal, metric, id_) for id_, goal in goals]
    words = next((goal.words for _, goal in goals if goal.words), None)
    in_unit = [field for field in fields if field.unit is not None]
    rivals = in_unit or [field for field in fields if field.value is not None]
    if not rivals:
        return next((field for field in fields if field.ends_the_search), None), words
    scale: Scale = metric.own_scale if in_unit and metric is not None else map_.scale
    numbers = map_.channel_numbers
    first = min(rivals, key=lambda field: (-scale.percent(field.value or 0.0), numbers[field.channel or ""]))
    return first, first.goal.words or words


def aim(map_: Map, phase: Phase | None, touchpoint: Touchpoint | None, metric: Metric | None) -> Aim:
    """The goal that holds for a metric of a touchpoint, of a phase as a whole, or of the map (neither).

    Without a metric it is the goal of our own estimate there, for which only numbers on the map's scale
    count. The first place with a number for it ends the search, and so does a `goal: null`. Words are those
    of the nearest place on the way that has some.
    """
    words: str | None = None
    for origin, field, said in _on_the_way(map_, phase, touchpoint, metric):
        words = words or said
        if field is not None and field.ends_the_search:
            waived = field.value is None
            return Aim(field.value, field.unit, origin, field.channel, words, waived)
    return Aim(words=words)


def _on_the_way(
    map_: Map, phase: Phase | None, touchpoint: Touchpoint | None, metric: Metric | None
) -> Iterator[tuple[Origin, _Found | None, str | None]]:
    """The places that are asked in turn, what each gives and the words it has."""
    if touchpoint is not None and touchpoint.goal is not None:
        yield "touchpoint", _given(touchpoint.goal, metric), touchpoint.goal.words
    if touchpoint is not None and touchpoint.channel:
        yield ("channel", *_strictest(map_, touchpoint.channel, metric))
    if phase is not None and phase.goal is not None:
        yield "phase", _given(phase.goal, metric), phase.goal.words
    if map_.goal is not None:
        yield "map", _given(map_.goal, metric), map_.goal.words


class UnitGoal(Struct, frozen=True):
    """A goal in a metric's own unit, as written, and what it is held against."""

    value: float
    unit: MetricType
    route: tuple[str | int, ...]
    measurements: tuple[Measurement, ...]
    """The metrics that it is the goal of; nearer goals have the others."""
    within_reach: bool
    """Whether there is any metric of that type where the goal is inherited."""


def unit_goals(map_: Map) -> tuple[UnitGoal, ...]:
    """Every goal in a metric's own unit that is written in a map: the map's, of channels, phases, touchpoints."""
    held: dict[tuple[Origin, str, MetricType], list[Measurement]] = {}
    types: dict[tuple[Origin, str], set[MetricType]] = {}
    for measurement in map_.measurements:
        phase, touchpoint = measurement.phase, measurement.touchpoint
        ids: dict[Origin, Sequence[str]] = {
            "touchpoint": [touchpoint.id] if touchpoint else [],
            "channel": touchpoint.channel if touchpoint else [],
            "phase": [phase.id] if phase else [],
            "map": [""],
        }
        for origin, named in ids.items():
            for id_ in named:
                types.setdefault((origin, id_), set()).add(measurement.metric.type)
        own_aim = aim(map_, phase, touchpoint, measurement.metric)
        if own_aim.unit is not None and own_aim.origin is not None:
            id_ = own_aim.channel or next(iter(ids[own_aim.origin]))
            held.setdefault((own_aim.origin, id_, own_aim.unit), []).append(measurement)
    result = []
    for origin, id_, goal, route in _written(map_):
        for unit, value in goal.in_units.items():
            reached = unit in types.get((origin, id_), ())
            measurements = tuple(held.get((origin, id_, unit), ()))
            result.append(UnitGoal(value, unit, (*route, "goal", unit), measurements, reached))
    return tuple(result)


def _written(map_: Map) -> Iterator[tuple[Origin, str, Goal, tuple[str | int, ...]]]:
    if map_.goal is not None:
        yield "map", "", map_.goal, ()
    for at, channel in enumerate(map_.channels):
        if channel.goal is not None:
            yield "channel", channel.id, channel.goal, ("channels", at)
    for at, phase in enumerate(map_.phases):
        if phase.goal is not None:
            yield "phase", phase.id, phase.goal, ("phases", at)
    for step in map_.steps:
        if step.touchpoint.goal is not None:
            yield "touchpoint", step.touchpoint.id, step.touchpoint.goal, step.route
