"""Where the stretches of a timeline lie: moments first, then one axis for all that happens side by side.

A moment is a time since the start, and how many stops without a time have passed at it. Stops begin at the
latest moment of all that leads to them. Between two times the axis is as long as the measure says; stops
without a time widen it at their time. So what happens at the same time stands at the same place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cxmap.view.timeline.placing import Lent, Scheme, times_of
from cxmap.view.timeline.values import Piece
from cxmap.view.timeline.ways import Order, Stop

Moment: TypeAlias = tuple[float, int]
"""Seconds since the start, and how many stops without a time have passed since then."""


@dataclass(slots=True)
class Placed:
    """A stop on the axis, in lengths."""

    stop: Stop
    start: float
    end: float
    pieces: tuple[Piece, ...]
    after: int | None
    """The stop that it begins at the end of; of several, the one that ends last."""


@dataclass(slots=True)
class Axis:
    """From moments to lengths, once all of them are known."""

    scheme: Scheme
    slots: dict[float, list[float]] = field(default_factory=dict)
    """The times at which something begins or ends, and the lengths of what passes there without time."""
    _times: list[float] = field(default_factory=list)
    _starts: list[float] = field(default_factory=list)

    def note(self, moment: Moment) -> None:
        """Something begins or ends then."""
        self.slots.setdefault(moment[0], [])

    def widen(self, moment: Moment, length: float) -> Moment:
        """What happens at this moment takes a length and no time; the moment after it."""
        at = self.slots.setdefault(moment[0], [])
        at += [0.0] * (moment[1] + 1 - len(at))
        at[moment[1]] = max(at[moment[1]], length)
        return moment[0], moment[1] + 1

    def settle(self) -> None:
        """All moments are known."""
        self._times = sorted(self.slots)
        x = 0.0
        for number, time in enumerate(self._times):
            self._starts.append(x)
            x += sum(self.slots[time])
            if number + 1 < len(self._times):
                x += self.scheme.measure.length(self._times[number + 1] - time)

    def at(self, moment: Moment) -> float:
        """The place of a moment."""
        number = bisect_left(self._times, moment[0])
        return self._starts[number] + sum(self.slots[moment[0]][: moment[1]])

    def past(self, time: float) -> float:
        """The place of a time, after all that passes at it without taking any."""
        number = max(0, bisect_right(self._times, time) - 1)
        start = self._times[number]
        return (
            self._starts[number] + sum(self.slots[start]) + self.scheme.measure.length(max(0.0, time - start))
        )

    @property
    def known(self) -> list[tuple[float, float, float, float]]:
        """The stretches in which time passes: seconds at start and end, and their places."""
        pairs = zip(self._times, self._times[1:], strict=False)
        return [(start, end, self.past(start), self.at((end, 0))) for start, end in pairs]

    @property
    def length(self) -> float:
        """Where the axis ends."""
        return self.past(self._times[-1]) if self._times else 0.0


def _later(moment: Moment, seconds: float) -> Moment:
    return (round(moment[0] + seconds, 6), 0) if seconds > 0 else moment


def _through(stop: Stop, start: Moment, lent: Lent | None, axis: Axis) -> list[Moment]:
    """The moments between the pieces of a stop, the first and the last included."""
    result = [start]
    for time in times_of(stop):
        own = time.duration
        last = result[-1]
        result.append(axis.widen(last, axis.scheme.open) if own.ongoing else _later(last, own.known))
    if len(result) == 1:
        result.append(axis.widen(start, axis.scheme.untimed) if lent is None else _later(start, lent.high))
    for moment in result:
        axis.note(moment)
    return result


def _pieces(stop: Stop, moments: Sequence[Moment], axis: Axis) -> tuple[Piece, ...]:
    made = []
    for number, time in enumerate(times_of(stop)):
        first, last = moments[number], moments[number + 1]
        low = time.duration.low
        end = axis.at(last)
        if low is None:
            made.append(Piece(time.sort, axis.at(first), end, end, open=True, ongoing=True))
        elif time.duration.open:
            made.append(Piece(time.sort, min(axis.past(first[0]), end), end, end, open=True))
        else:
            start = min(axis.past(first[0]), end)
            made.append(Piece(time.sort, start, min(axis.past(first[0] + low), end), end))
    return tuple(made)


def placed_on(order: Order, lent: Sequence[Lent | None], scheme: Scheme) -> tuple[list[Placed], Axis]:
    """Every stop, begun when all that leads to it is over, and the axis on which they lie."""
    axis = Axis(scheme)
    moments: dict[int, list[Moment]] = {}
    after: dict[int, int | None] = {}
    for at in order.sequence:
        last = max(order.before[at], key=lambda one: (moments[one][-1], one), default=None)
        after[at] = last
        start = (0.0, 0) if last is None else moments[last][-1]
        moments[at] = _through(order.stops[at], start, lent[at], axis)
    axis.settle()
    placed = []
    for at, stop in enumerate(order.stops):
        first, last_of = moments[at][0], moments[at][-1]
        pieces = _pieces(stop, moments[at], axis)
        timed = bool(pieces) or lent[at] is not None
        own = axis.past(first[0]) if timed else axis.at(first)
        begins = pieces[0].start if pieces else own
        placed.append(Placed(stop, begins, max(begins, axis.at(last_of)), pieces, after[at]))
    return placed, axis
