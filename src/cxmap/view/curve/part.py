"""Some columns of a curve without the others: to be drawn, or to be explained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from cxmap.view.curve.shade import Shade
from cxmap.view.curve.values import CurveView, Groups, Series, Stretch
from cxmap.view.spans import Span


class Parts:
    """A curve to be taken apart, in parts that cost no more than the whole; columns keep their numbers."""

    def __init__(self, view: CurveView) -> None:
        self.view = view
        self._reaches = [
            (min(x for x, _ in shade.outline), max(x for x, _ in shade.outline), shade)
            for shade in view.shades
        ]

    def of(self, span: Span) -> CurveView:
        """The view with what touches these columns and, of lines, their neighbours."""
        view, (first, last) = self.view, span
        return replace(
            view,
            series=tuple(_series(series, first - 1, last + 1) for series in view.series),
            goals=tuple(run for run in view.goals if run.last >= first and run.first <= last),
            shades=tuple(shade for left, right, shade in self._reaches if right > first and left < last + 1),
            levels=tuple(
                level for level in view.levels if level.last >= first - 1 and level.first <= last + 1
            ),
        )


def _series(series: Series, first: int, last: int) -> Series:
    kept = (_stretch(stretch, first, last) for stretch in series.stretches)
    return replace(series, stretches=tuple(stretch for stretch in kept if stretch.marks or stretch.line))


def _stretch(stretch: Stretch, first: int, last: int) -> Stretch:
    marks, line = stretch.marks, stretch.line  # both from the left to the right
    begin = bisect_left(marks, first, key=lambda mark: mark.column)
    end = bisect_right(marks, last, key=lambda mark: mark.column)
    left = bisect_right(line, float(first), key=lambda bend: bend.end[0])
    right = bisect_left(line, float(last + 1), key=lambda bend: bend.start[0])
    return Stretch(marks[begin:end], line[left:right])


def seen(view: CurveView, spans: Sequence[Span]) -> CurveView:
    """What of a curve stands in some rows of columns: a legend explains that, and nothing of other pages."""
    shown = {at for first, last in spans for at in range(first, last + 1)}

    def crosses(left: float, right: float) -> bool:
        return any(right > first and left < last + 1 for first, last in spans)

    def of(stretch: Stretch) -> Stretch:
        marks = tuple(mark for mark in stretch.marks if mark.column in shown)
        return Stretch(marks, tuple(bend for bend in stretch.line if crosses(bend.start[0], bend.end[0])))

    def reaches(shade: Shade) -> bool:
        across = [x for x, _ in shade.outline]
        return crosses(min(across), max(across))

    kept = ((series, tuple(map(of, series.stretches))) for series in view.series)
    return replace(
        view,
        series=tuple(
            replace(series, stretches=tuple(run for run in runs if run.marks or run.line))
            for series, runs in kept
        ),
        columns=tuple(column for at, column in enumerate(view.columns) if at in shown),
        groups=None if view.groups is None else _groups(view.groups, shown),
        callouts=tuple(callout for callout in view.callouts if callout.column in shown),
        goals=tuple(run for run in view.goals if crosses(run.first, run.last + 1)),
        levels=tuple(level for level in view.levels if crosses(level.first, level.last + 1)),
        shades=tuple(shade for shade in view.shades if reaches(shade)),
        future=None
        if view.future is None
        else replace(
            view.future,
            goals=tuple(run for run in view.future.goals if crosses(run.first, run.last + 1)),
        ),
    )


def _groups(groups: Groups, shown: Collection[int]) -> Groups:
    return replace(groups, differences=tuple(own for at, own in enumerate(groups.differences) if at in shown))
