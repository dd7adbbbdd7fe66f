"""The layout of the flow: from what is to be drawn to pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import MOST_PAGES, RATIO, WIDTH, Around, around, drawn_of
from cxmap.rendering.frame.paper import placed, scaled
from cxmap.rendering.pictures.flow.boxes import draw_box
from cxmap.rendering.pictures.flow.foot import flow_foot
from cxmap.rendering.pictures.flow.grid import HEADING, HEADING_TOP, MOST_EXTRA, NARROWEST, Grid
from cxmap.rendering.pictures.flow.labels import Labels
from cxmap.rendering.pictures.flow.lines import draw_line
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, rectangle
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.flow.layout import USUAL
from cxmap.view.flow.layout import Shape as GridShape
from cxmap.view.flow.parts import parts_of, ways_to_cut
from cxmap.view.flow.values import FlowPart, FlowView

WIDER = (WIDTH, 1216.0, 1280.0)
WIDEST = (*WIDER, 1400.0, 1520.0, 1640.0)
BROAD = GridShape(10, 6)
"""For what would be much higher than a slide otherwise."""
HIGH = 0.68
STEPS = 4
"""So many sizes are tried on large paper, the largest first."""
NOBODY = type_scale.ASIDE
ROOMY = NARROWEST + 20
ZOOMS = tuple(1 + step / 10 for step in range(14, -1, -1))
"""How much larger than their least size boxes and lines are drawn, where there is room."""
MOST_ZOOM, MOST_ON_PAPER = 1.5, 2.4
AIR = 14.0
"""What is added between rows where there is room."""
PLEASANT = 1.2
"""From here on, rows in one piece are better than larger boxes."""


def _bands(grid: Grid, theme: Theme) -> list[tuple[Box, str]]:
    return [
        (grid.band(group), theme.other_band if number % 2 else theme.band)
        for number, group in enumerate(grid.part.groups)
    ]


def _ground(grid: Grid, theme: Theme) -> list[Item]:
    items: list[Item] = [Shape(rectangle(band), colour) for band, colour in _bands(grid, theme)]
    for group in grid.part.groups:
        band, x = grid.band(group), grid.gutter(group.first)[1]
        items += block(grid.heading(group), x, band.y + HEADING_TOP, HEADING, theme.ink)
        if group.note:
            lines = wrap(group.note, NOBODY, grid.column, 3)
            items += block(
                lines, x, grid.y(2 * group.top + 1, 0) - height(lines, NOBODY) / 2, NOBODY, theme.muted
            )
    return items


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all pages of a flow share."""

    view: FlowView
    theme: Theme
    version: str
    area: Area | None

    def grid(self, part: FlowPart, width: float, zoom: float) -> Grid:
        """The grid of a part on a page that is so wide, before it is made larger."""
        return Grid(part, self.view.labels, 0.0, (width - 2 * MARGIN) / zoom, 0.0)

    def width(self, part: FlowPart) -> float:
        """The narrowest width that leaves columns room; beyond the usual ones for very many ways only."""
        if self.area is not None:
            return self.area.width
        widths = WIDER if part.columns <= USUAL.columns else WIDEST
        grids = [self.grid(part, width, 1.0) for width in widths]
        wide = [(width, grid) for width, grid in zip(widths, grids, strict=True) if grid.usual >= ROOMY]
        first = wide[0][0] if wide else max(widths[-1], grids[-1].least_width + 2 * MARGIN)
        return next((width for width, grid in wide if grid.level), first)

    def room(self, width: float) -> float:
        """How high a page may be."""
        return width * RATIO if self.area is None else self.area.height

    def around(
        self, parts: tuple[FlowPart, ...], number: int, keys: Sequence[tuple[str, str]] = ()
    ) -> Around:
        """Head and foot of a page; `keys` are letters in it, and what they stand for."""
        part = parts[number]
        width = self.width(part)
        counted = number + 1, len(parts)
        foot = flow_foot(
            self.view,
            part,
            keys,
            width - 2 * MARGIN,
            self.theme,
            self.version,
            last=number + 1 == min(len(parts), MOST_PAGES),
        )
        return around(self.view.sheet, counted, foot, self.theme, width, self.room(width))

    def zooms(self, parts: tuple[FlowPart, ...], number: int, frame: Around | None = None) -> Iterator[float]:
        """How large boxes may be drawn within the room of their page, the largest first; or nothing."""
        frame = frame or self.around(parts, number)
        width, room = frame.width, frame.room

        def holds(zoom: float) -> bool:
            grid = self.grid(parts[number], width, zoom)
            least = ROOMY if zoom > 1 else NARROWEST
            return grid.column >= least and grid.fits and grid.bottom * zoom <= room

        if holds(1.0):
            most = MOST_ZOOM if self.area is None else MOST_ON_PAPER
            yield from (zoom for zoom in ZOOMS if zoom == 1 or (zoom <= most and holds(zoom)))

    def page(self, parts: tuple[FlowPart, ...], number: int) -> Page:
        """A page with boxes as large as its room lets them be, or higher than its room."""
        frame = self.around(parts, number)
        for zoom in self.zooms(parts, number, frame):
            made = self._composed(parts, number, frame, zoom)
            if made.height <= frame.height + 0.5:
                return made
        return self._composed(parts, number, frame, 1.0)

    def _composed(self, parts: tuple[FlowPart, ...], number: int, frame: Around, zoom: float) -> Page:
        part = parts[number]
        grid = self.grid(part, frame.width, zoom)
        free = frame.room / zoom - grid.bottom
        if self.area is None:
            free = min(free, AIR * grid.inner_channels)
        if free > 0:
            each = min(MOST_EXTRA, free / grid.inner_channels) if grid.inner_channels else 0.0
            grid = replace(grid, extra=each)
            if self.area is not None:
                edges = 2 * (len(part.breaks) + 1)
                grid = replace(grid, around=max(0.0, frame.room / zoom - grid.bottom) / edges)
        drawn, keys = _body(grid, part, self.theme)
        if keys:
            frame = self.around(parts, number, keys)
        if self.area is None:
            frame = replace(frame, height=0.0)
        body = [scaled(item, zoom, MARGIN, frame.top) for item in drawn]
        return frame.page(body, frame.top + grid.bottom * zoom, self.theme)


def _body(grid: Grid, part: FlowPart, theme: Theme) -> tuple[list[Item], list[tuple[str, str]]]:
    """Phases, ways, boxes and words; and what found no room, to be explained below."""
    items = _ground(grid, theme)
    lines = [grid.points(link) for link in part.links]
    boxes = [grid.box(at) for at in range(len(part.boxes))]
    for link, points in sorted(zip(part.links, lines, strict=True), key=lambda one: -(one[0].weight or 0.0)):
        items += draw_line(points, link, theme)
    plain = all(inside.footer is None for inside in grid.insides)
    for inside, box in zip(grid.insides, boxes, strict=True):
        items += draw_box(inside, box, theme, centred=plain)
    bounds = Box(grid.left, grid.top, grid.right - grid.left, grid.bottom - grid.top)
    labels = Labels(bounds, _bands(grid, theme), [*boxes, *_headings(grid)], lines, part)
    return [*items, *labels.draw(theme)], labels.keyed


def _headings(grid: Grid) -> list[Box]:
    """Where the names of phases stand, so that no label covers one."""
    result = []
    for group in grid.part.groups:
        lines = grid.heading(group)
        if lines:
            band = grid.band(group)
            result.append(Box(band.x, band.y, band.w, HEADING_TOP + height(lines, HEADING)))
        if group.note:
            x = grid.gutter(group.first)[1]
            result.append(Box(x, grid.y(2 * group.top + 1, 0) - 14, grid.column, 28))
    return result


def _as_needed(frame: _Frame) -> tuple[Page, ...]:
    """The pages of a view's own parts, unless broader grids make far lower ones."""
    usual = [frame.page(frame.view.parts, number - 1) for number in drawn_of(len(frame.view.parts))]
    if all(page.height <= page.width * HIGH for page in usual):
        return tuple(usual)
    parts = parts_of(frame.view.plan, BROAD)
    broad = [frame.page(parts, number - 1) for number in drawn_of(len(parts))]
    ratios = [max(page.height / page.width for page in made) for made in (usual, broad)]
    return tuple(broad if ratios[1] < 0.85 * ratios[0] else usual)


def _shapes(area: Area) -> list[GridShape]:
    """Grids that an area may hold, the broadest first."""
    across = max(1, min(10, int((area.width - 2 * MARGIN) / (ROOMY + 28))))
    down = max(1, int((area.height - 190) / 70))
    heights = sorted({down, max(1, ceil(down / 2)), max(1, ceil(down / 3))}, reverse=True)
    return [GridShape(columns, rows) for columns in range(across, max(0, across - 6), -1) for rows in heights]


def _cut(frame: _Frame, area: Area, most: int) -> tuple[Page, ...] | None:
    """The best pages of at most so many touchpoints each; nothing where none keep within the area."""
    found: list[tuple[int, float, int, tuple[FlowPart, ...]]] = []
    tried = set()
    for shape in _shapes(area):
        bare = parts_of(frame.view.plan, shape, most, routed=False)
        if bare in tried:
            continue
        tried.add(bare)
        if _zoom(frame, bare) is None:
            continue
        parts = parts_of(frame.view.plan, shape, most)
        zoom = _zoom(frame, parts)
        if zoom is not None:
            tiers = sum(len(part.breaks) for part in parts) if zoom >= PLEASANT else 99
            found.append((tiers, -zoom, len(found), parts))
    for *_, parts in sorted(found, key=lambda one: one[:3]):
        made = tuple(frame.page(parts, number - 1) for number in drawn_of(len(parts)))
        if all(page.height <= area.height + 0.5 for page in made):
            return made
    return None


def _zoom(frame: _Frame, parts: tuple[FlowPart, ...]) -> float | None:
    """How large the boxes of all pages may be; nothing where one does not hold its own."""
    least = MOST_ON_PAPER
    for number in range(len(parts)):
        zoom = next(frame.zooms(parts, number), None)
        if zoom is None:
            return None
        least = min(least, zoom)
    return least


def _within(view: FlowView, theme: Theme, version: str, area: Area) -> tuple[Page, ...]:
    """Pages of an area: one, as large as paper allows, or as few as hold everything."""
    whole, *fewer = ways_to_cut(view.plan)
    largest, smallest = max(1.0, area.width / WIDTH), 1 / area.stretch
    for step in range(STEPS if largest > smallest else 1):
        factor = largest - (largest - smallest) * step / (STEPS - 1)
        room = Area(area.width / factor, area.height / factor)
        made = _cut(_Frame(view, theme, version, room), room, whole)
        if made is not None:
            return tuple(placed(page, area.width, area.height) for page in made)
    frame = _Frame(view, theme, version, area)
    cells = max(shape.columns * shape.rows for shape in _shapes(area))
    for most in (one for one in fewer if one <= cells):
        made = _cut(frame, area, most)
        if made is not None:
            return made
    parts = parts_of(view.plan, USUAL, 1)
    made = tuple(frame.page(parts, number - 1) for number in drawn_of(len(parts)))
    return tuple(page if page.height <= area.height else placed(page, *area[:2]) for page in made)


def pages(
    view: FlowView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a flow. Equal views give equal pages.

    Without an area, there is one for each of the view's parts, as high as it needs. With one, the flow is cut
    anew: the fewest pages that hold it, and with those the largest boxes.
    """
    if area is None:
        return _as_needed(_Frame(view, theme, version, None))
    return _within(view, theme, version, area)
