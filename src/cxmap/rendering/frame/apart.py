"""Marks moved apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, hypot, inf, pi, sin

from cxmap.rendering.scene.page import Box, Point

ROUNDS, MOST_STEPS, MOST_SETTLED = 300, 1_500_000, 400
"""How long marks are pushed apart, and up to how many are then looked after one by one."""
NEAR, MANY = 160.0, 400
"""How near marks are that may come into each other's way; less with more marks than that, so that each has
about as many others to be held against."""
MOST_PAIRS = 200_000
"""In a crowd with more of them than that nothing finds room anyway."""
RINGS = 80
"""So many circles are searched for a free place before the search is given up."""
TURNS = tuple((cos(turn * pi / 12), sin(turn * pi / 12)) for turn in range(24))
"""The directions in which a free place is looked for."""
UPRIGHT = 5
"""So many marks at the same place may stand above each other."""


def _fanned(
    points: Sequence[Point], radii: Sequence[float], bounds: Sequence[Box], gap: float, column: float
) -> list[Point]:
    """Points at the same place side by side around it, in rows; few of them in a column, so high a step."""
    ties: dict[tuple[float, float], list[int]] = {}
    for at, (x, y) in enumerate(points):
        ties.setdefault((round(x, 3), round(y, 3)), []).append(at)
    placed = list(points)
    for (x, y), tied in ties.items():
        count = len(tied)
        if count < 2:
            continue
        step = 2 * max(radii[at] for at in tied) + gap
        across = 1 if column and count <= UPRIGHT else ceil((count * 1.3) ** 0.5)
        down, rise = ceil(count / across), max(step, column if across == 1 else 0.0)
        frame = bounds[tied[0]]
        half = (min(across, count) - 1) / 2 * step, (down - 1) / 2 * rise
        r = step / 2
        x, y = _kept(x, half[0] + r, frame.x, frame.right), _kept(y, half[1] + r, frame.y, frame.bottom)
        for number, at in enumerate(tied):
            row, place = divmod(number, across)
            here = min(across, count - row * across)
            placed[at] = x + (place - (here - 1) / 2) * step, y - half[1] + row * rise
    return placed


def _kept(middle: float, half: float, low: float, high: float) -> float:
    """A middle so far from both ends, where there is room for that."""
    least, most = _reach(half, low, high)
    return min(max(middle, least), most)


def _reach(half: float, low: float, high: float) -> tuple[float, float]:
    """Between where a middle keeps so far from both ends; anywhere where there is no room for that."""
    return (-inf, inf) if high - low < 2 * half else (low + half, high - half)


def apart(
    points: Sequence[Point],
    radii: Sequence[float],
    bounds: Box,
    gap: float = 1.5,
    *,
    own: Sequence[Box] | None = None,
    column: float = 0.0,
) -> list[Point]:
    """Where marks stand so that none covers another: as near to their points as that allows, in bounds.

    `own` are the bounds of each point, where they differ. With a `column`, a few marks at the same place
    stand above each other, so far apart.
    """
    frames = [bounds] * len(points) if own is None else list(own)
    placed = _fanned(points, radii, frames, gap, column)
    least = 2 * max(radii, default=0.0) + gap
    close = _close(placed, max(least, NEAR * min(1.0, MANY / max(len(placed), 1)) ** 0.5))
    moved = set(range(len(placed)))
    for _ in range(min(ROUNDS, MOST_STEPS // max(len(close), 1) + 1)):
        touched: set[int] = set()
        for first, other in close:
            if first not in moved and other not in moved:
                continue  # both stand where they stood when they were apart
            (x0, y0), (x1, y1) = placed[first], placed[other]
            need = radii[first] + radii[other] + gap
            far = hypot(x1 - x0, y1 - y0)
            if far < need - 0.05:
                push = (need - far) / 2 + 0.01
                dx, dy = ((x1 - x0) / far * push, (y1 - y0) / far * push) if far > 0.001 else (push, 0.0)
                placed[first], placed[other] = (x0 - dx, y0 - dy), (x1 + dx, y1 + dy)
                touched |= {first, other}
                moved |= {first, other}
        for at in touched:
            placed[at] = _inside(placed[at], radii[at], frames[at])
        if not touched:
            return placed
        moved = touched
    return _settled(placed, radii, frames, bounds, gap)


class _Cells:
    """Points by the cells of a grid, so that each is held against its surroundings alone."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._cells: dict[tuple[int, int], list[int]] = {}

    def _cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self._size), int(point[1] // self._size)

    def add(self, number: int, point: Point) -> None:
        self._cells.setdefault(self._cell(point), []).append(number)

    def move(self, number: int, before: Point, after: Point) -> None:
        self._cells[self._cell(before)].remove(number)
        self.add(number, after)

    def around(self, point: Point) -> Iterator[int]:
        """The points that may be nearer than the size of a cell."""
        across, down = self._cell(point)
        for column in (across - 1, across, across + 1):
            for row in (down - 1, down, down + 1):
                yield from self._cells.get((column, row), ())


def _close(points: Sequence[Point], near: float) -> list[tuple[int, int]]:
    """The pairs of points that are nearer to each other than that, in order; MOST_PAIRS at most."""
    cells = _Cells(near)
    pairs: list[tuple[int, int]] = []
    for at, (x, y) in enumerate(points):
        pairs += (
            (other, at)
            for other in cells.around((x, y))
            if hypot(x - points[other][0], y - points[other][1]) < near
        )
        if len(pairs) > MOST_PAIRS:
            break
        cells.add(at, (x, y))
    return sorted(pairs[:MOST_PAIRS])


def _inside(point: Point, r: float, box: Box) -> Point:
    return _kept(point[0], r, box.x, box.right), _kept(point[1], r, box.y, box.bottom)


def _settled(
    placed: list[Point], radii: Sequence[float], frames: Sequence[Box], bounds: Box, gap: float
) -> list[Point]:
    """What still covers another mark goes to the nearest free place, in its own bounds if there is one."""
    if len(placed) > MOST_SETTLED:
        return placed
    cells = _Cells(2 * max(radii) + gap)
    for at, point in enumerate(placed):
        cells.add(at, point)

    def free(at: int, x: float, y: float) -> bool:
        own = radii[at] + gap - 0.1
        for other in cells.around((x, y)):
            if other != at:
                near_x, near_y = placed[other]
                if hypot(x - near_x, y - near_y) < own + radii[other]:
                    return False
        return True

    for at, (x, y) in enumerate(placed):
        if free(at, x, y):
            continue
        r = radii[at]
        for frame in (frames[at], bounds):
            around = (
                (x + ring * r / 2 * across, y + ring * r / 2 * down)
                for ring in range(1, RINGS)
                for across, down in TURNS
            )
            (left, right), (top, bottom) = _reach(r, frame.x, frame.right), _reach(r, frame.y, frame.bottom)
            inner = (place for place in around if left <= place[0] <= right and top <= place[1] <= bottom)
            nearest = next((place for place in inner if free(at, *place)), None)
            if nearest is not None:
                cells.move(at, placed[at], nearest)
                placed[at] = nearest
                break
    return placed
