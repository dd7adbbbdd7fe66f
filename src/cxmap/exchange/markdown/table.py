"""A map as a table in Markdown: a touchpoint on each row, for a wiki or a pull request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.exchange.draft import Written
from cxmap.exchange.losses import with_losses
from cxmap.exchange.markdown.reading import END, TABLE_MARK, read_markdown
from cxmap.exchange.markdown.texts import cell_of, heading_of
from cxmap.exchange.rows import table_of
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings


def write_table(map_: Map, _data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as a table, and everything that has no place there."""
    header, *rows = table_of(map_).rows
    lines = [
        TABLE_MARK,
        "",
        f"# {heading_of(map_.title)}",
        "",
        *(_line(row) for row in (header, ["---"] * len(header), *rows)),
        "",
        END,
    ]
    return with_losses("\n".join(lines) + "\n", map_, read_markdown)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cell if cell == '---' else cell_of(cell) for cell in cells)} |"
