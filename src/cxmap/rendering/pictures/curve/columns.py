"""Which lanes stand below a row, and with what in their cells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.frame.axis import LANE_LABEL, PLOT_GAP, Axis, axis_of
from cxmap.rendering.frame.lanes import (
    CellRow,
    Paragraph,
    Spanning,
    cell_width,
    chip_lane,
    paragraphs,
    text_lane,
)
from cxmap.rendering.frame.margins import MARGIN
from cxmap.rendering.frame.marks import impact_colour
from cxmap.rendering.frame.rows import rows
from cxmap.rendering.pictures.curve.groups import group_lanes
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Style
from cxmap.rendering.scene.text import clean, longest_word, widest, wrap
from cxmap.rendering.theme import Theme
from cxmap.view.curve.values import CurveLane, CurveView

MOST_COLUMNS = 16
FEWEST_COLUMNS = 10
"""Of a row, however long the words: they are broken before rows become stubs."""
NARROWEST, USUAL_PLOT = 62.0, 1100.0
"""On plots wider than the second, more columns are allowed, each at least as wide as the first."""
GOOD_AND_BAD = ("pain_points", "gains")
SHOWN = (*GOOD_AND_BAD, "actions", "thoughts", "feelings")
"""The lanes that a picture may show."""


class RowMeasures(Struct, frozen=True):
    """What all rows of a page have in common."""

    view: CurveView
    theme: Theme
    axis: Axis
    width: float
    left: float
    right: float
    body: float
    spans: tuple[tuple[int, int], ...]
    low: bool = False
    """Whether its pages are low, as slides are; plots may be lower then."""

    @property
    def least_plot(self) -> float:
        """How tall the scale of a row is at least that has a page to itself."""
        return 175.0 if self.low else 225.0

    @property
    def least_row_plot(self) -> float:
        """The same where rows stand below each other."""
        return 130.0 if self.low else 170.0


class Choice(Struct, frozen=True):
    """What may differ between two attempts at a row."""

    extra: tuple[str, ...] = ()
    """Lanes to show beyond the usual ones, by key."""
    merged: bool = False
    """Pain points and gains in one lane, which is lower."""
    bare: bool = False
    """No lanes but the touchpoints, their channels and what found no room on the plot."""
    callouts: frozenset[int] = frozenset()
    """The callouts that found no room on the plot."""
    remarks: frozenset[int] = frozenset()
    """The columns whose remark found none."""


def _body_size(view: CurveView, column: float) -> float:
    """The size of texts below the curve: smaller in narrow columns, or where a word would be broken."""
    largest = 10.0 if column > 105 else 9.5 if column > 90 else 9.0
    limit = cell_width(column)
    long = max((longest_word(column.name, Style(10)) for column in view.columns), default=0.0)
    return max(type_scale.SMALLEST, min(largest, int(100 * limit / long) / 10 if long else largest))


def columns_in_a_row(view: CurveView, plot: float) -> int:
    """How many columns a row may have: sixteen on a usual page, as many as that is worth on a wider one."""
    most = MOST_COLUMNS if plot < USUAL_PLOT else max(MOST_COLUMNS, int(plot / NARROWEST))
    if len(view.columns) <= MOST_COLUMNS:
        return MOST_COLUMNS
    words = sorted(longest_word(column.name, type_scale.SMALL) for column in view.columns)
    usual = words[len(words) * 9 // 10] + 9
    return max(FEWEST_COLUMNS, min(most, int(plot / usual)))


def sheet_of(
    view: CurveView, theme: Theme, page_width: float, most: int | None = None, *, low: bool = False
) -> RowMeasures:
    """The measures of a page, from the words of the scale and of the touchpoints.

    `most` is how many columns a row may have at most; as many as are legible when None. `low` says that its
    pages are.
    """
    axis = axis_of(() if is_wordy(view) else view.ticks)
    words = [view.labels.touchpoint, view.labels.channel, view.labels.impact_moments]
    words += [lane.label for lane in view.lanes if lane.key in SHOWN]
    if view.groups is not None:
        words += [view.groups.label, *(series.name for series in view.series)]
    if view.future is not None:
        words += [view.labels.lift, view.labels.current, view.labels.future_mark]
    if view.opportunities is not None:
        words.append(view.opportunities.label)
    labels = max(widest(wrap(word, LANE_LABEL, 110), LANE_LABEL) for word in words)
    left = MARGIN + max(axis.width, labels + PLOT_GAP, 96.0)
    right = page_width - MARGIN
    begins = frozenset(band.first for band in view.bands)
    spans = rows(len(view.columns), most or columns_in_a_row(view, right - left), begins)
    narrowest = (right - left) / max(last - first + 1 for first, last in spans)
    return RowMeasures(view, theme, axis, page_width, left, right, _body_size(view, narrowest), spans, low)


def _measured(view: CurveView) -> dict[int, str]:
    marks = [mark for run in view.series[0].stretches for mark in run.marks] if view.series else []
    return {
        mark.column: f"{mark.label} (n\u00a0=\u00a0{mark.n})"
        for mark in marks
        if mark.kind == "measured" and mark.n
    }


class _Cells:
    """Makes the cells of the lanes of one row."""

    def __init__(self, sheet: RowMeasures, span: tuple[int, int], choice: Choice) -> None:
        self.sheet, self.view, self.theme, self.choice = sheet, sheet.view, sheet.theme, choice
        self.shown = range(span[0], min(span[1] + 1, len(self.view.columns)))
        self.column = (sheet.right - sheet.left) / max(len(self.shown), 1)
        self.limit = cell_width(self.column)
        self.body = Style(sheet.body)
        self.quiet = type_scale.SMALL_ASIDE

    def names(self) -> list[list[Paragraph]]:
        """Touchpoints with who comes there, what was measured, or why there is no score."""
        numbers = _measured(self.view)
        muted = self.theme.muted
        result = []
        for at in self.shown:
            column = self.view.columns[at]
            look, colour = (self.body, self.theme.ink) if column.id else (self.quiet, muted)
            cell = paragraphs((column.name,), look, colour, self.limit)
            if column.whose:
                cell += paragraphs((column.whose,), self.quiet, muted, self.limit)
            if at in numbers:
                cell += paragraphs((numbers[at],), Style(self.quiet.size), muted, self.limit)
            if at in self.choice.remarks:
                cell += paragraphs((column.remark,), self.quiet, muted, self.limit)
            result.append(cell)
        return result

    def lifts(self) -> list[list[Paragraph]]:
        """What the future makes of each touchpoint: a number with its sign, or a word."""
        ways = {
            lift.column: lift.then - lift.now for lift in (self.view.future.lifts if self.view.future else ())
        }
        result = []
        for at in self.shown:
            way = ways.get(at, 0.0)
            colour = self.theme.good if way > 0 else self.theme.bad if way < 0 else self.theme.muted
            look = Style(self.body.size, bold=at in ways, italic=at not in ways)
            result.append(paragraphs(self.view.columns[at].lift, look, colour, self.limit))
        return result

    def changes(self) -> list[list[Paragraph]]:
        """What changed at each touchpoint, the difference first."""
        colours = {"good": self.theme.good, "bad": self.theme.bad, "plain": self.theme.muted}
        result = []
        for at in self.shown:
            cell: list[Paragraph] = []
            for number, change in enumerate(self.view.columns[at].changes):
                look = Style(self.body.size, bold=True) if number == 0 else Style(self.quiet.size)
                cell += paragraphs((change.text,), look, colours[change.tone], self.limit)
            result.append(cell)
        return result

    def callouts(self) -> list[list[Paragraph]]:
        """The impact moments that found no room on the plot."""
        result = []
        for at in self.shown:
            here = [
                callout
                for number, callout in enumerate(self.view.callouts)
                if number in self.choice.callouts and callout.column == at
            ]
            cell = [
                part
                for callout in here
                for part in paragraphs(
                    (callout.text,), self.body, impact_colour(callout.direction, self.theme), self.limit
                )
            ]
            result.append(cell)
        return result

    def lane(self, key: str, style: Style, colour: str, sign: str = "{}") -> list[list[Paragraph]]:
        """The texts of a lane of the view; nothing where it has none."""
        curve_lane = self.lane_of(key)
        if curve_lane is None:
            return [[] for _ in self.shown]
        texts = [[sign.format(clean(text)) for text in curve_lane.cells[at]] for at in self.shown]
        return [paragraphs(cell, style, colour, self.limit) for cell in texts]

    def over(self, key: str, style: Style, colour: str, sign: str = "{}") -> list[Spanning]:
        """What a lane says of whole phases, as far as they stand in this row."""
        lane = self.lane_of(key)
        spanning = []
        for across in lane.phases if lane is not None else ():
            first, last = max(across.first, self.shown.start), min(across.last, self.shown.stop - 1)
            if first <= last:
                limit = cell_width((last - first + 1) * self.column)
                texts = [sign.format(clean(text)) for text in across.texts]
                spanning.append(
                    Spanning(first, last, paragraphs(texts, style, colour, limit), self.theme.grid)
                )
        return spanning

    def lane_of(self, key: str) -> CurveLane | None:
        """A lane of the view."""
        extra = () if self.view.opportunities is None else (self.view.opportunities,)
        return next((lane for lane in (*self.view.lanes, *extra) if lane.key == key), None)

    def label(self, key: str) -> str:
        """The name of a lane of the view."""
        curve_lane = self.lane_of(key)
        return curve_lane.label if curve_lane is not None else ""


def _joined(first: Sequence[Spanning], second: Sequence[Spanning]) -> list[Spanning]:
    """What two lanes say of the same phases, below each other."""
    spannings: dict[tuple[int, int], Spanning] = {}
    for spanning in (*first, *second):
        key = spanning.first, spanning.last
        spannings[key] = (
            replace(spannings[key], cell=(*spannings[key].cell, *spanning.cell))
            if key in spannings
            else spanning
        )
    return list(spannings.values())


def is_scored(view: CurveView) -> bool:
    """Whether there is any line to draw. Without one, what people feel and think is told in words."""
    return bool(view.levels) or any(series.stretches for series in view.series)


def is_wordy(view: CurveView) -> bool:
    """Whether there is nothing to hold against a scale: then it would be drawn for nothing."""
    bars = view.future is not None and view.future.levels
    return not is_scored(view) and not view.goals and not bars


def lanes_of(sheet: RowMeasures, span: tuple[int, int], choice: Choice) -> list[CellRow]:
    """The lanes of a row, from the top; those with nothing in this row are left out."""
    view, theme = sheet.view, sheet.theme
    cells = _Cells(sheet, span, choice)
    if not cells.shown:
        return []
    label_width = sheet.left - MARGIN - PLOT_GAP
    lanes = [text_lane([view.labels.touchpoint], cells.names(), label_width)]

    def add(
        labels: Sequence[str],
        texts: Sequence[Sequence[Paragraph]],
        colours: Sequence[str] = (),
        over: Sequence[Spanning] = (),
    ) -> None:
        if any(texts) or over:
            lanes.append(text_lane(labels, texts, label_width, colours, over))

    def plain(key: str, style: Style, colour: str, sign: str = "{}") -> None:
        own = cells.lane(key, style, colour, sign)
        add([cells.label(key)], own, over=cells.over(key, style, colour, sign))

    if view.groups is not None:
        lanes += group_lanes(view, view.groups, cells.shown, cells.column, cells.body, label_width, theme)
    if view.future is not None:
        add([view.labels.lift], cells.changes() if view.future.is_earlier else cells.lifts())
    add([view.labels.impact_moments], cells.callouts())
    if any(view.columns[at].channels for at in cells.shown):
        style = type_scale.SMALL
        lanes.append(
            chip_lane(
                view.labels.channel,
                view.columns,
                view.bands,
                span,
                cells.column,
                style,
                label_width,
                theme.chips,
            )
        )
    if choice.bare:
        return lanes
    if "actions" in choice.extra:
        plain("actions", cells.body, theme.ink)
    if not is_wordy(view) and ("feelings" in choice.extra or not is_scored(view)):
        plain("feelings", cells.body, theme.ink)
    if "thoughts" in choice.extra or not is_scored(view):
        plain("thoughts", cells.quiet, theme.ink)
    merged = choice.merged and len({lane.key for lane in view.lanes} & set(GOOD_AND_BAD)) == 2
    signs = ("\N{MINUS SIGN}\u00a0{}", "+\u00a0{}") if merged else ("{}", "{}")
    pains = cells.lane("pain_points", cells.body, theme.bad, signs[0])
    gains = cells.lane("gains", cells.body, theme.good, signs[1])
    bad, good = (
        cells.over(key, cells.body, colour, sign)
        for key, colour, sign in zip(GOOD_AND_BAD, (theme.bad, theme.good), signs, strict=True)
    )
    if merged and (any(pains) or any(gains) or bad or good):
        both = [[*below, *above] for below, above in zip(pains, gains, strict=True)]
        labels = [sign.format(cells.label(key)) for sign, key in zip(signs, GOOD_AND_BAD, strict=True)]
        add(labels, both, (theme.bad, theme.good), _joined(bad, good))
    else:
        add([cells.label("pain_points")], pains, over=bad)
        add([cells.label("gains")], gains, over=good)
    if "opportunities" in choice.extra:
        add([cells.label("opportunities")], cells.lane("opportunities", cells.body, theme.ink))
    return lanes
