"""A workbook that cxmap wrote, read back with whatever was changed in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from cxmap.errors import InputError
from cxmap.exchange.draft import Draft
from cxmap.exchange.grid import Book, Grid, letters, opened
from cxmap.exchange.workbook.cells import from_cell
from cxmap.exchange.workbook.columns import Column, column_of, read_header
from cxmap.exchange.workbook.figures import FIGURES
from cxmap.exchange.workbook.marks import HOLDER, LABEL, Marks, digest, unpacked
from cxmap.exchange.workbook.marks import SHEET as MARKS
from cxmap.exchange.workbook.sheets import (
    LISTS,
    MAP,
    PHASE,
    PLACE,
    PLACED,
    ROW,
    TOUCHPOINTS,
    Kind,
    named_headers,
    part_in,
)
from cxmap.model import Map

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,10}[1-9])?\Z")
_COMPUTED = frozenset(column.header.casefold() for column in FIGURES)


class ReadRow(Struct):
    """A row of a sheet: the place or phase that stands first, the item, and where its cells stand."""

    number: int
    first: str = ""
    key: str = ""
    """What it was known by when the workbook was written."""
    item: dict[str, Any] = field(default_factory=dict)
    cells: dict[tuple[str, str], Any] = field(default_factory=dict)
    refs: dict[tuple[str, str], str] = field(default_factory=dict)


class ReadSheet(Struct):
    """The rows of a sheet, and which columns it has."""

    rows: list[ReadRow]
    columns: dict[tuple[str, str], str]
    """Headers, by the slots of the columns."""


def is_own_workbook(content: bytes, name: str) -> bool:
    """Whether a file is a workbook as cxmap writes it: its sheet `Map` has a row for the key `cxmap`."""
    if content[:4] != b"PK\x03\x04":
        return False
    book = opened(content, name)
    if MAP not in book.names:
        return False
    return is_map_sheet(book.rows(MAP))


def is_map_sheet(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether rows are those of the sheet with what the map says of itself."""
    return bool(rows) and list(rows[0][:2]) == ["Key", "Value"] and any(row[:1] == ["cxmap"] for row in rows)


def opened_workbook(content: bytes, name: str) -> OpenedBook:
    """Such a workbook, row by row."""
    return OpenedBook(opened(content, name), name).read()


def opened_sheet(grid: Grid, name: str, known: Mapping[str, Collection[str]]) -> OpenedBook | None:
    """A sheet of such a workbook that was saved alone, as CSV; nothing where it is none.

    Which one is told by its rows: `known` are the keys of those that the map has, by list.
    """
    first, *rows = grid.rows
    header = [" ".join(cell.split()).casefold() for cell in first]
    if is_map_sheet([list(row) for row in grid.rows]):
        return OpenedBook(_Alone(MAP, grid), name).read()
    if ROW.header.casefold() not in header:
        return None
    at = header.index(ROW.header.casefold())
    keys = {row[at] for row in rows}

    def fits(kind: Kind) -> tuple[bool, int, int]:
        placed = "phase" if kind.key == "touchpoints" else "place" if kind in PLACED else ""
        headers = [read_header(kind.part, cell, named_headers(kind)) for cell in header if cell]
        understood = sum(one is not None for one in headers) + (placed in header)
        usual = {one.key for one in headers if one is not None} & set(kind.usual)
        same = len(keys & set(known.get(kind.key, ())))
        return kind.name == grid.sheet, same, understood + 2 * len(usual) - 2 * len(kind.usual)

    return OpenedBook(_Alone(max((*LISTS, *PLACED), key=fits).name, grid), name).read()


class _Alone(Struct, frozen=True):
    """A single sheet in place of a workbook; its numbers are texts until they are read."""

    sheet: str
    grid: Grid

    @property
    def names(self) -> tuple[str, ...]:
        return (self.sheet,)

    def rows(self, _sheet: str) -> list[list[Any]]:
        made: list[list[Any]] = []
        for row, number in zip(self.grid.rows, self.grid.numbers, strict=True):
            made += [[]] * (number - 1 - len(made))  # so that rows are counted as in the file
            made.append([_typed(cell) for cell in row])
        return made


def _typed(text: str) -> Any:
    if text.upper() in ("TRUE", "FALSE"):
        return text.upper() == "TRUE"
    return float(text) if _PLAIN_NUMBER.match(text) else text


def read_own_workbook(content: bytes, name: str) -> Draft:
    """The map in such a workbook, and what in it was not read. Raises InputError where it holds no map."""
    return OpenedBook(opened(content, name), name).draft()


def map_value(key: str, cell: Any) -> Any:
    """What the cell of a key says on the sheet of the map: `title`, `scale.min`."""
    head, dot, name = key.partition(".")
    inner = part_in(head) if dot else None
    return from_cell(cell, (column_of(Map, key) if inner is None else column_of(inner, name)).kind)


class OpenedBook:
    """Such a workbook and what was read of it: the sheets row by row, and what the map says of itself."""

    def __init__(self, book: Book | _Alone, name: str) -> None:
        self.book, self.name = book, name
        self.unread = {} if isinstance(book, _Alone) else book.unread()
        self.draft_ = Draft({})
        self.sheets: dict[str, ReadSheet] = {}
        self.whole: dict[str, Any] = {}
        """What the map says of itself, by key."""
        self.whole_refs: dict[str, str] = {}
        self.emptied: dict[str, str] = {}
        """Keys that stand there with nothing behind them, and where."""
        self.marks: Marks | None = None

    def read(self) -> OpenedBook:
        """Read every sheet; what is none of cxmap's is told."""
        if MAP in self.book.names:
            self.map_rows()
        for kind in (*LISTS, *PLACED):
            if kind.name in self.book.names:
                self.sheets[kind.key] = self.sheet(kind)
        known = {MAP, MARKS, *(kind.name for kind in (*LISTS, *PLACED))}
        for sheet in self.book.names:
            if sheet not in known:
                self.draft_.tell(f"the sheet `{sheet}` is none of cxmap's and was not read")
        if MARKS in self.book.names:
            self.marks = unpacked([str(_at(row, 0)) for row in self.book.rows(MARKS)[1:]])
        return self

    def draft(self) -> Draft:
        data = self.draft_.data
        self.read()
        for key, value in self.whole.items():
            head, dot, name = key.partition(".")
            holder, own = (data.setdefault(head, {}), name) if dot and part_in(head) else (data, key)
            if isinstance(holder, dict):
                holder[own] = value
                self.draft_.place(holder, own, self.whole_refs[key])
            else:
                self.draft_.tell(f"`{key}` on the sheet `{MAP}` was not read, as `{head}` stands there too")
        read = {kind.key: self.sheets.get(kind.key, ReadSheet([], {})).rows for kind in (*LISTS, *PLACED)}
        lists = {
            kind.key: [row.item for row in read[kind.key] if row.item]
            for kind in LISTS if kind.name != TOUCHPOINTS
        }  # fmt: skip
        steps = [(row.first, row.item) for row in read["touchpoints"]]
        self.place_steps(lists, steps)
        for kind in LISTS:
            if kind.key in lists and (lists[kind.key] or kind.key == "touchpoints"):
                data[kind.key] = lists[kind.key]
        self.place_inner(lists, [item for _, item in steps], read)
        for kind in (*LISTS, *PLACED):
            for row in read[kind.key]:
                self.draft_.place(row.item, "", f"{kind.name}!A{row.number}")
                for (key, _), ref in row.refs.items():
                    self.draft_.place(row.item, key, ref)
        return self.draft_

    def map_rows(self) -> None:
        self.insist_on_values(MAP, ("A", "B"))
        for number, row in enumerate(self.book.rows(MAP)[1:], start=2):
            key, cell = (str(_at(row, 0)).strip(), _at(row, 1))
            if not key and not _empty(cell):
                self.draft_.tell(
                    f"row {number} of the sheet `{MAP}` has a value and no key, and was not read"
                )
            if key and _empty(cell):
                self.emptied[key] = f"{MAP}!B{number}"
            elif key:
                key = str(from_cell(key, "text"))
                self.whole[key] = map_value(key, cell)
                self.whole_refs[key] = f"{MAP}!B{number}"

    def sheet(self, kind: Kind) -> ReadSheet:
        """The rows of a sheet, and its columns."""
        rows = self.book.rows(kind.name)
        columns = self.columns(kind, rows[0] if rows else [], rows[1:])
        self.insist_on_values(
            kind.name, {letters(at) for at, one in enumerate(columns, start=1) if one is not None}
        )
        known = {column.slot: str(rows[0][at]) for at, column in enumerate(columns) if column is not None}
        read = [self.row(kind, number, columns, row) for number, row in enumerate(rows[1:], start=2)]
        return ReadSheet([row for row in read if row.item or row.first or row.key], known)

    def insist_on_values(self, sheet: str, read: Collection[str]) -> None:
        """Raise InputError for cells that hold something and no value: they would count as emptied."""
        found = [one for one in self.unread.get(sheet, ()) if one.cell.rstrip("0123456789") in read]
        if found:
            others = ", ".join(f"{one.cell}" for one in found[1:6]) + (" ..." if len(found) > 6 else "")
            more = f" (others: {others})" if others else ""
            raise InputError(
                f"{self.name}: {sheet}!{found[0].cell} holds {found[0].why}{more}; open the workbook in "
                "a spreadsheet "
                "and save it, or type values"
            )

    def row(self, kind: Kind, number: int, columns: Sequence[Column | None], cells: Sequence[Any]) -> ReadRow:
        read = ReadRow(number)
        for at, (column, cell) in enumerate(zip(columns, cells, strict=False), start=1):
            if column is None or _empty(cell):
                continue
            value = from_cell(cell, column.kind)
            if column == ROW:
                read.key = str(value)
                continue
            read.refs[column.slot] = f"{kind.name}!{letters(at)}{number}"
            if column in (PLACE, PHASE):
                read.first = str(value)
                continue
            read.cells[column.slot] = value
            if not column.inside:
                read.item[column.key] = value
            else:
                self.put_inside(kind, read, column, value)
        return read

    def put_inside(self, kind: Kind, read: ReadRow, column: Column, value: Any) -> None:
        whole = read.item.get(column.key)
        if whole is not None and not isinstance(whole, dict):
            self.draft_.tell(
                f"row {read.number} of the sheet `{kind.name}` has an experience of everybody beside "
                "those of "
                f"personas; the personas' were taken, and {whole} was not"
            )
            del read.cells[column.key, ""], read.refs[column.key, ""]
            whole = None
        read.item[column.key] = {**(whole or {}), column.inside: value}

    def columns(
        self, kind: Kind, header: Sequence[Any], rows: Sequence[Sequence[Any]]
    ) -> list[Column | None]:
        columns: list[Column | None] = []
        for at, cell in enumerate(header):
            text = " ".join(str(cell).split())
            plain = text.casefold()
            column: Column | None = None
            if plain == "place" and kind in PLACED:
                column = PLACE
            elif plain == "phase" and kind.name == TOUCHPOINTS:
                column = PHASE
            elif plain == ROW.header:
                column = ROW
            elif plain not in _COMPUTED or kind.name != TOUCHPOINTS:
                column = read_header(
                    kind.part, str(from_cell(text, "text")) if text else "", named_headers(kind)
                )
                if column is None and any(not _empty(_at(row, at)) for row in rows):
                    named = f"the column `{text}`" if text else f"column {at + 1}, which has no header,"
                    self.draft_.tell(
                        f"{named} of the sheet `{kind.name}` is none of cxmap's and was not read"
                    )
            if column is not None and any(
                heading is not None and heading.slot == column.slot for heading in columns
            ):
                raise InputError(f"{self.name}: the sheet `{kind.name}` has two columns `{text}`")
            columns.append(column)
        return columns

    def place_steps(
        self, lists: dict[str, list[dict[str, Any]]], steps: Sequence[tuple[str, dict[str, Any]]]
    ) -> None:
        """Put each touchpoint into its phase; one without a phase follows the touchpoint above it."""
        phases = lists["phases"]
        used = {label for label, _ in steps if label}
        ids = {str(phase.get("id", "")): phase for phase in phases}
        names = {" ".join(str(phase.get("name", "")).split()): phase for phase in reversed(phases)}
        known = ids if used <= set(ids) else {**ids, **names}
        known = {**self.former(phases, used - set(known)), **known}
        if not phases and not used:
            lists["touchpoints"] = [item for _, item in steps]
            return
        at, begun = 0, False
        for label, item in steps:
            if (label and label not in known) or not phases:
                # a phase that somebody typed here alone comes after the one of the row above
                at = at + 1 if begun else 0
                known[label] = {"name": label or "Journey"}
                phases.insert(at, known[label])
            elif label:
                at = next(place for place, phase in enumerate(phases) if phase is known[label])
            begun = True
            if item:
                phases[at].setdefault("touchpoints", []).append(item)

    def former(self, phases: Sequence[dict[str, Any]], labels: set[str]) -> dict[str, dict[str, Any]]:
        """Phases by what they were called when the workbook was written: one may have a new name now."""
        held = former_labels(self.marks)
        by_mark = {digest(str(phase.get("id", ""))): phase for phase in phases}
        found = {label: by_mark.get(held.get(digest(label), "")) for label in labels}
        return {label: phase for label, phase in found.items() if phase is not None}

    def place_inner(
        self,
        lists: Mapping[str, list[dict[str, Any]]],
        steps: Sequence[dict[str, Any]],
        read: Mapping[str, Sequence[ReadRow]],
    ) -> None:
        """Put pain points and figures where they belong."""
        places: dict[str, dict[str, Any]] = {}
        for item in (*lists["phases"], *steps):
            for label in (str(item.get("id", "")), " ".join(str(item.get("name", "")).split())):
                if label:
                    places.setdefault(label, item)
        by_id = {str(item["id"]): item for item in (*lists["phases"], *steps) if "id" in item}
        places |= by_id
        for kind in PLACED:
            for row in read[kind.key]:
                label, item = row.first, row.item
                if label and label not in places:
                    self.draft_.tell(
                        f"the sheet `{kind.name}` speaks of `{label}`, which is no touchpoint or phase; "
                        "that was put with the map as a whole"
                    )
                if item:
                    places.get(label, self.draft_.data).setdefault(kind.key, []).append(item)


def former_labels(marks: Marks | None) -> dict[str, str]:
    """The marks of phases, by those of what they were called."""
    label, holder = digest(list(LABEL)), digest(list(HOLDER))
    rows = (marks or {}).get("touchpoints", {}).values()
    return {row[label]: row[holder] for row in rows if label in row and holder in row}


def _at(row: Sequence[Any], at: int) -> Any:
    return row[at] if at < len(row) else ""


def _empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
