"""What another state of a map adds to a plot: arrows from the earlier to the later score, and bars for phases
scored as a whole."""

from __future__ import annotations

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.marks import DIAMOND, FUTURE_SCORE, SCORE, colour_of
from cxmap.rendering.pictures.curve.plot import level_box
from cxmap.rendering.scene.page import Box, Item, Shape, polyline, rectangle, segment
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

SHORTEST = 9.0
"""Of an arrow: shorter ones say no more than the two marks do."""
PEN = 1.2
HEAD = 4.6
BAR_DASH = (4.0, 2.0)


def arrows(view: CurveView, frame: Frame) -> list[tuple[float, float, float]]:
    """Where arrows stand in a row: x, and from which height to which, clear of the marks at both ends."""
    if view.future is None:
        return []
    sharp = {callout.column for callout in view.callouts}
    lines = []
    for lift in view.future.lifts:
        if frame.has(lift.column):
            way = -1.0 if lift.then > lift.now else 1.0
            own = frame.y(lift.now) + way * ((DIAMOND if lift.column in sharp else SCORE) + 4)
            other = frame.y(lift.then) - way * (FUTURE_SCORE * 0.71 + 3.5)
            if (other - own) * way >= SHORTEST:
                ends = (other, own) if view.future.is_earlier else (own, other)
                lines.append((frame.middle(lift.column), *ends))
    return lines


def lifts(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """An arrow from every score to the one that it became, or is to become."""
    line = view.future_line
    if line is None:
        return []
    colour = colour_of(line, theme)
    items: list[Item] = []
    for x, start, end in arrows(view, frame):
        back = end + (HEAD if start > end else -HEAD)
        items.append(Shape(segment(x, start, x, back), stroke=colour, width=PEN))
        tip = ((x, end), (x - HEAD * 0.6, back), (x + HEAD * 0.6, back))
        items.append(Shape(polyline(tip, closed=True), colour, colour, 0.6))
    return items


def future_bars(view: CurveView, frame: Frame) -> list[Box]:
    """The bars of phases that the future scores as a whole."""
    levels = view.future.levels if view.future is not None else ()
    return [box for level in levels if (box := level_box(level, frame)) is not None]


def future_levels(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Those bars, square and dashed."""
    line = view.future_line
    if line is None:
        return []
    colour = colour_of(line, theme)
    items: list[Item] = []
    for box in future_bars(view, frame):
        items.append(Shape(rectangle(box.grown(1.6)), theme.paper, alpha=0.75))
        items.append(Shape(rectangle(box), theme.paper, colour, 1.5, BAR_DASH))
    return items
