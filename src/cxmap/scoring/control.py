"""Control limits: how far the figures of periods go up and down where nothing in particular happens.

Individuals and moving ranges (XmR; Shewhart 1931, Wheeler & Chambers 1992): middle = mean of the figures,
limits = middle +- 2.66 x mean of the steps between neighbours, whatever their direction. 2.66 is 3 / 1.128:
three standard deviations, by what two figures differ on average.

Not a p chart and not an x-bar chart, whose limits follow from the answers within a period alone: of thousands
of answers they are so narrow that every season lies outside, as people, weather and weeks differ, too (Laney
2002). What goes up and down from period to period is itself the measure of what is usual.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from msgspec import Struct

LEAST = 8
"""Fewer figures do not tell what is usual: no limits, and no word of a trend."""
FACTOR = 2.66
NOISE = 1e-9
"""Of the width of the limits: what lies on them is not outside."""


class Limits(Struct, frozen=True):
    """Within which figures lie as long as nothing in particular happens; in the unit of the figures."""

    low: float
    middle: float
    high: float
    since: int
    """The first figure that they are of; those before were of something else."""
    outside: tuple[int, ...]
    """The positions of figures that lie beyond them."""


def limits_of(figures: Sequence[float], since: int = 0) -> Limits | None:
    """The limits of all figures from `since` on, in the order of time; nothing for fewer than eight."""
    own = figures[since:]
    if len(own) < LEAST:
        return None
    middle = fmean(own)
    room = FACTOR * fmean(abs(later - former) for former, later in pairwise(own))
    outside = (
        at for at, figure in enumerate(own, since) if abs(figure - middle) > room * (1.0 + NOISE) + NOISE
    )
    return Limits(middle - room, middle, middle + room, since, tuple(outside))
