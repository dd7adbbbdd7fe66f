"""A page as a list of shapes and lines of text, in points from the top left corner; y grows downwards.

Layouts only make such lists. So where everything stands can be tested without drawing, the backends alone
know how matplotlib puts it on paper, and a report that shows the same items finds by their tags what belongs
together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, radians, sin
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from cxmap.rendering.raster import Raster
from cxmap.rendering.scene.typeface import family

Align = Literal["left", "center", "right"]
Point: TypeAlias = tuple[float, float]
ASCENT, DESCENT = 0.90, 0.24
"""How far letters with accents reach above and below their baseline, in parts of the size."""
ROUND = 0.5523
"""How far a Bézier control lies along a quarter circle of radius 1."""


class Box(NamedTuple):
    """A rectangle: its top left corner, its width and its height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    def grown(self, by: float) -> Box:
        """The same with a margin around it."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


class Tag(NamedTuple):
    """What an item stands for. Empty where that does not matter; nothing that is drawn depends on it."""

    role: str = ""
    """What it is there: a mark, a line, a name ..."""
    series: str = ""
    """The line that it belongs to, by its key; it goes when that is switched off."""
    place: str = ""
    """The touchpoint that it belongs to, by its id; it lights up with that."""


UNTAGGED = Tag()


class Style(Struct, frozen=True):
    """How letters look."""

    size: float
    bold: bool = False
    italic: bool = False


class Text(Struct, frozen=True):
    """One line of text on its baseline at `y`; `width` is measured, `x` lies at its left, middle or right."""

    text: str
    x: float
    y: float
    style: Style
    colour: str
    align: Align
    width: float
    tag: Tag = UNTAGGED

    @property
    def box(self) -> Box:
        """What it takes up."""
        left = {"left": self.x, "center": self.x - self.width / 2, "right": self.x - self.width}[self.align]
        size = self.style.size
        return Box(left, self.y - ASCENT * size, self.width, (ASCENT + DESCENT) * size)


class Outline(Struct, frozen=True):
    """Points with a letter for each: Move, Line, Curve (three points a segment), Z closes."""

    points: tuple[Point, ...]
    kinds: str


class Shape(Struct, frozen=True):
    """An outline to be filled, stroked or both. Widths and dashes are in points."""

    outline: Outline
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    alpha: float = 1.0
    tag: Tag = UNTAGGED


Item: TypeAlias = Text | Shape


def tagged(items: Iterable[Item], role: str = "", series: str = "", place: str = "") -> list[Item]:
    """The items with what they stand for; what they say of themselves already stays."""
    return [
        replace(item, tag=Tag(item.tag.role or role, item.tag.series or series, item.tag.place or place))
        for item in items
    ]


class Area(NamedTuple):
    """The most that one page may take where it is to be put on paper; what needs more goes on another one."""

    width: float
    height: float
    stretch: float = 1.0
    """How many times larger a page may still become if it then holds everything: a poster is better whole."""


class Page(Struct):
    """What is to be drawn, from the bottom layer to the top one."""

    width: float
    height: float
    paper: str
    items: list[Item] = field(default_factory=list)
    stamps: tuple[tuple[Raster, Box], ...] = ()
    """Pictures made of dots, and where they stand."""
    family: str = field(default_factory=family)
    """What its texts were measured in."""
    count: int = 1
    """Of how many pages it is one, those that are not drawn included."""

    @property
    def texts(self) -> list[Text]:
        """Every line of text."""
        return [item for item in self.items if isinstance(item, Text)]


def polyline(points: Sequence[Point], *, closed: bool = False) -> Outline:
    """Straight lines through points."""
    if closed:
        return Outline((*points, points[0]), "M" + "L" * (len(points) - 1) + "Z")
    return Outline(tuple(points), "M" + "L" * (len(points) - 1))


def joined(outlines: Iterable[Outline]) -> Outline:
    """Several outlines as one."""
    parts = list(outlines)
    return Outline(
        tuple(point for part in parts for point in part.points), "".join(part.kinds for part in parts)
    )


def segment(x0: float, y0: float, x1: float, y1: float) -> Outline:
    """One straight line."""
    return Outline(((x0, y0), (x1, y1)), "ML")


def rectangle(box: Box) -> Outline:
    """The four sides of a box."""
    return polyline(
        ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)), closed=True
    )


def rounded(box: Box, radius: float) -> Outline:
    """A box with round corners."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    r = min(radius, box.w / 2, box.h / 2)
    k = r * (1 - ROUND)
    points = (
        (x + r, y),
        (right - r, y), (right - k, y), (right, y + k), (right, y + r),
        (right, bottom - r), (right, bottom - k), (right - k, bottom), (right - r, bottom),
        (x + r, bottom), (x + k, bottom), (x, bottom - k), (x, bottom - r),
        (x, y + r), (x, y + k), (x + k, y), (x + r, y), (x + r, y),
    )  # fmt: skip
    return Outline(points, "MLCCCLCCCLCCCLCCCZ")


def circle(x: float, y: float, r: float) -> Outline:
    """A circle, from its rightmost point."""
    k = r * ROUND
    points = (
        (x + r, y),
        (x + r, y + k), (x + k, y + r), (x, y + r),
        (x - k, y + r), (x - r, y + k), (x - r, y),
        (x - r, y - k), (x - k, y - r), (x, y - r),
        (x + k, y - r), (x + r, y - k), (x + r, y), (x + r, y),
    )  # fmt: skip
    return Outline(points, "MCCCCCCCCCCCCZ")


def regular(x: float, y: float, r: float, corners: int, turned: float = 0.0) -> Outline:
    """A polygon with equal sides; its first corner points up, turned clockwise by so many degrees."""
    angles = [radians(turned + 360 * at / corners) for at in range(corners)]
    return polyline([(x + r * sin(angle), y - r * cos(angle)) for angle in angles], closed=True)
