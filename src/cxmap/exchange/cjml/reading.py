"""CJML to a map. What its two kinds of journey differ in becomes the `deviation` of touchpoints.

A communication point has a label on each side. The customer's is what happens, the other one what the company
does in the customer's sight. Elements that a map has no key for are kept under `x-cjml-`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from cxmap.errors import InputError
from cxmap.exchange.cjml.xml import Element, tree_of
from cxmap.exchange.draft import MOST_ITEMS, Draft, Ids
from cxmap.exchange.scales import ENDS, scale_for
from cxmap.model.identity import id_from
from cxmap.source import shortened

VERSION = "2.0"
DEVIATIONS = {
    "missing": "missing",
    "adhoc": "extra",
    "ad-hoc": "extra",
    "extra": "extra",
    "failing": "failing",
}
"""By CJML's word for the compliance of a touchpoint; `completed` says that there is none."""
POINTS = ("plannedCommunicationPoint", "actualCommunicationPoint", "plannedAction", "actualAction")
TYPES = ("team", "organisation", "system")
TIMES = ("timeConsumed", "timeStarted", "timeOriginated", "timeReceived", "timeCompleted")
SCALE = "experienceRating runs from {low} to {high}"
"""CJML does not say on what scale a rating is; a comment of the journey does, where cxmap wrote it."""
_SCALE = re.compile(rf"experienceRating runs from {ENDS} to {ENDS}(?![\w.])")
_ID = re.compile(r"[^\s\x00-\x2c/:;<=>?@\[\\\]^`{|}~]{1,64}\Z")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\Z")
_OF_JOURNEYS = frozenset(
    ("journeyID", "journeyTitle", "journeyShortSummary", "journeyLongSummary", "journeyPhases", "actors",
     "touchpoints", "plannedReference")
)  # fmt: skip
_OF_POINTS = frozenset(
    ("touchpointID", "belongsTo", "compliance", "initiator", "receiver", "channel", "comment", "message",
     "touchPointDuration", "timestamps", "touchpointExperience", *TIMES)
)  # fmt: skip


def read_cjml(
    content: bytes, name: str, *, sheet: str = "", scale: tuple[float, float] | None = None, **_: Any
) -> Draft:
    """The map in a document; `sheet` names one of several journeys by its id.

    Raises InputError for what is none.
    """
    root = tree_of(content, name)
    if root.name != "CJML":
        raise InputError(
            f"{name}:{root.line}: this is XML, but no CJML: it begins with <{shortened(root.name)}>"
        )
    draft = Draft({"cxmap": 1})
    version = root.attributes.get("version", "")
    if version and version.split(".")[0] != VERSION.split(".")[0]:
        raise InputError(
            f"{name}:{root.line}: this is CJML version {shortened(version)}; {VERSION} is what can be read"
        )
    if not version:
        draft.tell(f"no version of CJML is given; it was read as {VERSION}", root.line)
    journeys = list(root.all("plannedJourney", "actualJourney"))
    if not journeys:
        raise InputError(f"{name}: there is neither a <plannedJourney> nor an <actualJourney> in it")
    own = _chosen(journeys, sheet, name)
    planned = _planned_for(own, journeys)
    for other in journeys:
        if other is not own and other is not planned:
            called = other.said("journeyID") or "without an id"
            draft.tell(f"the journey {called} was not read; --sheet names one by its id", other.line)
    return _Reader(draft, name, own, planned, scale).draft()


def _chosen(journeys: Sequence[Element], wanted: str, name: str) -> Element:
    if not wanted:
        return next((one for one in journeys if one.name == "actualJourney"), journeys[0])
    for journey in journeys:
        if journey.said("journeyID") == wanted:
            return journey
    there = ", ".join(f"`{shortened(one.said('journeyID'))}`" for one in journeys[:8])
    raise InputError(f"{name} has no journey `{shortened(wanted)}`; it has {there}")


def _planned_for(own: Element, journeys: Iterable[Element]) -> Element | None:
    """The planned journey that an actual one refers to."""
    wanted = own.said("plannedReference")
    if not wanted or own.name != "actualJourney":
        return None
    return next(
        (one for one in journeys if one.name == "plannedJourney" and one.said("journeyID") == wanted), None
    )


class _Reader:
    def __init__(
        self,
        draft: Draft,
        name: str,
        own: Element,
        planned: Element | None,
        scale: tuple[float, float] | None,
    ) -> None:
        self.draft_, self.name, self.own, self.planned, self.scale = draft, name, own, planned, scale
        self.people: dict[str, dict[str, Any]] = {}
        """By the id that the document gives them."""
        self.channels = Ids(str.casefold)
        self.ids: set[str] = set()
        self.scores: list[float] = []

    def draft(self) -> Draft:
        data, own = self.draft_.data, self.own
        data["title"] = own.said("journeyTitle") or own.said("journeyID")
        summaries = [own.said(key) for key in ("journeyShortSummary", "journeyLongSummary")]
        if any(summaries):
            data["description"] = "\n\n".join(dict.fromkeys(filter(None, summaries)))
        if own.name == "plannedJourney":
            data["state"] = "future"
            self.draft_.tell(
                "a planned journey was taken for a future state; correct `state` where it is not"
            )
        for journey in filter(None, (self.planned, own)):
            self.meet(journey)
        steps = self.steps()
        self.put(steps)
        if "phases" not in data and not steps:
            self.draft_.tell("the journey has neither phases nor touchpoints", own.line)
        self.kept(data, own, _OF_JOURNEYS)
        self.set_scale()
        self.tell_unread()
        if self.people:
            data["personas"] = list(self.people.values())
        if self.channels.names:
            data["channels"] = [{"id": id_, "name": name} for id_, name in self.channels.names.items()]
        return self.draft_

    # whom it tells of

    def meet(self, journey: Element) -> None:
        for actor in (one for group in journey.all("actors") for one in group.inside):
            written = actor.attributes.get("actorID") or actor.attributes.get("actorIDref", "")
            called = actor.said("actorName") or actor.said("companyName") or written
            if not called or written in self.people:
                continue
            person = {"id": self.id(written, called), "name": called}
            if actor.name != "endUser":
                kind = actor.said("providerType")
                person["type"] = kind if kind in TYPES else "organisation"
            self.people[written or called] = person
            if len(self.people) > MOST_ITEMS:
                raise InputError(f"{self.name} has more than {MOST_ITEMS:,} actors")

    def person(self, side: Element | None) -> dict[str, Any] | None:
        """The one that a side of a touchpoint refers to, by id or else by name."""
        refers = None if side is None else side.first("refersTo")
        if refers is None:
            return None
        wanted = refers.attributes.get("actorIDref") or refers.attributes.get("actorID", "")
        if wanted in self.people:
            return self.people[wanted]
        named = next(
            (one for one in self.people.values() if one["name"].casefold() == wanted.casefold()), None
        )
        if named is None and wanted:
            self.draft_.tell(
                f"`{shortened(wanted)}` is not among the actors; it was added to them", refers.line
            )
            named = self.people[wanted] = {"id": self.id(wanted, wanted), "name": wanted}
        return named

    def id(self, written: str, called: str) -> str:
        """An id as written, where that is one, and never one twice."""
        made = first = written if _ID.match(written) else id_from(called)
        number = 1
        while made in self.ids:
            number += 1
            made = f"{first}-{number}"
        self.ids.add(made)
        return made

    # what happens

    def points(self, journey: Element) -> list[Element]:
        points = [one for group in journey.all("touchpoints") for one in group.all(*POINTS)]
        if len(points) > MOST_ITEMS:
            raise InputError(f"{self.name} has more than {MOST_ITEMS:,} touchpoints; a map holds no more")
        return points

    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        """Each touchpoint with the id of its phase, those beside it that were planned and never came."""
        actual = self.points(self.own)
        made = [(point, self.step(point)) for point in actual]
        if self.planned is None:
            return [(_phase_of(point), step) for point, step in made]
        by_id = {point.said("touchpointID"): step for point, step in made}
        twins = {point.said("touchpointID"): point for point in actual}
        planned = self.points(self.planned)
        at = {point.said("touchpointID"): number for number, point in enumerate(planned)}
        for point, step in made:
            if point.said("touchpointID") not in at and point.first("compliance") is None:
                step.setdefault("deviation", "extra")
        order = [
            at[id_] for point, _ in made if (id_ := point.said("touchpointID")) in at and _counts(by_id[id_])
        ]
        astray = set(order) - _longest_rising(order)
        for point, step in made:
            if at.get(point.said("touchpointID"), -1) in astray:
                step.setdefault("deviation", "out-of-order")
        placed = [(_phase_of(point), step) for point, step in made]
        for number, point in enumerate(planned):
            if point.said("touchpointID") not in by_id:
                step = self.step(point) | {"deviation": "missing"}
                before = by_id.get(planned[number - 1].said("touchpointID")) if number else None
                place = next((spot + 1 for spot, (_, one) in enumerate(placed) if one is before), 0)
                placed.insert(place, (_phase_of(point), step))
                by_id[point.said("touchpointID")] = step
            elif (twin := twins.get(point.said("touchpointID"))) is not None:
                _same_words(point, twin)
        return placed

    def step(self, point: Element) -> dict[str, Any]:
        initiator, receiver = point.first("initiator"), point.first("receiver")
        starts, takes = self.person(initiator), self.person(receiver)
        labels = [
            "" if side is None else side.said(label)
            for side, label in ((initiator, "initiatorLabel"), (receiver, "receiverLabel"))
        ]
        ours = takes is not None and "type" not in takes and starts is not None and "type" in starts
        name, other = reversed(labels) if ours else labels
        name, other = (name, other) if name else (other, "")
        written = point.said("touchpointID")
        step: dict[str, Any] = {"id": self.id(written, name or written), "name": name or written or "?"}
        if not name:
            self.draft_.tell(f"a touchpoint has no label; it was called `{step['name']}`", point.line)
        self.texts(step, point)
        if other:
            step["frontstage"] = [other]
        if starts is not None:
            step["initiator"] = starts["id"]
        if takes is not None:
            step["receiver"] = [takes["id"]]
        self.compliance(step, point, written)
        self.experience(step, point)
        self.kept(step, point, _OF_POINTS)
        return step

    def texts(self, step: dict[str, Any], point: Element) -> None:
        for key, element in (
            ("description", "message"),
            ("note", "comment"),
            ("duration", "touchPointDuration"),
        ):
            if said := point.said(element):
                step[key] = said
        channels = [channel.said("channelName") or channel.text for channel in point.all("channel")]
        if any(channels):
            step["channel"] = [self.channels.of(channel) for channel in channels if channel]
        groups = [point, *point.all("timestamps")]
        times = {key: said for group in groups for key in TIMES if (said := group.said(key))}
        if times:
            step["when"] = next(iter(times.values()))
        if len(times) > 1:
            step["x-cjml-timestamps"] = times

    def compliance(self, step: dict[str, Any], point: Element, written: str) -> None:
        word = point.said("compliance").lower()
        if word in DEVIATIONS:
            step["deviation"] = DEVIATIONS[word]
        elif word not in ("", "completed"):
            step["x-cjml-compliance"] = word
            self.draft_.tell(
                f"the compliance `{shortened(word)}` is not known; it was kept aside", point.line
            )
        elif not word and re.match(r"D\d", written):
            step["deviation"] = "extra"

    def experience(self, step: dict[str, Any], point: Element) -> None:
        felt = point.first("touchpointExperience")
        if felt is None:
            return
        if said := felt.said("experienceDescription"):
            step["thoughts"] = said.split("\n")
        rating = felt.said("experienceRating")
        if _NUMBER.match(rating):
            step["experience"] = float(rating)
            self.scores.append(float(rating))
        elif rating:
            step["feelings"] = [rating]

    def kept(self, place: dict[str, Any], element: Element, known: frozenset[str]) -> None:
        """What has no key of its own stays under one that programs may look for."""
        for inner in element.inside:
            if inner.name in known or not (said := " ".join(_words(inner))):
                continue
            found = _SCALE.search(said) if inner.name == "comment" else None
            if found is not None:
                self.scale = self.scale or (float(found[1]), float(found[2]))
                continue
            key = f"x-cjml-{inner.name}"
            if isinstance(place.get(key), list):
                place[key].append(said)
            else:
                place[key] = [place[key], said] if key in place else said

    def tell_unread(self) -> None:
        """Name what stands in the journeys and found no place."""
        left: dict[str, list[int]] = {}
        for journey in filter(None, (self.own, self.planned)):
            for element in journey.walk():
                if not element.was_read and element.text:
                    left.setdefault(element.name, []).append(element.line)
        for name, lines in left.items():
            times = "" if len(lines) == 1 else f", {len(lines)} times"
            self.draft_.tell(f"<{shortened(name)}> has no place in a map and was not read{times}", lines[0])

    # where it happens

    def put(self, steps: Sequence[tuple[str, dict[str, Any]]]) -> None:
        phases: dict[str, dict[str, Any]] = {}
        for journey in filter(None, (self.own, self.planned)):
            for phase in (one for group in journey.all("journeyPhases") for one in group.all("journeyPhase")):
                written = phase.attributes.get("phaseID", "").strip()
                if written in phases:
                    continue
                called = phase.said("phaseName") or written or "Journey"
                phases[written] = {"id": self.id(written, called), "name": called}
                if said := phase.said("phaseDescription"):
                    phases[written]["description"] = said
        if not phases and not any(phase for phase, _ in steps):
            self.draft_.data["touchpoints"] = [step for _, step in steps]
            return
        current = next(iter(phases), "")
        order: list[dict[str, Any]] = []
        for wanted, step in steps:
            if wanted and wanted not in phases:
                phases[wanted] = {"id": self.id(wanted, wanted), "name": wanted}
            current = wanted or current
            if current not in phases:
                phases[current] = {"id": self.id("", "Journey"), "name": "Journey"}
            phases[current].setdefault("touchpoints", []).append(step)
            order.append(step)
        made = [step for phase in phases.values() for step in phase.get("touchpoints", ())]
        if [id(step) for step in made] != [id(step) for step in order]:
            self.draft_.tell("touchpoints go back and forth between phases; each stands in its own phase now")
        self.draft_.data["phases"] = list(phases.values())

    def set_scale(self) -> None:
        if self.scores:
            ends, remark = scale_for(self.scores, self.scale, self.name)
            if remark:
                self.draft_.tell(remark)
            self.draft_.data["scale"] = {"min": ends[0], "max": ends[1]}


def _phase_of(point: Element) -> str:
    belongs = point.first("belongsTo")
    return "" if belongs is None else belongs.attributes.get("phaseIDref", "").strip()


def _counts(step: dict[str, Any]) -> bool:
    return step.get("deviation") not in ("missing", "extra")


def _words(element: Element) -> list[str]:
    return [
        text for text in (element.text, *(word for inner in element.inside for word in _words(inner))) if text
    ]


def _same_words(planned: Element, actual: Element) -> None:
    """Take as read what a planned touchpoint says in the same words as the actual one."""
    said = {element.text for element in actual.walk()}
    for element in planned.walk():
        element.was_read = "".join(element.texts).strip() in said


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The most of some numbers that stand in their order: the others are out of it."""
    tails: list[int] = []
    places: list[int] = []
    back: list[int] = []
    for number, value in enumerate(numbers):
        at = bisect_left(tails, value)
        back.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        places[at : at + 1] = [number]
    kept: set[int] = set()
    here = places[-1] if places else -1
    while here >= 0:
        kept.add(numbers[here])
        here = back[here]
    return kept
