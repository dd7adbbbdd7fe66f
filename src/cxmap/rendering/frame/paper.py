"""Paper of a given size: how much of a drawing it holds, and a page put on it, scaled as a whole."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cxmap.rendering.scene.page import Area, Box, Item, Outline, Page, Text

MILLIMETRE = 72 / 25.4


class Paper(Struct, frozen=True):
    """Paper that lies: its width and height in points, and how much larger things are drawn on it.

    The smallest letters are `type_scale.SMALLEST` points before that: 7.6 on A4, which can be held as near as
    needed; where things are enlarged they can be read from some steps away.
    """

    width: float
    height: float
    enlarged: float
    stretch: float = 1.0
    """How many times less enlarged it may be where that keeps a picture whole."""

    @property
    def area(self) -> Area:
        """How large a page may be to be drawn that large on it."""
        return Area(self.width / self.enlarged, self.height / self.enlarged, self.stretch)


SIZES: dict[str, Paper] = {
    "slide": Paper(960.0, 540.0, 1.0),
    "a4": Paper(297 * MILLIMETRE, 210 * MILLIMETRE, 0.85),
    "a3": Paper(420 * MILLIMETRE, 297 * MILLIMETRE, 1.0, 1.19),
    "a0": Paper(1189 * MILLIMETRE, 841 * MILLIMETRE, 2.0, 2.0),
}
"""Every size by its name."""


def _moved(outline: Outline, factor: float, dx: float, dy: float) -> Outline:
    return replace(outline, points=tuple((x * factor + dx, y * factor + dy) for x, y in outline.points))


def scaled(item: Item, factor: float, dx: float, dy: float) -> Item:
    """An item made larger (or, below 1, smaller) around the top left corner, then moved."""
    if isinstance(item, Text):
        style = replace(item.style, size=item.style.size * factor)
        return replace(
            item, x=item.x * factor + dx, y=item.y * factor + dy, style=style, width=item.width * factor
        )
    return replace(
        item,
        outline=_moved(item.outline, factor, dx, dy),
        width=item.width * factor,
        dash=tuple(part * factor for part in item.dash),
    )


def placed(page: Page, wide: float, high: float) -> Page:
    """The page on a sheet of so many points, as large as it fits, in the middle."""
    factor = min(wide / page.width, high / page.height)
    dx, dy = (wide - page.width * factor) / 2, (high - page.height * factor) / 2
    return replace(
        page,
        width=wide,
        height=high,
        items=[scaled(item, factor, dx, dy) for item in page.items],
        stamps=tuple(
            (logo, Box(box.x * factor + dx, box.y * factor + dy, box.w * factor, box.h * factor))
            for logo, box in page.stamps
        ),
    )


def on_paper(page: Page, size: str | None) -> Page:
    """The page on paper of a size from SIZES, as large as it fits, in the middle; as it is for none."""
    return page if size is None else placed(page, SIZES[size].width, SIZES[size].height)
