"""The boxes of a flow: what stands in each, how tall that makes it, and the marks on its border."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.rendering.mpl.faces import face, mood_colour
from cxmap.rendering.mpl.lanes import SMALLEST
from cxmap.rendering.mpl.marks import badge
from cxmap.rendering.mpl.page import Box, Item, Outline, Shape, Style, rectangle, rounded
from cxmap.rendering.mpl.text import block, height, put, widest, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.flow import FlowBox

NAME = Style(10, bold=True)
SMALL = Style(9)
STRONG = Style(10, bold=True)
CHIP = Style(SMALLEST)
PADDING = 8.0
GAP = 4.0
CHIP_PADDING, CHIP_GAP = 5.0, 3.0
FACE = 6.2
RADIUS = 7.0
BAR = 4.0
MOST_NAME, MOST_CHIP = 6, 3
_CHIP_HIGH = 2.4


@dataclass(frozen=True, slots=True)
class _Pill:
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Inside:
    """The contents of a box of a given width, from its top left corner."""

    view: FlowBox
    width: float
    height: float
    name: tuple[str, ...]
    pills: tuple[_Pill, ...]
    score_y: float
    beside: str
    below: tuple[tuple[str, tuple[str, ...]], ...]
    """Texts below each other with what they mean: `arrive`, `bad` or `quiet`."""
    below_y: float


def _pills(view: FlowBox, limit: float, top: float) -> tuple[tuple[_Pill, ...], float]:
    x, y, tall = 0.0, top, 0.0
    pills = []
    for chip in view.chips:
        lines = wrap(chip.name, CHIP, limit - 2 * CHIP_PADDING, MOST_CHIP)
        w = widest(lines, CHIP) + 2 * CHIP_PADDING
        h = height(lines, CHIP) + 2 * _CHIP_HIGH
        if x and x + w > limit:
            x, y, tall = 0.0, y + tall + CHIP_GAP, 0.0
        pills.append(_Pill(x, y, w, h, lines, chip.number))
        x += w + CHIP_GAP
        tall = max(tall, h)
    return tuple(pills), y + tall - top if pills else 0.0


def arranged(view: FlowBox, wide: float) -> Inside:
    """What stands in a box that is so wide, and how tall it must be."""
    limit = wide - 2 * PADDING - (BAR if view.entry else 0) - (BAR if view.exit else 0)
    name = wrap(view.name, NAME, limit - (13 if view.repeats else 0), MOST_NAME)
    y = height(name, NAME)
    pills, tall = _pills(view, limit, y + GAP)
    y += GAP + tall if pills else 0.0
    score_y = y
    beside = ""
    texts: list[tuple[str, str]] = [("arrive", view.arrivals)]
    if view.mood is not None:
        y += GAP
        score_y = y
        used = 2 * FACE + 5 + width(view.score, STRONG) + 10
        if view.arrivals and used + width(view.arrivals, SMALL) <= limit:
            beside = view.arrivals
            texts = []
        y += 2 * FACE + 1
    elif view.score:
        texts.insert(0, ("quiet", view.score))
    texts += [("bad", view.drop_off), ("quiet", view.ends), *(("quiet", text) for text in view.onward)]
    below_y = y + GAP - 1
    below = []
    for meaning, text in texts:
        lines = wrap(text, SMALL, limit, 4)
        if lines:
            below.append((meaning, lines))
            y += GAP - 1 + height(lines, SMALL)
    return Inside(view, wide, y + 2 * PADDING, name, pills, score_y, beside, tuple(below), below_y)


def frame(view: FlowBox, box: Box, theme: Theme) -> list[Item]:
    """The border: dashed where the touchpoint is optional, a bar where journeys begin or end."""
    dash = (3.2, 2.4) if view.optional else ()
    items: list[Item] = [Shape(rounded(box, RADIUS), theme.paper, theme.muted, 1.1, dash)]
    items += bars(box, entry=view.entry, exit_=view.exit, theme=theme)
    return items


def bars(box: Box, *, entry: bool, exit_: bool, theme: Theme) -> list[Item]:
    """Where journeys begin, on the left; where they end, on the right."""
    r = min(RADIUS, box.h / 2) * 0.55
    tall = box.h - 2 * r
    items: list[Item] = []
    if entry:
        items.append(Shape(rectangle(Box(box.x + 3, box.y + r, BAR, tall)), theme.ink))
    if exit_:
        x = box.right - 3 - BAR
        items += [
            Shape(rectangle(Box(x, box.y + r, 1.2, tall)), theme.ink),
            Shape(rectangle(Box(x + BAR - 1.2, box.y + r, 1.2, tall)), theme.ink),
        ]
    return items


def again(x: float, y: float, r: float, colour: str) -> list[Item]:
    """A round arrow: it happens again."""
    k = r * 0.5523
    arc = Outline(
        ((x, y - r), (x - k, y - r), (x - r, y - k), (x - r, y), (x - r, y + k), (x - k, y + r), (x, y + r),
         (x + k, y + r), (x + r, y + k), (x + r, y)),
        "MCCCCCCCCC",
    )  # fmt: skip
    tip = Outline(
        ((x + r - 2.6, y + 0.4), (x + r + 2.6, y + 0.4), (x + r, y - 3.4), (x + r - 2.6, y + 0.4)), "MLLZ"
    )
    return [Shape(arc, stroke=colour, width=1.2), Shape(tip, colour)]


def draw_box(inside: Inside, box: Box, theme: Theme) -> list[Item]:
    """A box with its contents; `box` may be taller than they are."""
    view = inside.view
    items = frame(view, box, theme)
    left = box.x + PADDING + (BAR if view.entry else 0)
    right = box.right - PADDING - (BAR if view.exit else 0)
    top = box.y + PADDING + max(0.0, (box.h - inside.height) / 2)
    items += block(inside.name, left, top, NAME, theme.ink)
    if view.repeats:
        items += again(right - 4.4, top + 6.2, 4.0, theme.muted)
    for pill in inside.pills:
        colour = theme.chips[pill.number % len(theme.chips)]
        at = Box(left + pill.x, top + pill.y, pill.w, pill.h)
        items.append(Shape(rounded(at, 4), colour, alpha=0.13))
        items += block(pill.lines, at.x + CHIP_PADDING, at.y + _CHIP_HIGH, CHIP, colour)
    if view.mood is not None:
        middle = top + inside.score_y + FACE + 0.5
        colour = mood_colour(view.mood, theme)
        items += face(left + FACE, middle, FACE, view.mood, theme)
        items.append(put(view.score, left + 2 * FACE + 5, middle + STRONG.size * 0.365, STRONG, colour))
        if inside.beside:
            items.append(put(inside.beside, right, middle + SMALL.size * 0.365, SMALL, theme.ink, "right"))
    y = top + inside.below_y
    for meaning, lines in inside.below:
        colour = {"arrive": theme.ink, "bad": theme.bad, "quiet": theme.muted}[meaning]
        items += block(lines, left, y, SMALL, colour)
        y += height(lines, SMALL) + GAP - 1
    if view.rank is not None and view.rank <= 3:
        items += badge(box.right - 2, box.y + 2, view.rank, theme)
    return items


def tallest(insides: Sequence[Inside]) -> float:
    """The height of a row."""
    return max((inside.height for inside in insides), default=0.0)
