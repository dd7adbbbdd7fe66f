"""The ways that rows below each other do not tell, as lines in a gutter before the axis."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cxmap.rendering.scene.page import Item, Shape, polyline
from cxmap.rendering.theme import Theme
from cxmap.view.timeline.values import RowLink

PITCH, MOST_WIDE = 6.0, 84.0
"""Between two lines beside each other, and what all of them take at the most."""
STUB, TIP = 8.0, 4.5
APART = 2.6
"""How far from the middle of a row ways leave it (below) and reach it (above)."""
PEN = 1.1
LOOP_DASH = (4.0, 2.2)


class Gutter(Struct, frozen=True):
    """The ways that a page shows, each with its lane: 0 is the nearest to the rows."""

    links: tuple[tuple[RowLink, int], ...]
    pitch: float

    @property
    def wide(self) -> float:
        """The width that it takes; nothing where there is no way to show."""
        lanes = max((lane for _, lane in self.links), default=-1) + 1
        return lanes * self.pitch + STUB + TIP if lanes else 0.0


def gutter_of(links: Sequence[RowLink], rows: range) -> Gutter:
    """The gutter of a page with these rows: ways that begin or end there, short ones near to the rows."""
    here = [link for link in links if link.start in rows or link.end in rows]
    taken: list[list[tuple[int, int]]] = []
    placed: list[tuple[RowLink, int]] = []
    for link in sorted(
        here, key=lambda row_link: (abs(row_link.end - row_link.start), row_link.start, row_link.end)
    ):
        low, high = min(link.start, link.end), max(link.start, link.end)
        lane = next(
            (
                at
                for at, spans in enumerate(taken)
                if all(high < first or low > last for first, last in spans)
            ),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        placed.append((link, lane))
    return Gutter(tuple(placed), min(PITCH, MOST_WIDE / max(len(taken), 1)))


def draw_ways(
    gutter: Gutter, middles: dict[int, float], top: float, bottom: float, right: float, theme: Theme
) -> list[Item]:
    """The ways between the middles of rows; what leaves the page runs to its edge."""
    items: list[Item] = []
    for link, lane in gutter.links:
        x = right - STUB - TIP - lane * gutter.pitch
        colour, dash = (theme.line, LOOP_DASH) if link.back else (theme.neutral, ())
        down = link.end > link.start or link.end == link.start
        start, end = middles.get(link.start), middles.get(link.end)
        points: list[tuple[float, float]] = []
        if start is not None:
            points += [(right - TIP, start + APART), (x, start + APART)]
        else:
            points.append((x, top if down else bottom))
        if end is not None:
            points += [(x, end - APART), (right - TIP, end - APART)]
            y = end - APART
            tip = polyline(((right, y), (right - TIP, y - 2.8), (right - TIP, y + 2.8)), closed=True)
            items.append(Shape(tip, colour))
        else:
            points.append((x, bottom if down else top))
        items.append(Shape(polyline(points), stroke=colour, width=PEN, dash=dash))
    return items
