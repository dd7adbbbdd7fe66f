"""The scale at the left of a plot: faces, words and numbers, in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.faces import face
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item
from cxmap.rendering.scene.text import LINE, block, clean, height, put, widest, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Tick

WORD = type_scale.BODY
NUMBER = type_scale.BODY
FACE = 10.5
"""The radius of a face at a number of the scale."""
WIDEST_WORD = 92.0
"""A longer word of the scale's ends is broken, so that the curve does not lose its room to it."""
GAP = 9.0
PLOT_GAP = 13.0
"""Between the numbers and the plot: room for the tail of a curve that comes from the row above."""
LANE_LABEL = type_scale.SMALL_ASIDE


class Axis(Struct, frozen=True):
    """The ticks made ready: their words wrapped, and the widths of the columns of words and numbers."""

    ticks: tuple[Tick, ...]
    words: tuple[tuple[str, ...], ...]
    words_width: float
    numbers_width: float

    @property
    def width(self) -> float:
        """From the left of the faces to the plot."""
        words = self.words_width + GAP if self.words_width else 0.0
        return 2 * FACE + GAP + words + self.numbers_width + PLOT_GAP

    @property
    def spacing(self) -> float:
        """How far apart the nearest two ticks have to be."""
        tallest = max((height(lines, WORD) for lines in self.words), default=0.0)
        return max(tallest + 3, 26.0)

    @property
    def least_height(self) -> float:
        """The height between the ends of the scale at which no two ticks touch."""
        heights = sorted(tick.height for tick in self.ticks)
        steps = [b - a for a, b in pairwise(heights) if b > a]
        return self.spacing * 100 / min(steps) if steps else self.spacing


def axis_of(ticks: Sequence[Tick]) -> Axis:
    """The axis of a scale."""
    words = tuple(wrap(tick.word, WORD, WIDEST_WORD, 5) for tick in ticks)
    return Axis(
        tuple(ticks),
        words,
        max((widest(lines, WORD) for lines in words), default=0.0),
        max((width(clean(tick.number), NUMBER) for tick in ticks), default=0.0),
    )


def draw_axis(axis: Axis, frame: Frame, left: float, theme: Theme) -> list[Item]:
    """Faces at the left edge of the page, words and numbers flush with the plot."""
    items: list[Item] = []
    numbers = frame.left - PLOT_GAP
    words = numbers - axis.numbers_width - GAP
    for tick, lines in zip(axis.ticks, axis.words, strict=True):
        y = frame.y(tick.height)
        items += face(left + FACE, y, FACE, tick.mood, theme)
        items.append(put(clean(tick.number), numbers, y + NUMBER.size * 0.365, NUMBER, theme.ink, "right"))
        top = y - (len(lines) - 1) * LINE * WORD.size / 2 + WORD.size * (0.365 - 0.9)
        items += block(lines, words, top, WORD, theme.muted, "right")
    return items
