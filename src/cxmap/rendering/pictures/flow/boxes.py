"""The boxes of a flow as cards: start and end, name, channels, those who come, and the score with its gap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.faces import face, mood_colour
from cxmap.rendering.frame.marks import badge, diamond, has_badge
from cxmap.rendering.frame.pictograms import KINDS, pictogram
from cxmap.rendering.pictures.flow.marks import TINT, arrow_down, funnel, pain, sign, tag, tag_width
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Outline, Shape, rounded
from cxmap.rendering.scene.text import block, height, put, widest, width, wrap
from cxmap.rendering.scene.typeface import family
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import Direction
from cxmap.view.flow.values import FlowBox, FlowLabels

NAME = type_scale.NAME
SMALL = type_scale.SMALL
LOST = type_scale.SMALL_STRONG
STRONG = type_scale.HEADING
GAP_STYLE = type_scale.NAME
VERDICT = type_scale.SMALL
CHIP = type_scale.SMALL
PAINS = type_scale.SMALL_STRONG
PADDING = 7.0
GAP = 4.0
CHIP_PADDING, CHIP_GAP = 5.0, 3.0
PAIN_SIGN = 11.0
KIND, KIND_GAP = 9.0, 3.5
"""Of the sign of a channel, and between it and the channel's name."""
FACE = 8.0
RADIUS = 6.0
TAG_ROW = 15.5
"""A row of tags above the name, their air included."""
FUNNEL = 4.5
SIGN = 12.0
IMPACT = 6.2
MOST_NAME, MOST_CHIP = 6, 3
"""Lines of a name and of a chip; boxes would become columns beyond."""
OPTIONAL_DASH = (3.2, 2.4)
_CHIP_HIGH = 2.4
"""Above and below the letters of a chip."""

Footing = Literal["beside", "led", "below"]
"""Where a gap stands: beside its score; below it, leading the verdict; or below it and above the verdict."""


class _Pill(Struct, frozen=True):
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]
    number: int
    """Of the channel; -1 for a sign and for who comes."""
    kind: str = ""
    """Of the channel, for its sign where there is room."""
    sign: Literal["", "pain", "people"] | Direction = ""
    """Of pain points, with their count, of an impact moment, or of who comes."""


class _Footer(Struct, frozen=True):
    """The score, its gap beside or below it, and the verdict."""

    height: float
    beside: bool
    """Whether the gap stands beside the score; below it otherwise."""
    verdict: tuple[str, ...]
    leads: float
    """How far the verdict's only line stands to the right of a gap below the score; 0 for below that."""


class Inside(Struct, frozen=True):
    """The contents of a box of a given width, from its top left corner."""

    view: FlowBox
    width: float
    height: float
    tags: tuple[str, str]
    """The words for start and end, as far as it is one."""
    name: tuple[str, ...]
    name_y: float
    pills: tuple[_Pill, ...]
    below: tuple[tuple[str, tuple[str, ...]], ...]
    """Texts below each other with what they mean: `arrive`, `bad` or `quiet`."""
    below_y: float
    footer: _Footer | None


def _pills(view: FlowBox, limit: float, top: float) -> tuple[tuple[_Pill, ...], float]:
    """The chips of a box and their height: with signs of channels where they take no more height."""
    plain, tall = _pills_of(view, limit, top, signs=False)
    signed, tall_signed = _pills_of(view, limit, top, signs=True)
    return (signed, tall) if tall_signed <= tall else (plain, tall)


def _pills_of(view: FlowBox, limit: float, top: float, *, signs: bool) -> tuple[tuple[_Pill, ...], float]:
    x, y, tall = 0.0, top, 0.0
    pills = []

    def room(kind: str) -> float:
        return KIND + KIND_GAP if signs and kind in KINDS else 0.0

    every = []
    for chip in view.chips:
        sign = room(chip.kind)
        lines = wrap(chip.name, CHIP, limit - 2 * CHIP_PADDING - sign, MOST_CHIP)
        wide = widest(lines, CHIP) + 2 * CHIP_PADDING + sign
        every.append(_Pill(0, 0, wide, 0, lines, chip.number, chip.kind if sign else ""))
    if people := wrap(view.whose, CHIP, limit - 2 * CHIP_PADDING, MOST_CHIP):
        every.insert(0, _Pill(0, 0, widest(people, CHIP) + 2 * CHIP_PADDING, 0, people, -1, sign="people"))
    if view.pains:
        count = str(view.pains)
        wide = width(count, PAINS) + 2 * CHIP_PADDING + PAIN_SIGN
        every.append(_Pill(0, 0, wide, 0, (count,), -1, sign="pain"))
    every += [_Pill(0, 0, 2 * IMPACT + 2, 0, ("",), -1, sign=direction) for direction in view.impacts]
    for pill in every:
        w, lines, style = pill.w, pill.lines, PAINS if pill.sign == "pain" else CHIP
        h = height(lines, style) + 2 * _CHIP_HIGH
        if x and x + w > limit:
            x, y, tall = 0.0, y + tall + CHIP_GAP, 0.0
        pills.append(replace(pill, x=x, y=y, h=h))
        x += w + CHIP_GAP
        tall = max(tall, h)
    return tuple(pills), y + tall - top if pills else 0.0


def _widths(view: FlowBox) -> tuple[float, float]:
    """How wide a score with its face is, and its gap with its sign; 0 for no gap."""
    gap = SIGN + width(view.gap, GAP_STYLE) if view.gap else 0.0
    return 2 * FACE + 5 + width(view.score, STRONG), gap


def footing(views: Sequence[FlowBox], wide: float) -> Footing:
    """How the gaps of all boxes of a page stand, in the one way that has room in each of them."""
    limit = wide - 2 * PADDING
    if foot_width(views) <= wide:
        return "beside"
    verdicts = [(_widths(view)[1], view.verdict) for view in views if view.mood is not None and view.gap]
    fits = all(gap + 5 + width(verdict, VERDICT) <= limit for gap, verdict in verdicts)
    return "led" if fits else "below"


def foot_width(views: Sequence[FlowBox]) -> float:
    """How wide a box must be for each score to have its gap beside it; 0 where no box has a gap."""
    with_gap = [view for view in views if view.mood is not None and view.gap]
    return max((sum(_widths(view)) + 8 + 2 * PADDING for view in with_gap), default=0.0)


def _footer(view: FlowBox, limit: float, where: Footing) -> _Footer | None:
    if view.mood is None:
        return None
    gap = _widths(view)[1]
    beside = where == "beside" or not gap
    verdict = wrap(view.verdict, VERDICT, limit, 3)
    tall = 2 * FACE + 8
    if not beside:
        tall += height(("x",), GAP_STYLE)
        if where == "led":
            return _Footer(tall, beside, verdict, gap + 5)
    tall += height(verdict, VERDICT) + 1 if verdict else 0.0
    return _Footer(tall, beside, verdict, 0.0)


def arranged(view: FlowBox, wide: float, labels: FlowLabels, where: Footing = "beside") -> Inside:
    """What stands in a box that is so wide, its gap as `footing` found it, and how tall the box must be."""
    return _arranged(view, wide, labels, where, family())


@lru_cache(maxsize=1 << 12)
def _arranged(view: FlowBox, wide: float, labels: FlowLabels, where: Footing, _family: str) -> Inside:
    """The same for each family that texts are measured in: many ways to cut a flow have columns as wide."""
    limit = wide - 2 * PADDING
    tags = (
        labels.start if view.entry else "",
        (labels.may_end if view.goes_on else labels.end) if view.exit else "",
    )
    room = 17 if view.repeats else 0
    y = 0.0
    if any(tags):
        both = sum(tag_width(text) for text in tags if text) + (5 if all(tags) else 0)
        y += (2 if all(tags) and both > limit - room else 1) * TAG_ROW
    name_y = y
    name = wrap(view.name, NAME, limit - (0 if any(tags) else room), MOST_NAME)
    y += height(name, NAME)
    pills, tall = _pills(view, limit, y + GAP)
    y += GAP + tall if pills else 0.0
    texts = [("quiet", view.turn)] if view.turn else []
    texts += [("quiet", view.score)] if view.mood is None and view.score else []
    texts += [("quiet", view.times), ("quiet", view.lone)]
    texts += [("arrive", view.arrivals), ("bad", view.drop_off), ("quiet", view.ends)]
    texts += [("quiet", text) for text in view.onward]
    below_y = y + GAP
    below = []
    for meaning, text in texts:
        lines = wrap(text, LOST if meaning == "bad" else SMALL, limit - (10 if meaning == "bad" else 0), 4)
        if lines:
            below.append((meaning, lines))
            y += GAP - 1 + height(lines, SMALL)
            y += FUNNEL + 3 if meaning == "arrive" and view.arriving is not None else 0.0
    footer = _footer(view, limit, where)
    tall = y + 2 * PADDING + (footer.height if footer else 0.0)
    return Inside(view, wide, tall, tags, name, name_y, pills, tuple(below), below_y, footer)


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


def _tags(inside: Inside, left: float, top: float, theme: Theme) -> list[Item]:
    start, end = inside.tags
    items = tag(start, left, top, theme, begins=True) if start else []
    if end:
        stacked = inside.name_y > TAG_ROW + 1
        x = left + tag_width(start) + 5 if start and not stacked else left
        items += tag(end, x, top + (TAG_ROW if stacked else 0), theme, begins=False)
    return items


def _draw_footer(inside: Inside, box: Box, theme: Theme) -> list[Item]:
    view, footer = inside.view, inside.footer
    if footer is None or view.mood is None:
        return []
    top = box.bottom - footer.height
    colour = mood_colour(view.mood, theme)
    ground = Box(box.x, top, box.w, footer.height)
    items: list[Item] = [Shape(_lower(ground), colour, alpha=0.11)]
    left, right = box.x + PADDING, box.right - PADDING
    middle = top + 4 + FACE
    items += face(left + FACE, middle, FACE, view.mood, theme)
    items.append(put(view.score, left + 2 * FACE + 5, middle + STRONG.size * 0.365, STRONG, colour))
    y = middle + FACE + 2
    tone = {"bad": theme.bad, "good": theme.good, "plain": theme.muted}[view.tone]
    if view.gap:
        base = middle + GAP_STYLE.size * 0.365
        x = right - width(view.gap, GAP_STYLE)
        if not footer.beside:
            base = y + GAP_STYLE.size * 0.9
            x = left + SIGN
            y = base - VERDICT.size * 0.9 if footer.leads else y + height(("x",), GAP_STYLE)
        items += sign(view.tone, x - SIGN + 4, base - GAP_STYLE.size * 0.365, tone)
        items.append(put(view.gap, x, base, GAP_STYLE, tone))
    if footer.beside:
        return [*items, *block(footer.verdict, right, y, VERDICT, tone, "right")]
    return [*items, *block(footer.verdict, left + footer.leads, y, VERDICT, tone)]


def _lower(box: Box) -> Outline:
    """A box whose lower corners are round."""
    r = min(RADIUS, box.h)
    k = r * 0.4477
    points = (
        (box.x, box.y), (box.right, box.y), (box.right, box.bottom - r),
        (box.right, box.bottom - k), (box.right - k, box.bottom), (box.right - r, box.bottom),
        (box.x + r, box.bottom), (box.x + k, box.bottom), (box.x, box.bottom - k), (box.x, box.bottom - r),
        (box.x, box.y),
    )  # fmt: skip
    return Outline(points, "MLLCCCLCCCZ")


def draw_box(inside: Inside, box: Box, theme: Theme, *, centred: bool) -> list[Item]:
    """A box with its contents; `box` may be taller than they are."""
    view = inside.view
    items: list[Item] = [Shape(rounded(box, RADIUS), theme.paper), *_draw_footer(inside, box, theme)]
    dash = OPTIONAL_DASH if view.optional else ()
    items.append(Shape(rounded(box, RADIUS), None, theme.muted, 1.1, dash))
    left, right, top = box.x + PADDING, box.right - PADDING, box.y + PADDING
    if centred:
        top += max(0.0, (box.h - inside.height) / 2)
    items += _tags(inside, left, top, theme)
    items += block(inside.name, left, top + inside.name_y, NAME, theme.ink)
    if view.repeats:
        ranked = has_badge(view.rank)
        items += again(right - (8.4 if ranked else 4.4), top + 6.2, 4.0, theme.muted)
    for pill in inside.pills:
        items += _draw_pill(pill, left, top, theme)
    y = top + inside.below_y
    for meaning, lines in inside.below:
        colour = {"arrive": theme.ink, "bad": theme.bad, "quiet": theme.muted}[meaning]
        indent = 10 if meaning == "bad" else 0
        items += arrow_down(left + 3.5, y + 5.5, theme.bad) if indent else []
        items += block(lines, left + indent, y, LOST if indent else SMALL, colour)
        y += height(lines, SMALL)
        if meaning == "arrive" and view.arriving is not None:
            items += funnel(Box(left, y + 2, right - left, FUNNEL), view.arriving, view.lost, theme)
            y += FUNNEL + 3
        y += GAP - 1
    if view.rank is not None and has_badge(view.rank):
        items += badge(box.right - 2, box.y + 2, view.rank, theme, undecided=view.undecided)
    return items


def _draw_pill(pill: _Pill, left: float, top: float, theme: Theme) -> list[Item]:
    at = Box(left + pill.x, top + pill.y, pill.w, pill.h)
    if pill.sign in ("positive", "negative", "either"):
        return [*diamond(at.x + at.w / 2, at.y + at.h / 2, pill.sign, "measured", theme, IMPACT)]
    if pill.sign == "people":
        edge = Shape(rounded(at, 4), None, theme.muted, 0.9)
        return [edge, *block(pill.lines, at.x + CHIP_PADDING, at.y + _CHIP_HIGH, CHIP, theme.muted)]
    if pill.sign:
        items: list[Item] = [Shape(rounded(at, 4), None, theme.bad, 0.9)]
        items += pain(at.x + CHIP_PADDING + 3.5, at.y + at.h / 2, theme)
        return [
            *items,
            *block(pill.lines, at.x + CHIP_PADDING + PAIN_SIGN, at.y + _CHIP_HIGH, PAINS, theme.bad),
        ]
    colour = theme.chips[pill.number % len(theme.chips)]
    ground = Shape(rounded(at, 4), colour, alpha=TINT)
    kind = pictogram(pill.kind, at.x + CHIP_PADDING + KIND / 2, at.y + at.h / 2, KIND, colour)
    x = at.x + CHIP_PADDING + (KIND + KIND_GAP if kind else 0.0)
    return [ground, *kind, *block(pill.lines, x, at.y + _CHIP_HIGH, CHIP, colour)]


def tallest(insides: Sequence[Inside]) -> float:
    """The height of a row."""
    return max((inside.height for inside in insides), default=0.0)
