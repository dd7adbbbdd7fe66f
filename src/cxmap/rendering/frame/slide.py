"""A page around a chart: its head, its foot, and as much height as the chart needs, a slide's at least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct, field

from cxmap.rendering.frame.fit import between, largest, on_area
from cxmap.rendering.frame.foot import Entry, foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import RATIO, WIDTH, Around, Part, around
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Area, Item, Page
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Sheet

NARROWEST = 760.0
"""Charts are not laid out narrower than that: narrower paper gets them smaller."""
FILLING = 1.5
"""Rows on paper may become so many times taller than on a screen: paper is to be filled."""
STEPS = 4
"""So many sizes are tried on large paper, the largest first."""
MOST_STRETCH = 1.4
"""Beyond that, rows become so long and letters so small that two posters read better than one."""
Body: TypeAlias = Callable[[float, float], tuple[list[Item], float]]
"""Draws from a top to a bottom, past it where it has to, and says where it ends."""


class Ground(Struct, frozen=True):
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

    def drawn(room: Area) -> tuple[Page, ...]:
        return draw(Ground(room.width, room.height, grows=False))

    least = min(1.0, area.width / NARROWEST)
    usual = drawn(Area(area.width / least, area.height / least))
    if len(usual) == 1:
        most = max(least, area.width / WIDTH)
        larger = list(between(most, least, STEPS + 1))[:-1] if most > least else []
        return largest(area, larger, drawn) or on_area(usual, area)
    stretch = min(area.stretch, MOST_STRETCH)
    if stretch > 1 and (whole := largest(area, (1 / stretch,), drawn)):
        stretches = list(between(1.0, stretch, STEPS + 1))[1:-1]
        return largest(area, (1 / factor for factor in stretches), drawn) or whole
    return on_area(usual, area)


class Chart(Struct, frozen=True):
    """What all pages of a chart have around them; each foot is made once for a width."""

    sheet: Sheet
    legend: Sequence[Entry]
    theme: Theme
    version: str
    _feet: dict[float, Block] = field(default_factory=dict)

    def around(self, part: Part, ground: Ground) -> Around:
        """Head and foot of a page."""
        if ground.inner not in self._feet:
            self._feet[ground.inner] = foot_of(
                self.sheet.source, self.legend, ground.inner, self.theme, self.version
            )
        foot = self._feet[ground.inner]
        return around(self.sheet, part, foot, self.theme, ground.width, ground.height)

    def page(self, body: Body, part: Part, ground: Ground) -> Page:
        """One page, as high as the ground unless the chart needs more."""
        around = self.around(part, ground)
        return around.page(*body(around.top, around.bottom), self.theme)


def evenly(count: int, most: int) -> list[range]:
    """Numbers 0 to `count` in as few runs of at most `most` as possible, about equally long; at least one."""
    runs = max(1, -(-count // most))
    ends = [round(count * at / runs) for at in range(runs + 1)]
    return [range(first, last) for first, last in pairwise(ends)]
