"""Miro's CSV: the notes of a board, or a table that becomes a grid of notes where it is pasted.

Miro does not say what its CSV holds, and it differs. So a file is taken as what its headers say: our own
grid, any table, or notes with the frame that they lie in and a tag that says what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxmap.errors import InputError
from cxmap.exchange.boards.cells import csv_of
from cxmap.exchange.draft import Draft, Written
from cxmap.exchange.grid import Grid, read_grid
from cxmap.exchange.headers import bare, meaning
from cxmap.exchange.losses import with_losses
from cxmap.exchange.rows import table_of
from cxmap.exchange.scales import scale_in
from cxmap.exchange.tables import TableReader
from cxmap.model import Map

if TYPE_CHECKING:
    from cxmap.scoring import Settings

SIGNED = " (cxmap)"
"""Behind the name of the first row of our own grid."""
_TEXTS = frozenset(("content", "text", "sticky note", "note", "notes", "card", "title", "item"))
_FRAMES = frozenset(("frame", "frame title", "parent", "section", "group", "board section", "cluster"))
_TAGS = frozenset(("tag", "tags", "type", "category", "label", "labels"))


def looks_like_grid(content: bytes) -> bool:
    """Whether the first cell of a file is that of our own grid."""
    return SIGNED.encode() in content[:200].partition(b",")[0]


def read_miro(content: bytes, name: str, **options: Any) -> Draft:
    """The map in a board's CSV. Raises InputError for what is none."""
    grid = read_grid(content, name)
    scale = options.get("scale")
    if grid.rows[0][0].endswith(SIGNED):
        turned = Grid(tuple(zip(*grid.rows, strict=True)), short=grid.short)
        return TableReader(turned, name, {}, scale or scale_in(turned.rows[0]), exact=True).draft()
    header, *rows = grid.rows
    columns = [_part(cell) for cell in header]
    if "text" in columns and ("frame" in columns or "tag" in columns):
        return _Notes(grid, name, columns, rows, scale).draft()
    if any(meaning(cell) for cell in (*header, *(row[0] for row in rows))):
        return TableReader(grid, name, options.get("columns") or {}, scale).draft()
    return _Notes(grid, name, ["text"] * len(header), grid.rows, scale).draft()


def _part(header: str) -> str:
    called = bare(header)
    kinds = (("text", _TEXTS), ("frame", _FRAMES), ("tag", _TAGS))
    return next((kind for kind, names in kinds if called in names), "")


class _Notes(TableReader):
    """A note on each row, or in each cell where no header says what is what."""

    def __init__(
        self,
        grid: Grid,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        scale: tuple[float, float] | None,
    ) -> None:
        super().__init__(grid, name, {}, scale)
        self.columns_ = columns
        self.notes = rows

    def draft(self) -> Draft:
        phases: dict[str, dict[str, Any]] = {}
        said: dict[str, dict[str, str]] = {}
        lanes: dict[str, dict[str, str]] = {}
        for row in self.notes:
            cells = [(kind, cell) for kind, cell in zip(self.columns_, row, strict=True) if cell]
            frame = next((cell for kind, cell in cells if kind == "frame"), "")
            tag = next((cell for kind, cell in cells if kind == "tag"), "")
            phase = phases.setdefault(frame, {"name": self.plain(frame), "touchpoints": []})
            key = meaning(tag) if tag else None
            for text in (cell for kind, cell in cells if kind == "text"):
                if not tag or key == "touchpoint":
                    phase["touchpoints"].append({"name": self.plain(text)})
                else:
                    of_tag = (said if key else lanes).setdefault(frame, {})
                    called = key or tag
                    of_tag[called] = f"{of_tag[called]}\n{text}" if called in of_tag else text
        for frame, phase in phases.items():
            if frame or phase["touchpoints"]:
                self.fill(phase, said.get(frame, {}), lanes.get(frame, {}), of_phase=True)
            elif frame in said or frame in lanes:
                raise InputError(
                    f"{self.name}: notes with tags lie in no frame; give each the frame of its phase, or say "
                    "what happens there in a note without a tag"
                )
        if "frame" not in self.columns_:
            self.draft_.tell("no column says in which frame notes lie: each became a touchpoint")
        unread = [
            cell for cell, kind in zip(self.grid.rows[0], self.columns_, strict=True) if not kind and cell
        ]
        if unread:
            self.draft_.tell(f"these columns were not read: {', '.join(unread[:8])}")
        return self.done(list(phases.values()))


def write_miro(map_: Map, _data: Mapping[str, Any], _settings: Settings | None = None) -> Written:
    """A map as a grid to be pasted on a board, touchpoints side by side, and what that has no place for."""
    header, *rows = table_of(map_).rows
    columns = [[f"{header[0]}{SIGNED}", *header[1:]], *rows]
    return with_losses(csv_of(zip(*columns, strict=True)), map_, read_miro)
