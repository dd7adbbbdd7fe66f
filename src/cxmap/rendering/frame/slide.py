"""A page around a chart: its head, its foot, and as much height as the chart needs, a slide's at least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from cxmap.rendering.frame.foot import Entry, draw_foot
from cxmap.rendering.frame.head import TITLE, draw_head
from cxmap.rendering.frame.margins import BOTTOM, MARGIN, TOP
from cxmap.rendering.frame.paper import placed
from cxmap.rendering.scene.page import Area, Item, Page
from cxmap.rendering.scene.text import wrap
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Sheet

WIDTH, RATIO = 1152.0, 9 / 16
NARROWEST = 760.0
"""Charts are not laid out narrower than that: narrower paper gets them smaller."""
FILLING = 1.5
STEPS = 4
"""So many sizes are tried on large paper, the largest first."""
MOST_STRETCH = 1.4
"""Beyond that, rows become so long and letters so small that two posters read better than one."""
HEAD_GAP, FOOT_GAP = 20.0, 16.0
Part: TypeAlias = tuple[int, int]
"""Which page of how many."""
Body: TypeAlias = Callable[[float, float], tuple[list[Item], float]]
"""Draws from a top to a bottom, past it where it has to, and says where it ends."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The page that a chart is laid out for; one that grows becomes as high as the chart needs."""

    width: float = WIDTH
    height: float = WIDTH * RATIO
    grows: bool = True

    @property
    def left(self) -> float:
        """Where charts begin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where charts end."""
        return self.width - MARGIN

    @property
    def inner(self) -> float:
        """How wide charts are."""
        return self.right - self.left

    def roomy(self, tall: float) -> float:
        """How high a row may become that is so tall on a page that grows: paper is to be filled."""
        return tall if self.grows else tall * FILLING


FREE = Ground()


def laid_out(draw: Callable[[Ground], tuple[Page, ...]], area: Area | None) -> tuple[Page, ...]:
    """Pages of an area's size, or one as large as the chart needs where there is no area.

    On large paper the chart is drawn larger, as long as it stays on one page. Where it does not fit at all,
    it may have one page as much larger than the area as that allows, and otherwise has several.
    """
    if area is None:
        return draw(FREE)

    def whole(factor: float) -> tuple[Page, ...]:
        """The one page that is drawn so much larger, or nothing."""
        ground = Ground(area.width / factor, area.height / factor, grows=False)
        pages = draw(ground)
        return pages if len(pages) == 1 and pages[0].height <= ground.height + 0.01 else ()

    least = min(1.0, area.width / NARROWEST)
    found = draw(Ground(area.width / least, area.height / least, grows=False))
    if len(found) == 1:
        most = max(least, area.width / WIDTH)
        larger = (whole(most - (most - least) * step / STEPS) for step in range(STEPS))
        best = next(filter(None, larger), found) if most > least else found
        return tuple(placed(page, area.width, area.height) for page in best)
    stretch = min(area.stretch, MOST_STRETCH)
    if stretch > 1 and (largest := whole(1 / stretch)):
        smaller = (whole(1 / (1 + (stretch - 1) * step / STEPS)) for step in range(1, STEPS))
        return next(filter(None, smaller), largest)
    return tuple(placed(page, area.width, area.height) for page in found)


def _head_of(sheet: Sheet, part: Part, ground: Ground) -> Sheet:
    """The sheet of one of several pages: the first says everything, the others what they belong to."""
    number, parts = part
    if parts < 2:
        return sheet
    kind, *rest = sheet.subtitle
    said = sheet.page_of.format(page=number, pages=parts)
    if number == 1:
        return replace(sheet, subtitle=(kind, said, *rest))
    title = "".join(wrap(sheet.title, TITLE, ground.inner, 1))
    return replace(sheet, title=title, subtitle=(kind, said), figures=())


def room(
    sheet: Sheet, legend: Sequence[Entry], theme: Theme, version: str, part: Part, ground: Ground
) -> tuple[float, float]:
    """Where the body of a page begins, and where it has to end for the page to keep its height."""
    _, head = draw_head(_head_of(sheet, part, ground), ground.left, ground.right, TOP, theme)
    _, foot = draw_foot(sheet, legend, ground.left, ground.right, 0, theme, version)
    return TOP + head + HEAD_GAP, ground.height - BOTTOM - foot - FOOT_GAP


def slide(
    sheet: Sheet,
    legend: Sequence[Entry],
    body: Body,
    theme: Theme,
    version: str,
    part: Part = (1, 1),
    ground: Ground = FREE,
) -> Page:
    """One page, as high as the ground unless the chart needs more."""
    top, bottom = room(sheet, legend, theme, version, part, ground)
    left, right = ground.left, ground.right
    items, _ = draw_head(_head_of(sheet, part, ground), left, right, TOP, theme)
    drawn, end = body(top, bottom)
    foot_top = max(end, bottom) + FOOT_GAP
    last, foot = draw_foot(sheet, legend, left, right, foot_top, theme, version)
    return Page(
        ground.width, max(ground.height, foot_top + foot + BOTTOM), theme.paper, [*items, *drawn, *last]
    )


def evenly(count: int, most: int) -> list[range]:
    """Numbers 0 to `count` in as few runs of at most `most` as possible, about equally long; at least one."""
    runs = max(1, -(-count // most))
    ends = [round(count * at / runs) for at in range(runs + 1)]
    return [range(first, last) for first, last in pairwise(ends)]
