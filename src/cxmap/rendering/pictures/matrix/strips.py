"""The strips of a matrix: neighbouring columns with their head and the rows that are not empty there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.pictures.matrix.head import places
from cxmap.rendering.pictures.matrix.lanes import LABEL_INSET, Own, Piece, Setting, owned, piece_of
from cxmap.rendering.pictures.matrix.widths import edges_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, padded
from cxmap.rendering.scene.text import height, longest_word, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Lane, LaneBand, MatrixView
from cxmap.view.spans import Span, spans

LABELS = 114.0
COLUMN, NARROW, WIDEST_COLUMN = 96.0, 110.0, 380.0
"""A column: at least, at least where names have long words, and at most."""
HEADING = type_scale.STRONG
HEADING_PADDING, LINE_ROOM = 2.0, 13.0
LEFT_OUT = type_scale.SMALL_ASIDE
LEFT_OUT_PADDING = 4.0
ABOUT = "about"
"""The band of lanes that speak of the map itself and of no column."""
TEXT_COLUMN = 175.0
"""About so wide are the columns of text in these lanes."""
MOST_SHARED, WORTH = 6, 0.92
"""So many lanes at most share a row, where that is at most such a part of their heights together: more lanes
are hard to tell apart, and a row for each is easier to read."""


class Canvas(Struct, frozen=True):
    """The size of the pages; without a height each is as tall as what stands on it, up to `tallest`."""

    width: float
    height: float | None
    most_columns: int
    tallest: float = 4000.0

    @property
    def right(self) -> float:
        """Where columns end at the latest."""
        return self.width - MARGIN


class Unit(Struct, frozen=True):
    """A row of lanes in a strip, whole or what is left of it."""

    band: LaneBand
    lanes: tuple[Lane, ...]
    cells: tuple[Own, ...]
    piece: Piece
    again: bool = False
    """Whether its beginning stands on another page."""

    @property
    def line(self) -> str:
        """The line of the service blueprint above it."""
        return "" if self.again else self.lanes[0].line

    @property
    def is_curve(self) -> bool:
        """Whether it is the curve."""
        return self.lanes[0].kind == "curve"


class Strip(Struct, frozen=True):
    """Neighbouring columns, everything measured."""

    setting: Setting
    head: Block
    head_again: Block
    """The same on further pages, names alone."""
    units: tuple[Unit, ...]
    left_out: Block
    """The names of lanes without an entry, below the last row; empty where each has one."""
    has_places: bool = True
    """Whether its columns are touchpoints; otherwise it speaks of the map, in columns of text."""

    @property
    def wide(self) -> float:
        """From the labels to the last column."""
        return self.setting.frame.right - MARGIN

    def above(self, unit: Unit, band: LaneBand | None) -> float:
        """What a unit needs above it where one of `band` stands before it: a heading, a line."""
        fresh = band is None or band.key != unit.band.key
        return (heading_height(unit.band, self.wide) if fresh else 0.0) + (LINE_ROOM if unit.line else 0.0)

    def cut(self, unit: Unit, limit: float) -> tuple[Unit, Unit | None]:
        """As much of a unit as fits into a height, one entry at least, and what is left of it."""
        piece, rest = piece_of(unit.lanes, unit.cells, self.setting, limit, again=unit.again)
        first = Unit(unit.band, unit.lanes, unit.cells, piece, unit.again)
        if not rest:
            return first, None
        left = tuple(lane for lane in unit.lanes if any(own.lane is lane for own in rest))
        later, _ = piece_of(left, rest, self.setting, inf, again=True)
        return first, Unit(unit.band, left, rest, later, again=True)


def heading_lines(text: str, wide: float) -> tuple[str, ...]:
    """The heading of a group of lanes."""
    return wrap(text, HEADING, wide - 24, 3)


def heading_height(band: LaneBand, wide: float) -> float:
    """Of the bar above a group of lanes."""
    return height(heading_lines(band.heading, wide), HEADING) + 2 * HEADING_PADDING


def narrowest_column(view: MatrixView) -> float:
    """How wide a column has to be, so that names keep their words whole, within reason."""
    names = max((longest_word(place.name, type_scale.NAME) for place in view.columns), default=0.0)
    return min(max(COLUMN, names + 12.0), NARROW)


def _spans(view: MatrixView, canvas: Canvas) -> tuple[Span, ...]:
    """Strips of whole phases; on paper, phases are cut too where that makes fewer strips."""
    most = canvas.most_columns
    begins = frozenset(band.first for band in view.curve.bands)
    whole, even = spans(len(view.columns), most, begins), rows(len(view.columns), most, begins)
    return whole if canvas.height is None or len(whole) <= len(even) else even


def _unit(band: LaneBand, lanes: tuple[Lane, ...], setting: Setting) -> Unit:
    cells = owned(lanes, setting.frame)
    return Unit(band, lanes, cells, piece_of(lanes, cells, setting, inf)[0])


def _may_share(lane: Lane) -> bool:
    return lane.kind == "texts" and not lane.line


def _units(band: LaneBand, lanes: Sequence[Lane], setting: Setting, *, sharing: bool) -> Iterator[Unit]:
    """The rows of a group of lanes: one for each lane, or for a few that stand in few columns."""
    held: Unit | None = None
    for lane in lanes:
        unit = _unit(band, (lane,), setting)
        if held is not None and sharing and len(held.lanes) < MOST_SHARED:
            both = (*held.lanes, lane)
            if all(_may_share(lane) for lane in both):
                shared = _unit(band, both, setting)
                if shared.piece.height <= WORTH * (held.piece.height + unit.piece.height):
                    held = shared
                    continue
        if held is not None:
            yield held
        held = unit
    if held is not None:
        yield held


def _left_out(texts: Sequence[str], wide: float, theme: Theme) -> Block:
    if not texts:
        return Block(0.0, ())
    return padded(block_of(wrap(" ".join(texts), LEFT_OUT, wide, 4), LEFT_OUT, theme.muted), LEFT_OUT_PADDING)


def _strip(view: MatrixView, canvas: Canvas, span: Span, theme: Theme, *, last: bool) -> Strip:
    left = MARGIN + LABELS
    right = min(canvas.right, left + (span[1] - span[0] + 1) * WIDEST_COLUMN)
    frame = Frame(span[0], span[1], left, right, 0, 0, 0, 0)
    if canvas.height is not None:
        frame = replace(frame, edges=edges_of(view, frame, theme))
    setting = Setting(view.curve, frame, MARGIN + LABEL_INSET, theme, view.continued)
    units: list[Unit] = []
    empty: list[str] = []
    for band in view.bands:
        if band.key == ABOUT and canvas.height is not None:
            continue
        filled = [lane for lane in band.lanes if owned((lane,), frame)]
        shown_lanes = (lane for lane in band.lanes if not all(cell.once for cell in lane.cells))
        empty += [lane.label for lane in shown_lanes if lane not in filled]
        units += _units(band, filled, setting, sharing=canvas.height is not None)
    said = [view.empty_here.format(lanes=", ".join(empty))] if empty else []
    said += [view.empty_lanes] if last and view.empty_lanes else []
    return Strip(
        setting,
        places(view, frame, theme),
        places(view, frame, theme, again=True),
        tuple(units),
        _left_out(said, right - MARGIN - LABEL_INSET, theme),
    )


def _closing(view: MatrixView, canvas: Canvas, theme: Theme) -> Strip | None:
    """What the map says of itself, below the last columns: it needs no touchpoints above it."""
    left, right = MARGIN + LABELS, canvas.right
    frame = Frame(0, max(1, round((right - left) / TEXT_COLUMN)) - 1, left, right, 0, 0, 0, 0)
    setting = Setting(view.curve, frame, MARGIN + LABEL_INSET, theme, view.continued)
    units = [
        unit
        for band in view.bands
        if band.key == ABOUT
        for unit in _units(band, band.lanes, setting, sharing=False)
    ]
    nothing = Block(0.0, ())
    return Strip(setting, nothing, nothing, tuple(units), nothing, has_places=False) if units else None


def strips_of(view: MatrixView, canvas: Canvas, theme: Theme) -> tuple[Strip, ...]:
    """The strips of a matrix on pages of such a size, from the first column to the last.

    On paper, what the map says of itself is the last one.
    """
    cuts = _spans(view, canvas)
    strips = [_strip(view, canvas, span, theme, last=span == cuts[-1]) for span in cuts]
    closing = None if canvas.height is None else _closing(view, canvas, theme)
    return tuple(strips if closing is None else [*strips, closing])
