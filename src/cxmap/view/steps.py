"""Round numbers along a scale: steps that people count in."""

from __future__ import annotations

import math

COUNTED = (1.0, 2.0, 5.0)
"""Steps, and ten times, a hundred times ... of them: 1, 2, 3; 2, 4, 6; 5, 10, 15."""
APART = 0.75
"""An end of the scale that lies nearer to a round number than this share of a step has no line of its own."""
_SLACK = 1e-9


def step_of(length: float, most: int) -> float:
    """The smallest step that people count in by which a length has at most so many lines."""
    power = 10.0 ** math.floor(math.log10(length / most))
    wanted = (size * power * ten for ten in (1.0, 10.0) for size in COUNTED)
    return next(step for step in wanted if length / step + 1 <= most + _SLACK)


def round_steps(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round numbers from `low` to `high`, and these ends where they have room: 2, 4, 6, 8, 10 of 1 to 10."""
    step = step_of(high - low, most)
    first, last = math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK)
    inner = [at * step for at in range(first, last + 1)]
    start = [low] if inner[0] - low > APART * step else []
    end = [high] if high - inner[-1] > APART * step else []
    return (*start, *inner, *end)


def is_counted(value: float, low: float, high: float, most: int) -> bool:
    """Whether people count in a number of a scale: its ends, steps and half steps, not 3.25 of 1 to 10."""
    half = step_of(high - low, most) / 2
    near = abs(value / half - round(value / half)) < _SLACK * max(1.0, abs(value / half))
    return near or value in (low, high)
