"""A page around a chart: its head, its foot, and as much height as the chart needs, a slide's at least."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from cxmap.rendering.mpl.columns import MARGIN
from cxmap.rendering.mpl.foot import Entry, draw_foot
from cxmap.rendering.mpl.head import draw_head
from cxmap.rendering.mpl.page import Item, Page
from cxmap.rendering.theme import Theme
from cxmap.view.sheet import Sheet

WIDTH, RATIO = 1152.0, 9 / 16
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
TOP, BOTTOM = 28.0, 24.0
HEAD_GAP, FOOT_GAP = 20.0, 16.0
Body: TypeAlias = Callable[[float, float], tuple[list[Item], float]]
"""Draws from a top to a bottom, past it where it has to, and says where it ends."""


def slide(
    sheet: Sheet,
    legend: Sequence[Entry],
    body: Body,
    theme: Theme,
    version: str,
    part: tuple[int, int] = (1, 1),
    width: float = WIDTH,
) -> Page:
    """One page; `part` is its number and how many there are. 16:9 unless the chart needs more height."""
    number, parts = part
    if parts > 1:
        said = sheet.page_of.format(page=number, pages=parts)
        sheet = replace(sheet, subtitle=(sheet.subtitle[0], said, *sheet.subtitle[1:]))
    left, right, least = MARGIN, width - MARGIN, width * RATIO
    items, head = draw_head(sheet, left, right, TOP, theme)
    _, foot = draw_foot(sheet, legend, left, right, 0, theme, version)
    drawn, end = body(TOP + head + HEAD_GAP, least - BOTTOM - foot - FOOT_GAP)
    foot_top = max(end + FOOT_GAP, least - BOTTOM - foot)
    last, foot = draw_foot(sheet, legend, left, right, foot_top, theme, version)
    return Page(width, max(least, foot_top + foot + BOTTOM), theme.paper, [*items, *drawn, *last])


def sheet_texts(sheet: Sheet) -> Iterator[str]:
    """The texts around a chart."""
    yield from (sheet.title, *sheet.subtitle, sheet.headline, *sheet.figures, *sheet.source, sheet.page_of)


def evenly(count: int, most: int) -> list[range]:
    """Numbers 0 to `count` in as few runs of at most `most` as possible, about equally long; at least one."""
    runs = max(1, -(-count // most))
    ends = [round(count * at / runs) for at in range(runs + 1)]
    return [range(first, last) for first, last in pairwise(ends)]
