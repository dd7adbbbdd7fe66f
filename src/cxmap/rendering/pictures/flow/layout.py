"""The layout of the flow: from what is to be drawn to pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice
from math import ceil
from typing import TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.rendering.frame.fit import between, first, keeps, largest, on_area
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.marks import BADGE, badge, has_badge
from cxmap.rendering.frame.page import MOST_PAGES, RATIO, WIDER, WIDTH, Around, Part, around
from cxmap.rendering.frame.paper import scaled
from cxmap.rendering.pictures.flow.boxes import draw_box
from cxmap.rendering.pictures.flow.foot import Marks, flow_foot, marks_of
from cxmap.rendering.pictures.flow.grid import (
    HEADING,
    HEADING_TOP,
    MOST_EXTRA,
    NARROWEST,
    WHOLE,
    FlowGrid,
)
from cxmap.rendering.pictures.flow.labels import LabelPlacer
from cxmap.rendering.pictures.flow.lines import draw_line
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, rectangle
from cxmap.rendering.scene.text import block, height, widest, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.flow.layout import USUAL, GridShape
from cxmap.view.flow.parts import MOST_ON_A_PAGE, count_of, each_part, parts_of, ways_to_cut
from cxmap.view.flow.values import FlowGroup, FlowPart, FlowPlan, FlowView

WIDEST = (*WIDER, 1400.0, 1520.0, 1640.0)
"""For very many columns, which a wider page shows in one piece."""
BROAD = GridShape(10, 6)
"""For what would be much higher than a slide otherwise."""
HIGH = 0.68
"""Height to width from which broader grids are tried: a little above a slide's."""
STEPS = 4
"""So many sizes are tried on large paper, the largest first."""
NOBODY = type_scale.ASIDE
ROOMY = NARROWEST + 20
"""Columns on a page of the usual width are that wide at least."""
ZOOMS = tuple(1 + step / 10 for step in range(14, -1, -1))
"""How much larger than their least size boxes and lines are drawn, where there is room."""
MOST_ZOOM, MOST_ON_PAPER = 1.5, 2.4
"""A few boxes are not blown up beyond that, on a screen and on paper, where one steps back."""
AIR = 14.0
"""What is added between rows where there is room."""
PLEASANT = 1.2
"""From here on, rows in one piece are better than larger boxes."""
TRIED_IN_TURN = 4
"""So many numbers of touchpoints on a page are tried one after the other before the range is halved."""


def _bands(grid: FlowGrid, theme: Theme) -> list[tuple[Box, str]]:
    return [
        (grid.band(group), theme.other_band if number % 2 else theme.band)
        for number, group in enumerate(grid.part.groups)
    ]


def _ground(grid: FlowGrid, theme: Theme) -> list[Item]:
    items: list[Item] = [Shape(rectangle(band), colour) for band, colour in _bands(grid, theme)]
    for group in grid.part.groups:
        band, x = grid.band(group), grid.gutter(group.first)[1]
        items += _heading(grid, group, x, band.y + HEADING_TOP, theme)
        if group.note:
            lines = wrap(group.note, NOBODY, grid.column, 3)
            items += block(
                lines, x, grid.y(2 * group.top + 1, 0) - height(lines, NOBODY) / 2, NOBODY, theme.muted
            )
    return items


def _heading(grid: FlowGrid, group: FlowGroup, x: float, y: float, theme: Theme) -> list[Item]:
    """A phase by its name; with its rank and score where it is scored as a whole."""
    phase, name = group.phase, grid.heading(group)
    items: list[Item] = [*block(name, x, y, HEADING, theme.ink)]
    if phase.rank is not None and has_badge(phase.rank):
        middle = y + height(name[:1], HEADING) / 2
        beside = x + widest(name[:1], HEADING) + BADGE + 5
        items += badge(beside, middle, phase.rank, theme, undecided=phase.undecided)
    colour = {"bad": theme.bad, "good": theme.good, "plain": theme.muted}[phase.tone]
    return [*items, *block(grid.below_heading(group), x, y + height(name, HEADING), WHOLE, colour)]


class _Cut(Struct, frozen=True):
    """The pages of a flow that are drawn, and how many there would be."""

    parts: tuple[FlowPart, ...]
    count: int


def _cut_up(plan: FlowPlan, shape: GridShape, most: int = MOST_ON_A_PAGE) -> _Cut:
    """Pages of at most so many touchpoints each; those that nobody would see are counted, but not made."""
    return _Cut(parts_of(plan, shape, most, first=MOST_PAGES), count_of(plan, most))


class _Composer(Struct, frozen=True):
    """What all pages of a flow share."""

    view: FlowView
    theme: Theme
    version: str
    area: Area | None
    _feet: dict[tuple[Marks, tuple[tuple[str, str], ...], float, bool], Block] = field(default_factory=dict)
    """Each foot is made once, however many ways to cut the flow are tried."""

    def grid(self, part: FlowPart, width: float, zoom: float) -> FlowGrid:
        """The grid of a part on a page that is so wide, before it is made larger."""
        return FlowGrid(part, self.view.labels, 0.0, (width - 2 * MARGIN) / zoom, 0.0)

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

    def around(self, part: FlowPart, which: Part, keys: Sequence[tuple[str, str]] = ()) -> Around:
        """Head and foot of a page; `keys` are letters in it, and what they stand for."""
        width = self.width(part)
        number, count = which
        marks, inner, last = marks_of(part), width - 2 * MARGIN, number == min(count, MOST_PAGES)
        wanted = marks, tuple(keys), inner, last
        if wanted not in self._feet:
            self._feet[wanted] = flow_foot(self.view, marks, keys, inner, self.theme, self.version, last=last)
        return around(self.view.sheet, which, self._feet[wanted], self.theme, width, self.room(width))

    def zooms(self, part: FlowPart, frame: Around) -> Iterator[float]:
        """How large boxes may be drawn within the room of their page, the largest first; or nothing."""
        width, room = frame.width, frame.room

        def holds(zoom: float) -> bool:
            grid = self.grid(part, width, zoom)
            least = ROOMY if zoom > 1 else NARROWEST
            return grid.column >= least and grid.fits and grid.bottom * zoom <= room

        if holds(1.0):
            most = MOST_ZOOM if self.area is None else MOST_ON_PAPER
            yield from (zoom for zoom in ZOOMS if zoom == 1 or (zoom <= most and holds(zoom)))

    def pages(self, cut: _Cut) -> tuple[Page, ...]:
        """All pages of a cut."""
        return tuple(self.page(part, (number, cut.count)) for number, part in enumerate(cut.parts, start=1))

    def page(self, part: FlowPart, which: Part) -> Page:
        """A page with boxes as large as its room lets them be, or higher than its room."""
        frame = self.around(part, which)
        for zoom in self.zooms(part, frame):
            made = self._composed(part, which, frame, zoom)
            if keeps((made,), frame.height):
                return made
        return self._composed(part, which, frame, 1.0)

    def _composed(self, part: FlowPart, which: Part, frame: Around, zoom: float) -> Page:
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
            frame = self.around(part, which, keys)
        if self.area is None:
            frame = replace(frame, height=0.0)
        body = [scaled(item, zoom, MARGIN, frame.top) for item in drawn]
        return frame.page(body, frame.top + grid.bottom * zoom, self.theme)


def _body(grid: FlowGrid, part: FlowPart, theme: Theme) -> tuple[list[Item], list[tuple[str, str]]]:
    """Phases, ways, boxes and words; and what found no room, to be explained below."""
    items = _ground(grid, theme)
    lines = [grid.points(link) for link in part.links]
    boxes = [grid.box(at) for at in range(len(part.boxes))]
    for link, points in sorted(
        zip(part.links, lines, strict=True), key=lambda pair: -(pair[0].weight or 0.0)
    ):
        items += draw_line(points, link, theme)
    plain = all(inside.footer is None for inside in grid.insides)
    for inside, box in zip(grid.insides, boxes, strict=True):
        items += draw_box(inside, box, theme, centred=plain)
    bounds = Box(grid.left, grid.top, grid.right - grid.left, grid.bottom - grid.top)
    labels = LabelPlacer(bounds, _bands(grid, theme), [*boxes, *_headings(grid)], lines, part)
    return [*items, *labels.draw(theme)], labels.keyed


def _headings(grid: FlowGrid) -> list[Box]:
    """Where the names of phases stand, so that no label covers one."""
    result = []
    for group in grid.part.groups:
        lines = grid.heading(group)
        if lines:
            band = grid.band(group)
            result.append(Box(band.x, band.y, band.w, HEADING_TOP + grid.heading_tall(group)))
        if group.note:
            x = grid.gutter(group.first)[1]
            result.append(Box(x, grid.y(2 * group.top + 1, 0) - 14, grid.column, 28))
    return result


def _as_needed(frame: _Composer) -> tuple[Page, ...]:
    """The pages of a usual grid, unless broader ones make far lower pages."""
    usual = frame.pages(_cut_up(frame.view.plan, USUAL))
    if all(page.height <= page.width * HIGH for page in usual):
        return usual
    broad = frame.pages(_cut_up(frame.view.plan, BROAD))
    ratios = [max(page.height / page.width for page in made) for made in (usual, broad)]
    return broad if ratios[1] < 0.85 * ratios[0] else usual


def _shapes(area: Area) -> list[GridShape]:
    """Grids that an area may hold, the broadest first."""
    across = max(1, min(10, int((area.width - 2 * MARGIN) / (ROOMY + 28))))
    down = max(1, int((area.height - 190) / 70))
    heights = sorted({down, max(1, ceil(down / 2)), max(1, ceil(down / 3))}, reverse=True)
    return [GridShape(columns, rows) for columns in range(across, max(0, across - 6), -1) for rows in heights]


def _most_cells(area: Area) -> int:
    """The most touchpoints that a page of that area has cells for."""
    return max(shape.columns * shape.rows for shape in _shapes(area))


_Price: TypeAlias = tuple[int, float]
"""Of a way to cut, the lower the better: first so many tiers, then minus how large boxes are."""


def _priced(
    frame: _Composer, shape: GridShape, most: int, count: int, *, routed: bool
) -> tuple[_Price, _Cut] | None:
    """A way to cut and its price; nothing as soon as one of its pages does not hold its own."""
    parts: list[FlowPart] = []
    zoom = MOST_ON_PAPER
    every = each_part(frame.view.plan, shape, most, routed=routed)
    for number, part in enumerate(islice(every, MOST_PAGES), start=1):
        largest = next(frame.zooms(part, frame.around(part, (number, count))), None)
        if largest is None:
            return None
        parts.append(part)
        zoom = min(zoom, largest)
    tiers = sum(len(part.breaks) for part in parts) if zoom >= PLEASANT else 99
    return (tiers, -zoom), _Cut(tuple(parts), count)


def _cut(frame: _Composer, area: Area, most: int) -> tuple[Page, ...] | None:
    """The best pages of at most so many touchpoints each; nothing where none keep within the area.

    Finding routes takes most of the time. They only ever take room, so a grid without them is at least as
    good as with them, and routes are found for the most promising grids alone.
    """
    if most > _most_cells(area):
        return None
    count = count_of(frame.view.plan, most)
    bare, promising = set[_Cut](), list[tuple[_Price, int, GridShape, _Cut | None]]()
    for number, shape in enumerate(_shapes(area)):
        unrouted = _priced(frame, shape, most, count, routed=False)
        if unrouted is not None and unrouted[1] not in bare:
            bare.add(unrouted[1])
            promising.append((unrouted[0], number, shape, None))
    heapify(promising)
    while promising:
        _, number, shape, cut = heappop(promising)
        if cut is None:
            routed = _priced(frame, shape, most, count, routed=True)
            if routed is not None:
                heappush(promising, (routed[0], number, shape, routed[1]))
            continue
        made = frame.pages(cut)
        if keeps(made, area.height):
            return made
    return None


def _within(view: FlowView, theme: Theme, version: str, area: Area) -> tuple[Page, ...]:
    """Pages of an area: one, as large as paper allows, or as few as hold everything."""
    whole, *fewer = ways_to_cut(view.plan)
    most, least = max(1.0, area.width / WIDTH), 1 / area.stretch

    def drawn(room: Area) -> tuple[Page, ...]:
        return _cut(_Composer(view, theme, version, room), room, whole) or ()

    page = largest(area, between(most, least, STEPS) if most > least else (most,), drawn)
    if page:
        return page
    frame, cells = _Composer(view, theme, version, area), _most_cells(area)
    # fewer touchpoints on a page need no more room, or so little more that a page is lost at most
    choices = [count for count in fewer if count <= cells]
    pages = first(choices, lambda count: _cut(frame, area, count), in_turn=TRIED_IN_TURN)
    return pages if pages is not None else on_area(frame.pages(_cut_up(view.plan, USUAL, 1)), area)


def pages(
    view: FlowView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """The pages of a flow. Equal views give equal pages.

    Without an area, there is one for each of the view's parts, as high as it needs. With one, the flow is cut
    anew: the fewest pages that hold it, and with those the largest boxes.
    """
    if area is None:
        return _as_needed(_Composer(view, theme, version, None))
    return _within(view, theme, version, area)
