"""Which stretch of a timeline follows which, along the ways of the map.

A stop is a touchpoint, or a phase without any. It begins when everything is over that leads to it; so
alternatives begin at the same moment, and what follows them begins after the later one. What follows what is
for `cxmap.scoring.flow` to say. Where nothing leads to a stop, it is drawn after the one before it in the
map, which counts in no sum; in a map of kind `journey`, where journeys begin is drawn at the start.

A phase without touchpoints stands between the stops before and after it: every way from the ones to the
others leads through it. Where there is no such way, it comes after what leads nowhere and before what nothing
leads to, except where journeys end or begin; as the first or the last of the map, it has all of these
beside it.

A way through the map runs from where journeys begin to where they may end or lead nowhere. Where no
beginning is marked, it is from a stop that nothing leads to; in a map of kind `experience` always, and until
one that leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Phase, Touchpoint
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.scoring.flow import flow, following
from cxmap.scoring.graph import in_order, leads

Pair: TypeAlias = tuple[int, int]
"""The numbers of a stop and of one that directly follows it."""


class Stop(Struct, frozen=True):
    """A touchpoint of a phase (or of none), or a phase that has no touchpoints."""

    phase: Phase | None
    scored: PlaceScore | None
    begins: bool
    ends: bool
    persona: str | None = None
    """Whose times count, where the page is about one."""
    silent: bool = False
    """Whether nobody acts there, as far as the map says."""


class Order(Struct, frozen=True):
    """All stops in the order of the map, by their numbers, and what directly precedes each.

    `before` is for drawing, `ways` (a part of it) for sums.
    """

    stops: tuple[Stop, ...]
    before: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]
    sequence: tuple[int, ...]
    """All numbers, each after everything that leads to it."""
    links: tuple[tuple[int, int, bool], ...]
    """Ways from one stop to another, and whether they lead back, that the order of the map does not tell."""
    beside: bool
    """Whether alternatives are drawn: several ways onward from a stop, or several beginnings."""

    @property
    def several(self) -> bool:
        """Whether there is more than one way through the map."""
        onward = {stop for into in self.ways for stop in into}
        ends = sum(at not in onward or stop.ends for at, stop in enumerate(self.stops))
        return self.beside or len(self.starts) > 1 or ends > 1

    @property
    def starts(self) -> frozenset[int]:
        """Where the ways through the map begin."""
        marked = any(stop.begins for stop in self.stops)
        return frozenset(
            at
            for at, (stop, into) in enumerate(zip(self.stops, self.ways, strict=True))
            if stop.begins or (not into and (not marked or (at == 0 and stop.scored is None)))
        )

    def longest(self, weights: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
        """Both sums along the chain of these stops with the greatest first sum, then the greatest second."""
        best: dict[int, tuple[float, float]] = {}
        for at in self.sequence:
            if at in weights:
                first, second = max(
                    (best[stop] for stop in self.before[at] if stop in best), default=(0.0, 0.0)
                )
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
        onward, starts = {stop for into in self.ways for stop in into}, self.starts
        for at in self.sequence:
            ways: list[tuple[float, int | None]] = [(sums[way], way) for way in self.ways[at] if way in sums]
            if at in starts:
                ways.append((0.0, None))
            if not ways:
                continue
            best = min(ways, key=lambda way: sign * way[0])
            sums[at], came[at] = best[0] + weights[at], best[1]
        ends = [at for at in sums if self.stops[at].ends or at not in onward]
        if not ends:
            return 0.0, ()
        last: int | None = min(ends, key=lambda at: sign * sums[at])
        total = sums[last] if last is not None else 0.0
        chain = []
        while last is not None:
            chain.append(last)
            last = came[last]
        return total, tuple(reversed(chain))


def _into(count: int, pairs: Iterable[Pair]) -> list[tuple[int, ...]]:
    into: list[list[int]] = [[] for _ in range(count)]
    for start, end in pairs:
        into[end].append(start)
    return [tuple(sorted(stop)) for stop in into]


def _led_through(phase: int, pairs: Sequence[Pair]) -> list[Pair]:
    """Every pair that has this phase between its two leads through it, unless that would close a loop."""
    forward = all(start < end for start, end in pairs)
    result = dict.fromkeys(pairs)
    for start, end in pairs:
        if not start < phase < end:
            continue
        others = [way for way in result if way != (start, end)]
        if forward or not (
            leads(end, start, others) or leads(end, phase, others) or leads(phase, start, others)
        ):
            del result[start, end]
            result |= {(start, phase): None, (phase, end): None}
    return list(result)


def _beside(
    phase: int, stops: Sequence[Stop], pairs: Sequence[Pair], begins: Sequence[bool], ends: Sequence[bool]
) -> list[Pair]:
    """A phase without touchpoints, if it stands loose, with what does so before and after it.

    `begins` and `ends`: of every stop, whether journeys do so there. No pair closes a loop.
    """
    starts, reached = {start for start, _ in pairs}, {end for _, end in pairs}
    last = all(stop.scored is None for stop in stops[phase:])
    wanted: list[Pair] = []
    if phase not in reached:
        wanted += [(stop, phase) for stop in range(phase) if stop not in starts and (last or not ends[stop])]
    if phase not in starts:
        after = range(phase + 1, len(stops))
        wanted += [(phase, stop) for stop in after if stop not in reached and (not phase or not begins[stop])]
    made: list[Pair] = []
    for start, end in wanted:
        if not leads(end, start, [*pairs, *made]):
            made.append((start, end))
    return made


def order_of(card: Scorecard, phases: Sequence[tuple[Phase | None, Sequence[PlaceScore]]]) -> Order:
    """The stops of a scorecard whose touchpoints stand in these phases."""
    graph = flow(card)
    journey = card.map.kind == "journey"
    speaks = any(_active(place_score.point) for place_score in card.touchpoints)
    by_number = {id(place_score): at for at, place_score in enumerate(card.touchpoints)}
    stops: list[Stop] = []
    number: dict[int, int] = {}
    for phase, inside in phases:
        for place in inside:
            own = graph.stops[by_number[id(place)]]
            number[by_number[id(place)]] = len(stops)
            begins, ends = journey and own.entry, journey and own.exit
            stops.append(Stop(phase, place, begins, ends, card.persona, speaks and not _active(place.point)))
        if not inside:
            stops.append(Stop(phase, None, begins=False, ends=False, persona=card.persona))
    pairs = [(number[start], number[end]) for start, end in following(card, graph)]
    ways = [(number[way.start], number[way.end], way.back) for way in graph.ways]
    branches = Counter(start for start, _ in pairs)
    all_begin, all_end = [False] * len(stops), [False] * len(stops)
    for at, own in enumerate(graph.stops):
        all_begin[number[at]], all_end[number[at]] = own.entry, own.exit
    for at, stop in enumerate(stops):
        if stop.scored is None:
            pairs = _led_through(at, pairs)
            pairs += _beside(at, stops, pairs, all_begin, all_end)
    into = _into(len(stops), pairs)
    leading = next((at for at, stop in enumerate(stops) if stop.scored is not None), len(stops))
    stops = [
        replace(stop, begins=False) if any(stop < leading for stop in come) else stop
        for stop, come in zip(stops, into, strict=True)
    ]
    for at in range(1, len(stops)):
        if not into[at] and not stops[at].begins and not leads(at, at - 1, pairs):
            pairs.append((at - 1, at))
    before = _into(len(stops), pairs)
    return Order(
        tuple(stops),
        tuple(before),
        tuple(into),
        tuple(in_order(len(stops), pairs)),
        _untold(ways),
        beside=any(count > 1 for count in branches.values()) or sum(not come for come in before) > 1,
    )


def _active(point: Touchpoint) -> bool:
    """Whether the map says that somebody does something there, or through which channel."""
    acts = (point.actions, point.channel, point.device, point.frontstage, point.backstage, point.support)
    return any(acts) or point.initiator is not None or bool(point.receiver)


def _untold(ways: Sequence[tuple[int, int, bool]]) -> tuple[tuple[int, int, bool], ...]:
    """The ways that rows below each other do not tell: all but those from one to the next, where it is the
    only way onward from the one and the only way to the other."""
    onward = Counter(start for start, _, _ in ways)
    into = Counter(end for _, end, _ in ways)
    return tuple(
        way for way in dict.fromkeys(ways) if way[1] != way[0] + 1 or onward[way[0]] > 1 or into[way[1]] > 1
    )
