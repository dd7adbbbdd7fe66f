"""The quarters of times at each touchpoint, exactly, in memory that does not grow with the number of times.

Two passes: how many times lie in each part of a scale that grows with them tells near which ones a wanted one
is; then those alone are counted one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from cxmap.measure.engine import DuckDB, statement

FINE = 64
"""Parts of the scale for each doubling: about one percent each."""
_QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


class Quarters(NamedTuple):
    """The quarters of some times, in seconds."""

    n: int
    low: float
    median: float
    high: float


def quarters_of(engine: DuckDB, name: str, what: str, counts: Mapping[int, int]) -> dict[int, Quarters]:
    """The quarters of a column of the table `times` for each place, of which `counts` has how many it holds.

    Between two times they are interpolated (Hyndman & Fan 1996, type 7), as `percentile_cont` does.
    """
    known = {place: n for place, n in counts.items() if n}
    if not known:
        return {}
    wanted = sorted({(place, rank) for place, n in known.items() for rank in _ranks(n)})
    near = engine.rows(
        statement(
            "steep", what=what, fine=f"{FINE}", ranks=", ".join(f"({at}, {rank})" for at, rank in wanted)
        ),
        name,
    )
    spans = {
        key: at for at, key in enumerate(sorted({(place, low, high) for place, _, low, high, _ in near}))
    }
    ranks = {
        (spans[place, low, high], rank - int(shorter)): (place, rank)
        for place, rank, low, high, shorter in near
    }
    exact = engine.rows(
        statement(
            "exact",
            what=what,
            spans=", ".join(f"({at}, {place}, {low}, {high})" for (place, low, high), at in spans.items()),
            ranks=", ".join(f"({span}, {rank})" for span, rank in sorted(ranks)),
        ),
        name,
    )
    times = {ranks[span, rank]: int(value) for span, rank, value in exact}
    return {
        place: Quarters(n, *(_between(times, place, n, part) for part in _QUARTERS))
        for place, n in known.items()
    }


def _ranks(n: int) -> set[int]:
    """The ranks, from 0 on, between which the quarters of n times lie."""
    return {rank for part in _QUARTERS for rank in ((n - 1) * part // 1, -(-(n - 1) * part // 1))}


def _between(times: Mapping[tuple[int, int], int], place: int, n: int, part: Fraction) -> float:
    """In seconds."""
    at = (n - 1) * part
    low, high = times[place, at // 1], times[place, -(-at // 1)]
    return float((low + (high - low) * (at - at // 1)) / 1000)
