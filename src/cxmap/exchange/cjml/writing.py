"""A map as CJML 2.0. One with deviations becomes two journeys: what was planned, and what came instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from cxmap.exchange.cjml.reading import SCALE, TIMES, read_cjml
from cxmap.exchange.draft import Loss, Written
from cxmap.exchange.losses import name_of, with_losses
from cxmap.exchange.rows import number
from cxmap.locale import words_for
from cxmap.model import Map, Persona, Touchpoint

if TYPE_CHECKING:
    from cxmap.scoring import Settings

_COMPLIANCE = {"missing": "missing", "extra": "adhoc", "failing": "failing"}
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?\Z")
_ELEMENT = re.compile(r"x-cjml-([A-Za-z][A-Za-z0-9_]*)\Z")
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OTHER_SPACE = {"\r": "&#13;"}


def write_cjml(map_: Map, _data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as a document, and everything that has no place there."""
    made = _Writer(map_)
    content = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *made.lines()]) + "\n"
    return with_losses(content, map_, read_cjml, *made.losses)


def _said(text: str) -> str:
    return escape(_NO_XML.sub("", text), _OTHER_SPACE)


def _element(name: str, text: str | None, indent: str) -> Iterator[str]:
    if text:
        yield f"{indent}<{name}>{_said(text)}</{name}>"


class _Writer:
    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.losses: list[Loss] = []
        self.people = {persona.id: persona for persona in map_.personas}
        self.channels = {channel.id: channel.name for channel in map_.channels}
        self.customer = next((one for one in map_.personas if one.type in (None, "person")), None)
        self.guests: list[str] = []
        """Touchpoints of which the map does not say who is there."""

    def lines(self) -> Iterator[str]:
        future = self.map.state == "future"
        deviate = any(step.touchpoint.deviation in _COMPLIANCE for step in self.map.steps)
        journeys: list[str] = []
        if future or deviate:
            journeys += self.journey("planned", "PJ1", "")
        if not future:
            journeys += self.journey("actual", "AJ1", "PJ1" if deviate else "")
        if self.guests:
            self.losses.append(
                Loss(
                    "CJML asks who acts at each touchpoint, and the map says so with `initiator`; "
                    f"{self.actor()[1]} stands there where it does not: {len(set(self.guests))} of "
                    f"{len(self.map.steps)}"
                )
            )
        if future and any(step.touchpoint.experience is not None for step in self.map.steps):
            self.losses.append(
                Loss("CJML has experiences in actual journeys only, and this map is a future one")
            )
        yield from ('<CJML version="2.0">', *journeys, "</CJML>")

    def actor(self) -> tuple[str, str]:
        """The id and the name of the one who is there where the map does not say who."""
        if self.customer is not None:
            return self.customer.id, self.customer.name
        name = words_for(self.map.language).customer
        return "customer", name[:1].upper() + name[1:]

    def journey(self, kind: str, called: str, refers: str) -> Iterator[str]:
        map_ = self.map
        points = [
            (step.phase.id if step.phase else "", step.touchpoint)
            for step in map_.steps
            if not (kind == "planned" and step.touchpoint.deviation == "extra")
        ]
        made = [line for phase, point in points for line in self.point(kind, phase, point)]
        yield f"  <{kind}Journey>"
        yield from _element("journeyID", called, "    ")
        yield from _element("journeyTitle", map_.title, "    ")
        yield from _element("plannedReference", refers, "    ")
        if map_.phases:
            yield "    <journeyPhases>"
            for phase in map_.phases:
                yield f"      <journeyPhase phaseID={quoteattr(phase.id)}>"
                yield from _element("phaseName", phase.name, "        ")
                yield from _element("phaseDescription", phase.description, "        ")
                yield "      </journeyPhase>"
            yield "    </journeyPhases>"
        yield from _element("journeyLongSummary", map_.description, "    ")
        yield from self.own(map_.extensions, "    ")
        yield "    <actors>"
        yield from self.actors()
        yield from ("    </actors>", "    <touchpoints>", *made, "    </touchpoints>")
        if kind == "actual" and any("<experienceRating>" in line for line in made):
            ends = SCALE.format(low=number(map_.scale.min), high=number(map_.scale.max))
            yield from _element("comment", ends, "    ")
        yield f"  </{kind}Journey>"

    def actors(self) -> Iterator[str]:
        people: Iterable[Persona] = self.map.personas
        for person in people:
            is_user = person.type in (None, "person")
            kind, name = ("endUser", "actorName") if is_user else ("serviceProvider", "companyName")
            yield f"      <{kind} actorID={quoteattr(person.id)}>"
            yield from _element(name, person.name, "        ")
            if person.type in ("team", "system"):
                yield from _element("providerType", person.type, "        ")
            yield f"      </{kind}>"
        if self.guests and self.customer is None:
            id_, name = self.actor()
            yield f"      <endUser actorID={quoteattr(id_)}>"
            yield from _element("actorName", name, " " * 8)
            yield "      </endUser>"

    def point(self, kind: str, phase: str, point: Touchpoint) -> Iterator[str]:
        initiator = point.initiator if point.initiator in self.people else ""
        receiver = next((id_ for id_ in point.receiver if id_ in self.people), "")
        if not initiator:
            who = next((id_ for id_ in point.personas if id_ in self.people), "")
            if not who:
                self.guests.append(name_of(point))
            initiator = who or self.actor()[0]
        tag = f"{kind}{'CommunicationPoint' if receiver else 'Action'}"
        ours = bool(receiver) and self.is_user(receiver) and not self.is_user(initiator)
        sight = next((activity.text for activity in point.frontstage), "")
        labels = (sight, point.name) if ours else (point.name, sight)
        yield f"      <{tag}>"
        yield from _element("touchpointID", point.id, " " * 8)
        if phase:
            yield f"        <belongsTo phaseIDref={quoteattr(phase)}/>"
        if kind == "actual" and point.deviation in _COMPLIANCE:
            yield from _element("compliance", _COMPLIANCE[point.deviation], " " * 8)
        yield from self.side("initiator", initiator, labels[0])
        if receiver:
            yield from self.side("receiver", receiver, labels[1])
        for id_ in point.channel:
            name = self.channels.get(id_, id_)
            yield f"        <channel><channelName>{_said(name)}</channelName></channel>"
        yield from _element("message", point.description, " " * 8)
        yield from _element("comment", point.note, " " * 8)
        yield from self.times(point, bool(receiver))
        if kind == "actual":
            yield from self.experience(point)
        yield from self.own(point.extensions, " " * 8)
        yield f"      </{tag}>"

    def is_user(self, id_: str) -> bool:
        return id_ not in self.people or self.people[id_].type in (None, "person")

    def side(self, name: str, who: str, label: str) -> Iterator[str]:
        yield f"        <{name}>"
        yield f"          <refersTo actorIDref={quoteattr(who)}/>"
        yield from _element(f"{name}Label", label, " " * 10)
        yield f"        </{name}>"

    def times(self, point: Touchpoint, between: bool) -> Iterator[str]:
        kept = point.extensions.get("x-cjml-timestamps")
        times = (
            {key: said for key, said in kept.items() if key in TIMES and isinstance(said, str)}
            if isinstance(kept, dict)
            else {}
        )
        if not times and point.when and _TIME.match(point.when):
            times = {"timeConsumed" if between else "timeStarted": point.when}
        if times:
            yield "        <timestamps>"
            for key, said in times.items():
                yield from _element(key, said, " " * 10)
            yield "        </timestamps>"

    def experience(self, point: Touchpoint) -> Iterator[str]:
        own = point.experience
        given = None if own is None or own.claim is None or own.claim.raters else own.claim.given
        thoughts = "\n".join(" ".join(thought.text.split()) for thought in point.thoughts)
        if given is None and not thoughts:
            return
        yield "        <touchpointExperience>"
        yield from _element("experienceDescription", thoughts, " " * 10)
        if given is not None:
            yield from _element("experienceRating", number(given), " " * 10)
        yield "        </touchpointExperience>"

    def own(self, extensions: Mapping[str, Any], indent: str) -> Iterator[str]:
        """Elements that came with a document and have no key in a map."""
        for key, value in extensions.items():
            found = _ELEMENT.match(key)
            if found is None or found[1] == "timestamps":
                continue
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    yield from _element(found[1], text, indent)
