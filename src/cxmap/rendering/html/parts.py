"""A curve cut into parts that fit the width of a sheet of paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil

from cxmap.view.curve import Band, CurveView, GoalRun, Level, Series, Stretch
from cxmap.view.monotone import Bend, Point
from cxmap.view.shade import Shade

MOST_COLUMNS = 10


def parts(view: CurveView, most: int = MOST_COLUMNS) -> tuple[CurveView, ...]:
    """The curve in parts of about equal width, none of more than `most` columns."""
    columns = len(view.columns)
    count = max(1, ceil(columns / most))
    edges = [round(columns * at / count) for at in range(count + 1)]
    return tuple(_part(view, first, last) for first, last in pairwise(edges))


def _part(view: CurveView, first: int, last: int) -> CurveView:
    """The columns from `first` up to but not including `last`, counted from 0 again."""

    def moved(point: Point) -> Point:
        return point[0] - first, point[1]

    def bend(found: Bend) -> Bend:
        return Bend(
            moved(found.start), moved(found.first_control), moved(found.second_control), moved(found.end)
        )

    def stretch(found: Stretch) -> Stretch:
        return Stretch(
            tuple(
                replace(mark, column=mark.column - first)
                for mark in found.marks
                if first <= mark.column < last
            ),
            tuple(bend(one) for one in found.line if one.end[0] > first and one.start[0] < last),
        )

    def series(found: Series) -> Series:
        kept = tuple(stretch(one) for one in found.stretches)
        return replace(found, stretches=tuple(one for one in kept if one.marks or one.line))

    def touches(shade: Shade) -> bool:
        return min(x for x, _ in shade.outline) < last and max(x for x, _ in shade.outline) > first

    def inside(found: Band | GoalRun | Level) -> bool:
        return found.first < last and found.last >= first

    def left(found: Band | GoalRun | Level) -> int:
        return max(found.first, first) - first

    def right(found: Band | GoalRun | Level) -> int:
        return min(found.last, last - 1) - first

    return replace(
        view,
        columns=view.columns[first:last],
        bands=tuple(replace(one, first=left(one), last=right(one)) for one in view.bands if inside(one)),
        series=tuple(
            found for found in map(series, view.series) if found.stretches or found.role == "experience"
        ),
        levels=tuple(replace(one, first=left(one), last=right(one)) for one in view.levels if inside(one)),
        goals=tuple(replace(one, first=left(one), last=right(one)) for one in view.goals if inside(one)),
        shades=tuple(
            Shade(shade.side, tuple(moved(point) for point in shade.outline))
            for shade in view.shades
            if touches(shade)
        ),
        callouts=tuple(
            replace(callout, column=callout.column - first)
            for callout in view.callouts
            if first <= callout.column < last
        ),
        lanes=tuple(
            replace(lane, cells=lane.cells[first:last]) for lane in view.lanes if any(lane.cells[first:last])
        ),
    )
