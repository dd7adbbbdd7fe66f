"""The layout of the matrix: from what is to be drawn to pages, as many as the journey and the paper need."""

from __future__ import annotations

from math import ceil

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import drawn_of
from cxmap.rendering.pictures.matrix.head import BELOW
from cxmap.rendering.pictures.matrix.lanes import LABEL_INSET, curve_piece
from cxmap.rendering.pictures.matrix.plan import CARDS_GAP, STRIP_GAP, Plan, Section, Sheet
from cxmap.rendering.pictures.matrix.plot import HEIGHT
from cxmap.rendering.pictures.matrix.strips import (
    HEADING,
    HEADING_PADDING,
    LABELS,
    LINE_ROOM,
    Canvas,
    heading_lines,
    narrowest_column,
)
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, rectangle, segment
from cxmap.rendering.scene.text import block, height, put, width
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.matrix.values import LaneBand, MatrixView

NARROWEST, WIDEST = 1152.0, 1800.0
MOST_COLUMNS, FEWEST_COLUMNS = 14, 4
"""Of a page that grows, and of one that would have more than are needed."""
LINE_NAME = type_scale.SMALL_ASIDE
LINE_DASH = (5.0, 3.0)
AGAIN = type_scale.SMALL
SPINE, TINT = 3.0, 0.10
TALLEST_CURVE, ROOMIEST = 300.0, 16.0
"""What empty height of a page is used for: the curve first, then room below each lane."""
STEPS = 3
TIGHT = 78.0
"""How wide columns are at least where that saves a page: a line of about fourteen letters."""
_Way = tuple[int, bool]
"""In about how many strips, and whether columns may be tight."""


def _uprights(view: MatrixView, frame: Frame, top: float, bottom: float, theme: Theme) -> list[Item]:
    """Hairlines between touchpoints, stronger ones between phases."""
    begins = {band.first for band in view.curve.bands}
    items: list[Item] = []
    for at in range(frame.first + 1, frame.last + 1):
        pen = 1.2 if at in begins else 0.5
        items.append(Shape(segment(frame.x(at), top, frame.x(at), bottom), stroke=theme.grid, width=pen))
    return items


def _blueprint_line(name: str, y: float, frame: Frame, theme: Theme) -> list[Item]:
    """A line of the service blueprint with its name at the right end."""
    text = put(name, frame.right - 4, y + 10, LINE_NAME, theme.muted, "right")
    edge = text.box.x - 8
    return [
        Shape(segment(MARGIN + SPINE + 6, y + 7, edge, y + 7), stroke=theme.muted, width=1.1, dash=LINE_DASH),
        Shape(rectangle(Box(edge + 3, y + 1, frame.right - edge - 3, 11)), theme.paper),
        text,
    ]


def _hue(band: LaneBand, theme: Theme) -> str:
    """A quiet colour for each group of lanes; red and green are kept for bad and good."""
    slate, ochre, plum, violet = (theme.others[at] for at in (5, 3, 2, 4))
    hues = {"customer": theme.line, "how_it_is": plum, "company": violet, "figures": ochre}
    return hues.get(band.key, theme.line if band.key == "improve" else slate)


def _heading(band: LaneBand, again: str, y: float, frame: Frame, theme: Theme) -> tuple[list[Item], float]:
    """The bar above a group of lanes, which says where they began on another page; and its height."""
    lines = heading_lines(band.heading, frame.right - MARGIN)
    tall = height(lines, HEADING) + 2 * HEADING_PADDING
    bar = rectangle(Box(MARGIN, y, frame.right - MARGIN, tall))
    items: list[Item] = [Shape(bar, theme.band)]
    if theme.band != theme.paper:
        items.append(Shape(bar, _hue(band, theme), alpha=TINT))
    items += block(lines, MARGIN + SPINE + 6, y + HEADING_PADDING, HEADING, theme.ink)
    if again:
        x = MARGIN + SPINE + 6 + width(lines[-1], HEADING) + 10
        if x + width(again, AGAIN) < frame.right:
            items.append(put(again, x, y + tall - HEADING_PADDING - 2.4, AGAIN, theme.muted))
    return items, tall


class _Painter:
    """Puts the sheets of a plan on pages."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.view, self.theme = plan, plan.view, plan.theme

    def page(self, number: int, sheet: Sheet) -> Page:
        frame = self.plan.around((number, len(self.plan.sheets)), sheet.lanes, sheet.columns)
        items: list[Item] = []
        y = frame.top
        if sheet.cards:
            items += moved(sheet.cards.items, MARGIN, y)
            y += sheet.cards.height + CARDS_GAP
        curve, below = self._spare(sheet, frame.room)
        for number_on_page, section in enumerate(sheet.sections):
            y += STRIP_GAP if number_on_page else 0.0
            body, y = self._section(section, y, curve, below)
            items += body
        return frame.page(items, y, self.theme)

    def _spare(self, sheet: Sheet, room: float) -> tuple[float, float]:
        """How much taller the curves of a page become, and each of its rows, to fill it."""
        if self.plan.canvas.height is None:
            return 0.0, 0.0
        spare = max(0.0, room - sheet.height)
        units = [unit for section in sheet.sections for unit in section.units]
        curves = sum(unit.is_curve for unit in units)
        curve = min(spare / curves, TALLEST_CURVE - HEIGHT) if curves else 0.0
        return curve, min((spare - curve * curves) / max(len(units), 1), ROOMIEST)

    def _section(self, section: Section, top: float, curve: float, below: float) -> tuple[list[Item], float]:
        """A part of a strip from a top: phases, touchpoints, headings, lanes; and where it ends."""
        theme, strip = self.theme, section.strip
        frame = strip.setting.frame
        y = top + section.head.height
        start = y - BELOW + 2
        runs: list[tuple[float, float]] = []
        spines: list[Item] = []
        items: list[Item] = []
        band = None
        for unit in section.units:
            fresh = unit.band is not band
            if fresh:
                runs.append((start, y))
                begun = band is None and section.before is not None and section.before.key == unit.band.key
                band = unit.band
                items.append(Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0))
                heading, tall = _heading(band, self.view.continued if begun else "", y, frame, theme)
                spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, tall)), _hue(band, theme)))
                items += heading
                y += tall
                start = y
            if unit.line:
                runs.append((start, y))
                items += _blueprint_line(unit.line, y, frame, theme)
                spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, LINE_ROOM)), _hue(unit.band, theme)))
                y += LINE_ROOM
                start = y
            elif not fresh:
                items.append(Shape(segment(MARGIN + SPINE, y, frame.right, y), stroke=theme.grid, width=0.7))
            piece = curve_piece(unit.lanes[0], strip.setting, HEIGHT + curve) if unit.is_curve else unit.piece
            items += moved(piece.items, 0, y + below / 2)
            tall = piece.height + below
            spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, tall)), _hue(unit.band, theme)))
            y += tall
        runs = [*runs, (start, y)] if strip.has_places else []
        uprights = [item for a, b in runs if b > a for item in _uprights(self.view, frame, a, b, theme)]
        end = Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0)
        left_out = moved(strip.left_out.items, MARGIN + LABEL_INSET, y) if section.ends else []
        y += strip.left_out.height if section.ends else 0.0
        return [*uprights, *moved(section.head.items, 0, top), *items, *spines, end, *left_out], y


class _Search:
    """Looks for the plan with the fewest pages."""

    def __init__(self, view: MatrixView, area: Area, theme: Theme, version: str) -> None:
        self.view, self.area, self.theme, self.version = view, area, theme, version
        self.column = narrowest_column(view)

    def plan(self, by: float, strips: int, *, tight: bool = False) -> Plan:
        """On an area stretched by a factor, in about so many strips, more where columns have no room.

        That is less where columns may be `tight`.
        """
        wide, high, count = self.area.width * by, self.area.height * by, len(self.view.columns)
        fit = max(1, int((wide - 2 * MARGIN - LABELS) / (TIGHT if tight else self.column)))
        most = min(fit, max(1, ceil(count / strips)))
        return Plan(self.view, Canvas(wide, high, most), self.theme, self.version)

    def fewest(self, by: float) -> tuple[Plan, _Way]:
        """On as few pages as can be, and how: in few strips, in one more, or in columns that are tight."""
        usual: tuple[Plan, _Way] = self.plan(by, 1), (1, False)
        strips, sheets = len(usual[0].strips), len(usual[0].sheets)
        if sheets == 1:
            return usual
        ways: list[_Way] = []
        if len(self.view.columns) >= FEWEST_COLUMNS * (strips + 1):
            ways.append((strips + 1, False))
        if strips > 1 and self.column > TIGHT:
            ways.append((1, True))
        tried = [usual, *((self.plan(by, number, tight=tight), (number, tight)) for number, tight in ways)]
        return min(tried, key=lambda choice: len(choice[0].sheets))

    def best(self) -> Plan:
        """On an area that may stretch, as little stretched as its number of pages takes."""
        best, way = self.fewest(1.0)
        stretch = self.area.stretch
        if stretch <= 1:
            return best
        low, high = 1 / stretch, 1.0
        if len(best.sheets) > 1:
            whole, way_whole = self.fewest(stretch)
            if len(whole.sheets) >= len(best.sheets):
                return best
            low, high, best, way = 1.0, stretch, whole, way_whole
        for _ in range(STEPS):
            middle = (low + high) / 2
            tried = self.plan(middle, way[0], tight=way[1])
            if len(tried.sheets) <= len(best.sheets):
                high, best = middle, tried
            else:
                low = middle
        return best


def _plan_of(view: MatrixView, area: Area | None, theme: Theme, version: str) -> Plan:
    if area is not None:
        plan = _Search(view, area, theme, version).best()
        plan.even_out()
        return plan
    count = min(len(view.columns), MOST_COLUMNS)
    wide = min(WIDEST, max(NARROWEST, 2 * MARGIN + LABELS + count * narrowest_column(view)))
    return Plan(view, Canvas(wide, None, MOST_COLUMNS), theme, version)


def pages(
    view: MatrixView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a matrix, down all lanes of the first columns, then of the next.

    Without an area a page holds up to fourteen columns and is as tall as their lanes. With one, pages have
    its size, or up to `stretch` times that; lanes go on on further pages, and columns below those before them
    where there is room. Columns are cut where phases begin if that can be. A page exceeds its area only where
    a single entry is taller than a page.
    """
    plan = _plan_of(view, area, theme, version)
    painter = _Painter(plan)
    return tuple(painter.page(number, plan.sheets[number - 1]) for number in drawn_of(len(plan.sheets)))
