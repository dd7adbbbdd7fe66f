"""Which columns stand together on a page: whole phases, as few pages as possible, evenly filled."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from math import ceil

Span = tuple[int, int]
"""The first and the last column, both included."""


def spans(count: int, most: int, starts: Collection[int]) -> tuple[Span, ...]:
    """The columns of every page, at most `most` on each; a single page (0, 0) without any column.

    A page ends where a phase does (`starts` has their first columns); only a phase that is longer than a page
    is cut, evenly.
    """
    count = max(1, count)
    edges = sorted({0, count, *(at for at in starts if 0 < at < count)})
    units: list[int] = [0]
    for start, end in pairwise(edges):
        pieces = ceil((end - start) / most)
        units += [start + round((end - start) * at / pieces) for at in range(1, pieces + 1)]
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, (0,))}
    for end in units[1:]:
        choices = [
            (number + 1, uneven + (end - start) ** 2, (*cuts, end))
            for start, (number, uneven, cuts) in best.items()
            if end - start <= most
        ]
        best[end] = min(choices)
    return tuple((start, end - 1) for start, end in pairwise(best[count][2]))
