"""Which columns, lanes and cards of a matrix stand on which page, and how much height each has left.

Pages are read down and then to the right: all lanes of the first touchpoints, then those of the next. The
lanes are cut at the same places for all of them, so that pages on a wall make one map again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import Around, Part, around
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.pictures.matrix.cards import Cards, sets_of_cards
from cxmap.rendering.pictures.matrix.head import places
from cxmap.rendering.pictures.matrix.lanes import LABEL_INSET, Piece, Setting, pieces_of
from cxmap.rendering.pictures.matrix.legend import legend_of
from cxmap.rendering.pictures.matrix.shelves import shelves
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.text import height, longest_word, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Lane, LaneBand, MatrixView
from cxmap.view.spans import Span, spans

LABELS = 128.0
COLUMN, NARROW, WIDEST_COLUMN = 112.0, 132.0, 380.0
"""A column: at least, at least where names have long words, and at most."""
HEADING = type_scale.NAME
HEADING_PADDING, LINE_ROOM = 3.5, 16.0
CARDS_GAP = 16.0
MOST_CARDS = 0.4
"""Of the height of a page; more of them stand on a page of their own."""
ANY_PART = 888


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of the pages; without a height each is as tall as what stands on it, up to `tallest`."""

    width: float
    height: float | None
    most_columns: int
    tallest: float = 4000.0

    @property
    def right(self) -> float:
        """Where columns end at the latest."""
        return self.width - MARGIN


@dataclass(frozen=True, slots=True)
class Unit:
    """A lane or a part of one, in every strip of columns where it has something to show."""

    band: LaneBand
    lane: Lane
    part: int
    pieces: tuple[Piece | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page: a strip of columns (none for a page of cards), a run of units, cards."""

    strip: int | None
    run: range
    cards: Cards | None


def _strips(view: MatrixView, canvas: Canvas) -> tuple[Span, ...]:
    """Strips of whole phases; on paper, phases are cut too where that makes fewer strips."""
    most = canvas.most_columns
    begins = frozenset(band.first for band in view.curve.bands)
    whole, even = spans(len(view.columns), most, begins), rows(len(view.columns), most, begins)
    return whole if canvas.height is None or len(whole) <= len(even) else even


def narrowest_column(view: MatrixView) -> float:
    """How wide a column has to be, so that names keep their words whole, within reason."""
    names = max((longest_word(place.name, type_scale.NAME) for place in view.columns), default=0.0)
    return min(max(COLUMN, names + 12.0), NARROW)


def heading_height(band: LaneBand, wide: float) -> float:
    """Of the bar above a group of lanes."""
    return height(heading_lines(band.heading, wide), HEADING) + 2 * HEADING_PADDING


def heading_lines(text: str, wide: float) -> tuple[str, ...]:
    """The heading of a group of lanes."""
    return wrap(text, HEADING, wide - 24, 3)


class Plan:
    """The pages of a matrix on a canvas."""

    def __init__(self, view: MatrixView, canvas: Canvas, theme: Theme, version: str) -> None:
        self.view, self.canvas, self.theme, self.version = view, canvas, theme, version
        self.spans = _strips(view, canvas)
        self.settings = [self._setting(span) for span in self.spans]
        self.places = [places(view, one.frame, theme) for one in self.settings]
        self.cards = sets_of_cards(view.cards, canvas.right - MARGIN, self._room_of_cards(), theme)
        self.units = self._units()
        self.cards_apart = False
        self.sheets: tuple[Sheet, ...] = tuple(self._sheets())
        """Every page in reading order."""
        if self.cards:
            beside, must_part, self.cards_apart = self.sheets, self._must_part, True
            self.sheets = tuple(self._sheets())
            if not must_part and len(beside) <= len(self.sheets):
                self.sheets, self.cards_apart = beside, False

    @property
    def tall(self) -> float:
        """The most that a page may take."""
        return self.canvas.height or self.canvas.tallest

    def _setting(self, span: Span) -> Setting:
        left = MARGIN + LABELS
        count = span[1] - span[0] + 1
        right = min(self.canvas.right, left + count * WIDEST_COLUMN)
        frame = Frame(span[0], span[1], left, right, 0, 0, 0, 0)
        return Setting(self.view.curve, frame, MARGIN + LABEL_INSET, self.theme, self.view.continued)

    def around(self, part: Part, lanes: Sequence[Lane]) -> Around:
        """Head and foot of a page with these lanes; a page without a height of its own fits its body."""
        wide = self.canvas.right - MARGIN
        legend = legend_of(self.view, self.theme, lanes)
        foot = foot_of(self.view.curve.source, legend, wide, self.theme, self.version)
        return around(
            self.view.curve.sheet, part, foot, self.theme, self.canvas.width, self.canvas.height or 0.0
        )

    @cached_property
    def _chrome(self) -> tuple[float, float]:
        """The height that head and foot take on the first page and on others, at most."""
        lanes = [lane for band in self.view.bands for lane in band.lanes]

        def taken(*parts: Part) -> float:
            return max(-self.around(part, some).room for part in parts for some in (lanes, ())) + (
                self.canvas.height or 0.0
            )

        return taken((1, 1), (1, ANY_PART)), taken((ANY_PART, ANY_PART))

    def _room_of_cards(self) -> float:
        return self.tall - self._chrome[0]

    def _full(self, strip: int) -> float:
        """The height for lanes on a page without cards."""
        return self.tall - max(self._chrome) - self.places[strip].height

    def _units(self) -> list[Unit]:
        units: list[Unit] = []
        for band in self.view.bands:
            for lane in band.lanes:
                found = []
                for strip, setting in enumerate(self.settings):
                    above = heading_height(band, setting.frame.right - MARGIN)
                    above += LINE_ROOM if lane.line else 0.0
                    found.append(pieces_of(lane, setting, self._full(strip) - above))
                for part in range(max(len(one) for one in found)):
                    pieces = tuple(one[part] if part < len(one) else None for one in found)
                    units.append(Unit(band, lane, part, pieces))
        return units

    def shown(self, strip: int, run: Sequence[int]) -> list[tuple[Unit, Piece]]:
        """What a strip shows of a run of units."""
        found = [(self.units[at], self.units[at].pieces[strip]) for at in run]
        return [(unit, piece) for unit, piece in found if piece is not None]

    def used(self, strip: int, run: Sequence[int]) -> float:
        """The height that a run of units takes in a strip, with the headings of their groups."""
        total, band = 0.0, ""
        for unit, piece in self.shown(strip, run):
            if unit.band.key != band:
                band = unit.band.key
                total += heading_height(unit.band, self.settings[strip].frame.right - MARGIN)
            total += piece.height + (LINE_ROOM if unit.lane.line and not unit.part else 0.0)
        return total

    def left(self, strip: int, start: int, end: int) -> float:
        """The height that is left on the page of a strip and a run; below zero where it does not fit."""
        first = strip == 0 and start == 0
        taken = self._chrome[0 if first and not self.cards_apart else 1] + self.places[strip].height
        if first and self.cards and not self.cards_apart:
            taken += self.cards[0].height + CARDS_GAP
        return self.tall - taken - self.used(strip, range(start, end))

    def room(self, start: int, end: int) -> float:
        """The least height that a run of units leaves in any strip."""
        return min(self.left(strip, start, end) for strip in range(len(self.spans)))

    @property
    def _must_part(self) -> bool:
        """Whether the cards leave the lanes too little of the first page."""
        many = self.cards[0].height > MOST_CARDS * self.tall or len(self.cards) > 1
        return many or (bool(self.units) and self.room(0, 1) < 0)

    def runs(self) -> tuple[range, ...]:
        """The units of the pages from top to bottom."""
        units = self.units
        return shelves(len(units), self.room, lambda at: units[at].band.key == units[at - 1].band.key)

    def _sheets(self) -> Iterator[Sheet]:
        if self.cards_apart:
            for one in self.cards:
                yield Sheet(None, range(0), one)
        shelved = self.runs()
        for strip in range(len(self.spans)):
            runs = [run for run in shelved if self.shown(strip, run)] or [range(0)]
            for number, run in enumerate(runs):
                first = strip == 0 and number == 0 and bool(self.cards) and not self.cards_apart
                yield Sheet(strip, run, self.cards[0] if first else None)
