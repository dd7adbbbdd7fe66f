"""The pen of the elements of the experience: a row an element, with its mean, its range and its gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from cxmap.rendering.mpl.dots import mean, span
from cxmap.rendering.mpl.foot import SAMPLE, Entry
from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.page import Align, Box, Item, Page, Shape, Style, circle
from cxmap.rendering.mpl.ruler import Ruler, beside, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.mpl.slide import LEFT, RIGHT, sheet_texts, slide
from cxmap.rendering.mpl.table import HEADING, SMALL, hairline, listing, placeholder, stack
from cxmap.rendering.mpl.text import block, height, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.elements import ElementRow, ElementsView

NAME = Style(12, bold=True)
VALUE = Style(10, bold=True)
END = Style(9.5)
GAP = Style(13, bold=True)
NAMES_WIDTH, GAP_WIDTH = 170.0, 130.0
LEAST_ROW, ROOMY_ROW = 46.0, 64.0
EACH = 2.6
PILE = 6.2
"""How far apart the dots of equal scores are piled up."""


def _ruler(view: ElementsView) -> Ruler:
    labels = [width(label, END) for row in view.rows for label in (row.low_label, row.high_label)]
    side = max([*labels, 20.0]) + 22
    return ruler_of(view.ticks, LEFT + NAMES_WIDTH + side, RIGHT - GAP_WIDTH - side)


def _each(x: float, y: float, theme: Theme) -> Shape:
    return Shape(circle(x, y, EACH), theme.neutral, theme.paper, 0.6)


def _piled(row: ElementRow, ruler: Ruler, y: float, most: int, theme: Theme) -> list[Item]:
    """A small dot a touchpoint below the bar; equal ones in a pile."""
    items: list[Item] = []
    for score, count in sorted(Counter(round(score, 6) for score in row.scores).items()):
        items += [_each(ruler.x(score), y + 10 + number * PILE, theme) for number in range(min(count, most))]
    return items


def _marks(row: ElementRow, ruler: Ruler, y: float, tall: float, theme: Theme) -> list[Item]:
    if row.mean is None:
        return [beside(row.mean_label, ruler.x(50), y, HEADING, theme.muted, 1)]
    items: list[Item] = []
    x = ruler.x(row.mean)
    if row.low_label:
        low, high = ruler.x(row.scores[0]), ruler.x(row.scores[-1])
        items += span(low, high, y, theme, 4.5)
        items.append(beside(row.low_label, low - 9, y, END, theme.muted, -1))
        items.append(beside(row.high_label, high + 9, y, END, theme.muted, 1))
        items += _piled(row, ruler, y, int((tall / 2 - 12) // PILE), theme)
    items += mean(x, y, theme)
    above = y - 11 - (VALUE.size * 0.35)
    items += block((row.mean_label,), x, above - VALUE.size * 0.9 + 2, VALUE, theme.line, "center")
    return items


def _sides(row: ElementRow, y: float, theme: Theme) -> list[Item]:
    name = (
        Paragraph(wrap(row.name, NAME, NAMES_WIDTH, 3), NAME, theme.ink),
        Paragraph((row.touchpoints,), SMALL, theme.muted),
    )
    bad, good = (row.gap or 0.0) < 0, (row.gap or 0.0) > 0
    colour = theme.bad if bad else theme.good if good else theme.ink
    gap = (
        Paragraph((row.gap_label,), GAP, colour),
        Paragraph(wrap(row.short, SMALL, GAP_WIDTH, 2), SMALL, theme.muted),
    )
    return [*stack(name, LEFT, y), *stack(gap, RIGHT, y, "right")]


def _legend(view: ElementsView, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples: dict[str, Callable[[float, float], list[Item]]] = {
        "mean": lambda x, y: mean(x + half, y, theme, 6.0),
        "each": lambda x, y: [_each(x + half, y, theme)],
        "spread": lambda x, y: span(x, x + SAMPLE, y, theme, 4.5),
    }
    return [(text, samples[key]) for key, text in view.marks]


def pages(view: ElementsView, theme: Theme, version: str) -> tuple[Page, ...]:
    """The one page of the elements; the same view gives the same page."""
    unnamed = [("", view.unnamed)] if view.unnamed else []

    def body(top: float, bottom: float) -> tuple[list[Item], float]:
        rest = listing(view.unnamed_label, unnamed, LEFT, RIGHT, 0, theme)[1] + 14 if unnamed else 0.0
        items: list[Item] = []
        y = top
        if view.rows:
            ruler = _ruler(view)
            y += ruler.tall + 6
            tall = min(max((bottom - rest - y) / len(view.rows), LEAST_ROW), ROOMY_ROW)
            items += draw_ruler(ruler, top, theme)
            places: tuple[tuple[str, float, Align], ...] = (
                (view.columns[0], LEFT, "left"),
                (view.columns[2], RIGHT, "right"),
            )
            for text, x, align in places:
                lines = wrap(text, HEADING, GAP_WIDTH, 2)
                items += block(lines, x, y - 6 - height(lines, HEADING), HEADING, theme.muted, align)
            items += draw_grid(ruler, y, y + tall * len(view.rows), theme)
            for row in view.rows:
                items.append(hairline(LEFT, RIGHT, y, theme))
                items += _marks(row, ruler, y + tall / 2, tall, theme)
                items += _sides(row, y + tall / 2, theme)
                y += tall
            items.append(hairline(LEFT, RIGHT, y, theme))
            y += 14 if unnamed else 0
        else:
            box = Box(LEFT, top, RIGHT - LEFT, max(bottom - rest - top, 80.0))
            items += placeholder(view.sheet.headline, box, theme)
            y = box.bottom + 14
        if unnamed:
            drawn, more = listing(view.unnamed_label, unnamed, LEFT, RIGHT, y, theme)
            items += drawn
            y += more
        return items, y

    return (slide(view.sheet, _legend(view, theme), body, theme, version),)


def texts(view: ElementsView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from sheet_texts(view.sheet)
    yield from (tick.word + tick.number for tick in view.ticks)
    for row in view.rows:
        yield from (row.name, row.touchpoints, row.mean_label, row.low_label, row.high_label)
        yield from (row.gap_label, row.short)
    yield from (*view.unnamed, view.unnamed_label, *view.columns, *(text for _, text in view.marks))
