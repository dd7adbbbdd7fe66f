"""How much room the ways of a flow need beside each other in every gutter and channel of its grid."""

from __future__ import annotations

from cxmap.rendering.pictures.flow.lines import thickness
from cxmap.view.flow.values import FlowPart

PITCH, BETWEEN_LINES = 9.0, 4.5
"""From the middle of a line to that of the next one, at the least; and between the edges of broad ones."""


def tracks_of(part: FlowPart) -> dict[tuple[bool, int], float]:
    """How many tracks each lane needs beside its middle one: the distance of the outermost two."""
    ends: dict[tuple[bool, int], tuple[float, float]] = {}
    for link in part.links:
        for leg in link.route.legs:
            low, high = ends.get((leg.level, leg.lane), (0.0, 0.0))
            ends[leg.level, leg.lane] = (min(low, leg.track), max(high, leg.track))
    return {lane: 2 * max(-low, high) for lane, (low, high) in ends.items()}


def pitches_of(part: FlowPart) -> dict[tuple[bool, int], float]:
    """How far apart the tracks of each lane lie: the broadest of its lines counts."""
    pitches: dict[tuple[bool, int], float] = {}
    for link in part.links:
        for leg in link.route.legs:
            lane = (leg.level, leg.lane)
            pitches[lane] = max(pitches.get(lane, PITCH), thickness(link) + BETWEEN_LINES)
    return pitches


def labelled_of(part: FlowPart) -> set[int]:
    """Gutters in which a way with words turns or starts."""
    labelled = set()
    for link in part.links:
        if link.share or link.when:
            for leg in link.route.legs:
                if leg.level:
                    labelled |= {at for at in range(int(leg.low) + 1, int(leg.high) + 1) if at % 2 == 0}
                elif leg.lane % 2 == 0:
                    labelled.add(leg.lane)
    return labelled
