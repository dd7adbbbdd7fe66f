"""The means of a map's versions over time: experience and goal, each version by its date and score."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.dots import marked
from cxmap.rendering.frame.marks import GOAL_DASH, SCORE
from cxmap.rendering.frame.room import Room
from cxmap.rendering.pictures.trend.done import DONE_DASH, FLAG, done_sign
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import (
    Box,
    Item,
    Point,
    Shape,
    circle,
    joined,
    polyline,
    rectangle,
    segment,
)
from cxmap.rendering.scene.text import block, clean, height, put, widest, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.trend.values import TrendChart, TrendMark

HEIGHT = 300.0
"""On a screen; on paper it is as high as it is told."""
TOP, BOTTOM = 16.0, 48.0
"""Above the highest line of the scale, and below the lowest one, for the dates."""
TICK, DAY = type_scale.BODY, type_scale.SMALL
NAME, VALUE, GOAL = type_scale.STRONG, type_scale.STRONG, type_scale.ASIDE
NAME_WIDTH = 82.0
"""Of the names at the ends of the lines."""
DATE_WIDTH = 82.0
"""Holds a day with its month; the year goes below."""
BESIDE = 14.0
UNLIKE_DASH = (2.0, 4.0)
"""Fainter than any other line: its two ends cannot be compared."""
CROWDED, SMALLER = 12, 4.0
"""More versions than that have smaller marks."""


class TrendPlot(Struct, frozen=True):
    """The chart, and where each version stands on it."""

    items: list[Item]
    places: tuple[Point, ...]


class _Field(Struct, frozen=True):
    left: float
    right: float
    high: float

    @property
    def dates(self) -> float:
        """Where the dates begin."""
        return self.high - BOTTOM + 14.0

    @property
    def lowest(self) -> float:
        """Where the names at the right end at the latest."""
        return self.high - BOTTOM + 16.0

    def x(self, percent: float) -> float:
        return self.left + (self.right - self.left) * percent / 100

    def y(self, percent: float) -> float:
        return TOP + (self.high - TOP - BOTTOM) * (100 - percent) / 100


def draw_trend(
    chart: TrendChart,
    theme: Theme,
    wide: float,
    high: float = HEIGHT,
    between: tuple[float, float] | None = None,
) -> TrendPlot:
    """A chart of at least two versions, so wide and so high in points.

    `between` is where its lines begin and end; as far apart as its words allow when None.
    """
    ends = _ends(chart)
    numbers = max(width(clean(text), TICK) for _, text in chart.ticks)
    left, right = between or (
        numbers + BESIDE,
        wide - BESIDE - max(widest(lines, NAME) for lines, _ in ends),
    )
    frame = _Field(left, right, high)
    items: list[Item] = []
    for percent, text in chart.ticks:
        y = frame.y(percent)
        items.append(Shape(segment(frame.left - 4, y, frame.right, y), stroke=theme.grid, width=0.8))
        items.append(put(clean(text), frame.left - 10, y + TICK.size * 0.365, TICK, theme.muted, "right"))
    items += [*_limits(chart, frame, theme), *_done(chart, frame, theme)]
    items += _goal(chart.marks, frame, theme)
    items += _lines(chart.marks, frame, theme)
    places = tuple((frame.x(mark.x), frame.y(mark.y)) for mark in chart.marks)
    r = SMALLER if len(places) > CROWDED else SCORE
    for at, (mark, (x, y)) in enumerate(zip(chart.marks, places, strict=True)):
        kind: Kind = "measured" if mark.measured else "believed"
        outside = at in chart.outside
        items += outside_mark(x, y, theme) if outside else marked(circle(x, y, r), kind, theme.line, theme)
    items += [*_scores(chart, places, frame, theme), *_names(ends, frame, theme)]
    return TrendPlot([*items, *_days(chart, frame, theme)], places)


def _limits(chart: TrendChart, frame: _Field, theme: Theme) -> list[Item]:
    """The control limits, as far as they hold, on a quiet ground."""
    limits = chart.limits
    if limits is None:
        return []
    left, right, top, bottom = (
        frame.x(limits.left),
        frame.x(limits.right),
        frame.y(limits.high),
        frame.y(limits.low),
    )
    ground = Box(left, top, right - left, bottom - top)
    return [Shape(rectangle(ground), theme.band), *limit_lines(bottom, top, left, right, theme)]


def _done(chart: TrendChart, frame: _Field, theme: Theme) -> list[Item]:
    """Opportunities that were done: a line down, with their numbers on top, beside each other."""
    items: list[Item] = []
    at_x: dict[float, int] = {}
    for mark in chart.done:
        x, before = frame.x(mark.x), at_x.get(mark.x, 0)
        at_x[mark.x] = before + 1
        if not before:
            items.append(
                Shape(segment(x, TOP, x, frame.high - BOTTOM), stroke=theme.good, width=0.9, dash=DONE_DASH)
            )
        items += done_sign(x + before * 2.1 * FLAG, TOP - FLAG, mark.number, theme)
    return items


def _lines(marks: tuple[TrendMark, ...], frame: _Field, theme: Theme) -> list[Item]:
    """From version to version; dashed where the two rest on different touchpoints."""
    items: list[Item] = []
    for alike in (False, True):
        parts = [
            segment(frame.x(trend_mark.x), frame.y(trend_mark.y), frame.x(two.x), frame.y(two.y))
            for trend_mark, two in pairwise(marks)
            if two.alike == alike
        ]
        if parts:
            pen, dash = (3.2, ()) if alike else (2.2, UNLIKE_DASH)
            items.append(Shape(joined(parts), stroke=theme.line, width=pen, dash=dash))
    return items


def unlike(left: float, right: float, theme: Theme) -> Shape:
    """What such a dashed line looks like."""
    return Shape(segment(left, 0.0, right, 0.0), stroke=theme.line, width=2.2, dash=UNLIKE_DASH)


def _goal(marks: tuple[TrendMark, ...], frame: _Field, theme: Theme) -> list[Item]:
    """Goals hold until the version that changes them, so their line has steps."""
    runs: list[list[Point]] = []
    before: TrendMark | None = None
    for mark in marks:
        if mark.goal is not None:
            x, y = frame.x(mark.x), frame.y(mark.goal)
            if before is None or before.goal is None:
                runs.append([(x, y)])
            else:
                runs[-1] += [(x, runs[-1][-1][1]), (x, y)]
        before = mark
    return [
        Shape(polyline(run), stroke=theme.goal, width=1.6, dash=GOAL_DASH) for run in runs if len(run) > 1
    ]


def _scores(chart: TrendChart, places: tuple[Point, ...], frame: _Field, theme: Theme) -> list[Item]:
    """The score of every version but the last, which has it at its name, where there is room."""
    room = Room(Box(frame.left, 0.0, frame.right - frame.left, frame.high - BOTTOM + 12))
    room.block(*(Box(x - 6, y - 6, 12, 12) for x, y in places))
    for start, two in pairwise(places):
        room.avoid_line([start, two], 8.0)
    items: list[Item] = []
    for mark, (x, y) in zip(chart.marks[:-1], places, strict=False):
        text = clean(mark.label)
        w, h = width(text, VALUE), height((text,), VALUE)
        spots = [(max(frame.left, x - w / 2), y - h - 7), (max(frame.left, x - w / 2), y + 7)]
        best = room.best([(Box(at_x, at_y, w, h), 2.0 * at) for at, (at_x, at_y) in enumerate(spots)])
        if best is not None:
            room.block(Box(*spots[best], w, h).grown(2))
            items += block((text,), spots[best][0], spots[best][1], VALUE, theme.ink)
    return items


Ends = list[tuple[tuple[str, ...], float]]
"""Names at the ends of lines, with their last values, and how high the lines end in percent."""


def _ends(chart: TrendChart) -> Ends:
    last = chart.marks[-1]
    ends = [((*wrap(chart.experience, NAME, NAME_WIDTH, 3), clean(last.label)), last.y)]
    if last.goal is not None:
        ends.append(((*wrap(chart.goal, GOAL, NAME_WIDTH, 3), clean(last.goal_label)), last.goal))
    return ends


def _names(ends: Ends, frame: _Field, theme: Theme) -> list[Item]:
    """Those names, moved apart where they would cover each other."""
    tall = [height(lines, NAME) for lines, _ in ends]
    tops = [frame.y(percent) - high / 2 for (_, percent), high in zip(ends, tall, strict=True)]
    if len(ends) == 2:
        upper, lower = (0, 1) if tops[0] <= tops[1] else (1, 0)
        lacking = tops[upper] + tall[upper] + 3 - tops[lower]
        if lacking > 0:
            tops[upper] -= lacking / 2
            tops[lower] += lacking / 2
    outside = max(0.0, -min(tops)) - max(
        0.0, max(top + high for top, high in zip(tops, tall, strict=True)) - frame.lowest
    )
    tops = [top + outside for top in tops]
    items: list[Item] = []
    for (lines, _), top, style, colour in zip(
        ends, tops, (NAME, GOAL), (theme.line, theme.goal), strict=False
    ):
        *name, value = lines
        items += block(tuple(name), frame.right + BESIDE, top, style, colour)
        items += block(
            (value,),
            frame.right + BESIDE,
            top + height((*name, value), style) - height((value,), VALUE),
            VALUE,
            theme.ink,
        )
    return items


def _days(chart: TrendChart, frame: _Field, theme: Theme) -> list[Item]:
    """The dates of the first and the last version, and of those between that have room."""
    texts = [wrap(day.text, DAY, DATE_WIDTH, 2) for day in chart.days]
    boxes = [
        _date_box(frame.x(day.x), frame.dates, lines) for day, lines in zip(chart.days, texts, strict=True)
    ]
    kept = [box for day, box in zip(chart.days, boxes, strict=True) if not day.inner]
    items: list[Item] = []
    for day, lines, box in zip(chart.days, texts, boxes, strict=True):
        if day.inner and any(box.grown(4).meets(other) for other in kept):
            continue
        kept.append(box)
        x = frame.x(day.x)
        items.append(Shape(segment(x, frame.dates - 8, x, frame.dates - 2), stroke=theme.muted, width=0.8))
        items += block(lines, box.x + box.w / 2, frame.dates, DAY, theme.muted, "center")
    return items


def _date_box(x: float, y: float, lines: tuple[str, ...]) -> Box:
    """Below its version, but not beyond the left edge."""
    wide = widest(lines, DAY)
    return Box(max(0.0, x - wide / 2), y, wide, height(lines, DAY))
