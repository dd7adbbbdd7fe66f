"""The emotion curve as a lane of the matrix: small, with the goal, and every score as a number."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.rendering.frame.coordinates import Frame, cut
from cxmap.rendering.frame.faces import face
from cxmap.rendering.frame.marks import SCORE, diamond
from cxmap.rendering.frame.room import Room
from cxmap.rendering.pictures.curve.plot import (
    diamond_places,
    gaps,
    goal_paths,
    goals,
    intervals,
    level_box,
    levels,
    lines,
)
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Shape, Style, rounded, segment
from cxmap.rendering.scene.text import clean, put, width
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

HEIGHT = 122.0
MARGIN = 15.0
FACE = 9.0
FACES_APART = 2.4 * FACE
DIAMOND = 7.4
SHOWN = ("experience", "persona", "expectation")
"""The lines of the lane; further curves have scales and lanes of their own."""
LONGEST_NUMBER = 26.0
FACES = 2 * FACE + 14
"""The room that faces take before the columns."""
NUMBER = type_scale.SMALL_STRONG
NAME = type_scale.SMALL_ASIDE
NUMBERS = type_scale.SMALL


def _numbers(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Each score beside its mark, and the goal on its line, where they cover nothing."""
    room = Room(Box(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top))
    marks = [
        (frame.x(mark.x), frame.y(mark.height), clean(mark.label), mark.column)
        for series in view.series[:1]
        for run in series.stretches
        for mark in run.marks
        if frame.has(mark.column)
    ]
    bars = [(box, clean(level.label)) for level in view.levels if (box := level_box(level, frame))]
    others = [
        (frame.x(mark.x), frame.y(mark.height))
        for series in view.series[1:]
        for run in series.stretches
        for mark in run.marks
        if frame.has(mark.column)
    ]
    reach = SCORE + 1
    room.block(
        *(Box(x - reach, y - reach, 2 * reach, 2 * reach) for x, y, *_ in marks),
        *(Box(x - SCORE, y - SCORE, 2 * SCORE, 2 * SCORE) for x, y in others),
    )
    room.block(*(box for box, _ in bars))
    moments = diamond_places(view, frame)
    size = DIAMOND + 1.5
    room.block(*(Box(x - size, y - size, 2 * size, 2 * size) for *_, x, y in moments))
    aside = {callout.column: abs(x - frame.middle(callout.column)) + size for _, callout, x, _ in moments}
    for path in goal_paths(view, frame):
        room.avoid_line(path, 6.0)
    for series in view.series:
        for run in series.stretches:
            for bend in cut(run.line, frame.first, frame.last + 1):
                room.avoid_line([frame.at(bend.start), frame.at(bend.end)], 7.0)
    items: list[Item] = []

    def label(text: str, style: Style, colour: str, places: list[tuple[float, float]]) -> None:
        tall, wide = style.size * 1.14, width(text, style)
        candidates = [(Box(x, y, wide, tall), 0.4 * at) for at, (x, y) in enumerate(places)]
        best = room.best(candidates)
        if best is not None:
            box = candidates[best][0]
            room.block(box)
            items.append(Shape(rounded(box.grown(1.0), 2.5), theme.paper, alpha=0.82))
            items.append(put(text, box.x, box.y + style.size * 0.9, style, colour))

    for x, y, text, column in marks:
        wide, far = width(text, NUMBER), 3 + max(SCORE, size if column in aside else 0.0)
        above, below = (x - wide / 2, y - far - 10.5), (x - wide / 2, y + far)
        far = 3 + max(SCORE, aside.get(column, 0.0))
        beside = [(x + far, y - 5), (x - far - wide, y - 5)]
        label(text, NUMBER, theme.line, [above, below, *beside])
    for box, text in bars:
        wide = width(text, NUMBER)
        x = box.x + box.w / 2 - wide / 2
        label(text, NUMBER, theme.line, [(x, box.y - 13), (x, box.bottom + 3)])
    for goal in view.goals:
        first, last = max(goal.first, frame.first), min(goal.last, frame.last)
        if first <= last:
            text, y = clean(goal.label), frame.y(goal.height)
            wide = width(text, NAME)
            spots = [(frame.x(at) + 5, y + dy) for at in range(first, last + 1) for dy in (-11.5, 2)]
            spots += [
                (frame.x(at + 1) - wide - 5, y + dy) for at in range(first, last + 1) for dy in (-11.5, 2)
            ]
            label(text, NAME, theme.goal, [spot for spot in spots if spot[0] + wide < frame.x(last + 1)])
    return items


def draw_plot(view: CurveView, frame: Frame, top: float, tall: float, theme: Theme) -> list[Item]:
    """The lane between `top` and `top + tall`, with the faces and numbers of the scale before it."""
    here = replace(frame, top=top, best=top + MARGIN, worst=top + tall - MARGIN, bottom=top + tall)
    simple = replace(view, series=tuple(series for series in view.series if series.role in SHOWN))
    items = _scale(view, here, theme)
    for layer in (gaps, goals, intervals, levels, lines):
        items += layer(simple, here, theme)
    kinds = {
        mark.column: mark.kind
        for series in simple.series[:1]
        for run in series.stretches
        for mark in run.marks
    }
    for _, callout, x, y in diamond_places(simple, here):
        kind = kinds.get(callout.column, "believed")
        items += diamond(x, y, callout.direction, kind, theme, DIAMOND)
    return [*items, *_numbers(simple, here, theme)]


def _shown(view: CurveView) -> list[str]:
    """The number of each tick; empty where it is longer than its room."""
    numbers = [clean(tick.number) for tick in view.ticks]
    return [text if width(text, NUMBERS) < LONGEST_NUMBER else "" for text in numbers]


def beside(view: CurveView) -> float:
    """The room that faces and numbers take before the columns."""
    return FACES + max((width(text, NUMBERS) for text in _shown(view)), default=0.0) + 4.0


def _scale(view: CurveView, here: Frame, theme: Theme) -> list[Item]:
    """A line and a number at each tick of the scale; faces there too, else at its ends and middle where
    they have no room."""
    moods = [tick.mood for tick in view.ticks]
    apart = (here.worst - here.best) / max(len(moods) - 1, 1)
    if len(moods) < 2 or apart < FACES_APART:
        moods = [0.0, 0.5, 1.0]
    items: list[Item] = []
    right = here.left - FACES
    for tick, text in zip(view.ticks, _shown(view), strict=True):
        y = here.y(tick.height)
        items.append(Shape(segment(here.left, y, here.right, y), stroke=theme.grid, width=0.6))
        if text:
            items.append(put(text, right, y + 3.1, NUMBERS, theme.muted, "right"))
    for mood in moods:
        items += face(here.left - FACE - 9, here.y(100 * mood), FACE, mood, theme)
    return items
