"""The curve of a board: every touchpoint in one row, with callouts instead of lanes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.axis import axis_of, draw_axis
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.marks import BADGE, SCORE, badge
from cxmap.rendering.pictures.curve.future import future_levels, lifts
from cxmap.rendering.pictures.curve.ground import background, scale_lines
from cxmap.rendering.pictures.curve.labels import Labeller
from cxmap.rendering.pictures.curve.plot import diamond_places, gaps, goals, intervals, levels, lines
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item
from cxmap.rendering.scene.text import LINE, block, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

HEADROOM, FOOTROOM = 24.0, 22.0
"""For labels at the ends of the scale."""
PHASE = type_scale.SMALL
PHASE_GAP = 8.0
"""Between the names of two phases in one line."""
MOST_LINES = 3
"""So many lines of phases below the plot."""


class _Name(Struct, frozen=True):
    """The name of a phase below the plot: where it starts, and in which line."""

    text: str
    x: float
    line: int


def _names(view: CurveView, frame: Frame) -> list[_Name]:
    """Each name from where its phase begins, a line lower where the one before reaches into it."""
    names: list[_Name] = []
    ends = [frame.left] * MOST_LINES
    for band in view.bands:
        edge = frame.x(band.first)
        (text, *_) = wrap(band.name, PHASE, frame.right - frame.left, 1) or ("",)
        long = width(text, PHASE)
        x = max(min(edge, frame.right - long), frame.left)
        line = next((at for at, end in enumerate(ends) if end <= x), ends.index(min(ends)))
        x = max(x, ends[line])
        if text and x + long <= frame.right + 1:
            names.append(_Name(text, x, line))
            ends[line] = x + long + PHASE_GAP
    return names


def _ranks(view: CurveView, frame: Frame, homeless: Sequence[int], theme: Theme) -> list[Item]:
    """The ranks of callouts without room, at what they speak of: the list beside the curve says the rest."""
    items: list[Item] = []
    for number, callout, x, y in diamond_places(view, frame):
        if number in homeless and callout.rank is not None:
            below = y + SCORE + BADGE
            middle = below if below + BADGE <= frame.bottom else y - SCORE - BADGE
            items += badge(x, middle, callout.rank, theme, undecided=callout.direction == "either")
    return items


def draw_plot(view: CurveView, box: Box, theme: Theme) -> list[Item]:
    """The curve in a box, its scale at the left and its phases below."""
    axis = axis_of([replace(tick, word="") for tick in view.ticks])
    span = Frame(0, max(len(view.columns) - 1, 0), box.x + axis.width, box.right, 0, 0, 0, 0)
    count = max((name.line + 1 for name in _names(view, span)), default=0)
    bottom = box.bottom - count * PHASE.size * LINE - (3.0 if count else 0.0)
    frame = replace(
        span,
        top=box.y,
        best=box.y + HEADROOM,
        worst=max(bottom - FOOTROOM, box.y + HEADROOM + 1),
        bottom=bottom,
    )
    bare = replace(view, bands=tuple(replace(band, name="") for band in view.bands))
    labels = Labeller(bare, frame, 0.0, theme).all(frozenset(), frozenset(range(len(view.columns))))
    items: list[Item] = [*background(bare, frame, theme), *scale_lines(view, frame, theme)]
    for layer in (gaps, goals, intervals, lifts, future_levels, levels, lines):
        items += layer(bare, frame, theme)
    items += [
        *labels.items,
        *_ranks(bare, frame, labels.callouts, theme),
        *draw_axis(axis, frame, box.x, theme),
    ]
    for name in _names(view, frame):
        y = bottom + 3.0 + name.line * PHASE.size * LINE
        items += block((name.text,), name.x, y, PHASE, theme.muted)
    return items
