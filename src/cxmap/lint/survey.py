"""What advice looks at: a sound map, the day, and what several rules ask of a map, worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import NamedTuple, get_args

from pydantic import StringConstraints

from cxmap.model import Map, Phase, Touchpoint
from cxmap.model.part import Part, Text
from cxmap.model.references import references
from cxmap.model.remarks import Evidence
from cxmap.model.walking import leaves, marked, parts_in
from cxmap.source import Route


class Ages(NamedTuple):
    """To which day ages are counted, unless a map names one, and after how many days evidence is stale."""

    as_of: date
    stale_days: int = 365


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


class Place(NamedTuple):
    """A touchpoint, or a phase as a whole, with its phase and its route."""

    part: Touchpoint | Phase
    phase: Phase | None
    route: Route

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint, where it is one."""
        return self.part if isinstance(self.part, Touchpoint) else None


@dataclass(frozen=True)
class Survey:
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
    def texts(self) -> tuple[Written, ...]:
        """Every text of the map but ids."""
        return tuple(_texts(self.map, ()))

    @cached_property
    def referred(self) -> frozenset[tuple[str, str]]:
        """The ids that something refers to, each with the section that holds it."""
        return frozenset(
            (section, reference.id) for reference in references(self.map) for section in reference.sections
        )

    @cached_property
    def addressed(self) -> frozenset[str]:
        """The touchpoints and phases that an opportunity addresses or promises something for, by id."""
        alive = [chance for chance in self.map.opportunities if chance.status != "dropped"]
        named = [id_ for chance in alive for id_ in chance.addresses]
        return frozenset([*named, *(promise.touchpoint for chance in alive for promise in chance.expects)])

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


def estimates(place: Place) -> tuple[Estimate, ...]:
    """The numbers that are written as the experience of a place, one of everybody or one of each persona."""
    own = place.part.experience
    if own is None:
        return ()
    route = (*place.route, "experience")
    if own.by_persona:
        given = ((id_, claim.score) for id_, claim in own.by_persona.items())
        return tuple(Estimate(score, id_, (*route, id_)) for id_, score in given if score is not None)
    return () if own.score is None else (Estimate(own.score, None, route),)


def has_score(place: Place) -> bool:
    """Whether a place has a number that somebody estimated, be it an experience or a feeling."""
    return bool(estimates(place)) or any(feeling.score is not None for feeling in place.part.feelings)


_TEXT = get_args(Text)[1]
_BINDINGS = frozenset({"data", "events"})
"""Columns and tables of data files: names that somebody else gave."""


@cache
def _keys(kind: type[Part]) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that may hold words or parts, and whether it is words."""
    wordy = {field.name for field in marked(kind, StringConstraints) if field.mark == _TEXT} | {"lanes"}
    fields = [name for name in kind.model_fields if name not in _BINDINGS]
    return tuple(
        (name, name in wordy)
        for name in fields
        if name in wordy or any(True for _ in parts_in(kind.model_fields[name].annotation))
    )


def _texts(part: Part, route: Route) -> Iterator[Written]:
    for key, is_words in _keys(type(part)):
        value = getattr(part, key)
        if not value:
            continue
        if not is_words or key == "lanes":
            for item, place in leaves(value, (*route, key)):
                if isinstance(item, Part):
                    yield from _texts(item, place)
                elif isinstance(item, str):
                    yield Written(item, part, key, place)
        elif isinstance(value, str):
            yield Written(value, part, key, (*route, key))
        else:
            for at, item in enumerate(value):
                yield Written(item, part, key, (*route, key, at))
