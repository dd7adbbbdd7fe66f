"""Rows as CSV that no spreadsheet computes with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\Z")
_COMPUTED = tuple("=+-@\t\r")


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV. What a spreadsheet would take for a formula gets a quotation mark before it."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([[safe(cell) for cell in row] for row in rows])
    return made.getvalue()


def safe(cell: str) -> str:
    """A cell that is a text or a number wherever it is opened."""
    return f"'{cell}" if cell.startswith(_COMPUTED) and not _NUMBER.match(cell) else cell
