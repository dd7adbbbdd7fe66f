"""Recorded events to what journeys really did: who came where, how long it took, what followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.measure.counting import EVERY, wanted_rows
from cxmap.measure.engine import ACTIVITIES, ROWS, Engine, literal, statement
from cxmap.measure.privacy import published
from cxmap.measure.quarters import Quarters
from cxmap.measure.sorting import Reason
from cxmap.measure.tables import Table
from cxmap.measure.walking import Log, Stop, Walk, walked
from cxmap.measure.words import channel_words, place_words
from cxmap.model import Events, Map, MeasuredEvents, Observed, Times

MOST_ACTIVITIES = 10_000
END = ""
"""What follows the last event; ids are never empty."""


class Followed(Struct, frozen=True):
    """What the events of one binding say, and what was left out of each table."""

    events: MeasuredEvents
    rows: tuple[tuple[str, int, Counter[Reason]], ...]
    unknown: Counter[str] = field(default_factory=Counter)


def followed(engine: Engine, map_: Map, data: Events, tables: Sequence[Table], floor: int) -> Followed:
    """Follow the journeys through all tables of a binding. InputError for columns that are not there."""
    words = place_words(map_, data)
    numbers = {step.touchpoint.id: step.number for step in map_.steps}
    by_words = None if data.channels is None else channel_words(map_, data.channels)
    rows = []
    queries = [_events(number, table, data, wanted_rows(table, data)) for number, table in enumerate(tables)]
    unknown: Counter[str] = Counter()
    known: dict[str, int] = {}
    channels: dict[int, Counter[str]] = {}
    has_gaps = data.path is not None
    for number, table in enumerate(tables):
        dropped: Counter[Reason] = Counter()
        present = 0
        for activity, channel, n, without_case, without_date, counted in _activities(
            engine, number, table, data
        ):
            present += n
            place = words.meant(activity)
            if place is None:
                dropped["no such place"] += n
                unknown[activity or "(nothing)"] += n
                continue
            at = known[activity] = numbers[place]
            has_gaps = has_gaps or bool(without_case or without_date)
            dropped["no case"] += int(without_case)
            dropped["no date"] += int(without_date)
            id_ = None if by_words is None else by_words.meant(channel)
            if id_ is not None and counted:
                channels.setdefault(at, Counter())[id_] += int(counted)
        wanted = wanted_rows(table, data)
        if data.path is not None or wanted != EVERY:  # a path is one row with many events
            query = statement("rows", source=table.noting or table.source, wanted=wanted)
            present, kept = engine.rows(query, table.name, ROWS)[0]
            dropped["not wanted"] = present - int(kept or 0)
        dropped["malformed"] = engine.malformed(table.name) if table.noting else 0
        rows.append((table.name, present, +dropped))
    if not known:
        example = f"; such as `{unknown.most_common(1)[0][0]}`" if unknown else ""
        raise InputError(f"data: no event in {tables[0].name} is of a touchpoint of the map{example}")
    log = Log(
        tables[0].name,
        " UNION ALL ".join(queries),
        known,
        is_path=data.path is not None,
        has_gaps=has_gaps,
    )
    return Followed(_observed(map_, data, walked(engine, log), channels, floor), tuple(rows), unknown)


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


def _activities(engine: Engine, number: int, table: Table, data: Events) -> list[tuple[Any, ...]]:
    """What happened how often, by channel; malformed lines are noted where no other query notes them."""
    wanted = wanted_rows(table, data)
    is_noting = table.noting is not None and data.path is None and wanted == EVERY
    reader = replace(table, source=table.noting or table.source) if is_noting else table
    undated = "false" if data.path is not None else "begun IS NULL"
    most = MOST_ACTIVITIES * (1 if data.channels is None else 10)
    query = statement(
        "activities", events=_events(number, reader, data, wanted), undated=undated, most=f"{most + 1}"
    )
    rows = engine.rows(query, table.name, ACTIVITIES)
    if len(rows) > most:
        raise InputError(
            f"{table.name}: more than {most:,} different activities"
            f"{'' if data.channels is None else ' and channels'}; is a column bound that holds free text?"
        )
    return rows


def _observed(
    map_: Map, data: Events, walk: Walk, channels: Mapping[int, Counter[str]], floor: int
) -> MeasuredEvents:
    places = (
        _place(map_, walk, at, stop, channels.get(at, Counter()), floor)
        for at, stop in sorted(walk.stops.items())
    )
    touchpoints = tuple(
        place if data.waiting is None or place.touchpoint in data.waiting else _not_waited_for(place)
        for place in places
        if place is not None
    )
    return MeasuredEvents(
        cases=walk.journeys,
        since=walk.since,
        until=walk.until,
        withheld=len(walk.stops) - len(touchpoints),
        touchpoints=touchpoints,
    )


def _place(map_: Map, walk: Walk, at: int, stop: Stop, channels: Counter[str], floor: int) -> Observed | None:
    """A touchpoint as journeys used it; nothing where so few came that it would tell of them."""
    if stop.cases < floor:
        return None
    order = [step.touchpoint.id for step in map_.steps]
    following = {order[to]: n for (place, to), n in walk.ways.items() if place == at and n}
    if stop.ended:
        following[END] = stop.ended
    shown = published(following, stop.visits, floor)
    shown_channels = published(channels, stop.visits, floor)
    return Observed(
        touchpoint=order[at],
        cases=stop.cases,
        of=walk.journeys,
        visits=stop.visits,
        begun=stop.begun if stop.begun >= floor or not stop.begun else None,
        ended=stop.ended if END in shown or not stop.ended else None,
        duration=_times(stop.took, floor),
        waiting=_times(stop.waited, floor),
        next={id_: following[id_] for id_ in order if id_ in shown},
        channels={id_: channels[id_] for id_ in map_.channels_by_id if id_ in shown_channels},
    )


def _not_waited_for(place: Observed) -> Observed:
    """A touchpoint before which customers go about their own business."""
    return place.model_copy(update={"waiting": None})


def _times(quarters: Quarters | None, floor: int) -> Times | None:
    """Quarters of times; of few people they would be single ones."""
    if quarters is None or quarters.n < floor:
        return None
    low, median, high = (round(quarter, 3) for quarter in quarters[1:])
    return Times(n=quarters.n, low=low, median=median, high=high)
