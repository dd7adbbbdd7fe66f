"""The layout of the quadrants: points by performance and importance, named beside them or in a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf

from cxmap.rendering.frame.dots import marked, whisker
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.page import MANY, drawn_of
from cxmap.rendering.frame.ruler import Ruler
from cxmap.rendering.frame.scatter import Plane
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, paged
from cxmap.rendering.frame.table import guide, listing
from cxmap.rendering.pictures.quadrants.key import (
    KEY_GAP,
    KEY_WIDTH,
    Column,
    draw_key,
    key_columns,
    key_entries,
    lowest,
)
from cxmap.rendering.pictures.quadrants.plot import (
    ABOVE,
    CROSS_WIDTH,
    area_of,
    below,
    draw_below,
    draw_plot,
    ring,
    rule_of,
    tone_colour,
)
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, circle
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.quadrants.values import QuadrantsView

LEAST_PLOT, TALLEST_PLOT, SMALL_PLOT = 330.0, 600.0, 200.0
"""On a page that grows, from the first to the second; on paper the third at least."""
ONE_COLUMN, MARGIN_OF_KEY = 26, 60.0
"""So many names in one column of the key, and what headings in the next one may need."""
MOST_BESIDE = 120
"""With more names than that, a page does not grow to hold the key."""
MOST_NAMED = 40
"""More points than that have numbers, however well their names would fit."""


def legend(view: QuadrantsView, theme: Theme) -> list[Entry]:
    """What every mark means, of those that occur."""
    middle = SAMPLE / 2

    def kind_of(kind: Kind) -> Callable[[float, float], list[Item]]:
        mark = partial(marked, kind=kind, colour=theme.neutral, theme=theme, pen=2.0)
        if kind == "believed":
            return lambda x, y: mark(circle(x + middle, y, 4.6))
        return lambda x, y: [
            *whisker(x, x + SAMPLE, y, theme.neutral, theme, 4.0),
            *mark(circle(x + middle, y, 3.4)),
        ]

    def tone(colour: str) -> Callable[[float, float], list[Item]]:
        return lambda x, y: [Shape(circle(x + middle, y, 4.6), colour)]

    entries: list[Entry] = [(text, kind_of(kind)) for kind, text in view.marks]
    entries += [(text, tone(tone_colour(name, theme))) for name, text in view.tones]
    if view.assumed:
        entries.append((view.assumed, lambda x, y: [ring(x + middle, y, 3.4, theme.neutral)]))
    return entries


def _notes(view: QuadrantsView, *, moved: bool) -> list[tuple[str, tuple[str, ...]]]:
    said = [*view.notes, *((view.side_by_side,) if moved else ())]
    said += [view.sheet.advice.text] if view.sheet.advice is not None else []
    return [("", (note,)) for note in said]


def _framed(
    view: QuadrantsView, ground: Ground, top: float, bottom: float, right: float, theme: Theme
) -> tuple[Plane, Ruler]:
    """The plot up to a right edge above its notes, and its ruler."""
    left, ruler = rule_of(view, right, ground.left)
    _, notes = listing("", _notes(view, moved=True), ground.left, right, 0, theme)
    tall = max(bottom - notes - 10 - below(ruler) - top, LEAST_PLOT if ground.grows else SMALL_PLOT)
    return area_of(view, Box(left, top, right - left, tall)), ruler


def _beside(count: float) -> float:
    """How much so many columns of the key take at the right of the plot."""
    return count * (KEY_WIDTH + KEY_GAP)


def _first(
    view: QuadrantsView, ground: Ground, key: Sequence[Column], top: float, bottom: float, theme: Theme
) -> tuple[list[Item], float]:
    """The plot with the first columns of the key beside it, or with names in it where there is none."""
    top += ABOVE
    right = ground.right - _beside(len(key)) - (0.0 if key or view.cross is None else CROSS_WIDTH)
    area, ruler = _framed(view, ground, top, bottom, right, theme)
    ends = max((top + lowest(column) for column in key), default=top)
    more = min(ends - area.box.bottom - below(ruler), TALLEST_PLOT - area.box.h)
    if more > 0 and ground.grows:
        area = area_of(view, area.box._replace(h=area.box.h + more))
    plot = draw_plot(view, area, theme, numbered=bool(key))
    items = [*plot.items, *draw_below(view, area, ruler, theme), *draw_key(key, right + KEY_GAP, top, theme)]
    end = area.box.bottom + below(ruler)
    drawn, tall = listing("", _notes(view, moved=plot.moved), ground.left, right, end + 8, theme)
    return [*items, *drawn], max(end + 8 + tall if drawn else end, ends)


def _key_of(view: QuadrantsView, ground: Ground, chart: Chart) -> list[list[Column]]:
    """The columns of the key on each page; none where all names have room beside their points."""
    theme, alone = chart.theme, chart.around((1, 1), ground)
    wide = ground.right - (0.0 if view.cross is None else CROSS_WIDTH)
    if len(view.points) <= MOST_NAMED:
        area, _ = _framed(view, ground, alone.top + ABOVE, alone.bottom, wide, theme)
        if not draw_plot(view, area, theme, numbered=False).crowded:
            return [[]]
    entries = key_entries(view, theme)
    limit = alone.room - ABOVE
    grows = ground.grows and len(entries) <= MOST_BESIDE
    if grows:
        total = lowest(key_columns(entries, inf)[0])
        limit = max(limit, total if len(entries) <= ONE_COLUMN else total / 2 + MARGIN_OF_KEY)
    columns = key_columns(entries, limit)
    if len(columns) <= 2 or grows:
        return [columns]
    first = key_columns(entries, chart.around((1, MANY), ground).room - ABOVE)[:2]
    rest = entries[sum(len(column) for column in first) :]
    held = max(int((ground.inner + KEY_GAP) // (KEY_WIDTH + KEY_GAP)), 1)
    later = key_columns(rest, chart.around((MANY, MANY), ground).room)
    return [first, *(later[at : at + held] for at in range(0, len(later), held))]


def _pages(view: QuadrantsView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    sheet, chart = view.sheet, Chart(view.sheet, legend(view, theme), theme, version)
    if not view.points and sheet.advice is not None:
        strips = [guide(sheet.headline, sheet.advice, ground.left, ground.right, theme)]
        return paged(chart, strips, NO_HEADING, ground, most=1, roomy=inf)
    keys = _key_of(view, ground, chart)

    def page(number: int, key: Sequence[Column]) -> Page:
        def body(top: float, bottom: float) -> tuple[list[Item], float]:
            if number == 1:
                return _first(view, ground, key, top, bottom, theme)
            return draw_key(key, ground.left, top, theme), top + max(map(lowest, key))

        return chart.page(body, (number, len(keys)), ground)

    return tuple(page(number, keys[number - 1]) for number in drawn_of(len(keys)))


def pages(view: QuadrantsView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The quadrants on one page, and what an area has no room for of their key on further ones."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
