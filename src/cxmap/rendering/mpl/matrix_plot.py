"""The emotion curve as a lane of the matrix: small, with the goal, and every score as a number."""

from __future__ import annotations

from dataclasses import replace

from cxmap.rendering.mpl.faces import face
from cxmap.rendering.mpl.frame import Frame
from cxmap.rendering.mpl.marks import SCORE
from cxmap.rendering.mpl.page import Box, Item, Shape, Style, rounded, segment
from cxmap.rendering.mpl.places import Room
from cxmap.rendering.mpl.plot import gaps, goal_paths, goals, intervals, level_box, levels, lines
from cxmap.rendering.mpl.text import clean, put, width
from cxmap.rendering.theme import Theme
from cxmap.view.curve import CurveView

HEIGHT = 118.0
MARGIN = 15.0
FACE = 8.0
BESIDE = 2 * FACE + 30
"""The room that faces and numbers take before the columns."""
NUMBER = Style(9, bold=True)
NAME = Style(8.6, italic=True)


def plot_height(_view: CurveView) -> float:
    """How tall the lane is."""
    return HEIGHT


def _numbers(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """Each score beside its mark, and the goal on its line, where they cover nothing."""
    room = Room(Box(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top))
    marks = [
        (frame.middle(mark.column), frame.y(mark.height), clean(mark.label))
        for series in view.series[:1]
        for run in series.stretches
        for mark in run.marks
        if frame.has(mark.column)
    ]
    bars = [(box, clean(level.label)) for level in view.levels if (box := level_box(level, frame))]
    room.block(*(Box(x - SCORE - 1, y - SCORE - 1, 2 * SCORE + 2, 2 * SCORE + 2) for x, y, _ in marks))
    room.block(*(box for box, _ in bars))
    for path in goal_paths(view, frame):
        room.avoid_line(path, 6.0)
    for series in view.series:
        for run in series.stretches:
            room.avoid_line([frame.at(bend.start) for bend in run.line], 3.0)
            for bend in run.line:
                if frame.first <= bend.start[0] and bend.end[0] <= frame.last + 1:
                    room.avoid_line([frame.at(bend.start), frame.at(bend.end)], 4.0)
    items: list[Item] = []

    def label(text: str, style: Style, colour: str, places: list[tuple[float, float]]) -> None:
        tall, wide = style.size * 1.14, width(text, style)
        candidates = [(Box(x, y, wide, tall), 0.4 * at) for at, (x, y) in enumerate(places)]
        found = room.best(candidates)
        if found is not None:
            box = candidates[found][0]
            room.block(box)
            items.append(Shape(rounded(box.grown(1.0), 2.5), theme.paper, alpha=0.82))
            items.append(put(text, box.x, box.y + style.size * 0.9, style, colour))

    for x, y, text in marks:
        wide, far = width(text, NUMBER), SCORE + 3
        above, below = (x - wide / 2, y - far - 10.5), (x - wide / 2, y + far)
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


def draw_plot(
    view: CurveView, frame: Frame, top: float, tall: float, label_left: float, theme: Theme
) -> list[Item]:
    """The lane between `top` and `top + tall`; faces for the ends and the middle of the scale before it."""
    here = replace(frame, top=top, best=top + MARGIN, worst=top + tall - MARGIN, bottom=top + tall)
    simple = replace(view, series=tuple(one for one in view.series if one.role == "experience"))
    items: list[Item] = []
    for percent, mood in ((100.0, 1.0), (50.0, 0.5), (0.0, 0.0)):
        y = here.y(percent)
        items.append(Shape(segment(here.left, y, here.right, y), stroke=theme.grid, width=0.6))
        items += face(here.left - FACE - 9, y, FACE, mood, theme)
    for layer in (gaps, goals, intervals, levels, lines):
        items += layer(simple, here, theme)
    items += _numbers(simple, here, theme)
    ends = [tick.number for tick in sorted(view.ticks, key=lambda tick: tick.height)]
    if ends:
        style = Style(8.6)
        for text, percent in ((ends[0], 0.0), (ends[-1], 100.0)):
            right = here.left - 2 * FACE - 14
            if width(clean(text), style) < right - label_left:
                items.append(put(clean(text), right, here.y(percent) + 3.1, style, theme.muted, "right"))
    return items
