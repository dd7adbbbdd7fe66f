"""Outlines as the data of an SVG path: exact for files, brief for pages that hold many drawings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cxmap.rendering.scene.page import Outline

PARTS = 10
"""Of a point, to which brief outlines are rounded: a twentieth of a point off is less than anybody sees."""


@lru_cache(maxsize=1 << 15)  # lines and columns share most of theirs, and a desk draws the same again
def number(value: float) -> str:
    """A coordinate, short and the same everywhere."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{round(value)}"


def path(outline: Outline) -> str:
    """Every point where it lies, in hundredths of a point."""
    points = iter(outline.points)
    steps = []
    for kind in outline.kinds:
        if kind == "Z":
            next(points, None)
            steps.append("Z")
        else:
            x, y = next(points)
            steps.append(f"{kind}{number(x)} {number(y)}")
    return "".join(_curves(steps) if "C" in outline.kinds else steps)


def _curves(steps: list[str]) -> Iterator[str]:
    """The same with the letter of a curve once for its three points."""
    inside = 0
    for step in steps:
        if step[0] == "C":
            yield step if inside == 0 else " " + step[1:]
            inside = (inside + 1) % 3
        else:
            inside = 0
            yield step


def brief_path(outline: Outline) -> str:
    """Every point by its way from the one before, in tenths of a point; a letter once for all that share it.

    What is rounded is where a point lies and not its way, so nothing adds up along a line.
    """
    points = iter(outline.points)
    written: list[str] = []
    x = y = first_x = first_y = 0
    last, corner = "", 0
    for kind in outline.kinds:
        point = next(points, None)
        if kind == "Z" or point is None:
            written.append("z")
            x, y, last, corner = first_x, first_y, "", 0
            continue
        to_x, to_y = round(point[0] * PARTS), round(point[1] * PARTS)
        way = _way(to_x - x, to_y - y)
        if kind != last or kind == "M":
            written.append(kind.lower())
            last, corner = kind, 0
            written.append(way)
        else:
            written.append(way if way[0] == "-" else " " + way)
        corner += 1
        if kind != "C" or corner % 3 == 0:  # the points of a curve are all counted from where it begins
            x, y = to_x, to_y
        if kind == "M":
            first_x, first_y = to_x, to_y
    return "".join(written)


@lru_cache(maxsize=1 << 14)
def _way(across: int, down: int) -> str:
    second = _tenths(down)
    return _tenths(across) + (second if second[0] == "-" else " " + second)


def _tenths(parts: int) -> str:
    whole, rest = divmod(abs(parts), PARTS)
    sign = "-" if parts < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
