"""Two versions of a map merged into one: what was changed in a file that was exported, and in the map since.

Every cell is held against its mark of the day of the export. One side changed it: that is taken. Both
did, in different ways: a conflict, which somebody has to decide. Without marks every difference is a
change of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct, field

from cxmap.exchange.workbook.marks import HOLDER, LABEL, Marks, digest
from cxmap.exchange.workbook.sheets import PLACED, Kind
from cxmap.exchange.workbook.tables import ID, KINDS, VALUE, WHOLE, Row, Slot, Table, Tables
from cxmap.exchange.yaml_text import flow
from cxmap.source import shortened

Side: TypeAlias = Literal["map", "file"]
ABSENT: Final = object()
"""What a cell holds that is empty."""
_ABOUT = frozenset((digest(list(HOLDER)), digest(list(LABEL))))
"""Marks of a row that are none of a cell."""
_NEEDED = ("cxmap", "title")
_PLACES = ("phases", "touchpoints")


class Conflict(Struct, frozen=True):
    """Something that both sides changed."""

    what: str
    """`Touchpoints!F4, Experience of Queue`."""
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.what}: the map says {self.ours}, the file {self.theirs}"


class Merged(Struct):
    """What becomes of a map."""

    changed: dict[tuple[str, str], dict[Slot, Any]] = field(default_factory=dict)
    """New values of cells, by table and row."""
    added: dict[tuple[str, str], Row] = field(default_factory=dict)
    removed: set[tuple[str, str]] = field(default_factory=set)
    lists: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Of each table and each holder the rows, by key, in order: those of which something changed in that."""
    conflicts: list[Conflict] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Choice(Struct, frozen=True):
    """How to merge: who is right where both changed something, and what else the file may do."""

    prefer: Side | None = None
    remove: bool = False
    """Whether rows that were taken out of the file are taken out of the map."""
    keep_order: bool = False


def merged(ours: Tables, theirs: Tables, marks: Marks | None, choice: Choice) -> Merged:
    """What becomes of a map (`ours`) after a file (`theirs`) that was exported when it had these `marks`."""
    result = Merged()
    needed: frozenset[str] = frozenset()
    holders: dict[str, dict[str, str]] = {}
    for key in dict.fromkeys(("touchpoints", "phases", *theirs)):
        if key not in theirs:
            continue
        mine = ours.get(key) or Table(theirs[key].name, {}, theirs[key].headers)
        held = None if marks is None else marks.get(key, {})
        first = key == "touchpoints"
        there = _phases_there(ours, theirs, marks) if first else _places_there(ours, result)
        merge = _Merge(
            key, mine, theirs[key], held, choice, result, needed if key == "phases" else frozenset(), there
        )
        merge.run()
        holders[key] = merge.holders
        if key == "touchpoints":
            gone = {row for table, row in result.removed if table == key}
            needed = frozenset(holder for row, holder in merge.holders.items() if row not in gone)
    for kind in PLACED:
        if kind.key in ours:
            held = None if marks is None else marks.get(kind.key, {})
            _take_along(kind, ours, held, choice, result, holders.get(kind.key, {}))
    return result


def _phases_there(ours: Tables, theirs: Tables, marks: Marks | None) -> frozenset[str]:
    """Phases that touchpoints can belong to: those of the map, and new ones of the file."""
    known = {} if marks is None else marks.get("phases", {})
    new = {key for key in theirs["phases"].rows if digest(key) not in known} if "phases" in theirs else set()
    return frozenset({"", *(ours["phases"].rows if "phases" in ours else ()), *new})


def _places_there(ours: Tables, result: Merged) -> frozenset[str]:
    spots = {(key, row) for key in _PLACES if key in ours for row in ours[key].rows}
    spots = (spots - result.removed) | {spot for spot in result.added if spot[0] in _PLACES}
    return frozenset({"", *(row for _, row in spots)})


def _take_along(
    kind: Kind,
    ours: Tables,
    marks: Mapping[str, Mapping[str, str]] | None,
    choice: Choice,
    result: Merged,
    holders: Mapping[str, str],
) -> None:
    """What belongs to a touchpoint or phase goes with it, and that is told."""
    for row in ours[kind.key].rows.values():
        spot, holder = (kind.key, row.key), holders.get(row.key, row.holder)
        place = next((ours[key].rows[holder] for key in _PLACES if (key, holder) in result.removed), None)
        if spot in result.removed or place is None:
            continue
        held = None if marks is None else marks.get(digest(row.key))
        same = held is not None and all(
            held.get(digest(list(slot))) == digest(value) for slot, value in row.cells.items()
        )
        whose = shortened(place.name(KINDS["touchpoints"]))
        what = f"{kind.name}: {shortened(row.name(kind))}, of {whose}"
        if marks is not None and not same and choice.prefer is None:
            result.conflicts.append(
                Conflict(what, "something else than when it was exported", "what it belongs to is gone")
            )
            continue
        result.removed.add(spot)
        result.told.append(f"{what}, went with it")


class _Merge:
    def __init__(
        self,
        key: str,
        ours: Table,
        theirs: Table,
        marks: Mapping[str, Mapping[str, str]] | None,
        choice: Choice,
        result: Merged,
        needed: frozenset[str],
        there: frozenset[str],
    ) -> None:
        self.key, self.ours, self.theirs, self.marks = key, ours, theirs, marks
        self.choice, self.result, self.needed, self.there = choice, result, needed, there
        self.kind = KINDS.get(key)
        self.holders: dict[str, str] = {row.key: row.holder for row in ours.rows.values()}
        """Where each row belongs in the end."""

    def run(self) -> None:
        for row in self.theirs.rows.values():
            own = self.ours.rows.get(row.key)
            held = None if self.marks is None else self.marks.get(digest(row.key))
            if own is not None:
                self.both(own, row, held)
            elif held is None:
                self.add(row)
            else:
                self.gone_from_map(row, held)
        for own in self.ours.rows.values():
            if own.key not in self.theirs.rows:
                self.gone_from_file(own)
        if self.key != WHOLE:
            self.order()

    def header(self, slot: Slot) -> str:
        return self.theirs.headers.get(slot) or self.ours.headers.get(slot) or slot[0]

    def named(self, row: Row) -> str:
        return shortened(row.name(self.kind))

    def both(self, own: Row, row: Row, held: Mapping[str, str] | None) -> None:
        """Hold the cells of a row against each other."""
        for slot in dict.fromkeys((*own.cells, *row.cells)):
            if slot not in self.theirs.headers or (slot == ID and ID not in row.cells):
                continue
            mine, other = own.cells.get(slot, ABSENT), row.cells.get(slot, ABSENT)
            if _mark(mine) == _mark(other) or (other is ABSENT and not self.theirs.complete):
                continue
            was = None if held is None else held.get(digest(list(slot)), "")
            if was is not None and _mark(other) == was:
                continue
            if (was is not None and _mark(mine) != was) or (self.marks is not None and held is None):
                if self.theirs_wins(self.where(slot, own, row), _shown(mine), _shown(other)):
                    self.set(own.key, slot, other)
                continue
            self.set(own.key, slot, other)
        if self.kind is not None:
            self.place(own, row, held)

    def set(self, key: str, slot: Slot, value: Any) -> None:
        self.result.changed.setdefault((self.key, key), {})[slot] = value

    def where(self, slot: Slot, own: Row, row: Row) -> str:
        ref = row.refs.get(slot) or row.ref
        if self.key == WHOLE:
            return f"{ref}{', ' if ref else ''}`{own.key}`"
        return f"{ref}{', ' if ref else ''}{self.header(slot)} of {self.named(own)}"

    def place(self, own: Row, row: Row, held: Mapping[str, str] | None) -> None:
        """Take a row to another phase or place, where the file says so."""
        if own.holder == row.holder or not self.theirs.placed:
            return
        was = None if held is None else held.get(digest(list(HOLDER)))
        if was is not None and digest(row.holder) == was:
            return
        if was is not None and digest(own.holder) != was:
            what = f"{row.ref}{', ' if row.ref else ''}where {self.named(own)} belongs"
            if not self.theirs_wins(what, own.holder or "the map", row.holder or "the map"):
                return
        if row.holder not in self.there and not self.comes_back(row):
            if self.kind in PLACED:
                self.result.told.append(
                    f"{row.ref}, {self.named(row)}: what it was moved to is not in the map; it was left "
                    "where it was"
                )
            return
        self.holders[own.key] = row.holder

    def add(self, row: Row) -> None:
        """Take a new row over; one that belongs to what is not there any more stays out, or is the map's."""
        if row.holder not in self.there and not self.comes_back(row):
            if self.key == "touchpoints":
                self.result.told.append(
                    f"{row.ref}, {self.named(row)}: not added, as its phase is not in the map"
                )
                return
            self.result.told.append(
                f"{row.ref}, {self.named(row)}: what it belongs to is not in the map; it was put with "
                "the map as a whole"
            )
            row.holder = ""
        self.result.added[self.key, row.key] = row
        self.holders[row.key] = row.holder

    def comes_back(self, row: Row) -> bool:
        """Whether a phase that was taken out of the map comes back, as touchpoints were put into it."""
        if self.key != "touchpoints":
            return False
        what = f"{row.ref}{', ' if row.ref else ''}the phase of {self.named(row)}"
        return self.theirs_wins(what, "nothing: it was taken out", row.holder)

    def theirs_wins(self, what: str, ours: str, theirs: str) -> bool:
        """Whether the file is right about what both changed; where nobody said so, that is a conflict."""
        if self.choice.prefer is None:
            self.result.conflicts.append(Conflict(what, ours, theirs))
        return self.choice.prefer == "file"

    def gone_from_map(self, row: Row, held: Mapping[str, str]) -> None:
        """A row that the map had when the file was written, and has no more."""
        changed = [
            self.header(slot) for slot in dict.fromkeys((*row.cells, *self.theirs.headers))
            if slot in self.theirs.headers
            and _mark(row.cells.get(slot, ABSENT)) != held.get(digest(list(slot)), "")
            and not (slot == ID and slot not in row.cells)
        ]  # fmt: skip
        what = f"{row.ref}, {self.named(row)}"
        if self.key == "phases" and row.key in self.needed:
            self.add(row)  # touchpoints were put into it, which somebody agreed to
        if not changed or row.key in self.needed:
            return
        if self.theirs_wins(what, "nothing: it was taken out", f"other words under {', '.join(changed)}"):
            self.add(row)

    def gone_from_file(self, own: Row) -> None:
        """A row that the map has and the file lacks: it may have come since."""
        held = None if self.marks is None else self.marks.get(digest(own.key))
        if not self.theirs.complete or (self.marks is not None and held is None):
            return
        here = {digest(list(slot)): _mark(value) for slot, value in own.cells.items()}
        there = {slot: mark for slot, mark in (held or here).items() if slot not in _ABOUT}
        if self.key == WHOLE:
            self.emptied(own, same=here == there)
            return
        name = f"{self.theirs.name}: {self.named(own)}"
        if not self.choice.remove:
            self.result.told.append(f"{name} is not in the file and was kept; --remove takes it out")
        elif own.key in self.needed:
            self.result.told.append(f"{name} is not in the file and was kept, as touchpoints belong to it")
        elif here == there or self.theirs_wins(
            name, "something else than when it was exported", "it is gone"
        ):
            self.result.removed.add((self.key, own.key))
            self.result.told.append(f"{name} was taken out")

    def emptied(self, own: Row, *, same: bool) -> None:
        """Something that the map says of itself, and the file no more."""
        if own.key not in self.theirs.emptied:
            return
        where = self.theirs.emptied[own.key]
        if own.key in _NEEDED:
            self.result.told.append(f"{where} is empty; a map needs `{own.key}`, which was kept")
        elif same or self.theirs_wins(f"{where}, `{own.key}`", _shown(own.cells[VALUE]), "nothing"):
            self.set(own.key, VALUE, ABSENT)

    # order

    def order(self) -> None:
        """Put rows where they belong, each holder's in an order of its own."""
        final = {
            key: holder for key, holder in self.holders.items() if (self.key, key) not in self.result.removed
        }
        for holder in dict.fromkeys((*(row.holder for row in self.ours.rows.values()), *final.values())):
            mine = [row.key for row in self.ours.rows.values() if row.holder == holder]
            members = {key for key, own in final.items() if own == holder}
            file_order = [row.key for row in self.theirs.rows.values() if row.key in members]
            wanted = self.takes_file_order(holder, [key for key in mine if key in members], file_order)
            first, second = (file_order, mine) if wanted else (mine, file_order)
            made = [key for key in first if key in members]
            for at, key in enumerate(second):
                if key in members and key not in made:
                    before = next((one for one in reversed(second[:at]) if one in made), None)
                    if before is None:
                        after = next((one for one in second[at + 1 :] if one in made), None)
                        made.insert(len(made) if after is None else made.index(after), key)
                    else:
                        made.insert(made.index(before) + 1, key)
            if made != mine:
                self.result.lists.setdefault(self.key, {})[holder] = made

    def takes_file_order(self, holder: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
        common = [key for key in mine if key in theirs]
        other = [key for key in theirs if key in common]
        if common == other or self.choice.keep_order or not self.theirs.ordered:
            return False
        if self.marks is None:
            return True
        positions = {mark: at for at, mark in enumerate(self.marks)}
        known = sorted(
            (key for key in common if digest(key) in positions), key=lambda key: positions[digest(key)]
        )
        if [key for key in other if key in known] == known:
            return False
        if [key for key in common if key in known] != known:
            what = f"the order on the sheet {self.theirs.name}" + (f", of {holder}" if holder else "")
            return self.theirs_wins(what, _listed(common), _listed(other))
        return True


def _mark(value: Any) -> str:
    return "" if value is ABSENT else digest(value)


def _shown(value: Any) -> str:
    return "nothing" if value is ABSENT else _short(flow(value))


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(keys[:5]) + (" ..." if len(keys) > 5 else "")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
