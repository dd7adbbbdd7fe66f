"""A persona's portrait: initials in a circle of the persona's colour, or a picture in its place."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from msgspec.structs import replace

from cxmap.rendering.contrast import contrast
from cxmap.rendering.raster import Raster, raster_of
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Box, Item, Page, Shape, Style, circle, tagged
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme

RADIUS = 11.0
"""Holds two initials at the smallest size of letters."""
ROLE = "portrait"
KEPT = 192
"""Dots from edge to edge: as many as the largest portrait on a poster shows."""


def portrait(
    initials: str, x: float, y: float, colour: str, theme: Theme, r: float = RADIUS, id_: str = ""
) -> list[Item]:
    """Initials in a circle around a point, light on dark or dark on light, whichever reads better.

    `id_` is the persona's, under which `with_pictures` finds the picture that takes their place.
    """
    letters = max((theme.paper, theme.ink), key=lambda ink: contrast(ink, colour))
    style = Style(max(type_scale.SMALLEST, r * 0.9), bold=True)
    items: list[Item] = [Shape(circle(x, y, r), colour, theme.paper, 1.2)]
    if initials:
        items.append(put(initials, x, y + style.size * 0.365, style, letters, "center"))
    return tagged(items, ROLE, place=id_)


def portrait_of(data: bytes, name: str) -> Raster:
    """The picture in a PNG or JPEG file, cut to the circle in its middle; `name` is for the error.

    Raises CxmapError for a file that is none of these, or has more than 16 million dots.
    """
    square = raster_of(data, name, "a portrait", (KEPT, KEPT), square=True)
    return Raster(square.across, square.down, _rounded(square))


def _rounded(square: Raster) -> bytes:
    """The dots of a square of which nothing covers outside its circle; its edge is softened by half a dot."""
    dots, middle, reach = bytearray(square.dots), (square.across - 1) / 2, square.across / 2
    for row in range(square.down):
        for column in range(square.across):
            inside = min(1.0, max(0.0, reach - hypot(column - middle, row - middle)))
            if inside < 1.0:
                at = 4 * (row * square.across + column) + 3
                dots[at] = round(dots[at] * inside)
    return bytes(dots)


def with_pictures(page: Page, pictures: Mapping[str, Raster]) -> Page:
    """The page with the pictures of personas, by their ids, where their initials stood."""
    kept: list[Item] = []
    stamps = list(page.stamps)
    for item in page.items:
        picture = pictures.get(item.tag.place) if item.tag.role == ROLE else None
        if picture is None:
            kept.append(item)
        elif isinstance(item, Shape):
            across, down = zip(*item.outline.points, strict=True)
            stamps.append(
                (picture, Box(min(across), min(down), max(across) - min(across), max(down) - min(down)))
            )
    return page if len(kept) == len(page.items) else replace(page, items=kept, stamps=tuple(stamps))
