"""The layout of the matrix: from what is to be drawn to pages, as many as the journey and the paper need."""

from __future__ import annotations

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import drawn_of
from cxmap.rendering.pictures.matrix.lanes import Piece, curve_piece
from cxmap.rendering.pictures.matrix.plan import (
    CARDS_GAP,
    HEADING,
    HEADING_PADDING,
    LABELS,
    LINE_ROOM,
    Canvas,
    Plan,
    Sheet,
    Unit,
    heading_lines,
    narrowest_column,
)
from cxmap.rendering.pictures.matrix.plot import HEIGHT
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, rectangle, segment
from cxmap.rendering.scene.text import block, height, put, width
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.matrix.values import LaneBand, MatrixView

NARROWEST, WIDEST = 1152.0, 1800.0
MOST_COLUMNS = 14
LINE_NAME = type_scale.SMALL_ASIDE
LINE_DASH = (5.0, 3.0)
AGAIN = type_scale.SMALL
SPINE, TINT = 3.0, 0.10
TALLEST_CURVE, ROOMIEST = 300.0, 16.0
"""What empty height of a page is used for: the curve first, then room below each lane."""
STEPS = 4


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
    text = put(name, frame.right - 4, y + 11, LINE_NAME, theme.muted, "right")
    edge = text.box.x - 8
    return [
        Shape(segment(MARGIN + SPINE + 6, y + 8, edge, y + 8), stroke=theme.muted, width=1.1, dash=LINE_DASH),
        Shape(rectangle(Box(edge + 3, y + 1, frame.right - edge - 3, 14)), theme.paper),
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
        self.spare = {run: plan.room(run.start, run.stop) for run in plan.runs()}
        """The height that nothing needs, by the run of units on a page; the same in all strips."""

    def page(self, number: int, sheet: Sheet) -> Page:
        plan = self.plan
        shown = [] if sheet.strip is None else self._grown(sheet)
        frame = plan.around((number, len(plan.sheets)), [unit.lane for unit, _ in shown])
        items: list[Item] = []
        y = frame.top
        if sheet.cards:
            items += moved(sheet.cards.items, MARGIN, y)
            y += sheet.cards.height + CARDS_GAP
        if sheet.strip is not None:
            body, y = self._body(sheet, shown, y)
            items += body
        return frame.page(items, y, self.theme)

    def _grown(self, sheet: Sheet) -> list[tuple[Unit, Piece]]:
        """What a sheet shows, with the curve taller and more room where the page has it to spare."""
        assert sheet.strip is not None
        shown = self.plan.shown(sheet.strip, sheet.run)
        spare = self.spare.get(sheet.run, 0.0)
        if self.plan.canvas.height is None:
            spare = 0.0
        curves = [unit for unit in (self.plan.units[at] for at in sheet.run) if unit.lane.kind == "curve"]
        more = max(0.0, min(spare, TALLEST_CURVE - HEIGHT)) if curves else 0.0
        below = max(0.0, min((spare - more) / max(len(sheet.run), 1), ROOMIEST))
        result = []
        for unit, piece in shown:
            if unit.lane.kind == "curve":
                piece = curve_piece(unit.lane, self.plan.settings[sheet.strip], HEIGHT + more)
            result.append((unit, Piece(piece.height + below, tuple(moved(piece.items, 0, below / 2)))))
        return result

    def _body(self, sheet: Sheet, shown: list[tuple[Unit, Piece]], top: float) -> tuple[list[Item], float]:
        """Phases, touchpoints, headings and lanes from a top, and where they end."""
        plan, theme = self.plan, self.theme
        assert sheet.strip is not None
        frame = plan.settings[sheet.strip].frame
        heads = plan.places[sheet.strip]
        y = top + heads.height
        start = y - 8
        runs: list[tuple[float, float]] = []
        spines: list[Item] = []
        items: list[Item] = []
        before = plan.units[sheet.run.start - 1].band.key if sheet.run.start else ""
        band = None
        for unit, piece in shown:
            fresh = unit.band is not band
            if fresh:
                band = unit.band
                runs.append((start, y))
                again = plan.view.continued if band.key == before else ""
                items.append(Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0))
                heading, tall = _heading(band, again, y, frame, theme)
                spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, tall)), _hue(band, theme)))
                items += heading
                y += tall
                start = y
            if unit.lane.line and not unit.part:
                runs.append((start, y))
                items += _blueprint_line(unit.lane.line, y, frame, theme)
                spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, LINE_ROOM)), _hue(unit.band, theme)))
                y += LINE_ROOM
                start = y
            elif not fresh:
                items.append(Shape(segment(MARGIN + SPINE, y, frame.right, y), stroke=theme.grid, width=0.7))
            items += moved(piece.items, 0, y)
            spines.append(Shape(rectangle(Box(MARGIN, y, SPINE, piece.height)), _hue(unit.band, theme)))
            y += piece.height
        runs.append((start, y))
        uprights = [item for a, b in runs if b > a for item in _uprights(self.view, frame, a, b, theme)]
        end = Shape(segment(MARGIN, y, frame.right, y), stroke=theme.muted, width=1.0)
        return [*uprights, *moved(heads.items, 0, top), *items, *spines, end], y


def _count(plan: Plan) -> int:
    return len(plan.sheets)


def _plan_of(view: MatrixView, area: Area | None, theme: Theme, version: str) -> Plan:
    """The plan with the fewest pages: on an area that may stretch, as little stretched as that takes."""
    column = narrowest_column(view)

    def on(wide: float, high: float | None, most: int) -> Plan:
        return Plan(view, Canvas(wide, high, max(1, most)), theme, version)

    if area is None:
        count = min(len(view.columns), MOST_COLUMNS)
        wide = min(WIDEST, max(NARROWEST, 2 * MARGIN + LABELS + count * column))
        return on(wide, None, MOST_COLUMNS)

    def stretched(by: float) -> Plan:
        wide = area.width * by
        return on(wide, area.height * by, int((wide - 2 * MARGIN - LABELS) / column))

    found = stretched(1.0)
    if area.stretch <= 1:
        return found
    low, high = 1 / area.stretch, 1.0
    if len(found.sheets) > 1:
        whole = stretched(area.stretch)
        if _count(whole) == _count(found):
            return found
        low, high, found = 1.0, area.stretch, whole
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = stretched(middle)
        if _count(tried) <= _count(found):
            high, found = middle, tried
        else:
            low = middle
    return found


def pages(
    view: MatrixView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a matrix, down all lanes of the first columns, then of the next.

    Without an area a page holds up to fourteen columns and is as tall as their lanes. With one, pages have
    its size, or up to `stretch` times that, and lanes go on on further pages. Columns are cut where phases
    begin if that can be. A page exceeds its area only where a single entry is taller than a page.
    """
    plan = _plan_of(view, area, theme, version)
    painter = _Painter(plan)
    return tuple(painter.page(number, plan.sheets[number - 1]) for number in drawn_of(len(plan.sheets)))
