"""A page put on paper of a given size: scaled as a whole, so that nothing moves against anything else."""

from __future__ import annotations

from dataclasses import replace

from cxmap.rendering.mpl.page import Box, Item, Outline, Page, Text

MILLIMETRE = 72 / 25.4
SIZES: dict[str, tuple[float, float]] = {
    "slide": (960.0, 540.0),
    "a4": (297 * MILLIMETRE, 210 * MILLIMETRE),
    "a3": (420 * MILLIMETRE, 297 * MILLIMETRE),
    "a0": (1189 * MILLIMETRE, 841 * MILLIMETRE),
}
"""Width and height in points, lying; a page that is taller than wide is put on standing paper."""


def _moved(outline: Outline, factor: float, dx: float, dy: float) -> Outline:
    return replace(outline, points=tuple((x * factor + dx, y * factor + dy) for x, y in outline.points))


def _scaled(item: Item, factor: float, dx: float, dy: float) -> Item:
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


def on_paper(page: Page, size: str | None) -> Page:
    """The page on paper of a size from SIZES, as large as it fits, in the middle; as it is for none."""
    if size is None:
        return page
    wide, high = SIZES[size]
    if page.height > page.width and size != "slide":
        wide, high = high, wide
    factor = min(wide / page.width, high / page.height)
    dx, dy = (wide - page.width * factor) / 2, (high - page.height * factor) / 2
    return replace(
        page,
        width=wide,
        height=high,
        items=[_scaled(item, factor, dx, dy) for item in page.items],
        stamps=tuple(
            (logo, Box(box.x * factor + dx, box.y * factor + dy, box.w * factor, box.h * factor))
            for logo, box in page.stamps
        ),
    )
