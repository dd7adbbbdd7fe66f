"""Some columns of a curve without the others, so that many parts cost no more than the whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from cxmap.view.curve.values import CurveView, Series, Stretch
from cxmap.view.spans import Span


class Parts:
    """A curve to be taken apart; columns keep their numbers."""

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
            series=tuple(_series(one, first - 1, last + 1) for one in view.series),
            goals=tuple(run for run in view.goals if run.last >= first and run.first <= last),
            shades=tuple(shade for left, right, shade in self._reaches if right > first and left < last + 1),
            levels=tuple(
                level for level in view.levels if level.last >= first - 1 and level.first <= last + 1
            ),
        )


def _series(series: Series, first: int, last: int) -> Series:
    kept = (_stretch(stretch, first, last) for stretch in series.stretches)
    return replace(series, stretches=tuple(one for one in kept if one.marks or one.line))


def _stretch(stretch: Stretch, first: int, last: int) -> Stretch:
    marks, line = stretch.marks, stretch.line  # both from the left to the right
    begin = bisect_left(marks, first, key=lambda mark: mark.column)
    end = bisect_right(marks, last, key=lambda mark: mark.column)
    left = bisect_right(line, float(first), key=lambda bend: bend.end[0])
    right = bisect_left(line, float(last + 1), key=lambda bend: bend.start[0])
    return Stretch(marks[begin:end], line[left:right])
