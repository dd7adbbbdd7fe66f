"""A logo on a page: where the foot kept room for it, else in a strip below."""

from __future__ import annotations

from msgspec.structs import replace

from cxmap.rendering.frame.margins import BOTTOM, MARGIN
from cxmap.rendering.logo import APART, Logo
from cxmap.rendering.scene.page import Box, Page, Shape, Text


def stamped(page: Page, logo: Logo) -> Page:
    """The page with a logo at the bottom right: in the room that its foot kept, else in a strip below."""
    wide, tall = logo.size
    box = Box(page.width - MARGIN - wide, page.height - BOTTOM - tall, wide, tall)
    if any(box.grown(1.0).meets(_extent(item)) for item in page.items):
        box = box._replace(y=page.height)
        page = replace(page, height=page.height + tall + APART)
    return replace(page, stamps=(*page.stamps, (logo, box)))


def _extent(item: Text | Shape) -> Box:
    if isinstance(item, Text):
        return item.box
    across = [x for x, _ in item.outline.points] or [0.0]
    down = [y for _, y in item.outline.points] or [0.0]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
