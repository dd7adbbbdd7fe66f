"""The marks of a page of the matrix in words: only those of the lanes that stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from cxmap.rendering.frame.foot import Entry, entries
from cxmap.rendering.scene.page import Item, Shape, circle
from cxmap.rendering.theme import Theme
from cxmap.view.curve.part import seen
from cxmap.view.matrix.values import Lane, MatrixView
from cxmap.view.spans import Span


def _severity(x: float, y: float, theme: Theme) -> list[Item]:
    return [
        Shape(circle(x + 2.6 + at * 5.2, y, 2.0), theme.bad if at < 2 else theme.paper, theme.bad, 0.9)
        for at in range(3)
    ]


def legend_of(
    view: MatrixView, theme: Theme, lanes: Sequence[Lane], columns: Sequence[Span] | None = None
) -> list[Entry]:
    """The marks of the curve, the places in the list of gaps, and the dots of severity, where they occur.

    With `columns`, the marks of these alone.
    """
    curve = view.curve if columns is None else seen(view.curve, columns)
    signs: list[Entry] = []
    if any(lane.kind == "curve" for lane in lanes):
        plain = replace(curve, columns=(), levels=tuple(replace(level, rank=None) for level in curve.levels))
        personas = [
            series
            for series in curve.series
            if series.role in ("persona", "expectation") and series.stretches
        ]
        named = [series for series in curve.series if series.role == "experience" and personas]
        signs += entries(plain, theme, [*named, *personas], goal_unnamed=False)
    if any(lane.key == "scores" for lane in lanes):
        ranks = replace(curve, series=(), goals=(), shades=(), levels=(), callouts=())
        signs += entries(ranks, theme, (), goal_unnamed=False)
    shown = [entry for lane in lanes for cell in lane.cells for entry in cell.entries]
    if any(entry.severity is not None for entry in shown):
        signs.append((view.severity_mark, partial(_severity, theme=theme)))
    return signs
