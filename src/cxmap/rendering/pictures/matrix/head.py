"""What stands above the lanes of a matrix: phases and touchpoints."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.matrix.lanes import INSET
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded
from cxmap.rendering.scene.text import block, clean, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import MatrixView, Place

PHASE = type_scale.HEADING
NAME = type_scale.NAME
QUIET = type_scale.SMALL_ASIDE
NOTE = type_scale.SMALL
DOT = " \N{MIDDLE DOT} "
PHASE_GAP = 3.0
MOST_LINES = 12
ABOVE, BELOW = 5.0, 10.0
"""Around the names of phases and of touchpoints."""
AGAIN_PHASE, AGAIN_NAME = type_scale.STRONG, type_scale.SMALL_STRONG
AGAIN_ABOVE, AGAIN_BELOW = 3.0, 6.0
"""The same on further pages, where they only remind of what was said before: lanes need the room."""
BESIDE = 8.0
"""Between the name of a phase and its notes, where these stand beside it."""


def _place(place: Place, x: float, y: float, limit: float, style: Style, colours: tuple[str, str]) -> Block:
    """The head of a phase or touchpoint: its name, and its notes beside it or below."""
    lines = wrap(place.name, style, limit, MOST_LINES)
    items: list[Item] = list(block(lines, x, y, style, colours[0]))
    tall = height(lines, style)
    notes = DOT.join(clean(note) for note in place.notes)
    if len(lines) == 1 and notes:
        end = width(lines[0], style) + BESIDE
        if end + width(notes, NOTE) <= limit:
            base = y + style.size * 0.9
            return Block(tall, (*items, put(notes, x + end, base, NOTE, colours[1])))
    for note in place.notes:
        more = wrap(note, NOTE, limit, MOST_LINES)
        items += block(more, x, y + tall + 1, NOTE, colours[1])
        tall += height(more, NOTE) + 1
    return Block(tall, tuple(items))


def places(view: MatrixView, frame: Frame, theme: Theme, *, again: bool = False) -> Block:
    """The phases in bars and the touchpoints below them, from the origin down; names alone where `again`."""
    inks = (theme.ink, theme.muted)
    phase_style, name_style = (AGAIN_PHASE, AGAIN_NAME) if again else (PHASE, NAME)
    above, below = (AGAIN_ABOVE, AGAIN_BELOW) if again else (ABOVE, BELOW)
    bars: list[tuple[float, float, Block]] = []
    for place, band in zip(view.phases, view.curve.bands, strict=True):
        first, last = max(band.first, frame.first), min(band.last, frame.last)
        if first <= last:
            left, right = frame.x(first) + PHASE_GAP / 2, frame.x(last + 1) - PHASE_GAP / 2
            notes = () if again else place.notes
            if first > band.first:
                notes = (view.continued, *notes)
            made = _place(
                replace(place, notes=notes), left + INSET, above, right - left - 2 * INSET, phase_style, inks
            )
            bars.append((left, right, made))
    result: list[Item] = []
    y = max((made.height + 2 * above for *_, made in bars), default=0.0)
    for left, right, made in bars:
        result.append(Shape(rounded(Box(left, 0.0, right - left, y), 4), theme.other_band))
        result += made.items
    tallest = 0.0
    for at in range(frame.first, frame.last + 1):
        named = bool(view.curve.columns[at].id)
        style, colours = (name_style, inks) if named else (QUIET, (theme.muted, theme.muted))
        left, right = frame.x(at) + INSET, frame.x(at + 1) - INSET
        column = replace(view.columns[at], notes=()) if again else view.columns[at]
        made = _place(column, left, y + above, right - left, style, colours)
        result += made.items
        tallest = max(tallest, made.height)
    return Block(y + tallest + above + below, tuple(result))
