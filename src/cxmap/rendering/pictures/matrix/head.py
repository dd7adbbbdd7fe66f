"""What stands above the lanes of a matrix: phases and touchpoints."""

from __future__ import annotations

from dataclasses import replace

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.matrix.lanes import INSET
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import MatrixView, Place

PHASE = type_scale.HEADING
NAME = type_scale.NAME
QUIET = type_scale.SMALL_ASIDE
NOTE = type_scale.SMALL
PHASE_GAP = 3.0
MOST_LINES = 12


def _place(place: Place, x: float, y: float, limit: float, style: Style, colours: tuple[str, str]) -> Block:
    """The head of a phase or touchpoint: its name, and its notes below."""
    lines = wrap(place.name, style, limit, MOST_LINES)
    items: list[Item] = list(block(lines, x, y, style, colours[0]))
    tall = height(lines, style)
    for note in place.notes:
        more = wrap(note, NOTE, limit, MOST_LINES)
        items += block(more, x, y + tall + 2, NOTE, colours[1])
        tall += height(more, NOTE) + 2
    return Block(tall, tuple(items))


def places(view: MatrixView, frame: Frame, theme: Theme) -> Block:
    """The phases in bars and the touchpoints below them, from the origin down."""
    inks = (theme.ink, theme.muted)
    bars: list[tuple[float, float, Block]] = []
    for place, band in zip(view.phases, view.curve.bands, strict=True):
        first, last = max(band.first, frame.first), min(band.last, frame.last)
        if first <= last:
            left, right = frame.x(first) + PHASE_GAP / 2, frame.x(last + 1) - PHASE_GAP / 2
            if first > band.first:
                place = replace(place, notes=(view.continued, *place.notes))
            made = _place(place, left + INSET, 7.0, right - left - 2 * INSET, PHASE, inks)
            bars.append((left, right, made))
    result: list[Item] = []
    y = max((made.height + 14 for *_, made in bars), default=0.0)
    for left, right, made in bars:
        result.append(Shape(rounded(Box(left, 0.0, right - left, y), 4), theme.other_band))
        result += made.items
    tallest = 0.0
    for at in range(frame.first, frame.last + 1):
        named = bool(view.curve.columns[at].id)
        style, colours = (NAME, inks) if named else (QUIET, (theme.muted, theme.muted))
        limit = frame.column - 2 * INSET
        made = _place(view.columns[at], frame.x(at) + INSET, y + 8, limit, style, colours)
        result += made.items
        tallest = max(tallest, made.height)
    return Block(y + tallest + 16, tuple(result))
