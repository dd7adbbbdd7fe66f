"""Which stretch of a timeline follows which: by the ways of the map, and by its order where none leads in.

A stop is a touchpoint, or a phase without any. It begins when everything is over that leads to it; so
alternatives begin at the same moment, and what follows them begins after the later one. Ways that close a
loop do not count, nor, in a map of kind `experience`, ways to something earlier in the map. A stop without a
way in follows the one before it in the map. A phase without touchpoints stands between the stops before and
after it.

A way through the map runs from a stop that nothing leads to, or where journeys may begin, to one that leads
nowhere, or where journeys may end; in a map of kind `experience`, only its ends count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxmap.model import Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.flow import flow
from cxmap.scoring.graph import in_order


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint of a phase (or of none), or a phase that has no touchpoints."""

    phase: Phase | None
    found: PlaceScore | None
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Order:
    """All stops in the order of the map, by their numbers, and what directly precedes each."""

    stops: tuple[Stop, ...]
    before: tuple[tuple[int, ...], ...]
    sequence: tuple[int, ...]
    """All numbers, each after everything that leads to it."""
    beside: bool
    """Whether there are alternatives: a touchpoint with several ways onward."""

    def longest(self, weights: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
        """Both sums along the chain of these stops with the greatest first sum, then the greatest second."""
        best: dict[int, tuple[float, float]] = {}
        for at in self.sequence:
            if at in weights:
                first, second = max((best[one] for one in self.before[at] if one in best), default=(0.0, 0.0))
                best[at] = (first + weights[at][0], second + weights[at][1])
        return max(best.values(), default=(0.0, 0.0))

    def reach(self, low: Sequence[float], high: Sequence[float]) -> tuple[float, float]:
        """The sums along the shortest way (by `low`) and along the longest one (by `high`)."""
        least, most = self._along(low, shortest=True), self._along(high, shortest=False)
        return least[0], most[0]

    def heaviest(self, weights: Sequence[float]) -> tuple[int, ...]:
        """The numbers of the stops on the longest way."""
        return self._along(weights, shortest=False)[1]

    def _along(self, weights: Sequence[float], *, shortest: bool) -> tuple[float, tuple[int, ...]]:
        sign = 1 if shortest else -1
        sums: dict[int, float] = {}
        came: dict[int, int | None] = {}
        onward = {one for before in self.before for one in before}
        for at in self.sequence:
            ways: list[tuple[float, int | None]] = [(sums[one], one) for one in self.before[at]]
            if not ways or self.stops[at].begins:
                ways.append((0.0, None))
            best = min(ways, key=lambda way: sign * way[0])
            sums[at], came[at] = best[0] + weights[at], best[1]
        ends = [at for at in self.sequence if self.stops[at].ends or at not in onward]
        if not ends:
            return 0.0, ()
        last: int | None = min(ends, key=lambda at: sign * sums[at])
        total = sums[last] if last is not None else 0.0
        chain = []
        while last is not None:
            chain.append(last)
            last = came[last]
        return total, tuple(reversed(chain))


def _leads(start: int, end: int, before: Sequence[list[int]]) -> bool:
    """Whether `end` can be reached from `start`."""
    seen, left = {end}, [end]
    while left:
        at = left.pop()
        if at == start:
            return True
        new = [one for one in before[at] if one not in seen]
        seen.update(new)
        left += new
    return False


def order_of(card: Scorecard, phases: Sequence[tuple[Phase | None, Sequence[PlaceScore]]]) -> Order:
    """The stops of a scorecard whose touchpoints stand in these phases."""
    found = flow(card)
    journey = card.map.kind == "journey"
    by_number = {id(one): at for at, one in enumerate(card.touchpoints)}
    stops: list[Stop] = []
    number: dict[int, int] = {}
    for phase, inside in phases:
        for one in inside:
            own = found.stops[by_number[id(one)]]
            number[by_number[id(one)]] = len(stops)
            stops.append(Stop(phase, one, journey and own.entry, journey and own.exit))
        if not inside:
            stops.append(Stop(phase, None, begins=False, ends=False))
    before: list[list[int]] = [[] for _ in stops]
    for way in found.ways:
        start, end = number[way.start], number[way.end]
        if (start < end or (journey and not way.back)) and start not in before[end]:
            before[end].append(start)
    written = [tuple(into) for into in before]
    for at in range(1, len(stops)):
        alone = not before[at] or stops[at - 1].found is None
        if alone and at - 1 not in before[at] and not _leads(at, at - 1, before):
            before[at].append(at - 1)
    edges = [(start, at) for at, into in enumerate(before) for start in into]
    branches = Counter(one for into in written for one in into)
    return Order(
        tuple(stops),
        tuple(tuple(sorted(into)) for into in before),
        tuple(in_order(len(stops), edges)),
        beside=any(count > 1 for count in branches.values()),
    )
