"""What was merged, put into the values of a map file as they were written: short forms stay."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cxmap.exchange.merging.merge import ABSENT, Merged
from cxmap.exchange.workbook.sheets import LISTS, PLACED, Kind
from cxmap.exchange.workbook.tables import ID, KINDS, VALUE, WHOLE, Row, Slot, Tables
from cxmap.model.identity import with_ids
from cxmap.model.part import takes_single
from cxmap.source import Route

_Spot = tuple[str, str]
"""A row: its table and its key."""


class Short(str):
    """An item that is a text alone, told apart from others that say the same."""

    __slots__ = ()


class Applied:
    """The values of a map after the changes, where its items stood, and where everything came from."""

    def __init__(
        self,
        data: Mapping[str, Any],
        ours: Tables,
        merged: Merged,
        theirs: Tables,
        lent: Collection[_Spot] = (),
    ) -> None:
        self.ours, self.theirs, self.merged, self.lent = ours, theirs, merged, lent
        self.origins: dict[int, Route] = {}
        """Where items stood, by their `id()`."""
        self.items: dict[_Spot, Any] = {}
        self._kept: list[Any] = []  # so that no `id()` is given twice
        self.data: dict[str, Any] = self.copied(data)
        self.find_items()
        for (table, key), cells in merged.changed.items():
            if table == WHOLE:
                self.set_whole(key, cells[VALUE])
            else:
                for slot, value in cells.items():
                    self.set((table, key), slot, value)
        for spot, row in merged.added.items():
            if spot[0] == WHOLE:
                self.data[row.key] = row.cells[VALUE]
            else:
                self.items[spot] = self.made(KINDS[spot[0]], row)
        for kind in (*PLACED, *LISTS):
            self.arrange(kind)
        self.name_all()

    def copied(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: self.copied(inner) for key, inner in value.items()}
        return [self.copied(item) for item in value] if isinstance(value, list) else value

    # items

    def find_items(self) -> None:
        """Which item each row of the map is."""
        phases = list(self.several(("phases",), self.data, "phases"))
        steps = [
            step for phase, route in phases if isinstance(phase, dict)
            for step in self.several((*route, "touchpoints"), phase, "touchpoints")
        ]  # fmt: skip
        steps += self.several(("touchpoints",), self.data, "touchpoints")
        for kind in LISTS:
            own = phases if kind.key == "phases" else steps if kind.key == "touchpoints" else None
            found = list(self.several((kind.key,), self.data, kind.key)) if own is None else own
            self.remember(kind, found)
        for kind in PLACED:
            placed = list(self.several((kind.key,), self.data, kind.key))
            for place, route in (*phases, *steps):
                if isinstance(place, dict):
                    placed += self.several((*route, kind.key), place, kind.key)
            self.remember(kind, placed)

    def several(self, route: Route, holder: dict[str, Any], key: str) -> Iterator[tuple[Any, Route]]:
        """The items of a list, each as something of its own; a single one may stand without a list."""
        held = holder.get(key)
        if held is None:
            return
        items = held if isinstance(held, list) else [held]
        made = [Short(item) if isinstance(item, str) else item for item in items]
        holder[key] = made if isinstance(held, list) else made[0]
        for at, item in enumerate(made):
            yield item, ((*route, at) if isinstance(held, list) else route)

    def remember(self, kind: Kind, found: list[tuple[Any, Route]]) -> None:
        rows = self.ours[kind.key].rows if kind.key in self.ours else {}
        # what the map names alone comes in with what it names, and stands behind all that its list has
        whole = not any(spot[0] == kind.key for spot in self.lent)
        for key, (item, route) in zip(rows, found, strict=whole):
            self.items[kind.key, key] = item
            self.note(item, route)

    def note(self, item: Any, route: Route | None) -> None:
        self._kept.append(item)
        if route is not None and route and isinstance(route[-1], int):
            self.origins[id(item)] = route

    def whole(self, spot: _Spot) -> dict[str, Any]:
        """An item as a mapping, so that it can say more than its name."""
        item = self.items[spot]
        if isinstance(item, dict):
            return item
        made = {KINDS[spot[0]].part.shorthand or "name": str(item)}
        self.note(made, self.origins.get(id(item)))
        self.items[spot] = made
        return made

    def set(self, spot: _Spot, slot: Slot, value: Any) -> None:
        """Give a cell of an item another value."""
        key, inside = slot
        item = self.items[spot]
        part = KINDS[spot[0]].part
        if not isinstance(item, dict) and slot == (part.shorthand, "") and isinstance(value, str):
            made = Short(value)
            self.note(made, self.origins.get(id(item)))
            self.items[spot] = made
            return
        if slot == ID:
            return  # `name_all` sees to ids
        item = self.whole(spot)
        if inside:
            held = item.get(key)
            inner = dict(held) if isinstance(held, dict) else {}
            _put(inner, inside, value)
            _put(item, key, inner or ABSENT, like=part)
        else:
            _put(item, key, value, like=part)

    def set_whole(self, key: str, value: Any) -> None:
        from cxmap.model import Map

        held = self.data.get(key)
        if isinstance(value, dict) and isinstance(held, dict):
            for name in [name for name in held if name not in value]:
                del held[name]
            for name, inner in value.items():
                _put(held, name, inner)
            return
        _put(self.data, key, value, like=Map)

    def made(self, kind: Kind, row: Row) -> Any:
        """A new item, as short as it can be."""
        item: dict[str, Any] = {}
        order = {slot: at for at, slot in enumerate(self.theirs[kind.key].headers)}
        for slot, value in sorted(row.cells.items(), key=lambda cell: order.get(cell[0], 999)):
            if slot[1]:
                item.setdefault(slot[0], {})
                if isinstance(item[slot[0]], dict):
                    item[slot[0]][slot[1]] = value
            else:
                _put(item, slot[0], value, like=kind.part)
        if "id" in item:
            item = {"id": item.pop("id"), **item}
        short = kind.part.shorthand or ""
        text = item.get(short)
        made = Short(text) if list(item) == [short] and isinstance(text, str) else item
        self.note(made, None)
        return made

    # lists

    def arrange(self, kind: Kind) -> None:
        """Put the items of a list where they belong."""
        rows = self.ours[kind.key].rows if kind.key in self.ours else {}
        orders = dict(self.merged.lists.get(kind.key, {}))
        current: dict[str, list[str]] = {}
        for row in rows.values():
            current.setdefault(row.holder, []).append(row.key)
        for holder, keys in {**current, **orders}.items():
            owner = self.owner(kind, holder)
            if owner is None:
                continue
            kept = [key for key in keys if (kind.key, key) in self.items]
            items = [self.items[kind.key, key] for key in kept]
            held = owner.get(kind.key)
            if not items:
                if held is not None and kind.key in owner and (holder in orders):
                    del owner[kind.key]
            elif held is not None and not isinstance(held, list) and len(items) == 1:
                owner[kind.key] = items[0]
            else:
                _put(owner, kind.key, items, like=None if holder else _map_part())

    def owner(self, kind: Kind, holder: str) -> dict[str, Any] | None:
        """What holds a list; nothing where that was taken out."""
        if kind.key not in ("touchpoints", *(placed.key for placed in PLACED)) or not holder:
            return self.data
        sections = ("phases",) if kind.key == "touchpoints" else ("phases", "touchpoints")
        for section in sections:
            spot = (section, holder)
            if spot in self.merged.removed:
                return None
            if spot in self.items:
                return self.whole(spot) if self.needs_whole(kind, holder, spot) else self.held(spot)
        return None

    def needs_whole(self, kind: Kind, holder: str, spot: _Spot) -> bool:
        return bool(self.merged.lists.get(kind.key, {}).get(holder)) or isinstance(self.items[spot], dict)

    def held(self, spot: _Spot) -> dict[str, Any] | None:
        item = self.items[spot]
        return item if isinstance(item, dict) else None

    # ids

    def name_all(self) -> None:
        """Write ids out where the names would now give others."""
        changed = True
        for _ in range(3):
            if not changed:
                return
            changed = False
            for spot, (holder, at, given) in self.given_ids().items():
                if spot in self.lent:
                    continue
                row = self.ours[spot[0]].rows.get(spot[1]) if spot[0] in self.ours else None
                wanted = self.merged.changed.get(spot, {}).get(ID, ABSENT)
                if wanted is ABSENT:
                    wanted = row.cells.get(ID, ABSENT) if row is not None else ABSENT
                if wanted is ABSENT or wanted == given:
                    continue
                item = self.whole(spot)
                rest = {name: value for name, value in item.items() if name != "id"}
                item.clear()
                item |= {"id": wanted, **rest} if "id" not in rest else rest
                if at is None:
                    _set_single(holder, spot[0], item)
                else:
                    holder[spot[0]][at] = item
                changed = True

    def given_ids(self) -> dict[_Spot, tuple[dict[str, Any], int | None, Any]]:
        """The ids that items have by what is written of them, and where they stand."""
        named = with_ids(_bare(self.data))
        spots = {id(item): spot for spot, item in self.items.items()}
        found: dict[_Spot, tuple[dict[str, Any], int | None, Any]] = {}

        def look(holder: dict[str, Any], given: Any, key: str) -> None:
            held = holder.get(key)
            items = held if isinstance(held, list) else [held] if held is not None else []
            others = given.get(key) if isinstance(given, dict) else None
            others = others if isinstance(others, list) else [others]
            for at, (item, other) in enumerate(zip(items, others, strict=False)):
                spot = spots.get(id(item))
                if spot is not None and spot[0] == key:
                    id_ = other.get("id") if isinstance(other, dict) else None
                    found[spot] = (holder, at if isinstance(held, list) else None, id_)

        for kind in LISTS:
            if "id" in kind.part.model_fields:
                look(self.data, named, kind.key)
        phases = self.data.get("phases")
        others = named.get("phases")
        if isinstance(phases, list) and isinstance(others, list):
            for phase, other in zip(phases, others, strict=False):
                if isinstance(phase, dict):
                    look(phase, other, "touchpoints")
        return found


def _set_single(holder: dict[str, Any], key: str, item: Any) -> None:
    holder[key] = item


def _map_part() -> type[Any]:
    from cxmap.model import Map

    return Map


def _plain(value: Any) -> bool:
    return not isinstance(value, dict | list)


def _bare(value: Any) -> Any:
    """Values with lists as the model reads them: a single item stands for a list of one."""
    if isinstance(value, dict):
        made = {key: _bare(inner) for key, inner in value.items()}
        for key in KINDS:
            if key in made and made[key] is not None and not isinstance(made[key], list):
                made[key] = [made[key]]
        return made
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _put(holder: dict[str, Any], key: str, value: Any, like: Any = None) -> None:
    """Set a key, in the form that its value had: one item without a list, the end of a block of lines.

    A new key comes where the format lists it.
    """
    if value is ABSENT:
        holder.pop(key, None)
        return
    old = holder.get(key)
    if isinstance(value, list) and len(value) == 1 and _plain(value[0]):
        if (key in holder and old is not None and not isinstance(old, list)) or (
            key not in holder and like is not None and takes_single(like, key)
        ):
            value = value[0]
    elif isinstance(value, str) and isinstance(old, str) and old.endswith("\n") and not value.endswith("\n"):
        value += "\n"
    if key in holder or like is None:
        holder[key] = value
        return
    order = {name: at for at, name in enumerate(like.model_fields)}
    mine = order.get(key, len(order))
    items = list(holder.items())
    at = max(
        (number for number, (name, _) in enumerate(items, 1) if order.get(name, len(order)) <= mine),
        default=0,
    )
    items.insert(at, (key, value))
    holder.clear()
    holder.update(items)
