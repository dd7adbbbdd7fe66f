"""The layout of the elements of the experience: a row an element, with its mean, its range and its gap."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf

from cxmap.rendering.frame.dots import marked, mean, span
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.ruler import Ruler, beside, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, Heading, Strip, paged
from cxmap.rendering.frame.table import HEADING, SMALL, guide, hairline, stack, told
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Align, Area, Item, Page, circle
from cxmap.rendering.scene.text import block, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Kind
from cxmap.view.elements.values import ElementRow, ElementsView

NAME = type_scale.HEADING
VALUE = type_scale.NAME
END = type_scale.BODY
GAP = type_scale.HEADING
NAMES_WIDTH, GAP_WIDTH = 170.0, 130.0
"""Hold a name in three lines and a verdict in two."""
LEAST_ROW, ROOMY_ROW = 46.0, 64.0
"""The first holds a name above its count; higher than the second, dots and names drift apart."""
COUNT = type_scale.SMALL
EACH = 3.6
"""Smaller than a mean, so that dots never look like one."""
PILE = 10.0
"""From dot to dot where scores are equal."""
ABOVE = 12.0
"""From the line to the top of a number below it."""


def _ruler(view: ElementsView, left: float, right: float) -> Ruler:
    labels = [width(label, END) for row in view.rows for label in (row.low_label, row.high_label)]
    side = max([*labels, 20.0]) + 22
    return ruler_of(view.ticks, left + NAMES_WIDTH + side, right - GAP_WIDTH - side)


def _each(x: float, y: float, kind: Kind, theme: Theme) -> list[Item]:
    return marked(circle(x, y, EACH), kind, theme.neutral, theme, 1.6)


def _dots(row: ElementRow, ruler: Ruler, y: float, tall: float, theme: Theme) -> list[Item]:
    """A dot a touchpoint; equal ones hang below each other, or are one dot with their number."""
    items: list[Item] = []
    equal: dict[float, list[Kind]] = {}
    for score, kind in zip(row.scores, row.kinds, strict=True):
        equal.setdefault(round(score, 6), []).append(kind)
    for score, kinds in equal.items():
        x, count = ruler.x(score), len(kinds)
        if (count - 1) * PILE + EACH + 3 <= tall / 2:
            for at, kind in enumerate(kinds):
                items += _each(x, y + at * PILE, kind, theme)
        else:
            kind = "measured" if "measured" in kinds else "believed"
            items += _each(x, y, kind, theme)
            below = y + ABOVE + COUNT.size * 0.7
            text = f"\N{MULTIPLICATION SIGN}{count}"
            items.append(put(text, x, below, COUNT, theme.muted, "center"))
    return items


def _marks(row: ElementRow, ruler: Ruler, y: float, tall: float, theme: Theme) -> list[Item]:
    if row.mean is None:
        return [put(row.mean_label, ruler.x(50), y + HEADING.size * 0.365, HEADING, theme.muted, "center")]
    items: list[Item] = []
    x = ruler.x(row.mean)
    if row.low_label:
        low, high = ruler.x(row.scores[0]), ruler.x(row.scores[-1])
        items += span(low, high, y, theme, 2.5)
        items.append(beside(row.low_label, low - 11, y, END, theme.muted, -1))
        items.append(beside(row.high_label, high + 11, y, END, theme.muted, 1))
    if row.low_label:
        items += mean(x, y, theme)
    items += _dots(row, ruler, y, tall, theme)
    above = y - 11 - (VALUE.size * 0.35)
    items += block((row.mean_label,), x, above - VALUE.size * 0.9 + 2, VALUE, theme.line, "center")
    return items


def _sides(row: ElementRow, left: float, right: float, y: float, theme: Theme) -> list[Item]:
    name = (
        Paragraph(wrap(row.name, NAME, NAMES_WIDTH, 3), NAME, theme.ink),
        Paragraph((row.touchpoints,), SMALL, theme.muted),
    )
    colour = {"bad": theme.bad, "good": theme.good, "plain": theme.ink}[row.tone]
    gap = (
        Paragraph((row.gap_label,), GAP, colour),
        Paragraph(wrap(row.short, SMALL, GAP_WIDTH, 2), SMALL, theme.muted),
    )
    return [*stack(name, left, y), *stack(gap, right, y, "right")]


def _legend(view: ElementsView, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples: dict[str, Callable[[float, float], list[Item]]] = {
        "mean": lambda x, y: mean(x + half, y, theme, 6.0),
        "believed": lambda x, y: _each(x + half, y, "believed", theme),
        "measured": lambda x, y: _each(x + half, y, "measured", theme),
        "spread": lambda x, y: span(x, x + SAMPLE, y, theme, 2.5),
    }
    return [(text, samples[key]) for key, text in view.marks]


def _headings(view: ElementsView, ground: Ground, bottom: float, theme: Theme) -> list[Item]:
    items: list[Item] = []
    places: tuple[tuple[str, float, Align], ...] = (
        (view.columns[0], ground.left, "left"),
        (view.columns[2], ground.right, "right"),
    )
    for text, x, align in places:
        lines = wrap(text, HEADING, GAP_WIDTH, 2)
        items += block(lines, x, bottom - 6 - height(lines, HEADING), HEADING, theme.muted, align)
    return items


def _pages(view: ElementsView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    left, right = ground.left, ground.right
    ruler = _ruler(view, left, right)

    def head(top: float, bottom: float, end: float) -> list[Item]:
        items = [*draw_ruler(ruler, top, theme), *_headings(view, ground, bottom, theme)]
        return [*items, *draw_grid(ruler, bottom, end, theme), hairline(left, right, end, theme)]

    def drawn(row: ElementRow, y: float, tall: float) -> list[Item]:
        middle = y + tall / 2
        items = [hairline(left, right, y, theme), *_marks(row, ruler, middle, tall, theme)]
        return [*items, *_sides(row, left, right, middle, theme)]

    heading, roomy = Heading(ruler.tall + 6, head), ground.roomy(ROOMY_ROW)
    strips = [Strip(LEAST_ROW, partial(drawn, row)) for row in view.rows]
    sheet, advice = view.sheet, view.sheet.advice
    if advice is not None:
        heading, roomy = NO_HEADING, inf
        strips = [guide(sheet.headline, advice, left, right, theme)]
    if view.unnamed:
        strips += told(view.unnamed_label, [("", view.unnamed)], left, right, theme)
    legend = _legend(view, theme)
    return paged(
        Chart(sheet, legend, theme, version),
        strips,
        heading,
        ground,
        most=max(len(view.rows), 1),
        roomy=roomy,
    )


def pages(view: ElementsView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The chart of the elements, on one page unless an area is too small; the same view, the same pages."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
