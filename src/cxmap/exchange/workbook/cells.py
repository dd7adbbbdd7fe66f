"""What a map file says in the cells of a sheet, and back.

Texts and numbers stand there as they are, a list has a line for each item. What has more to it than a cell
can show (an item with a persona, a goal with words) is written as YAML has it on one line: `{text: Too slow,
persona: shopper}`. So is a text that would be read otherwise, or that spreadsheets would change: in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, TypeAlias

from cxmap.exchange.yaml_text import flow
from cxmap.source import document_of

Cell: TypeAlias = str | float | bool | date | time | timedelta
Kind: TypeAlias = Literal["text", "day", "number", "texts", "any"]
"""Of a column: what a plain entry in it means. `texts` is a list whose items can be plain texts."""

_LONG = re.compile(r"[+-]?\d{16,400}\Z")
"""Whole numbers so long are no longer told apart by every spreadsheet, and stand there as texts."""
FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets count days in different ways."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""A spreadsheet reads `_x0041_` as the letter of that number."""
_CHANGED = re.compile(r"[\r\t\v\f\x85\u2028\u2029\ufeff\xa0]")


def to_cell(value: Any, kind: Kind) -> Cell:
    """A value as the cell of a column of that kind. `from_cell` leads back."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float) and kind != "texts":
        return str(value) if isinstance(value, int) and _LONG.match(str(value)) else value
    if kind == "texts":
        return _lines(value if isinstance(value, list) else [value])
    if isinstance(value, str):
        if kind == "day" and (day := _day(value)) is not None:
            return day
        return value if _stays(value, kind) else _quoted(value)
    return _yaml(value)


def from_cell(cell: Cell, kind: Kind) -> Any:
    """What a cell that is not empty says."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, time | timedelta):
        cell = str(cell)  # which nobody means in a map, but types in a sheet
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        number = int(cell) if float(cell).is_integer() else float(cell)
        return f"{number}" if kind == "text" else [f"{number}"] if kind == "texts" else number
    if kind == "texts":
        return _items(cell)
    if kind == "any" and _LONG.match(cell):
        return int(cell)
    if kind == "number" and _NUMBER.match(cell.strip()):
        number = float(cell.strip().replace(",", "."))
        return int(number) if number.is_integer() else number
    return _meant(cell)


def _meant(text: str) -> Any:
    """A text as itself, or as the YAML that it is."""
    bare = text.strip()
    if bare[:1] not in tuple('{["') and bare != "null":
        return text
    document = document_of(f"v: {bare}\n".encode(), "cell")
    if document.data is None or document.diagnostics or document.data.keys() != {"v"}:
        return text
    return document.data["v"]


def _stays(text: str, kind: Kind) -> bool:
    """Whether a text comes back from a cell as it is."""
    bare = text.strip()
    if text != bare or not bare or _ESCAPE.search(text) or _CHANGED.search(text):
        return False
    if (kind == "number" and _NUMBER.match(bare)) or (kind == "any" and _LONG.match(bare)):
        return False
    return bare[0] not in '{["' and bare != "null"


def _quoted(text: str) -> str:
    return _escaped(json.dumps(text, ensure_ascii=False))


def _yaml(value: Any) -> str:
    """A value as YAML on one line; as JSON, which is YAML too, where something in it has to be escaped."""
    text = flow(value)
    if not _ESCAPE.search(text) and not _CHANGED.search(text):
        return text
    return _escaped(json.dumps(value, ensure_ascii=False))


def _escaped(text: str) -> str:
    """The same JSON without what a spreadsheet would change."""
    bare = _CHANGED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text.replace("\x7f", "\\x7f"))
    return _ESCAPE.sub(r"\\u005f", bare)


def _lines(items: list[Any]) -> str:
    if not items or not all(isinstance(item, str | Mapping) for item in items):
        return _yaml(items)
    made = [
        item if isinstance(item, str) and _stays(item, "text") and "\n" not in item
        else _quoted(item) if isinstance(item, str) else _yaml(item)
        for item in items
    ]  # fmt: skip
    return "\n".join(made)


def _items(text: str) -> list[Any]:
    if text.lstrip()[:1] == "[":
        whole = _meant(text)
        if isinstance(whole, list):
            return whole
    return [_meant(line.strip()) for line in text.split("\n") if line.strip()]


def _day(text: str) -> date | None:
    if not _DAY.match(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None
