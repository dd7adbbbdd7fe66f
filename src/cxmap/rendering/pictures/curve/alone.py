"""The plot of a curve alone: for a page that has the scale, the names and the lanes in a table around it."""

from __future__ import annotations

from msgspec import Struct

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.curve.labels import Labeller
from cxmap.rendering.pictures.curve.own_scales import OwnScales
from cxmap.rendering.pictures.curve.row import STRIP, Span, drawn_plot
from cxmap.rendering.scene.page import Item, Point
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Tick


class PlotAlone(Struct, frozen=True):
    """A plot from the left edge of its first column to the right edge of its last one."""

    span: Span
    width: float
    height: float
    items: tuple[Item, ...]
    ticks: tuple[tuple[Tick, float], ...]
    """The lines of the scale, and at which height each lies."""
    marks: tuple[tuple[int, Point], ...]
    """Where the mark of each column stands."""
    silent: frozenset[int]
    """Columns whose lack of a score is not said on the plot, for want of room."""

    @property
    def columns(self) -> int:
        """How many it has."""
        return self.span[1] - self.span[0] + 1


def plot_alone(
    view: CurveView, theme: Theme, span: Span, width: float, height: float, edge: float, *, low: bool = False
) -> PlotAlone:
    """The plot of some columns, `edge` above and below its scale; impact moments are told elsewhere.

    `height` is that of the scale's plot; curves on scales of their own stand below it, `low` ones on paper.
    """
    strip = any(callout.height is None and span[0] <= callout.column <= span[1] for callout in view.callouts)
    worst = height - edge - (STRIP if strip else 0.0)
    frame = Frame(span[0], span[1], 0.0, width, 0.0, edge, worst, height)
    strips = OwnScales(view, low=low)
    whole = height + strips.height(span[0], span[1], width)
    elsewhere = frozenset(range(len(view.callouts)))
    labels = Labeller(view, frame, 0.0, theme).all(elsewhere, frozenset(), scores=True)
    return PlotAlone(
        span=span,
        width=width,
        height=whole,
        items=(*drawn_plot(view, frame, theme), *labels.items, *strips.draw(frame, height, theme)),
        ticks=tuple((tick, frame.y(tick.height)) for tick in view.ticks),
        marks=tuple(
            (mark.column, (frame.middle(mark.column), frame.y(mark.height)))
            for series in view.series[:1]
            for run in series.stretches
            for mark in run.marks
            if frame.has(mark.column)
        ),
        silent=frozenset(labels.remarks),
    )
