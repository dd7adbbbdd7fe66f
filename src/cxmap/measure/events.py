"""Recorded events to what journeys really did: who came where, how long it took, what followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxmap.errors import InputError
from cxmap.measure.counting import wanted_rows
from cxmap.measure.engine import (
    ACTIVITIES,
    JOURNEYS,
    ROWS,
    SHARES,
    VISITS,
    Columns,
    Engine,
    literal,
    statement,
)
from cxmap.measure.privacy import published
from cxmap.measure.sorting import Reason
from cxmap.measure.tables import Table
from cxmap.measure.words import Words, channel_words, place_words
from cxmap.model import Events, Map, MeasuredEvents, Observed, Times

MOST_ACTIVITIES = 10_000
END = ""
"""What follows the last event; ids are never empty."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What the events of one binding say, and what was left out of each table."""

    events: MeasuredEvents
    rows: tuple[tuple[str, int, Counter[Reason]], ...]
    unknown: Counter[str] = field(default_factory=Counter)


def followed(engine: Engine, map_: Map, data: Events, tables: Sequence[Table], floor: int) -> Followed:
    """Follow the journeys through all tables of a binding. InputError for columns that are not there."""
    words = place_words(map_, data)
    rows = []
    queries = []
    unknown: Counter[str] = Counter()
    known: dict[str, str] = {}
    for number, table in enumerate(tables):
        wanted = wanted_rows(table, data)
        present, kept = engine.rows(
            statement("rows", source=table.noting or table.source, wanted=wanted), table.name, ROWS
        )[0]
        dropped: Counter[Reason] = Counter()
        dropped["malformed"] = engine.malformed(table.name) if table.noting else 0
        dropped["not wanted"] = present - int(kept or 0)
        queries.append(_events(number, table, data, wanted))
        for activity, n, without_case, without_date in _activities(engine, table, data, queries[-1]):
            place = words.meant(activity)
            if place is None:
                dropped["no such place"] += n
                unknown[activity or "(nothing)"] += n
                continue
            known[activity] = place
            dropped["no case"] += without_case
            dropped["no date"] += without_date
        rows.append((table.name, present, +dropped))
    if not known:
        example = f"; such as `{unknown.most_common(1)[0][0]}`" if unknown else ""
        raise InputError(f"data: no event in {tables[0].name} is of a touchpoint of the map{example}")
    steps = _steps(map_, data, " UNION ALL ".join(queries), known)
    events = _observed(engine, map_, data, steps, tables[0].name, floor)
    return Followed(events, tuple(rows), unknown)


def plain_followed(outcome: Followed) -> dict[str, Any]:
    """An outcome as lists and numbers, without the words of what is no touchpoint."""
    rows = [(name, n, dict(dropped)) for name, n, dropped in outcome.rows]
    return {"events": outcome.events.model_dump(mode="json"), "rows": rows}


def followed_of(content: Any) -> Followed | None:
    """The outcome that was made plain; nothing for what is none."""
    try:
        events = MeasuredEvents.model_validate(content["events"])
        rows = tuple((str(name), int(n), Counter(dropped)) for name, n, dropped in content["rows"])
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
    return Followed(events, rows)


def _events(number: int, table: Table, data: Events, wanted: str) -> str:
    def moment(column: str | None) -> str:
        return (
            "CAST(NULL AS TIMESTAMP)"
            if column is None
            else table.moment(table.column([column]), data.date_format)
        )

    def text(column: str | None) -> str:
        return "NULL" if column is None else table.text(table.column([column]))

    if data.path is not None:
        if table.is_strict:
            raise InputError(f"{table.name}: a `path` in one cell is read from files only")
        times = "1" if data.count is None else table.whole(table.column([data.count]))
        return statement(
            "paths",
            table=str(number),
            path=text(data.path),
            separator=literal(data.path_separator),
            times=times,
            source=table.source,
            wanted=wanted,
        )
    return statement(
        "log",
        journey=text(data.case),
        activity=text(data.activity),
        start=moment(data.start),
        end=moment(data.end),
        channel=text(data.channels.column if data.channels else None),
        source=table.source,
        wanted=wanted,
    )


def _undated(data: Events) -> str:
    return "false" if data.path is not None else "begun IS NULL"


def _activities(engine: Engine, table: Table, data: Events, events: str) -> list[tuple[Any, ...]]:
    query = statement("activities", events=events, undated=_undated(data), most=str(MOST_ACTIVITIES + 1))
    rows = engine.rows(query, table.name, ACTIVITIES)
    if len(rows) > MOST_ACTIVITIES:
        raise InputError(
            f"{table.name}: more than {MOST_ACTIVITIES:,} different activities; is a column bound that holds "
            "free text?"
        )
    return rows


def _steps(map_: Map, data: Events, events: str, known: dict[str, str]) -> str:
    numbers = {step.touchpoint.id: step.number for step in map_.steps}
    cases = " ".join(
        f"WHEN activity = {literal(text)} THEN {numbers[place]}" for text, place in sorted(known.items())
    )
    return statement("steps", events=events, cases=cases, undated=_undated(data))


def _observed(engine: Engine, map_: Map, data: Events, steps: str, name: str, floor: int) -> MeasuredEvents:
    def ask(query: str, columns: Columns, **parts: str) -> list[tuple[Any, ...]]:
        whole = statement("with_steps", steps=steps, query=statement(query, **parts))
        return engine.rows(whole, name, columns)

    timed = "true" if data.start is not None and data.end is not None else "false"
    visits = ask("visits", VISITS, timed=timed)
    most = str(MOST_ACTIVITIES * 10)
    ways = _shares(
        ask("shares", SHARES, what="next_place", most=most), lambda cell: map_.steps[int(cell)].touchpoint.id
    )
    by_channel: dict[int, Counter[str]] = {}
    if data.channels is not None:
        words: Words = channel_words(map_, data.channels)
        by_channel = _shares(ask("shares", SHARES, what="channel", most=most), words.meant)
    ((total,),) = ask("journeys", JOURNEYS)
    total = int(total or 0)
    since = min((row[-2] for row in visits if row[-2] is not None), default=None)
    until = max((row[-1] for row in visits if row[-1] is not None), default=None)
    touchpoints = tuple(
        made
        for row in sorted(visits)
        if (made := _place(map_, row, total, ways, by_channel, floor)) is not None
    )
    return MeasuredEvents(
        cases=total,
        since=since,
        until=until,
        withheld=len(visits) - len(touchpoints),
        touchpoints=touchpoints,
    )


def _shares(rows: Sequence[tuple[Any, ...]], meant: Callable[[str], str | None]) -> dict[int, Counter[str]]:
    counts: dict[int, Counter[str]] = {}
    for place, what, n in rows:
        id_ = meant(what)
        if id_ is not None:
            counts.setdefault(place, Counter())[id_] += int(n)
    return counts


def _place(
    map_: Map,
    row: tuple[Any, ...],
    total: int,
    ways: dict[int, Counter[str]],
    by_channel: dict[int, Counter[str]],
    floor: int,
) -> Observed | None:
    """A touchpoint as journeys used it; nothing where so few came that it would tell of them."""
    place, cases, visits, begun, ended, timed, *times = row[:13]
    if cases < floor:
        return None
    following = Counter(ways.get(place, Counter()))
    following[END] = int(ended)
    shown = published({id_: n for id_, n in following.items() if n}, int(visits), floor)
    channels = by_channel.get(place, Counter())
    shown_channels = published(dict(channels), int(visits), floor)
    waits = times[3]
    order = [step.touchpoint.id for step in map_.steps]
    return Observed(
        touchpoint=order[place],
        cases=int(cases),
        of=total,
        visits=int(visits),
        begun=int(begun) if begun >= floor or not begun else None,
        ended=int(ended) if END in shown or not ended else None,
        duration=_times(timed, times[:3], floor),
        waiting=_times(waits, times[4:7], floor),
        next={id_: following[id_] for id_ in order if id_ in shown},
        channels={id_: channels[id_] for id_ in map_.channels_by_id if id_ in shown_channels},
    )


def _times(n: int, quarters: Sequence[Any], floor: int) -> Times | None:
    """Quarters of times; of few people they would be single ones."""
    if n < floor:
        return None
    low, median, high = (round(float(quarter), 3) for quarter in quarters)
    return Times(n=n, low=low, median=median, high=high)
