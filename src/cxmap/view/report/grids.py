"""The quadrants in the report: the view of their picture, and a list of what its numbers stand for."""

from __future__ import annotations

from cxmap.view.phrase import Phrase
from cxmap.view.quadrants.values import PlacedPoint, QuadrantsView
from cxmap.view.report.numbers import Corner, NumberedPoint, QuadrantGrid
from cxmap.view.report.writing import Writer, capital


def quadrant_grid(writer: Writer, plot: QuadrantsView) -> QuadrantGrid | None:
    """The quadrants with their points, numbered as in their plot; nothing for fewer than two points."""
    if len(plot.points) < 2:
        return None
    names = dict(plot.names)
    places = [_numbered(writer, number, point) for number, point in enumerate(plot.points, start=1)]
    pairs = list(zip(plot.points, places, strict=True))
    corners = tuple(
        Corner(names[key], tuple(place for point, place in pairs if point.quadrant == key)) for key in names
    )
    if not corners:
        corners = (Corner("", tuple(places)),)
    return QuadrantGrid(plot, " ".join(f"{capital(note)}." for note in plot.notes), corners)


def _numbered(writer: Writer, number: int, point: PlacedPoint) -> NumberedPoint:
    words = writer.words
    assumed = f" ({words.in_charts.assumed_mark})" if point.assumed else ""
    return NumberedPoint(
        number=number,
        name=Phrase(point.name, writer.anchors[point.id]),
        importance=f"{words.number(point.importance)}{assumed}",
        performance=point.label,
        id=point.id,
    )
