"""Every format, by name and by the endings of its files."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import Any

from cxmap.exchange.boards import (
    looks_like_grid,
    looks_like_lucid,
    read_lucid,
    read_miro,
    write_lucid,
    write_miro,
)
from cxmap.exchange.cjml import read_cjml, write_cjml
from cxmap.exchange.draft import Draft, Written
from cxmap.exchange.json_map import read_json, write_json
from cxmap.exchange.markdown import read_markdown, write_outline, write_table
from cxmap.exchange.mermaid import read_mermaid, write_mermaid
from cxmap.exchange.own_table import looks_like_own_table, read_own_table, write_csv
from cxmap.exchange.tables import read_table
from cxmap.exchange.workbook.writing import write_workbook

_KNOWN_TABLES: tuple[tuple[Callable[[bytes], bool], Callable[..., Draft]], ...] = (
    (looks_like_lucid, read_lucid),
    (looks_like_grid, read_miro),
    (looks_like_own_table, read_own_table),
)


def _any_table(content: bytes, name: str, **options: Any) -> Draft:
    """A table of whoever wrote it; some services are known by their headers."""
    for looks_like, reader in _KNOWN_TABLES:
        if looks_like(content):
            return reader(content, name, **options)
    return read_table(content, name, **options)


READERS: dict[str, Callable[..., Draft]] = {
    "mermaid": read_mermaid,
    "table": _any_table,
    "markdown": read_markdown,
    "cjml": read_cjml,
    "miro": read_miro,
    "lucid": read_lucid,
    "json": read_json,
}
"""Each raises InputError, with a line where there is one, for what is no map in its format."""
READ_AS: dict[str, str] = {"csv": "table", "xlsx": "table", "markdown-table": "markdown"}
"""What is called otherwise where it is written: whoever reads it back may say so, too."""
WRITERS: dict[str, Callable[..., Written]] = {
    "mermaid": write_mermaid,
    "markdown": write_outline,
    "markdown-table": write_table,
    "cjml": write_cjml,
    "miro": write_miro,
    "lucid": write_lucid,
    "csv": write_csv,
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
    ".md": "markdown",
    ".markdown": "markdown",
    ".cjml": "cjml",
    ".xml": "cjml",
    ".json": "json",
    ".vl.json": "vega-lite",
    ".vg.json": "vega-lite",
}
"""The longest that fits decides."""


def format_of(name: str, known: Collection[str]) -> str | None:
    """The format of a file by its ending, where that is among the known ones."""
    path = PurePath(name)
    for ending in ("".join(path.suffixes[-2:]).lower(), path.suffix.lower()):
        wanted = ending[1:] if ending[1:] in known else ENDINGS.get(ending)
        if wanted in known:
            return wanted
    return None
