"""Of a question that was asked several times, the newest answers come first.

The first metric of a place is its experience. Whoever writes down what a new survey found does so above or
below the older one: which of the two counts is decided by their days, not by where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from cxmap.model import Map, Metric, Part, Phase, Touchpoint
from cxmap.scoring.grounds import day_of
from cxmap.scoring.measured import kind

_Place = TypeVar("_Place", Map, Phase, Touchpoint)
_AnyPart = TypeVar("_AnyPart", bound=Part)


def newest_first(map_: Map) -> Map:
    """A map with the newest answers to each question first; the same one where they are so already.

    Metrics of the same people that ask the same change places among themselves, where each has a day, its own
    or its source's. All others keep theirs, so the question that stands first stays there.
    """

    def moments(touchpoints: Sequence[Touchpoint]) -> tuple[Touchpoint, ...]:
        return tuple(_with_metrics(touchpoint, map_) for touchpoint in touchpoints)

    phases = tuple(
        _with(_with_metrics(phase, map_), "touchpoints", moments(phase.touchpoints)) for phase in map_.phases
    )
    whole = _with(_with_metrics(map_, map_), "phases", phases)
    return _with(whole, "touchpoints", moments(map_.touchpoints))


def asked_again(map_: Map, first: Metric, rest: Sequence[Metric]) -> list[bool]:
    """For each of the rest, whether the same was asked again: `first` or another one is of a later day."""
    days = [day_of(map_, metric) for metric in (first, *rest)]
    newest: dict[tuple[object, ...], date] = {}
    for metric, day in zip((first, *rest), days, strict=True):
        if day is not None:
            newest[kind(metric)] = max(day, newest.get(kind(metric), day))
    return [
        day is not None and day < newest[kind(metric)] for metric, day in zip(rest, days[1:], strict=True)
    ]


def _with_metrics(place: _Place, map_: Map) -> _Place:
    if len(place.metrics) < 2:
        return place
    return _with(place, "metrics", _ordered(place.metrics, map_))


def _with(part: _AnyPart, name: str, values: tuple[Part, ...]) -> _AnyPart:
    """The part with other values in a field; itself where they are the same ones."""
    before = getattr(part, name)
    same = len(before) == len(values) and all(one is other for one, other in zip(before, values, strict=True))
    return part if same else part.with_fields({name: values})


def _ordered(metrics: Sequence[Metric], map_: Map) -> tuple[Metric, ...]:
    waves: dict[tuple[object, ...], list[int]] = {}
    for at, metric in enumerate(metrics):
        waves.setdefault((metric.persona, metric.segment, *kind(metric)), []).append(at)
    ordered = list(metrics)
    for places in waves.values():
        dated = [(day, at) for at in places if (day := day_of(map_, metrics[at])) is not None]
        if len(dated) == len(places) > 1:
            newest = sorted(dated, key=lambda wave: wave[0], reverse=True)
            for at, (_, other) in zip(places, newest, strict=True):
                ordered[at] = metrics[other]
    return tuple(ordered)
