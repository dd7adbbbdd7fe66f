"""What recorded journeys did at each touchpoint: who came, what followed, how long it took.

Files are sorted once, on disk where memory does not hold them, and then read in that order: what came before
an event is the row before it. So memory does not grow with the number of events or journeys. A warehouse
sorts as it sees fit and is asked in one statement each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from cxmap.measure.engine import SHARES, VISITS, Columns, DuckDB, Engine, literal, statement
from cxmap.measure.quarters import Quarters, quarters_of

MOST_WAYS = 100_000
BITS = 60
"""Touchpoints whose visits are told apart in one number of 64 bits."""


class Stop(Struct):
    """What happened at one touchpoint; it is counted in journeys and visits."""

    cases: int = 0
    visits: int = 0
    begun: int = 0
    ended: int = 0
    took: Quarters | None = None
    waited: Quarters | None = None


class Walk(Struct):
    """What all journeys did, by the numbers of the touchpoints in the map."""

    stops: dict[int, Stop] = field(default_factory=dict)
    ways: dict[tuple[int, int], int] = field(default_factory=dict)
    """How often which touchpoint followed which."""
    since: date | None = None
    until: date | None = None

    @property
    def journeys(self) -> int:
        """How many there are."""
        return sum(stop.begun for stop in self.stops.values())


class Log(Struct, frozen=True):
    """Events as a query, and what is known of them."""

    name: str
    """What the first table is called."""
    events: str
    known: Mapping[str, int]
    """The number of the touchpoint that each activity stands for."""
    is_path: bool
    """Whether whole journeys stood in a cell, so that events have an order but no times."""
    has_gaps: bool
    """Whether there are events that belong to no journey, or happened nobody knows when."""

    @property
    def steps(self) -> str:
        """The query for the events at known touchpoints."""
        words = ", ".join(f"({literal(text)}, {number})" for text, number in sorted(self.known.items()))
        # a condition is worked out before everything else and thus twice: only where it leaves something out
        conditions = ["journey IS NOT NULL", "times > 0" if self.is_path else "begun IS NOT NULL"]
        placed = " AND ".join(conditions) if self.has_gaps else "true"
        return statement("known", events=self.events, words=words, placed=placed)


def walked(engine: Engine, log: Log) -> Walk:
    """What journeys did. Raises InputError where their data cannot be read."""
    return _in_order(engine, log) if isinstance(engine, DuckDB) else _at_once(engine, log)


def _in_order(engine: DuckDB, log: Log) -> Walk:
    """The way of files: sorted once."""
    times = "times" if log.is_path else "1"
    engine.rows(
        statement(
            "sorted",
            known=log.steps,
            columns="position, times" if log.is_path else "begun, finished",
            order="position, place" if log.is_path else "begun, coalesce(finished, begun), place",
        ),
        log.name,
    )
    moments = ["CAST(NULL AS TIMESTAMP)"] * 2 if log.is_path else ["begun", "coalesce(finished, begun)"]
    query = statement("walked", times=times, begun=moments[0], finished=moments[1])
    walk = Walk()
    for place, previous, visits, since, until in engine.rows(query, log.name):
        stop = walk.stops.setdefault(place, Stop())
        stop.visits += int(visits)
        stop.ended += int(visits)
        if previous is None:
            stop.begun += int(visits)
        else:
            walk.ways[previous, place] = int(visits)
        walk.since = min((day for day in (since, walk.since) if day is not None), default=None)
        walk.until = max((day for day in (until, walk.until) if day is not None), default=None)
    for (previous, _), visits in walk.ways.items():
        walk.stops[previous].ended -= visits
    for place, cases in _came(engine, log.name, sorted(walk.stops), times):
        walk.stops[place].cases = int(cases)
    if not log.is_path:
        engine.rows(statement("times"), log.name)
        engine.rows(statement("drop", table="steps"), log.name)
        counts = engine.rows(statement("timed"), log.name)
        took = quarters_of(engine, log.name, "took", {place: timed for place, timed, _ in counts})
        waited = quarters_of(engine, log.name, "waited", {place: waits for place, _, waits in counts})
        for place, stop in walk.stops.items():
            stop.took, stop.waited = took.get(place), waited.get(place)
        engine.rows(statement("drop", table="times"), log.name)
    else:
        engine.rows(statement("drop", table="steps"), log.name)
    return walk


def _came(engine: DuckDB, name: str, places: Sequence[int], times: str) -> list[tuple[Any, ...]]:
    """How many journeys came to each touchpoint."""
    found = []
    for first in range(0, places[-1] + 1 if places else 0, BITS):
        own = [place for place in places if first <= place < first + BITS]
        if own:
            bits = ", ".join(f"({place}, {place - first})" for place in own)
            query = statement("came", first=f"{first}", last=f"{first + BITS - 1}", times=times, bits=bits)
            found += engine.rows(query, name)
    return found


def _at_once(engine: Engine, log: Log) -> Walk:
    """The way of a warehouse: all windows in one statement."""
    steps = statement("steps", known=log.steps)

    def ask(query: str, columns: Columns, **parts: str) -> list[tuple[Any, ...]]:
        whole = statement("with_steps", steps=steps, query=statement(query, **parts))
        return engine.rows(whole, log.name, columns)

    walk = Walk()
    for row in ask("visits", VISITS):
        place, cases, visits, begun, ended, timed, *times = row[:13]
        walk.stops[place] = Stop(
            int(cases), int(visits), int(begun), int(ended),
            _quarters(timed, times[:3]), _quarters(times[3], times[4:7]),
        )  # fmt: skip
        walk.since = min((day for day in (row[13], walk.since) if day is not None), default=None)
        walk.until = max((day for day in (row[14], walk.until) if day is not None), default=None)
    for place, following, n in ask("shares", SHARES, what="next_place", most=f"{MOST_WAYS}"):
        walk.ways[place, int(following)] = int(n)
    return walk


def _quarters(n: int, seconds: Sequence[Any]) -> Quarters | None:
    if not n:
        return None
    low, median, high = map(float, seconds)
    return Quarters(int(n), low, median, high)
