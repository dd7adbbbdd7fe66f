"""The rows of text and channels below a curve, one cell a column, as tall as their fullest cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec import Struct

from cxmap.rendering.frame.axis import LANE_LABEL, PLOT_GAP
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.pictograms import pictogram
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded, segment
from cxmap.rendering.scene.text import ELLIPSIS, block, height, longest_word, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Band, Chip, Column

WIDEST_CELL = 185.0
"""About thirty-five letters; longer lines of small type are hard to follow."""
CELL_MARGIN = 4.0
PADDING = 8.0
BETWEEN = 4.0
MOST_LINES = 18
"""Of a cell: more would push the rows below off the page; the matrix has everything."""
CHIP_PADDING = 3.2
CHIP_GAP = 3.0
"""Chips are boxes around single words, so they need less air than cells."""
SIGN, SIGN_GAP = 9.0, 4.0
"""Of the sign of a channel in its chip, and between it and the name."""


class Paragraph(Struct, frozen=True):
    """Wrapped text of one look."""

    lines: tuple[str, ...]
    style: Style
    colour: str


class Spanning(Struct, frozen=True):
    """Texts over the columns `first` to `last`, with the colour of the line that shows how far they reach."""

    first: int
    last: int
    cell: Sequence[Paragraph]
    edge: str


class CellRow(Struct, frozen=True):
    """A row of cells. `draw` gets the frame and the top of the cells."""

    label: tuple[tuple[str, ...], ...]
    """A lane that holds two kinds of text has two labels."""
    label_colours: tuple[str, ...]
    height: float
    first_line: float
    """From the top of the cells to the top of their first line."""
    draw: Callable[[Frame, float], list[Item]]


def cell_width(column: float) -> float:
    """How wide the text of a column may become."""
    return min(column - 2 * CELL_MARGIN, WIDEST_CELL)


def paragraphs(texts: Sequence[str], style: Style, colour: str, limit: float) -> list[Paragraph]:
    """The texts of a cell, together at most so many lines, with an ellipsis for the rest."""
    result: list[Paragraph] = []
    left = MOST_LINES
    for text in texts:
        if left < 1:
            result.append(Paragraph((ELLIPSIS,), style, colour))
            break
        lines = wrap(text, style, limit, left)
        if lines:
            result.append(Paragraph(lines, style, colour))
            left -= len(lines)
    return result


def _height(cell: Sequence[Paragraph]) -> float:
    return sum(height(part.lines, part.style) for part in cell) + BETWEEN * max(len(cell) - 1, 0)


def _labels_height(labels: Sequence[tuple[str, ...]]) -> float:
    return sum(height(lines, LANE_LABEL) for lines in labels) + BETWEEN * max(len(labels) - 1, 0)


def text_lane(
    labels: Sequence[str],
    cells: Sequence[Sequence[Paragraph]],
    label_width: float,
    colours: Sequence[str] = (),
    over: Sequence[Spanning] = (),
) -> CellRow:
    """A lane of texts, centred below their touchpoints, and above them those over several columns."""
    label_lines = tuple(wrap(label, LANE_LABEL, label_width, 4) for label in labels)
    upper = max((_height(spanning.cell) for spanning in over), default=0.0)
    lower = max((_height(cell) for cell in cells), default=0.0)
    between = BETWEEN if upper and lower else 0.0

    def column_of(cell: Sequence[Paragraph], middle: float, y: float) -> list[Item]:
        items: list[Item] = []
        for part in cell:
            items += block(part.lines, middle, y, part.style, part.colour, "center")
            y += height(part.lines, part.style) + BETWEEN
        return items

    def draw(frame: Frame, top: float) -> list[Item]:
        items: list[Item] = []
        for spanning in over:
            middle = (frame.x(spanning.first) + frame.x(spanning.last + 1)) / 2
            items += column_of(spanning.cell, middle, top)
            if spanning.last > spanning.first:
                y = top + _height(spanning.cell) + BETWEEN / 2
                ends = frame.x(spanning.first) + CELL_MARGIN, frame.x(spanning.last + 1) - CELL_MARGIN
                items.append(Shape(segment(ends[0], y, ends[1], y), stroke=spanning.edge, width=0.7))
        for column, cell in zip(range(frame.first, frame.last + 1), cells, strict=True):
            items += column_of(cell, frame.middle(column), top + upper + between)
        return items

    tall = upper + between + lower
    return CellRow(label_lines, tuple(colours), max(tall, _labels_height(label_lines)), 0.0, draw)


def _runs(
    frame_columns: Sequence[int], columns: Sequence[Column], bands: Sequence[Band]
) -> list[tuple[int, int]]:
    """Neighbouring columns of one phase with the same channels."""
    phase = {at: number for number, band in enumerate(bands) for at in range(band.first, band.last + 1)}
    result = []
    for _, group in groupby(frame_columns, key=lambda at: (columns[at].channels, phase.get(at, -1))):
        members = list(group)
        result.append((members[0], members[-1]))
    return result


def chip_text(name: str, style: Style, limit: float) -> Paragraph:
    """A name in a chip at most `limit` wide, a little smaller where that keeps a word whole."""
    smaller = max(
        type_scale.SMALLEST, min(style.size, style.size * limit / max(longest_word(name, style), 1))
    )
    fitting = Style(int(smaller * 10) / 10)
    return Paragraph(wrap(name, fitting, limit, 5), fitting, "")


def chip_sign(
    kind: str, text: Paragraph, left: float, right: float, y: float, colour: str
) -> tuple[list[Shape], float]:
    """The sign of a channel before its name, where a chip has room for both; and the middle of the name."""
    middle = (left + right) / 2
    taken = widest(text.lines, text.style) + SIGN + SIGN_GAP
    sign = pictogram(kind, middle - taken / 2 + SIGN / 2, y, SIGN, colour)
    if not sign or len(text.lines) != 1 or taken > right - left - SIGN:
        return [], middle
    return sign, middle + (SIGN + SIGN_GAP) / 2


def chip_lane(
    label: str,
    columns: Sequence[Column],
    bands: Sequence[Band],
    span: tuple[int, int],
    column_width: float,
    style: Style,
    label_width: float,
    colours: Sequence[str],
) -> CellRow:
    """A lane of channels: one bar for as long as the channel stays the same within a phase."""
    label_lines = (wrap(label, LANE_LABEL, label_width, 4),)
    runs = _runs(range(span[0], span[1] + 1), columns, bands)
    wrapped: list[list[tuple[Chip, Paragraph]]] = []
    for first, last in runs:
        limit = (last - first + 1) * column_width - 2 * CELL_MARGIN - 6
        wrapped.append([(chip, chip_text(chip.name, style, limit)) for chip in columns[first].channels])

    def chip_height(text: Paragraph) -> float:
        return height(text.lines, text.style) + 2 * CHIP_PADDING

    def draw(frame: Frame, top: float) -> list[Item]:
        items: list[Item] = []
        for (first, last), chips in zip(runs, wrapped, strict=True):
            left, right = frame.x(first) + CELL_MARGIN, frame.x(last + 1) - CELL_MARGIN
            y = top
            for chip, text in chips:
                tall = chip_height(text)
                fill = colours[chip.number % len(colours)]
                items.append(Shape(rounded(Box(left, y, right - left, tall), 4), fill, alpha=0.13))
                text_top = y + CHIP_PADDING + style.size * 0.035
                sign, middle = chip_sign(chip.kind, text, left, right, y + tall / 2, fill)
                items += [*sign, *block(text.lines, middle, text_top, text.style, fill, "center")]
                y += tall + CHIP_GAP
        return items

    tallest = max(
        (sum(chip_height(text) + CHIP_GAP for _, text in chips) - CHIP_GAP for chips in wrapped if chips),
        default=0.0,
    )
    return CellRow(label_lines, (), max(tallest, _labels_height(label_lines)), CHIP_PADDING, draw)


def lanes_height(lanes: Sequence[CellRow]) -> float:
    """How far lanes reach below the plot."""
    return sum(lane.height + 2 * PADDING for lane in lanes)


def draw_lanes(lanes: Sequence[CellRow], frame: Frame, top: float, theme: Theme) -> list[Item]:
    """Lanes below each other, a hairline between two, their labels flush with the plot."""
    items: list[Item] = []
    y = top
    for number, lane in enumerate(lanes):
        if number:
            items.append(Shape(segment(frame.left, y, frame.right, y), stroke=theme.grid, width=0.7))
        y += PADDING
        items += lane.draw(frame, y)
        label_top = y + lane.first_line
        for at, lines in enumerate(lane.label):
            colour = lane.label_colours[at] if lane.label_colours else theme.muted
            items += block(lines, frame.left - PLOT_GAP, label_top, LANE_LABEL, colour, "right")
            label_top += height(lines, LANE_LABEL) + BETWEEN
        y += lane.height + PADDING
    return items
