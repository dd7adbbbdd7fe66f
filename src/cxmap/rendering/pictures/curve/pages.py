"""The pages of an emotion curve: which rows stand on which, and head and foot around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from cxmap.rendering.frame.fit import between, keeps, largest
from cxmap.rendering.frame.foot import entries, foot_of
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.page import MANY, RATIO, WIDER, WIDTH, Around, Part, around, drawn_of
from cxmap.rendering.pictures.curve.columns import (
    Choice,
    RowMeasures,
    columns_in_a_row,
    is_scored,
    is_wordy,
    sheet_of,
)
from cxmap.rendering.pictures.curve.row import Span, draw_row, row_height
from cxmap.rendering.scene.block import Block
from cxmap.rendering.scene.page import Area, Item, Page
from cxmap.rendering.theme import Theme
from cxmap.view.curve.part import seen
from cxmap.view.curve.values import CurveView, Series

ROW_GAP = 34.0
"""Between rows, as clear as between two lines of music."""
ROOMY_PLOT = 265.0
"""The height of the curve that lanes which could be left out or joined have to leave."""
MOST_ON_A_PAGE = 60
"""Touchpoints on a page that grows; a longer one would be scrolled, not looked at."""
FEWEST_IN_A_ROW = 3
"""Below that, rows are no lines any more; pages become higher instead."""
LARGE = 0.7
"""How much larger letters start where there is no line to draw, so that little content fills its page."""
STEPS = 3
"""So many sizes of letters are tried on large paper, the largest first."""
RICH = (
    Choice(extra=("actions", "thoughts", "feelings", "opportunities")),
    Choice(extra=("thoughts", "feelings", "opportunities")),
    Choice(extra=("thoughts", "opportunities")),
    Choice(extra=("thoughts",)),
    Choice(),
)
PLAIN = Choice(merged=True)
BARE = Choice(bare=True)
"""What slides show that have no room for more: a journey is better seen whole than in many parts."""
LOW = 600.0
"""Pages are low that are no higher than that."""


class _Surroundings:
    """What stands around the pages of a curve; each foot is made once, however many pages are tried."""

    def __init__(self, view: CurveView, theme: Theme, version: str) -> None:
        self.view, self.theme, self.version = view, theme, version
        self._feet: dict[tuple[float, Span, frozenset[str], bool], Block] = {}

    def around(
        self,
        part: Part,
        wide: float,
        high: float,
        columns: Span | None = None,
        unnamed: Sequence[Series] = (),
        *,
        goal_unnamed: bool = False,
    ) -> Around:
        """Head and foot of a page with these columns, or with all of them.

        The foot explains the lines that found no room for their name.
        """
        first, last = columns or (0, len(self.view.columns) - 1)
        key = wide, (first, last), frozenset(series.key for series in unnamed), goal_unnamed
        if key not in self._feet:
            here = seen(self.view, [(first, last)])
            legend = entries(here, self.theme, unnamed, goal_unnamed=goal_unnamed)
            self._feet[key] = foot_of(
                self.view.sheet.source, legend, wide - 2 * MARGIN, self.theme, self.version
            )
        return around(self.view.sheet, part, self._feet[key], self.theme, wide, high)


def _page(
    sheet: RowMeasures,
    spans: Sequence[Span],
    choice: Choice,
    part: Part,
    surroundings: _Surroundings,
    tall: float | None,
) -> Page:
    """A page with some of the rows; `tall` is how high it is to be where that does not follow from them."""
    here, columns = seen(sheet.view, spans), (spans[0][0], spans[-1][1])
    frame = surroundings.around(part, sheet.width, tall or 0.0, columns)
    items: list[Item] = []
    y = frame.top
    bottom = None if tall is None else frame.bottom
    named: list[str] = []
    goal_named = False
    for number, span in enumerate(spans):
        top = y + (ROW_GAP if number else 0)
        drawn = draw_row(sheet, span, choice, top, _share(sheet, spans[number:], choice, top, bottom))
        items += drawn.items
        y = drawn.bottom
        named += drawn.labels.named
        goal_named = goal_named or drawn.labels.goal_named
    unnamed = [series for series in here.together if series.key not in named and series.stretches]
    goal_unnamed = bool(here.goals) and not goal_named
    if unnamed or goal_unnamed:
        frame = surroundings.around(
            part, sheet.width, tall or 0.0, columns, unnamed, goal_unnamed=goal_unnamed
        )
    return frame.page(items, y, sheet.theme)


def _share(
    sheet: RowMeasures, spans: Sequence[Span], choice: Choice, top: float, bottom: float | None
) -> float | None:
    """Where the first of the rows is to end so that all of them fill the room, each growing as much."""
    if bottom is None or len(spans) == 1:
        return bottom
    needs = [row_height(sheet, span, choice, sheet.least_row_plot) for span in spans]
    free = bottom - top - sum(needs) - ROW_GAP * (len(spans) - 1)
    return top + needs[0] + max(free, 0.0) / len(spans)


def _arranged(surroundings: _Surroundings) -> tuple[RowMeasures, Choice]:
    """The first arrangement that keeps a single row within 16:9; the plain one where none does."""
    view, theme = surroundings.view, surroundings.theme
    plain = sheet_of(view, theme, WIDTH)
    if len(plain.spans) > 1:
        return plain, Choice()
    for width in WIDER:
        sheet = sheet_of(view, theme, width)
        free = surroundings.around((1, 1), width, width * RATIO).room
        for choice in (*RICH, PLAIN):
            plot = sheet.least_plot if choice.merged else ROOMY_PLOT
            if row_height(sheet, sheet.spans[0], choice, plot) <= free:
                return sheet, choice
    return plain, PLAIN


def free_pages(view: CurveView, theme: Theme, version: str) -> tuple[Page, ...]:
    """Pages as large as their content: a slide at least, rows below each other, sixty columns at most."""
    surroundings = _Surroundings(view, theme, version)
    sheet, choice = _arranged(surroundings)
    single = len(sheet.spans) == 1
    tall = sheet.width * RATIO if single and is_scored(view) else None
    count = ceil(len(view.columns) / MOST_ON_A_PAGE) or 1
    groups = list(_evenly(sheet.spans, count))
    return tuple(
        _page(sheet, groups[number - 1], choice, (number, len(groups)), surroundings, tall)
        for number in drawn_of(len(groups))
    )


def _evenly(spans: Sequence[Span], count: int) -> Iterator[Sequence[Span]]:
    """Rows on so many pages, about equally many each."""
    ends = [round(len(spans) * at / count) for at in range(count + 1)]
    return (spans[first:last] for first, last in pairwise(ends) if last > first)


class _Fitter:
    """Lays a curve out for pages of one size."""

    def __init__(self, surroundings: _Surroundings, width: float, height: float) -> None:
        self.surroundings, self.view = surroundings, surroundings.view
        self.width, self.height = width, height
        self.low = height <= LOW
        self.choices = (*RICH, PLAIN, BARE) if self.low else (*RICH, PLAIN)

    def _room(self, part: Part) -> float:
        """How tall the rows of a page may be together."""
        return self.surroundings.around(part, self.width, self.height).room

    def _groups(self, sheet: RowMeasures, choice: Choice, most: int) -> list[list[Span]] | None:
        """Rows on as few pages as they fit on; nothing where one fits on no page, or on more than `most`."""
        several = len(sheet.spans) > 1
        room = self._room((1, MANY if several else 1)), self._room((2, MANY))
        least = sheet.least_row_plot if several else sheet.least_plot
        groups: list[list[Span]] = []
        used = 0.0
        for span in sheet.spans:
            tall = row_height(sheet, span, choice, least)
            if groups and used + ROW_GAP + tall <= room[len(groups) > 1]:
                groups[-1].append(span)
                used += ROW_GAP + tall
                continue
            if tall > room[len(groups) > 0] or len(groups) == most:
                return None
            groups.append([span])
            used = tall
        return groups

    def _sheets(self) -> Iterator[RowMeasures]:
        """As few columns in a row as needed: few rows first."""
        count = len(self.view.columns)
        widest = sheet_of(self.view, self.surroundings.theme, self.width, low=self.low)
        most = columns_in_a_row(self.view, widest.right - widest.left)
        seen: set[tuple[Span, ...]] = set()
        in_rows = (
            most if rows == 1 else min(most, ceil(count / (rows - 1)) - 1) for rows in range(1, count + 1)
        )
        for fewer in dict.fromkeys(in_rows):
            if fewer < FEWEST_IN_A_ROW and seen:
                return
            sheet = sheet_of(self.view, self.surroundings.theme, self.width, max(fewer, 1), low=self.low)
            if sheet.spans not in seen:
                seen.add(sheet.spans)
                yield sheet

    def _fitting(self, sheet: RowMeasures, most: int) -> tuple[Page, ...]:
        """The richest pages of a sheet that keep the size and are as few as can be, and `most` at most."""
        plans = [(choice, groups) for choice in self.choices if (groups := self._groups(sheet, choice, most))]
        fewest = min((len(groups) for _, groups in plans), default=0)
        for choice, groups in plans:
            if len(groups) == fewest <= most:
                made = self._made(sheet, choice, groups)
                if keeps(made, self.height):
                    return made
        return ()

    def whole(self) -> tuple[Page, ...]:
        """The curve on one page of the size, where that can be."""
        return next((made for sheet in self._sheets() if (made := self._fitting(sheet, 1))), ())

    def pages(self) -> tuple[Page, ...]:
        """As many pages of the size as it takes; higher ones only where a row cannot be made lower."""
        sheet = None
        for sheet in self._sheets():
            made = self._fitting(sheet, len(sheet.spans))
            if made:
                return made
        assert sheet is not None
        return self._made(sheet, self.choices[-1], [[span] for span in sheet.spans])

    def _made(self, sheet: RowMeasures, choice: Choice, groups: Sequence[Sequence[Span]]) -> tuple[Page, ...]:
        return tuple(
            _page(sheet, groups[number - 1], choice, (number, len(groups)), self.surroundings, self.height)
            for number in drawn_of(len(groups))
        )


def paper_pages(view: CurveView, theme: Theme, version: str, area: Area) -> tuple[Page, ...]:
    """Pages of an area's size. Large paper gets larger letters as long as the curve stays on one page."""
    base = min(1.0, WIDTH / area.width) * (LARGE if is_wordy(view) else 1.0)
    stretches = dict.fromkeys((*between(base, 1.0, STEPS), max(1.0, area.stretch)))
    surroundings = _Surroundings(view, theme, version)

    def whole(room: Area) -> tuple[Page, ...]:
        return _Fitter(surroundings, room.width, room.height).whole()

    page = largest(area, (1 / stretch for stretch in stretches), whole)
    return page or _Fitter(surroundings, area.width, area.height).pages()
