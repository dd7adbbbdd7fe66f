"""A workbook that cxmap wrote, read back with whatever was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cxmap.errors import InputError
from cxmap.exchange.draft import Draft
from cxmap.exchange.grid import Book, opened
from cxmap.exchange.workbook.cells import from_cell
from cxmap.exchange.workbook.columns import Column, column_of, read_header
from cxmap.exchange.workbook.figures import FIGURES
from cxmap.exchange.workbook.sheets import (
    LISTS,
    MAP,
    PHASE,
    PLACE,
    PLACED,
    TOUCHPOINTS,
    Kind,
    named_headers,
    part_in,
)
from cxmap.model import Map

_COMPUTED = frozenset(column.header.casefold() for column in FIGURES)


def is_own_workbook(content: bytes, name: str) -> bool:
    """Whether a file is a workbook as cxmap writes it: its sheet `Map` has a row for the key `cxmap`."""
    if content[:4] != b"PK\x03\x04":
        return False
    book = opened(content, name)
    if MAP not in book.names:
        return False
    rows = book.rows(MAP)
    return bool(rows) and rows[0][:2] == ["Key", "Value"] and any(row[:1] == ["cxmap"] for row in rows)


def read_own_workbook(content: bytes, name: str) -> Draft:
    """The map in such a workbook, and what in it was not read. Raises InputError where it holds no map."""
    return _Reader(opened(content, name), name).draft()


class _Reader:
    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.draft_ = Draft({})

    def draft(self) -> Draft:
        data = self.draft_.data
        self.map_rows()
        lists = {
            kind.key: [item for _, item in self.items(kind)] for kind in LISTS if kind.name != TOUCHPOINTS
        }
        steps = list(self.items(LISTS[0]))
        self.place_steps(lists, steps)
        for kind in LISTS:
            if kind.key in lists and (lists[kind.key] or kind.key == "touchpoints"):
                data[kind.key] = lists[kind.key]
        known = {MAP, *(kind.name for kind in (*LISTS, *PLACED))}
        for sheet in self.book.names:
            if sheet not in known:
                self.draft_.tell(f"the sheet `{sheet}` is none of cxmap's and was not read")
        self.place_inner(lists, [item for _, item in steps])
        return self.draft_

    def map_rows(self) -> None:
        for number, row in enumerate(self.book.rows(MAP)[1:], start=2):
            key, cell = (str(_at(row, 0)).strip(), _at(row, 1))
            if not key and not _empty(cell):
                self.draft_.tell(
                    f"row {number} of the sheet `{MAP}` has a value and no key, and was not read"
                )
            if not key or _empty(cell):
                continue
            key = str(from_cell(key, "text"))
            head, dot, name = key.partition(".")
            inner = part_in(head) if dot else None
            if inner is not None:
                whole = self.draft_.data.setdefault(head, {})
                if isinstance(whole, dict):
                    whole[name] = from_cell(cell, column_of(inner, name).kind)
                else:
                    self.draft_.tell(
                        f"`{key}` on the sheet `{MAP}` was not read, as `{head}` stands there too"
                    )
            else:
                self.draft_.data[key] = from_cell(cell, column_of(Map, key).kind)

    def items(self, kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of a sheet: the place or phase that stands first, and the item."""
        if kind.name not in self.book.names:
            return
        rows = self.book.rows(kind.name)
        columns = self.columns(kind, rows[0] if rows else [], rows[1:])
        for number, row in enumerate(rows[1:], start=2):
            if all(_empty(cell) for cell in row):
                continue
            first, item = "", dict[str, Any]()
            for column, cell in zip(columns, row, strict=False):
                if column is None or _empty(cell):
                    continue
                value = from_cell(cell, column.kind)
                if column in (PLACE, PHASE):
                    first = str(value)
                elif not column.inside:
                    item[column.key] = value
                else:
                    self.put_inside(kind, number, item, column, value)
            if item or first:
                yield first, item

    def put_inside(self, kind: Kind, number: int, item: dict[str, Any], column: Column, value: Any) -> None:
        whole = item.get(column.key)
        if whole is not None and not isinstance(whole, dict):
            self.draft_.tell(
                f"row {number} of the sheet `{kind.name}` has an experience of everybody beside those of "
                f"personas; the personas' were taken, and {whole} was not"
            )
            whole = None
        item[column.key] = {**(whole or {}), column.inside: value}

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

    def place_inner(self, lists: Mapping[str, list[dict[str, Any]]], steps: Sequence[dict[str, Any]]) -> None:
        """Put pain points and figures where they belong."""
        places: dict[str, dict[str, Any]] = {}
        for item in (*lists["phases"], *steps):
            for label in (str(item.get("id", "")), " ".join(str(item.get("name", "")).split())):
                if label:
                    places.setdefault(label, item)
        by_id = {str(item["id"]): item for item in (*lists["phases"], *steps) if "id" in item}
        places |= by_id
        for kind in PLACED:
            for label, item in self.items(kind):
                if label and label not in places:
                    self.draft_.tell(
                        f"the sheet `{kind.name}` speaks of `{label}`, which is no touchpoint or phase; "
                        "that was put with the map as a whole"
                    )
                if item:
                    places.get(label, self.draft_.data).setdefault(kind.key, []).append(item)


def _at(row: Sequence[Any], at: int) -> Any:
    return row[at] if at < len(row) else ""


def _empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
