"""An edited workbook as tables: which row is which of the map, and to which phase or place each belongs."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from cxmap.exchange.grid import Grid
from cxmap.exchange.workbook.marks import HOLDER, LABEL, Marks, digest
from cxmap.exchange.workbook.reading import OpenedBook, ReadRow, ReadSheet, opened_sheet, opened_workbook
from cxmap.exchange.workbook.sheets import LISTS, MAP, PLACED, ROW, Kind
from cxmap.exchange.workbook.tables import ID, KINDS, WHOLE, Row, Table, Tables, whole_table
from cxmap.model.identity import id_from
from cxmap.source import shortened


class Arrived(Struct, frozen=True):
    """A file as tables, the marks of the map that it was made of, and what is to be told of it."""

    tables: Tables
    marks: Marks | None
    told: tuple[str, ...]


def arrived_workbook(content: bytes, name: str, ours: Tables) -> Arrived:
    """A workbook of cxmap's own. Raises InputError where it cannot be read."""
    return _Arriving(opened_workbook(content, name), ours).read()


def arrived_sheet(grid: Grid, name: str, ours: Tables) -> Arrived | None:
    """A sheet of such a workbook that was saved alone; nothing where it is none."""
    alone = opened_sheet(grid, name, {key: table.rows for key, table in ours.items()})
    return None if alone is None else _Arriving(alone, ours, alone=True).read()


class _Arriving:
    def __init__(self, book: OpenedBook, ours: Tables, *, alone: bool = False) -> None:
        self.book, self.ours, self.alone = book, ours, alone
        self.marks = self.book.marks
        self.told = [loss.text for loss in self.book.draft_.losses]
        self.tables: Tables = {}

    def read(self) -> Arrived:
        if MAP in self.book.book.names:
            whole = whole_table(self.book.whole, self.book.whole_refs)
            whole.emptied = self.book.emptied
            self.tables[WHOLE] = whole
        for kind in (*LISTS, *PLACED):
            sheet = self.book.sheets.get(kind.key)
            if sheet is not None:
                self.tables[kind.key] = self.table(kind, sheet)
            elif not self.alone and self.ours.get(kind.key) is not None and self.ours[kind.key].rows:
                self.told.append(f"the sheet `{kind.name}` is not there; what the map says of that was kept")
        self.place_steps()
        for kind in PLACED:
            self.place_inner(kind)
        if self.marks is None:
            self.told.append(
                f"{'a sheet alone' if self.alone else 'the file'} does not remember what the map said "
                "when it was exported; every difference counts as a "
                "change of the file"
            )
        return Arrived(self.tables, self.marks, tuple(self.told))

    def table(self, kind: Kind, sheet: ReadSheet) -> Table:
        own = self.ours.get(kind.key)
        rows: dict[str, Row] = {}
        bare = {key for key, row in own.rows.items() if not row.cells} if own is not None else set()
        # a row that was emptied is gone, with what cxmap knows it by still in the column that nobody sees
        sheet = replace(sheet, rows=[row for row in sheet.rows if row.item or row.first or row.key in bare])
        taken = self.keys(kind, sheet)
        for read, key in zip(sheet.rows, taken, strict=True):
            rows[key] = Row(
                key, dict(read.cells), read.first, dict(read.refs), f"{kind.name}, row {read.number}"
            )
        if own is not None:
            used = {slot for row in own.rows.values() for slot in row.cells}
            for header in (own.headers[slot] for slot in own.headers if slot in used - sheet.columns.keys()):
                self.told.append(
                    f"the sheet `{kind.name}` has no column `{header}`; what the map says there was kept"
                )
        headers = {
            slot: header for slot, header in sheet.columns.items() if slot[0] not in ("phase", "place")
        }
        return Table(kind.name, rows, headers)

    def keys(self, kind: Kind, sheet: ReadSheet) -> list[str]:
        """What each row is known by: as it was when the workbook was written, or else by its id."""
        own = self.ours[kind.key].rows if kind.key in self.ours else {}
        claims: dict[str, list[int]] = {}
        for at, read in enumerate(sheet.rows):
            if read.key:
                claims.setdefault(read.key, []).append(at)
        keys = [""] * len(sheet.rows)
        for key, rows in claims.items():
            best = max(rows, key=lambda at: (self.unchanged(kind, key, sheet.rows[at]), -at))
            keys[best] = key
            for at in rows:
                if at != best:
                    self.copied(kind, sheet.rows[at], sheet.rows[best])
        taken = set(filter(None, keys))
        by_name = {row.name(kind).casefold(): row.key for row in reversed(own.values())}
        held = {} if self.marks is None else self.marks.get(kind.key, {})
        since = {} if self.marks is None else {
            row.name(kind): row.key for row in reversed(own.values()) if digest(row.key) not in held
        }  # fmt: skip
        for at, read in enumerate(sheet.rows):
            if keys[at]:
                continue
            id_, name = str(read.cells.get(ID, "")), str(read.cells.get((kind.usual[0], ""), ""))
            # a new row may have been brought in before: whoever goes on with a workbook does so twice
            guesses = [id_, since.get(name, "")]
            if ROW.slot not in sheet.columns:  # somebody took the column out
                guesses += [
                    digest([read.first, read.cells.get((kind.usual[0], ""), "")]),
                    by_name.get(name.casefold(), ""),
                ]
            found = next((guess for guess in guesses if guess in own and guess not in taken), "")
            keys[at] = found or self.new_key(id_ or id_from(name), taken | own.keys())
            taken.add(keys[at])
        return keys

    def new_key(self, wanted: str, taken: set[str]) -> str:
        key, number = wanted, 1
        while key in taken:
            number += 1
            key = f"{wanted}-{number}"
        return key

    def unchanged(self, kind: Kind, key: str, read: ReadRow) -> int:
        """How many cells of a row are as they were exported."""
        held = (self.marks or {}).get(kind.key, {}).get(digest(key), {})
        return sum(held.get(digest(list(slot))) == digest(value) for slot, value in read.cells.items())

    def copied(self, kind: Kind, read: ReadRow, first: ReadRow) -> None:
        """A row that is a copy of another one is a new row, and has an id of its own."""
        if ID in read.cells and read.cells[ID] == first.cells.get(ID):
            del read.cells[ID]
            self.told.append(
                f"{kind.name}, row {read.number} has the ID of row {first.number}, of which it is a "
                "copy; it got one "
                "of its own"
            )

    # where rows belong

    def place_steps(self) -> None:
        """Turn the names of phases into their keys; a row without one follows the row above it."""
        steps, phases = self.tables.get("touchpoints"), self.tables.get("phases")
        if steps is None:
            return
        known = dict(self.ours["phases"].rows) if phases is None and "phases" in self.ours else {}
        rows = phases.rows if phases is not None else known
        names = {" ".join(row.name(KINDS["phases"]).split()): key for key, row in reversed(rows.items())}
        ids = {str(row.cells.get(ID) or key): key for key, row in rows.items()}
        former = self.former_phases(rows)
        held = (self.marks or {}).get("touchpoints", {})
        last = ""
        for row in steps.rows.values():
            label = row.holder
            mark = held.get(digest(row.key), {})
            if not label:
                unlabelled = mark and digest(list(LABEL)) not in mark and not last
                row.holder = "" if unlabelled or not (last or rows) else last or next(iter(rows))
            elif mark.get(digest(list(LABEL))) == digest(label) and (was := self.marked(rows, mark)):
                row.holder = was
            else:
                found = ids.get(label) or names.get(label) or former.get(digest(label))
                row.holder = found or self.new_phase(label, last, row)
                names.setdefault(label, row.holder)
            last = row.holder
        loose = [row for row in steps.rows.values() if not row.holder]
        if loose and len(loose) < len(steps.rows):
            journey = self.new_phase("Journey", "", loose[0])
            for row in loose:
                row.holder = journey

    def former_phases(self, rows: Mapping[str, Row]) -> dict[str, str]:
        """The keys of phases by the marks of what they were called when the workbook was written."""
        by_mark = {digest(key): key for key in rows}
        found: dict[str, str] = {}
        for mark in (self.marks or {}).get("touchpoints", {}).values():
            label, holder = mark.get(digest(list(LABEL))), mark.get(digest(list(HOLDER)))
            if label is not None and holder in by_mark:
                found[label] = by_mark[holder]
        return found

    def marked(self, rows: Mapping[str, Row], mark: Mapping[str, str]) -> str:
        """The phase that a row belonged to, if it is still there."""
        holder = mark.get(digest(list(HOLDER)))
        return next((key for key in rows if digest(key) == holder), "")

    def new_phase(self, label: str, after: str, row: Row) -> str:
        """A phase that somebody typed beside a touchpoint alone comes after the one of the row above."""
        phases = self.tables.setdefault(
            "phases", Table("Phases", {}, dict(self.ours["phases"].headers), complete=False)
        )
        key = self.new_key(id_from(label), set(phases.rows))
        made = Row(
            key, {("name", ""): label}, "", {("name", ""): row.refs.get(("phase", ""), row.ref)}, row.ref
        )
        order = list(phases.rows.items())
        at = next((number for number, (own, _) in enumerate(order, start=1) if own == after), len(order))
        phases.rows.clear()
        phases.rows.update([*order[:at], (key, made), *order[at:]])
        return key

    def place_inner(self, kind: Kind) -> None:
        """Turn the ids or names of places into their keys."""
        table = self.tables.get(kind.key)
        if table is None:
            return
        places: dict[str, str] = {}
        for section in ("phases", "touchpoints"):
            rows = self.tables[section].rows if section in self.tables else self.ours[section].rows
            for key, row in rows.items():
                places.setdefault(" ".join(row.name(KINDS[section]).split()), key)
        for section in ("phases", "touchpoints"):
            rows = self.tables[section].rows if section in self.tables else self.ours[section].rows
            places |= {str(row.cells.get(ID) or key): key for key, row in rows.items()}
        mine = self.ours[kind.key].rows if kind.key in self.ours else {}
        for row in table.rows.values():
            if not row.holder or row.holder in places:
                row.holder = places.get(row.holder, "")
                continue
            own = mine.get(row.key)
            kept = "" if own is None else own.holder
            if own is None or own.holder != row.holder:
                self.told.append(
                    f"{row.ref} speaks of `{shortened(row.holder)}`, which is no touchpoint or phase; "
                    "that was "
                    f"{'put with the map as a whole' if own is None else 'left where it was'}"
                )
            row.holder = kept
