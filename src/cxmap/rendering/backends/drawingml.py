"""Boxes and outlines in the words of Office: the forms that it knows, and free ones."""

from __future__ import annotations

from cxmap.rendering.scene.page import Align, Box, Shape

POINT = 12_700
"""English metric units, in which Office counts."""
_CIRCLE, _ROUNDED, _SQUARE = "MCCCCCCCCCCCCZ", "MLCCCLCCCLCCCLCCCZ", "MLLLZ"


def hundredths(size: float) -> int:
    """A size of letters as Office counts it, which knows none below a point."""
    return max(100, round(size * 100))


def roomier(box: Box, align: Align) -> Box:
    """A box with more room to the side where a text goes on: titles in narrow ones are always broken."""
    more = box.w * 0.1 + 12
    left = {"left": 0.0, "center": more / 2, "right": more}[align]
    return Box(box.x - left, box.y, box.w + more, box.h)


def frame_of(box: Box) -> str:
    """Where a box stands and how large it is."""
    x, y, wide, high = (round(side * POINT) for side in box)
    return f'<a:off x="{x}" y="{y}"/><a:ext cx="{max(0, wide)}" cy="{max(0, high)}"/>'


def preset_of(name: str, adjusted: str = "") -> str:
    """A form by its name, with what is set of it."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'


def form_of(item: Shape, box: Box) -> str:
    """The form that Office knows, or the outline as a free one."""
    kinds, points = item.outline.kinds, item.outline.points
    if kinds == _SQUARE and all(x in (box.x, box.right) and y in (box.y, box.bottom) for x, y in points):
        return preset_of("rect")
    if kinds == _CIRCLE and abs(box.w - box.h) < 0.01:
        return preset_of("ellipse")
    if kinds == _ROUNDED:
        radius = (points[0][0] - box.x) / max(min(box.w, box.h), 0.01)
        return preset_of("roundRect", f'<a:gd name="adj" fmla="val {min(50_000, round(radius * 100_000))}"/>')
    return _outline(item, box)


def _outline(item: Shape, box: Box) -> str:
    def point(at: int) -> str:
        x, y = item.outline.points[at]
        return f'<a:pt x="{round((x - box.x) * POINT)}" y="{round((y - box.y) * POINT)}"/>'

    parts: list[str] = []
    kinds, at = item.outline.kinds, 0
    while at < len(kinds):
        if kinds[at] == "C":
            parts.append(f"<a:cubicBezTo>{point(at)}{point(at + 1)}{point(at + 2)}</a:cubicBezTo>")
            at += 3
            continue
        names = {"M": "moveTo", "L": "lnTo"}
        parts.append(
            "<a:close/>" if kinds[at] == "Z" else f"<a:{names[kinds[at]]}>{point(at)}</a:{names[kinds[at]]}>"
        )
        at += 1
    size = f'w="{max(1, round(box.w * POINT))}" h="{max(1, round(box.h * POINT))}"'
    fill = ' fill="none"' if item.fill is None else ""
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{fill}>{''.join(parts)}</a:path></a:pathLst></a:custGeom>"
    )
