"""Tables of strangers held against a map: they know names instead of ids, and say less than it does.

What such a table leaves out is left as it is. What the map says in more words than a cell has (`{word:
annoyed, persona: visitor}` beside `annoyed`) counts as the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxmap.exchange.merging.arriving import Arrived
from cxmap.exchange.workbook.columns import column_of
from cxmap.exchange.workbook.sheets import LISTS, PLACED, Kind
from cxmap.exchange.workbook.tables import ID, KINDS, WHOLE, Row, Slot, Table, Tables
from cxmap.model.identity import id_from
from cxmap.source import Route, shortened

_WORDS = ("text", "word", "score", "words", "name", "title")
"""The keys that a short form stands for."""
_NOUNS = {"opportunities": "opportunity"}
_JOINED = "addresses"
"""A table names a touchpoint on each row; what else an opportunity addresses stays."""


def arrived_table(tables: Tables, ours: Tables, told: Iterable[str]) -> Arrived:
    """The tables of what was read from a stranger's table, by the keys of the map's own."""
    return _Strangers(tables, ours, list(told)).read()


def arrived_json(tables: Tables, ours: Tables, told: Iterable[str]) -> Arrived:
    """The tables of a map in JSON: it says everything, so what it lacks was taken out."""
    whole = tables[WHOLE]
    if WHOLE in ours:
        whole.emptied = {key: f"`{key}`" for key in ours[WHOLE].rows if key not in whole.rows}
    made = {**{key: Table(table.name, {}, table.headers) for key, table in ours.items()}, **tables}
    return Arrived(made, None, tuple(told))


def referred(tables: Tables, origins: Mapping[Route, str]) -> None:
    """Note where in the file touchpoints and phases stand."""
    steps = [route for route in origins if len(route) in (2, 4) and route[-2] == "touchpoints"]
    for section, routes in (
        ("touchpoints", sorted(steps)),
        ("phases", sorted(route for route in origins if len(route) == 2 and route[0] == "phases")),
    ):
        rows = list(tables[section].rows.values()) if section in tables else []
        if len(rows) == len(routes):
            for row, route in zip(rows, routes, strict=True):
                row.ref = origins[route]


class _Strangers:
    def __init__(self, tables: Tables, ours: Tables, told: list[str]) -> None:
        self.tables, self.ours, self.told = tables, ours, told
        self.keys: dict[str, dict[str, str]] = {}
        """Of each list the map's keys by those of the file."""

    def read(self) -> Arrived:
        made: Tables = {}
        kinds = (*(kind for kind in LISTS if kind.key != "touchpoints"), KINDS["touchpoints"], *PLACED)
        for kind in kinds:
            if kind.key in self.tables and self.tables[kind.key].rows:
                self.match(kind, self.tables[kind.key])
        for kind in kinds:
            if kind.key in self.keys:
                made[kind.key] = self.table(kind, self.tables[kind.key])
        return Arrived(made, None, tuple(self.told))

    def own(self, kind: Kind) -> dict[str, Row]:
        return self.ours[kind.key].rows if kind.key in self.ours else {}

    def holder(self, row: Row) -> str:
        """The map's key of what a row of the file belongs to."""
        for section in ("phases", "touchpoints"):
            if row.holder in self.keys.get(section, {}):
                return self.keys[section][row.holder]
        return row.holder

    def match(self, kind: Kind, table: Table) -> None:
        """Find out which row of the map each of the file is: by its name, where it stands, or its id."""
        own = self.own(kind)
        inner = kind in PLACED
        keys = self.keys[kind.key] = {}
        taken: set[str] = set()
        waiting = list(table.rows.values())
        for exact in (True, False):
            for row in list(waiting):
                found = next(
                    (
                        mine.key for mine in own.values()
                        if mine.key not in taken and _same(mine.name(kind), row.name(kind))
                        and (mine.holder == self.holder(row) or not (exact or inner))
                    ), None,
                )  # fmt: skip
                if found is None and not exact and not inner and row.key in own and row.key not in taken:
                    found = row.key
                if found is not None:
                    keys[row.key] = found
                    taken.add(found)
                    waiting.remove(row)
        for row in waiting:
            key, number = row.key, 1
            while key in own or key in keys.values():
                number += 1
                key = f"{row.key}-{number}"
            keys[row.key] = key
            if own and not inner:
                self.told.append(
                    f"{row.ref + ': ' if row.ref else ''}the map has no "
                    f"{_NOUNS.get(kind.key, kind.name.lower()[:-1])} "
                    f"`{shortened(row.name(kind))}`, so it is a new one"
                )

    def table(self, kind: Kind, table: Table) -> Table:
        own, rows = self.own(kind), {}
        phased = kind.key != "touchpoints" or any(row.holder for row in table.rows.values())
        last = ""
        for row in table.rows.values():
            key = self.keys[kind.key][row.key]
            mine = own.get(key)
            holder = self.holder(row)
            if not phased:
                holder = mine.holder if mine is not None else last or _last_holder(own)
            last = holder
            cells = {self.slot(slot): self.meant(kind, slot, value) for slot, value in row.cells.items()}
            if mine is not None:
                cells = dict(self.merged(kind, mine, row, cells))
            elif key == id_from(row.name(kind)):
                cells.pop(ID, None)  # its name says it
            elif ID in cells:
                cells[ID] = key
            rows[key] = Row(key, cells, holder, dict(row.refs), row.ref)
        return Table(table.name, rows, table.headers, complete=False, ordered=False, placed=phased)

    def slot(self, slot: Slot) -> Slot:
        key, inside = slot
        known = self.keys.get("personas" if key == "experience" else key, {})
        return key, known.get(inside, inside)

    def meant(self, kind: Kind, slot: Slot, value: Any) -> Any:
        """A value with the map's ids in place of those that were made of the file's names."""
        known: dict[str, str] = {}
        for section in column_of(kind.part, slot[0]).refers:
            known |= self.keys.get(section, {})
        if isinstance(value, str):
            return known.get(value, value)
        if not isinstance(value, list):
            return value
        return [known.get(item, item) if isinstance(item, str) else item for item in value]

    def merged(
        self, kind: Kind, mine: Row, row: Row, cells: Mapping[Slot, Any]
    ) -> Iterable[tuple[Slot, Any]]:
        """The cells of a row that the map has, too: with what the map says beyond the words."""
        for slot, value in cells.items():
            if slot == ID or slot[0] == kind.usual[0]:
                continue
            held = mine.cells.get(slot)
            if held is None and any(other[0] == slot[0] for other in mine.cells):
                self.told.append(
                    f"{row.ref + ', ' if row.ref else ''}{shortened(row.name(kind))}: `{slot[0]}` "
                    "stands in the map "
                    f"persona by persona; {value} of the file is for nobody of them and was not taken"
                )
            elif slot[0] == _JOINED and isinstance(held, list) and isinstance(value, list):
                yield slot, [*held, *(item for item in value if item not in held)]
            else:
                yield slot, _enriched(held, value)


def _same(first: str, other: str) -> bool:
    return " ".join(first.split()).casefold() == " ".join(other.split()).casefold()


def _last_holder(own: Mapping[str, Row]) -> str:
    return next((row.holder for row in reversed(list(own.values()))), "")


def _bare(value: Any) -> Any:
    """What a value comes to in the words of a cell."""
    if isinstance(value, Mapping):
        return next((_bare(value[key]) for key in _WORDS if key in value), value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _enriched(held: Any, value: Any) -> Any:
    """A value of the file with all that the map says of the same thing."""
    if isinstance(value, list):
        return _enriched_list(held if isinstance(held, list) else [] if held is None else [held], value)
    if isinstance(held, Mapping) and not isinstance(value, Mapping):
        if _bare(held) == _bare(value):
            return held
        key = next((key for key in _WORDS if key in held), None)
        return value if key is None else {**held, key: value}
    return held if _bare(held) == _bare(value) else value


def _enriched_list(held: Sequence[Any], value: Sequence[Any]) -> list[Any]:
    """Each item as the map has it, once; what no cell has words for stays where it was."""
    left = list(held)
    result: list[Any] = []
    for item in value:
        known = next((at for at, own in enumerate(left) if _bare(own) == _bare(item)), None)
        result.append(item if known is None else left.pop(known))
    for at, own in enumerate(held):
        if isinstance(own, Mapping) and not isinstance(_bare(own), str) and own in left:
            left.remove(own)
            result.insert(at, own)
    return result
