"""The lanes of a matrix: cells packed below each other where they cover the same columns.

A lane that is taller than a page goes on on the next ones, cell by cell, entry by entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.matrix.cells import (
    BOX_PADDING,
    CHIP_PADDING,
    GROUND_PADDING,
    cell_block,
    is_boxed,
)
from cxmap.rendering.pictures.matrix.plot import BESIDE, HEIGHT, draw_plot
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, moved, padded
from cxmap.rendering.scene.page import Item
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView
from cxmap.view.matrix.values import Cell, Kind, Lane

LABEL = type_scale.STRONG
AGAIN = type_scale.SMALL
INSET = 6.0
"""Between the edge of a column and its texts."""
LABEL_INSET = 9.0
"""Between the left edge and the labels: room for the spine of a band."""
PADDING = 5.5
CELL_GAP = 3.5


@dataclass(frozen=True, slots=True)
class Piece:
    """A lane, or as much of it as fits a page, ready to be put somewhere, from its top."""

    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where lanes stand and how they look. `continued` is said of the parts of a lane after the first."""

    curve: CurveView
    frame: Frame
    left: float
    """Where the labels begin."""
    theme: Theme
    continued: str


def _clipped(cells: Sequence[Cell], first: int, last: int) -> list[Cell]:
    """The cells on a page, wide ones first; what is about the whole map on the first page only."""
    shown = [cell for cell in cells if cell.first <= last and cell.last >= first]
    shown = [cell for cell in shown if not (cell.once and first > 0)]
    return sorted(shown, key=lambda cell: (not cell.once, max(cell.first, first) - min(cell.last, last)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell between the left and right edge that its ground or its texts take on a page."""

    cell: Cell
    kind: Kind
    columns: range
    left: float
    right: float
    aligned: bool
    """Whether its texts stand as low as those on a ground beside it."""

    def block(self, count: int, theme: Theme) -> Block:
        """Its first entries."""
        across = 1 if self.cell.first == self.cell.last else len(self.columns)
        made = cell_block(self.cell.entries[:count], self.kind, self.right - self.left, across, theme)
        return padded(made, GROUND_PADDING) if self.aligned else made

    def fitting(self, room: float, least: int, theme: Theme) -> int:
        """How many entries fit, at least `least` (by halving: more entries are never lower)."""
        low, high = least, len(self.cell.entries)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.block(middle, theme).height <= room else (low, middle - 1)
        return low


def _placed(lane: Lane, cell: Cell, frame: Frame, *, grounds: bool) -> _Place:
    first, last = max(cell.first, frame.first), min(cell.last, frame.last)
    wide, boxed = cell.first != cell.last, is_boxed(cell.entries, lane.kind)
    aside = 3.0 if boxed else BOX_PADDING if wide else 0.0
    left, right = frame.x(first) + INSET - aside, frame.x(last + 1) - INSET + aside
    return _Place(cell, lane.kind, range(first, last + 1), left, right, grounds and not wide and not boxed)


def _has_grounds(lane: Lane, cells: Sequence[Cell]) -> bool:
    return lane.kind == "texts" and any(
        cell.first != cell.last or is_boxed(cell.entries, lane.kind) for cell in cells
    )


def _first_line(lane: Lane, cells: Sequence[Cell]) -> float:
    """How far below its top the first text of a lane stands."""
    if lane.kind != "texts":
        return CHIP_PADDING if lane.kind == "chips" else BOX_PADDING
    if any(is_boxed(cell.entries, lane.kind) for cell in cells):
        return BOX_PADDING
    return GROUND_PADDING if _has_grounds(lane, cells) else 0.0


def _packed(lane: Lane, cells: Sequence[Cell], setting: Setting, limit: float) -> tuple[Block, list[Cell]]:
    """Cells as high up as their columns allow, and what is left of them below `limit`.

    Something is always placed. Nothing overtakes what is left over in its columns.
    """
    theme = setting.theme
    filled = dict.fromkeys(range(setting.frame.first, setting.frame.last + 1), 0.0)
    items: list[Item] = []
    rest: list[Cell] = []
    tall, grounds = 0.0, _has_grounds(lane, cells)
    for cell in cells:
        place = _placed(lane, cell, setting.frame, grounds=grounds)
        top, count = max(filled[at] for at in place.columns), len(cell.entries)
        fits = 0 if top == inf else count
        body = place.block(fits, theme) if fits else Block(0.0, ())
        if top + body.height > limit and fits:
            fits = place.fitting(limit - top, 0 if top else 1, theme)
            body = place.block(fits, theme) if fits else Block(0.0, ())
        bottom = top
        if fits:
            items += moved(body.items, place.left, top)
            bottom = top + body.height
            tall = max(tall, bottom)
        if fits < count:
            rest.append(replace(cell, entries=cell.entries[fits:]))
            bottom = inf
        for at in place.columns:
            filled[at] = bottom + CELL_GAP
    return Block(tall, tuple(items)), rest


def _label(
    lane: Lane, setting: Setting, top: float, limit: float, *, again: bool
) -> tuple[list[Item], float]:
    """The name of a lane, and that it goes on; and where it ends."""
    lines = wrap(lane.label, LABEL, limit, 6)
    items: list[Item] = list(block(lines, setting.left, top, LABEL, setting.theme.ink))
    bottom = top + height(lines, LABEL)
    if again:
        more = wrap(setting.continued, AGAIN, limit, 3)
        items += block(more, setting.left, bottom + 1, AGAIN, setting.theme.muted)
        bottom += 1 + height(more, AGAIN)
    return items, bottom


def curve_piece(lane: Lane, setting: Setting, tall: float) -> Piece:
    """The lane of the curve, with a plot of a given height."""
    frame = setting.frame
    items, _ = _label(lane, setting, PADDING, frame.left - setting.left - BESIDE, again=False)
    plot = draw_plot(setting.curve, frame, PADDING, tall, setting.theme)
    return Piece(tall + 2 * PADDING, (*items, *plot))


def pieces_of(lane: Lane, setting: Setting, limit: float) -> tuple[Piece, ...]:
    """A lane at the columns of a page: none where it is empty there, several if taller than `limit`.

    That of the curve has its height only: it is drawn when its page knows how tall it may be.

    A piece is taller than `limit` only where a single entry is.
    """
    if lane.kind == "curve":
        return (Piece(HEIGHT + 2 * PADDING, ()),)
    frame = setting.frame
    cells = _clipped(lane.cells, frame.first, frame.last)
    result: list[Piece] = []
    while cells:
        first_line = _first_line(lane, cells)
        body, cells = _packed(lane, cells, setting, limit - 2 * PADDING)
        label, bottom = _label(
            lane, setting, PADDING + first_line, frame.left - setting.left - 8, again=bool(result)
        )
        tall = max(body.height + 2 * PADDING, bottom + PADDING)
        result.append(Piece(tall, (*label, *moved(body.items, 0, PADDING))))
    return tuple(result)
