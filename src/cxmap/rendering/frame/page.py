"""What a page has around its body: head, foot, and which of how many pages it is."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.head import HEADLINE, head_of, running_head
from cxmap.rendering.frame.margins import BOTTOM, MARGIN, TOP
from cxmap.rendering.scene.block import Block, moved
from cxmap.rendering.scene.page import Item, Page
from cxmap.rendering.scene.text import wrap
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Sheet

WIDTH, RATIO = 1152.0, 9 / 16
"""Of a page that nobody names a paper for: the shape of a slide, and letters that can be read on one."""
WIDER = (WIDTH, 1216.0, 1280.0)
"""Widths to try before a page becomes taller than a slide; letters are a tenth smaller at the widest."""
HEAD_GAP, FOOT_GAP = 16.0, 14.0
"""Between the head of a page and its body, and between that and the foot."""
TITLE_SHARE = 0.6
"""Of the width, for the title of the second page and those after it."""
Part: TypeAlias = tuple[int, int]
"""Which page of how many."""
MOST_PAGES = 40
"""Of one picture: more would be looked through by nobody, and take minutes."""
MANY = 39
"""Two digits: a number of pages where their number only matters for the room that it takes."""


def drawn_of(count: int) -> range:
    """The numbers, from 1, of those of so many pages that are drawn."""
    return range(1, min(count, MOST_PAGES) + 1)


def of_part(sheet: Sheet, part: Part, wide: float) -> Sheet:
    """The sheet of one of several pages: the first says everything, the others what they belong to."""
    number, count = part
    if count < 2:
        return sheet
    said, about = sheet.page_of.format(page=number, pages=count), sheet.subtitle
    if count > MOST_PAGES:
        said = f"{said}, {sheet.first_pages.format(most=MOST_PAGES)}"
    if number == 1:
        return replace(sheet, subtitle=(*about[:1], said, *about[1:]))
    title = "".join(wrap(sheet.title, HEADLINE, wide * TITLE_SHARE, 1))
    return replace(sheet, title=title, subtitle=(*about[:1], said), headline="", figures=())


class Around(Struct, frozen=True):
    """Head and foot of a page, each made once, and the size of the page."""

    width: float
    height: float
    """At least; a page becomes higher where its body needs that."""
    head: Block
    foot: Block
    count: int = 1
    """Of how many pages it is one."""

    @property
    def top(self) -> float:
        """Where the body begins."""
        return TOP + self.head.height + (HEAD_GAP if self.head.items else 0.0)

    @property
    def bottom(self) -> float:
        """Where the body has to end for the page to keep its height."""
        return self.height - BOTTOM - self.foot.height - FOOT_GAP

    @property
    def room(self) -> float:
        """The height for the body."""
        return self.bottom - self.top

    def page(self, body: list[Item], end: float, theme: Theme) -> Page:
        """The page around a body that ends there; the foot stands at the bottom of the page."""
        foot_top = max(end, self.bottom) + FOOT_GAP
        items = [*moved(self.head.items, MARGIN, TOP), *body, *moved(self.foot.items, MARGIN, foot_top)]
        high = max(self.height, foot_top + self.foot.height + BOTTOM)
        return Page(self.width, high, theme.paper, items, count=self.count)


def around(sheet: Sheet, part: Part, foot: Block, theme: Theme, wide: float, high: float) -> Around:
    """What stands around the body of one of several pages of so many points."""
    inner = wide - 2 * MARGIN
    said = of_part(sheet, part, inner)
    head = head_of(said, inner, theme) if part[0] == 1 else running_head(said, inner, theme)
    return Around(wide, high, head, foot, part[1])
