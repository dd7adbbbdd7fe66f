"""How wide the columns of a strip are: wider where much is written, so that its rows become low.

A text that is set half as wide becomes about twice as high: a cell's height is its area divided by the width
of its column. The height of all rows is a convex function of the widths then; they follow its slope until all
columns that are not as narrow as can be gain equally little from more width.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.pictures.matrix.cells import FACE_INDENT, LOUD
from cxmap.rendering.pictures.matrix.lanes import INSET, heights_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.text import longest_word
from cxmap.rendering.theme import Theme
from cxmap.view.matrix.values import Entry, MatrixView

LEAST = 76.0
"""No column is narrower."""
MOST_FOR_A_WORD = 1.2
"""A column is at least as wide as its longest word, up to so many times the width that all would have."""
WIDEST_TO_USUAL = 1.9
ROUNDS, PACE, SHARPNESS = 60, 0.2, 8
"""How often widths follow the slope, and how far; and how much more the highest cell of a row counts than its
neighbours (as in a power mean, so that a row with two high cells is not torn between them)."""


class _Column(Struct, frozen=True):
    least: float
    areas: tuple[float, ...]
    """Of its cells, by lane; 0 where there is none."""


def _longest(entry: Entry) -> float:
    """The longest word of an entry with what stands before it."""
    value = longest_word(entry.value, LOUD) + (0.0 if entry.rank is None else FACE_INDENT + 4.0)
    return max(longest_word(entry.text, type_scale.BODY), value)


def _least(view: MatrixView, at: int, usual: float) -> float:
    longest = longest_word(view.columns[at].name, type_scale.NAME)
    for band in view.bands:
        for lane in band.lanes:
            for cell in lane.cells:
                if cell.first == at == cell.last:
                    longest = max(longest, *map(_longest, cell.entries), 0.0)
    return max(LEAST, min(longest + 2 * INSET + 1, usual * MOST_FOR_A_WORD))


def _slopes(columns: Sequence[_Column], widths: Sequence[float]) -> list[float]:
    """By how much all rows become lower for each point that a column gets."""
    result = [0.0] * len(columns)
    for lane in range(len(columns[0].areas)):
        talls = [column.areas[lane] / wide for column, wide in zip(columns, widths, strict=True)]
        highest = max(talls)
        if highest <= 0:
            continue
        shares = [(tall / highest) ** SHARPNESS for tall in talls]
        row = sum(shares)
        for at, (share, tall) in enumerate(zip(shares, talls, strict=True)):
            result[at] += share / row * tall / widths[at]
    return result


def _kept(widths: Sequence[float], columns: Sequence[_Column], most: float, whole: float) -> list[float]:
    """Widths within their bounds that fill the whole again."""
    result = [min(max(wide, column.least), most) for wide, column in zip(widths, columns, strict=True)]
    for _ in range(4):
        over = sum(result) - whole
        if abs(over) < 0.01:
            break
        room = [
            wide - column.least if over > 0 else most - wide
            for wide, column in zip(result, columns, strict=True)
        ]
        if sum(room) <= 0:
            break
        share = min(1.0, abs(over) / sum(room))
        result = [
            wide - (free * share if over > 0 else -free * share)
            for wide, free in zip(result, room, strict=True)
        ]
    factor = whole / sum(result)
    return [wide * factor for wide in result]


def edges_of(view: MatrixView, frame: Frame, theme: Theme) -> tuple[float, ...]:
    """The edges of the columns of a strip with the width that its frame has."""
    usual, whole = frame.column, frame.right - frame.left
    numbers = range(frame.first, frame.last + 1)
    lanes = [lane for band in view.bands for lane in band.lanes]
    talls = [heights_of(lane, frame, theme) for lane in lanes]
    columns = [
        _Column(_least(view, at, usual), tuple(tall.get(at, 0.0) * usual for tall in talls)) for at in numbers
    ]
    most = max(WIDEST_TO_USUAL * usual, LEAST)
    widths = _kept([usual] * len(columns), columns, most, whole)
    for _ in range(ROUNDS if len(columns) > 1 and lanes else 0):
        slopes = _slopes(columns, widths)
        mean = sum(slopes) / len(slopes)
        if mean <= 0:
            break
        moved = [
            wide * (max(slope, 0.02 * mean) / mean) ** PACE
            for wide, slope in zip(widths, slopes, strict=True)
        ]
        factor = whole / sum(moved)
        widths = _kept([wide * factor for wide in moved], columns, most, whole)
    edges = [frame.left]
    for wide in widths[:-1]:
        edges.append(edges[-1] + wide)
    return (*edges, frame.right)
