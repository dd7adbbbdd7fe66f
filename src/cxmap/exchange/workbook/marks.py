"""Marks of values, by which a workbook remembers what a map said without saying it again.

A hidden sheet holds a mark for each cell as it was exported. So it is known later which cells were
changed there, and which of the map; whoever deletes a row before passing a workbook on passes none of its
texts on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, TypeAlias

Marks: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]
"""For each sheet, by its key, its rows in order by the marks of their keys; of each the cells, by slots'."""
SHEET = "cxmap"
WORDS = (
    "This sheet lets cxmap tell what was changed in this workbook, and what in the map since. It holds "
    "marks and no "
    "texts. Without it every difference counts as a change made here."
)
VERSION = 1
_CHUNK = 30_000
HOLDER = ("", "holder")
"""Stands for the phase or place that a row belongs to."""
LABEL = ("", "label")
"""Stands for what that was called."""


def digest(value: Any) -> str:
    """A mark of a value: the same for what spreadsheets make of it, another for anything else."""
    return blake2b(json.dumps(_plain(value), sort_keys=True).encode(), digest_size=6).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        near = float(f"{value:.12g}")  # all that every spreadsheet keeps
        return int(near) if near.is_integer() else near
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return "\n".join(str(value).replace("\r\n", "\n").split("\n")).strip()


def packed(marks: Marks) -> list[str]:
    """Marks as the texts of cells."""
    text = json.dumps({"version": VERSION, "rows": marks}, separators=(",", ":"))
    return [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]


def unpacked(cells: Sequence[str]) -> Marks | None:
    """The marks in such cells; nothing where there are none, or another version's."""
    try:
        held = json.loads("".join(cells))
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("version") != VERSION or not isinstance(held.get("rows"), dict):
        return None
    sheets: dict[str, dict[str, dict[str, str]]] = {}
    for sheet, rows in held["rows"].items():
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            return None
        sheets[sheet] = rows
    return sheets
