"""Where the stretches of a timeline lie: one after the other, in lengths that only the axis knows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.model import Duration, Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.timeline import Piece, Sort
from cxmap.view.timeline_axis import Measure, measure_for

MOST_UNTIMED = 0.55
"""The share of the axis for touchpoints without a time, if all of them had none."""
OPEN_SHARE = 0.08
"""Of the axis, for what goes on."""


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of acting or waiting."""

    sort: Sort
    duration: Duration


def times_of(found: PlaceScore) -> list[Time]:
    """What a touchpoint says of its times: waiting first."""
    point = found.point
    times = [Time("waiting", point.waiting)] if point.waiting else []
    return times + ([Time("acting", point.duration)] if point.duration else [])


@dataclass(frozen=True, slots=True)
class Lent:
    """The time of a phase that its touchpoints do not say, in seconds; `alone` where they say none at all."""

    low: float
    high: float
    alone: bool


def lent_by(phase: Phase | None, inside: Sequence[PlaceScore]) -> Lent | None:
    """What a phase's own duration leaves for its touchpoints without a time; nothing where it leaves none."""
    own = phase.duration if phase is not None else None
    if own is None or own.low is None or own.high is None:
        return None
    times = [time.duration for found in inside for time in times_of(found)]
    if any(time.high is None for time in times) or (inside and all(times_of(found) for found in inside)):
        return None
    low = math.fsum(time.low or 0.0 for time in times)
    high = math.fsum(time.high or 0.0 for time in times)
    rest = own.high - high
    return Lent(min(max(0.0, own.low - low), rest), rest, alone=not times) if rest > 0 else None


class Axis:
    """Puts one stretch after the other; all lengths are made percent of the whole at the end."""

    def __init__(self, measure: Measure, untimed: float, open_: float) -> None:
        self.measure, self.untimed, self.open = measure, untimed, open_
        self.at = 0.0
        self.passed = 0.0
        self.known: list[tuple[float, float, float, float]] = []

    def take(self, length: float) -> tuple[float, float]:
        """The next stretch of the axis, where no time is known to pass."""
        start = self.at
        self.at += length
        return start, self.at

    def timed(self, seconds: float, length: float | None = None) -> tuple[float, float]:
        """The next stretch, in which so many seconds pass; `length` where it is not the usual one."""
        start, end = self.take(self.measure.length(seconds) if length is None else length)
        self.known.append((self.passed, self.passed + seconds, start, end))
        self.passed += seconds
        return start, end


@dataclass(slots=True)
class Placed:
    """A touchpoint on the axis, in lengths."""

    found: PlaceScore
    start: float
    end: float
    pieces: list[Piece]


def placed_on(found: PlaceScore, axis: Axis, seconds: float, length: float) -> Placed:
    """A touchpoint; where it has no time, it is lent so many seconds, drawn that long."""
    pieces: list[Piece] = []
    start = axis.at
    for time in times_of(found):
        low, high = time.duration.low, time.duration.high
        if low is None or high is None:
            a, b = axis.take(axis.open)
            pieces.append(Piece(time.sort, a, b, b, open=True))
        else:
            a, b = axis.timed(high)
            pieces.append(Piece(time.sort, a, a + axis.measure.length(low), b))
    if not pieces and seconds:
        axis.timed(seconds, length)
    elif not pieces:
        axis.take(axis.untimed)
    return Placed(found, start, axis.at, pieces)


def phases_of(card: Scorecard) -> list[tuple[Phase | None, list[PlaceScore]]]:
    """The phases with their touchpoints, then those outside any phase."""
    groups: list[tuple[Phase | None, list[PlaceScore]]] = [
        (phase, [found for found in card.touchpoints if found.phase is phase]) for phase in card.map.phases
    ]
    loose = [found for found in card.touchpoints if found.phase is None]
    return [*groups, (None, loose)] if loose else groups


def measure_of(phases: Sequence[tuple[Phase | None, list[PlaceScore]]]) -> tuple[Measure, float, float]:
    """How time becomes length, and the lengths of what has no time and of what goes on."""
    times = [time.duration for _, inside in phases for found in inside for time in times_of(found)]
    lent = [own for phase, inside in phases if (own := lent_by(phase, inside)) is not None]
    lengths = [own.high for own in times if own.high is not None] + [own.high for own in lent]
    measure = measure_for(lengths)
    every = [found for _, inside in phases for found in inside]
    untimed = sum(
        not times_of(found) for phase, inside in phases for found in inside if lent_by(phase, inside) is None
    ) + sum(not inside for phase, inside in phases if lent_by(phase, inside) is None)
    total = math.fsum(measure.length(length) for length in lengths)
    if not total:
        return measure, 1.0, 1.0
    share = MOST_UNTIMED * untimed / max(len(every), 1)
    share = min(share, MOST_UNTIMED)
    each = share / (1 - share) * total / untimed if untimed else 0.0
    return measure, each, total * OPEN_SHARE
