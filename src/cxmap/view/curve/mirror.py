"""A curve for those who read from the right to the left: the same, with its last column first."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from cxmap.view.curve.shade import Shade
from cxmap.view.curve.values import Band, CurveView, GoalRun, Level, Series, Stretch
from cxmap.view.monotone import Bend, Point

Run = TypeVar("Run", Band, GoalRun, Level)


def mirrored(view: CurveView) -> CurveView:
    """The curve turned around, so that whoever draws it need not know; its lanes stay as they were."""
    count = len(view.columns)

    def point(at: Point) -> Point:
        return count - at[0], at[1]

    def run(one: Run) -> Run:
        return replace(one, first=count - 1 - one.last, last=count - 1 - one.first)

    def level(one: Level) -> Level:
        return replace(run(one), within=None if one.within is None else (count - one.right, count - one.left))

    def stretch(one: Stretch) -> Stretch:
        marks = (
            replace(mark, column=count - 1 - mark.column, shift=-mark.shift) for mark in reversed(one.marks)
        )
        return Stretch(tuple(marks), tuple(Bend(*map(point, reversed(bend))) for bend in reversed(one.line)))

    def series(one: Series) -> Series:
        return replace(one, stretches=tuple(map(stretch, reversed(one.stretches))))

    return replace(
        view,
        columns=view.columns[::-1],
        bands=tuple(map(run, view.bands)),
        series=tuple(map(series, view.series)),
        goals=tuple(map(run, reversed(view.goals))),
        shades=tuple(Shade(one.side, tuple(map(point, one.outline))) for one in view.shades),
        levels=tuple(map(level, reversed(view.levels))),
        callouts=tuple(
            replace(one, column=count - 1 - one.column, shift=-one.shift) for one in view.callouts
        ),
    )
