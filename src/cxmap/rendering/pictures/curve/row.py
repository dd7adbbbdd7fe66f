"""One row of an emotion curve: its plot, its labels and the lanes below."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.axis import PLOT_GAP, draw_axis
from cxmap.rendering.frame.coordinates import Frame
from cxmap.rendering.frame.lanes import draw_lanes, lanes_height
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.pictures.curve.columns import Choice, RowMeasures, is_scored, is_wordy, lanes_of
from cxmap.rendering.pictures.curve.future import future_levels, lifts
from cxmap.rendering.pictures.curve.ground import background, phase_names, phase_names_height, scale_lines
from cxmap.rendering.pictures.curve.labels import Labeller, PlacedLabels
from cxmap.rendering.pictures.curve.own_scales import OwnScales
from cxmap.rendering.pictures.curve.plot import (
    diamonds,
    gaps,
    ghosts,
    goals,
    intervals,
    levels,
    lines,
)
from cxmap.rendering.pictures.curve.words import draw_words, word_rows, words_height
from cxmap.rendering.scene.page import Box, Item
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveView

Span = tuple[int, int]
HEADROOM, FOOTROOM = 24.0, 30.0
"""Above and below the scale, for the labels at its ends; more below, where names of lines stand."""
WORDS_HEADROOM, WORDS_FOOTROOM, BARE_FOOTROOM = 12.0, 14.0, 10.0
MOST_ATTEMPTS = 3
"""How often labels that found no room move below the plot before all of them do."""
STRIP = 24.0
"""For impact moments without a score."""
LANE_GAP = 2.0


class DrawnRow(Struct, frozen=True):
    """A row that was laid out: what it consists of, where it ends, and its labels."""

    items: list[Item]
    bottom: float
    labels: PlacedLabels


def _frame(sheet: RowMeasures, span: Span, top: float, plot: float) -> Frame:
    bare = Frame(span[0], span[1], sheet.left, sheet.right, 0, 0, 0, 0)
    wordy = is_wordy(sheet.view)
    strip = any(callout.height is None and bare.has(callout.column) for callout in sheet.view.callouts)
    head, foot = HEADROOM, FOOTROOM
    if wordy:
        head, foot = (WORDS_HEADROOM, WORDS_FOOTROOM) if plot or strip else (0.0, BARE_FOOTROOM)
    best = top + 8 + phase_names_height(sheet.view, bare) + head
    worst = best + plot
    bottom = worst + foot + (STRIP if strip else 0)
    return replace(bare, top=top, best=best, worst=worst, bottom=bottom)


def _least_plot(sheet: RowMeasures, span: Span, plot: float) -> float:
    """How tall the plot has to be; where feelings are told in words, exactly as tall as they are."""
    if not is_wordy(sheet.view):
        return max(plot, sheet.axis.least_height)
    bare = Frame(span[0], span[1], sheet.left, sheet.right, 0, 0, 0, 0)
    return words_height(word_rows(sheet.view, bare, sheet.left - MARGIN - PLOT_GAP))


def row_height(sheet: RowMeasures, span: Span, choice: Choice, plot: float) -> float:
    """How tall a row becomes whose plot has a given height, or more where its scale needs it."""
    frame = _frame(sheet, span, 0, _least_plot(sheet, span, plot))
    return _below(sheet, frame) + lanes_height(lanes_of(sheet, span, choice))


def _own_scales(sheet: RowMeasures) -> OwnScales:
    return OwnScales(sheet.view, sheet.left - MARGIN - PLOT_GAP, sheet.low)


def _below(sheet: RowMeasures, frame: Frame) -> float:
    """Where the lanes begin: below the plot and the curves that have a scale of their own."""
    strips = _own_scales(sheet).height(frame.first, frame.last, frame.right - frame.left)
    return frame.bottom + strips + LANE_GAP


def _noted(sheet: RowMeasures, span: Span, choice: Choice) -> Choice:
    """Where no scale is drawn, reasons for the lack of a score stand in the cells."""
    if not is_wordy(sheet.view):
        return choice
    said = {
        at
        for at in range(span[0], min(span[1] + 1, len(sheet.view.columns)))
        if sheet.view.columns[at].remark not in ("", sheet.view.labels.no_score)
    }
    return replace(choice, remarks=choice.remarks | said)


def drawn_plot(view: CurveView, frame: Frame, theme: Theme) -> list[Item]:
    """The ground of a plot and all of its marks, the lowest layer first; no words."""
    items: list[Item] = background(view, frame, theme)
    if not is_wordy(view):
        items += scale_lines(view, frame, theme)
    for layer in (gaps, goals, intervals, ghosts, lifts, future_levels, levels, lines, diamonds):
        items += layer(view, frame, theme)
    return items


def draw_row(sheet: RowMeasures, span: Span, choice: Choice, top: float, bottom: float | None) -> DrawnRow:
    """One row with its top at `top`, filling the page to `bottom` where one is given."""
    view, theme = sheet.view, sheet.theme
    wordy, scored = is_wordy(view), is_scored(view)
    least = sheet.least_row_plot if scored else 0.0
    if bottom is not None and len(sheet.spans) == 1:
        least = sheet.least_plot
    plot = _least_plot(sheet, span, least)
    choice = _noted(sheet, span, choice)
    here = frozenset(at for at, callout in enumerate(view.callouts) if span[0] <= callout.column <= span[1])
    for attempt in range(MOST_ATTEMPTS + 1):
        lanes = lanes_of(sheet, span, choice)
        free = 0.0
        if bottom is not None and not wordy:
            free = bottom - top - row_height(sheet, span, choice, plot)
        frame = _frame(sheet, span, top, plot + max(free, 0.0))
        words: list[Item] = []
        cards: list[Box] = []
        if wordy:
            feeling_rows = word_rows(view, frame, sheet.left - MARGIN - PLOT_GAP)
            words, cards = draw_words(feeling_rows, view, frame, theme)
        names = 8 + phase_names_height(view, frame)
        labels = Labeller(view, frame, names, theme, cards).all(choice.callouts, choice.remarks)
        if not labels.callouts and not labels.remarks:
            break
        homeless = choice.callouts | frozenset(labels.callouts)
        silent = choice.remarks | frozenset(labels.remarks)
        if len(homeless & here) * 2 > len(here) or attempt == MOST_ATTEMPTS - 1:
            homeless |= here
        if attempt == MOST_ATTEMPTS - 1:
            silent |= frozenset(range(span[0], span[1] + 1))
        choice = replace(choice, callouts=homeless, remarks=silent)
    items = drawn_plot(view, frame, theme)
    items += phase_names(view, frame, theme)
    items += [*words, *labels.items]
    if not wordy:
        items += draw_axis(sheet.axis, frame, MARGIN, theme)
    items += _own_scales(sheet).draw(frame, frame.bottom, theme)
    below = _below(sheet, frame)
    items += draw_lanes(lanes, frame, below, theme)
    return DrawnRow(items, below + lanes_height(lanes), labels)
