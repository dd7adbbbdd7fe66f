"""The layout of the opportunities: bubbles by feasibility and impact, and the ranked list beside them."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct

from cxmap.rendering.frame.foot import SAMPLE, Entry
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.lanes import Paragraph
from cxmap.rendering.frame.page import MANY
from cxmap.rendering.frame.ruler import beside
from cxmap.rendering.frame.slide import Chart, Ground, laid_out
from cxmap.rendering.frame.strips import NO_HEADING, Heading, Run, Strip, paged, paged_runs, pile_up
from cxmap.rendering.frame.table import (
    HEADING,
    NAME,
    SMALL,
    guide,
    hairline,
    listing,
    stack,
    stack_height,
    told,
)
from cxmap.rendering.pictures.opportunities.plot import ABOVE, BELOW, STEPS_WIDTH, draw_plot
from cxmap.rendering.pictures.opportunities.statuses import mark
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import (
    Align,
    Area,
    Box,
    Item,
    Page,
    Shape,
    circle,
    segment,
)
from cxmap.rendering.scene.text import block, height, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.opportunities.values import OpportunitiesView, OpportunityPoint, Status, UnratedOpportunity

FIRST, LATER = 10, 14
"""Rows of the list on the first page, and on each further one."""
PLOT_SHARE, BETWEEN = 0.4908, 30.0
"""Of the width for the plot; the list needs a little more, for its names."""
LEAST_PLOT, MOST_PLOT = 340.0, 470.0
"""On a page that grows: lower crowds the names, higher leaves the list half empty."""
SMALL_PLOT = 260.0
"""The list goes on another page before the plot becomes lower than that."""
MARK = 9.4
SCORE_WIDTH, RICE_WIDTH = 64.0, 62.0
VALUE = type_scale.HEADING
FACTORS = type_scale.SMALL
ROW_PADDING = 6.0
ROOMY_ROW = 52.0
"""Higher rows look like cards."""


class _Columns(Struct, frozen=True):
    left: float
    right: float
    rice: bool

    @property
    def score(self) -> float:
        return self.right - (RICE_WIDTH if self.rice else 0.0)

    @property
    def limit(self) -> float:
        return self.score - SCORE_WIDTH - 14 - self.left - 28


def _name(title: str, about: tuple[str, ...], limit: float, theme: Theme) -> tuple[Paragraph, ...]:
    return (
        Paragraph(wrap(title, NAME, limit, 6), NAME, theme.ink),
        Paragraph(flowing(about, SMALL, limit, 8), SMALL, theme.muted),
    )


def _row(point: OpportunityPoint, columns: _Columns, theme: Theme) -> Strip:
    name = _name(point.title, point.about, columns.limit, theme)
    score = (
        Paragraph((point.score,), VALUE, theme.ink),
        Paragraph((point.factors,), FACTORS, theme.muted),
    )

    def draw(y: float, tall: float) -> list[Item]:
        middle = y + tall / 2
        items = [hairline(columns.left, columns.right, y, theme)]
        items += mark(point.status, point.rank, columns.left + 11, middle, MARK, theme)
        items += stack(name, columns.left + 28, middle)
        items += stack(score, columns.score, middle, "right")
        if point.rice:
            items.append(beside(point.rice, columns.right, middle, SMALL, theme.ink, -1))
        return items

    return Strip(max(stack_height(name), 27.0) + 2 * ROW_PADDING, draw)


def _unrated_row(unrated_opportunity: UnratedOpportunity, columns: _Columns, theme: Theme) -> Strip:
    name = _name(
        unrated_opportunity.title, unrated_opportunity.about, columns.right - columns.left - 28, theme
    )

    def draw(y: float, tall: float) -> list[Item]:
        middle = y + tall / 2
        items = [hairline(columns.left, columns.right, y, theme)]
        items += mark(unrated_opportunity.status, None, columns.left + 11, middle, MARK, theme)
        return [*items, *stack(name, columns.left + 28, middle)]

    return Strip(max(stack_height(name), 24.0) + 2 * 4.0, draw)


def _heading(view: OpportunitiesView, columns: _Columns, theme: Theme) -> Heading:
    wide = SCORE_WIDTH + 20
    parts: list[tuple[str, float, float, Align]] = [
        (view.opportunity, columns.left + 28, columns.limit - 10, "left"),
    ]
    if view.points:
        parts.append((view.score, columns.score, wide, "right"))
    if view.rice:
        parts.append((view.rice, columns.right, RICE_WIDTH - 10, "right"))
    blocks = [(wrap(text, HEADING, limit, 3), x, align) for text, x, limit, align in parts]
    tall = max(height(lines, HEADING) for lines, *_ in blocks)

    def draw(top: float, _bottom: float, end: float) -> list[Item]:
        items: list[Item] = []
        for lines, x, align in blocks:
            items += block(lines, x, top + tall - height(lines, HEADING), HEADING, theme.muted, align)
        return [*items, hairline(columns.left, columns.right, end, theme)]

    return Heading(tall + 5, draw)


def legend(view: OpportunitiesView, theme: Theme, *, plotted: bool) -> list[Entry]:
    """What every mark means, of those that occur; with the plot, what its lines and sizes mean."""
    half = SAMPLE / 2

    def shape(status: Status) -> Entry:
        return dict(view.statuses)[status], lambda x, y: mark(status, None, x + half, y, 5.6, theme)

    result = [shape(status) for status, _ in view.statuses]
    if plotted:
        line = (
            view.same_score,
            lambda x, y: [Shape(segment(x, y, x + SAMPLE, y), stroke=theme.muted, width=1.1)],
        )
        result.append(line)
    if plotted and view.size_note:
        sizes = lambda x, y: [  # noqa: E731
            Shape(circle(x + at, y, r), theme.paper, theme.line, 1.6) for at, r in ((2.4, 2.4), (10.6, 4.6))
        ]
        result.append((view.size_note, sizes))
    if plotted and view.no_size_note:
        result.append(
            (view.no_size_note, lambda x, y: mark("proposed", None, x + half, y, 5.6, theme, dashed=True))
        )
    return result


def _plot_box(ground: Ground, top: float, bottom: float, least: float) -> Box:
    left = ground.left + STEPS_WIDTH
    right = ground.left + ground.inner * PLOT_SHARE
    most = MOST_PLOT if ground.grows else max(MOST_PLOT, (right - left) * 1.05)
    return Box(left, top + ABOVE, right - left, min(max(bottom - top - ABOVE - BELOW, least), most))


def _picture(
    view: OpportunitiesView, ground: Ground, top: float, bottom: float, theme: Theme
) -> tuple[list[Item], float]:
    """The plot and what is to be said below it; or, with nothing rated, how to begin."""
    least = LEAST_PLOT if ground.grows else 0.0
    box = _plot_box(ground, top, bottom - _note(view, ground, theme), least)
    if not view.points and view.sheet.advice is not None:
        card = guide(view.sheet.headline, view.sheet.advice, ground.left, box.right, theme)
        return card.draw(top, card.tall), top + card.tall
    items, moved = draw_plot(view, box, theme)
    end = box.bottom + BELOW
    if moved:
        said, more = listing("", [("", (view.side_by_side,))], ground.left, box.right, end + 8, theme)
        items += said
        end += 8 + more
    return items, end


def _note(view: OpportunitiesView, ground: Ground, theme: Theme) -> float:
    right = ground.left + ground.inner * PLOT_SHARE
    return listing("", [("", (view.side_by_side,))], ground.left, right, 0, theme)[1] + 8


def _fitting(rows: Sequence[Strip], heading: Heading, held: float) -> int:
    """How many rows fit beside the plot, one at least."""
    used, count = heading.tall, 0
    for row in rows:
        used += row.tall
        if count and used > held:
            break
        count += 1
    return count


def _rows(
    view: OpportunitiesView, ground: Ground, theme: Theme, *, narrow: bool
) -> tuple[Heading, list[Strip], list[Strip]]:
    """The list beside the plot or over a whole page: its heading, its rows, and the unrated below it.

    Where nothing is rated, the unrated are the list.
    """
    left = ground.left + (ground.inner * PLOT_SHARE + BETWEEN if narrow else 0.0)
    columns = _Columns(left, ground.right, bool(view.rice))
    heading = _heading(view, columns, theme)
    if not view.points:
        return (
            heading,
            [_unrated_row(unrated_opportunity, columns, theme) for unrated_opportunity in view.unrated],
            [],
        )
    unrated = [(unrated_opportunity.title, unrated_opportunity.about) for unrated_opportunity in view.unrated]
    below = told(view.unrated_label, unrated, ground.left, ground.right, theme) if unrated else []
    return heading, [_row(point, columns, theme) for point in view.points], below


def _pages(view: OpportunitiesView, theme: Theme, version: str, ground: Ground) -> tuple[Page, ...]:
    sheet, plotted = view.sheet, bool(view.points)
    chart = Chart(sheet, legend(view, theme, plotted=plotted), theme, version)
    if not plotted and not view.unrated and sheet.advice is not None:
        strips = [guide(sheet.headline, sheet.advice, ground.left, ground.right, theme)]
        return paged(chart, strips, NO_HEADING, ground, most=1, roomy=inf)
    heading, rows, below = _rows(view, ground, theme, narrow=True)
    whole, rest, _ = _rows(view, ground, theme, narrow=False)
    under = sum(strip.tall for strip in below)

    if ground.grows:
        count, alone = min(len(rows), FIRST), len(rows) <= FIRST
    else:
        free = chart.around((1, 1), ground).room - under
        plot = free - ABOVE - BELOW - _note(view, ground, theme)
        alone = plot >= SMALL_PLOT and heading.tall + sum(row.tall for row in rows) <= free
        count = len(rows) if alone else _fitting(rows, heading, chart.around((1, MANY), ground).room)

    def front(top: float, bottom: float) -> tuple[list[Item], float]:
        foot = bottom - (under if alone else 0.0)
        items, end = _picture(view, ground, top, foot, theme)
        listed, ends = pile_up(rows[:count], heading, top, max(foot, end), ground.roomy(ROOMY_ROW))
        items, end = [*items, *listed], max(end, ends)
        if alone:
            drawn, end = pile_up(below, NO_HEADING, end, bottom, ROOMY_ROW)
            items += drawn
        return items, end

    runs = [] if alone else [Run([*rest[count:], *below], whole, ground)]
    return paged_runs(
        chart,
        runs,
        most=LATER,
        roomy=ground.roomy(ROOMY_ROW),
        front=(front, ground),
    )


def pages(view: OpportunitiesView, theme: Theme, version: str, area: Area | None = None) -> tuple[Page, ...]:
    """The plot beside the first of the list, and pages for the rest; the same view, the same pages."""
    return laid_out(lambda ground: _pages(view, theme, version, ground), area)
