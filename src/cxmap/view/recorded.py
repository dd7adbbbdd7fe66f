"""What recorded journeys did, beside what the map says of its ways."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from cxmap.locale import Words
from cxmap.model import Times, Touchpoint
from cxmap.scoring import Scorecard
from cxmap.view.timeline.axis import length_text

Kind = Literal["followed", "never taken", "not in the map"]


class RecordedRow(Struct, frozen=True):
    """A touchpoint with what journeys did there. Shares run from 0 to 1, times are in seconds."""

    touchpoint: str
    id: str
    cases: int
    of: int
    reach: float
    visits: int
    drop_off: float | None
    """Of the visits, after how many nothing more was recorded; nothing where that would tell of too few."""
    duration: tuple[float, float, float] | None
    """A quarter, half and three quarters took less."""
    waiting: tuple[float, float, float] | None
    duration_text: str
    waiting_text: str


class RecordedWay(Struct, frozen=True):
    """From one touchpoint to another: how many went there, and whether the map has that way."""

    start: str
    start_id: str
    end: str
    end_id: str
    n: int
    share: float
    """Of all visits to the first."""
    written: float | None
    """The share that the map gives, where it does; the middle of a range."""
    written_text: str
    """As written, where that is no single number."""
    kind: Kind


class Recorded(Struct, frozen=True):
    """What was recorded of a map's touchpoints and ways; nothing at all where no events were measured."""

    rows: tuple[RecordedRow, ...] = ()
    ways: tuple[RecordedWay, ...] = ()


def build_recorded(card: Scorecard, words: Words) -> Recorded:
    """What recorded journeys did, in the order of the map; ways by how many went there."""
    points = [step.touchpoint for step in card.map.steps if step.touchpoint.observed is not None]
    followers = _followers(card)
    names = {step.touchpoint.id: step.touchpoint.name for step in card.map.steps}
    ways = [way for point in points for way in _ways(point, followers.get(point.id), names)]
    return Recorded(tuple(_row(point, words) for point in points), tuple(ways))


def _row(point: Touchpoint, words: Words) -> RecordedRow:
    own = point.observed
    assert own is not None
    duration, waiting = (
        None if times is None else (times.low, times.median, times.high)
        for times in (own.duration, own.waiting)
    )
    return RecordedRow(
        touchpoint=point.name,
        id=point.id,
        cases=own.cases,
        of=own.of,
        reach=own.reach,
        visits=own.visits,
        drop_off=own.drop_off,
        duration=duration,
        waiting=waiting,
        duration_text="" if duration is None else length_text(duration[1], duration[1], words),
        waiting_text="" if waiting is None else length_text(waiting[1], waiting[1], words),
    )


def _quarters(times: Times | None) -> tuple[float, float, float] | None:
    return None if times is None else (times.low, times.median, times.high)


def _followers(card: Scorecard) -> dict[str, str]:
    """What follows a touchpoint that names no way: the next one in the map, unless journeys end there."""
    steps = card.map.steps
    return {
        step.touchpoint.id: steps[step.number + 1].touchpoint.id
        for step in steps[:-1]
        if "next" not in step.touchpoint.model_fields_set
    }


def _ways(point: Touchpoint, follower: str | None, names: dict[str, str]) -> list[RecordedWay]:
    own = point.observed
    assert own is not None
    unrecorded = "next" not in point.recorded
    written = {way.to: way.share if unrecorded else None for way in point.next} or (
        {follower: None} if follower else {}
    )
    ways = []
    for end in sorted({*own.next, *written}, key=lambda id_: (-own.next.get(id_, 0), list(names).index(id_))):
        n = own.next.get(end, 0)
        if end in written and not n and not own.is_whole:
            continue  # it may have been taken by too few to be told
        kind: Kind = "not in the map" if end not in written else "followed" if n else "never taken"
        share = n / own.visits
        own_share = written.get(end)
        middle, text = (None, "") if own_share is None else (own_share.middle, own_share.text)
        ways.append(RecordedWay(point.name, point.id, names[end], end, n, share, middle, text, kind))
    return ways
