"""Where the numbered discs of a plot of two scales stand, so that none covers another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import cos, hypot, pi, sin

from cxmap.rendering.backends.svg import number
from cxmap.view.report.numbers import Grid, Placed

WIDE, HIGH = 420.0, 400.0
LEFT, RIGHT, TOP, BOTTOM = 28.0, 418.0, 24.0, 356.0
ROOM = 14.0
"""Between the frame and the ends of the scales."""
APART = 22.5
"""From the middle of one disc to that of the next."""
TIED = 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A disc, and the place that it stands for."""

    number: int
    title: str
    x: str
    y: str
    at_x: str
    at_y: str
    leader: str
    look: str
    """The classes of the disc: whether it is measured or believed, and what the verdict says."""
    margin: str
    """The line of its margin of error; empty where it has none."""
    assumed: bool


@dataclass(frozen=True, slots=True)
class CornerText:
    """The name of a quadrant in its corner."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """A plot, ready to be written down."""

    wide: str
    high: str
    left: float
    right: float
    top: float
    bottom: float
    x: str
    y: str
    corners: tuple[CornerText, ...]
    spots: tuple[Spot, ...]


def _at(x: float, y: float) -> tuple[float, float]:
    across = LEFT + ROOM + (RIGHT - LEFT - 2 * ROOM) * x / 100
    return across, BOTTOM - ROOM - (BOTTOM - TOP - 2 * ROOM) * y / 100


def _around(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Places for a disc: on the spot, then around it in wider and wider rings."""
    yield x, y
    for ring in range(1, 60):
        steps = 8 + 4 * ring
        distance = APART * 0.5 * ring
        for step in range(steps):
            angle = 2 * pi * step / steps
            spot = x + distance * cos(angle), y - distance * sin(angle)
            if LEFT + ROOM <= spot[0] <= RIGHT - ROOM and TOP + ROOM <= spot[1] <= BOTTOM - ROOM:
                yield spot


def _placed(places: tuple[Placed, ...]) -> list[tuple[float, float]]:
    """Each disc as near to its place as the discs before it leave room.

    Discs are looked up by the cells of a grid as wide as they stay apart. The rings reach beyond the plot, so
    once a disc finds no room the plot is full, and the others stand on their spots without a search.
    """
    discs: list[tuple[float, float]] = []
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def is_free(spot: tuple[float, float]) -> bool:
        column, row = int(spot[0] // APART), int(spot[1] // APART)
        return all(
            hypot(spot[0] - x, spot[1] - y) >= APART
            for cell in product((column - 1, column, column + 1), (row - 1, row, row + 1))
            for x, y in cells.get(cell, ())
        )

    full = False
    for place in places:
        spot = _at(place.x, place.y)
        free = None if full else next(filter(is_free, _around(*spot)), None)
        full = free is None
        disc = free or spot
        discs.append(disc)
        cells.setdefault((int(disc[0] // APART), int(disc[1] // APART)), []).append(disc)
    return discs


def _spot(place: Placed, disc: tuple[float, float], grid: Grid) -> Spot:
    at = _at(place.x, place.y)
    moved = hypot(disc[0] - at[0], disc[1] - at[1]) > TIED
    return Spot(
        number=place.number,
        title=f"{place.name.text}, {grid.y_name} {place.y_text}, {grid.x_name} {place.x_text}",
        x=number(disc[0]),
        y=number(disc[1]),
        at_x=number(at[0]),
        at_y=number(at[1]),
        leader=f"M{number(at[0])} {number(at[1])}L{number(disc[0])} {number(disc[1])}" if moved else "",
        look=" ".join(part for part in (place.kind, place.tone) if part),
        margin=_margin(place),
        assumed=place.assumed,
    )


def _margin(place: Placed) -> str:
    """From end to end at the height of the place itself, with a stop at each."""
    if place.low is None or place.high is None:
        return ""
    (left, y), (right, _) = _at(place.low, place.y), _at(place.high, place.y)
    top, bottom = number(y - 4), number(y + 4)
    return (
        f"M{number(left)} {number(y)}H{number(right)}"
        f"M{number(left)} {top}V{bottom}M{number(right)} {top}V{bottom}"
    )


def _corners(grid: Grid) -> tuple[CornerText, ...]:
    if not grid.corners:
        return ()
    sides = ((LEFT, "start"), (RIGHT, "end"))
    rows = (number(TOP - 8), number(BOTTOM + 17))
    return tuple(
        CornerText(corner.name, number(sides[at % 2][0]), rows[at // 2], sides[at % 2][1])
        for at, corner in enumerate(grid.corners)
    )


def scatter(grid: Grid) -> Scatter:
    """Place a plot; the same grid gives the same places."""
    cross = _at(grid.x, grid.y)
    discs = _placed(grid.places)
    return Scatter(
        wide=number(WIDE),
        high=number(HIGH),
        left=LEFT,
        right=RIGHT,
        top=TOP,
        bottom=BOTTOM,
        x=number(cross[0]),
        y=number(cross[1]),
        corners=_corners(grid),
        spots=tuple(_spot(place, disc, grid) for place, disc in zip(grid.places, discs, strict=True)),
    )
