"""Which touchpoints stand in one row: a long journey runs on below, like lines of music."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from math import ceil

INSIDE_A_PHASE = 6.0
"""What a break inside a phase costs, in squared columns of unevenness."""


def rows(count: int, most: int, boundaries: Collection[int]) -> tuple[tuple[int, int], ...]:
    """The first and last column of every row: few rows, even ones, preferably cut where a phase begins."""
    if count <= most:
        return ((0, max(count, 1) - 1),)
    wanted = ceil(count / most)
    ideal = count / wanted
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, wanted + 1):
        least = count - (wanted - row) * most  # an earlier end would leave the rows below too much
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(max(start + 1, least), min(start + most, count) + 1):
                cut = 0.0 if end == count or end in boundaries else INSIDE_A_PHASE
                total = cost + (end - start - ideal) ** 2 + cut
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    cuts = [count]
    for step in reversed(best[1:]):
        cuts.append(step[cuts[-1]][1])
    cuts.reverse()
    return tuple((start, end - 1) for start, end in pairwise(cuts))
