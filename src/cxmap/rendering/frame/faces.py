"""Faces for the scale, drawn as lines: the same on every machine, and told apart by the mouth."""

from __future__ import annotations

from cxmap.rendering.scene.page import Outline, Shape, circle, segment
from cxmap.rendering.theme import Theme

_LOW, _HIGH = 0.4, 0.6


def mood_colour(mood: float, theme: Theme) -> str:
    """Bad below the middle of the scale, good above it."""
    if mood < _LOW:
        return theme.bad
    return theme.good if mood > _HIGH else theme.neutral


def face(x: float, y: float, r: float, mood: float, theme: Theme) -> list[Shape]:
    """A face of radius r around a point; mood 0 is the worst, 1 the best."""
    colour = mood_colour(mood, theme)
    pen = max(1.1, r * 0.16)
    bend = (mood - 0.5) * 2
    shapes = [Shape(circle(x, y, r), theme.paper, colour, pen)]
    shapes += [Shape(circle(x + side * r * 0.36, y - r * 0.22, r * 0.105), fill=colour) for side in (-1, 1)]
    if bend < -0.9:
        brows = ((-0.58, -0.56, -0.2, -0.4), (0.58, -0.56, 0.2, -0.4))
        shapes += [
            Shape(segment(x + x0 * r, y + y0 * r, x + x1 * r, y + y1 * r), stroke=colour, width=pen * 0.8)
            for x0, y0, x1, y1 in brows
        ]
    half, depth = r * 0.48, bend * r * 0.5
    corner = y + r * 0.36 - depth * 0.42
    mouth = (
        (x - half, corner),
        (x - half * 0.5, corner + depth),
        (x + half * 0.5, corner + depth),
        (x + half, corner),
    )
    if bend > 0.9:
        shapes.append(Shape(Outline((*mouth, mouth[0]), "MCCCZ"), colour, colour, pen * 0.8))
    else:
        shapes.append(Shape(Outline(mouth, "MCCC"), stroke=colour, width=pen))
    return shapes
