"""Workbooks as text files: one sheet, its cells as they are read, put where the engine may read them."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from cxmap.errors import InputError
from cxmap.source import insist_on_workbook, open_regular

MOST_COLUMNS = 5_000


def as_csv(path: Path, name: str, sheet: str | None, target: Path) -> None:
    """Write one sheet of a workbook, the first one unless it is named, as CSV in UTF-8.

    Empty rows are left out. Raises InputError for what is no workbook, is too large or has no such sheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

    with open_regular(path) as file:
        insist_on_workbook(file, name)
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            chosen = sheet if sheet is not None else workbook.sheet_names[0]
            if chosen not in workbook.sheet_names:
                raise InputError(f"{name} has no sheet `{chosen}`; it has {', '.join(workbook.sheet_names)}")
            calamine_sheet = workbook.get_sheet_by_name(chosen)
            if calamine_sheet.total_width > MOST_COLUMNS:
                raise InputError(
                    f"{name}: the sheet `{chosen}` is {calamine_sheet.total_width:,} columns wide"
                )
            with target.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                for row in calamine_sheet.iter_rows():
                    cells = [_text(cell) for cell in row]
                    if any(cells):
                        writer.writerow(cells)
    except (CalamineError, XmlError, ZipError, OSError, IndexError) as error:
        raise InputError(
            f"{name} cannot be read as a workbook: {' '.join(str(error).split())[:200]}"
        ) from None


def _text(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days without a time where it is midnight."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return f"{cell.total_seconds():.15g}"
    return str(cell)
