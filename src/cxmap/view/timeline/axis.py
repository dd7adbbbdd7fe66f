"""How time becomes length: a scaling that keeps short moments visible, ticks at round times, and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.locale import Words
from cxmap.view.timeline.values import Scaling, Tick

SECONDS = (1.0, 60.0, 3_600.0, 86_400.0, 604_800.0, 2_629_800.0, 31_557_600.0)
"""A second, minute, hour, day, week, mean month and mean year, as the model counts them."""
SMALLEST_SHARE = 0.01
"""A moment shorter than this share of the axis cannot be seen."""
STEPS = {
    1.0: (1, 5, 10, 30),
    60.0: (1, 2, 5, 10, 20, 30),
    3_600.0: (1, 2, 4, 8, 12),
    86_400.0: (1, 2, 4),
    604_800.0: (1, 2),
    2_629_800.0: (1, 2, 4, 6, 9),
    31_557_600.0: (1, 2, 3, 5, 10, 20, 50),
}
LEAST_APART = 4.5
"""Percent of the axis between two ticks."""


@dataclass(frozen=True, slots=True)
class Measure:
    """From seconds to lengths."""

    scaling: Scaling
    unit: float = 1.0

    def length(self, seconds: float) -> float:
        """How long a stretch of time is drawn; 0 for none, more for more."""
        if self.scaling == "root":
            return math.sqrt(seconds / self.unit)
        if self.scaling == "logarithmic":
            return math.log2(1 + seconds / self.unit)
        return seconds / self.unit


def measure_for(lengths: Sequence[float]) -> Measure:
    """The plainest measure under which the shortest of these times (seconds) can still be seen."""
    known = sorted(length for length in lengths if length > 0)
    if not known:
        return Measure("even")
    plain: tuple[Scaling, ...] = ("linear", "root")
    for scaling in plain:
        measure = Measure(scaling, known[0])
        drawn = [measure.length(length) for length in known]
        if drawn[0] >= SMALLEST_SHARE * math.fsum(drawn):
            return measure
    return Measure("logarithmic", known[0])


def _number(value: float, words: Words) -> str:
    return words.number(value, decimals=0 if value >= 10 else 1)


def _unit(seconds: float) -> int:
    """The largest unit of which there is at least one; weeks only from two on, months too."""
    found = max((at for at, size in enumerate(SECONDS) if seconds >= size * 0.995), default=0)
    if found in (4, 5) and seconds < 1.95 * SECONDS[found]:
        whole = abs(seconds / SECONDS[found] - 1) < 0.03
        return found if whole else found - 1
    return found


def length_text(low: float, high: float, words: Words) -> str:
    """A time from `low` to `high` seconds in the unit that suits it: `20 min`, `3-4 weeks`, `up to 2 h`."""
    own = words.in_timeline
    unit = _unit(high)
    if low and _unit(low) == unit - 1 and high <= 120 * SECONDS[unit - 1]:
        unit -= 1
    a, b = (_number(value / SECONDS[unit], words) for value in (low, high))
    shown = round(high / SECONDS[unit], 0 if high / SECONDS[unit] >= 10 else 1)
    name = own.units[unit][0 if own.singular(shown) else 1]
    space = "\N{NO-BREAK SPACE}"
    if a == b:
        return f"{b}{space}{name}"
    if a == "0" or (low and _unit(low) != unit and low / SECONDS[unit] < 0.95):
        top = f"{b}{space}{name}"
        if not low:
            return own.up_to.format(time=top)
        return f"{length_text(low, low, words)} \N{EN DASH} {top}"
    return f"{a}\N{EN DASH}{b}{space}{own.units[unit][1]}"


def ticks_for(known: Sequence[tuple[float, float, float, float]], words: Words) -> tuple[Tick, ...]:
    """Ticks at round times since the start.

    `known` holds stretches of time in order: seconds at their start and end, percent of the axis at both.
    """
    if not known:
        return ()
    end = known[-1][1]
    wanted = sorted(count * unit for unit, counts in STEPS.items() for count in counts)
    shortest = min(t1 - t0 for t0, t1, _, _ in known)
    wanted = [time for time in wanted if 0.2 * shortest <= time <= end * 1.001]
    places: list[tuple[float, float]] = [(known[0][2], 0.0)]
    for time in wanted:
        for t0, t1, x0, x1 in known:
            if t0 < time <= t1 * 1.001 and t1 > t0:
                places.append((x0 + (x1 - x0) * min(1.0, (time - t0) / (t1 - t0)), time))
                break
    chosen: list[tuple[float, float]] = []
    for place, time in sorted(places, key=lambda one: (-_roundness(one[1]), one[0])):
        if all(abs(place - other) >= LEAST_APART for other, _ in chosen):
            chosen.append((place, time))
    return tuple(
        Tick(place, length_text(time, time, words) if time else "0") for place, time in sorted(chosen)
    )


def _roundness(time: float) -> int:
    """Zero and whole units before multiples of them, so that these survive where there is little room."""
    if time == 0:
        return 3
    if time in SECONDS:
        return 2
    return 1
