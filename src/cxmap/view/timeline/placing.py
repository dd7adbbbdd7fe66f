"""What touchpoints say of their times, what happens in them, and what phases lend them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from cxmap.model import Duration, Length, Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.timeline.values import Sort
from cxmap.view.timeline.ways import Order, Stop

CLOSE = 1e-9


class Time(Struct, frozen=True):
    """A stretch of time, and what happens in it."""

    sort: Sort
    duration: Length


def times_of(stop: Stop) -> list[Time]:
    """What a touchpoint says of its times, for whom the page is about: waiting first."""
    if stop.scored is None:
        return []
    point = stop.scored.point
    takes: Sort = "passing" if stop.silent else "acting"
    sorts: tuple[tuple[Sort, Duration | None], ...] = (("waiting", point.waiting), (takes, point.duration))
    said = ((sort, written.of(stop.persona)) for sort, written in sorts if written is not None)
    return [Time(sort, own) for sort, own in said if own is not None]


class Lent(Struct, frozen=True):
    """What each touchpoint without a time is lent of its phase's own, in seconds.

    So that the longest chain of touchpoints in the phase takes as long as the phase. `alone` where none of
    them says a time at all.
    """

    low: float
    high: float
    alone: bool
    open: bool = False
    """Whether the phase takes at least so long, and nobody says how long at the most."""


def _filling(whole: float, timed: dict[int, float], bare: dict[int, bool], order: Order) -> float:
    """What each bare stop gets, so that the longest chain takes the whole; 0 where nothing is left."""
    inside = tuple(timed)
    weights = {at: (float(bare[at]), timed[at]) for at in inside}
    count, taken = order.longest(weights)
    each = (whole - taken) / count
    while each > 0:
        weights = {at: (timed[at] + each * bare[at], float(bare[at])) for at in inside}
        total, count = order.longest(weights)
        if total <= whole * (1 + CLOSE):
            return each
        if not count:
            break
        each -= (total - whole) / count
    return 0.0


def lent_by(numbers: Sequence[int], order: Order) -> Lent | None:
    """What a phase lends its stops, given by their numbers; nothing where its times leave none."""
    first = order.stops[numbers[0]]
    written = first.phase.duration if first.phase is not None else None
    own = written.of(first.persona) if written is not None else None
    if own is None or own.low is None:
        return None
    times = {at: _durations(order.stops[at]) for at in numbers}
    every = [length for group in times.values() for length in group]
    bare = {at: not group for at, group in times.items()}
    if any(length.open for length in every) or not any(bare.values()):
        return None
    highs = {at: math.fsum(length.high or 0.0 for length in group) for at, group in times.items()}
    lows = {at: math.fsum(length.low or 0.0 for length in group) for at, group in times.items()}
    high = _filling(own.known, highs, bare, order)
    low = min(_filling(own.low, lows, bare, order), high)
    return Lent(low, high, alone=not every, open=own.open) if high > 0 else None


def _durations(stop: Stop) -> list[Length]:
    return [time.duration for time in times_of(stop)]


def phases_of(card: Scorecard) -> list[tuple[Phase | None, list[PlaceScore]]]:
    """The phases with their touchpoints, then those outside any phase."""
    groups: list[tuple[Phase | None, list[PlaceScore]]] = [
        (phase, [place for place in card.touchpoints if place.phase is phase]) for phase in card.map.phases
    ]
    loose = [place for place in card.touchpoints if place.phase is None]
    return [*groups, (None, loose)] if loose else groups


def groups_of(order: Order) -> list[list[int]]:
    """The numbers of the stops of each phase."""
    numbered = enumerate(order.stops)
    return [[at for at, _ in group] for _, group in groupby(numbered, key=lambda entry: id(entry[1].phase))]
