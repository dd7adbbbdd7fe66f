"""A curve cut into parts that fit the width of a sheet of paper, between phases where they are short."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from cxmap.view.curve.shade import Shade
from cxmap.view.curve.values import Band, CurveView, GoalRun, Level, Series, Stretch
from cxmap.view.monotone import Bend, Point
from cxmap.view.spans import spans

MOST_COLUMNS = 10


def sheets_of(view: CurveView, most: int = MOST_COLUMNS) -> tuple[tuple[int, int], ...]:
    """The first and last column of every part of a curve on paper."""
    return spans(len(view.columns), most, {band.first for band in view.bands})


def parts(view: CurveView, cuts: Sequence[tuple[int, int]] | None = None) -> tuple[CurveView, ...]:
    """The curve in parts, from the first to the last of each of `cuts`; those of `sheets_of` without."""
    reaches = [
        (min(x for x, _ in shade.outline), max(x for x, _ in shade.outline), shade) for shade in view.shades
    ]
    return tuple(_part(view, reaches, first, last + 1) for first, last in cuts or sheets_of(view))


def _part(view: CurveView, reaches: Sequence[tuple[float, float, Shade]], first: int, last: int) -> CurveView:
    """The columns from `first` up to but not including `last`, counted from 0 again.

    `reaches` are the shades between the first and the last column that each touches.
    """

    def moved(point: Point) -> Point:
        return point[0] - first, point[1]

    def bend(found: Bend) -> Bend:
        return Bend(
            moved(found.start), moved(found.first_control), moved(found.second_control), moved(found.end)
        )

    def stretch(found: Stretch) -> Stretch:
        marks, line = found.marks, found.line  # both from the left to the right
        own = slice(*(bisect_left(marks, at, key=lambda mark: mark.column) for at in (first, last)))
        begin = bisect_right(line, float(first), key=lambda one: one.end[0])
        end = bisect_left(line, float(last), key=lambda one: one.start[0])
        return Stretch(
            tuple(replace(mark, column=mark.column - first) for mark in marks[own]),
            tuple(bend(one) for one in line[begin:end]),
        )

    def series(found: Series) -> Series:
        kept = tuple(stretch(one) for one in found.stretches)
        return replace(found, stretches=tuple(one for one in kept if one.marks or one.line))

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
            for left_end, right_end, shade in reaches
            if left_end < last and right_end > first
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
