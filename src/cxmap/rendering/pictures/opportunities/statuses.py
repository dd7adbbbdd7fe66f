"""The marks of opportunities: how far each is by its shape, and its rank in the middle."""

from __future__ import annotations

from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.page import Item, Outline, Shape, circle, joined, polyline, regular, segment
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import Theme
from cxmap.view.opportunities.values import Status

DASH = (2.6, 2.0)


def _outline(status: Status, x: float, y: float, r: float) -> Outline:
    if status == "planned":
        return regular(x, y, r * 1.25, 4, 45)
    return regular(x, y, r * 1.1, 6, 30) if status == "doing" else circle(x, y, r)


def _colour(status: Status, theme: Theme) -> str:
    return {"done": theme.good, "dropped": theme.neutral}.get(status, theme.line)


def _sign(status: Status, x: float, y: float, r: float) -> Outline | None:
    """A tick for what is done, a cross for what is dropped."""
    d = r * 0.42
    if status == "done":
        return polyline(((x - d, y), (x - d * 0.2, y + d * 0.8), (x + d * 1.1, y - d * 0.8)))
    if status == "dropped":
        return joined((segment(x - d, y - d, x + d, y + d), segment(x - d, y + d, x + d, y - d)))
    return None


def mark(
    status: Status, rank: int | None, x: float, y: float, r: float, theme: Theme, *, dashed: bool = False
) -> list[Item]:
    """An opportunity: its status by shape, its rank in the middle."""
    colour, outline = _colour(status, theme), _outline(status, x, y, r)
    items: list[Item] = [
        Shape(outline, theme.paper, theme.paper, 4.0),
        Shape(outline, colour, alpha=0.16),
        Shape(outline, None, colour, 1.8, DASH if dashed else ()),
    ]
    sign = _sign(status, x, y, min(r, 11.0))
    if sign is not None:
        items.append(Shape(sign, stroke=colour, width=1.9))
    elif rank is not None:
        style = type_scale.NAME if rank < 100 else type_scale.SMALL_STRONG
        items.append(put(str(rank), x, y + style.size * 0.365, style, colour, "center"))
    return items
