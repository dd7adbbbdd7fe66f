"""Where the words beside the marks of a curve stand, so that they cover neither lines nor each other.

Columns are as wide as the screen makes them, so places are weighed at the narrowest width that a column
can have; wider ones only leave more room. Everything is in pixels, to the right and down from a mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

COLUMN = 91.0
"""The narrowest a column is, on screen and on paper."""
SCORE, SMALL = 7.9, 6.3
"""Widths of a figure in bold and of a letter in small print."""
TALL, SMALL_TALL = 13.0, 12.0
BADGE = 22.0
REACH = 1.2
"""How many columns around a mark are looked at."""

CROWDED, MARK, WHISKER, WORDS, LINE, OTHER, GOAL = 40.0, 24.0, 6.0, 16.0, 1.6, 1.3, 0.5
OUTSIDE = 80.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something covers, and how bad it is to cover it too."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float = 0.0

    def meets(self, other: Box) -> bool:
        """Whether the two share any place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def around(x: float, y: float, half: float, weight: float) -> Box:
    """A square around a point."""
    return Box(x - half, y - half, x + half, y + half, weight)


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that want a place: beside a mark at x and y, clear of what reaches `up` and `down` from it."""

    x: float
    y: float
    up: float
    down: float
    below: bool
    """Whether they would rather stand below."""
    text: str
    small: str
    badge: bool

    @property
    def width(self) -> float:
        """The room for score and badge, or for the small print if that is wider."""
        score = len(self.text) * SCORE + (BADGE if self.badge else 0.0)
        return max(score, len(self.small) * SMALL) + 4

    @property
    def height(self) -> float:
        """The room for one line or two."""
        return TALL + (SMALL_TALL if self.small else 0.0)


@dataclass(frozen=True, slots=True)
class Given:
    """The middle of the words and the line they stand on, from the mark."""

    dx: float
    dy: float


def _choices(asked: Asked) -> list[tuple[float, float]]:
    """Middles of the words from the mark, the most wanted first."""
    half_wide, half_tall = asked.width / 2, asked.height / 2
    above, below = -asked.up - 5 - half_tall, asked.down + 5 + half_tall
    first, second = (below, above) if asked.below else (above, below)
    beside = half_wide + 10
    level = [(beside, 0.0), (-beside, 0.0)]
    lean = half_wide * 0.55 + 4
    slanted = [(lean, first), (-lean, first), (lean, second), (-lean, second)]
    corners = [
        (side * beside, sign * (half_tall + 4))
        for sign in ((1, -1) if asked.below else (-1, 1))
        for side in (1, -1)
    ]
    return [(0.0, first), (0.0, second), *slanted, *corners, *level]


def _cost(box: Box, obstacles: Iterable[Box], tall: float) -> float:
    cost = sum(obstacle.weight for obstacle in obstacles if box.meets(obstacle))
    return cost + (OUTSIDE if box.top < 2 or box.bottom > tall - 2 else 0.0)


def _by_column(obstacles: Sequence[Box]) -> dict[int, list[int]]:
    """The numbers of the obstacles in each strip of the width of a column."""
    strips: dict[int, list[int]] = {}
    for number, box in enumerate(obstacles):
        for strip in range(int(box.left // COLUMN), int(box.right // COLUMN) + 1):
            strips.setdefault(strip, []).append(number)
    return strips


def place(wanted: Sequence[Asked], obstacles: Sequence[Box], tall: float) -> tuple[Given, ...]:
    """A place for each, from left to right; the same every time."""
    found: list[Given] = []
    taken: list[Box] = []
    strips = _by_column(obstacles)
    for asked in wanted:
        window = Box(asked.x - REACH * COLUMN, -1e4, asked.x + REACH * COLUMN, 1e4)
        beside = range(int(window.left // COLUMN), int(window.right // COLUMN) + 1)
        numbers = sorted({number for strip in beside for number in strips.get(strip, ())})
        near = [obstacles[number] for number in numbers if obstacles[number].meets(window)] + taken[-4:]
        best: tuple[float, float, float, Box] | None = None
        for order, (dx, dy) in enumerate(_choices(asked)):
            half_wide, half_tall = asked.width / 2, asked.height / 2
            x, y = asked.x + dx, asked.y + dy
            box = Box(x - half_wide, y - half_tall, x + half_wide, y + half_tall, CROWDED)
            cost = _cost(box, near, tall) + order * 0.9 + abs(dy) * 0.02
            if best is None or cost < best[0]:
                best = cost, dx, dy, box
        assert best is not None
        taken.append(best[3])
        found.append(Given(best[1], best[2]))
    return tuple(found)
