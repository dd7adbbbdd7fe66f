"""What advice looks at: a sound map, the day, and what several rules ask of a map, worked out once."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple, get_args

from msgspec import Struct
from pydantic import StringConstraints

from cxmap.ages import Ages
from cxmap.model import Map, Opportunity, Phase, Touchpoint
from cxmap.model.inheritance import Aim, aim
from cxmap.model.part import Part, Refers, Text
from cxmap.model.references import references
from cxmap.model.remarks import Evidence
from cxmap.model.walking import leaves, marked, parts_in
from cxmap.source import Route


class Written(NamedTuple):
    """A text of the map, with the part and the key that it stands in."""

    text: str
    part: Part
    key: str
    route: Route


class Estimate(NamedTuple):
    """A number that somebody wrote as an experience: of a persona, or of everybody."""

    score: float
    persona: str | None
    route: Route


class Place:
    """A touchpoint, or a phase as a whole, with its phase, its route, and the numbers that people gave it."""

    __slots__ = ("estimates", "has_score", "part", "phase", "route", "touchpoint")

    def __init__(self, part: Touchpoint | Phase, phase: Phase | None, route: Route) -> None:
        self.part, self.phase, self.route = part, phase, route
        self.touchpoint = part if isinstance(part, Touchpoint) else None
        self.estimates = _estimates(part, route)
        """What is written as its experience: one number for everybody, or one of each persona."""
        self.has_score = bool(self.estimates) or any(feeling.score is not None for feeling in part.feelings)
        """Whether somebody gave it a number, be it an experience or a feeling."""


class Survey(Struct, frozen=True, dict=True):
    """A map under survey."""

    map: Map
    ages: Ages

    @property
    def as_of(self) -> date:
        """The day to which ages are counted: the one for which the map says that it holds, else today."""
        return self.map.date or self.ages.as_of

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every touchpoint in the order of the map, and behind them every phase as a whole."""
        points = [Place(step.touchpoint, step.phase, step.route) for step in self.map.steps]
        phases = [Place(phase, phase, ("phases", at)) for at, phase in enumerate(self.map.phases)]
        return (*points, *phases)

    @cached_property
    def touchpoints(self) -> tuple[Place, ...]:
        """Every touchpoint in the order of the map."""
        return self.places[: len(self.map.steps)]

    @cached_property
    def _walked(self) -> tuple[list[tuple[Part, Route]], list[Written]]:
        parts: list[tuple[Part, Route]] = []
        texts: list[Written] = []
        _walk(self.map, (), parts, texts)
        return parts, texts

    @property
    def parts(self) -> list[tuple[Part, Route]]:
        """The map and every part in it, each with its route, but for what binds data."""
        return self._walked[0]

    @property
    def texts(self) -> list[Written]:
        """Every text of the map that is for people, which ids and words of the format are not."""
        return self._walked[1]

    @cached_property
    def referred(self) -> frozenset[tuple[str, str]]:
        """The ids that something refers to, each with the section that holds it."""
        named = {
            (section, id_)
            for part, _ in self.parts
            for name, mark, _ in marked(type(part), Refers)
            if (value := part.__dict__[name])
            for id_ in ((value,) if isinstance(value, str) else value)
            for section in mark.sections
        }
        bound = (reference for part in (*self.map.data, *self.map.events) for reference in references(part))
        return frozenset(
            named.union((section, reference.id) for reference in bound for section in reference.sections)
        )

    @cached_property
    def aims(self) -> dict[str, Aim]:
        """The goal of our own estimate, on the map's scale, by the id of each touchpoint and phase."""
        return {place.part.id: aim(self.map, place.phase, place.touchpoint, None) for place in self.places}

    @cached_property
    def addressed(self) -> frozenset[str]:
        """The touchpoints and phases that an opportunity addresses or promises something for, by id.

        So do the opportunities of a journey that shows one of them more closely.
        """
        alive = _alive(self.map)
        named = [id_ for chance in alive for id_ in chance.addresses]
        below = [link.place for link in self.map.linked if link.map is not None and _alive(link.map)]
        promised = [promise.touchpoint for chance in alive for promise in chance.expects]
        return frozenset([*named, *below, *promised])

    def is_addressed(self, place: Place) -> bool:
        """Whether an opportunity addresses a place, or the phase that it lies in."""
        return place.part.id in self.addressed or (
            place.phase is not None and place.phase.id in self.addressed
        )

    def evidence_of(self, place: Place) -> tuple[Evidence, ...]:
        """What a place rests on: its own evidence, else its phase's, else the map's."""
        return place.part.evidence or (place.phase.evidence if place.phase else ()) or self.map.evidence

    def is_old(self, day: date) -> bool:
        """Whether what was found out on a day is stale by now."""
        return self.as_of - day > timedelta(days=self.ages.stale_days)


def _alive(map_: Map) -> list[Opportunity]:
    return [chance for chance in map_.opportunities if chance.status != "dropped"]


def _estimates(part: Touchpoint | Phase, route: Route) -> tuple[Estimate, ...]:
    own = part.experience
    if own is None:
        return ()
    route = (*route, "experience")
    if own.by_persona:
        given = ((id_, claim.score) for id_, claim in own.by_persona.items())
        return tuple(Estimate(score, id_, (*route, id_)) for id_, score in given if score is not None)
    return () if own.score is None else (Estimate(own.score, None, route),)


_TEXT = get_args(Text)[1]
_BINDINGS = frozenset({"data", "events"})
"""Columns and tables of data files: names that somebody else gave."""


class _Field(NamedTuple):
    name: str
    has_words: bool
    has_parts: bool


@cache
def _fields(kind: type[Part]) -> tuple[_Field, ...]:
    """The fields of a class that may hold words or parts."""
    wordy = {field.name for field in marked(kind, StringConstraints) if field.mark == _TEXT} | {"lanes"}
    fields = (
        _Field(name, name in wordy, any(True for _ in parts_in(field.annotation)))
        for name, field in kind.model_fields.items()
        if name not in _BINDINGS
    )
    return tuple(field for field in fields if field.has_words or field.has_parts)


def _walk(part: Part, route: Route, parts: list[tuple[Part, Route]], texts: list[Written]) -> None:
    """Gather a part and all that it holds, and every text in them, in the order of the fields.

    Most fields of most parts are empty, and this is done for every map.
    """
    parts.append((part, route))
    values = part.__dict__
    for name, has_words, has_parts in _fields(type(part)):
        value = values[name]
        if not value:
            continue
        if isinstance(value, str):
            if has_words:
                texts.append(Written(value, part, name, (*route, name)))
            continue
        for leaf, place in leaves(value, (*route, name)):
            if has_words and isinstance(leaf, str):
                texts.append(Written(leaf, part, name, place))
            elif has_parts and isinstance(leaf, Part):
                _walk(leaf, place, parts, texts)
