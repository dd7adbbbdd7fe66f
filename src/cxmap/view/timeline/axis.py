"""How time becomes length: linear where short times can be seen, else logarithmic; ticks and words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from cxmap.locale import Words
from cxmap.view.timeline.values import Scaling, TimeTick

SECONDS = (1.0, 60.0, 3_600.0, 86_400.0, 604_800.0, 2_629_800.0, 31_557_600.0)
"""A second, minute, hour, day, week, mean month and mean year, as the model counts them."""
_WITH_REST = (1, 2, 3, 4, 6)
"""Units that hold a whole number of the next smaller one, as months do not."""
SMALLEST_SHARE = 0.01
"""A time shorter than this share of the axis cannot be seen."""
MARKS = (1.0, 10.0, 60.0, 600.0, *SECONDS[2:], 10 * SECONDS[6], 100 * SECONDS[6])
"""Where a logarithmic axis has its ticks: each many times the one before, at units that people use."""
STEPS = {
    1.0: (1, 5, 10, 30),
    60.0: (1, 2, 5, 10, 20, 30),
    3_600.0: (1, 2, 4, 8, 12),
    86_400.0: (1, 2, 4),
    604_800.0: (1, 2),
    2_629_800.0: (1, 2, 4, 6),
    31_557_600.0: (1, 2, 5, 10, 20, 50, 100),
}
MOST_TICKS = 8
BELOW, ABOVE = 0.6, 1.1
"""How far a logarithmic axis reaches beyond the shortest and the longest time."""


class Measure(Struct, frozen=True):
    """From seconds to percent of an axis from `low` to `high` seconds; `low` is 0 where it is linear."""

    scaling: Scaling
    low: float = 0.0
    high: float = 1.0

    def percent(self, seconds: float) -> float:
        """The place of a time: 0 for none, never less for more, 100 at the end."""
        if self.scaling == "logarithmic":
            if seconds <= self.low:
                return 0.0
            return min(100.0, 100 * math.log(seconds / self.low) / math.log(self.high / self.low))
        return min(100.0, 100 * seconds / self.high)


def measure_for(lengths: Sequence[float]) -> Measure:
    """An axis for lengths of time (seconds) that begin at its left end."""
    known = sorted(length for length in lengths if length > 0)
    if not known:
        return Measure("none")
    if known[0] >= SMALLEST_SHARE * known[-1]:
        return Measure("linear", 0.0, known[-1])
    low = max((mark for mark in MARKS if mark <= BELOW * known[0]), default=known[0] / 10)
    return Measure("logarithmic", low, known[-1] * ABOVE)


def measure_of(whole: float, lengths: Sequence[float]) -> Measure | None:
    """An axis of the time since the start, where each of the lengths within it can be seen."""
    known = [length for length in lengths if length > 0]
    if not known or min(known) < SMALLEST_SHARE * whole:
        return None
    return Measure("linear", 0.0, whole)


def _number(value: float, words: Words) -> str:
    return words.number(value, decimals=0 if value >= 10 else 1)


def _unit(seconds: float) -> int:
    """The largest unit of which there is at least one; weeks only from two on, months too."""
    unit = max((at for at, size in enumerate(SECONDS) if seconds >= size * 0.995), default=0)
    if unit in (4, 5) and seconds < 1.95 * SECONDS[unit]:
        whole = abs(seconds / SECONDS[unit] - 1) < 0.03
        return unit if whole else unit - 1
    return unit


def _in_unit(seconds: float, unit: int, words: Words) -> str:
    """A time in one unit, with the next smaller one where a decimal would not say it: `1 h 10 min`."""
    count = seconds / SECONDS[unit]
    own, space = words.in_timeline, "\N{NO-BREAK SPACE}"
    if unit in _WITH_REST and not _exact(count):
        whole, rest = divmod(round(seconds / SECONDS[unit - 1]), round(SECONDS[unit] / SECONDS[unit - 1]))
        parts = [(whole, unit), (rest, unit - 1)] if rest else [(whole, unit)]
        return space.join(f"{n}{space}{own.units[at][0 if own.singular(n) else 1]}" for n, at in parts)
    shown = round(count, 0 if count >= 10 else 1)
    return f"{_number(count, words)}{space}{own.units[unit][0 if own.singular(shown) else 1]}"


def _exact(count: float) -> bool:
    """Whether one decimal tells a number of units; of ten and more, only whole ones matter."""
    return count >= 10 or abs(count - round(count, 1)) < 0.005


def _both_exact(low: float, high: float, unit: int) -> bool:
    return _exact(low / SECONDS[unit]) and _exact(high / SECONDS[unit])


def length_text(low: float, high: float, words: Words) -> str:
    """A time from `low` to `high` seconds in the unit that suits it: `20 min`, `3-4 weeks`, `up to 2 h`."""
    own = words.in_timeline
    unit = _unit(high)
    if low and low != high and unit and high <= 120 * SECONDS[unit - 1]:
        first = _unit(low)
        if first == unit - 1 or (first == unit in _WITH_REST and not _both_exact(low, high, unit)):
            unit -= 1
    a, b = (_number(value / SECONDS[unit], words) for value in (low, high))
    top = _in_unit(high, unit, words)
    if _in_unit(low, unit, words) == top:
        return top
    if not low or a == "0":
        return own.up_to.format(time=top) if not low else f"{length_text(low, low, words)} \N{EN DASH} {top}"
    apart = _unit(low) != unit and low / SECONDS[unit] < 0.95
    if apart or (unit in _WITH_REST and not _both_exact(low, high, unit)):
        return f"{length_text(low, low, words)} \N{EN DASH} {top}"
    return f"{a}\N{EN DASH}{b}\N{NO-BREAK SPACE}{own.units[unit][1]}"


def ticks_of(measure: Measure, words: Words) -> tuple[TimeTick, ...]:
    """Ticks at round times."""
    if measure.scaling == "none":
        return ()
    if measure.scaling == "logarithmic":
        times = [mark for mark in MARKS if measure.low <= mark <= measure.high]
    else:
        steps = sorted(count * unit for unit, counts in STEPS.items() for count in counts)
        step = next((step for step in steps if measure.high <= step * MOST_TICKS), measure.high)
        times = [step * at for at in range(int(measure.high * (1 + 1e-9) / step) + 1)]
    return tuple(
        TimeTick(measure.percent(time), length_text(time, time, words) if time else "0") for time in times
    )
