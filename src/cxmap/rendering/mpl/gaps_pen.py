"""The pen of the gaps: a row a touchpoint, from its experience to its goal, with verdict and priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.dots import bar, dot, goal, whisker
from cxmap.rendering.mpl.foot import SAMPLE, Entry
from cxmap.rendering.mpl.head import flowing
from cxmap.rendering.mpl.lanes import Paragraph
from cxmap.rendering.mpl.marks import badge
from cxmap.rendering.mpl.page import Align, Box, Item, Page, Style
from cxmap.rendering.mpl.ruler import Ruler, beside, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.mpl.slide import LEFT, RIGHT, evenly, sheet_texts, slide
from cxmap.rendering.mpl.table import (
    HEADING,
    NAME,
    SMALL,
    hairline,
    listing,
    placeholder,
    stack,
    stack_height,
)
from cxmap.rendering.mpl.text import block, height, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.gap_chart import Dumbbell, GapChart

MOST_ROWS = 25
NAMES, NAMES_WIDTH = LEFT + 28.0, 246.0
BIG_WIDTH, FACTORS_WIDTH, VERDICT_WIDTH = 58.0, 118.0, 126.0
PRIORITY_WIDTH = BIG_WIDTH + FACTORS_WIDTH
VERDICT = RIGHT - PRIORITY_WIDTH - VERDICT_WIDTH
VALUE = Style(9.5, bold=True)
GOAL_VALUE = Style(9.5)
N = Style(8.5)
BIG = Style(13, bold=True)
GAP = Style(11, bold=True)
CLEAR = 10.0
"""From the middle of a mark to its label."""
ROOMY_ROW = 46.0
ROW_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class _Row:
    row: Dumbbell
    name: tuple[Paragraph, ...]
    verdict: tuple[Paragraph, ...]
    factors: tuple[Paragraph, ...]

    @property
    def tall(self) -> float:
        parts = (self.name, self.verdict, self.factors)
        return max(*(stack_height(one) for one in parts), 24.0) + 2 * ROW_PADDING


def _colour(row: Dumbbell, theme: Theme) -> str:
    return {"short": theme.bad, "above": theme.good, "even": theme.ink}[row.side]


def _prepared(row: Dumbbell, theme: Theme) -> _Row:
    verdict = row.verdict + (f" ({row.why})" if row.why else "")
    return _Row(
        row,
        (
            Paragraph(wrap(row.name, NAME, NAMES_WIDTH, 6), NAME, theme.ink),
            Paragraph(flowing(row.below, SMALL, NAMES_WIDTH, 6), SMALL, theme.muted),
        ),
        (
            Paragraph((row.gap_label,), GAP, _colour(row, theme)),
            Paragraph(wrap(verdict, SMALL, VERDICT_WIDTH - 14, 8), SMALL, theme.ink),
        ),
        (Paragraph(flowing(row.factors, N, FACTORS_WIDTH, 3), N, theme.muted),),
    )


def _labels(row: Dumbbell, ruler: Ruler, y: float, theme: Theme) -> list[Item]:
    """The experience's value outwards of its mark, the goal's on the other side."""
    side = 1 if row.experience > row.goal else -1
    ends = [ruler.x(end) for end in (row.experience, row.low, row.high) if end is not None]
    other = ruler.x(row.goal)
    outer = max(*ends, other) if side > 0 else min(*ends, other)
    inner = min(*ends, other) if side > 0 else max(*ends, other)
    clear = CLEAR + 3 if abs(ruler.x(row.experience) - other) < 7 else CLEAR
    lift = N.size * 0.62 if row.n_label else 0.0
    items: list[Item] = [
        beside(row.experience_label, outer + side * clear, y - lift, VALUE, theme.line, side),
        beside(row.goal_label, inner - side * clear, y, GOAL_VALUE, theme.muted, -side),
    ]
    if row.n_label:
        items.append(beside(row.n_label, outer + side * clear, y + VALUE.size * 0.62, N, theme.muted, side))
    return items


def _marks(row: Dumbbell, ruler: Ruler, y: float, theme: Theme) -> list[Item]:
    at, goal_at = ruler.x(row.experience), ruler.x(row.goal)
    items: list[Item] = []
    if row.side != "even":
        items += bar(at, goal_at, y, theme, short=row.side == "short")
    items += goal(goal_at, y, theme, 8.0 if abs(at - goal_at) < 7 else 4.6)
    if row.low is not None and row.high is not None:
        items += whisker(ruler.x(row.low), ruler.x(row.high), y, theme.line, theme)
    return [*items, *dot(at, y, row.kind, theme), *_labels(row, ruler, y, theme)]


def _ruler(view: GapChart) -> Ruler:
    labels = [width(row.goal_label, GOAL_VALUE) for row in view.rows]
    labels += [width(row.experience_label, VALUE) for row in view.rows]
    labels += [width(row.n_label, N) for row in view.rows]
    side = max([*labels, 22.0]) + CLEAR + 10
    return ruler_of(view.ticks, NAMES + NAMES_WIDTH + side, VERDICT - 14 - side)


def _headings(view: GapChart, y: float, theme: Theme) -> list[Item]:
    first, _, third, fourth = view.columns
    items: list[Item] = []
    places: tuple[tuple[str, float, float, Align], ...] = (
        (first, NAMES, NAMES_WIDTH, "left"),
        (third, VERDICT, VERDICT_WIDTH - 14, "left"),
        (fourth, RIGHT, PRIORITY_WIDTH, "right"),
    )
    for text, x, limit, align in places:
        lines = wrap(text, HEADING, limit, 1)
        items += block(lines, x, y - height(lines, HEADING), HEADING, theme.muted, align)
    return items


def _unknown(view: GapChart, top: float, theme: Theme) -> tuple[list[Item], float]:
    return listing(view.without_gap, view.unknown, LEFT, RIGHT, top, theme)


def _legend(view: GapChart, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples = {
        "goal": lambda x, y: goal(x + half, y, theme),
        "believed": lambda x, y: dot(x + half, y, "believed", theme, 4.6),
        "measured": lambda x, y: [
            *whisker(x, x + SAMPLE, y, theme.line, theme, 4.0),
            *dot(x + half, y, "measured", theme, 3.4),
        ],
        "short": lambda x, y: bar(x, x + SAMPLE, y, theme, short=True),
        "above": lambda x, y: bar(x, x + SAMPLE, y, theme, short=False),
    }
    return [(text, samples[key]) for key, text in view.marks]


def _page(view: GapChart, rows: Sequence[_Row], theme: Theme, version: str, part: tuple[int, int]) -> Page:
    last = part[0] == part[1] and bool(view.unknown)

    def body(top: float, bottom: float) -> tuple[list[Item], float]:
        rest = _unknown(view, 0, theme)[1] + 14 if last else 0.0
        items: list[Item] = []
        y = top
        if rows:
            ruler = _ruler(view)
            y += ruler.tall + 6
            used = y + sum(row.tall for row in rows) + rest
            more = max(0.0, min((bottom - used) / len(rows), ROOMY_ROW - min(row.tall for row in rows)))
            end = y + sum(row.tall + more for row in rows)
            items += draw_ruler(ruler, top, theme)
            items += _headings(view, y - 6, theme)
            items += draw_grid(ruler, y, end, theme)
            for row in rows:
                middle = y + (row.tall + more) / 2
                items.append(hairline(LEFT, RIGHT, y, theme))
                if row.row.rank is not None:
                    items += badge(LEFT + 10, middle, row.row.rank, theme, 9.4 if row.row.rank < 100 else 11)
                items += stack(row.name, NAMES, middle)
                items += _marks(row.row, ruler, middle, theme)
                items += stack(row.verdict, VERDICT, middle)
                items += stack(row.factors, RIGHT - BIG_WIDTH, middle, "right")
                if row.row.priority:
                    items.append(beside(row.row.priority, RIGHT, middle, BIG, theme.ink, -1))
                y += row.tall + more
            items.append(hairline(LEFT, RIGHT, y, theme))
            y += 14 if last else 0
        else:
            box = Box(LEFT, top, RIGHT - LEFT, max(bottom - rest - top, 80.0))
            items += placeholder(view.sheet.headline, box, theme)
            y = box.bottom + 14
        if last:
            drawn, tall = _unknown(view, y, theme)
            items += drawn
            y += tall
        return items, y

    return slide(view.sheet, _legend(view, theme), body, theme, version, part)


def pages(view: GapChart, theme: Theme, version: str) -> tuple[Page, ...]:
    """The chart, on a page for every 25 touchpoints at most; the same view gives the same pages."""
    rows = [_prepared(row, theme) for row in view.rows]
    runs = evenly(len(rows), MOST_ROWS)
    return tuple(
        _page(view, rows[run.start : run.stop], theme, version, (number, len(runs)))
        for number, run in enumerate(runs, start=1)
    )


def texts(view: GapChart) -> Iterator[str]:
    """Every text that is drawn."""
    yield from sheet_texts(view.sheet)
    yield from (tick.word + tick.number for tick in view.ticks)
    for row in view.rows:
        yield from (
            row.name,
            *row.below,
            row.experience_label,
            row.goal_label,
            row.verdict,
            row.why,
            *row.factors,
        )
        yield from (row.n_label, row.gap_label, row.priority)
    for why, names in view.unknown:
        yield from (why, *names)
    yield from (view.without_gap, *view.columns, *(text for _, text in view.marks))
