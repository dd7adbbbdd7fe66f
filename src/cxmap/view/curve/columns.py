"""Which touchpoint stands in which column of a curve, of one map or of a map beside its future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from cxmap.model import Phase
from cxmap.scoring import PlaceScore, Scorecard
from cxmap.view.curve.values import Band, Change


class ColumnPlace(Struct, frozen=True):
    """What stands in a column: a touchpoint now and in the future; neither for a phase that has none."""

    now: PlaceScore | None = None
    then: PlaceScore | None = None
    id: str = ""
    """What both maps call it: the id of now where there is one."""

    @property
    def scored(self) -> PlaceScore | None:
        """The touchpoint as it is now, or as it will be where it does not exist yet."""
        return self.now or self.then


class _Group(Struct):
    """The touchpoints of a phase; those of no phase have an empty id."""

    id: str
    name: str
    places: list[ColumnPlace] = field(default_factory=list)

    def at(self, id_: str) -> int | None:
        """Which place of the group a touchpoint has."""
        ids = [place.id for place in self.places]
        return ids.index(id_) if id_ in ids else None


class Columns(Struct, frozen=True):
    """Every column in order, and the phases over them. A phase without touchpoints keeps one column."""

    places: tuple[ColumnPlace, ...]
    bands: tuple[Band, ...]
    compared: bool
    """Whether there is a future beside the current map."""

    @property
    def now(self) -> Iterator[tuple[int, PlaceScore | None]]:
        """The columns of the current map, with nothing for a phase without touchpoints."""
        return ((at, place.now) for at, place in enumerate(self.places) if place.now or not place.then)

    @property
    def then(self) -> Iterator[tuple[int, PlaceScore]]:
        """The columns of the future map."""
        return ((at, place.then) for at, place in enumerate(self.places) if place.then is not None)

    def change(self, column: int) -> Change:
        """Whether a touchpoint is in one of the two maps only."""
        place = self.places[column]
        if not self.compared or place.scored is None or (place.now and place.then):
            return ""
        return "dropped" if place.now else "new"


Names = Mapping[tuple[str, str], str]
"""What the other map's phases and touchpoints are called here, by section and id, where that differs."""


def _groups(card: Scorecard, names: Names) -> list[_Group]:
    shown = {place.index: place for place in card.touchpoints}

    def places(phase: Phase | None) -> list[ColumnPlace]:
        numbers = [step.number for step in card.map.steps if step.phase is phase]
        own = [shown[number] for number in numbers if number in shown]
        return [ColumnPlace(place, None, names.get(("touchpoints", place.id), place.id)) for place in own]

    groups = [
        _Group(names.get(("phases", phase.id), phase.id), phase.name, places(phase))
        for phase in card.map.phases
    ]
    return [*groups, _Group("", "", places(None))]


def _insert(new: ColumnPlace, order: list[str], group: _Group) -> None:
    """After the nearest neighbour before it in the future that stands here too, else before the one after."""
    own = order.index(new.id)
    before = next((at for id_ in reversed(order[:own]) if (at := group.at(id_)) is not None), None)
    after = next((at for id_ in order[own + 1 :] if (at := group.at(id_)) is not None), None)
    place = before + 1 if before is not None else after if after is not None else len(group.places)
    group.places.insert(place, ColumnPlace(None, new.now, new.id))


def _match(groups: list[_Group], future: list[_Group]) -> None:
    """Put the future's touchpoints to those of now, by id."""
    then = {place.id: place.now for group in future for place in group.places}
    for group in groups:
        group.places = [ColumnPlace(place.now, then.get(place.id), place.id) for place in group.places]


def _thread(groups: list[_Group], future: list[_Group]) -> None:
    """Put in the new ones where one map has no phases: beside their neighbours, whatever their phase."""
    places = [place for group in future for place in group.places]
    order = [place.id for place in places]
    known = {place.id for group in groups for place in group.places}
    for at, new in enumerate(places):
        if new.id not in known:
            near = [*reversed(order[:at]), *order[at + 1 :]]
            homes = (group for id_ in near for group in groups if group.at(id_) is not None)
            _insert(new, order, next(homes, groups[-1]))


def _merge(groups: list[_Group], future: list[_Group]) -> None:
    """Put in the new ones, each in its phase; a phase that is new stands where the future has it."""
    known = {place.id for group in groups for place in group.places}
    position = 0
    for group in future:
        new = [place for place in group.places if place.id not in known]
        home = next((at for at, known in enumerate(groups) if known.id == group.id), None)
        if home is None:
            if not new:
                continue
            groups.insert(position, _Group(group.id, group.name))
            home = position
        position = home + 1
        order = [place.id for place in group.places]
        for place in new:
            _insert(place, order, groups[home])


def columns_of(
    card: Scorecard, future: Scorecard | None = None, names: Names = MappingProxyType({})
) -> Columns:
    """The columns of a map in its order; touchpoints that only a future has stand where it has them.

    Both are matched by id, or as `names` say of the future's.
    """
    groups = _groups(card, {})
    if future is not None:
        other = _groups(future, names)
        _match(groups, other)
        (_merge if card.map.phases and future.map.phases else _thread)(groups, other)
    places: list[ColumnPlace] = []
    bands: list[Band] = []
    for group in groups:
        first = len(places)
        places += group.places
        if group.id and not group.places:
            places.append(ColumnPlace())
        if group.id:
            bands.append(Band(group.id, group.name, first, len(places) - 1))
    return Columns(tuple(places), tuple(bands), future is not None)
