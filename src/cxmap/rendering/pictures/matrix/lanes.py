"""The rows of a matrix: cells packed below each other where they cover the same columns.

A row is a lane, or a few lanes with little in them that share its height; then each cell says whose it is.
What does not fit on a page goes on on the next one, cell by cell, entry by entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.matrix.cells import (
    BOX_PADDING,
    CHIP_PADDING,
    GROUND_PADDING,
    cell_block,
    is_boxed,
)
from cxmap.rendering.pictures.matrix.plot import HEIGHT, beside, draw_plot
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, moved, padded, stacked
from cxmap.rendering.scene.page import Item
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView
from cxmap.view.matrix.values import Cell, Kind, Lane

LABEL = type_scale.STRONG
AGAIN = type_scale.SMALL
CAPTION = type_scale.SMALL_ASIDE
CAPTION_GAP = 1.0
"""Between the name of a lane and its cell, where lanes share a row."""
LABELS_APART = 3.0
INSET = 6.0
"""Between the edge of a column and its texts."""
LABEL_INSET = 9.0
"""Between the left edge and the labels: room for the spine of a band."""
PADDING = 3.0
CELL_GAP = 3.5


class Piece(Struct, frozen=True):
    """A row, or as much of it as fits a page, ready to be put somewhere, from its top."""

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
    made: dict[tuple[_Place, int], Block] = field(default_factory=dict, compare=False, repr=False)
    """Cells that have been set: rows are tried in several ways."""


class Own(Struct, frozen=True):
    """A cell of a lane, or what is left of it."""

    lane: Lane
    cell: Cell


def owned(lanes: Sequence[Lane], frame: Frame) -> tuple[Own, ...]:
    """The cells of a row on a page, wide ones first; what is about the whole map on the first page only."""
    shown = [
        Own(lane, cell)
        for lane in lanes
        for cell in lane.cells
        if cell.first <= frame.last and cell.last >= frame.first and not (cell.once and frame.first > 0)
    ]

    def order(own: Own) -> tuple[bool, int]:
        return not own.cell.once, max(own.cell.first, frame.first) - min(own.cell.last, frame.last)

    return tuple(sorted(shown, key=order))


class _Place(Struct, frozen=True):
    """A cell between the left and right edge that its ground or its texts take on a page."""

    cell: Cell
    kind: Kind
    columns: range
    left: float
    right: float
    aligned: bool
    """Whether its texts stand as low as those on a ground beside it."""
    caption: str
    """Whose cell it is, where lanes share a row."""


def _block(place: _Place, count: int, setting: Setting) -> Block:
    """The first entries of a cell."""
    if (place, count) not in setting.made:
        setting.made[place, count] = _composed(place, count, setting.theme)
    return setting.made[place, count]


def _composed(place: _Place, count: int, theme: Theme) -> Block:
    across = 1 if place.cell.first == place.cell.last else len(place.columns)
    wide = place.right - place.left
    made = cell_block(place.cell.entries[:count], place.kind, wide, across, theme)
    if place.caption:
        lines = wrap(place.caption, CAPTION, wide, 2)
        return stacked([block_of(lines, CAPTION, theme.muted), made], CAPTION_GAP)
    return padded(made, GROUND_PADDING) if place.aligned else made


def _fitting(place: _Place, room: float, least: int, setting: Setting) -> int:
    """How many entries of a cell fit, at least `least` (by halving: more entries are never lower)."""
    low, high = least, len(place.cell.entries)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _block(place, middle, setting).height <= room else (low, middle - 1)
    return low


def _placed(own: Own, frame: Frame, *, grounds: bool, captions: bool) -> _Place:
    lane, cell = own.lane, own.cell
    first, last = max(cell.first, frame.first), min(cell.last, frame.last)
    wide, boxed = cell.first != cell.last, is_boxed(cell.entries, lane.kind)
    aside = 3.0 if boxed else BOX_PADDING if wide else 0.0
    left, right = frame.x(first) + INSET - aside, frame.x(last + 1) - INSET + aside
    aligned = grounds and not wide and not boxed
    return _Place(
        cell, lane.kind, range(first, last + 1), left, right, aligned, lane.label if captions else ""
    )


def heights_of(lane: Lane, frame: Frame, theme: Theme) -> dict[int, float]:
    """How high the texts of a lane stand in each column; what covers several columns is left out."""
    result: dict[int, float] = {}
    for own in owned((lane,), frame) if lane.kind != "curve" else ():
        if own.cell.first == own.cell.last:
            place = _placed(own, frame, grounds=False, captions=False)
            tall = _composed(place, len(own.cell.entries), theme).height
            result[own.cell.first] = result.get(own.cell.first, 0.0) + tall
    return result


def _has_grounds(cells: Sequence[Own]) -> bool:
    return any(
        own.lane.kind == "texts"
        and (own.cell.first != own.cell.last or is_boxed(own.cell.entries, own.lane.kind))
        for own in cells
    )


def _first_line(cells: Sequence[Own], *, captions: bool) -> float:
    """How far below its top the first text of a row stands."""
    if captions or not cells:
        return 0.0
    kind = cells[0].lane.kind
    if kind != "texts":
        return CHIP_PADDING if kind == "chips" else BOX_PADDING
    if any(is_boxed(own.cell.entries, kind) for own in cells):
        return BOX_PADDING
    return GROUND_PADDING if _has_grounds(cells) else 0.0


def _packed(
    cells: Sequence[Own], setting: Setting, limit: float, *, captions: bool
) -> tuple[Block, tuple[Own, ...]]:
    """Cells as high up as their columns allow, and what is left of them below `limit`.

    Something is always placed. Nothing overtakes what is left over in its columns.
    """
    filled = dict.fromkeys(range(setting.frame.first, setting.frame.last + 1), 0.0)
    items: list[Item] = []
    rest: list[Own] = []
    tall, grounds = 0.0, _has_grounds(cells)
    for own in cells:
        place = _placed(own, setting.frame, grounds=grounds, captions=captions)
        top, count = max(filled[at] for at in place.columns), len(own.cell.entries)
        fits = 0 if top == inf else count
        body = _block(place, fits, setting) if fits else Block(0.0, ())
        if top + body.height > limit and fits:
            fits = _fitting(place, limit - top, 0 if top else 1, setting)
            body = _block(place, fits, setting) if fits else Block(0.0, ())
        bottom = top
        if fits:
            items += moved(body.items, place.left, top)
            bottom = top + body.height
            tall = max(tall, bottom)
        if fits < count:
            rest.append(Own(own.lane, replace(own.cell, entries=own.cell.entries[fits:])))
            bottom = inf
        for at in place.columns:
            filled[at] = bottom + CELL_GAP
    return Block(tall, tuple(items)), tuple(rest)


def _label(
    lanes: Sequence[Lane], setting: Setting, top: float, limit: float, *, again: bool
) -> tuple[list[Item], float]:
    """The names of the lanes of a row, and that it goes on; and where they end."""
    items: list[Item] = []
    bottom = top
    for lane in lanes:
        lines = wrap(lane.label, LABEL, limit, 6)
        items += block(lines, setting.left, bottom, LABEL, setting.theme.ink)
        bottom += height(lines, LABEL) + LABELS_APART
    bottom -= LABELS_APART
    if again:
        more = wrap(setting.continued, AGAIN, limit, 3)
        items += block(more, setting.left, bottom + 1, AGAIN, setting.theme.muted)
        bottom += 1 + height(more, AGAIN)
    return items, bottom


def curve_piece(lane: Lane, setting: Setting, tall: float) -> Piece:
    """The lane of the curve, with a plot of a given height."""
    frame = setting.frame
    items, _ = _label(
        (lane,), setting, PADDING, frame.left - setting.left - beside(setting.curve), again=False
    )
    plot = draw_plot(setting.curve, frame, PADDING, tall, setting.theme)
    return Piece(tall + 2 * PADDING, (*items, *plot))


def piece_of(
    lanes: Sequence[Lane], cells: Sequence[Own], setting: Setting, limit: float, *, again: bool = False
) -> tuple[Piece, tuple[Own, ...]]:
    """A row of lanes as far as it fits into a height, and what is left of its cells.

    That of the curve has its height only: it is drawn when its page knows how tall it may be. A piece is
    taller than `limit` only where a single entry is.
    """
    if lanes[0].kind == "curve":
        return Piece(HEIGHT + 2 * PADDING, ()), ()
    captions = len(lanes) > 1
    body, rest = _packed(cells, setting, limit - 2 * PADDING, captions=captions)
    first_line = _first_line(cells, captions=captions)
    named = [lane for lane in lanes if any(own.lane is lane for own in cells)]
    limit = setting.frame.left - setting.left - 8
    label, bottom = _label(named, setting, PADDING + first_line, limit, again=again)
    tall = max(body.height + 2 * PADDING, bottom + PADDING)
    return Piece(tall, (*label, *moved(body.items, 0, PADDING))), rest
