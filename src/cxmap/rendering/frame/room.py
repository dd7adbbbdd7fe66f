"""Room on a plot: where a label can stand without covering anything that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from cxmap.rendering.scene.page import Box, Point

BLOCKED = 1e9


class Room:
    """A rectangle in which things take up room: some block a label, others only make a place worse."""

    def __init__(self, bounds: Box) -> None:
        self.bounds = bounds
        self._rows: list[tuple[float, float, float, float, float]] = []
        self._taken = np.empty((0, 5))

    def block(self, *boxes: Box) -> None:
        """Nothing may stand here any more."""
        self._rows.extend((box.x, box.y, box.right, box.bottom, BLOCKED) for box in boxes)

    def avoid(self, boxes: Iterable[Box], cost: float) -> None:
        """A label had better not stand here."""
        self._rows.extend((box.x, box.y, box.right, box.bottom, cost) for box in boxes)

    def avoid_line(self, points: Sequence[Point], cost: float, thickness: float = 2.0) -> None:
        """A label had better not cover this line."""
        self.avoid(beads(points, thickness), cost)

    def block_line(self, points: Sequence[Point], thickness: float = 2.0) -> None:
        """No label may cover this line."""
        self.block(*beads(points, thickness))

    def best(self, candidates: Sequence[tuple[Box, float]], most: float = BLOCKED / 2) -> int | None:
        """The number of the cheapest candidate, counting its own price and what it covers."""
        if not candidates:
            return None
        if len(self._taken) < len(self._rows):
            self._taken = np.array(self._rows)
        boxes = np.array([(box.x, box.y, box.right, box.bottom) for box, _ in candidates])
        cost = np.array([price for _, price in candidates])
        frame = self.bounds
        outside = (
            (boxes[:, 0] < frame.x)
            | (boxes[:, 1] < frame.y)
            | (boxes[:, 2] > frame.right)
            | (boxes[:, 3] > frame.bottom)
        )
        cost = cost + outside * BLOCKED
        low, high, taken = boxes.min(axis=0), boxes.max(axis=0), self._taken
        taken = taken[(taken[:, 0] < high[2]) & (low[0] < taken[:, 2])]
        taken = taken[(taken[:, 1] < high[3]) & (low[1] < taken[:, 3])]
        if len(taken):
            meets = (
                (boxes[:, None, 0] < taken[None, :, 2])
                & (taken[None, :, 0] < boxes[:, None, 2])
                & (boxes[:, None, 1] < taken[None, :, 3])
                & (taken[None, :, 1] < boxes[:, None, 3])
            )
            cost = cost + meets @ taken[:, 4]
        found = int(np.argmin(cost))
        return found if float(cost[found]) < most else None


def beads(points: Sequence[Point], thickness: float, step: float = 4.0) -> list[Box]:
    """A line as a row of small boxes."""
    result: list[Box] = []
    half = thickness / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for at in range(count):
            xs = sorted((x0 + (x1 - x0) * at / count, x0 + (x1 - x0) * (at + 1) / count))
            ys = sorted((y0 + (y1 - y0) * at / count, y0 + (y1 - y0) * (at + 1) / count))
            result.append(
                Box(xs[0] - half, ys[0] - half, xs[1] - xs[0] + thickness, ys[1] - ys[0] + thickness)
            )
    return result
