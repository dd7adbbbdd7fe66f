"""Below a flow: what its letters stand for, the marks that occur, the rules, source and origin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxmap.rendering.frame.foot import NOTE, SAMPLE, Entry, draw_foot
from cxmap.rendering.frame.marks import badge
from cxmap.rendering.pictures.flow.boxes import again
from cxmap.rendering.pictures.flow.labels import key_mark
from cxmap.rendering.pictures.flow.lines import LOOP_DASH, THICKEST, THIN, WRITTEN
from cxmap.rendering.pictures.flow.marks import funnel, pain
from cxmap.rendering.scene.page import Box, Item, Shape, Style, polyline, rounded, segment
from cxmap.rendering.scene.text import block, height, put, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.flow.values import FlowPart, FlowView

KEYS_GAP = 18.0
RULES = Style(9)


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


def _legend(view: FlowView, part: FlowPart, theme: Theme) -> list[Entry]:
    """What occurs on this page."""
    words, boxes, links = view.labels, part.boxes, part.links
    grey, blue = theme.neutral, theme.line
    result: list[Entry] = []
    if any(not link.implied and not link.back for link in links):
        result.append((words.way, lambda x, y: _arrow(x, y, WRITTEN, grey)))
    if any(link.weight is not None for link in links):
        result.append((words.share, lambda x, y: _arrow(x, y, THICKEST * 0.6, grey)))
    if any(link.implied for link in links):
        result.append((words.implied, lambda x, y: _arrow(x, y, THIN, grey, open_=True)))
    if any(link.back for link in links):
        result.append((words.loop, lambda x, y: _arrow(x, y, WRITTEN, blue, LOOP_DASH)))
    if any(box.optional for box in boxes):
        result.append((words.optional, partial(_little_box, theme=theme)))
    if any(box.repeats for box in boxes):
        result.append((words.repeats, lambda x, y: again(x + SAMPLE / 2, y, 4.0, theme.muted)))
    if any(box.pains for box in boxes):
        result.append((words.pains, lambda x, y: pain(x + SAMPLE / 2, y, theme)))
    if any(box.arriving is not None for box in boxes):
        bar = lambda x, y, lost: funnel(Box(x, y - 2.25, SAMPLE, 4.5), 0.7, lost, theme)  # noqa: E731
        result.append((words.arriving, partial(bar, lost=0.0)))
        if any(box.lost for box in boxes):
            result.append((words.lost, partial(bar, lost=0.7)))
    if any(box.rank is not None and box.rank <= 3 for box in boxes):
        result.append((words.rank, lambda x, y: badge(x + SAMPLE / 2, y, 1, theme, 6.6)))
    return result


def draw_flow_foot(
    view: FlowView, part: FlowPart, keys: Sequence[tuple[str, str]], left: float, right: float, top: float,
    theme: Theme, version: str,
) -> tuple[list[Item], float]:  # fmt: skip
    """The foot and its height; `keys` are letters and what they stand for."""
    items: list[Item] = []
    y = top
    x = left
    tall = height(("x",), NOTE)
    for letter, text in keys:
        indent = 20.0 if letter else 0.0
        lines = wrap(text, NOTE, right - left - indent, 6)
        long = max((put(line, 0, 0, NOTE, "").width for line in lines), default=0.0)
        if x > left and x + indent + long > right:
            x, y = left, y + tall + 5
        items += key_mark(x + 7, y + tall / 2, letter, theme) if letter else []
        items += block(lines, x + indent, y, NOTE, theme.ink)
        y += height(lines, NOTE) - tall
        x += indent + long + KEYS_GAP
    y += tall + 9 if keys else 0.0
    drawn, used = draw_foot(view.sheet, _legend(view, part, theme), left, right, y, theme, version)
    items += drawn
    y += used + 3
    lines = wrap(" ".join(view.notes), RULES, right - left, 8)
    items += block(lines, left, y, RULES, theme.muted)
    return items, y + height(lines, RULES) - top
