"""A curve for those who read from the right to the left: the same, with its last column first."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from cxmap.view.curve.shade import Shade
from cxmap.view.curve.values import Band, CurveView, GoalRun, Level, Series, Stretch
from cxmap.view.monotone import Bend, Point

Run = TypeVar("Run", Band, GoalRun, Level)


def mirrored(view: CurveView) -> CurveView:
    """The curve turned around, so that whoever draws it need not know; its lanes stay as they were."""
    count = len(view.columns)

    def point(at: Point) -> Point:
        return count - at[0], at[1]

    def run(run_: Run) -> Run:
        return replace(run_, first=count - 1 - run_.last, last=count - 1 - run_.first)

    def level(level: Level) -> Level:
        return replace(
            run(level), within=None if level.within is None else (count - level.right, count - level.left)
        )

    def stretch(stretch: Stretch) -> Stretch:
        marks = (
            replace(mark, column=count - 1 - mark.column, shift=-mark.shift)
            for mark in reversed(stretch.marks)
        )
        return Stretch(
            tuple(marks), tuple(Bend(*map(point, reversed(bend))) for bend in reversed(stretch.line))
        )

    def series(series: Series) -> Series:
        return replace(series, stretches=tuple(map(stretch, reversed(series.stretches))))

    return replace(
        view,
        columns=view.columns[::-1],
        bands=tuple(map(run, view.bands)),
        series=tuple(map(series, view.series)),
        goals=tuple(map(run, reversed(view.goals))),
        shades=tuple(Shade(shade.side, tuple(map(point, shade.outline))) for shade in view.shades),
        levels=tuple(map(level, reversed(view.levels))),
        callouts=tuple(
            replace(callout, column=count - 1 - callout.column, shift=-callout.shift)
            for callout in view.callouts
        ),
    )
