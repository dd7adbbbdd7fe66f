"""The things of a map that have ids, and every place that refers to one; of unsound texts, too."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cxmap.editing.places import Spot
from cxmap.editing.shapes import plain, shape_at
from cxmap.model.identity import id_from
from cxmap.source import Document, Route

SECTIONS = {
    "markets": "name",
    "segments": "name",
    "personas": "name",
    "sources": "name",
    "channels": "name",
    "curves": "name",
    "lanes": "name",
    "phases": "name",
    "touchpoints": "name",
    "opportunities": "title",
}
"""Every list whose items have an id, and the key of the name that it is made from where none is given."""
TOGETHER = frozenset({"phases", "touchpoints"})
"""Lists whose items share no id."""
DEEPEST = 80


class Thing(Struct, frozen=True):
    """Something that has an id, and where."""

    section: str
    id: str
    name: str
    route: Route
    given: bool
    """Whether the id is written; else it is made from the name."""
    is_lent: bool = False
    """Whether it stands in a file that the map takes in."""

    @property
    def at(self) -> Route:
        """Where its id stands, or the name that it is made from."""
        return (*self.route, "id") if self.given else (*self.route, SECTIONS[self.section])

    @property
    def what(self) -> str:
        """What it is called: `channel`, `opportunity` ..."""
        return "opportunity" if self.section == "opportunities" else self.section.removesuffix("s")


class Use(Struct, frozen=True):
    """A place that refers to a thing of one of some sections, by its id."""

    sections: tuple[str, ...]
    written: str
    route: Route
    is_key: bool


class Ids(Struct, frozen=True, dict=True):
    """All ids of a document."""

    document: Document
    whole: Document
    """The same with what it takes in from shared files."""

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """Everything that has an id, in the order of the text."""
        return tuple(_things(self.document.data or {}))

    @cached_property
    def lent(self) -> tuple[Thing, ...]:
        """Everything with an id that stands in a file that the map takes in."""
        elsewhere = (
            thing for thing in _things(self.whole.data or {}) if self.whole.is_elsewhere(thing.route)
        )
        return tuple(replace(thing, is_lent=True) for thing in elsewhere)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every place that refers to an id, in the order of the text."""
        return tuple(_uses(self.document.data or {}, (), 0))

    @cached_property
    def known(self) -> dict[str, dict[str, Thing]]:
        """The things of each section by id; of several with the same, the first."""
        known: dict[str, dict[str, Thing]] = {section: {} for section in SECTIONS}
        for thing in self.things:
            known[thing.section].setdefault(thing.id, thing)
        return known

    @cached_property
    def _channels_alike(self) -> dict[str, list[Thing]]:
        alike: dict[str, list[Thing]] = {}
        for thing in self.things:
            if thing.section == "channels":
                for text in {_alike(thing.id), _alike(thing.name)}:
                    alike.setdefault(text, []).append(thing)
        return alike

    def meant(self, use: Use) -> Thing | None:
        """What a place refers to; a channel also by its name, or in other capitals, as when a map is read."""
        for section in use.sections:
            if use.written in self.known[section]:
                return self.known[section][use.written]
        if "channels" in use.sections:
            candidates = self._channels_alike.get(_alike(use.written), [])
            return candidates[0] if len(candidates) == 1 else None
        return None

    def among(self, sections: tuple[str, ...]) -> list[Thing]:
        """The things that a place may refer to, those of shared files last."""
        own = [thing for section in sections for thing in self.known[section].values()]
        known = {(thing.section, thing.id) for thing in own}
        return own + [
            thing
            for thing in self.lent
            if thing.section in sections and (thing.section, thing.id) not in known
        ]

    def uses_of(self, thing: Thing) -> list[Use]:
        """Every place that refers to a thing."""
        return [use for use in self.uses if thing.section in use.sections and self.meant(use) == thing]

    def at(self, spot: Spot) -> Thing | None:
        """The thing of this text that a spot names or refers to."""
        own, use = self._own_at(spot), self._use_at(spot)
        return own if own is not None or use is None else self.meant(use)

    def lent_at(self, spot: Spot) -> Thing | None:
        """The thing of a shared file that a spot refers to, or stands for by its id or name alone."""
        own, use = self._own_at(spot), self._use_at(spot)
        if own is not None:
            return next((thing for thing in self.lent if thing.route == own.route), None)
        if use is None or self.meant(use) is not None:
            return None
        fitting = [thing for thing in self.lent if thing.section in use.sections]
        exact = next((thing for thing in fitting if thing.id == use.written), None)
        if exact is not None or "channels" not in use.sections:
            return exact
        alike = [thing for thing in fitting if _alike(use.written) in (_alike(thing.id), _alike(thing.name))]
        return alike[0] if len(alike) == 1 else None

    def _own_at(self, spot: Spot) -> Thing | None:
        if spot.on_key:
            return None
        return next((thing for thing in self.things if self._stands_for(thing, spot.route)), None)

    def _use_at(self, spot: Spot) -> Use | None:
        fitting = (use for use in self.uses if use.is_key == spot.on_key)
        return next((use for use in fitting if self.document.resolve(use.route)[0] == spot.route), None)

    def _stands_for(self, thing: Thing, route: Route) -> bool:
        """Whether a value is what names a thing: its id, its name, or the thing itself as a name alone."""
        return route in ((*thing.route, "id"), (*thing.route, SECTIONS[thing.section])) or (
            route == thing.route and self.document.resolve(thing.at)[0] == route
        )


def _alike(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _things(data: dict[str, Any]) -> Iterator[Thing]:
    for section in SECTIONS:
        if section == "phases":
            phases = _listed(data.get("phases"))
            inner = [
                ("touchpoints", ("phases", at, "touchpoints"), _listed(phase.get("touchpoints")))
                for at, phase in enumerate(phases)
                if isinstance(phase, dict)
            ]
            yield from _in_lists([("phases", ("phases",), phases), *inner])
        else:
            yield from _in_lists([(section, (section,), _listed(data.get(section)))])


def _in_lists(lists: list[tuple[str, Route, list[Any]]]) -> Iterator[Thing]:
    """The things in lists that share no ids; made ones give way to written ones, as when a map is read."""
    taken = {
        item["id"]
        for _, _, items in lists
        for item in items
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }
    last: dict[str, int] = {}
    for section, route, items in lists:
        for at, item in enumerate(items):
            name = item if isinstance(item, str) else None
            given = None
            if isinstance(item, dict):
                name, given = item.get(SECTIONS[section]), item.get("id")
            shown = name if isinstance(name, str) else ""
            if isinstance(given, str):
                yield Thing(section, given, shown or given, (*route, at), given=True)
            elif shown:
                made = first = id_from(shown)
                number = last.get(first, 1)
                while made in taken:
                    number += 1
                    made = f"{first}-{number}"
                last[first] = number
                taken.add(made)
                yield Thing(section, made, shown, (*route, at), given=False)


def _uses(value: Any, route: Route, depth: int) -> Iterator[Use]:
    """The places in a value at which the format has an id of something else."""
    shape = shape_at(plain(route))
    if shape is None or depth > DEEPEST:
        return
    if isinstance(value, str):
        sections = shape.sections or (shape.items.sections if shape.items is not None else ())
        if sections:
            yield Use(sections, value, route, is_key=False)
    elif isinstance(value, dict):
        known = shape.keys
        for key, inner in value.items():
            if key not in known and (sections := shape.sections_of_keys):
                yield Use(sections, key, (*route, key), is_key=True)
            yield from _uses(inner, (*route, key), depth + 1)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _uses(inner, (*route, at), depth + 1)
