"""A map as tables of rows, whatever it was read from: what can be held against each other cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from msgspec import Struct, field

from cxmap.exchange.workbook.cells import from_cell
from cxmap.exchange.workbook.marks import HOLDER, LABEL, Marks, digest
from cxmap.exchange.workbook.reading import map_value
from cxmap.exchange.workbook.sheets import (
    LISTS,
    MAP,
    PHASE,
    PLACE,
    PLACED,
    TOUCHPOINTS,
    Kind,
    Sheet,
    part_in,
    sheets_of,
)
from cxmap.model import Map

Slot: TypeAlias = tuple[str, str]
KINDS: dict[str, Kind] = {kind.key: kind for kind in (*LISTS, *PLACED)}
WHOLE = ""
"""The key of the table that holds what the map says of itself."""
VALUE: Slot = ("value", "")
ID: Slot = ("id", "")


class Row(Struct):
    """An item of a list: what it is known by, where it belongs, and its cells that are not empty."""

    key: str
    cells: dict[Slot, Any]
    holder: str = ""
    """The key of the phase, or of the touchpoint or phase, that it belongs to."""
    refs: dict[Slot, str] = field(default_factory=dict)
    """Where each cell stands in the file that it was read from: `Touchpoints!F4`."""
    ref: str = ""

    def name(self, kind: Kind | None) -> str:
        """What people call it."""
        usual = kind.usual[0] if kind is not None else ""
        return str(self.cells.get((usual, "")) or self.cells.get(ID) or self.key)


class Table(Struct):
    """The rows of a list, in order, and which columns are known of them."""

    name: str
    rows: dict[str, Row]
    headers: dict[Slot, str]
    complete: bool = True
    """Whether a cell of a known column that is empty says that there is nothing, and a row that is not there
    that it was taken out."""
    ordered: bool = True
    """Whether the order of its rows means something."""
    placed: bool = True
    """Whether the phases or places that its rows name mean something."""
    emptied: dict[str, str] = field(default_factory=dict)
    """Keys of the map itself that stand there with nothing behind them, and where."""

    @property
    def kind(self) -> Kind | None:
        return next((kind for kind in KINDS.values() if kind.name == self.name), None)


Tables: TypeAlias = dict[str, Table]


def tables_of(map_: Map, data: Mapping[str, Any]) -> Tables:
    """The tables of a map, from the values of its file."""
    return {sheet.key: _table(sheet) for sheet in sheets_of(map_, data, None)}


def _table(sheet: Sheet) -> Table:
    if sheet.name == MAP:
        return whole_table({str(row["key", ""]): _value(row) for row in sheet.rows}, {})
    columns = [column for column in sheet.columns if not column.computed and column not in (PHASE, PLACE)]
    rows = {}
    for cells, key, holder in zip(sheet.rows, sheet.keys, sheet.holders, strict=True):
        read = {
            column.slot: from_cell(cells[column.slot], column.kind)
            for column in columns
            if cells.get(column.slot, "") != ""
        }
        rows[key] = Row(key, read, holder)
    return Table(sheet.name, rows, {column.slot: column.header for column in columns})


def _value(row: Mapping[Slot, Any]) -> Any:
    cell = row[VALUE]
    return ... if cell == "" else map_value(str(row["key", ""]), cell)


def whole_table(values: Mapping[str, Any], refs: Mapping[str, str]) -> Table:
    """What a map says of itself, from values by key (`scale.min`); `...` for what is not said."""
    rows: dict[str, Row] = {}
    for key, value in values.items():
        if value is ...:
            continue
        head, dot, inner = key.partition(".")
        dot = dot if part_in(head) is not None else ""
        row = rows.setdefault(head if dot else key, Row(head if dot else key, {}))
        if dot and isinstance(row.cells.setdefault(VALUE, {}), dict):
            row.cells[VALUE][inner] = value
        elif not dot:
            row.cells[VALUE] = value
        if key in refs:
            row.ref = row.refs[VALUE] = refs[key]
    return Table(MAP, rows, {VALUE: "Value"})


def marks_of(sheets: list[Sheet]) -> Marks:
    """The marks of sheets as they are written."""
    marked: dict[str, dict[str, dict[str, str]]] = {}
    for sheet in sheets:
        table = _table(sheet)
        labels = PHASE.slot if sheet.name == TOUCHPOINTS else None
        rows = marked.setdefault(sheet.key, {})
        for at, row in enumerate(table.rows.values()):
            cells = {digest(list(slot)): digest(value) for slot, value in row.cells.items()}
            cells[digest(list(HOLDER))] = digest(row.holder)
            if labels is not None and labels in sheet.rows[at]:
                cells[digest(list(LABEL))] = digest(sheet.rows[at][labels])
            rows[digest(row.key)] = cells
    return marked
