"""The bottom of a page: the marks that occur above, each explained in its own words; source and origin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cxmap.rendering.frame.hatch import hatching
from cxmap.rendering.frame.head import flowing
from cxmap.rendering.frame.marks import (
    GOAL_DASH,
    badge,
    colour_of,
    dash_of,
    diamond,
    difference_bar,
    has_badge,
    score,
    tint,
)
from cxmap.rendering.logo import APART
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.block import Block, moved
from cxmap.rendering.scene.page import (
    Box,
    Item,
    Shape,
    circle,
    joined,
    rectangle,
    regular,
    rounded,
    segment,
    tagged,
)
from cxmap.rendering.scene.text import LINE, block, height, put, width, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView, Direction, Series, Weight
from cxmap.view.sides import Side

NOTE = type_scale.BODY
SOURCE = type_scale.SMALL
SAMPLE = 15.0
NEXT = 20.0
SAMPLE_GAP = 6.0
"""A sample is as wide as a face; it stands nearer to its own words than to the next sample."""
Entry = tuple[str, Callable[[float, float], Sequence[Item]]]


def _swatch(side: Side, theme: Theme, x: float, y: float) -> list[Item]:
    box = Box(x, y - 5, SAMPLE, 10)
    colour, alpha = tint(side, theme)
    items: list[Item] = [Shape(rectangle(box), colour, alpha=alpha)]
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    lines = hatching([corners], 3.5) if side == "short" else None
    return items if lines is None else [*items, Shape(lines, stroke=theme.bad_fill, width=0.7, alpha=0.7)]


def _line(series: Series, theme: Theme, x: float, y: float) -> list[Item]:
    pen = 3.0 if series.role == "experience" else 1.7
    colour = colour_of(series, theme)
    items: list[Item] = [Shape(segment(x, y, x + SAMPLE, y), stroke=colour, width=pen, dash=dash_of(series))]
    if series.role in ("persona", "expectation"):
        items += score(series, x + SAMPLE / 2, y, "believed", theme)
    return tagged(items, series=series.key)


def _future(series: Series, theme: Theme, x: float, y: float) -> list[Item]:
    """Its mark on its line, a little smaller than on the plot."""
    colour = colour_of(series, theme)
    line = Shape(segment(x - 3, y, x + SAMPLE + 3, y), stroke=colour, width=1.8, dash=(5.0, 2.0))
    mark = Shape(regular(x + SAMPLE / 2, y, 5.8, 4, 45), theme.paper, colour, 1.5)
    return tagged((line, mark), series=series.key)


def _former_goal(x: float, y: float, theme: Theme) -> list[Item]:
    line = segment(x, y, x + SAMPLE, y)
    return [Shape(line, stroke=theme.goal, width=1.3, dash=GOAL_DASH, alpha=0.5)]


def _bar(theme: Theme, x: float, y: float) -> list[Item]:
    """The believed score of a phase as a whole."""
    return [Shape(rounded(Box(x, y - 3, SAMPLE, 6), 3), theme.paper, theme.line, 1.8)]


def _believed(series: Series, theme: Theme, x: float, y: float) -> list[Item]:
    return [*score(series, x + SAMPLE / 2, y, "believed", theme, 4.6)]


def _measured(series: Series, x: float, y: float, theme: Theme) -> list[Item]:
    colour = colour_of(series, theme)
    bars = joined(
        (
            segment(x, y - 7, x, y + 7),
            segment(x - 3, y - 7, x + 3, y - 7),
            segment(x - 3, y + 7, x + 3, y + 7),
        )
    )
    return [Shape(bars, stroke=colour, width=1.2), *score(series, x, y, "measured", theme, 3.0)]


def _apart(series: Series, x: float, y: float, theme: Theme) -> list[Item]:
    """A believed score on its thread, beside the measured one."""
    colour = colour_of(series, theme)
    return [
        Shape(segment(x, y - 4.5, x, y + 4.5), stroke=colour, width=0.9, alpha=0.55),
        Shape(circle(x, y - 4.5, 2.8), theme.paper, colour, 1.2),
        *score(series, x, y + 4.0, "measured", theme, 2.4),
    ]


def _group_entries(view: CurveView, theme: Theme) -> list[Entry]:
    """What is to be explained where the lines are groups: marks of the first line, and the differences."""
    groups = view.groups
    if groups is None:
        return []
    marks = [(series, mark) for series in view.series for run in series.stretches for mark in run.marks]
    believed = next((series for series, mark in marks if mark.kind == "believed"), None)
    measured = next((series for series, mark in marks if mark.kind == "measured"), None)
    half = SAMPLE / 2
    result: list[Entry] = []
    if believed is not None:
        result.append((view.labels.believed_mark, partial(_believed, believed, theme)))
    if measured is not None:
        result.append((view.labels.measured_mark, lambda x, y: _measured(measured, x + half, y, theme)))
    if groups.shared:
        line = view.series[0]
        colour, dash = colour_of(line, theme), dash_of(line)
        result.append(
            (
                groups.marks["shared"],
                lambda x, y: [Shape(segment(x, y, x + SAMPLE, y), stroke=colour, width=1.7, dash=dash)],
            )
        )
    weights = {difference.weight for difference in groups.differences}
    order: tuple[Weight, ...] = ("stands", "chance", "estimate")
    return result + [
        (groups.marks[weight], partial(_difference_sample, weight, theme))
        for weight in order
        if weight in weights
    ]


def _difference_sample(weight: Weight, theme: Theme, x: float, y: float) -> list[Item]:
    return difference_bar(x + SAMPLE / 2, y + 6, 12.0, weight, theme)


def entries(view: CurveView, theme: Theme, unnamed: Sequence[Series], *, goal_unnamed: bool) -> list[Entry]:
    """What needs to be explained: only what occurs, and lines only where their name found no room on them."""
    words = view.labels
    main = next((series for series in view.series if series.role == "experience"), None)
    lines = [series for series in view.series if not series.is_beside]
    marks = [mark for series in lines for run in series.stretches for mark in run.marks]
    kinds = {mark.kind for mark in marks} | {level.kind for level in view.levels}
    if any(mark.believed is not None for mark in marks):
        kinds.add("believed")
    half = SAMPLE / 2
    own = {mark.kind for run in main.stretches for mark in run.marks} if main is not None else set()
    bars = {level.kind for level in view.levels} - own
    result: list[Entry] = []
    result += [(series.name, partial(_line, series, theme)) for series in unnamed if not series.is_beside]
    if goal_unnamed:
        result.append(
            (
                words.goal,
                lambda x, y: [
                    Shape(segment(x, y, x + SAMPLE, y), stroke=theme.goal, width=1.6, dash=GOAL_DASH)
                ],
            )
        )
    if view.future is not None and view.future.goals:
        result.append((words.former_goal, lambda x, y: _former_goal(x, y, theme)))
    if main is not None and "believed" in kinds:
        draw = partial(_bar, theme) if "believed" in bars else partial(_believed, main, theme)
        result.append((words.believed_mark, draw))
    if main is not None and "measured" in kinds:
        result.append((words.measured_mark, lambda x, y: _measured(main, x + half, y, theme)))
    result += _group_entries(view, theme)
    apart = [mark for mark in marks if mark.believed is not None and mark.believed != mark.height]
    if main is not None and words.ghost_mark and apart and view.future is None:
        result.append((words.ghost_mark, lambda x, y: _apart(main, x + half, y, theme)))
    future = view.future_line
    if future is not None and (future.stretches or (view.future and view.future.levels)):
        result.append((words.future_mark or future.name, partial(_future, future, theme)))
    if view.callouts:
        directions = {callout.direction for callout in view.callouts}
        order: tuple[Direction, ...] = ("negative", "positive", "either")
        direction = next(direction for direction in order if direction in directions)
        result.append(
            (words.impact_moment, lambda x, y: diamond(x + half, y, direction, "believed", theme, 6.5))
        )
    ranks = [(column.rank, column.undecided) for column in view.columns]
    ranks += [(level.rank, level.side == "open") for level in view.levels]
    kinds_of_rank = {undecided for rank, undecided in ranks if has_badge(rank)}
    if False in kinds_of_rank:
        result.append((words.rank_mark, lambda x, y: badge(x + half, y, 1, theme, 6.6)))
    if True in kinds_of_rank:
        name = f"{words.rank_mark}, {words.undecided_mark}"
        result.append((name, lambda x, y: badge(x + half, y, 1, theme, 6.6, undecided=True)))
    levels = view.levels if view.future is None else ()
    sides = {shade.side for shade in view.shades} | {level.side for level in levels}
    named: tuple[tuple[Side, str], ...] = (
        ("short", words.short_mark),
        ("within", words.within_mark),
        ("open", words.undecided_mark),
        ("above", words.above_mark),
    )
    return result + [(name, partial(_swatch, side, theme)) for side, name in named if side in sides]


def foot_of(
    source: tuple[str, ...], legend: Sequence[Entry], wide: float, theme: Theme, version: str
) -> Block:
    """The foot of a page that is so wide between its margins; without a version it is not signed.

    The theme's logo keeps its place at the right (see `stamp`).
    """
    if theme.logo is None:
        return _foot(source, legend, wide, theme, version)
    across, tall = theme.logo.size
    foot = _foot(source, legend, wide - across - APART, theme, version)
    return foot if foot.height >= tall else Block(tall, tuple(moved(foot.items, 0, tall - foot.height)))


def _foot(source: tuple[str, ...], legend: Sequence[Entry], wide: float, theme: Theme, version: str) -> Block:
    items: list[Item] = []
    x, y = 0.0, NOTE.size
    row = NOTE.size * LINE + 4
    for words, sample in legend:
        lines = wrap(words, NOTE, wide - SAMPLE - SAMPLE_GAP, 6)
        long = max((width(line, NOTE) for line in lines), default=0.0)
        if x > 0 and x + SAMPLE + SAMPLE_GAP + long > wide:
            x, y = 0.0, y + row
        items += sample(x, y - NOTE.size * 0.365)
        for number, line in enumerate(lines):
            items.append(put(line, x + SAMPLE + SAMPLE_GAP, y + number * row, NOTE, theme.muted))
        y += (len(lines) - 1) * row if lines else 0.0
        x += SAMPLE + SAMPLE_GAP + long + NEXT
    bottom = y + NOTE.size * 0.3 + 9 if legend else 0.0
    signature = f"cxmap {version}" if version else ""
    origin = put(signature, wide, bottom + SOURCE.size * 0.9, SOURCE, theme.muted, "right")
    said = flowing(source, SOURCE, wide - origin.width - 40, 6)
    items += block(said, 0.0, bottom, SOURCE, theme.muted)
    items += [origin] if signature else []
    return Block(bottom + max(height(said, SOURCE), height(("x",), SOURCE)), tuple(items))
