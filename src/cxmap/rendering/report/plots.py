"""Plots composed for several widths, of which every screen shows the one that it has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.backends.outlines import number
from cxmap.rendering.backends.svg import svg_element, written
from cxmap.rendering.pictures.opportunities.plot import plot_alone
from cxmap.rendering.pictures.quadrants.plot import numbered_plot
from cxmap.rendering.pictures.trend.plot import HEIGHT, draw_trend
from cxmap.rendering.scene.page import Box, Item
from cxmap.rendering.theme import Theme
from cxmap.view.opportunities.values import OpportunitiesView
from cxmap.view.quadrants.values import QuadrantsView
from cxmap.view.trend.values import TrendChart

Size = TypeVar("Size", float, tuple[float, float])
SCREENS = ("desk", "tablet", "phone")
"""What the style sheet tells apart; paper shows what desks do, unless a plot has a size of its own for it."""
SQUARE = {"desk": (430.0, 410.0), "tablet": (430.0, 410.0), "phone": (286.0, 330.0)}
NUMBERED = {**SQUARE, "paper": (380.0, 218.0)}
WIDE = {"desk": (840.0, HEIGHT), "tablet": (600.0, HEIGHT), "phone": (286.0, HEIGHT), "paper": (560.0, 118.0)}
"""The sizes of plots of two scales and of one over time, in points: screens show them a little larger.

Those of desks would have letters of four points on paper: `print.css` says how wide its own are there."""


class WrittenPlot(Struct, frozen=True):
    """A plot written down: for which screens it is, and where the marks of columns are, in percent."""

    kind: str
    drawing: Markup
    size: tuple[float, float]
    """In points of its own."""
    id: str
    """Of all that is drawn, for windows onto it."""
    marks: str = "[]"


class PlotTexts(Struct, frozen=True):
    """What is said of a plot: how its ids begin, its name, and what it shows."""

    id: str
    title: str
    description: str


def plot_of(
    items: Iterable[Item],
    size: tuple[float, float],
    screens: Iterable[str],
    about: PlotTexts,
    *,
    places: Mapping[str, str] | None = None,
    marks: str = "[]",
    above: str = "",
) -> WrittenPlot:
    """What is drawn in so many points, written down for some of SCREENS."""
    box = Box(0.0, 0.0, *size)
    drawing = svg_element(
        items, box, about.id, about.title, about.description, kind="picture", places=places, above=above
    )
    kinds = " ".join(f"for-{screen}" for screen in screens)
    return WrittenPlot(kinds, Markup(drawing), size, f"{about.id}-all", marks)  # noqa: S704 - escaped there


def _on_squares(
    draw: Callable[[float, float], list[Item]],
    sizes: Mapping[str, tuple[float, float]],
    about: PlotTexts,
    places: Mapping[str, str],
) -> tuple[WrittenPlot, ...]:
    return tuple(
        plot_of(draw(*size), size, screens, replace(about, id=f"{about.id}-{at}"), places=places)
        for at, (size, screens) in enumerate(by_size(sizes).items())
    )


def by_size(sizes: Mapping[str, Size]) -> dict[Size, list[str]]:
    """The screens that have each size."""
    result: dict[Size, list[str]] = {}
    for screen, size in sizes.items():
        result.setdefault(size, []).append(screen)
    return result


def quadrants_plots(
    view: QuadrantsView, theme: Theme, title: str, anchors: Mapping[str, str]
) -> tuple[WrittenPlot, ...]:
    """The quadrants with numbers, beside a list of their names."""
    about = PlotTexts("grid-plot", title, view.description)
    return _on_squares(lambda wide, high: numbered_plot(view, theme, wide, high), NUMBERED, about, anchors)


def opportunities_plots(view: OpportunitiesView, theme: Theme, title: str) -> tuple[WrittenPlot, ...]:
    """The opportunities with their ranks, above the list of them."""
    about = PlotTexts("chances-plot", title, view.description)
    return _on_squares(lambda wide, high: plot_alone(view, theme, wide, high), SQUARE, about, {})


def trend_plots(chart: TrendChart, theme: Theme, title: str, description: str) -> tuple[WrittenPlot, ...]:
    """The means of the versions over time; each version says more where it is pointed at."""
    result = []
    for at, ((wide, high), screens) in enumerate(by_size(WIDE).items()):
        drawn = draw_trend(chart, theme, wide, high)
        panes = "".join(
            f'<circle class="hover" cx="{number(x)}" cy="{number(y)}" r="12">'
            f"<title>{written(mark.summary)}</title></circle>"
            for mark, (x, y) in zip(chart.marks, drawn.places, strict=True)
        )
        about = PlotTexts(f"trend-plot-{at}", title, description)
        result.append(plot_of(drawn.items, (wide, high), screens, about, above=panes))
    return tuple(result)
