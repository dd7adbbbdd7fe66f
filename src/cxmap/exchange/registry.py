"""Every format, by name and by the endings of its files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import PurePath

from cxmap.exchange.draft import Draft, Written
from cxmap.exchange.json_map import read_json, write_json
from cxmap.exchange.mermaid import read_mermaid, write_mermaid
from cxmap.exchange.tables import read_table
from cxmap.exchange.workbook.writing import write_workbook

READERS: dict[str, Callable[..., Draft]] = {
    "mermaid": read_mermaid,
    "table": read_table,
    "json": read_json,
}
"""Each raises InputError, with a line where there is one, for what is no map in its format."""
WRITERS: dict[str, Callable[..., Written]] = {
    "mermaid": write_mermaid,
    "json": write_json,
    "xlsx": write_workbook,
}
"""Each takes a map, the values of its file, and how the project scores its maps."""
ENDINGS: dict[str, str] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
    ".xlsm": "table",
    ".json": "json",
}


def format_of(name: str, known: Collection[str]) -> str | None:
    """The format of a file by its ending, where that is among the known ones."""
    ending = PurePath(name).suffix.lower()
    if ending[1:] in known:
        return ending[1:]
    wanted = ENDINGS.get(ending)
    return wanted if wanted in known else None
