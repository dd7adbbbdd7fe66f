"""Workbooks as people leave them, and as nobody should: strange cells, strange sheets, and what is none."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADS = (
    "phase",
    "touchpoint",
    "score",
    "goal",
    "channel",
    "id",
    "persona",
    "gap",
    "::error::x",
    "=1+1",
    "",
    "Ünï",
)
CELLS: tuple[Any, ...] = (
    "Pay", "tp0", "tp1", "", None, 3, -1, 0, 1e308, 1e-300, -0.0, 2.5, "3,5", "1e400", "nan", "=1+1", "=HYPERLINK(1)",
    True, False, datetime(2026, 1, 31, 10, 30), date(1900, 1, 1), datetime(9999, 12, 31), time(23, 59), timedelta(days=400),
    "#N/A", "#DIV/0!", "'=1", "::error::x", "##[error]x", "a\nb", "a\tb", "x" * 32_000, "\u202ered", "\U0001f469",
    "a;b|c,d", "_x0041_", "_x0000_", "null", "~", "[a, b]", "{a: 1}", "1.0", "012", "2026-01-31", "\u0645\u0631", 10**17, 123456789012345680000,
)  # fmt: skip


def strange(random: Random) -> bytes:
    """A workbook that cxmap did not write."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    heads = random.sample(HEADS, random.randint(0, len(HEADS)))
    if random.random() < 0.8:
        sheet.append(heads)
    for _ in range(random.choice((0, 1, 3, 12, 60))):
        sheet.append([random.choice(CELLS) for _ in range(random.randint(0, len(HEADS)))])
    kind = random.random()
    if kind < 0.2:
        sheet.cell(row=random.choice((5, 3_000, 1_048_576)), column=random.choice((1, 300, 16_384))).value = 1
    elif kind < 0.4:
        sheet.merge_cells("A1:C2")
    elif kind < 0.5:
        sheet.title = random.choice(("'x", "map", "a" * 31, "\U0001f469"))
        book.create_sheet("second")
        sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return _spoilt(random, out.getvalue()) if random.random() < 0.15 else out.getvalue()


def edited(random: Random, path: Path) -> None:
    """Change a workbook as somebody might: cells, rows, columns, sheets."""
    book = load_workbook(path)
    for _ in range(random.choice((1, 1, 2, 5))):
        sheet = random.choice(book.worksheets)
        rows, columns = max(1, sheet.max_row), max(1, sheet.max_column)
        kind = random.random()
        if kind < 0.7:
            cell = sheet.cell(row=random.randint(1, rows + 1), column=random.randint(1, columns))
            cell.value = random.choice(CELLS)
        elif kind < 0.8:
            sheet.delete_rows(random.randint(1, rows))
        elif kind < 0.85:
            sheet.insert_rows(random.randint(1, rows))
        elif kind < 0.9:
            sheet.delete_cols(random.randint(1, columns))
        elif kind < 0.95 and rows > 1:
            at, to = random.randint(1, rows), random.randint(1, rows)
            for column in range(1, columns + 1):  # a row twice
                sheet.cell(row=to, column=column).value = sheet.cell(row=at, column=column).value
        elif len(book.worksheets) > 1:
            book.remove(sheet)
    book.save(path)
    if random.random() < 0.05:
        path.write_bytes(_spoilt(random, path.read_bytes()))


def _spoilt(random: Random, content: bytes) -> bytes:
    at = random.randrange(len(content))
    return random.choice(
        (content[:at], content[:at] + random.randbytes(9) + content[at + 9 :], b"PK\x03\x04", b"")
    )
