"""Room on a plot: where a label can stand without covering anything that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cxmap.rendering.scene.page import Box, Point

BLOCKED = 1e9
"""More than all prices of a label together."""
CELL = 40.0
"""About as wide as labels are tall and beads are many: few cells a label, few boxes a cell."""
STEP = 4.0
"""The length of a bead."""


class Room:
    """A rectangle in which things take up room: some block a label, others only make a place worse.

    What is there is found by cells of a grid, so a label is weighed against its surroundings alone.
    """

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float, float]]] = {}

    def block(self, *boxes: Box) -> None:
        """Nothing may stand here any more."""
        self.avoid(boxes, BLOCKED)

    def avoid(self, boxes: Iterable[tuple[float, float, float, float]], cost: float) -> None:
        """A label had better not stand here."""
        cells = self._cells
        for x, y, wide, high in boxes:
            right, bottom = x + wide, y + high
            taken = (x, y, right, bottom, cost)
            left, top = int(x // CELL), int(y // CELL)
            last, lowest = int(right // CELL), int(bottom // CELL)
            if left == last and top == lowest:  # so it is with most beads
                if (left, top) in cells:
                    cells[left, top].append(taken)
                else:
                    cells[left, top] = [taken]
                continue
            for across in range(left, last + 1):
                for down in range(top, lowest + 1):
                    cells.setdefault((across, down), []).append(taken)

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
        x, y, wide, high = box
        right, bottom = x + wide, y + high
        frame = self.bounds
        cost = 0.0
        if x < frame.x or y < frame.y or right > frame.right or bottom > frame.bottom:
            cost = BLOCKED
        left, top = int(x // CELL), int(y // CELL)
        down = range(top, int(bottom // CELL) + 1)
        for across in range(left, int(right // CELL) + 1):
            for row in down:
                for x0, y0, x1, y1, weight in self._cells.get((across, row), ()):
                    if x < x1 and x0 < right and y < y1 and y0 < bottom:
                        # what shares several cells counts once, where its common part begins
                        begins = across == (left if x0 <= x else int(x0 // CELL))
                        if begins and row == (top if y0 <= y else int(y0 // CELL)):
                            cost += weight
        return cost


def beads(points: Sequence[Point], thickness: float) -> Iterator[tuple[float, float, float, float]]:
    """A line as a row of small boxes: plain numbers, as a report needs hundreds of thousands of them."""
    half = thickness / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        wide, high = x1 - x0, y1 - y0
        count = max(1, int(max(abs(wide), abs(high)) / STEP))
        before_x, before_y = x0, y0
        for at in range(1, count + 1):
            x, y = x0 + wide * at / count, y0 + high * at / count
            left, right = (before_x, x) if before_x < x else (x, before_x)
            top, bottom = (before_y, y) if before_y < y else (y, before_y)
            yield left - half, top - half, right - left + thickness, bottom - top + thickness
            before_x, before_y = x, y
