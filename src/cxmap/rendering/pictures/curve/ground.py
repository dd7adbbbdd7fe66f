"""The ground of a plot: phases with their names, and the lines of the scale."""

from __future__ import annotations

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, rectangle, segment
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

PHASE = type_scale.STRONG
PHASE_INSET = 8.0


def phases(view: CurveView, frame: Frame) -> list[tuple[int, float, float, tuple[str, ...]]]:
    """The phases in a row: which, their left and right edge, and their name in lines."""
    result = []
    for number, band in enumerate(view.bands):
        if band.first > frame.last or band.last < frame.first:
            continue
        left = frame.x(max(band.first, frame.first))
        right = frame.x(min(band.last, frame.last) + 1)
        result.append((number, left, right, wrap(band.name, PHASE, right - left - 1.5 * PHASE_INSET, 5)))
    return result


def phase_names_height(view: CurveView, frame: Frame) -> float:
    """How much room the names of the phases take at the top of a row."""
    return max((height(lines, PHASE) for *_, lines in phases(view, frame)), default=0.0)


def background(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Phases, alternately light and a little darker."""
    items: list[Item] = [Shape(rectangle(frame.box), theme.band)]
    for number, left, right, _ in phases(view, frame):
        fill = theme.other_band if number % 2 else theme.band
        items.append(Shape(rectangle(Box(left, frame.top, right - left, frame.bottom - frame.top)), fill))
    return items


def phase_names(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Their names, at the top of the row."""
    top = frame.top + PHASE_INSET
    return [
        line
        for _, left, _, lines in phases(view, frame)
        for line in block(lines, left + PHASE_INSET, top, PHASE, theme.ink)
    ]


def scale_lines(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The lines of the scale."""
    heights = [frame.y(tick.height) for tick in view.ticks]
    return [Shape(segment(frame.left, y, frame.right, y), stroke=theme.grid, width=0.8) for y in heights]
