"""A backlog that came back: a table of opportunities in CSV or Markdown, read row by row with its lines.

Cells are read as they were written: without the apostrophe that keeps a spreadsheet from computing a text,
and without the entities that keep Markdown from taking a sign for its own.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from msgspec import Struct

from cxmap.errors import InputError
from cxmap.source import shortened

COLUMNS = {
    "map": "map", "file": "map",
    "id": "id", "key": "id",
    "title": "title", "opportunity": "title", "summary": "title",
    "status": "status", "state": "status",
    "due": "due", "due date": "due",
    "done": "done", "done on": "done",
    "owner": "owner", "impact": "impact", "feasibility": "feasibility", "cost": "cost", "effort": "effort",
    "reach": "reach", "confidence": "confidence", "addresses": "addresses", "removes": "removes",
    "horizon": "horizon", "budget": "budget",
}  # fmt: skip
"""What columns are called, and what they hold; others, as ranks and scores, are worked out from the map."""
_DELIMITERS = ",;\t"
_RULE = re.compile(r"\s*:?-+:?\s*\Z")
_FORMULA = "=+-@\t\r\n＝＋－＠"
_CELL_END = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?\Z")
MOST_ROWS = 20_000


class BacklogRow(Struct, frozen=True):
    """An opportunity as the backlog has it now."""

    line: int
    cells: dict[str, str]
    """By what they hold; only of columns that the file has."""


def read_backlog(content: bytes, name: str) -> tuple[BacklogRow, ...]:
    """The rows of a backlog.

    Raises InputError for what is no text, and for a table without the columns `id` and one of `status`, `due`
    and `done`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name} is no text in UTF-8: save the backlog as CSV (UTF-8) or Markdown") from None
    if "\0" in text:
        raise InputError(f"{name} is no text: save the backlog as CSV (UTF-8) or Markdown")
    lines = list(_markdown(text) if _is_markdown(text) else _csv(text, name))
    if not lines:
        raise InputError(f"{name} holds no table; `cxmap opportunities -f csv` writes one")
    (first, head), *rows = lines
    keys = [COLUMNS.get(" ".join(cell.lower().split())) for cell in head]
    if "id" not in keys or not {"status", "due", "done"} & set(keys):
        shown = ", ".join(f"`{shortened(cell)}`" for cell in head if cell) or "none"
        raise InputError(
            f"{name}:{first}: the columns `id` and `status`, `due` or `done` are needed; it has {shown}. "
            "`cxmap opportunities -f csv` writes them"
        )
    doubled = sorted({key for key in keys if key and keys.count(key) > 1})
    if doubled:
        raise InputError(f"{name}:{first}: two columns are for `{doubled[0]}`; take one of them out")
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name} has {len(rows)} rows, and at most {MOST_ROWS} are read")
    return tuple(
        BacklogRow(line, {key: cell.strip() for key, cell in zip(keys, cells, strict=False) if key})
        for line, cells in rows
        if any(cell.strip() for cell in cells)
    )


def _is_markdown(text: str) -> bool:
    return any(line.lstrip().startswith("|") for line in text.splitlines())


def _markdown(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first table; what stands around it is somebody's own text."""
    begun = False
    for number, line in enumerate(text.splitlines(), start=1):
        row = line.strip()
        if not row.startswith("|"):
            if begun:
                return
            continue
        begun = True
        cells = _CELL_END.split(row.strip().removeprefix("|").removesuffix("|"))
        if not all(_RULE.match(cell) for cell in cells):
            yield number, [html.unescape(cell.replace("\\|", "|")).strip() for cell in cells]


def _csv(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield line, [without_guard(cell) for cell in cells]
    except csv.Error as error:
        raise InputError(f"{name}:{reader.line_num}: this is no CSV: {error}") from None


def without_guard(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell


def same_cell(written: str, known: str) -> bool:
    """Whether a cell says what the map does, whatever a spreadsheet made of blanks, numbers and nothing."""
    first, other = (" ".join(text.split()) for text in (written, known))
    if first == other or {first, other} <= _NOTHING:
        return True
    return bool(_numbers(first) & _numbers(other))


_NOTHING = frozenset(("", "-", "\N{EN DASH}"))


def _numbers(text: str) -> frozenset[float]:
    """What a text may be as a number: a comma stands before decimals in some countries, and between thousands
    in others."""
    found = set()
    bare = text.removesuffix("%").strip()
    for tried in (bare, bare.replace(",", ""), bare.replace(".", "").replace(",", ".")):
        if _NUMBER.match(tried):
            found.add(float(tried) / 100 if text.endswith("%") else float(tried))
    return frozenset(found)
