"""A row of the picture of versions: a touchpoint or map over time, small, on its whole scale."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from cxmap.rendering.frame.control import limit_lines, outside_mark
from cxmap.rendering.frame.dots import marked
from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.marks import GOAL_DASH
from cxmap.rendering.frame.table import NAME, SMALL, hairline, stack, stack_height
from cxmap.rendering.pictures.trend.done import done_sign
from cxmap.rendering.pictures.trend.plot import UNLIKE_DASH
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, circle, joined, polyline, rectangle, segment
from cxmap.rendering.scene.text import clean, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.trend.over_time import StepMark, TimeRow

VALUE = type_scale.HEADING
TOLD = type_scale.BODY
LEAST = 52.0
"""Of a row: lower, a step of the scale could not be told from none."""
PADDING = 9.0
"""Above and below the scale, so that marks at its ends stay in their row."""
NUMBERS = 44.0
"""Between names and plots, for the numbers of a scale."""
END = type_scale.SMALL
MARK, MANY_MARKS, CROWDED = 3.6, 2.4, 14
MEASURED = 2.2
"""Small enough for its interval to be seen."""
HATCH = 5.0
SIGN = 5.6
"""Of what was done, at the foot of a row."""
LOWERED = 4.6


class Columns(Struct, frozen=True):
    """Where names, plots, scores and words stand on a page."""

    left: float
    right: float
    names: float
    """How wide names may be."""
    score: float
    """Where the plots end and the scores begin."""
    told: float
    """Where the words begin."""

    @property
    def plot(self) -> tuple[float, float]:
        """From where to where the plots reach."""
        return self.left + self.names + NUMBERS, self.score - 16.0

    def x(self, percent: float) -> float:
        """Where a version stands."""
        first, last = self.plot
        return first + (last - first) * percent / 100


def columns_of(left: float, right: float) -> Columns:
    """The columns between two edges."""
    wide = right - left
    told = right - min(wide * 0.24, 300.0)
    score = told - min(wide * 0.12, 120.0)
    return Columns(left, right, min(wide * 0.2, 240.0), score, told)


def texts_of(
    row: TimeRow, columns: Columns, theme: Theme
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """Name, score and words of a row, wrapped."""
    colour = {"short": theme.bad, "met": theme.good, "other": theme.muted}[row.standing]
    score_room, told_room = columns.told - columns.score - 10.0, columns.right - columns.told
    return (
        [
            Paragraph(wrap(row.name, NAME, columns.names, 4), NAME, theme.ink),
            Paragraph(wrap(row.below, SMALL, columns.names, 2), SMALL, theme.muted),
        ],
        [
            Paragraph(wrap(row.score, VALUE, score_room, 1), VALUE, theme.line),
            Paragraph(wrap(row.goal, SMALL, score_room, 2), SMALL, theme.muted),
            Paragraph(flowing(row.notes, SMALL, score_room, 3), SMALL, theme.muted),
        ],
        [Paragraph(wrap(row.told, TOLD, told_room, 5), TOLD, colour)],
    )


def height_of(row: TimeRow, columns: Columns, theme: Theme) -> float:
    """The least height of a row."""
    return max(LEAST, *(stack_height(part) + 10.0 for part in texts_of(row, columns, theme)))


def draw_row(
    row: TimeRow, lines: tuple[float, ...], columns: Columns, top: float, tall: float, theme: Theme
) -> list[Item]:
    """A row from a top, so high."""
    foot = 2 * SIGN + 2 if row.done else 0.0
    best, worst = top + PADDING, top + tall - PADDING - foot
    middle = top + tall / 2
    first, last = columns.plot

    def y(percent: float) -> float:
        return worst + (best - worst) * percent / 100

    items: list[Item] = [hairline(columns.left, columns.right, top, theme)]
    items += [Shape(segment(first, y(line), last, y(line)), stroke=theme.grid, width=0.5) for line in lines]
    for number, at in zip(row.ends, (worst, best), strict=True):
        items.append(put(clean(number), first - 7, at + END.size * 0.365, END, theme.muted, "right"))
    items += _stretches(row, columns, top + 2, top + tall - 2, theme)
    if row.limits is not None:
        ends = columns.x(row.limits.left), columns.x(row.limits.right)
        items += limit_lines(y(row.limits.low), y(row.limits.high), *ends, theme)
    for run in row.goals:
        points = [(columns.x(x), y(goal)) for x, goal in run]
        steps = [points[0]]
        for x, goal in points[1:]:
            steps += [(x, steps[-1][1]), (x, goal)]
        if len(steps) == 1:
            steps = [(steps[0][0] - 6, steps[0][1]), (steps[0][0] + 6, steps[0][1])]
        items.append(Shape(polyline(steps), stroke=theme.goal, width=1.3, dash=GOAL_DASH))
    places = [(columns.x(mark.x), y(mark.y)) for mark in row.marks]
    for alike in (False, True):
        parts = [
            segment(*places[at - 1], *places[at])
            for at, mark in enumerate(row.marks)
            if at and mark.alike == alike
        ]
        if parts:
            pen, dash = (2.0, ()) if alike else (1.4, UNLIKE_DASH)
            items.append(Shape(joined(parts), stroke=theme.line, width=pen, dash=dash))
    items += _marks(row.marks, places, y, theme)
    for x, goal in row.lowered:
        items += lowered_sign(columns.x(x), y(goal) - LOWERED - 1, theme)
    for mark in row.done:
        items += done_sign(columns.x(mark.x), top + tall - SIGN - 2, mark.number, theme, SIGN)
    names, scores, told = texts_of(row, columns, theme)
    items += stack(names, columns.left, middle)
    items += stack(scores, columns.score, middle)
    return [*items, *stack(told, columns.told, middle)]


def _marks(
    marks: tuple[StepMark, ...],
    places: list[tuple[float, float]],
    y: Callable[[float], float],
    theme: Theme,
) -> list[Item]:
    items: list[Item] = []
    r = MANY_MARKS if len(marks) > CROWDED else MARK
    for mark, (x, height) in zip(marks, places, strict=True):
        if mark.low is not None and mark.high is not None:
            items += upright(x, y(mark.low), y(mark.high), theme)
        if mark.outside:
            items += outside_mark(x, height, theme)
        elif mark.low is not None:
            items.append(Shape(circle(x, height, MEASURED), theme.line))
        else:
            kind: Kind = "measured" if mark.measured else "believed"
            items += marked(circle(x, height, r), kind, theme.line, theme, 1.7)
    return items


def upright(x: float, low: float, high: float, theme: Theme) -> list[Item]:
    """An interval that stands, with a stop at each end."""
    bars = joined(
        (segment(x, low, x, high), segment(x - 3, low, x + 3, low), segment(x - 3, high, x + 3, high))
    )
    return [Shape(bars, stroke=theme.line, width=1.1)]


def lowered_sign(x: float, y: float, theme: Theme) -> list[Item]:
    """A goal that was lowered: a triangle that points down."""
    corners = ((x - LOWERED, y - LOWERED), (x + LOWERED, y - LOWERED), (x, y + LOWERED * 0.6))
    return [Shape(polyline(corners, closed=True), theme.bad, theme.paper, 1.0)]


def stretch(box: Box, theme: Theme) -> list[Item]:
    """The ground of a time in which a touchpoint was below its goal; its lines are seen without colour."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    lines = hatching([corners], HATCH)
    ground = Shape(rectangle(box), theme.bad_fill, alpha=0.22)
    return [ground, *([] if lines is None else [Shape(lines, stroke=theme.bad, width=0.5, alpha=0.45)])]


def _stretches(row: TimeRow, columns: Columns, top: float, bottom: float, theme: Theme) -> list[Item]:
    items: list[Item] = []
    for first, last in row.short:
        left, right = columns.x(first), columns.x(last)
        if last >= 100.0:  # what is open reaches the edge, also where it opened in the last version
            right = columns.plot[1] + 8.0
        items += stretch(Box(left, top, max(right - left, 2.0), bottom - top), theme)
    return items
