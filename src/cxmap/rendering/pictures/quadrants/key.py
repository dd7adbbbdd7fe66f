"""The key of the quadrants: what the numbers in the plot stand for, in columns, by quadrant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item
from cxmap.rendering.scene.text import block, height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.quadrants.values import ORDER, Quadrant, QuadrantsView

KEY = type_scale.BODY
KEY_HEAD = type_scale.NAME
KEY_WIDTH, KEY_GAP, KEY_ROW, KEY_HEAD_GAP = 196.0, 22.0, 5.0, 7.0
"""Two columns beside the plot leave it the larger half of a slide."""
KEY_NUMBER, KEY_DIGITS = 26.0, type_scale.STRONG


def colour_of(quadrant: Quadrant, view: QuadrantsView, theme: Theme) -> str:
    """The colour of a quadrant; without a crosshair, none is better than another."""
    if view.cross is None:
        return theme.line
    if quadrant == "concentrate here":
        return theme.bad
    return theme.good if quadrant == "keep up the good work" else theme.neutral


class KeyEntry(Struct, frozen=True):
    """A number of the key and what it stands for, with the name of its quadrant for where it comes first."""

    number: int
    name: tuple[str, ...]
    quadrant: Quadrant
    head: tuple[str, ...]
    colour: str

    def tall(self, *, headed: bool) -> float:
        """Its height, with the name of its quadrant above it or without."""
        return height(self.name, KEY) + KEY_ROW + (height(self.head, KEY_HEAD) + KEY_ROW if headed else 0.0)


Column: TypeAlias = list[tuple[KeyEntry, bool, float]]
"""Entries of a column of the key: whether each begins its quadrant, and where it stands from the top."""


def key_entries(view: QuadrantsView, theme: Theme) -> list[KeyEntry]:
    """What each number of the plot stands for, quadrant by quadrant."""
    names, points = dict(view.names), enumerate(view.points, start=1)
    return [
        KeyEntry(
            number,
            wrap(point.name, KEY, KEY_WIDTH - KEY_NUMBER, 8),
            point.quadrant,
            wrap(names.get(point.quadrant, ""), KEY_HEAD, KEY_WIDTH, 3),
            colour_of(point.quadrant, view, theme),
        )
        for number, point in sorted(points, key=lambda pair: ORDER.index(pair[1].quadrant))
    ]


def key_columns(entries: Sequence[KeyEntry], limit: float) -> list[Column]:
    """The key in columns of at most that height; each says to which quadrant it belongs."""
    columns: list[Column] = []
    y = 0.0
    before: Quadrant | None = None
    for entry in entries:
        headed = entry.quadrant != before
        gap = KEY_HEAD_GAP if headed and y > 0 else 0.0
        if not columns or y + gap + entry.tall(headed=headed) - KEY_ROW > limit:
            columns.append([])
            y, gap, headed = 0.0, 0.0, True
        columns[-1].append((entry, headed, y + gap))
        y += gap + entry.tall(headed=headed)
        before = entry.quadrant
    return columns


def lowest(column: Column) -> float:
    """How high a column is."""
    entry, headed, y = column[-1]
    return y + entry.tall(headed=headed) - KEY_ROW


def draw_key(columns: Sequence[Column], left: float, top: float, theme: Theme) -> list[Item]:
    """Columns beside each other, from a top left corner."""
    items: list[Item] = []
    for number, column in enumerate(columns):
        x = left + number * (KEY_WIDTH + KEY_GAP)
        for entry, headed, offset in column:
            y = top + offset
            if headed and entry.head:
                items += block(entry.head, x, y, KEY_HEAD, entry.colour)
                y += height(entry.head, KEY_HEAD) + KEY_ROW
            items.append(
                put(
                    str(entry.number),
                    x + KEY_NUMBER - 8,
                    y + KEY.size * 0.9,
                    KEY_DIGITS,
                    theme.muted,
                    "right",
                )
            )
            items += block(entry.name, x + KEY_NUMBER, y, KEY, theme.ink)
    return items
