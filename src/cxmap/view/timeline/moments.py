"""When stops begin and end since the start: each when everything is over that leads to it.

That is known only where every stop has a time, and an end: what follows an unknown length has no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.view.timeline.placing import Lent, times_of
from cxmap.view.timeline.ways import Order

Spell = tuple[float, float]
"""Seconds since the start, at the longest: from when to when."""


def spells_of(order: Order, lent: Sequence[Lent | None]) -> tuple[Spell, ...] | None:
    """The spell of every stop; nothing where one has no time, or no end that anything could follow."""
    followed = {stop for into in order.before for stop in into}
    spells: dict[int, Spell] = {}
    for at in order.sequence:
        times, own = times_of(order.stops[at]), lent[at]
        if not times and (own is None or not own.alone):
            return None
        endless = any(time.duration.open for time in times) or (own is not None and own.open)
        if endless and (at in followed or any(time.duration.ongoing for time in times)):
            return None
        long = sum(time.duration.known for time in times) if times else own.high if own else 0.0
        start = max((spells[stop][1] for stop in order.before[at]), default=0.0)
        spells[at] = (start, round(start + long, 6))
    return tuple(spells[at] for at in range(len(order.stops)))
