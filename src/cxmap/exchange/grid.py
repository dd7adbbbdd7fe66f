"""Tables of strangers as rows of texts: CSV and TSV in any usual encoding, and sheets of workbooks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.source import insist_on_workbook
from cxmap.source.unread import Unread, unread_cells

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 5_000, 400, 20_000
"""A map holds no more touchpoints than that, and a cell no more than a page."""
MOST_ENTRIES = 50_000
"""Of pain points and figures, which touchpoints have several of."""
_SEPARATORS = (",", ";", "\t", "|")


class Grid(Struct, frozen=True):
    """The rows of a table, each as long as the longest, and the names of sheets that were not read."""

    rows: tuple[tuple[str, ...], ...]
    other_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    sheet: str = ""
    short: int = 0
    """The first row that had fewer cells than the header, from 1; 0 where all had as many."""
    unread: tuple[Unread, ...] = ()
    """Cells that hold something and no value."""
    numbers: tuple[int, ...] = ()
    """What the file counts each row as: empty ones are not among them."""

    def place(self, row: int, column: int = 0) -> str:
        """Where a row or cell stands in the file, for people: `row 4`, `Sheet1!C4`."""
        number = self.numbers[row] if row < len(self.numbers) else row + 1
        if not column:
            return f"{self.sheet}, row {number}" if self.sheet else f"row {number}"
        return f"{self.sheet}!{letters(column)}{number}" if self.sheet else f"{letters(column)}{number}"


def letters(column: int) -> str:
    """What a spreadsheet calls a column, from 1: A, B, ... AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


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
    _insist_on_closed_quotes(text, separator, name)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(f"{name} cannot be read as a table: {error}") from None
    even, numbers = _even(rows, name)
    return Grid(even, short=_short(rows), numbers=numbers)


def _insist_on_closed_quotes(text: str, separator: str, name: str) -> None:
    """Where a quotation mark is never closed, all that follows would be one cell: such a file is cut off."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for _ in reader:
            begins = reader.line_num + 1
    except csv.Error as error:
        if "end of data" in str(error):
            raise InputError(
                f"{name}:{begins}: a quotation mark opens in this row and is never closed; is the file whole?"
            ) from None


def _short(rows: Sequence[Sequence[str]]) -> int:
    """The first row, from 1, that holds something and has fewer cells than the header; 0 for none."""
    wide = len(rows[0]) if rows else 0
    return next((at for at, row in enumerate(rows, start=1) if 0 < len(row) < wide and any(row)), 0)


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what spreadsheets write on Windows


def _regular(lines: Sequence[str], separator: str) -> tuple[bool, int]:
    """Whether a sign parts every row, and into how many fields; else how much of the table it explains.

    Prose has some of every sign somewhere, and titles or notes around a table have none of the right one.
    """
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return False, 0
    least = min(counts, default=0)
    if least > 1:
        return True, least
    often = Counter(count for count in counts if count > 1)
    return False, max(((count - 1) * times for count, times in often.items()), default=0)


class Book(Struct, frozen=True):
    """A workbook that was opened: its sheets in their order, and which of them are hidden."""

    name: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    _sheets: Any
    _content: bytes

    def unread(self) -> Mapping[str, tuple[Unread, ...]]:
        """Of each sheet the cells that hold something and no value."""
        return unread_cells(self._content)

    def rows(self, sheet: str, most: int = MOST_ENTRIES) -> list[list[Any]]:
        """The cells of a sheet. Raises InputError where it has more rows than that, or cannot be read."""
        from python_calamine import CalamineError, XmlError, ZipError

        try:
            rows: list[list[Any]] = self._sheets.get_sheet_by_name(sheet).to_python(
                skip_empty_area=False, nrows=most + 2
            )
        except (CalamineError, XmlError, ZipError, OSError, ValueError, KeyError) as error:
            raise _unreadable(self.name, error) from None
        if len(rows) > most + 1:
            raise InputError(f"{self.name} has more than {most:,} rows; a map holds no more touchpoints")
        return rows

    def merged(self, sheet: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """The ranges of a sheet that were made one cell: their first and last row and column, from 0."""
        return list(self._sheets.get_sheet_by_name(sheet).merged_cell_ranges or ())


def _unreadable(name: str, error: Exception) -> InputError:
    return InputError(f"{name} cannot be read as a workbook: {' '.join(str(error).split())[:200]}")


def opened(content: bytes, name: str) -> Book:
    """A workbook. Raises InputError for what is none, and for one that unpacks to more than any map takes."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum, XmlError, ZipError

    insist_on_workbook(io.BytesIO(content), name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = book.sheets_metadata
    except (CalamineError, XmlError, ZipError, OSError, ValueError, KeyError) as error:
        raise _unreadable(name, error) from None
    hidden = tuple(meta.name for meta in sheets if meta.visible != SheetVisibleEnum.Visible)
    if not sheets:
        raise InputError(f"{name} has no sheets")
    return Book(name, tuple(meta.name for meta in sheets), hidden, book, content)


def _workbook(content: bytes, name: str, wanted: str) -> Grid:
    book = opened(content, name)
    if wanted and wanted not in book.names:
        raise InputError(
            f"{name} has no sheet `{wanted}`; it has {', '.join(f'`{own}`' for own in book.names)}"
        )
    shown = [sheet for sheet in book.names if sheet not in book.hidden]
    sheet = wanted or (shown or book.names)[0]
    others = tuple(own for own in shown if own != sheet)
    rows = book.rows(sheet, MOST_ROWS)
    _spread(rows, book.merged(sheet))
    even, numbers = _even(rows, name)
    return Grid(even, others, book.hidden, sheet, unread=book.unread().get(sheet, ()), numbers=numbers)


def _spread(rows: list[list[Any]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """What stands in a cell that was merged from several counts for each of them."""
    for (top, left), (bottom, right) in ranges:
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _even(rows: Sequence[Sequence[Any]], name: str) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Rows of texts, all of one length, without empty ones, and which rows of the file they are."""
    if len(rows) > MOST_ROWS + 1:
        raise InputError(f"{name} has more than {MOST_ROWS:,} rows; a map holds no more touchpoints")
    texts = [[_text(cell) for cell in row] for row in rows]
    numbers = tuple(number for number, row in enumerate(texts, start=1) if any(row))
    kept = [texts[number - 1] for number in numbers]
    if not kept:
        raise InputError(f"{name} is empty")
    wide = max((at + 1 for row in kept for at, cell in enumerate(row) if cell), default=0)
    if wide > MOST_COLUMNS:
        raise InputError(f"{name} has more than {MOST_COLUMNS} columns")
    return tuple(tuple(row[at] if at < len(row) else "" for at in range(wide)) for row in kept), numbers


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
