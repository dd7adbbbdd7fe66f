"""Marks of charts with single scores: dots, goals, intervals, and the bar from an experience to its goal."""

from __future__ import annotations

from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.scene.page import Box, Item, Outline, Shape, circle, joined, rectangle, rounded, segment
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.sides import Side

DOT = 5.4
GOAL = 4.6
BAR = 4.5
"""Half the thickness of the bar between goal and experience."""
HATCH = 4.0
"""Between the lines that make a shortfall visible without colour."""


def marked(outline: Outline, kind: Kind, colour: str, theme: Theme, pen: float = 2.3) -> list[Item]:
    """A score in any shape: filled where it was measured, hollow where it is believed."""
    halo = Shape(outline, None, theme.paper, pen + 2.4)
    return [halo, Shape(outline, colour if kind == "measured" else theme.paper, colour, pen)]


def dot(x: float, y: float, kind: Kind, theme: Theme, r: float = DOT) -> list[Item]:
    """An experience."""
    return marked(circle(x, y, r), kind, theme.line, theme)


def goal(x: float, y: float, theme: Theme, half: float = GOAL) -> list[Item]:
    """A goal: an open square."""
    square = rectangle(Box(x - half, y - half, 2 * half, 2 * half))
    return [Shape(square, theme.paper, theme.paper, 4.0), Shape(square, theme.paper, theme.goal, 1.7)]


def whisker(x0: float, x1: float, y: float, colour: str, theme: Theme, half: float = 5.0) -> list[Item]:
    """An interval from x0 to x1 with a stop at each end."""
    bars = joined(
        (
            segment(x0, y, x1, y),
            segment(x0, y - half, x0, y + half),
            segment(x1, y - half, x1, y + half),
        )
    )
    return [Shape(bars, stroke=theme.paper, width=3.4), Shape(bars, stroke=colour, width=1.3)]


def bar(x0: float, x1: float, y: float, theme: Theme, side: Side, half: float = BAR) -> list[Item]:
    """From experience to goal: hatched in the colour of bad news where it is below goal, plain otherwise."""
    left, right = min(x0, x1), max(x0, x1)
    box = Box(left, y - half, right - left, 2 * half)
    fill, alpha, colour = {
        "short": (theme.bad_fill, 0.34, theme.bad),
        "within": (theme.good_fill, 0.2, theme.good),
        "above": (theme.good_fill, 0.5, theme.good),
        "open": (theme.neutral, 0.24, theme.muted),
    }[side]
    items: list[Item] = [Shape(rectangle(box), fill, alpha=alpha)]
    if side == "short":
        corners = ((left, box.y), (right, box.y), (right, box.bottom), (left, box.bottom))
        lines = hatching([corners], HATCH)
        items += [] if lines is None else [Shape(lines, stroke=theme.bad, width=0.7, alpha=0.7)]
    edges = joined((segment(left, box.y, right, box.y), segment(left, box.bottom, right, box.bottom)))
    return [*items, Shape(edges, stroke=colour, width=0.9)]


def span(x0: float, x1: float, y: float, theme: Theme, half: float = 3.0) -> list[Item]:
    """From the lowest to the highest score: a quiet bar."""
    return [Shape(rectangle(Box(x0, y - half, max(x1 - x0, 0.1), 2 * half)), theme.neutral, alpha=0.28)]


def mean(x: float, y: float, theme: Theme, half: float = 8.5) -> list[Item]:
    """A mean of several scores: an upright bar, for a dot says whether one score was measured."""
    upright = rounded(Box(x - 2.6, y - half, 5.2, 2 * half), 2.6)
    return [Shape(upright, None, theme.paper, 2.6), Shape(upright, theme.line)]
