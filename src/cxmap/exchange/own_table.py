"""A map as a table in CSV, a touchpoint on each row, and back: for whoever sorts and counts elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.exchange.boards.cells import csv_of
from cxmap.exchange.draft import Draft, Written
from cxmap.exchange.grid import read_grid
from cxmap.exchange.losses import with_losses
from cxmap.exchange.rows import table_of
from cxmap.exchange.scales import scale_in
from cxmap.exchange.tables import TableReader
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings

_SIGNED = " (cxmap table)"
"""Behind the name of the first column: cells are taken as they are."""


def looks_like_own_table(content: bytes) -> bool:
    """Whether the first cell of a file is that of a table of cxmap."""
    return _SIGNED.encode() in content[:200].partition(b",")[0]


def read_own_table(content: bytes, name: str, **options: Any) -> Draft:
    """The map in a table of cxmap. Raises InputError for what is none."""
    grid = read_grid(content, name, options.get("sheet", ""))
    scale = options.get("scale") or scale_in(grid.rows[0])
    return TableReader(grid, name, options.get("columns") or {}, scale, exact=True).draft()


def write_csv(map_: Map, _data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as a table, and everything that has no place there."""
    (first, *header), *rows = table_of(map_).rows
    return with_losses(csv_of([[f"{first}{_SIGNED}", *header], *rows]), map_, read_own_table)
