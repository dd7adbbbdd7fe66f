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
    points = [(round(x * PARTS), round(y * PARTS)) for x, y in outline.points]
    # the sign that closes a line has no point of its own where it is the last one
    points += [(0, 0)] * (len(outline.kinds) - len(points))
    written: list[str] = []
    x = y = first_x = first_y = 0
    last, corner = "", 0
    for kind, (to_x, to_y) in zip(outline.kinds, points, strict=False):
        if kind == "Z":
            written.append("z")
            x, y, last = first_x, first_y, ""
            continue
        way = _way(to_x - x, to_y - y)
        if kind == "M":
            written.append("m" + way)
            first_x, first_y = to_x, to_y
        elif kind != last:
            written.append(kind.lower() + way)
            corner = 0
        else:
            written.append(way if way[0] == "-" else " " + way)
        last = kind
        corner += 1
        if kind != "C" or corner % 3 == 0:  # the points of a curve are all counted from where it begins
            x, y = to_x, to_y
    return "".join(written)


@lru_cache(maxsize=1 << 14)
def _way(across: int, down: int) -> str:
    second = _tenths(down)
    return _tenths(across) + (second if second[0] == "-" else " " + second)


def _tenths(parts: int) -> str:
    whole, rest = divmod(abs(parts), PARTS)
    sign = "-" if parts < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
