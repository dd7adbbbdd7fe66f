"""Below a flow: what its letters stand for, the marks that occur, the rules, source and origin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from cxmap.rendering.frame.foot import NOTE, SAMPLE, Entry, foot_of
from cxmap.rendering.frame.marks import badge, diamond, has_badge
from cxmap.rendering.pictures.flow.boxes import IMPACT, again
from cxmap.rendering.pictures.flow.labels import key_mark
from cxmap.rendering.pictures.flow.lines import LOOP_DASH, THICKEST, THIN, WRITTEN
from cxmap.rendering.pictures.flow.marks import funnel, pain
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, block_of, stacked
from cxmap.rendering.scene.page import Box, Item, Shape, polyline, rounded, segment
from cxmap.rendering.scene.text import block, height, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Direction
from cxmap.view.flow.values import FlowPart, FlowView

KEYS_GAP = 18.0
RULES = type_scale.SMALL


def _arrow(
    x: float, y: float, pen: float, colour: str, dash: tuple[float, ...] = (), *, open_: bool = False
) -> list[Item]:
    right = x + SAMPLE + 2
    if open_:
        tip = polyline(((right - 5, y - 3.4), (right, y), (right - 5, y + 3.4)))
        return [
            Shape(segment(x, y, right - 1, y), stroke=colour, width=pen),
            Shape(tip, stroke=colour, width=pen),
        ]
    half = 2.8 + pen * 0.5
    tip = polyline(((right + 1, y), (right - 6, y - half), (right - 6, y + half)), closed=True)
    return [Shape(segment(x, y, right - 6, y), stroke=colour, width=pen, dash=dash), Shape(tip, colour)]


def _little_box(x: float, y: float, theme: Theme) -> list[Item]:
    return [Shape(rounded(Box(x, y - 5.5, SAMPLE, 11), 3), theme.paper, theme.muted, 1.1, (3.2, 2.4))]


class Marks(NamedTuple):
    """Which marks occur on a page."""

    way: bool
    share: bool
    implied: bool
    loop: bool
    optional: bool
    repeats: bool
    pains: bool
    impact: Direction | None
    """The one that stands for all of them; nothing where there is none."""
    arriving: bool
    lost: bool
    rank: bool


def marks_of(part: FlowPart) -> Marks:
    """Which marks occur on a page with this part of a flow."""
    boxes, links = part.boxes, part.links
    directions = {direction for box in boxes for direction in box.impacts}
    order: tuple[Direction, ...] = ("negative", "positive", "either")
    ranks = [(box.rank, box.undecided) for box in boxes]
    ranks += [(group.phase.rank, group.phase.undecided) for group in part.groups]
    return Marks(
        way=any(not link.implied and not link.back for link in links),
        share=any(link.weight is not None for link in links),
        implied=any(link.implied for link in links),
        loop=any(link.back for link in links),
        optional=any(box.optional for box in boxes),
        repeats=any(box.repeats for box in boxes),
        pains=any(box.pains for box in boxes),
        impact=next((direction for direction in order if direction in directions), None),
        arriving=any(box.arriving is not None for box in boxes),
        lost=any(box.lost for box in boxes),
        rank=any(has_badge(rank) and not undecided for rank, undecided in ranks),
    )


def _legend(view: FlowView, marks: Marks, theme: Theme) -> list[Entry]:
    """What the marks of a page mean."""
    words = view.labels
    grey, blue = theme.neutral, theme.line
    result: list[Entry] = []
    if marks.way:
        result.append((words.way, lambda x, y: _arrow(x, y, WRITTEN, grey)))
    if marks.share:
        result.append((words.share, lambda x, y: _arrow(x, y, THICKEST * 0.6, grey)))
    if marks.implied:
        result.append((words.implied, lambda x, y: _arrow(x, y, THIN, grey, open_=True)))
    if marks.loop:
        result.append((words.loop, lambda x, y: _arrow(x, y, WRITTEN, blue, LOOP_DASH)))
    if marks.optional:
        result.append((words.optional, partial(_little_box, theme=theme)))
    if marks.repeats:
        result.append((words.repeats, lambda x, y: again(x + SAMPLE / 2, y, 4.0, theme.muted)))
    if marks.pains:
        result.append((words.pains, lambda x, y: pain(x + SAMPLE / 2, y, theme)))
    if (shown := marks.impact) is not None:
        result.append(
            (words.impact, lambda x, y: diamond(x + SAMPLE / 2, y, shown, "measured", theme, IMPACT))
        )
    if marks.arriving:
        bar = lambda x, y, lost: funnel(Box(x, y - 2.25, SAMPLE, 4.5), 0.7, lost, theme)  # noqa: E731
        result.append((words.arriving, partial(bar, lost=0.0)))
        if marks.lost:
            result.append((words.lost, partial(bar, lost=0.7)))
    if marks.rank:
        result.append((words.rank, lambda x, y: badge(x + SAMPLE / 2, y, 1, theme, 6.6)))
    return result


def flow_foot(
    view: FlowView,
    marks: Marks,
    keys: Sequence[tuple[str, str]],
    wide: float,
    theme: Theme,
    version: str,
    *,
    last: bool,
) -> Block:
    """The foot; `keys` are letters and what they stand for. The rules stand on the last page."""
    foot = foot_of(view.sheet.source, _legend(view, marks, theme), wide, theme, version)
    rules = block_of(wrap(" ".join(view.notes), RULES, wide, 8), RULES, theme.muted)
    below = stacked((foot, rules), 3.0) if last else foot
    return stacked((_keys(keys, wide, theme), below), 9.0) if keys else below


def _keys(keys: Sequence[tuple[str, str]], wide: float, theme: Theme) -> Block:
    items: list[Item] = []
    x = y = 0.0
    tall = height(("x",), NOTE)
    for letter, text in keys:
        indent = 20.0 if letter else 0.0
        lines = wrap(text, NOTE, wide - indent, 6)
        long = widest(lines, NOTE)
        if x > 0 and x + indent + long > wide:
            x, y = 0.0, y + tall + 5
        items += key_mark(x + 7, y + tall / 2, letter, theme) if letter else []
        items += block(lines, x + indent, y, NOTE, theme.ink)
        y += height(lines, NOTE) - tall
        x += indent + long + KEYS_GAP
    return Block(y + tall, tuple(items))
