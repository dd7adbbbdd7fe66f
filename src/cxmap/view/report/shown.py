"""Which pictures beside the curve a report shows: those that its map has something to say for."""

from __future__ import annotations

from typing import Literal, TypeAlias

from cxmap.model import Map

Shown: TypeAlias = Literal["flow", "timeline", "future"]
MOST_TOUCHPOINTS = 120
"""Beyond this, pictures would outweigh the report; `cxmap render` still draws them."""


def shown(map_: Map) -> tuple[Shown, ...]:
    """A flow where a way is written, a timeline where a time is."""
    points = [step.touchpoint for step in map_.steps]
    if len(points) > MOST_TOUCHPOINTS:
        return ()
    pictures: list[Shown] = []
    if any(point.next for point in points):
        pictures.append("flow")
    timed = any(point.duration or point.waiting for point in points)
    if timed or any(phase.duration for phase in map_.phases):
        pictures.append("timeline")
    return tuple(pictures)
