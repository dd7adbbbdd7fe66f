"""The lanes below curves of groups: how far they lie apart at each touchpoint, and the score of each."""

from __future__ import annotations

from collections.abc import Sequence

from cxmap.rendering.frame.axis import LANE_LABEL
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.lanes import (
    BETWEEN,
    CELL_MARGIN,
    CellRow,
    Paragraph,
    Spanning,
    cell_width,
    paragraphs,
    text_lane,
)
from cxmap.rendering.frame.marks import colour_of, difference_bar
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item, Shape, Style, segment
from cxmap.rendering.scene.text import height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Difference, Groups, GroupScore

TALLEST, SHORTEST = 34.0, 1.5
"""Of a bar; even no difference at all has a line to be seen."""
WIDEST_PHASE = 380.0
"""Of what is said of a phase: about seventy letters."""
VALUE = type_scale.STRONG
QUIET = type_scale.SMALL_ASIDE


def group_lanes(
    view: CurveView,
    groups: Groups,
    shown: Sequence[int],
    column: float,
    body: Style,
    label_width: float,
    theme: Theme,
) -> list[CellRow]:
    """The bars, what is said of them, and a row of scores for each line in its colour."""
    limit = cell_width(column)
    over = []
    for across in groups.phases:
        first, last = max(across.first, shown[0]), min(across.last, shown[-1])
        if first <= last:
            wide = min((last - first + 1) * column - 2 * CELL_MARGIN, WIDEST_PHASE)
            over.append(Spanning(first, last, paragraphs(across.texts, body, theme.ink, wide), theme.grid))
    said = text_lane(
        (), [_said(groups.differences[at], body, limit, theme) for at in shown], label_width, over=over
    )
    if any(groups.differences[at].weight for at in shown):
        lanes = [_differences(groups, shown, said, label_width, theme)]
    else:
        nothing = paragraphs(("\N{EN DASH}",), body, theme.muted, limit)
        lanes = [text_lane([groups.label], [nothing for _ in shown], label_width)]
        lanes += [said] if said.height else []
    for series, scores in zip(view.series, groups.scores, strict=True):
        cells = [_score(scores[at], body, limit, theme) for at in shown]
        lanes.append(text_lane([series.name], cells, label_width, (colour_of(series, theme),)))
    return lanes


def _score(score: GroupScore, body: Style, limit: float, theme: Theme) -> list[Paragraph]:
    look, colour = (Style(body.size, bold=True), theme.ink) if score.is_own else (body, theme.muted)
    return [
        *paragraphs((score.text,), look, colour, limit),
        *paragraphs(score.more, Style(QUIET.size), theme.muted, limit),
    ]


def _said(difference: Difference, body: Style, limit: float, theme: Theme) -> list[Paragraph]:
    colour = theme.bad if difference.weight == "stands" else theme.ink
    return [
        *paragraphs(difference.texts, body, colour, limit),
        *paragraphs(difference.notes, QUIET, theme.muted, limit),
    ]


def _differences(
    groups: Groups, shown: Sequence[int], said: CellRow, label_width: float, theme: Theme
) -> CellRow:
    """A bar in each column with its number, and below it what is said of it."""
    labels = (wrap(groups.label, LANE_LABEL, label_width, 4),)
    below = VALUE.size * 1.3 + TALLEST

    def draw(frame: Frame, top: float) -> list[Item]:
        bottom = top + below
        left, right = frame.x(frame.first), frame.x(frame.last + 1)
        items: list[Item] = [Shape(segment(left, bottom, right, bottom), stroke=theme.muted, width=0.8)]
        for at in shown:
            difference = groups.differences[at]
            if not difference.weight:
                continue
            x, tall = frame.middle(at), max(SHORTEST, TALLEST * difference.share)
            items += difference_bar(x, bottom, tall, difference.weight, theme)
            colour = theme.bad if difference.weight == "stands" else theme.ink
            items.append(put(difference.label, x, bottom - tall - 4.0, VALUE, colour, "center"))
        return items + said.draw(frame, bottom + BETWEEN)

    tall = below + (BETWEEN + said.height if said.height else 0.0)
    return CellRow(labels, (), max(tall, height(labels[0], LANE_LABEL)), 0.0, draw)
