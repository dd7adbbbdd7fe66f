"""Which lanes stand on which page: cut at the same lanes for all columns, so that pages hang in a grid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

INSIDE = 110.0
"""A cut inside a group of lanes is as bad as so much empty height."""


def shelves(
    count: int, room: Callable[[int, int], float], inside: Callable[[int], bool]
) -> tuple[range, ...]:
    """Numbers 0 to `count` in as few runs as possible, evenly filled (dynamic programming).

    `room(start, end)` is the height left where a run is put, below zero where it does not fit; a run of one
    is taken all the same. `inside(at)` says whether a cut before `at` parts what belongs together.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, count + 1):
        found: list[tuple[int, float, int]] = []
        for start in range(end - 1, -1, -1):
            left = room(start, end)
            if left < 0 and start < end - 1:
                break
            runs, cost, _ = best[start]
            apart = INSIDE**2 if start and inside(start) else 0.0
            found.append((runs + 1, cost + left**2 + apart, start))
        best.append(min(found))
    cuts = [count]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    cuts.reverse()
    return tuple(range(start, end) for start, end in pairwise(cuts))
