"""The ways between touchpoints, what is lost on them, and how many of those who enter arrive where.

Ways. `next` names them. A touchpoint without `next` is followed by the next one in the map; `next: []` says
that nothing follows. Where touchpoints name their personas, that is the next one for each of those who come:
a rider passes over what is the driver's alone. Where journeys may end (`exit: true`, or the last one of a
phase with `exit: true`), others go on, so the next one follows there too, unless a `next` further up leads to
it: then it is the other branch of a fork. In a map of kind `experience` nothing follows by itself. A way that
closes a loop, back to the touchpoint itself or an earlier one, is `back`. `following` says what comes after
what where times are added up.

Drop-off = 1 - the sum of the shares under `next`, where every way there has a share and journeys do not end
there. At an exit the same difference is the share that ends.

Arrivals. 1 enters at the map's only entry (the first touchpoint where none is marked) and is handed on by the
shares; a lone way without a share takes everybody along, unless journeys may end there. Shares that are known
as ranges give ranges: lows and highs are handed on apart. Nothing is invented: in loops and behind them,
behind ways without a share, and with several entries the arrivals stay open, and `why` says so. In a loop,
those who come in from outside are a lower bound (`at_least`). Where journeys were recorded, who came and who
went no further is what was counted. A record that ends before the map does says nothing of who is lost there:
none of what follows was recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.model import Map, Observed, Portion, Step
from cxmap.scoring.believed import comers, meet
from cxmap.scoring.graph import components, in_order, leads
from cxmap.scoring.ranges import EVERYBODY, NOBODY, Range, range_of, rest_of
from cxmap.scoring.scorecard import Scorecard

Open = Literal[
    "no shares",
    "no entry",
    "several entries",
    "one persona",
    "loop",
    "missing share",
    "optional",
    "no way in",
]
CLOSE = 1e-9


class Way(Struct, frozen=True):
    """From one stop to another, by their numbers in `Flow.stops`."""

    start: int
    end: int
    share: Portion | None
    """As the map gives it."""
    when: str | None
    implied: bool
    """Whether the order of the map says it, not `next`."""
    back: bool = False
    """Whether it closes a loop, back to this stop or an earlier one."""


class Stop(Struct, frozen=True):
    """A touchpoint and what happens to those who come. Shares run from 0 to 1."""

    id: str
    entry: bool
    exit: bool
    """Whether journeys may end here, by its own word or its phase's."""
    loop: bool
    """Whether one can come back to it."""
    drop_off: Range | None
    """Of those who come, how many go no further; nothing at an exit and where shares are not given."""
    ends: Range | None
    """At an exit: how many of those who come end here; nothing where shares are not given."""
    arrivals: Range | None
    """Of those who enter the map, how many come here once at least."""
    at_least: float | None
    """A lower bound, where more is not known."""
    why: Open | None
    """Why the arrivals are open."""


class Flow(Struct, frozen=True):
    """All touchpoints of a scorecard, in its order, and the ways between them."""

    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]
    why: Open | None
    """Why no arrivals at all are known."""
    firsts: frozenset[int] = frozenset()
    """Where somebody's way through the map begins, by its order: the first touchpoint of each persona."""
    lasts: frozenset[int] = frozenset()
    """Where somebody's ends, by its order: the last one of each."""

    @property
    def known(self) -> int:
        """At how many stops the arrivals are known."""
        return sum(stop.arrivals is not None for stop in self.stops)


def _goes_on(map_: Map, steps: Sequence[Step]) -> Callable[[int, int], bool]:
    """Whether a touchpoint leads by itself to a later one, by their numbers."""
    lasts = {phase.touchpoints[-1].id for phase in map_.phases if phase.exit and phase.touchpoints}
    named_at: dict[str, int] = {}
    for at, step in enumerate(steps):
        for way in step.touchpoint.next:
            named_at.setdefault(way.to, at)

    def goes_on(start: int, end: int) -> bool:
        point = steps[start].touchpoint
        exits = point.exit or point.id in lasts
        beside = exits and named_at.get(steps[end].touchpoint.id, start + 1) <= start
        return "next" not in point.model_fields_set and not beside

    return goes_on


def _entries(map_: Map, steps: Sequence[Step]) -> list[bool]:
    """The marked ones, and the first of each phase that is marked while none of its touchpoints is."""
    firsts = {
        phase.touchpoints[0].id
        for phase in map_.phases
        if phase.entry and phase.touchpoints and not any(point.entry for point in phase.touchpoints)
    }
    return [step.touchpoint.entry or step.touchpoint.id in firsts for step in steps]


def _ways(card: Scorecard, steps: Sequence[Step]) -> list[Way]:
    map_, onward, goes_on = card.map, _onward(card, steps), _goes_on(card.map, steps)
    numbers = {step.touchpoint.id: at for at, step in enumerate(steps)}
    ways: list[Way] = []
    for at, step in enumerate(steps):
        written = [way for way in step.touchpoint.next if way.to in numbers]
        ways += [Way(at, numbers[way.to], way.share, way.when, implied=False) for way in written]
        if map_.kind == "journey":
            ways += [Way(at, other, None, None, implied=True) for other in onward[at] if goes_on(at, other)]
    return ways


def _whoever(card: Scorecard, step: Step) -> Collection[str]:
    """Who comes to a touchpoint, by id; one who has none where the map knows no people."""
    return comers(card.map, step.touchpoint) or {""} if card.persona is None else {card.persona}


def _onward(card: Scorecard, steps: Sequence[Step]) -> list[list[int]]:
    """What follows each touchpoint in the map's order for somebody who comes there; nothing at the end."""
    nexts: dict[str, int] = {}
    onward: list[list[int]] = []
    for at in range(len(steps) - 1, -1, -1):
        whoever = _whoever(card, steps[at])
        onward.append(sorted({nexts[persona] for persona in whoever if persona in nexts}))
        nexts |= dict.fromkeys(whoever, at)
    return onward[::-1]


def _bounds(card: Scorecard, steps: Sequence[Step]) -> tuple[frozenset[int], frozenset[int]]:
    """The first and the last touchpoint of each who comes.

    Teams, organisations and systems take part in somebody's journey: it does not end with what they do last.
    """
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    coming = [_whoever(card, step) for step in steps]
    partners = {persona.id for persona in card.map.personas if persona.type != "person"}
    if not any(whoever - partners for whoever in map(set, coming)):
        partners = set()
    for at, whoever in enumerate(coming):
        for persona in set(whoever) - partners:
            firsts.setdefault(persona, at)
            lasts[persona] = at
    return frozenset(firsts.values()), frozenset(lasts.values())


def _marked(ways: Sequence[Way], loops: Sequence[int]) -> list[Way]:
    def back(way: Way) -> bool:
        return loops[way.start] == loops[way.end] and way.end <= way.start

    return [
        Way(way.start, way.end, way.share, way.when, way.implied, back(way)) if back(way) else way
        for way in ways
    ]


class _Arriving(Struct):
    """What is known of those who come to one stop while shares are handed on."""

    people: Range = NOBODY
    why: Open | None = None
    reached: bool = False
    passed_over: bool = False
    """Whether some of `people` may pass it over."""


class _Propagation:
    """Hands the shares of those who enter on, from stop to stop."""

    def __init__(self, steps: Sequence[Step], ways: Sequence[Way], loops: Sequence[int]) -> None:
        self.steps, self.ways, self.loops = steps, ways, loops
        self.stops = [_Arriving() for _ in steps]
        self.out: list[list[Way]] = [[] for _ in steps]
        for way in ways:
            self.out[way.start].append(way)
        sizes = Counter(loops)
        self.circling = [sizes[loop] > 1 for loop in loops]

    def run(self, entry: int, exits: Sequence[bool]) -> list[_Arriving]:
        """From the one entry, where everybody comes in."""
        self.stops[entry] = _Arriving(EVERYBODY, reached=True)
        forward = [(way.start, way.end) for way in self.ways if not way.back]
        for at in in_order(len(self.steps), forward):
            stop = self.stops[at]
            if not stop.reached:
                stop.why = "no way in"
            elif self.circling[at]:
                stop.why = "loop"
            for way in self.out[at]:
                if way.end != at:
                    self._hand_on(way, stop, exit_=exits[at])
        return self.stops

    def _hand_on(self, way: Way, stop: _Arriving, *, exit_: bool) -> None:
        target = self.stops[way.end]
        target.reached = True
        if self.circling[way.start] and self.loops[way.start] == self.loops[way.end]:
            return
        share, why = self._share(way, stop, exit_=exit_)
        if why is not None:
            target.why = target.why or why
            return
        target.people = target.people.plus(stop.people.times(share))
        if way.share is None and self.steps[way.end].touchpoint.optional:
            target.passed_over = True

    def _share(self, way: Way, stop: _Arriving, *, exit_: bool) -> tuple[Range, Open | None]:
        if stop.why is not None:
            return NOBODY, stop.why
        alone = len(self.out[way.start]) == 1
        if any(other.end == way.start for other in self.out[way.start]):
            return NOBODY, "loop"
        if way.share is None and not (alone and not exit_):
            return NOBODY, "missing share"
        if stop.passed_over and (not alone or way.share is not None):
            return NOBODY, "optional"
        return (EVERYBODY if way.share is None else range_of(way.share)), None


def _entry(card: Scorecard, entries: Sequence[bool], ways: Sequence[Way]) -> tuple[int, Open | None]:
    marked = [at for at, is_entry in enumerate(entries) if is_entry]
    if all(way.share is None for way in ways):
        return 0, "no shares"
    if card.persona is not None:
        return 0, "one persona"
    if len(marked) > 1:
        return 0, "several entries"
    if not marked and card.map.kind == "experience":
        return 0, "no entry"
    return (marked[0] if marked else 0), None


def flow(card: Scorecard) -> Flow:
    """The touchpoints of a scorecard with the ways between them, their drop-off and their arrivals.

    Shares are of all customers: with a persona chosen, ways to touchpoints that it does not come to are left
    out and no arrivals are given.
    """
    shown = {place.index for place in card.touchpoints}
    steps = [step for step in card.map.steps if step.number in shown]
    entries = _entries(card.map, steps)
    may_end = [step.touchpoint.exit or (step.phase is not None and step.phase.exit) for step in steps]
    ways = _ways(card, steps)
    loops = components(len(steps), [(way.start, way.end) for way in ways])
    ways = _marked(ways, loops)
    entry, why = _entry(card, entries, ways)
    arriving = [] if why else _Propagation(steps, ways, loops).run(entry, may_end)
    sizes = Counter(loops)
    circling = {way.start for way in ways if way.back} | {
        at for at, loop in enumerate(loops) if sizes[loop] > 1
    }
    onward = {way.start for way in ways}
    recorded = [at for at, step in enumerate(steps) if step.touchpoint.observed is not None]
    followed = _before(recorded, ways)
    stops = []
    for at, step in enumerate(steps):
        shares = [way.share for way in step.touchpoint.next if way.share is not None]
        given = bool(shares) and len(shares) == len(step.touchpoint.next)
        rest = rest_of(shares, CLOSE) if given else None
        known = arriving[at] if arriving else _Arriving(why=why)
        open_: Open | None = known.why or ("optional" if known.passed_over else None)
        observed = step.touchpoint.observed if card.persona is None else None
        if observed is not None:
            ends = may_end[at] or at not in onward
            stop = _recorded(step, observed, entry=entries[at], ends=ends, loop=at in circling)
            stops.append(stop if at in followed or ends else replace(stop, drop_off=None))
            continue
        stops.append(
            Stop(
                id=step.touchpoint.id,
                entry=entries[at],
                exit=may_end[at],
                loop=at in circling,
                drop_off=None if may_end[at] else rest,
                ends=rest if may_end[at] else None,
                arrivals=known.people.capped() if open_ is None else None,
                at_least=known.people.low
                if open_ is not None and known.people.low > CLOSE and not known.passed_over
                else None,
                why=open_,
            )
        )
    return Flow(tuple(stops), tuple(ways), why, *_bounds(card, steps))


def _before(recorded: Sequence[int], ways: Sequence[Way]) -> set[int]:
    """From where one can come to a touchpoint of which there are records; loops do not lead there."""
    leading: dict[int, list[int]] = {}
    for way in ways:
        if not way.back:
            leading.setdefault(way.end, []).append(way.start)
    found: set[int] = set()
    left = list(recorded)
    while left:
        new = [other for other in leading.get(left.pop(), ()) if other not in found]
        found.update(new)
        left += new
    return found


def _recorded(step: Step, observed: Observed, *, entry: bool, ends: bool, loop: bool) -> Stop:
    """A stop of which journeys were recorded: who came and how many went no further was counted.

    Nothing was handed on to get there, so neither loops nor ways without a share leave it open.
    """
    rest = None if observed.drop_off is None else Range(observed.drop_off, observed.drop_off)
    return Stop(
        id=step.touchpoint.id,
        entry=entry,
        exit=step.touchpoint.exit or (step.phase is not None and step.phase.exit),
        loop=loop,
        drop_off=None if ends else rest,
        ends=rest if ends else None,
        arrivals=Range(observed.reach, observed.reach),
        at_least=None,
        why=None,
    )


def following(card: Scorecard, graph: Flow) -> tuple[tuple[int, int], ...]:
    """What directly follows what where times are added up: pairs of numbers in `found.stops`, without loops.

    The ways that do not lead back; in a map of kind `experience`, those to something later in the map. Where
    nothing leads to a touchpoint, it follows the one before it in the map, unless journeys begin there or the
    one before leads anywhere, back included, or nothing follows that one.
    """
    shown = {place.index for place in card.touchpoints}
    steps = [step for step in card.map.steps if step.number in shown]
    goes_on = _goes_on(card.map, steps)
    journey = card.map.kind == "journey"
    forward = [way for way in graph.ways if way.start < way.end or (journey and not way.back)]
    pairs = dict.fromkeys((way.start, way.end) for way in forward)
    onward, reached = {way.start for way in graph.ways}, {end for _, end in pairs}
    for at in range(1, len(graph.stops)):
        alone = at not in reached and not graph.stops[at].entry
        alone = alone and meet(card.map, steps[at - 1].touchpoint, steps[at].touchpoint)
        if alone and at - 1 not in onward and goes_on(at - 1, at) and not leads(at, at - 1, pairs):
            pairs[at - 1, at] = None
    return tuple(pairs)
