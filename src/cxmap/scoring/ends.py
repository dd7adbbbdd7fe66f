"""Where a journey ends, and what share of the customers who come to an end comes to it there.

Journeys end where they may (`exit: true`) and where nothing leads on. Each end weighs as much as the share of
customers who end there:

- those who come: its reach; else the arrivals that the shares under `next` give; else everybody.
- less those who go on: by the shares under `next` where all are given; else as many as come to anything
  further on. So an optional last stop for 2 % takes 2 % along, and the other 98 % end at the one before.
- where journeys may end, all that follows may be passed over or is somebody else's, and nothing says how many
  go on, all of those who come count as ending there. So ends of which no more is known weigh alike.

What goes missing by drop-off has not come to an end and is no end. Questions about the whole (an NPS) are no
moment of the journey: who ends there ended at the one before. A phase without touchpoints that is scored as a
whole and closes the map is the end of everybody who would otherwise run out of touchpoints.

A map of kind `experience` is no sequence: its reaches say who comes by in a period, not who is left. Only
what is marked as an exit ends it, by its reach, or else what nothing follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from msgspec import Struct

from cxmap.scoring.flow import Flow, flow, following
from cxmap.scoring.graph import in_order
from cxmap.scoring.ranges import range_of
from cxmap.scoring.scorecard import PlaceScore, Scorecard

LEAST_END = 0.05
"""Where fewer than one in twenty of those who come to an end end, that is no end of the journey."""


class End(Struct, frozen=True):
    """A place where journeys end, and the share (0..1) of those who come to an end that end here."""

    place: PlaceScore
    """A touchpoint; the phase as a whole where that is scored and the touchpoint is not."""
    share: float
    rough: bool = False
    """Whether the map gives shares as ranges, so that this one is made from their middles."""

    @property
    def score(self) -> float | None:
        """What is felt there last; nothing where that is not known."""
        return self.place.moments[-1] if self.place.moments else None


def _closing(card: Scorecard) -> PlaceScore | None:
    """The last phase, where it is scored as a whole and no touchpoint stands in it or after it."""
    filled = [at for at, phase in enumerate(card.map.phases) if phase.touchpoints]
    later = {phase.id for phase in card.map.phases[max(filled, default=-1) + 1 :]}
    return next((place for place in reversed(card.phases) if place.id in later), None)


class _Ending:
    """Works out how many end where, from the last touchpoints to the first."""

    def __init__(self, card: Scorecard, graph: Flow, ways: Sequence[tuple[int, int]]) -> None:
        self.places, self.stops, self.lasts = card.touchpoints, graph.stops, graph.lasts
        self.in_order = card.map.kind == "journey"
        self.has_exits = any(stop.exit for stop in graph.stops)
        self.returning = {way.start for way in graph.ways if way.back}
        self.onward: list[list[int]] = [[] for _ in self.places]
        for start, end in ways:
            self.onward[start].append(end)
        backwards = in_order(len(self.places), ways)[::-1]
        self.may_be_passed_over = [False] * len(self.places)
        self.through = [(0.0, True)] * len(self.places)
        """How many come to a touchpoint or to anything behind it, and whether the map says so."""
        self.ended = [0.0] * len(self.places)
        self.rough = False
        """Whether a range stood where a number was needed."""
        for at in backwards:
            self._settle(at)
        for at in backwards:
            if not self.places[at].is_moment:
                self._hand_back(at)

    def _settle(self, at: int) -> None:
        place, onward = self.places[at], self.onward[at]
        optional = place.point.optional or (place.phase is not None and place.phase.optional)
        self.may_be_passed_over[at] = optional and all(self.may_be_passed_over[other] for other in onward)
        come, known = self._come(at)
        ahead = fsum(self.through[other][0] for other in onward)
        sure = all(self.through[other][1] for other in onward)
        if not known and sure and ahead > 0.0 and self.stops[at].why == "optional":
            # who passes it over goes on behind it: as many come there or past it as are known to follow
            come = ahead
        self.ended[at] = self._ending(at, come, ahead, sure=sure)
        self.through[at] = (come, known) if come >= ahead else (ahead, sure)

    def _come(self, at: int) -> tuple[float, bool]:
        """How many come to a touchpoint, and whether the map says so."""
        reach = self.places[at].point.reach
        known = self.stops[at].arrivals if reach is None else range_of(reach)
        if known is None:
            return 1.0, False
        self.rough = self.rough or not known.is_exact
        return known.middle, True

    def _ending(self, at: int, come: float, ahead: float, *, sure: bool) -> float:
        stop, onward = self.stops[at], self.onward[at]
        if stop.ends is not None:
            self.rough = self.rough or not stop.ends.is_exact
            return come * stop.ends.middle
        if not self.in_order:
            return come if (stop.exit if self.has_exits else not onward) else 0.0
        if stop.drop_off is not None:
            return 0.0
        if ahead == 0.0:
            return come if stop.exit or at not in self.returning else 0.0
        somebodys_last = at in self.lasts and not self.places[at].point.next
        may_end = stop.exit or somebodys_last or all(self.may_be_passed_over[other] for other in onward)
        return come if may_end and not sure and ahead >= come else max(0.0, come - ahead)

    def _hand_back(self, at: int) -> None:
        """Let those who end here have ended at what leads here; they are lost where nothing does."""
        before = [other for other, onward in enumerate(self.onward) if at in onward]
        total = fsum(self._come(other)[0] for other in before)
        for other in before:
            self.ended[other] += self.ended[at] * self._come(other)[0] / total if total else 0.0
        self.ended[at] = 0.0


def ends(card: Scorecard) -> tuple[End, ...]:
    """The ends of a journey in the map's order, with shares that add up to 1; nothing where none is known.

    The touchpoints of a phase that is scored as a whole are stood for by that phase.
    """
    graph = flow(card)
    closing = _closing(card)
    whole = {phase.id: phase for phase in card.phases}
    ending = _Ending(card, graph, following(card, graph))
    weights: dict[int, float] = {}
    places: dict[int, PlaceScore] = {}
    for place, stop, share in zip(card.touchpoints, graph.stops, ending.ended, strict=True):
        own = whole.get(place.phase.id) if place.phase is not None and place.experience is None else None
        end = closing if closing is not None and not stop.exit else own or place
        places[end.order] = end
        weights[end.order] = weights.get(end.order, 0.0) + share
    if not card.touchpoints and closing is not None:
        places[closing.order], weights[closing.order] = closing, 1.0
    total = fsum(weights.values())
    kept = {order: share for order, share in weights.items() if share >= LEAST_END * total and share > 0}
    total = fsum(kept.values())
    rough = ending.rough and len(kept) > 1
    return tuple(End(places[order], kept[order] / total, rough) for order in sorted(kept))
