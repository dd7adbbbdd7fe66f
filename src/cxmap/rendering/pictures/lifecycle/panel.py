"""One panel of the lifecycle: its plot, its marks and every number in it, none on top of another."""

from __future__ import annotations

from msgspec import Struct

from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.room import Room
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, circle, joined, rectangle, segment
from cxmap.rendering.scene.text import block, clean, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.lifecycle.values import LifecycleView, Panel, PeriodMark, PeriodStep

NAME = type_scale.NAME
NOTE = type_scale.SMALL
VALUE = type_scale.STRONG
GOAL = type_scale.SMALL_ASIDE
PERIOD = type_scale.SMALL
COUNT = type_scale.SMALL
PAD = 9.0
MARK = 3.8
CAP = 5.0
SQUARE = 1.8
PART_DASH = (3.5, 2.2)
"""Goals have long dashes, control limits dots, and what is compared in part short ones."""
ROW = 13.0
"""Of years, quarters and numbers of answers below a panel."""
SIDE = 16.0
"""Between the edge of a panel and its first and last column."""


class PanelPlot(Struct, frozen=True):
    """Where a panel stands and where the ends of its scale lie."""

    box: Box
    best: float
    worst: float
    columns: int

    @property
    def pitch(self) -> float:
        """The width of a column."""
        return (self.box.w - 2 * SIDE) / self.columns

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self.box.x + SIDE + (column + 0.5) * self.pitch

    def y(self, percent: float) -> float:
        """The height of a score."""
        return self.worst + (self.best - self.worst) * percent / 100


def heading(panel: Panel, limit: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A panel's name and what it says of it, wrapped."""
    return wrap(panel.name, NAME, limit - 2 * PAD, 3), wrap(panel.note, NOTE, limit - 2 * PAD, 5)


def heading_height(panel: Panel, limit: float) -> float:
    """How much of a panel's height its name and note take."""
    name, note = heading(panel, limit)
    return PAD + height(name, NAME) + (3.0 if name else 0.0) + height(note, NOTE) + 6


def foot_height(view: LifecycleView, columns_pitch: float) -> float:
    """The height of the names of the periods and of the numbers of answers below a plot."""
    counted = any(mark.n for panel in view.panels for mark in panel.marks)
    years = 2 if any(year for _, year in view.periods) else 1
    return 4 + years * ROW + (ROW * _levels(view, columns_pitch) if counted else 0.0) + 6


def _levels(view: LifecycleView, pitch: float) -> int:
    """On how many lines the numbers of answers stand, so that none touches the next."""
    longest = max((width(clean(mark.n), COUNT) for panel in view.panels for mark in panel.marks), default=0.0)
    return 1 if longest + 6 <= pitch else 2 if longest + 6 <= 2 * pitch else 3


def _interval(mark: PeriodMark, plot: PanelPlot, theme: Theme) -> list[Item]:
    if mark.low is None or mark.high is None:
        return []
    x, low, high = plot.x(mark.column), plot.y(mark.low), plot.y(mark.high)
    bar = joined(
        (
            segment(x, low, x, high),
            segment(x - CAP, low, x + CAP, low),
            segment(x - CAP, high, x + CAP, high),
        )
    )
    return [Shape(bar, stroke=theme.line, width=1.3)]


def _dot(mark: PeriodMark, plot: PanelPlot, theme: Theme) -> list[Item]:
    outline = circle(plot.x(mark.column), plot.y(mark.height), MARK)
    if mark.kind == "believed":
        return [Shape(outline, theme.paper, theme.line, 1.8)]
    if mark.outside:
        return outside_mark(plot.x(mark.column), plot.y(mark.height), theme)
    return [Shape(outline, None, theme.paper, 2.6), Shape(outline, theme.line, theme.line, 1.4)]


def _control(panel: Panel, plot: PanelPlot, theme: Theme) -> list[Item]:
    if panel.control is None:
        return []
    half = plot.pitch / 2
    x0, x1 = plot.x(panel.control.start) - half, plot.x(panel.control.end) + half
    return limit_lines(plot.y(panel.control.low), plot.y(panel.control.high), x0, x1, theme)


def _reach(mark: PeriodMark, plot: PanelPlot) -> Box:
    """What a mark with its interval covers."""
    x, y = plot.x(mark.column), plot.y(mark.height)
    top = min(y - MARK, y if mark.high is None else plot.y(mark.high))
    bottom = max(y + MARK, y if mark.low is None else plot.y(mark.low))
    return Box(x - MARK - 1, top - 1, 2 * MARK + 2, bottom - top + 2)


def _labels(panel: Panel, plot: PanelPlot, theme: Theme) -> list[Item]:
    bounds = Box(plot.box.x + 2, plot.best - 16, plot.box.w - 4, plot.worst - plot.best + 26)
    room = Room(bounds)
    items: list[Item] = []
    reaches = [_reach(mark, plot) for mark in panel.marks]
    room.block(*reaches)
    for step in panel.steps:
        ends = [(plot.x(step.start), plot.y(step.height)), (plot.x(step.end), plot.y(step.end_height))]
        room.avoid_line(ends, 40.0)
    if panel.goal is not None:
        y = plot.y(panel.goal)
        room.avoid([Box(plot.box.x, y - 1.5, plot.box.w, 3)], 30.0)
    for mark, reach in zip(panel.marks, reaches, strict=True):
        text = clean(mark.label)
        wide, tall = width(text, VALUE), VALUE.size * 1.16
        x = plot.x(mark.column) - wide / 2
        candidates = [(Box(x, reach.y - tall - 1 - up, wide, tall), up * 1.0) for up in range(0, 30, 4)]
        candidates += [(Box(x, reach.bottom + 1 + up, wide, tall), 6.0 + up) for up in range(0, 30, 4)]
        best = room.best(candidates)
        if best is not None:
            box = candidates[best][0]
            room.block(box.grown(1))
            items.append(put(text, box.x, box.y + VALUE.size * 0.92, VALUE, theme.ink))
    return items + _goal_label(panel, plot, room, theme)


def _goal_label(panel: Panel, plot: PanelPlot, room: Room, theme: Theme) -> list[Item]:
    if panel.goal is None:
        return []
    text = clean(panel.goal_label)
    wide, tall = width(text, GOAL), GOAL.size * 1.2
    y = plot.y(panel.goal)
    steps = max(1, int((plot.box.w - wide - 12) / 10))
    candidates = []
    for step in range(steps + 1):
        x = plot.box.x + 6 + (plot.box.w - 12 - wide) * step / steps
        candidates += [
            (Box(x, y - tall - 2, wide, tall), step * 0.5),
            (Box(x, y + 2, wide, tall), step * 0.5 + 4),
        ]
    best = room.best(candidates)
    if best is None:
        return []
    box = candidates[best][0]
    return [put(text, box.x, box.y + GOAL.size * 0.92, GOAL, theme.goal)]


def _periods(view: LifecycleView, panel: Panel, plot: PanelPlot, theme: Theme) -> list[Item]:
    items: list[Item] = []
    longest = max((width(name, PERIOD) for name, _ in view.periods), default=0.0)
    every = max(1, -int(-(longest + 4) // plot.pitch)) if plot.pitch > 0 else 1
    y = plot.worst + 12 + PERIOD.size
    years = any(year for _, year in view.periods)
    last_year, free = "", plot.box.x
    for column, (name, year) in enumerate(view.periods):
        x = plot.x(column)
        if column % every == 0:
            items.append(put(name, x, y, PERIOD, theme.muted, "center"))
        wide = width(year, PERIOD)
        if year and year != last_year and x - wide / 2 >= free:
            items.append(put(year, x, y + ROW, PERIOD, theme.muted, "center"))
            last_year, free = year, x + wide / 2 + 4
    levels = _levels(view, plot.pitch)
    first = y + ROW * (2 if years else 1)
    counted = [mark for mark in panel.marks if mark.n]
    for number, mark in enumerate(counted):
        text = clean(mark.n) if len(counted) > 1 else f"{view.labels.n} = {clean(mark.n)}"
        down = first + ROW * (number % levels)
        items.append(put(text, plot.x(mark.column), down, COUNT, theme.muted, "center"))
    if len(counted) > 1:
        left = plot.x(counted[0].column) - width(clean(counted[0].n), COUNT) / 2 - 4
        sign = f"{view.labels.n} ="
        if left - width(sign, COUNT) > plot.box.x:
            items.append(put(sign, left, first, COUNT, theme.muted, "right"))
    return items


def draw_panel(view: LifecycleView, panel: Panel, plot: PanelPlot, ground: str, theme: Theme) -> list[Item]:
    """A panel with everything in it."""
    box = plot.box
    items: list[Item] = [Shape(rectangle(box), ground)]
    name, note = heading(panel, box.w)
    y = box.y + PAD
    items += block(name, box.x + PAD, y, NAME, theme.ink)
    y += height(name, NAME) + (3.0 if name else 0.0)
    colour = {"good": theme.good, "bad": theme.bad, "plain": theme.muted}[panel.tone]
    items += block(note, box.x + PAD, y, NOTE, colour)
    for tick in panel.ticks or view.ticks:
        at = plot.y(tick.height)
        items.append(Shape(segment(box.x, at, box.right, at), stroke=theme.grid, width=0.7))
    if panel.goal is not None:
        at = plot.y(panel.goal)
        items.append(Shape(segment(box.x, at, box.right, at), stroke=theme.goal, width=1.4, dash=GOAL_DASH))
    items += _control(panel, plot, theme)
    items += [item for step in panel.steps for item in _line(step, plot, theme)]
    for mark in panel.marks:
        items += _interval(mark, plot, theme)
    for mark in panel.marks:
        items += _dot(mark, plot, theme)
    return [*items, *_labels(panel, plot, theme), *_periods(view, panel, plot, theme)]


def _line(step: PeriodStep, plot: PanelPlot, theme: Theme) -> list[Item]:
    """From mark to mark; dashed, with ends of its own, where it is of part of the touchpoints only."""
    x0, y0, x1, y1 = plot.x(step.start), plot.y(step.height), plot.x(step.end), plot.y(step.end_height)
    if step.whole:
        return [Shape(segment(x0, y0, x1, y1), stroke=theme.line, width=2.4)]
    return partial_line(x0, y0, x1, y1, theme)


def partial_line(x0: float, y0: float, x1: float, y1: float, theme: Theme) -> list[Item]:
    """A dashed line between two small squares."""
    squares = [
        Shape(rectangle(Box(x - SQUARE, y - SQUARE, 2 * SQUARE, 2 * SQUARE)), theme.line)
        for x, y in ((x0, y0), (x1, y1))
    ]
    return [Shape(segment(x0, y0, x1, y1), stroke=theme.line, width=1.5, dash=PART_DASH), *squares]
