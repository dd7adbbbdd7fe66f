"""The lanes of a matrix: cells packed below each other where they cover the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.frame import Frame
from cxmap.rendering.mpl.matrix_cells import BOX_PADDING, CHIP_PADDING, Block, cell_block, moved, padded
from cxmap.rendering.mpl.matrix_plot import BESIDE, draw_plot, plot_height
from cxmap.rendering.mpl.page import Item, Style
from cxmap.rendering.mpl.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve import CurveView
from cxmap.view.matrix import Cell, Lane

LABEL = Style(9.2, italic=True)
INSET = 6.0
"""Between the edge of a column and its texts."""
PADDING = 7.0
CELL_GAP = 5.0


@dataclass(frozen=True, slots=True)
class Made:
    """A lane ready to be put somewhere, from its top."""

    lane: Lane
    height: float
    items: tuple[Item, ...]


def _clipped(cells: Sequence[Cell], first: int, last: int) -> list[tuple[int, int, Cell]]:
    """The cells on a page with their columns there; what is about the whole map on the first page only."""
    result = []
    for cell in cells:
        start, end = max(cell.first, first), min(cell.last, last)
        if start <= end and not (cell.once and first > 0):
            result.append((start, end, cell))
    return sorted(result, key=lambda one: (not one[2].once, one[0] - one[1]))


def _packed(lane: Lane, frame: Frame, theme: Theme) -> tuple[Block, float]:
    """Wide cells first, each as high up as the columns below it allow; and where the first text begins."""
    filled = dict.fromkeys(range(frame.first, frame.last + 1), 0.0)
    items: list[Item] = []
    shown = _clipped(lane.cells, frame.first, frame.last)
    tinted = lane.kind == "texts" and any(cell.first != cell.last for _, _, cell in shown)
    for first, last, cell in shown:
        left, right = frame.x(first) + INSET, frame.x(last + 1) - INSET
        wide = cell.first != cell.last
        if wide or lane.kind != "texts":
            aside = BOX_PADDING if lane.kind == "texts" else 2.0
            left, right = left - aside, right + aside
        made = cell_block(cell.entries, lane.kind, right - left, last - first + 1 if wide else 1, theme)
        if tinted and not wide:
            made = padded(made, BOX_PADDING)
        y = max(filled[at] for at in range(first, last + 1))
        items += moved(made.items, left, y)
        for at in range(first, last + 1):
            filled[at] = y + made.height + CELL_GAP
    tallest = max(filled.values())
    first_line = BOX_PADDING if tinted else CHIP_PADDING if lane.kind == "chips" else 0.0
    return Block(max(0.0, tallest - CELL_GAP) if tallest else 0.0, tuple(items)), first_line


def make_lane(lane: Lane, curve: CurveView, frame: Frame, label_left: float, theme: Theme) -> Made | None:
    """A lane at the columns of a page, its label before it; nothing where it is empty there."""
    if lane.kind == "curve":
        tall = plot_height(curve)
        first_line = 0.0
        body = Block(tall, tuple(draw_plot(curve, frame, 0.0, tall, label_left, theme)))
    else:
        body, first_line = _packed(lane, frame, theme)
        if not body.items:
            return None
    beside = BESIDE if lane.kind == "curve" else 8
    lines = wrap(lane.label, LABEL, frame.left - label_left - beside, 6)
    below = 2 * PADDING
    label = block(lines, label_left, PADDING + first_line, LABEL, theme.muted)
    items = [*label, *moved(body.items, 0, PADDING)]
    return Made(lane, max(body.height, first_line + height(lines, LABEL)) + below, tuple(items))
