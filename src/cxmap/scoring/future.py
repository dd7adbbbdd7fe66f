"""A future map beside the current one: whether the two can be compared, and what the future lifts.

Touchpoints are matched by id, and so are phases that both maps score as a whole. Scores of the future are
brought to the current map's scale. Means are compared like for like, over what both maps score; peak-end is
each journey's own, since what people remember is the whole of it.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

from msgspec import Struct

from cxmap.model import Map
from cxmap.scoring.journey import Journey, journey
from cxmap.scoring.measured import converted
from cxmap.scoring.scorecard import PlaceScore, Scorecard
from cxmap.scoring.ties import settled

MOST_NAMED = 4


class Lifted(Struct, frozen=True):
    """What becomes of a place that both maps score, in points of the current map's scale."""

    place: PlaceScore
    """As it is now."""
    now: float
    then: float
    gain: float
    """Above zero is better, whichever way the scale runs; 0 where the two are as good as equal (`ties`)."""


class NowThen(Struct, frozen=True):
    """A figure of the journey now and in the future, in points of the current map's scale."""

    now: float
    then: float


class Lifts(Struct, frozen=True):
    """What a future makes of the current map. What only one map has or scores is in `peak_end` alone."""

    touchpoints: tuple[Lifted, ...]
    """In the current map's order, as are the phases that both maps score as a whole."""
    phases: tuple[Lifted, ...]
    mean: NowThen | None
    """Plain, over these touchpoints and phases; nothing where there are none."""
    whole: bool
    """Whether neither map scores anything else."""
    peak_end: NowThen | None
    """Of each journey as a whole; nothing where one of them has none (`Journey.untold`)."""

    @property
    def rising(self) -> int:
        """How many touchpoints become better."""
        return sum(lifted.gain > 0 for lifted in self.touchpoints)

    @property
    def falling(self) -> int:
        """How many touchpoints become worse."""
        return sum(lifted.gain < 0 for lifted in self.touchpoints)

    @property
    def equal(self) -> int:
        """How many touchpoints stay as they are."""
        return sum(lifted.gain == 0 for lifted in self.touchpoints)


def lifts(card: Scorecard, future: Scorecard) -> Lifts:
    """What the future lifts and lets fall. The two have to be comparable (`obstacle`)."""

    def brought(value: float) -> float:
        return converted(value, future.scale, card.scale)

    touchpoints = _lifted(card, future, card.touchpoints, future.touchpoints)
    phases = _lifted(card, future, card.phases, future.phases)
    both = (*touchpoints, *phases)
    now, then = journey(card), journey(future)
    return Lifts(
        touchpoints,
        phases,
        NowThen(fmean(lifted.now for lifted in both), fmean(lifted.then for lifted in both))
        if both
        else None,
        len(both) == len(card.scored) == len(future.scored),
        _peak_ends(now, then, brought),
    )


def _peak_ends(
    now: Journey | None, then: Journey | None, brought: Callable[[float], float]
) -> NowThen | None:
    if now is None or then is None or now.peak_end is None or then.peak_end is None:
        return None
    return NowThen(now.peak_end, brought(then.peak_end))


def _lifted(
    card: Scorecard, future: Scorecard, places: tuple[PlaceScore, ...], others: tuple[PlaceScore, ...]
) -> tuple[Lifted, ...]:
    scores = {place.id: place.experience for place in others}
    raised = []
    for place in places:
        score = scores.get(place.id)
        if place.experience is not None and score is not None:
            then = converted(score, future.scale, card.scale)
            gain = settled(card.scale.difference(then, place.experience), card.scale.length)
            raised.append(Lifted(place, place.experience, then, gain))
    return tuple(raised)


def _ids(map_: Map) -> list[str]:
    return [step.touchpoint.id for step in map_.steps]


def shared_ids(current: Map, future: Map) -> tuple[str, ...]:
    """The ids of the touchpoints that both maps have, in the current map's order."""
    known = set(_ids(future))
    return tuple(id_ for id_ in _ids(current) if id_ in known)


def obstacle(current: Map, future: Map) -> str | None:
    """Why the two cannot be compared, with what to do about it; nothing where they can.

    Ends of scales may differ, since scores can be converted. The direction may not: one of the two maps was
    most likely scored the wrong way round then. Without a touchpoint in common nothing can be matched.
    """
    if current.state == "future":
        return "the map to draw is one of the future itself; give the current map, and this one as its future"
    if future.state != "future":
        return "the map given as future shows the current state; write `state: future` in it if it does not"
    if current.scale.direction != future.scale.direction:
        return (
            f"the scales run opposite ways: {current.scale.direction} now, {future.scale.direction} in the "
            "future; turn the scores of one of them around"
        )
    if not shared_ids(current, future):
        return (
            "the maps have no touchpoint in common; touchpoints are matched by id, so give what stays the "
            f"id that it has now ({_listed(current)} now, {_listed(future)} in the future)"
        )
    return None


def _listed(map_: Map) -> str:
    ids = _ids(map_)
    shown = ", ".join(f"`{id_}`" for id_ in ids[:MOST_NAMED])
    return f"{shown} and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else shown or "none"
