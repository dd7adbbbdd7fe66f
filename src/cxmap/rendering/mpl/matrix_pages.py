"""Which columns stand on which page: whole phases together, as few pages as possible, evenly filled."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from cxmap.rendering.mpl.rows import rows

Span = tuple[int, int]


def spans(count: int, most: int, begins: Collection[int]) -> tuple[Span, ...]:
    """The first and last of every page, both included; at most `most` on a page.

    A page ends where a phase ends (`begins` holds where the next ones begin). Only a phase that is longer
    than a page is cut, evenly.
    """
    if count <= most:
        return ((0, max(count, 1) - 1),)
    edges = sorted({0, count, *(at for at in begins if 0 < at < count)})
    units: list[Span] = []
    for start, end in pairwise(edges):
        units += [(start + first, start + last) for first, last in rows(end - start, most, ())]
    return _packed(units, most)


def _packed(units: Sequence[Span], most: int) -> tuple[Span, ...]:
    """Neighbouring units on pages: the fewest pages, then the least difference (dynamic programming)."""
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(units) + 1):
        found = []
        for start in range(end - 1, -1, -1):
            long = units[end - 1][1] - units[start][0] + 1
            if long > most:
                break
            pages, uneven, _ = best[start]
            found.append((pages + 1, uneven + float(long**2), start))
        best.append(min(found))
    cuts = [len(units)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    cuts.reverse()
    return tuple((units[start][0], units[end - 1][1]) for start, end in pairwise(cuts))
