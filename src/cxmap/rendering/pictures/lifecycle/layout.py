"""The layout of the lifecycle: small multiples, a panel for all phases and one for each."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.faces import face
from cxmap.rendering.frame.fit import first, keeps
from cxmap.rendering.frame.foot import SAMPLE, Entry, foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.page import around, drawn_of
from cxmap.rendering.frame.slide import Ground, laid_out
from cxmap.rendering.pictures.lifecycle.panel import (
    CAP,
    COUNT,
    MARK,
    SIDE,
    VALUE,
    PanelPlot,
    draw_panel,
    foot_height,
    heading_height,
    partial_line,
)
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, stacked
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, circle, joined, segment
from cxmap.rendering.scene.text import clean, put, width, wrap
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.curve.values import Tick
from cxmap.view.lifecycle.values import LifecycleView, Panel

BETWEEN = 12.0
AXIS_GAP = 7.0
"""Between the numbers of an axis and its panel."""
NARROWEST, MOST_COLUMNS = 172.0, 5
"""Panels that hold a title in two lines, and so many beside each other that they can be compared."""
NARROWEST_OF_ONE, MOST_OF_ONE = 104.0, 9
"""Where there is but one period, panels are slim and stand in one row."""
LEAST_PLOT = 96.0
"""Lower, small steps cannot be told from flat ones."""
HEADROOM = 18.0
"""For the number above the highest mark."""
NUMBER = type_scale.BODY
DROP = NUMBER.size * 0.365
"""From the middle of a number to its baseline."""
FACE = 7.5
NOTES = type_scale.SMALL


def _measured(x: float, y: float, theme: Theme) -> list[Item]:
    x += SAMPLE / 2
    bars = joined(
        (
            segment(x, y - 7, x, y + 7),
            segment(x - CAP, y - 7, x + CAP, y - 7),
            segment(x - CAP, y + 7, x + CAP, y + 7),
        )
    )
    return [Shape(bars, stroke=theme.line, width=1.3), Shape(circle(x, y, 3.2), theme.line)]


def _legend(view: LifecycleView, theme: Theme) -> list[Entry]:
    marks = [mark for panel in view.panels for mark in panel.marks]
    words = view.labels
    result: list[Entry] = []
    if any(mark.kind == "measured" for mark in marks):
        result.append((words.measured, lambda x, y: _measured(x, y, theme)))
    if any(mark.kind == "believed" for mark in marks):
        ring = lambda x, y: [Shape(circle(x + SAMPLE / 2, y, MARK), theme.paper, theme.line, 2.0)]  # noqa: E731
        result.append((words.believed, ring))
    if any(not step.whole for panel in view.panels for step in panel.steps):
        result.append((words.alike, lambda x, y: partial_line(x + 1, y + 3, x + SAMPLE - 1, y - 3, theme)))
    if any(panel.control is not None for panel in view.panels):
        result.append((words.limits, lambda x, y: limit_lines(y - 4, y + 4, x, x + SAMPLE, theme)))
    if any(mark.outside for mark in marks):
        result.append((words.outside, lambda x, y: outside_mark(x + SAMPLE / 2, y, theme)))
    if any(panel.goal is not None for panel in view.panels):
        result.append(
            (
                words.goal,
                lambda x, y: [
                    Shape(segment(x, y, x + SAMPLE, y), stroke=theme.goal, width=1.4, dash=GOAL_DASH)
                ],
            )
        )
    return result


def _foot(view: LifecycleView, wide: float, theme: Theme, version: str) -> Block:
    foot = foot_of(view.sheet.source, _legend(view, theme), wide, theme, version)
    return stacked((foot, block_of(wrap(" ".join(view.notes), NOTES, wide, 8), NOTES, theme.muted)), 3.0)


def _strips(view: LifecycleView) -> tuple[Sequence[Panel], Sequence[Panel]]:
    """Panels on the map's scale, and below them those on scales of their own: their heights mean others."""
    return [panel for panel in view.panels if not panel.ticks], [
        panel for panel in view.panels if panel.ticks
    ]


def _numbers(ticks: Sequence[Tick]) -> float:
    """How wide the numbers of an axis are."""
    return max((width(clean(tick.number), NUMBER) for tick in ticks), default=0.0)


def _start(view: LifecycleView) -> float:
    """Where the first panel of a row begins: right of faces and numbers."""
    own = max((_numbers(panel.ticks) for panel in view.panels), default=0.0)
    return MARGIN + max(2 * FACE + 8 + _numbers(view.ticks), own) + AXIS_GAP


def _beside(view: LifecycleView) -> float:
    """Between panels beside each other: room for the axis of the next one, where it has its own."""
    later = _strips(view)[1][1:]
    return max((BETWEEN + _numbers(panel.ticks) for panel in later), default=0.0) + (
        AXIS_GAP if later else BETWEEN
    )


def _arranged(view: LifecycleView, whole: float) -> int:
    """How many panels stand beside each other: as many as leave every period room for its numbers."""
    numbers = [text for panel in view.panels for mark in panel.marks for text in (mark.label, mark.n)]
    widest = max(
        (width(clean(text), VALUE if at % 2 == 0 else COUNT) for at, text in enumerate(numbers)), default=0.0
    )
    single = len(view.periods) <= 1
    least = max(
        NARROWEST_OF_ONE if single else NARROWEST,
        2 * SIDE + max(28.0, widest + 6) * max(1, len(view.periods)),
    )
    beside = _beside(view)
    most = max(1, min(MOST_OF_ONE if single else MOST_COLUMNS, int((whole + beside) / (least + beside))))
    counts = [len(strip) for strip in _strips(view) if strip]
    return max((ceil(count / ceil(count / most)) for count in counts), default=1)


def _rows_of(view: LifecycleView, columns: int) -> list[Sequence[Panel]]:
    """The panels row by row."""
    return [
        strip[begin : begin + columns] for strip in _strips(view) for begin in range(0, len(strip), columns)
    ]


def _axis(view: LifecycleView, panel: Panel, plot: PanelPlot, theme: Theme) -> list[Item]:
    """The numbers of a panel's scale, with faces where it is the one of the map."""
    items: list[Item] = []
    for tick in panel.ticks or view.ticks:
        y = plot.y(tick.height)
        if not panel.ticks:
            items += face(MARGIN + FACE, y, FACE, tick.mood, theme)
        items.append(
            put(
                clean(tick.number), plot.box.x - AXIS_GAP, y + NUMBER.size * 0.365, NUMBER, theme.ink, "right"
            )
        )
    return items


def _rows(
    view: LifecycleView, columns: int, right: float, top: float, plot_height: float, theme: Theme
) -> tuple[list[Item], float]:
    """All rows of panels and where they end."""
    start, beside = _start(view), _beside(view)
    wide = (right - start - beside * (columns - 1)) / columns
    pitch = (wide - 2 * SIDE) / max(1, len(view.periods))
    items: list[Item] = []
    y = top
    for row in _rows_of(view, columns):
        tall = max(heading_height(panel, wide) for panel in row) + HEADROOM
        below = foot_height(view, pitch) + 10
        for number, panel in enumerate(row):
            box = Box(start + number * (wide + beside), y, wide, tall + plot_height + below)
            plot = PanelPlot(box, y + tall, y + tall + plot_height, max(1, len(view.periods)))
            ground = theme.other_band if panel.whole else theme.band
            items += draw_panel(view, panel, plot, ground, theme)
            if number == 0 or panel.ticks:
                items += _axis(view, panel, plot, theme)
        y += tall + plot_height + below + BETWEEN
    return items, y - BETWEEN


def _page(view: LifecycleView, part: tuple[int, int], theme: Theme, version: str, ground: Ground) -> Page:
    """A page with all panels of a view, as high as its ground or, where it needs to be, higher."""
    right = ground.right
    foot = _foot(view, ground.inner, theme, version)
    frame = around(view.sheet, part, foot, theme, ground.width, ground.height)
    columns = _arranged(view, right - _start(view))
    rows = len(_rows_of(view, columns))
    _, bottom = _rows(view, columns, right, frame.top, LEAST_PLOT, theme)
    plot_height = LEAST_PLOT + max(0.0, frame.bottom - bottom) / rows
    return frame.page(*_rows(view, columns, right, frame.top, plot_height, theme), theme)


def _pages(view: LifecycleView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    """All panels on one page or, where the ground does not grow, about equally many on each."""
    total = len(view.panels)

    def made(count: int) -> tuple[Page, ...]:
        cuts = [round(total * at / count) for at in range(count + 1)]
        parts = (replace(view, panels=view.panels[cuts[at - 1] : cuts[at]]) for at in drawn_of(count))
        return tuple(
            _page(part, (number, count), theme, version, ground) for number, part in enumerate(parts, start=1)
        )

    def kept(count: int) -> tuple[Page, ...] | None:
        pages = made(count)
        return pages if keeps(pages, ground.height) else None

    if ground.grows or total < 2:
        return made(1)
    return first(range(1, total), kept, in_turn=1) or made(total)


def pages(
    view: LifecycleView, theme: Theme = LIGHT, version: str = "", area: Area | None = None
) -> tuple[Page, ...]:
    """One page: 16:9 where that is enough, taller otherwise; in an area, as many as the panels need.

    Equal views give equal pages.
    """
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
