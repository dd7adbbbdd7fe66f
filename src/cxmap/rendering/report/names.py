"""The name of each line at its end, pushed apart where lines end together; a single line needs none."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from cxmap.rendering.backends.svg import number
from cxmap.rendering.report.drawn import Words
from cxmap.rendering.report.frame import Frame
from cxmap.view.curve.values import CurveView, Series

LINE = 15.0
ASIDE = 16.0
LETTER = 7.6


@dataclass(frozen=True, slots=True)
class Ending:
    """A name beside the last mark of a line; `top` is the middle of its first row, in pixels."""

    column: int
    top: float
    rows: tuple[str, ...]
    number: int

    @property
    def bottom(self) -> float:
        """Where its last row ends."""
        return self.top + LINE * (len(self.rows) - 0.5)

    @property
    def width(self) -> float:
        """About how wide it is."""
        return max(map(len, self.rows), default=0) * LETTER


def endings(frame: Frame, view: CurveView) -> tuple[Ending, ...]:
    """The names of all lines, from the left and from above."""
    ends: list[tuple[int, float, Series]] = []
    for series in view.series:
        marks = [mark for stretch in series.stretches for mark in stretch.marks]
        if marks:
            ends.append((marks[-1].column, frame.height(marks[-1].height), series))
    if len(ends) < 2:
        return ()
    found = []
    free: dict[int, float] = {}
    for column, y, series in sorted(ends, key=lambda end: (end[0], end[1])):
        rows = tuple(wrap(series.name, 18 if column == frame.columns - 1 else 12))
        top = max(y - LINE * (len(rows) - 1) / 2, free.get(column, 0.0))
        free[column] = top + LINE * len(rows)
        found.append(Ending(column, top, rows, series.number))
    return tuple(found)


def names_of(frame: Frame, view: CurveView) -> tuple[Words, ...]:
    """The same, ready to be written down."""
    side, aside = ("end", number(-ASIDE)) if frame.mirrored else ("start", number(ASIDE))
    return tuple(
        Words(frame.percent(one.column + 0.5), number(one.top + 4), one.rows, side, aside, one.number)
        for one in endings(frame, view)
    )
