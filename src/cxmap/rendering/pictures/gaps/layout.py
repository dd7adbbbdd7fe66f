"""The layout of the gaps: a row a touchpoint, from its experience to its goal, with verdict and priority."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf

from msgspec import Struct

from cxmap.rendering.frame.dots import bar, dot, goal, whisker
from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.marks import badge
from cxmap.rendering.frame.pictograms import pictogram
from cxmap.rendering.frame.ruler import Ruler, beside, draw_grid, draw_ruler, ruler_of
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, Heading, Strip, paged
from cxmap.rendering.frame.table import HEADING, NAME, SMALL, guide, hairline, stack, stack_height, told
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Align, Area, Item, Page, Shape, segment
from cxmap.rendering.scene.text import block, height, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.gaps.dumbbells import Dumbbell, GapChart, Sign
from cxmap.view.sides import Side

SIDES: tuple[Side, ...] = ("short", "within", "above", "open")
MOST_ROWS = 25
"""On a page that grows."""
BIG_WIDTH, FACTORS_SHARE, VERDICT_SHARE = 50.0, 0.1, 0.21
RANK_WIDTH, NAMES_SHARE, WIDEST_NAMES = 28.0, 0.227, 340.0
"""Names take a share of the width, up to a line of about fifty letters."""
ROOMY, WIDEST_FIGURES = 1084.0, 1400.0
"""Below the first, figures give way to the plot; above the second, they need no more."""
VALUE = type_scale.STRONG
GOAL_VALUE = type_scale.BODY
N = type_scale.SMALL
BIG = type_scale.HEADING
GAP = type_scale.NAME
CLEAR = 10.0
"""From the middle of a mark to its label."""
ROOMY_ROW = 46.0
SIGN, SIGN_GAP = 11.0, 7.0
"""The signs of channels."""
ROW_PADDING, TIGHT = 4.0, 2.5
"""Above and below the text of a row; the second on paper, where rows take what is left anyway."""


class _Columns(Struct, frozen=True):
    """Where the columns stand on a ground."""

    left: float
    right: float

    @property
    def names(self) -> float:
        return self.left + RANK_WIDTH

    @property
    def names_width(self) -> float:
        return min((self.right - self.left) * NAMES_SHARE, WIDEST_NAMES)

    @property
    def factors_width(self) -> float:
        inner = self.right - self.left
        return min(inner, WIDEST_FIGURES) * FACTORS_SHARE - max(0.0, ROOMY - inner) * 0.12

    @property
    def priority_width(self) -> float:
        return BIG_WIDTH + self.factors_width

    @property
    def verdict_width(self) -> float:
        return min(self.right - self.left, WIDEST_FIGURES) * VERDICT_SHARE

    @property
    def verdict(self) -> float:
        return self.right - self.priority_width - self.verdict_width


class _Row(Struct, frozen=True):
    row: Dumbbell
    name: tuple[Paragraph, ...]
    verdict: tuple[Paragraph, ...]
    factors: tuple[Paragraph, ...]

    def tall(self, padding: float) -> float:
        parts = (self.name, self.verdict, self.factors)
        return max(*(stack_height(paragraphs) for paragraphs in parts), 24.0) + 2 * padding


def _colour(row: Dumbbell, theme: Theme) -> str:
    if row.side is None:
        return theme.ink
    if row.side == "open":
        return theme.muted  # neither good nor bad news
    return theme.bad if row.side == "short" else theme.good


def _prepared(row: Dumbbell, columns: _Columns, theme: Theme) -> _Row:
    limit, judged = columns.names_width, columns.verdict_width - 14
    return _Row(
        row,
        (
            Paragraph(wrap(row.name, NAME, limit, 6), NAME, theme.ink),
            Paragraph(flowing(row.below, SMALL, limit, 6), SMALL, theme.muted),
        ),
        (
            Paragraph((row.gap_label,), GAP, _colour(row, theme)),
            Paragraph(wrap(row.verdict, SMALL, judged, 8), SMALL, theme.ink),
            Paragraph(wrap(row.why, SMALL, judged, 8), SMALL, theme.muted),
        ),
        (Paragraph(flowing(row.factors, N, columns.factors_width, 3), N, theme.muted),),
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
    if row.side is not None:
        items += bar(at, goal_at, y, theme, row.side)
    items += goal(goal_at, y, theme, 8.0 if abs(at - goal_at) < 7 else 4.6)
    if row.low is not None and row.high is not None:
        items += whisker(ruler.x(row.low), ruler.x(row.high), y, theme.line, theme)
    return [*items, *dot(at, y, row.kind, theme), *_labels(row, ruler, y, theme)]


def _ruler(view: GapChart, columns: _Columns) -> Ruler:
    labels = [width(row.goal_label, GOAL_VALUE) for row in view.rows]
    labels += [width(row.experience_label, VALUE) for row in view.rows]
    labels += [width(row.n_label, N) for row in view.rows]
    side = max([*labels, 22.0]) + CLEAR + 10
    return ruler_of(view.ticks, columns.names + columns.names_width + side, columns.verdict - 14 - side)


def _headings(view: GapChart, columns: _Columns, y: float, theme: Theme) -> list[Item]:
    first, _, third, fourth = view.columns
    items: list[Item] = []
    places: tuple[tuple[str, float, float, Align], ...] = (
        (first, columns.names, columns.names_width, "left"),
        (third, columns.verdict, columns.verdict_width - 14, "left"),
        (fourth, columns.right, columns.priority_width, "right"),
    )
    for text, x, limit, align in places:
        lines = wrap(text, HEADING, limit, 1)
        items += block(lines, x, y - height(lines, HEADING), HEADING, theme.muted, align)
    return items


def _bar_sample(side: Side, theme: Theme, x: float, y: float) -> list[Item]:
    return bar(x, x + SAMPLE, y, theme, side)


def _legend(view: GapChart, theme: Theme) -> list[Entry]:
    half = SAMPLE / 2
    samples: dict[Sign, Callable[[float, float], Sequence[Item]]] = {
        "goal": lambda x, y: goal(x + half, y, theme),
        "believed": lambda x, y: dot(x + half, y, "believed", theme, 4.6),
        "measured": lambda x, y: [
            *whisker(x, x + SAMPLE, y, theme.line, theme, 4.0),
            *dot(x + half, y, "measured", theme, 3.4),
        ],
        **{side: partial(_bar_sample, side, theme) for side in SIDES},
    }
    return [(text, samples[key]) for key, text in view.marks]


def _drawn(
    row: _Row, columns: _Columns, ruler: Ruler, top: float, tall: float, theme: Theme, *, apart: bool
) -> list[Item]:
    own, middle = row.row, top + tall / 2
    edge = hairline(columns.left, columns.right, top, theme)
    if apart:
        edge = Shape(segment(columns.left, top, columns.right, top), stroke=theme.muted, width=1.2)
    items: list[Item] = [edge]
    if own.rank is not None:
        r = 9.4 if own.rank < 100 else 11
        items += badge(columns.left + 10, middle, own.rank, theme, r, undecided=own.undecided)
    items += stack(row.name, columns.names, middle)
    items += _signs(row, columns, middle, theme)
    items += _marks(own, ruler, middle, theme)
    items += stack(row.verdict, columns.verdict, middle)
    items += stack(row.factors, columns.right - BIG_WIDTH, middle, "right")
    if own.priority:
        items.append(beside(own.priority, columns.right, middle, BIG, theme.ink, -1))
    return items


def _signs(row: _Row, columns: _Columns, middle: float, theme: Theme) -> list[Item]:
    """The signs of its channels after their names, where the line has room for them."""
    last = row.name[-1]
    if not last.lines:
        return []
    y = middle + stack_height(row.name) / 2 - height(("x",), last.style) / 2
    x = columns.names + width(last.lines[-1], last.style) + SIGN_GAP
    end = columns.names + columns.names_width + SIGN_GAP
    items: list[Item] = []
    for kind in row.row.channel_kinds:
        if x + SIGN <= end:
            items += pictogram(kind, x + SIGN / 2, y, SIGN, theme.muted)
            x += SIGN + 4
    return items


def _rows(view: GapChart, columns: _Columns, ruler: Ruler, theme: Theme, padding: float) -> list[Strip]:
    """A strip a touchpoint; a stronger line where the list of priorities ends."""
    strips: list[Strip] = []
    before: Dumbbell | None = None
    for dumbbell in view.rows:
        row = _prepared(dumbbell, columns, theme)
        ends = dumbbell.rank is None and before is not None and before.rank is not None
        draw = partial(_drawn, row, columns, ruler, theme=theme, apart=ends)
        strips.append(Strip(row.tall(padding), draw))
        before = dumbbell
    return strips


def _pages(view: GapChart, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    columns = _Columns(ground.left, ground.right)
    ruler = _ruler(view, columns)

    def head(top: float, bottom: float, end: float) -> list[Item]:
        items = [*draw_ruler(ruler, top, theme), *_headings(view, columns, bottom - 6, theme)]
        return [
            *items,
            *draw_grid(ruler, bottom, end, theme),
            hairline(ground.left, ground.right, end, theme),
        ]

    heading, roomy = Heading(ruler.tall + 6, head), ground.roomy(ROOMY_ROW)
    strips = _rows(view, columns, ruler, theme, ROW_PADDING if ground.grows else TIGHT)
    if view.sheet.advice is not None:
        heading, roomy = NO_HEADING, inf
        strips = [guide(view.sheet.headline, view.sheet.advice, ground.left, ground.right, theme)]
    if view.unknown:
        missing = [(why, tuple(place.text for place in lacking)) for why, lacking in view.unknown]
        strips += told(view.without_gap, missing, ground.left, ground.right, theme)
    legend = _legend(view, theme)
    return paged(
        Chart(view.sheet, legend, theme, version), strips, heading, ground, most=MOST_ROWS, roomy=roomy
    )


def pages(view: GapChart, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The chart, on as many pages as an area needs, or one for every 25 touchpoints."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
