"""The marks on a curve: scores, impact moments, ranks, and the dashes and shapes that tell lines apart."""

from __future__ import annotations

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import (
    Box,
    Item,
    Outline,
    Shape,
    Style,
    circle,
    joined,
    rectangle,
    regular,
    segment,
)
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Direction, Kind, Series, Weight
from cxmap.view.sides import Side

SCORE = 5.4
OTHER_SCORE = 3.6
DIAMOND = 8.6
BADGE = 7.6
"""Radii: a score is the loudest small mark, a persona's is quieter, an impact moment stands out from both,
and a badge holds two digits."""
BADGED = 3
"""So many of the list of gaps carry their rank."""
FUTURE_SCORE, FUTURE_AROUND = 7.6, 13.0
"""From the middle to a corner of the square; the larger one goes around a mark at the same place."""
DIFFERENCE = 11.0
"""How wide the bar of a difference is."""
FUTURE_DASH = (8.0, 3.0)
GOAL_DASH = (6.0, 3.5)
EXPECTED_DASH = (1.6, 3.2)
"""Dashes tell lines apart where colours cannot: long for the future, even for goals, dots for
expectations."""
_DASHES: tuple[tuple[float, ...], ...] = (
    (7, 2.5),
    (2.5, 2),
    (9, 2.5, 2, 2.5),
    (4.5, 1.8),
    (9, 2, 2, 2, 2, 2),
)


_SIGNS: dict[Direction, tuple[tuple[float, float, float, float], ...]] = {
    "positive": ((-0.38, 0.0, 0.38, 0.0), (0.0, -0.38, 0.0, 0.38)),
    "negative": ((-0.38, 0.0, 0.38, 0.0),),
    "either": ((-0.3, -0.14, 0.3, -0.14), (0.0, -0.44, 0.0, 0.16), (-0.3, 0.38, 0.3, 0.38)),
}
"""Plus, minus and both, as lines in a diamond whose corners lie 1 from its middle."""


def colour_of(series: Series, theme: Theme) -> str:
    """The colour of a line."""
    if series.role == "experience":
        return theme.line
    if series.is_beside:
        return theme.others[2 % len(theme.others)]
    if series.role == "expectation":
        return theme.muted
    return theme.others[(series.number - 1) % len(theme.others)]


def dash_of(series: Series) -> tuple[float, ...]:
    """The main line is solid, further curves and expectations dotted; others have patterns of their own."""
    if series.role == "experience":
        return ()
    if series.is_beside:
        return FUTURE_DASH
    if series.role == "expectation":
        return EXPECTED_DASH
    return (1.2, 2.6) if series.role == "curve" else _DASHES[(series.number - 1) % len(_DASHES)]


def tint(side: Side, theme: Theme) -> tuple[str, float]:
    """The colour of an area between experience and goal, and how much of it."""
    return {
        "short": (theme.bad_fill, 0.26),
        "within": (theme.good_fill, 0.16),
        "above": (theme.good_fill, 0.34),
        "open": (theme.neutral, 0.2),
    }[side]


def _outline(series: Series, x: float, y: float, main: float) -> Outline:
    if series.role == "experience":
        return circle(x, y, main)
    if series.role == "curve":
        return circle(x, y, 2.2)
    if series.role == "expectation":
        return rectangle(Box(x - 6.5, y - 1.9, 13, 3.8))
    if series.is_beside:
        return regular(x, y, main, 4, 45)
    return _persona_outline(series.number - 1, x, y)


def _persona_outline(number: int, x: float, y: float) -> Outline:
    r = OTHER_SCORE
    shapes = (
        regular(x, y, r * 1.3, 4, 45),
        regular(x, y, r * 1.4, 3),
        regular(x, y, r * 1.4, 3, 180),
        regular(x, y, r * 1.2, 5),
        regular(x, y, r * 1.2, 6, 30),
    )
    return shapes[number % len(shapes)]


def persona_mark(number: int, x: float, y: float, theme: Theme) -> list[Item]:
    """The mark of the persona of that number, counted from 0, as it stands on a curve."""
    return [Shape(_persona_outline(number, x, y), theme.paper, theme.others[number % len(theme.others)], 1.4)]


def score(series: Series, x: float, y: float, kind: Kind, theme: Theme, main: float = SCORE) -> list[Shape]:
    """A score: filled where it was measured, hollow where it is believed."""
    colour = colour_of(series, theme)
    outline = _outline(series, x, y, main)
    pen = 2.3 if series.role == "experience" else 1.8 if series.is_beside else 1.4
    if kind == "believed":
        return [Shape(outline, theme.paper, colour, pen)]
    return [Shape(outline, None, theme.paper, pen + 2.4), Shape(outline, colour, colour, pen)]


def impact_colour(direction: Direction, theme: Theme) -> str:
    """Good, bad, or neither."""
    return {"positive": theme.good, "negative": theme.bad, "either": theme.neutral}[direction]


def diamond(
    x: float, y: float, direction: Direction, kind: Kind, theme: Theme, r: float = DIAMOND
) -> list[Shape]:
    """An impact moment with its sign; like a score, filled where its score was measured."""
    colour = impact_colour(direction, theme)
    outline = regular(x, y, r, 4)
    fill, ink = (colour, theme.paper) if kind == "measured" else (theme.paper, colour)
    sign = joined(
        segment(x + x0 * r, y + y0 * r, x + x1 * r, y + y1 * r) for x0, y0, x1, y1 in _SIGNS[direction]
    )
    return [
        Shape(outline, None, theme.paper, 4.6),
        Shape(outline, fill, colour, 2.2),
        Shape(sign, stroke=ink, width=max(1.2, 0.17 * r)),
    ]


def has_badge(rank: int | None) -> bool:
    """Whether a place in the list of gaps is shown where the touchpoint stands: the first three are."""
    return rank is not None and rank <= BADGED


def badge(
    x: float, y: float, rank: int, theme: Theme, r: float = BADGE, *, undecided: bool = False
) -> list[Item]:
    """A rank in the list of gaps: red for what is below its goal, grey for what is not decided."""
    digits = str(rank)
    style = Style(max(type_scale.SMALLEST, r * (1.22 if len(digits) < 3 else 2.3 / len(digits))), bold=True)
    ring = Shape(circle(x, y, r), theme.muted if undecided else theme.bad, theme.paper, 1.2)
    return [ring, put(digits, x, y + style.size * 0.365, style, theme.paper, "center")]


def difference_bar(x: float, bottom: float, tall: float, weight: Weight, theme: Theme) -> list[Item]:
    """How far two sides lie apart: solid where that is more than chance, pale where it may be chance, hollow
    and dashed where nothing was tested."""
    box = Box(x - DIFFERENCE / 2, bottom - tall, DIFFERENCE, tall)
    if weight == "stands":
        return [Shape(rectangle(box), theme.bad)]
    if weight == "chance":
        return [
            Shape(rectangle(box), theme.neutral, alpha=0.3),
            Shape(rectangle(box), None, theme.muted, 1.1),
        ]
    return [Shape(rectangle(box), theme.paper, theme.muted, 1.1, (2.5, 1.8))]
