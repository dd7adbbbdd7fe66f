"""A document with the changes of one of its variants put in: plain data and places, as if it were written so.

Every value keeps the place where it was written, so whatever is found in a variant is shown at the line that
causes it. `origins` leads from routes of the resolved data back to those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic_core import PydanticKnownError

from cxmap.errors import CxmapError
from cxmap.model.identity import with_ids
from cxmap.model.variants import ADDED, CHANGED, OWN, PLACES, SCORES
from cxmap.source import Diagnostic, Document, Route, shortened
from cxmap.source.document import Borrowed, Place

DOT = " \N{MIDDLE DOT} "
MOST_WITHIN = 5_000
_BOUND = ("data", "events", "comments")
"""What binds figures by the ids of the whole map, whether or not a variant has them."""


_Item = tuple[Any, Place | None, Route]
"""What stands in a list, its place, and where in the file it is written."""


class Resolved(Struct, frozen=True):
    """A document as one of its variants has it."""

    id: str
    document: Document
    own: frozenset[str]
    """Touchpoints and phases whose scores this variant states itself, by id."""
    absent: frozenset[str]
    """Ids of the map that this variant has none of."""
    origins: Mapping[Route, Route]
    homeless: tuple[Diagnostic, ...] = ()
    """What is added and says not where it stands, or names a place that this variant has not."""

    def written(self, route: Route) -> Route:
        """Where in the file something of the variant is written."""
        for length in range(len(route), 0, -1):
            if route[:length] in self.origins:
                return (*self.origins[route[:length]], *route[length:])
        return route

    def is_of_absent(self, problem: Diagnostic) -> bool:
        """Whether a finding only says that data is bound to what this variant has none of."""
        if problem.code != "CX201" or not problem.route or problem.route[0] not in _BOUND:
            return False
        last = problem.route[-1]
        value: Any = self.document.data
        for step in self.document.resolve(problem.route)[0]:
            value = value[step]
        return last in self.absent or (isinstance(value, str) and value in self.absent)


def variant_ids(document: Document) -> tuple[str, ...]:
    """The ids of the variants of a document, in their order; those that nobody could name are left out."""
    return tuple(id_ for _, id_, _ in _declared(document))


def insist_on_variant(document: Document, id_: str) -> None:
    """Raise CxmapError, with what may be meant, where a map has no variant of an id."""
    known = variant_ids(document)
    if id_ in known:
        return
    if not known:
        raise CxmapError(f"{document.name}: there is no variant `{id_}`: the map has no `variants`")
    close = get_close_matches(id_.casefold(), known, n=1, cutoff=0.5)
    meant = f"did you mean `{close[0]}`?" if close else f"it has {', '.join(known)}"
    raise CxmapError(f"{document.name}: there is no variant `{id_}`; {meant}")


def _declared(document: Document) -> list[tuple[int, str, dict[str, Any]]]:
    data = document.data
    variants = data.get("variants") if data is not None else None
    if not isinstance(variants, list) or data is None:
        return []
    with_id = with_ids({"variants": variants})["variants"]
    return [
        (at, item["id"], item)
        for at, item in enumerate(with_id)
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    ]


def resolved(document: Document, id_: str) -> Resolved | None:
    """A document as a variant has it; None where it has no such variant, or is no map at all.

    What is not of the kind that it should be is left as it stands: the map as written says what is wrong.
    """
    at, variant = next(((at, item) for at, own, item in _declared(document) if own == id_), (None, None))
    if document.data is None or document.place is None or variant is None or at is None:
        return None
    try:
        ids = with_ids(document.data)
    except PydanticKnownError:
        return None
    return _Resolving(document, ids, id_, variant, ("variants", at)).done()


@dataclass
class _Resolving:
    """The work on one variant. Data is copied where it changes, and shared where it does not."""

    document: Document
    ids: dict[str, Any]
    """The data with ids where names stood alone, so that a changed name changes no id."""
    id: str
    variant: dict[str, Any]
    home: Route
    own: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    origins: dict[Route, Route] = field(default_factory=dict)
    housed: set[Route] = field(default_factory=set)
    """What is added and has found its place."""
    borrowed: dict[Route, Borrowed] = field(default_factory=dict)
    """What stands in other files; of that, what the variant changes stands in this one."""

    def done(self) -> Resolved:
        """The resolved document."""
        assert self.document.data is not None
        assert self.document.place is not None
        data = {key: value for key, value in self.document.data.items() if key != "variants"}
        places = dict(_inside(self.document.place))
        self.borrowed |= {route: lent for route, lent in self.document.borrowed.items() if len(route) == 1}
        self._frame(data, places)
        self._lists(data, places)
        self._without_absent(data)
        place = self.document.place._replace(inside=places)
        return Resolved(
            self.id,
            replace(
                self.document,
                data=data,
                place=place,
                diagnostics=(),
                spoilt=frozenset(),
                borrowed=self.borrowed,
            ),
            frozenset(self.own),
            frozenset(self.absent),
            self.origins,
            tuple(self._homeless("phases" in data)),
        )

    def _homeless(self, in_phases: bool) -> Iterator[Diagnostic]:
        adds = self.variant.get("adds")
        if not isinstance(adds, dict):
            return
        for section in ("phases", "touchpoints"):
            added = adds.get(section)
            for at, item in enumerate(added if isinstance(added, list) else ()):
                route = (*self.home, "adds", section, at)
                if route in self.housed or not isinstance(item, dict):
                    continue
                key = next((key for key in PLACES if key in item), None)
                if key is None:
                    what = "`after` or `phase`" if in_phases else "`after`"
                    message = f"item {at + 1} of `{section}` says not where it stands"
                    yield Diagnostic("CX103", message, route, hint=f"Add {what} with an id.")
                    continue
                kind = "phase" if key == "phase" or section == "phases" else "touchpoint"
                message = f"no {kind} has the id `{shortened(item[key])}` in this variant"
                hint = f"Name the {kind} that it {'comes after' if key == 'after' else 'belongs to'}, by id."
                yield Diagnostic("CX201", message, (*route, key), hint=hint)

    def _frame(self, data: dict[str, Any], places: dict[str, Place]) -> None:
        """What the variant says of itself in place of the map."""
        for key in OWN:
            if key in self.variant:
                data[key] = self.variant[key]
                self._from(places, key, (*self.home, key))
                self.origins[key,] = (*self.home, key)
        name = self.variant.get("name")
        if "title" not in self.variant and isinstance(data.get("title"), str) and isinstance(name, str):
            data["title"] = f"{data['title']}{DOT}{name}"

    def _from(self, places: dict[str, Place], key: str, written: Route) -> None:
        """Let a value stand where it was written."""
        real, place = self.document.resolve(written)
        if place is not None and real == written:
            places[key] = place
        else:
            places.pop(key, None)

    def _lists(self, data: dict[str, Any], places: dict[str, Place]) -> None:
        for section in dict.fromkeys((*CHANGED, *ADDED)):
            if section == "touchpoints" and "phases" in data:
                continue
            items = self._items(section, data.get(section), (section,))
            if items is not None:
                data[section] = [item for item, _, _ in items]
                places[section] = self._list_place(places.get(section), items)
        phases = data.get("phases")
        if isinstance(phases, list):
            self._phases(phases, places)

    def _phases(self, phases: list[Any], places: dict[str, Place]) -> None:
        """Touchpoints inside phases; those that are added come where they say."""
        inner = _listed(places.get("phases"))
        for at, phase in enumerate(phases):
            if not isinstance(phase, dict):
                continue
            route = ("phases", at)
            items = self._items("touchpoints", phase.get("touchpoints"), (*route, "touchpoints"), phase)
            if items is None:
                continue
            phases[at] = {**phase, "touchpoints": [item for item, _, _ in items]}
            if at < len(inner):
                within = dict(_inside(inner[at]))
                within["touchpoints"] = self._list_place(within.get("touchpoints"), items)
                inner[at] = inner[at]._replace(inside=within)
        if "phases" in places:
            places["phases"] = places["phases"]._replace(inside=inner)

    def _list_place(self, place: Place | None, items: list[_Item]) -> Place:
        assert self.document.place is not None
        around = place or self.document.place
        return around._replace(inside=[own or around for _, own, _ in items])

    def _items(
        self, section: str, items: Any, route: Route, phase: dict[str, Any] | None = None
    ) -> list[_Item] | None:
        """The items of a list as the variant has them, each with its place and where it is written."""
        if items is not None and not isinstance(items, list):
            return None
        changes = self.variant.get(section)
        changes = changes if isinstance(changes, dict) else {}
        original = self._original(route, phase)
        result: list[_Item] = []
        for at, item in enumerate(items or ()):
            written = (*original, at)
            real, place = self.document.resolve_own(written)
            place = place if real == written else None
            id_ = self._id_at(written)
            if id_ is None:
                result.append((item, place, written))
                continue
            if (id_ in changes and changes[id_] is None) or self._elsewhere(section, item, id_, changes):
                self.absent |= {id_, *self._ids_within(written)}
                continue
            item = item if isinstance(item, dict) else {_first(section): item}
            item = {**item, "id": id_}
            change = changes.get(id_)
            if isinstance(change, dict):
                item = {**item, **{key: value for key, value in change.items() if key != "id"}}
                within = dict(_inside(place)) if place is not None else {}
                for key in change:
                    self._from(within, key, (*self.home, section, id_, key))
                place = None if place is None else place._replace(inside=within)
                if SCORES & change.keys() and "metrics" not in change:
                    item.pop("metrics", None)  # everybody's, where this variant has a score of its own
            if isinstance(change, dict) and SCORES & change.keys():
                self.own.add(id_)
            result.append((item, place, written))
        self._add(section, result, route, phase)
        return result if items is not None or result else None

    def _original(self, route: Route, phase: dict[str, Any] | None) -> Route:
        """Where in the file the list stands: phases may have moved."""
        if phase is None:
            return route
        return (*self.origins.get(route[:2], route[:2]), *route[2:])

    def _id_at(self, written: Route) -> str | None:
        value: Any = self.ids
        for step in written:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        id_ = value.get("id") if isinstance(value, dict) else None
        return id_ if isinstance(id_, str) else None

    def _ids_within(self, written: Route) -> list[str]:
        """The ids of a phase's touchpoints, which go with it."""
        ids = []
        for at in range(MOST_WITHIN):
            id_ = self._id_at((*written, "touchpoints", at))
            if id_ is None:
                break
            ids.append(id_)
        return ids

    def _elsewhere(self, section: str, item: Any, id_: str, changes: dict[str, Any]) -> bool:
        """Whether something exists in other markets alone; what the variant changes, it has."""
        market = self.variant.get("market")
        if section not in ("touchpoints", "channels") or not isinstance(market, str) or id_ in changes:
            return False
        if not isinstance(item, dict):
            return False
        markets = _texts(item.get("markets"))
        if section == "channels":
            return False  # what is left of it may be used by a touchpoint that stays
        if markets:
            return market not in markets
        channels = self.ids.get("channels")
        known = {
            channel.get("id"): _texts(channel.get("markets"))
            for channel in (channels if isinstance(channels, list) else [])
            if isinstance(channel, dict)
        }
        used = [known[channel] for channel in _texts(item.get("channel")) if channel in known]
        return bool(used) and all(own and market not in own for own in used)

    def _add(
        self,
        section: str,
        items: list[_Item],
        route: Route,
        phase: dict[str, Any] | None,
    ) -> None:
        """Put what the variant adds into its place in a list."""
        adds = self.variant.get("adds")
        added = adds.get(section) if isinstance(adds, dict) else None
        for at, item in enumerate(added if isinstance(added, list) else ()):
            if not isinstance(item, dict):
                continue
            where = self._where(section, items, item, phase)
            if where is None:
                continue
            written = (*self.home, "adds", section, at)
            real, place = self.document.resolve(written)
            bare = {key: value for key, value in item.items() if key not in PLACES}
            if "id" not in bare:
                name = bare.get(_first(section))
                made = with_ids({"channels": [{"name": name}]})["channels"][0].get("id")
                bare = {**bare, "id": made} if made else bare
            if isinstance(bare.get("id"), str) and section in ("touchpoints", "phases"):
                self.own.add(bare["id"])
            self.housed.add(written)
            items.insert(where, (bare, place if real == written else None, written))
        for at, (_, _, written) in enumerate(items):
            self._move((*route, at), written)

    def _move(self, here: Route, written: Route) -> None:
        """Let a route lead to where an item is written; keys that differ keep theirs."""
        self.origins[here] = written
        lent = self.document.borrowed.get(written)
        if lent is not None:
            stands_here = lent.taken_at == written
            self.borrowed[here] = lent._replace(taken_at=here) if stands_here else lent
        for section in CHANGED:
            if written[0] != "variants" and here[-2] == section:
                id_ = self._id_at(written)
                changes = self.variant.get(section)
                change = changes.get(id_) if isinstance(changes, dict) and id_ is not None else None
                for key in list(change) if isinstance(change, dict) else ():
                    there = (*self.home, section, str(id_), key)
                    self.origins[(*here, key)] = there
                    if lent is not None:
                        self.borrowed[(*here, key)] = Borrowed(self.document, there, there)

    def _where(
        self,
        section: str,
        items: list[_Item],
        item: dict[str, Any],
        phase: dict[str, Any] | None,
    ) -> int | None:
        """At which position of this list something is added; None where it belongs into another."""
        if section not in ("touchpoints", "phases"):
            # what is borrowed stays last, where any of it can be left out without moving the rest
            own = (at for at, (_, _, written) in enumerate(items) if not self._is_behind(written))
            return max(own, default=-1) + 1
        after = item.get("after")
        if after is not None:
            ids = [own.get("id") if isinstance(own, dict) else None for own, _, _ in items]
            return ids.index(after) + 1 if after in ids else None
        if phase is None:
            return len(items)
        wanted = item.get("phase")
        return len(items) if wanted is not None and wanted == phase.get("id") else None

    def _is_behind(self, written: Route) -> bool:
        """Whether an item comes from another file, and stands behind the map's own."""
        lent = self.document.borrowed.get(written)
        return lent is not None and lent.taken_at != written

    def _without_absent(self, data: dict[str, Any]) -> None:
        """Let nothing lead to what this variant has none of: ways on, and opportunities for that alone."""
        if not self.absent:
            return
        lists = [data.get("touchpoints")]
        phases = data.get("phases")
        lists += (
            [phase.get("touchpoints") for phase in phases if isinstance(phase, dict)]
            if isinstance(phases, list)
            else []
        )
        for points in lists:
            if not isinstance(points, list):
                continue
            for at, point in enumerate(points):
                if isinstance(point, dict):
                    points[at] = self._pruned(point)
        opportunities = data.get("opportunities")
        if isinstance(opportunities, list):
            data["opportunities"] = [
                own for item in opportunities if (own := self._helpful(item)) is not None
            ]

    def _pruned(self, point: dict[str, Any]) -> dict[str, Any]:
        """A touchpoint without ways to what is absent. Where none is left, the next touchpoint follows."""
        if point.get("through") in self.absent:
            point = {key: value for key, value in point.items() if key != "through"}
        ways = point.get("next")
        several = ways if isinstance(ways, list) else [ways]
        kept = [way for way in several if _led_to(way) not in self.absent]
        if len(kept) == len(several):
            return point
        if kept:
            return {**point, "next": kept}
        return {key: value for key, value in point.items() if key != "next"}

    def _helpful(self, item: Any) -> Any:
        """An opportunity without what is absent; None where it is for that alone."""
        if not isinstance(item, dict):
            return item
        places = _texts(item.get("addresses"))
        kept = [place for place in places if place not in self.absent]
        if len(kept) < len(places):
            if not kept:
                return None
            item = {**item, "addresses": kept}
        promises = item.get("expects")
        if isinstance(promises, list):
            held = [
                own
                for own in promises
                if not (isinstance(own, dict) and own.get("touchpoint") in self.absent)
            ]
            if len(held) < len(promises):
                item = {**item, "expects": held}
        return item


def _inside(place: Place | None) -> dict[str, Place]:
    inside = None if place is None else place.inside
    return inside if isinstance(inside, dict) else {}


def _listed(place: Place | None) -> list[Place]:
    inside = None if place is None else place.inside
    return list(inside) if isinstance(inside, list) else []


def _texts(value: Any) -> list[str]:
    """One text, or a list of them."""
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def _led_to(way: Any) -> Any:
    return way.get("to") if isinstance(way, dict) else way


def _first(section: str) -> str:
    """What a bare text of a list stands for."""
    return "title" if section == "opportunities" else "name"
