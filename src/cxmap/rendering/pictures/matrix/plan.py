"""Which cards, columns and rows of a matrix stand on which page.

Pages are filled from top to bottom: the cards, then all rows of the first strip of columns, then those of the
next, which begins on the same page where there is room. Whatever goes on on a further page has its head there
again. A row is cut where a page would stay too empty without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import Around, Part, around
from cxmap.rendering.pictures.matrix.cards import Cards, sets_of_cards
from cxmap.rendering.pictures.matrix.legend import legend_of
from cxmap.rendering.pictures.matrix.strips import Canvas, Strip, Unit, strips_of
from cxmap.rendering.scene.block import Block
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Lane, LaneBand, MatrixView
from cxmap.view.spans import Span

CARDS_GAP, STRIP_GAP = 14.0, 20.0
"""Below the cards, and above a strip that does not begin its page."""
CUT_BELOW, LEAST_CUT = 0.9, 36.0
"""A row is cut where its page would be filled less than that, into pieces at least so high."""
EVENING = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)
"""Pages that are tried filled to such a part only, so that the last one is not left with a few lines."""
MOST_LEFT = 0.5
"""A strip begins low on a page where more than such a share of it would stay empty."""
ANY_PART = 888


class Section(Struct, frozen=True):
    """What a page shows of a strip."""

    strip: Strip
    units: tuple[Unit, ...]
    before: LaneBand | None
    """The group of lanes that the page before ends with; nothing where the strip begins here."""
    ends: bool = False
    """Whether it is the end of the strip."""

    @property
    def head(self) -> Block:
        """Phases and touchpoints."""
        return self.strip.head if self.before is None else self.strip.head_again

    @property
    def height(self) -> float:
        """With the head of the strip, the headings of groups and the names of lanes left out."""
        total, band = self.head.height, None
        for unit in self.units:
            total += self.strip.above(unit, band) + unit.piece.height
            band = unit.band
        return total + (self.strip.left_out.height if self.ends else 0.0)


class Sheet(Struct, frozen=True):
    """What stands on a page: cards, then parts of strips."""

    cards: Cards | None
    sections: tuple[Section, ...]

    @property
    def height(self) -> float:
        """Of all of it."""
        cards = self.cards.height if self.cards else 0.0
        gaps = (CARDS_GAP if self.cards and self.sections else 0.0) + STRIP_GAP * max(
            len(self.sections) - 1, 0
        )
        return cards + gaps + sum(section.height for section in self.sections)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes that it shows."""
        return tuple(lane for section in self.sections for unit in section.units for lane in unit.lanes)

    @property
    def columns(self) -> tuple[Span, ...]:
        """The columns that it shows."""
        frames = (section.strip.setting.frame for section in self.sections if section.strip.has_places)
        return tuple((frame.first, frame.last) for frame in frames)


class Plan:
    """The pages of a matrix on a canvas."""

    def __init__(self, view: MatrixView, canvas: Canvas, theme: Theme, version: str) -> None:
        self.view, self.canvas, self.theme, self.version = view, canvas, theme, version
        self.strips = strips_of(view, canvas, theme)
        self._rooms: dict[tuple[bool, tuple[str, ...]], float] = {}
        self.cards = sets_of_cards(view.cards, canvas.right - MARGIN, self.room((), first=True), theme)
        self.sheets: tuple[Sheet, ...] = self._pressed()
        """Every page in reading order."""

    def _pressed(self, part: float = 1.0) -> tuple[Sheet, ...]:
        """The pages, each filled to such a part of its height."""
        press = _Press(self, part)
        for cards in self.cards:
            press.put_cards(cards)
        for strip in self.strips:
            press.put_strip(strip)
        return press.finished()

    def even_out(self) -> None:
        """Fills pages less where that leaves more for the emptiest one and takes no further page."""
        ways = [self.sheets, *(self._pressed(part) for part in EVENING if len(self.sheets) > 1)]
        self.sheets = max((way for way in ways if len(way) == len(self.sheets)), key=self._least_filled)

    def _least_filled(self, sheets: Sequence[Sheet]) -> float:
        return min(
            (sheet.height / self.room(sheet.lanes, first=number == 0) for number, sheet in enumerate(sheets)),
            default=1.0,
        )

    def around(self, part: Part, lanes: Sequence[Lane], columns: Sequence[Span] | None = None) -> Around:
        """Head and foot of a page with these lanes, or these columns of them.

        A page without a height of its own fits its body.
        """
        wide = self.canvas.right - MARGIN
        legend = legend_of(self.view, self.theme, lanes, columns)
        foot = foot_of(self.view.curve.sheet.source, legend, wide, self.theme, self.version)
        return around(
            self.view.curve.sheet, part, foot, self.theme, self.canvas.width, self.canvas.height or 0.0
        )

    def room(self, lanes: Sequence[Lane], *, first: bool) -> float:
        """The height for cards and strips on the first page, or on another one, that shows these lanes."""
        legend = legend_of(self.view, self.theme, lanes)
        key = first, tuple(text for text, _ in legend)
        if key not in self._rooms:
            parts: tuple[Part, ...] = ((1, 1), (1, ANY_PART)) if first else ((ANY_PART, ANY_PART),)
            taken = max(-self.around(part, lanes).room for part in parts) + (self.canvas.height or 0.0)
            self._rooms[key] = (self.canvas.height or self.canvas.tallest) - taken
        return self._rooms[key]


class _Press:
    """Fills one page after the other."""

    def __init__(self, plan: Plan, part: float) -> None:
        self.plan, self.part = plan, part
        self.sheets: list[Sheet] = []
        self._begin()

    def _begin(self) -> None:
        self.taken = 0.0
        self.cards: Cards | None = None
        self.sections: list[Section] = []
        self.lanes: list[Lane] = []

    def _full(self, *more: Lane) -> float:
        """The height of the page for what it shows and these lanes."""
        return self.part * self.plan.room([*self.lanes, *more], first=not self.sheets)

    def _left(self, *more: Lane) -> float:
        """What is left of that."""
        return self._full(*more) - self.taken

    def _turn(self) -> None:
        """On to the next page."""
        self.sheets.append(Sheet(self.cards, tuple(self.sections)))
        self._begin()

    def finished(self) -> tuple[Sheet, ...]:
        """All pages."""
        if self.cards is not None or self.sections:
            self._turn()
        return tuple(self.sheets)

    def put_cards(self, cards: Cards) -> None:
        """Cards, above everything else of a page."""
        if self.cards is not None or self.sections:
            self._turn()
        self.cards = cards
        self.taken += cards.height + CARDS_GAP

    def put_strip(self, strip: Strip) -> None:
        """A strip from its first row to its last, on as many pages as it needs."""
        grows = self.plan.canvas.height is None
        if (self.sections and grows) or (self.taken and self._left() < self._beginning(strip)):
            self._turn()
        self._open(strip, None)
        waiting = list(strip.units)
        while waiting:
            unit = waiting.pop(0)
            above = strip.above(unit, self._band)
            left = self._left(*unit.lanes) - above
            if unit.piece.height + (0.0 if waiting else strip.left_out.height) <= left:
                self._add(unit, above)
                continue
            part, rest = self._part(strip, unit, left)
            if part is not None:
                self._add(part, above)
            if rest is not None:
                waiting.insert(0, rest)
                self._go_on(strip)
        if self._left() < strip.left_out.height and not self._is_fresh:
            self._go_on(strip)
        self._end()

    def _part(self, strip: Strip, unit: Unit, left: float) -> tuple[Unit | None, Unit | None]:
        """What of a unit still goes on the page, which does not hold it, and what goes on the next one."""
        if not self._is_fresh and self.taken >= CUT_BELOW * self._full():
            return None, unit
        first, rest = strip.cut(unit, max(left, 0.0))
        fits = rest is not None and LEAST_CUT <= first.piece.height <= left
        return (first, rest) if fits or self._is_fresh else (None, unit)

    @property
    def _band(self) -> LaneBand | None:
        units = self.sections[-1].units
        return units[-1].band if units else None

    @property
    def _is_fresh(self) -> bool:
        """Whether nothing but the head of a strip stands on the page."""
        return self.cards is None and len(self.sections) == 1 and not self.sections[0].units

    def _beginning(self, strip: Strip) -> float:
        """The height without which a strip does not begin low on a page: that of its first rows."""
        band, total = None, STRIP_GAP + strip.head.height
        for unit in strip.units[:2]:
            total += strip.above(unit, band) + unit.piece.height
            band = unit.band
        return min(total, MOST_LEFT * self._full())

    def _open(self, strip: Strip, before: LaneBand | None) -> None:
        section = Section(strip, (), before)
        self.taken += section.head.height + (STRIP_GAP if self.sections else 0.0)
        self.sections.append(section)

    def _add(self, unit: Unit, above: float) -> None:
        last = self.sections[-1]
        self.taken += above + unit.piece.height
        self.lanes += unit.lanes
        self.sections[-1] = replace(last, units=(*last.units, unit))

    def _go_on(self, strip: Strip) -> None:
        """The same strip on the next page. Its head alone is not worth the room."""
        before = self._band or self.sections[-1].before
        if not self.sections[-1].units:
            self.sections.pop()
        self._turn()
        self._open(strip, before)

    def _end(self) -> None:
        last = self.sections[-1]
        self.taken += last.strip.left_out.height
        self.sections[-1] = replace(last, ends=True)
