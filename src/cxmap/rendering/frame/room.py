"""Room on a plot: where a label can stand without covering anything that is there already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cxmap.rendering.scene.page import Box, Point

BLOCKED = 1e9
"""More than all prices of a label together."""
CELL = 40.0
"""About as wide as labels are tall and beads are many: few cells a label, few boxes a cell."""


class Room:
    """A rectangle in which things take up room: some block a label, others only make a place worse.

    What is there is found by cells of a grid, so a label is weighed against its surroundings alone.
    """

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, float, float, float]]]
        self._cells = defaultdict(list)

    def block(self, *boxes: Box) -> None:
        """Nothing may stand here any more."""
        self.avoid(boxes, BLOCKED)

    def avoid(self, boxes: Iterable[tuple[float, float, float, float]], cost: float) -> None:
        """A label had better not stand here: boxes by their corner, width and height."""
        cells = self._cells
        for x, y, wide, high in boxes:
            right, bottom = x + wide, y + high
            taken = (x, y, right, bottom, cost)
            left, top = int(x // CELL), int(y // CELL)
            last, lowest = int(right // CELL), int(bottom // CELL)
            if left == last and top == lowest:  # so it is with most beads
                cells[left, top].append(taken)
                continue
            for across in range(left, last + 1):
                for down in range(top, lowest + 1):
                    cells[across, down].append(taken)

    def avoid_line(self, points: Sequence[Point], cost: float, thickness: float = 2.0) -> None:
        """A label had better not cover this line."""
        self.avoid(beads(points, thickness), cost)

    def block_line(self, points: Sequence[Point], thickness: float = 2.0) -> None:
        """No label may cover this line."""
        self.avoid(beads(points, thickness), BLOCKED)

    def best(self, candidates: Sequence[tuple[Box, float]], most: float = BLOCKED / 2) -> int | None:
        """The number of the cheapest candidate, counting its own price and what it covers.

        Covering never makes a place cheaper, so the search ends at the first price above the best cost.
        """
        best: tuple[float, int] | None = None
        for number in sorted(range(len(candidates)), key=lambda at: candidates[at][1]):
            box, price = candidates[number]
            if best is not None and price > best[0]:
                break
            cost = price + self._covered(box)
            if best is None or (cost, number) < best:
                best = cost, number
        return best[1] if best is not None and best[0] < most else None

    def _covered(self, box: Box) -> float:
        """What it costs to cover what a box covers."""
        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        frame = self.bounds
        cost = 0.0
        if x < frame.x or y < frame.y or right > frame.right or bottom > frame.bottom:
            cost = BLOCKED
        taken = self._cells
        for cell in _cells(box):
            if cell not in taken:
                continue
            for x0, y0, x1, y1, weight in taken[cell]:
                if x < x1 and x0 < right and y < y1 and y0 < bottom:
                    # what shares several cells counts once, where its common part begins
                    begin = int(max(x, x0) // CELL), int(max(y, y0) // CELL)
                    if begin == cell:
                        cost += weight
        return cost


def _cells(box: Box) -> list[tuple[int, int]]:
    """The cells of the grid that a box touches."""
    across = range(int(box.x // CELL), int(box.right // CELL) + 1)
    down = range(int(box.y // CELL), int(box.bottom // CELL) + 1)
    return [(x, y) for x in across for y in down]


def beads(
    points: Sequence[Point], thickness: float, step: float = 4.0
) -> list[tuple[float, float, float, float]]:
    """A line as a row of small boxes, each by its corner, width and height."""
    result: list[tuple[float, float, float, float]] = []
    half = thickness / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        across, down = x1 - x0, y1 - y0
        count = max(1, int(max(abs(across), abs(down)) / step))
        before_x, before_y = x0, y0
        for at in range(1, count + 1):
            x, y = x0 + across * at / count, y0 + down * at / count
            left, right = (before_x, x) if before_x < x else (x, before_x)
            top, bottom = (before_y, y) if before_y < y else (y, before_y)
            result.append((left - half, top - half, right - left + thickness, bottom - top + thickness))
            before_x, before_y = x, y
    return result
