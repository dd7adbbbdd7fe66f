"""A scale that lies: percent from left to right, with faces, numbers and words above it and lines below."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.frame.faces import face
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item, Shape, Style, segment
from cxmap.rendering.scene.text import block, clean, height, longest_word, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Tick

WORD = type_scale.SMALL
NUMBER = type_scale.BODY
FACE = 9.0
GAP = 4.0
APART = 8.0
"""Between numbers, faces and words along the scale: less than that and they read as one."""
MOST_LINES = 3


class Ruler(Struct, frozen=True):
    """Where percent of the scale lie, and what stands at each tick; an empty text for what has no room."""

    left: float
    right: float
    heights: tuple[float, ...]
    moods: tuple[float | None, ...]
    """Nothing where the face has no room."""
    numbers: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]

    def x(self, percent: float) -> float:
        """From percent of the scale to points."""
        return self.left + (self.right - self.left) * percent / 100

    @property
    def tall(self) -> float:
        """From the top of the faces to the bottom of the lowest text."""
        faces = 2 * FACE + GAP if any(mood is not None for mood in self.moods) else 0.0
        words = max((height(lines, WORD) for lines in self.words), default=0.0)
        return faces + height(("0",), NUMBER) + (GAP / 2 + words if words else 0.0)


def _step(count: int, fits: float, needed: float) -> int:
    """The n of `every nth tick is marked`, so that marks keep apart and both ends have one."""
    steps = [step for step in range(1, count) if (count - 1) % step == 0]
    return next((step for step in steps if fits * step >= needed), max(count - 1, 1))


def ruler_of(ticks: Sequence[Tick], left: float, right: float, *, words: bool = True) -> Ruler:
    """The ruler of a scale's ticks between two points; where not all have room, every second, third..."""
    ordered = sorted(ticks, key=lambda tick: tick.height)
    count = len(ordered)
    fits = (right - left) / max(count - 1, 1)
    by_number = _step(
        count, fits, max((width(clean(tick.number), NUMBER) for tick in ordered), default=0) + APART
    )
    by_face = _step(count, fits, 2 * FACE + APART)
    longest = max((longest_word(tick.word, WORD) for tick in ordered), default=0.0)
    by_word = _step(count, fits, longest + APART)
    limit = fits * by_word - APART
    return Ruler(
        left,
        right,
        tuple(tick.height for tick in ordered),
        tuple(tick.mood if at % by_face == 0 else None for at, tick in enumerate(ordered)),
        tuple(clean(tick.number) if at % by_number == 0 else "" for at, tick in enumerate(ordered)),
        tuple(
            wrap(tick.word, WORD, max(limit, 40.0), MOST_LINES) if words and at % by_word == 0 else ()
            for at, tick in enumerate(ordered)
        ),
    )


def draw_ruler(ruler: Ruler, top: float, theme: Theme) -> list[Item]:
    """The ruler's marks, in `ruler.tall` points from `top` down."""
    items: list[Item] = []
    faces = any(mood is not None for mood in ruler.moods)
    y = top + (2 * FACE + GAP if faces else 0.0)
    below = y + height(("0",), NUMBER) + GAP / 2
    for percent, mood, number, words in zip(
        ruler.heights, ruler.moods, ruler.numbers, ruler.words, strict=True
    ):
        x = ruler.x(percent)
        if mood is not None:
            items += face(x, top + FACE, FACE, mood, theme)
        if number:
            items += block((number,), x, y, NUMBER, theme.ink, "center")
        items += block(words, x, below, WORD, theme.muted, "center")
    return items


def draw_grid(ruler: Ruler, top: float, bottom: float, theme: Theme) -> list[Item]:
    """The lines of the scale below its marks."""
    return [
        Shape(segment(ruler.x(percent), top, ruler.x(percent), bottom), stroke=theme.grid, width=0.8)
        for percent in ruler.heights
    ]


def beside(text: str, x: float, y: float, style: Style, colour: str, side: int) -> Item:
    """A line of text left (-1) or right (1) of a point, its middle at the point's height."""
    return put(text, x, y + style.size * 0.365, style, colour, "right" if side < 0 else "left")
