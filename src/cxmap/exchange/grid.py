"""Tables of strangers as rows of texts: CSV and TSV in any usual encoding, and sheets of workbooks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxmap.errors import InputError

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 5_000, 400, 20_000
"""A map holds no more touchpoints than that, and a cell no more than a page."""
MOST_ENTRIES = 50_000
"""Of pain points and figures, which touchpoints have several of."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes of a workbook once unpacked: it is a zip archive, and small ones can hold terabytes."""
MOST_CELLS = 30_000_000
"""Between the first cell of a sheet and its last one: all of them are made, empty or not."""
_FILLED = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^<>]*?\s)?r=["']([A-Z]{1,3})(\d{1,7})["'](?:[^<>]*[^/<>])?>(?!\s*</)"""
)
"""A cell with something in it."""
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each as long as the longest, and the names of sheets that were not read."""

    rows: tuple[tuple[str, ...], ...]
    other_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    sheet: str = ""


def read_grid(content: bytes, name: str, sheet: str = "") -> Grid:
    """The table in a file. Raises InputError for what is none, and for a sheet that is not there."""
    if content[:4] == b"PK\x03\x04":
        return _workbook(content, name, sheet)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise InputError(f"{name} is a workbook of the old kind, or one with a password; save it as .xlsx")
    if sheet:
        raise InputError(f"{name} has no sheets; --sheet is for workbooks")
    text = _decoded(content)
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    if not lines:
        raise InputError(f"{name} is empty")
    separator = max(_SEPARATORS, key=lambda sign: (_regular(lines, sign), -_SEPARATORS.index(sign)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(f"{name} cannot be read as a table: {error}") from None
    return Grid(_even(rows, name))


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what spreadsheets write on Windows


def _regular(lines: Sequence[str], separator: str) -> int:
    """How many fields the lines share, where they have the same number of them."""
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return 0
    return min(counts) if counts and min(counts) > 1 else max(counts, default=0) // 2


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that was opened: its sheets in their order, and which of them are hidden."""

    name: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    _sheets: Any

    def rows(self, sheet: str, most: int = MOST_ENTRIES) -> list[list[Any]]:
        """The cells of a sheet. Raises InputError where it has more rows than that, or cannot be read."""
        from python_calamine import CalamineError

        try:
            rows: list[list[Any]] = self._sheets.get_sheet_by_name(sheet).to_python(
                skip_empty_area=False, nrows=most + 2
            )
        except (CalamineError, OSError, ValueError, KeyError) as error:
            raise InputError(f"{self.name} cannot be read as a workbook: {error}") from None
        if len(rows) > most + 1:
            raise InputError(f"{self.name} has more than {most:,} rows; a map holds no more touchpoints")
        return rows


def opened(content: bytes, name: str) -> Book:
    """A workbook. Raises InputError for what is none, and for one that unpacks to more than any map takes."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise InputError(f"{name} is larger than {LARGEST_UNPACKED // 2**20} MB once unpacked")
            _insist_on_extent(archive, name)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = book.sheets_metadata
    except (
        CalamineError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, KeyError,
    ) as error:  # fmt: skip
        raise InputError(f"{name} cannot be read as a workbook: {error}") from None
    hidden = tuple(meta.name for meta in sheets if meta.visible != SheetVisibleEnum.Visible)
    if not sheets:
        raise InputError(f"{name} has no sheets")
    return Book(name, tuple(meta.name for meta in sheets), hidden, book)


def _insist_on_extent(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a sheet whose cells lie so far apart that a table of them would fill the memory."""
    for entry in archive.infolist():
        if "worksheets/" not in entry.filename or not entry.filename.endswith(".xml"):
            continue
        rows, columns = 1, 1
        for letters, number in _FILLED.findall(archive.read(entry)):
            rows = max(rows, int(number))
            columns = max(columns, _column(letters))
        if rows * columns > MOST_CELLS:
            raise InputError(
                f"{name} has cells as far apart as {rows:,} rows and {columns:,} columns; "
                "delete those that do not belong to the table"
            )


def _column(letters: bytes) -> int:
    """The number of a column, from 1: `AA` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _workbook(content: bytes, name: str, wanted: str) -> Grid:
    book = opened(content, name)
    if wanted and wanted not in book.names:
        raise InputError(
            f"{name} has no sheet `{wanted}`; it has {', '.join(f'`{own}`' for own in book.names)}"
        )
    shown = [sheet for sheet in book.names if sheet not in book.hidden]
    sheet = wanted or (shown or book.names)[0]
    others = tuple(own for own in shown if own != sheet)
    return Grid(_even(book.rows(sheet, MOST_ROWS), name), others, book.hidden, sheet)


def _even(rows: Sequence[Sequence[Any]], name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of texts, all of one length, without empty ones."""
    if len(rows) > MOST_ROWS + 1:
        raise InputError(f"{name} has more than {MOST_ROWS:,} rows; a map holds no more touchpoints")
    texts = [[_text(cell) for cell in row] for row in rows]
    kept = [row for row in texts if any(row)]
    if not kept:
        raise InputError(f"{name} is empty")
    wide = max((at + 1 for row in kept for at, cell in enumerate(row) if cell), default=0)
    if wide > MOST_COLUMNS:
        raise InputError(f"{name} has more than {MOST_COLUMNS} columns")
    return tuple(tuple(row[at] if at < len(row) else "" for at in range(wide)) for row in kept)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    text = str(cell).strip()
    if len(text) > MOST_LETTERS:
        raise InputError(f"a cell holds more than {MOST_LETTERS:,} letters")
    # a quotation mark before a sign keeps a spreadsheet from computing; it is no part of the text
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
