"""What lies on the ground of a plot before any label: gaps, goals, intervals and curves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cxmap.rendering.frame.coordinates import Frame, bezier, clipped, cut
from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.frame.marks import (
    FUTURE_AROUND,
    FUTURE_SCORE,
    GOAL_DASH,
    SCORE,
    colour_of,
    dash_of,
    diamond,
    score,
    tint,
)
from cxmap.rendering.scene.page import (
    Box,
    Item,
    Outline,
    Point,
    Shape,
    circle,
    joined,
    polyline,
    rounded,
    segment,
    tagged,
)
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Callout, CurveView, GoalRun, Level, Mark, Series
from cxmap.view.sides import Side

HATCH_SPACING = 5.0
LEVEL = 6.0
"""How thick the bar of a phase's own score is."""
LEVEL_INSET = 9.0
"""The bar of a phase ends short of its edges, so that neighbours stay apart."""
NEXT = 1e-6
"""Bars that are no further apart, in columns, follow each other."""
LINK = 2.0
"""How thick the line from one such bar to the next is."""
GHOST = 3.4
"""A believed score beside its measured one: smaller, as it no longer counts."""
_LAYERS = ("curve", "expectation", "persona", "future", "earlier", "experience")
_PENS = {
    "curve": 1.5, "expectation": 1.5, "persona": 1.7, "future": 2.1, "earlier": 2.1, "experience": 3.2,
}  # fmt: skip
FORMER = 0.5
"""How much of its colour a goal keeps that held in an earlier version."""


def gaps(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The areas between experience and goal: tinted, and hatched where the verdict says below goal."""
    areas: list[tuple[Side, list[Point]]] = []
    for shade in view.shades:
        outline = [frame.at(point) for point in clipped(shade.outline, frame.first, frame.last + 1)]
        if len(outline) > 2:
            areas.append((shade.side, outline))
    areas += level_gaps(view, frame)
    items: list[Item] = []
    for side, area in areas:
        colour, alpha = tint(side, theme)
        items.append(Shape(polyline(area, closed=True), colour, alpha=alpha))
    lines = hatching([area for side, area in areas if side == "short"], HATCH_SPACING)
    if lines is not None:
        items.append(Shape(lines, stroke=theme.bad_fill, width=0.7, alpha=0.62))
    return tagged(items, "gap", "experience")


def goal_paths(view: CurveView, frame: Frame) -> list[list[Point]]:
    """The goal as lines that step up and down where neighbouring columns differ."""
    return _steps(view.goals, frame)


def _steps(goals: Sequence[GoalRun], frame: Frame) -> list[list[Point]]:
    paths: list[list[Point]] = []
    before: GoalRun | None = None
    for run in goals:
        first, last = max(run.first, frame.first), min(run.last, frame.last)
        if first > last:
            continue
        ends = [frame.at((first, run.height)), frame.at((last + 1, run.height))]
        if before is not None and before.last + 1 == run.first and paths:
            paths[-1] += ends
        else:
            paths.append(ends)
        before = run
    return paths


def level_box(level: Level, frame: Frame) -> Box | None:
    """The bar of a phase's own score, where the phase has a part in the row."""
    first, last = max(level.left, frame.first), min(level.right, frame.last + 1)
    if first >= last:
        return None
    inset = min(LEVEL_INSET, (frame.x(last) - frame.x(first)) / 4)
    left, right = frame.x(first) + inset, frame.x(last) - inset
    return Box(left, frame.y(level.height) - LEVEL / 2, right - left, LEVEL)


def level_gaps(view: CurveView, frame: Frame) -> list[tuple[Side, list[Point]]]:
    """The areas between a phase's own score and its goal, where no touchpoint of it has a score."""
    scored = scored_columns(view)
    result: list[tuple[Side, list[Point]]] = []
    for level in view.levels if view.future is None else ():
        bar = level_box(level, frame)
        if bar is None or level.goal is None or level.side is None:
            continue
        if not scored.isdisjoint(range(level.first, level.last + 1)):
            continue
        top, bottom = frame.y(level.goal), frame.y(level.height)
        area = [(bar.x, top), (bar.right, top), (bar.right, bottom), (bar.x, bottom)]
        result.append((level.side, area))
    return result


def scored_columns(view: CurveView) -> frozenset[int]:
    """The columns that have a score of their own."""
    return frozenset(
        mark.column for series in view.series[:1] for run in series.stretches for mark in run.marks
    )


def _links(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """From bar to bar of phases that follow each other and know no more than that: it is one line.

    So are the moments of a phase in which the mood changes.
    """
    scored = scored_columns(view)

    def alone(level: Level) -> bool:
        return scored.isdisjoint(range(level.first, level.last + 1))

    items: list[Item] = []
    for before, after in pairwise(view.levels):
        moments = before.within is not None and before.first == after.first
        if abs(before.right - after.left) > NEXT or not (moments or (alone(before) and alone(after))):
            continue
        start, end = level_box(before, frame), level_box(after, frame)
        if start is not None and end is not None:
            x0, y0, x1, y1 = start.right, start.y + LEVEL / 2, end.x, end.y + LEVEL / 2
            middle = (x0 + x1) / 2
            path = Outline(((x0, y0), (middle, y0), (middle, y1), (x1, y1)), "MCCC")
            items.append(Shape(path, stroke=theme.line, width=LINK))
        elif start is not None and abs(frame.last + 1 - before.right) < NEXT:
            y = start.y + LEVEL / 2
            items.append(Shape(segment(start.right, y, frame.right + 2, y), stroke=theme.line, width=LINK))
            items.append(_arrow(frame.right, y, theme.line))
        elif end is not None and abs(frame.first - after.left) < NEXT:
            y = end.y + LEVEL / 2
            items.append(Shape(segment(frame.left, y, end.x, y), stroke=theme.line, width=LINK))
            items += _tail(frame.left, y, theme.line)
    return items


def levels(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The scores of whole phases, as bars; like other scores hollow where they are believed."""
    items: list[Item] = _links(view, frame, theme)
    for level in view.levels:
        bar = level_box(level, frame)
        if bar is not None:
            fill = theme.paper if level.kind == "believed" else theme.line
            if level.margin is not None:
                x, low, high = bar.x + bar.w / 2, *(frame.y(end) for end in level.margin)
                items.append(Shape(_whisker(x, low, high), stroke=theme.line, width=1.3))
            items.append(Shape(rounded(bar.grown(1.6), LEVEL), theme.paper, alpha=0.75))
            items.append(Shape(rounded(bar, LEVEL / 2), fill, theme.line, 1.8))
    return tagged(items, "level", "experience")


def goals(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The goal, dashed, and paler where another one held in an earlier version."""
    former = _steps(view.future.goals, frame) if view.future is not None else []
    return [
        *(
            Shape(polyline(path), stroke=theme.goal, width=1.3, dash=GOAL_DASH, alpha=FORMER)
            for path in former
        ),
        *(
            Shape(polyline(path), stroke=theme.goal, width=1.6, dash=GOAL_DASH)
            for path in goal_paths(view, frame)
        ),
    ]


def _shown(frame: Frame, series: Series) -> list[Mark]:
    return [mark for run in series.stretches for mark in run.marks if frame.has(mark.column)]


def _whisker(x: float, low: float, high: float) -> Outline:
    """From one end of an interval to the other."""
    return joined(
        (segment(x, low, x, high), segment(x - 4, low, x + 4, low), segment(x - 4, high, x + 4, high))
    )


def intervals(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The margin of error of measured scores: a whisker each, and a band where neighbours have one.

    Of groups beside each other all have whiskers, and bands would hide each other.
    """
    items: list[Item] = []
    whose = view.series[:1] if view.groups is None else view.together
    for series in whose:
        colour = colour_of(series, theme)
        marks = [
            (mark.column, frame.x(mark.x), frame.y(mark.low), frame.y(mark.high))
            for mark in _shown(frame, series)
            if mark.low is not None and mark.high is not None
        ]
        for (c0, x0, low0, high0), (c1, x1, low1, high1) in pairwise(marks):
            if c1 == c0 + 1 and view.groups is None:
                band = polyline(((x0, high0), (x1, high1), (x1, low1), (x0, low0)), closed=True)
                items.append(Shape(band, colour, alpha=0.10))
        whiskers = [_whisker(x, low, high) for _, x, low, high in marks]
        if whiskers:
            items.append(Shape(joined(whiskers), stroke=colour, width=1.3))
    return tagged(items, "interval", "experience")


def ghosts(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Believed scores beside measured ones: small, hollow, on a thread; without them beside a future."""
    items: list[Item] = []
    for series in view.series[:1] if view.future is None else ():
        colour = colour_of(series, theme)
        for mark in _shown(frame, series):
            if mark.believed is None or abs(mark.believed - mark.height) < 1e-6:
                continue
            x, y = frame.x(mark.x), frame.y(mark.believed)
            items.append(Shape(segment(x, y, x, frame.y(mark.height)), stroke=colour, width=0.9, alpha=0.55))
            items.append(Shape(circle(x, y, GHOST), theme.paper, colour, 1.3))
    return tagged(items, "believed", "experience")


def lines(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The curves with their scores, the main one on top, which shows where it goes on in another row."""
    items: list[Item] = []
    for series in sorted(view.together, key=lambda one: _LAYERS.index(one.role)):
        colour = colour_of(series, theme)
        main = series.role == "experience"
        for run in series.stretches:
            part = cut(run.line, frame.first, frame.last + 1)
            if not part:
                continue
            path = bezier(part, frame)
            line: list[Item] = []
            if main:
                line.append(Shape(path, stroke=theme.paper, width=6.0, alpha=0.75))
            line.append(Shape(path, stroke=colour, width=_PENS[series.role], dash=dash_of(series)))
            if main or series.is_beside:
                line += _continued(path.points, part[0].start[0], part[-1].end[0], run.line, frame, colour)
            items += tagged(line, "line", series.key)
        for mark in _shown(frame, series):
            x, y = frame.x(mark.x), frame.y(mark.height)
            drawn = score(series, x, y, mark.kind, theme, _size(view, frame, series, mark))
            items += tagged(drawn, "mark", series.key, view.columns[mark.column].id if main else "")
    return items


def _size(view: CurveView, frame: Frame, series: Series, mark: Mark) -> float:
    """How far a mark reaches: that of the future goes around a score that stays where it is."""
    if not series.is_beside or view.future is None:
        return SCORE
    lift = next((lift for lift in view.future.lifts if lift.column == mark.column), None)
    near = lift is not None and abs(frame.y(lift.now) - frame.y(lift.then)) < SCORE
    return FUTURE_AROUND if near else FUTURE_SCORE


def _continued(
    points: tuple[Point, ...], start: float, end: float, whole: tuple[object, ...], frame: Frame, colour: str
) -> list[Item]:
    items: list[Item] = []
    if not whole:
        return items
    if end == frame.last + 1:
        items.append(_arrow(*points[-1], colour))
    if start == frame.first:
        items += _tail(*points[0], colour)
    return items


def _arrow(x: float, y: float, colour: str) -> Shape:
    """A line goes on in the next row."""
    arrow = ((x + 2, y - 5.2), (x + 11, y), (x + 2, y + 5.2))
    return Shape(polyline(arrow, closed=True), colour, colour, 0.8)


def _tail(x: float, y: float, colour: str) -> list[Item]:
    """A line comes from the row before."""
    return [Shape(circle(x - far, y, 1.5), colour, alpha=alpha) for far, alpha in ((4.2, 0.75), (8.8, 0.4))]


def diamond_places(view: CurveView, frame: Frame) -> list[tuple[int, Callout, float, float]]:
    """The impact moments in a row: their number, themselves, and where their diamond stands."""
    shown = [(number, callout) for number, callout in enumerate(view.callouts) if frame.has(callout.column)]
    result = []
    for number, callout in shown:
        together = [other for other, near in shown if near.column == callout.column]
        shift = (together.index(number) - (len(together) - 1) / 2) * min(15.0, frame.column / len(together))
        y = frame.bottom - 15 if callout.height is None else frame.y(callout.height)
        x = frame.middle(callout.column) + callout.shift * frame.column + shift
        result.append((number, callout, x, y))
    return result


def diamonds(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The impact moments."""
    kinds = (
        {mark.column: mark.kind for run in view.series[0].stretches for mark in run.marks}
        if view.series
        else {}
    )
    items: list[Item] = []
    for _, callout, x, y in diamond_places(view, frame):
        drawn = diamond(x, y, callout.direction, kinds.get(callout.column, "believed"), theme)
        items += tagged(drawn, "mark", "experience", view.columns[callout.column].id)
    return items
