"""Hatching drawn line by line, so that it is equally sharp in every format."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.scene.page import Outline, Point, joined, segment


def _strokes(outline: Sequence[Point], spacing: float) -> list[Outline]:
    """Where the lines x + y = k * spacing run inside an outline; each edge is asked for its own alone."""
    sums = [x + y for x, y in outline]
    crossings: dict[int, list[Point]] = {}
    for (x0, y0), (x1, y1), s0, s1 in zip(
        outline, (*outline[1:], outline[0]), sums, (*sums[1:], sums[0]), strict=True
    ):
        low, high = (s0, s1) if s0 < s1 else (s1, s0)
        for number in range(int(low // spacing), int(high // spacing) + 1):
            level = number * spacing + 1e-7
            if low < level <= high:
                share = (level - s0) / (s1 - s0)
                crossings.setdefault(number, []).append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
    result = []
    for _, ends in sorted(crossings.items()):
        ends.sort()
        for (x0, y0), (x1, y1) in zip(ends[::2], ends[1::2], strict=False):
            result.append(segment(x0, y0, x1, y1))
    return result


def hatching(outlines: Sequence[Sequence[Point]], spacing: float) -> Outline | None:
    """Diagonal lines through areas, a fixed distance apart; nothing where none fits."""
    strokes = [stroke for outline in outlines for stroke in _strokes(outline, spacing * 2**0.5)]
    return joined(strokes) if strokes else None
