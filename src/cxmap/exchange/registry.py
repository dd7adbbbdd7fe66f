"""Every format, by name and by the endings of its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from cxmap.exchange.draft import Draft, Written
from cxmap.exchange.json_map import read_json, write_json
from cxmap.exchange.mermaid import read_mermaid, write_mermaid
from cxmap.exchange.tables import read_table
from cxmap.model import Map

READERS: dict[str, Callable[..., Draft]] = {
    "mermaid": read_mermaid,
    "table": read_table,
    "json": read_json,
}
"""Each raises InputError, with a line where there is one, for what is no map in its format."""
WRITERS: dict[str, Callable[[Map, Mapping[str, Any]], Written]] = {
    "mermaid": write_mermaid,
    "json": write_json,
}
"""Each takes a map and the values of its file."""
ENDINGS: dict[str, str] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "table",
    ".xlsm": "table",
    ".json": "json",
}


def format_of(name: str, known: dict[str, Any]) -> str | None:
    """The format of a file by its ending, where that is among the known ones."""
    wanted = ENDINGS.get(PurePath(name).suffix.lower())
    return wanted if wanted in known else None
