"""How people feel where nobody gave a score: in words, in the room where the line would run."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.frame.axis import LANE_LABEL, PLOT_GAP
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.lanes import Paragraph, cell_width
from cxmap.rendering.frame.marks import colour_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded
from cxmap.rendering.scene.text import block, height, longest_word, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Over

LARGEST = 10.5
"""Feelings in words are read as text, so their letters are no larger than that."""
MOST_LINES = 8
"""Of a feeling: the card is to remain a card."""
PAD_X, PAD_Y = 7.0, 5.0
BETWEEN = 4.0
ROWS_APART = 12.0
CARD_DASH = (4.0, 2.0)


class FeelingCard(Struct, frozen=True):
    """A feeling in its column, or over those of a phase, from the top of its row."""

    first: int
    last: int
    top: float
    text: Paragraph
    box_height: float


class FeelingRow(Struct, frozen=True):
    """The feelings of one map."""

    label: tuple[str, ...]
    cards: tuple[FeelingCard, ...]
    height: float
    future: bool


def _size(cells: Sequence[Sequence[str]], limit: float) -> Style:
    """One size for all feelings: smaller where a word would be broken."""
    long = max((longest_word(text, Style(LARGEST)) for cell in cells for text in cell), default=0.0)
    fitting = LARGEST * limit / long if long else LARGEST
    return Style(max(type_scale.SMALLEST, min(LARGEST, int(fitting * 10) / 10)))


def _row(
    label: str,
    cells: Sequence[Sequence[str]],
    style: Style,
    frame: Frame,
    label_width: float,
    *,
    future: bool,
    phases: Sequence[Over] = (),
) -> FeelingRow:
    cards: list[FeelingCard] = []

    def stack(first: int, last: int, texts: Sequence[str], y: float) -> float:
        limit = cell_width((last - first + 1) * frame.column) - 2 * PAD_X
        for feeling in texts:
            text = Paragraph(wrap(feeling, style, limit, MOST_LINES), style, "")
            if text.lines:
                tall = height(text.lines, text.style) + 2 * PAD_Y
                cards.append(FeelingCard(first, last, y, text, tall))
                y += tall + BETWEEN
        return y

    shown = [
        (max(across.first, frame.first), min(across.last, frame.last), across.texts) for across in phases
    ]
    top = max((stack(*across, 0.0) for across in shown if across[0] <= across[1]), default=0.0)
    columns = range(frame.first, min(frame.last + 1, len(cells)))
    tallest = max([top, *(stack(at, at, cells[at], top) for at in columns)]) - BETWEEN
    lines = wrap(label, LANE_LABEL, label_width, 4)
    return FeelingRow(lines, tuple(cards), max(tallest, height(lines, LANE_LABEL)), future)


def word_rows(view: CurveView, frame: Frame, label_width: float) -> list[FeelingRow]:
    """The feelings of a row of columns, now and, where there is one, in the future; only what occurs."""
    lane = next((lane for lane in view.lanes if lane.key == "feelings"), None)
    now = lane.cells if lane is not None else ()
    future = view.future
    kept = [cell if view.columns[at].change != "new" else () for at, cell in enumerate(now)]
    name = view.labels.current if future is not None else lane.label if lane is not None else ""
    then = future.feelings if future is not None else ()
    whole = [across.texts for across in lane.phases] if lane is not None else []
    style = _size((*kept, *then, *whole), cell_width(frame.column) - 2 * PAD_X)
    phases = lane.phases if lane is not None else ()
    feeling_rows = [_row(name, kept, style, frame, label_width, future=False, phases=phases)]
    feeling_rows.append(_row(view.labels.future_mark, then, style, frame, label_width, future=True))
    return [row for row in feeling_rows if row.cards]


def words_height(rows: Sequence[FeelingRow]) -> float:
    """How much room the rows take together."""
    return sum(row.height for row in rows) + ROWS_APART * max(len(rows) - 1, 0)


def draw_words(
    rows: Sequence[FeelingRow], view: CurveView, frame: Frame, theme: Theme
) -> tuple[list[Item], list[Box]]:
    """The rows from the top of the frame's scale, and the boxes of their cards."""
    line = view.future_line
    items: list[Item] = []
    boxes: list[Box] = []
    y = frame.best
    for row in rows:
        items += block(row.label, frame.left - PLOT_GAP, y + PAD_Y, LANE_LABEL, theme.muted, "right")
        edge = theme.grid
        dash: tuple[float, ...] = ()
        if row.future and line is not None:
            edge, dash = colour_of(line, theme), CARD_DASH
        for card in row.cards:
            middle = (frame.x(card.first) + frame.x(card.last + 1)) / 2
            wide = widest(card.text.lines, card.text.style) + 2 * PAD_X
            box = Box(middle - wide / 2, y + card.top, wide, card.box_height)
            items.append(Shape(rounded(box, 5), theme.paper, edge, 1.0, dash))
            items += block(card.text.lines, middle, box.y + PAD_Y, card.text.style, theme.ink, "center")
            boxes.append(box)
        y += row.height + ROWS_APART
    return items, boxes
