"""The curve among tables: its plot in the widths of screens and paper, its scale, and its key.

The tables around it have the names and texts of the touchpoints in columns of equal width, so a plot is as
wide as its columns and grows with them; it is composed anew where it would become too small or too large.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.backends.outlines import number
from cxmap.rendering.backends.svg import svg_window, written
from cxmap.rendering.frame.foot import SAMPLE, Entry, entries
from cxmap.rendering.pictures.curve.alone import PlotAlone, plot_alone
from cxmap.rendering.pictures.curve.columns import is_scored
from cxmap.rendering.report.marks import drawn, face_mark
from cxmap.rendering.report.plots import SCREENS, PlotTexts, WrittenPlot, by_size, plot_of
from cxmap.rendering.scene.page import Box
from cxmap.rendering.theme import Theme
from cxmap.view.curve.mirror import mirrored
from cxmap.view.curve.part import Parts
from cxmap.view.curve.values import CurveView, Tick
from cxmap.view.spans import Span

ENLARGED = 1.2
"""How much larger than its points a plot is shown, so that its letters stand beside those of the page."""


class Measures(Struct, frozen=True):
    """How large a plot is shown, in pixels."""

    columns: tuple[float, float, float]
    """The width of a column at least, on each of SCREENS."""
    least: tuple[float, float, float]
    """The width of the plot at least."""
    height: float
    edge: float
    """Above the best score and below the worst one."""
    low: bool = False
    """Whether there is little height."""

    @property
    def composed(self) -> tuple[float, float]:
        """Height and edge in points of the plot itself."""
        return self.height / ENLARGED, self.edge / ENLARGED

    def widths(self, columns: int) -> dict[str, float]:
        """The width of so many columns on each of SCREENS."""
        return {
            name: max(columns * each, least)
            for name, each, least in zip(SCREENS, self.columns, self.least, strict=True)
        }


FEW = Measures((92.0, 92.0, 112.0), (1000.0, 560.0, 230.0), 340.0, 42.0)
LONG = Measures((120.0, 120.0, 120.0), (1000.0, 560.0, 230.0), 340.0, 42.0)
"""Of journeys with more than `MANY` touchpoints, which scroll sideways."""
MANY = 14
"""About what a desktop shows side by side with legible names."""
PAPER = Measures((0.0,) * 3, (948.0,) * 3, 140.0, 24.0, low=True)
"""Two parts with their names stand on a page, and the five faces of a scale do not cover each other."""
LANE = Measures((176.0, 176.0, 138.0), (1000.0, 560.0, 230.0), 200.0, 32.0)
LONG_LANE = Measures((176.0, 176.0, 176.0), (1000.0, 560.0, 230.0), 200.0, 32.0)
"""Among the lanes of the matrix, whose columns are wider."""


class AxisTick(Struct, frozen=True):
    """A line of the scale: percent of the plot from its top, word, number and face."""

    top: str
    word: str
    number: str
    face: Markup


class PlotStrip(Struct, frozen=True):
    """Some columns of a curve: the plots of them, of which every screen shows one."""

    first: int
    last: int
    widths: tuple[tuple[str, str], ...]
    plots: tuple[WrittenPlot, ...]
    """Nothing where there is nothing to plot."""
    ticks: tuple[AxisTick, ...]
    silent: frozenset[int]
    """Columns whose lack of a score is to be said below the plot."""


class MarkEntry(Struct, frozen=True):
    """What a mark means; `series` is the line that it stands for, by its key."""

    words: str
    mark: Markup
    series: str


class Plotter:
    """Draws a curve for a page that reads in one direction."""

    def __init__(self, view: CurveView, theme: Theme, title: str, *, backwards: bool = False) -> None:
        self.view, self.theme, self.title, self.backwards = view, theme, title, backwards
        self.turned = mirrored(view) if backwards else view
        self.parts = Parts(self.turned)

    def strip(
        self, span: Span, id_: str, measures: Measures, anchors: dict[str, str] | None = None
    ) -> PlotStrip:
        """Some columns of it, with ids that begin with `id_`; `anchors` call touchpoints by their ids.

        Without anchors, as on paper, nothing in it answers to being pointed at.
        """
        first, last = span
        if not is_scored(self.view):
            return PlotStrip(first, last, (), (), (), frozenset(range(first, last + 1)))
        by_width = by_size(measures.widths(last - first + 1))
        turned = self._turned(span)
        part = self.parts.of(turned)
        made = [
            (
                names,
                plot_alone(part, self.theme, turned, width / ENLARGED, *measures.composed, low=measures.low),
            )
            for width, names in by_width.items()
        ]
        plots = tuple(
            self._written(plot, names, f"{id_}-{at}", anchors or {}) for at, (names, plot) in enumerate(made)
        )
        ticks = tuple(self._tick(tick, y / made[0][1].height) for tick, y in made[0][1].ticks)
        silent = frozenset(self._column(at) for _, plot in made for at in plot.silent)
        widths = tuple((name, number(width)) for width, names in by_width.items() for name in names)
        return PlotStrip(first, last, widths, plots, ticks, silent)

    def part(self, strip: PlotStrip, span: Span) -> PlotStrip:
        """Some columns of a strip of one plot, as that same drawing seen through a window."""
        if not strip.plots:
            return PlotStrip(*span, (), (), (), frozenset(range(span[0], span[1] + 1)))
        plot, columns = strip.plots[0], strip.last - strip.first + 1
        wide = plot.size[0] / columns
        first, last = self._turned(span)
        window = Box(
            (first - self._turned((strip.first, strip.last))[0]) * wide,
            0.0,
            (last - first + 1) * wide,
            plot.size[1],
        )
        drawing = svg_window(window, plot.id)
        silent = frozenset(at for at in strip.silent if span[0] <= at <= span[1])
        return PlotStrip(*span, strip.widths, (replace(plot, drawing=Markup(drawing)),), strip.ticks, silent)  # noqa: S704 - of numbers alone

    def _column(self, at: int) -> int:
        """From a column as it is drawn to the same as the map counts it, and back."""
        return len(self.view.columns) - 1 - at if self.backwards else at

    def _turned(self, span: Span) -> Span:
        first, last = sorted(map(self._column, span))
        return first, last

    def _tick(self, tick: Tick, share: float) -> AxisTick:
        return AxisTick(number(100 * share), tick.word, tick.number, face_mark(tick.mood, self.theme))

    def _written(
        self, plot: PlotAlone, names: Sequence[str], id_: str, anchors: dict[str, str]
    ) -> WrittenPlot:
        marks = [
            [self._column(column), round(100 * x / plot.width, 2), round(100 * y / plot.height, 2)]
            for column, (x, y) in plot.marks
        ]
        return plot_of(
            plot.items,
            (plot.width, plot.height),
            names,
            PlotTexts(id_, self.title, self.view.sheet.headline),
            places=anchors,
            marks=json.dumps(sorted(marks), separators=(",", ":")) if anchors else "[]",
            above=self._columns_of(plot) if anchors else "",
        )

    def _columns_of(self, plot: PlotAlone) -> str:
        """A pane over every column, which says what there is to be said of it."""
        wide = plot.width / plot.columns
        return "".join(
            f'<rect class="hover" data-column="{self._column(at)}" x="{number((at - plot.span[0]) * wide)}" '
            f'width="{number(wide)}" height="{number(plot.height)}">'
            f"<title>{written(self.turned.columns[at].summary)}</title></rect>"
            for at in range(plot.span[0], min(plot.span[1] + 1, len(self.turned.columns)))
        )


def key_of(view: CurveView, theme: Theme) -> tuple[MarkEntry, ...]:
    """What every mark of a curve means: the entries of its pictures, with all of its lines."""
    lines = view.series if len(view.series) > 1 else ()
    return key_entries(entries(view, theme, lines, goal_unnamed=bool(view.goals)))


def key_entries(legend: Sequence[Entry]) -> tuple[MarkEntry, ...]:
    """Entries of a picture's legend for a key in a page."""
    box = Box(-4.0, -9.0, SAMPLE + 8.0, 18.0)
    drawn_entries = ((words, sample(0.0, 0.0)) for words, sample in legend)
    return tuple(MarkEntry(words, drawn(items, box), items[0].tag.series) for words, items in drawn_entries)
