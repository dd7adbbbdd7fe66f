"""Further curves on a scale of their own: a low strip each, below the plot.

Their heights mean something else: on the axis of the faces, a seven of ten would lie among the moods of five
words and look like one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.axis import LANE_LABEL, PLOT_GAP
from cxmap.rendering.frame.coordinates import Frame, bezier, cut
from cxmap.rendering.frame.marks import colour_of, dash_of, score
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, rectangle, segment, tagged
from cxmap.rendering.scene.text import block, clean, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Series

NAME = type_scale.SMALL_STRONG
VALUE = type_scale.SMALL
INSET, GAP = 8.0, 4.0
"""Of a name from the left, and between a strip and what stands above it."""
PLOT, LOW_PLOT = 18.0, 13.0
"""How high the curve in a strip is: enough to see where it turns; its numbers say the rest."""
ABOVE, BELOW = 14.0, 6.0
"""For the numbers above the marks, and for the marks at the low end."""
NAME_LINES = 3
"""Of a curve at its left end."""


class OwnScales(Struct, frozen=True):
    """How the strips of a plot are drawn."""

    view: CurveView
    labels: float = 0.0
    """How much room there is for names at the left of the plot; without any they stand in the strips."""
    low: bool = False
    """Whether the page has little height."""

    def _shown(self, first: int, last: int) -> Iterator[Series]:
        """Those with anything in these columns."""
        for series in self.view.apart:
            lines = any(cut(run.line, first, last + 1) for run in series.stretches)
            if lines or any(first <= mark.column <= last for run in series.stretches for mark in run.marks):
                yield series

    def _name(self, series: Series, wide: float) -> tuple[str, ...]:
        if self.labels:
            return wrap(series.name, LANE_LABEL, self.labels, NAME_LINES + 1)
        return wrap(series.name, NAME, wide - 2 * INSET, NAME_LINES)

    def _tall(self, series: Series, wide: float) -> float:
        plot = ABOVE + (LOW_PLOT if self.low else PLOT) + BELOW
        name = self._name(series, wide)
        return GAP + (max(plot, height(name, LANE_LABEL)) if self.labels else height(name, NAME) + 3 + plot)

    def height(self, first: int, last: int, wide: float) -> float:
        """How much room the strips of some columns take below a plot that is so wide."""
        return sum(self._tall(series, wide) for series in self._shown(first, last))

    def draw(self, frame: Frame, top: float, theme: Theme) -> list[Item]:
        """The strips below a plot, from a top."""
        items: list[Item] = []
        for series in self._shown(frame.first, frame.last):
            items += self._strip(series, frame, top, theme)
            top += self._tall(series, frame.right - frame.left)
        return items

    def _strip(self, series: Series, frame: Frame, top: float, theme: Theme) -> list[Item]:
        wide = frame.right - frame.left
        name = self._name(series, wide)
        bottom = top + self._tall(series, wide)
        box = Box(frame.left, top + GAP, wide, bottom - top - GAP)
        worst = bottom - BELOW
        best = worst - (LOW_PLOT if self.low else PLOT)
        own = replace(frame, top=box.y, best=best, worst=worst, bottom=bottom)
        colour = colour_of(series, theme)
        items: list[Item] = [Shape(rectangle(box), theme.band)]
        items += [
            Shape(segment(frame.left, end, frame.right, end), stroke=theme.grid, width=0.8)
            for end in (best, worst)
        ]
        if self.labels:
            middle = box.y + (box.h - height(name, LANE_LABEL)) / 2
            named = block(name, frame.left - PLOT_GAP, middle, LANE_LABEL, colour, "right")
        else:
            named = block(name, frame.left + INSET, box.y + 2, NAME, colour)
        return [*items, *tagged(named, "name", series.key), *_line(series, own, theme)]


def _line(series: Series, own: Frame, theme: Theme) -> list[Item]:
    """A curve with its marks, and a number above each of them."""
    lines: list[Item] = []
    marks: list[Item] = []
    colour = colour_of(series, theme)
    for run in series.stretches:
        part = cut(run.line, own.first, own.last + 1)
        if part:
            lines.append(Shape(bezier(part, own), stroke=colour, width=1.5, dash=dash_of(series)))
        for mark in run.marks:
            if own.has(mark.column):
                x, y = own.x(mark.x), own.y(mark.height)
                text = clean(mark.label)
                long = width(text, VALUE) + 2
                marks += score(series, x, y, mark.kind, theme)
                marks.append(Shape(rectangle(Box(x - long / 2, y - 13, long, 9)), theme.band, alpha=0.8))
                marks.append(put(text, x, y - 5.5, VALUE, theme.ink, "center"))
    return [*tagged(lines, "line", series.key), *tagged(marks, "mark", series.key)]
