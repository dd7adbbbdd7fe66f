"""The pen of the emotion curve: from what is to be drawn to a page, and from a page to a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.rendering.mpl.axis import draw_axis
from cxmap.rendering.mpl.canvas import About, Format, paint
from cxmap.rendering.mpl.columns import MARGIN, Choice, Sheet, is_scored, lanes_of, sheet_of
from cxmap.rendering.mpl.fonts import without_glyph
from cxmap.rendering.mpl.foot import draw_foot, entries
from cxmap.rendering.mpl.frame import Frame
from cxmap.rendering.mpl.head import draw_head
from cxmap.rendering.mpl.labels import Labeller, Labels
from cxmap.rendering.mpl.lanes import draw_lanes, lanes_height
from cxmap.rendering.mpl.page import Item, Page
from cxmap.rendering.mpl.plot import (
    background,
    diamonds,
    gaps,
    ghosts,
    goals,
    intervals,
    levels,
    lines,
    phase_names_height,
)
from cxmap.rendering.mpl.text import clean
from cxmap.rendering.theme import LIGHT, Theme
from cxmap.view.curve import CurveView

WIDTH, RATIO = 1152.0, 9 / 16
WIDER = (WIDTH, 1216.0, 1280.0)
"""Widths to try before a page in one row becomes taller than a slide."""
TOP, BOTTOM = 28.0, 24.0
HEADROOM, FOOTROOM = 24.0, 30.0
MOST_ATTEMPTS = 3
"""How often labels that found no room move below the plot before all of them do."""
STRIP = 24.0
"""For impact moments without a score."""
LEAST_PLOT, LEAST_ROW_PLOT = 225.0, 170.0
ROOMY_PLOT = 265.0
"""The height of the curve that lanes which could be left out or joined have to leave."""
HEAD_GAP, FOOT_GAP, LANE_GAP, ROW_GAP = 20.0, 14.0, 2.0, 34.0


def texts(view: CurveView) -> Iterator[str]:
    """Every text that is drawn."""
    yield from (view.title, *view.subtitle, view.headline, *view.figures, *view.source)
    yield from (tick.word + tick.number for tick in view.ticks)
    yield from (band.name for band in view.bands)
    for column in view.columns:
        yield column.name
        yield column.remark
        yield from (chip.name for chip in column.channels)
    yield from (series.name for series in view.series)
    yield from (run.label for run in view.goals)
    yield from (callout.text for callout in view.callouts)
    for lane in view.lanes:
        yield lane.label
        yield from (text for cell in lane.cells for text in cell)


def missing_characters(view: CurveView) -> tuple[str, ...]:
    """The characters of a view for which no installed font has a glyph; they are drawn as boxes."""
    return without_glyph(letter for text in texts(view) for letter in clean(text))


def _frame(sheet: Sheet, span: tuple[int, int], top: float, plot: float) -> Frame:
    bare = Frame(span[0], span[1], sheet.left, sheet.right, 0, 0, 0, 0)
    strip = any(one.height is None and bare.has(one.column) for one in sheet.view.callouts)
    best = top + 8 + phase_names_height(sheet.view, bare) + HEADROOM
    worst = best + plot
    return replace(bare, top=top, best=best, worst=worst, bottom=worst + FOOTROOM + (STRIP if strip else 0))


def _row_height(sheet: Sheet, span: tuple[int, int], choice: Choice, plot: float) -> float:
    frame = _frame(sheet, span, 0, max(plot, sheet.axis.least_height))
    return frame.bottom + LANE_GAP + lanes_height(lanes_of(sheet, span, choice))


def _row(
    sheet: Sheet, span: tuple[int, int], choice: Choice, top: float, bottom: float | None
) -> tuple[list[Item], float, Labels]:
    """One row with its top at `top`, filling the page to `bottom` where one is given; and where it ends."""
    view, theme = sheet.view, sheet.theme
    scored = is_scored(view)
    plot = max(
        sheet.axis.least_height, LEAST_PLOT if bottom is not None else LEAST_ROW_PLOT if scored else 0.0
    )
    here = frozenset(at for at, one in enumerate(view.callouts) if span[0] <= one.column <= span[1])
    for attempt in range(MOST_ATTEMPTS + 1):
        lanes = lanes_of(sheet, span, choice)
        free = 0.0 if bottom is None else bottom - top - _row_height(sheet, span, choice, plot)
        frame = _frame(sheet, span, top, plot + max(free, 0.0))
        names = 8 + phase_names_height(view, frame)
        labels = Labeller(view, frame, names, theme).all(choice.callouts, choice.remarks)
        if not labels.callouts and not labels.remarks:
            break
        homeless = choice.callouts | frozenset(labels.callouts)
        silent = choice.remarks | frozenset(labels.remarks)
        if len(homeless & here) * 2 > len(here) or attempt == MOST_ATTEMPTS - 1:
            homeless |= here
        if attempt == MOST_ATTEMPTS - 1:
            silent |= frozenset(range(span[0], span[1] + 1))
        choice = replace(choice, callouts=homeless, remarks=silent)
    items: list[Item] = background(view, frame, theme)
    for layer in (gaps, goals, intervals, ghosts, levels, lines, diamonds):
        items += layer(view, frame, theme)
    items += labels.items
    items += draw_axis(sheet.axis, frame, MARGIN, theme)
    items += draw_lanes(lanes, frame, frame.bottom + LANE_GAP, theme)
    return items, frame.bottom + LANE_GAP + lanes_height(lanes), labels


def _arranged(view: CurveView, theme: Theme, version: str) -> tuple[Sheet, Choice]:
    """The first arrangement that keeps a single row within 16:9; the plain one where none does."""
    plain = sheet_of(view, theme, WIDTH)
    if len(plain.spans) > 1:
        return plain, Choice()
    legend = entries(view, theme, (), goal_unnamed=False)
    for width in WIDER:
        sheet = sheet_of(view, theme, width)
        _, head = draw_head(view, MARGIN, width - MARGIN, 0, theme)
        _, foot = draw_foot(view, legend, MARGIN, width - MARGIN, 0, theme, version)
        free = width * RATIO - TOP - head - HEAD_GAP - FOOT_GAP - foot - BOTTOM
        for choice, plot in (
            (Choice(thoughts=True), ROOMY_PLOT),
            (Choice(), ROOMY_PLOT),
            (Choice(merged=True), LEAST_PLOT),
        ):
            if _row_height(sheet, sheet.spans[0], choice, plot) <= free:
                return sheet, choice
    return plain, Choice(merged=True)


def compose(view: CurveView, theme: Theme = LIGHT, version: str = "") -> Page:
    """The page of a view: everything in its place, nothing drawn yet."""
    sheet, choice = _arranged(view, theme, version)
    left, right = MARGIN, sheet.width - MARGIN
    least = sheet.width * RATIO if is_scored(view) else 0.0
    items, head = draw_head(view, left, right, TOP, theme)
    legend = entries(view, theme, (), goal_unnamed=False)
    _, foot = draw_foot(view, legend, left, right, 0, theme, version)
    y = TOP + head + HEAD_GAP
    bottom = least - BOTTOM - foot - FOOT_GAP if least and len(sheet.spans) == 1 else None
    named: list[str] = []
    goal_named = False
    for number, span in enumerate(sheet.spans):
        row, y, labels = _row(sheet, span, choice, y + (ROW_GAP if number else 0), bottom)
        items += row
        named += labels.named
        goal_named = goal_named or labels.goal_named
    unnamed = [
        series for series in view.series if f"{series.role}:{series.id}" not in named and series.stretches
    ]
    legend = entries(view, theme, unnamed, goal_unnamed=bool(view.goals) and not goal_named)
    _, foot = draw_foot(view, legend, left, right, 0, theme, version)
    foot_top = max(y + FOOT_GAP, least - BOTTOM - foot)
    drawn, foot = draw_foot(view, legend, left, right, foot_top, theme, version)
    return Page(sheet.width, max(least, foot_top + foot + BOTTOM), theme.paper, [*items, *drawn])


def pages(view: CurveView, theme: Theme, version: str) -> tuple[Page, ...]:
    """The one page of a curve."""
    return (compose(view, theme, version),)


def draw_curve(view: CurveView, format: Format, theme: Theme = LIGHT, version: str = "") -> bytes:
    """The emotion curve as a file. Equal views give equal bytes."""
    about = About(view.title, view.description, f"cxmap {version}".strip())
    return paint(compose(view, theme, version), format, about)
