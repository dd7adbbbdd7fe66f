"""The gaps as a table that stays one: a row a touchpoint, on as many slides as they need."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.foot import foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import MANY, MOST_PAGES, Around, Part, around
from cxmap.rendering.frame.paper import placed
from cxmap.rendering.frame.stamp import stamped
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.deck import Cell, Table
from cxmap.rendering.scene.page import Align, Box, Page, Style
from cxmap.rendering.scene.text import LINE, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.gaps.dumbbells import Dumbbell, Gapless
from cxmap.view.slides.values import SlidesView

WIDTH, HEIGHT = 840.0, 472.5
"""It is composed so large, and shown on a slide of 960 x 540: its smallest letters become 10 points."""
SHARES = (0.05, 0.33, 0.09, 0.12, 0.1, 0.21, 0.1)
ALIGNED: tuple[Align, ...] = ("right", "left", "right", "right", "right", "left", "right")
PADDING = 3.0
"""In cells, on each side."""
SLACK = 0.93
"""Of the room of a page: programs break lines and measure rows a little differently."""


class _Row(Struct, frozen=True):
    cells: tuple[Cell, ...]
    tall: float


def gap_slides(
    view: SlidesView, theme: Theme, version: str, wide: float, high: float
) -> tuple[tuple[Page, Table], ...]:
    """Pages with a part of the table on each, on slides of so many points; none where there is no row."""
    inner = WIDTH - 2 * MARGIN
    columns = tuple(share * inner for share in SHARES)
    head = _row(
        [
            Cell(text, theme.paper, type_scale.SMALL_STRONG, align)
            for text, align in zip(view.headings, ALIGNED, strict=True)
        ],
        columns,
    )
    rows = [_row(_cells(row, theme), columns) for row in view.gaps.rows]
    for why, lacking in view.gaps.unknown:
        rows += [_row(_unknown(touchpoint, why, theme), columns) for touchpoint in lacking]
    if not rows:
        return ()

    def frame(part: Part) -> Around:
        foot = foot_of(view.gaps.sheet.source, (), inner, theme, version)
        return around(view.gaps.sheet, part, foot, theme, WIDTH, HEIGHT)

    runs = _dealt(rows, frame((1, MANY)).room * SLACK - head.tall, frame((2, MANY)).room * SLACK - head.tall)
    count, scale = len(runs), wide / WIDTH
    made: list[tuple[Page, Table]] = []
    for number, run in enumerate(runs[:MOST_PAGES], start=1):
        own = frame((number, count))
        shown = [head, *run]
        tall = sum(row.tall for row in shown)
        table = Table(
            Box(MARGIN * scale, own.top * scale, inner * scale, tall * scale),
            tuple(column * scale for column in columns),
            tuple(tuple(_larger(cell, scale) for cell in row.cells) for row in shown),
            tuple(row.tall * scale for row in shown),
            theme.ink,
            theme.grid,
        )
        page = own.page([], own.bottom, theme)
        made.append((placed(page if theme.logo is None else stamped(page, theme.logo), wide, high), table))
    return tuple(made)


def _dealt(rows: Sequence[_Row], first: float, others: float) -> list[list[_Row]]:
    """Rows on pages, in order; one that is taller than a page has a page of its own."""
    runs: list[list[_Row]] = [[]]
    room = first
    for row in rows:
        if runs[-1] and row.tall > room:
            runs.append([])
            room = others
        runs[-1].append(row)
        room -= row.tall
    return runs


def _cells(row: Dumbbell, theme: Theme) -> list[Cell]:
    colour = {
        "short": theme.bad,
        "within": theme.good,
        "above": theme.good,
        "open": theme.muted,
        None: theme.ink,
    }[row.side]
    name = "\n".join((row.name, " \N{MIDDLE DOT} ".join(row.below)) if row.below else (row.name,))
    verdict = "\n".join(text for text in (row.verdict, row.why) if text)
    texts = (
        ("" if row.rank is None else str(row.rank), theme.ink, type_scale.STRONG),
        (name, theme.ink, type_scale.BODY),
        (row.goal_label, theme.ink, type_scale.BODY),
        (row.experience_label, theme.ink, type_scale.BODY),
        (row.gap_label, colour, type_scale.STRONG),
        (verdict, theme.ink, type_scale.BODY),
        (row.priority, theme.ink, type_scale.BODY),
    )
    return [Cell(*text, align) for text, align in zip(texts, ALIGNED, strict=True)]


def _unknown(touchpoint: Gapless, why: str, theme: Theme) -> list[Cell]:
    texts = ("", touchpoint.name, touchpoint.goal_label, touchpoint.experience_label, "", why, "")
    return [
        Cell(text, theme.muted, type_scale.BODY, align) for text, align in zip(texts, ALIGNED, strict=True)
    ]


def _row(cells: Sequence[Cell], columns: Sequence[float]) -> _Row:
    tall = max(
        _lines(cell, across) * LINE * cell.style.size for cell, across in zip(cells, columns, strict=True)
    )
    return _Row(tuple(cells), tall + 2 * PADDING)


def _lines(cell: Cell, across: float) -> int:
    return sum(len(wrap(part, cell.style, across - 2 * PADDING)) or 1 for part in cell.text.split("\n"))


def _larger(cell: Cell, scale: float) -> Cell:
    style = cell.style
    return replace(cell, style=Style(style.size * scale, style.bold, style.italic))
