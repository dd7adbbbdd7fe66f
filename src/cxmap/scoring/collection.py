"""Where it hurts across many maps, which of them is worst, and which journey to map next.

Comparable is what is told in percent of a scale. A place's priority is that of its own map (`ranks`); across
maps it is multiplied by the share of customers who come to its map at all, as far as another map of the
collection says so: a wait that everybody with a claim has is met by as many customers as have a claim. Where
several maps lead there, the way that most customers take counts. Everybody comes to an experience map; how
many come to a journey that no map leads on to is not known, and everybody is assumed.

Maps of the future say how things should become, so nothing hurts there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from cxmap.model import Phase, Touchpoint
from cxmap.scoring.scorecard import WHOLE, PlaceScore, Scorecard
from cxmap.scoring.unlike import plain

DEEPEST = 20
"""Maps that lead on to one another are followed so far."""


class Member(Struct, frozen=True):
    """A map of a collection: its file as it is shown, its real path, its figures."""

    name: str
    path: str
    card: Scorecard
    paths: Mapping[str, str] = field(default_factory=dict)
    """The real path of every file that it leads on to, by the path as it is shown."""


class Comers(NamedTuple):
    """The share of all customers who come to a map."""

    share: float
    by: tuple[str, str] | None
    """The name of the place that leads there, and the title of the map that it lies in; nothing for none."""
    assumed: bool
    """Whether nobody wrote how many come, here or on the way here."""


class Pressing(Struct, frozen=True):
    """A place below its goal, on average or for somebody, among those of all maps."""

    member: Member
    place: PlaceScore
    comers: Comers
    """Who comes to its map."""
    rank: int | None
    """Among all maps; nothing for what falls short for somebody alone, which stands behind the others."""
    priority: float | None
    """Shortfall x importance / 3 x reach x the share of customers who come to its map."""
    journeys: tuple[str, ...]
    """The files of the journeys that show it more closely."""


class MapStanding(Struct, frozen=True):
    """How a map stands among all of them."""

    member: Member
    comers: Comers
    worst: Pressing | None
    below: int
    """Places below their goal, by measurement or estimate."""
    judged: int
    """Places with a goal and an experience."""
    shortfall: float | None
    """The mean shortfall of these, in percent of the scale, which is not more for being a large map."""


class Candidate(Struct, frozen=True):
    """A place of an experience map that no journey shows more closely yet."""

    pressing: Pressing
    like: tuple[str, ...]
    """Journeys of the collection that are called like it: perhaps the link alone is missing."""


class Collection(Struct, frozen=True):
    """Many maps at once."""

    members: tuple[Member, ...]
    """Those that show how things are."""
    future: tuple[Member, ...]
    """Those that show how they should become, which count nowhere here."""
    pressing: tuple[Pressing, ...]
    """The highest priority first; on a tie as the maps come."""
    maps: tuple[MapStanding, ...]
    """The one with the highest priority first."""
    experience_maps: int
    candidates: tuple[Candidate, ...]
    """What to map next, the most pressing first."""
    unscored: tuple[tuple[Member, PlaceScore], ...]
    """Places of experience maps without a journey of which nobody knows how they are."""


def collection(members: Sequence[Member]) -> Collection:
    """Everything of many maps that are scored alike."""
    present = [member for member in members if member.card.map.state != "future"]
    comers = _comers(present)
    pressing = _ranked(
        [
            Pressing(member, place, own, None, _priority(place, own), _journeys(member.card, place))
            for member in present
            for place in member.card.pressing
            for own in (comers[member.path],)
        ]
    )
    first: dict[str, Pressing] = {}
    for own in pressing:
        first.setdefault(own.member.path, own)
    standings = [_standing(member, comers[member.path], first.get(member.path)) for member in present]
    order = {path: at for at, path in enumerate(first)}
    experience = [member for member in present if member.card.map.kind == "experience"]
    return Collection(
        members=tuple(present),
        future=tuple(member for member in members if member.card.map.state == "future"),
        pressing=pressing,
        maps=tuple(sorted(standings, key=lambda standing: order.get(standing.member.path, len(order)))),
        experience_maps=len(experience),
        candidates=tuple(
            Candidate(own, _called_like(own, present)) for own in pressing if own.rank and _is_open(own)
        ),
        unscored=tuple((member, place) for member in experience for place in _unscored(member.card)),
    )


def _ranked(pressing: Sequence[Pressing]) -> tuple[Pressing, ...]:
    """By priority, with ranks; equal priorities share one."""
    from msgspec.structs import replace

    by_priority = sorted(pressing, key=lambda own: math.inf if own.priority is None else -own.priority)
    ranks: dict[float | None, int | None] = {None: None}
    return tuple(
        replace(own, rank=ranks.setdefault(own.priority, at)) for at, own in enumerate(by_priority, start=1)
    )


def _priority(place: PlaceScore, comers: Comers) -> float | None:
    if place.rank is None or place.priority is None:
        return None
    return place.priority * comers.share


def _standing(member: Member, comers: Comers, worst: Pressing | None) -> MapStanding:
    judged = [place.shortfall for place in member.card.judged if place.shortfall is not None]
    mean = math.fsum(judged) / len(judged) if judged else None
    return MapStanding(member, comers, worst, len(member.card.short), len(judged), mean)


def _comers(members: Sequence[Member]) -> dict[str, Comers]:
    """Who comes to each map, by its real path."""
    ways: dict[str, list[tuple[str, Comers]]] = {}
    known = {member.path: member for member in members}
    for member in members:
        for link in member.card.map.linked:
            to = member.paths.get(link.file, "")
            if link.map is not None and to in known and to != member.path:
                own = _coming(member.card, link.place)
                part = 1.0 if link.share is None else link.share
                ways.setdefault(to, []).append((member.path, own._replace(share=own.share * part)))
    alone = {path: Comers(1.0, None, member.card.map.kind != "experience") for path, member in known.items()}
    return _Shares(alone, ways).all


class _Shares:
    """The share of customers who come to each map, through the maps above it."""

    def __init__(self, alone: Mapping[str, Comers], ways: Mapping[str, Sequence[tuple[str, Comers]]]) -> None:
        self._alone, self._ways = alone, ways
        self.all: dict[str, Comers] = {}
        for path in alone:
            self._of(path, ())

    def _of(self, path: str, below: tuple[str, ...]) -> Comers:
        """Who comes to a map; a way through a map `below` it runs in a circle, and counts nowhere."""
        if path in self.all:
            return self.all[path]
        through = []
        for above, way in self._ways.get(path, ()) if len(below) < DEEPEST else ():
            if above not in (*below, path):
                own = self._of(above, (*below, path))
                unsure = own.assumed and own.by is not None
                through.append(way._replace(share=own.share * way.share, assumed=way.assumed or unsure))
        self.all[path] = max(through, key=lambda way: way.share, default=self._alone[path])
        return self.all[path]


def _coming(card: Scorecard, id_: str) -> Comers:
    """Who comes to a place that leads on; to a phase as many as come to the touchpoint of most."""
    places = [place for place in (*card.places, *card.beside) if place.id == id_]
    places = places or [place for place in card.touchpoints if place.phase and place.phase.id == id_]
    name = next((part.name for part, _ in card.map.deeper if part.id == id_), id_)
    assumed = all(place.touchpoint is None or place.touchpoint.reach is None for place in places)
    return Comers(max((place.reach for place in places), default=1.0), (name, card.map.title), assumed)


def _linked(place: PlaceScore) -> bool:
    """Whether a place, or the phase that it lies in, leads on to a journey, be it there or not."""
    parts: tuple[Touchpoint | Phase | None, ...] = (place.touchpoint, place.phase)
    return any(part is not None and part.journey for part in parts)


def _journeys(card: Scorecard, place: PlaceScore) -> tuple[str, ...]:
    return tuple(link.file for link in card.map.linked if link.place == place.id and link.map is not None)


def _is_open(own: Pressing) -> bool:
    """Whether no journey shows a place of an experience map: none is named, or none that is can be used."""
    map_ = own.member.card.map
    lost = any(link.place == own.place.id for link in map_.linked) and not own.journeys
    return map_.kind == "experience" and (lost or not _linked(own.place))


def _unscored(card: Scorecard) -> tuple[PlaceScore, ...]:
    return tuple(
        place
        for place in card.touchpoints
        if place.experience is None and card.stood_for(place) is None and not _linked(place)
    )


def _called_like(own: Pressing, members: Sequence[Member]) -> tuple[str, ...]:
    name = plain(own.place.name)
    return tuple(
        member.name
        for member in members
        if member.card.map.kind == "journey" and plain(member.card.map.title) == name
    )


def in_percent(place: PlaceScore, card: Scorecard) -> tuple[float | None, float | None, float | None]:
    """Goal, experience and gap of a place in percent of its map's scale, 100 being its best end."""
    scale = card.scale
    goal = None if place.goal.score is None else scale.percent(place.goal.score)
    experience = None if place.experience is None else scale.percent(place.experience)
    gap = None if place.gap is None else place.gap / scale.length * WHOLE
    return goal, experience, gap
