"""The layout of a map's versions over time: a chart of the whole, and a small one for every touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.dots import dot
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import Heading, Strip, paged
from cxmap.rendering.frame.table import ABOVE, hairline
from cxmap.rendering.pictures.trend.done import done_sign
from cxmap.rendering.pictures.trend.plot import BOTTOM, draw_trend, unlike
from cxmap.rendering.pictures.trend.rows import (
    MEASURED,
    SIGN,
    Columns,
    columns_of,
    draw_row,
    height_of,
    lowered_sign,
    stretch,
    upright,
)
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import moved
from cxmap.rendering.scene.page import Area, Box, Item, Page, Shape, circle, segment
from cxmap.rendering.scene.text import block, height, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.trend.over_time import OverTime

WHOLE = 190.0
"""The height of the chart above the rows."""
BELOW = 16.0
"""Between its lowest line and the rows."""
ROOMY = 76.0
MOST_ROWS = 25
"""On a page that grows."""
DAY = type_scale.SMALL
DAY_WIDTH = 90.0
NOTE = type_scale.BODY


def _legend(view: OverTime, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    kinds = dict(view.legend)
    chart = view.chart
    if chart is not None:
        more = {"unlike": chart.dashed, "outside": chart.outside_label, "done": chart.done_label}
        more |= {"limits": chart.limits.label if chart.limits else ""}
        kinds |= {kind: text for kind, text in more.items() if text}
    samples: dict[str, Callable[[float, float], Sequence[Item]]] = {
        "believed": lambda x, y: dot(x + half, y, "believed", theme, 4.0),
        "measured": lambda x, y: [
            *upright(x + half, y - 6, y + 6, theme), Shape(circle(x + half, y, MEASURED), theme.line),
        ],
        "counted": lambda x, y: dot(x + half, y, "measured", theme, 4.0),
        "unlike": lambda x, y: [*moved([unlike(x, x + SAMPLE, theme)], 0, y)],
        "goal": lambda x, y: [
            Shape(segment(x, y, x + SAMPLE, y), stroke=theme.goal, width=1.3, dash=GOAL_DASH)
        ],
        "lowered": lambda x, y: lowered_sign(x + half, y + 1, theme),
        "short": lambda x, y: stretch(Box(x, y - 6, SAMPLE, 12), theme),
        "done": lambda x, y: done_sign(x + half, y, 1, theme, 5.6),
        "limits": lambda x, y: limit_lines(y - 4, y + 4, x, x + SAMPLE, theme),
        "outside": lambda x, y: outside_mark(x + half, y, theme),
    }  # fmt: skip
    return [(kinds[kind], draw) for kind, draw in samples.items() if kind in kinds]


def _days(view: OverTime, columns: Columns, bottom: float, theme: Theme) -> list[Item]:
    """The dates above the rows, those between only where they have room."""
    first, last = columns.plot
    kept: list[Box] = []
    items: list[Item] = []
    for day in sorted(view.days, key=lambda day: day.inner):
        lines = wrap(day.text, DAY, DAY_WIDTH, 2)
        wide, x = widest(lines, DAY), columns.x(day.x)
        left = min(max(x - wide / 2, first - 10), last + 10 - wide)
        box = Box(left, bottom - 7 - height(lines, DAY), wide, height(lines, DAY))
        if any(box.grown(4).meets(other) for other in kept):
            continue
        kept.append(box)
        items.append(Shape(segment(x, bottom - 5, x, bottom), stroke=theme.muted, width=0.8))
        items += block(lines, left, box.y, DAY, theme.muted)
    return items


def _whole(view: OverTime, columns: Columns, top: float, tall: float, theme: Theme) -> list[Item]:
    """The chart of the whole, its lines as wide as those of the rows."""
    assert view.chart is not None
    undated = replace(view.chart, days=())  # the dates stand above, for the rows as well
    wide, high = columns.right - columns.left, tall + BOTTOM - BELOW
    plot = draw_trend(undated, theme, wide, high, _within(columns))
    name = wrap(view.whole, type_scale.HEADING, columns.names - 40, 4)
    y = top + (tall - height(name, type_scale.HEADING)) / 2
    return [
        *moved(plot.items, columns.left, top),
        *block(name, columns.left, y, type_scale.HEADING, theme.ink),
    ]


def _within(columns: Columns) -> tuple[float, float]:
    first, last = columns.plot
    return first - columns.left, last - columns.left


def _notes(view: OverTime, ground: Ground, theme: Theme) -> list[Strip]:
    """What was done, with its signs, and what is left out, below the rows."""
    listed = [(mark.number, mark.text) for mark in view.done] + [(0, text) for text in view.notes]

    def strip(number: int, text: str, at: int) -> Strip:
        indent = 2 * SIGN + 6.0 if number else 0.0
        lines = wrap(text, NOTE, ground.inner - indent, 4)
        above = ABOVE if at == 0 else 5.0

        def draw(top: float, _tall: float) -> list[Item]:
            sign = done_sign(ground.left + SIGN, top + above + NOTE.size * 0.62, number, theme, SIGN)
            told = block(lines, ground.left + indent, top + above, NOTE, theme.ink)
            return [*(sign if number else []), *told]

        return Strip(height(lines, NOTE) + above, draw, row=False)

    return [strip(number, text, at) for at, (number, text) in enumerate(listed)]


def _pages(view: OverTime, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    columns = columns_of(ground.left, ground.right)
    days = max((height(wrap(day.text, DAY, DAY_WIDTH, 2), DAY) for day in view.days), default=0.0)

    def head(_top: float, bottom: float, end: float) -> list[Item]:
        return [
            *_days(view, columns, bottom, theme), hairline(ground.left, ground.right, end, theme)
        ]  # fmt: skip

    strips = [
        Strip(
            height_of(row, columns, theme),
            lambda top, tall, row=row: draw_row(row, view.lines, columns, top, tall, theme),  # type: ignore[misc]
        )
        for row in view.rows
    ]
    front = [] if view.chart is None else [Strip(WHOLE, partial(_front, view, columns, theme))]
    heading = Heading(days + 9.0, head)
    chart = Chart(view.sheet, _legend(view, theme), theme, version)
    return paged(
        chart, [*front, *strips, *_notes(view, ground, theme)], heading, ground, most=MOST_ROWS,
        roomy=ground.roomy(ROOMY),
    )  # fmt: skip


def _front(view: OverTime, columns: Columns, theme: Theme, top: float, tall: float) -> list[Item]:
    return _whole(view, columns, top, tall, theme)


def pages(view: OverTime, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The picture, on as many pages as an area needs, or one for every 25 rows."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
