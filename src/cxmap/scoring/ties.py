"""What is too small to be a difference: the one place that tells figures apart from arithmetic noise.

Floating point makes 3.7 - 4 and 1.2 - 1.5 differ in the sixteenth digit. Whoever orders, ranks or compares
figures asks here, so that a tie is a tie everywhere and keeps the order of the map.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

CLOSE = 1e-9
"""Differences smaller than this share of the scale are arithmetic noise."""

Item = TypeVar("Item")


def settled(difference: float, length: float) -> float:
    """A difference of two figures on a scale of that length, or 0 where it is noise."""
    return 0.0 if abs(difference) < CLOSE * length else difference


def levels(values: Sequence[float], length: float) -> list[int]:
    """The position of each one among the distinct values, 0 for the lowest; values that tie share a level.

    `length` is that of the scale on which the values lie. Neighbours in size tie when less than a billionth
    of it lies between them; unlike rounding, that never parts two values on either side of a step.
    """
    level = [0] * len(values)
    order = sorted(range(len(values)), key=values.__getitem__)
    for before, at in pairwise(order):
        level[at] = level[before] + (values[at] - values[before] >= CLOSE * length)
    return level


def highest_first(items: Iterable[Item], value: Callable[[Item], float], length: float) -> tuple[Item, ...]:
    """The items by their values on a scale of that length, the highest first; ties as they come."""
    given = list(items)
    level = levels([value(item) for item in given], length)
    return tuple(given[at] for at in sorted(range(len(given)), key=lambda at: -level[at]))
