"""A composed page as SVG inside the report: real text, and colours that follow the page's light and dark.

Every font fits, because each line is stretched to the width that it was measured at. Texts are escaped here,
and nothing of a map becomes anything but text or a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from markupsafe import Markup, escape

from cxmap.rendering.report.frame import number
from cxmap.rendering.report.safe import drawn, told
from cxmap.rendering.scene.page import Box, Item, Outline, Page, Shape, Text
from cxmap.rendering.theme import LIGHT, Theme

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
ROOM = 4.0
"""Above and below what is drawn, in points."""


def named(theme: Theme) -> dict[str, str]:
    """The custom property of every colour of a theme."""
    found: dict[str, str] = {}
    for field in fields(theme):
        name, value = field.name.replace("_", "-"), getattr(theme, field.name)
        if isinstance(value, str):
            found.setdefault(value, f"var(--{name})")
        elif isinstance(value, tuple):
            for at, colour in enumerate(value):
                found.setdefault(colour, f"var(--{name}-{at})")
    return found


def _colours(item: Item) -> tuple[str | None, ...]:
    return (item.colour,) if isinstance(item, Text) else (item.fill, item.stroke)


def is_themed(page: Page, theme: Theme = LIGHT) -> bool:
    """Whether the theme alone has all its colours, so that a dark twin would tell nothing new."""
    names = named(theme)
    return all(colour is None or colour in names for item in page.items for colour in _colours(item))


def _paint(light: str | None, dark: str | None, names: dict[str, str]) -> str:
    if light is None:
        return "none"
    if light in names:
        return names[light]
    return light if dark is None or dark == light else f"light-dark({light},{dark})"


def _path(outline: Outline) -> str:
    points = iter(outline.points)
    found = []
    for kind in outline.kinds:
        if kind == "Z":
            next(points, None)
            found.append("Z")
        else:
            pair = next(points)
            found.append(f"{kind}{number(pair[0])} {number(pair[1])}")
    return "".join(_curves(found))


def _curves(steps: list[str]) -> Iterator[str]:
    """The same with the letter of a curve once for its three points."""
    inside = 0
    for step in steps:
        if step[0] == "C":
            yield step if inside == 0 else " " + step[1:]
            inside = (inside + 1) % 3
        else:
            inside = 0
            yield step


def _shape(item: Shape, fill: str, stroke: str) -> str:
    found = f'<path d="{_path(item.outline)}" fill="{fill}"'
    if item.stroke is not None:
        cap = "butt" if item.dash else "round"
        found += f' stroke="{stroke}" stroke-width="{number(item.width)}" stroke-linecap="{cap}"'
        found += (
            f' stroke-dasharray="{" ".join(number(length) for length in item.dash)}"' if item.dash else ""
        )
    return found + (f' opacity="{number(item.alpha)}"' if item.alpha < 1 else "") + "/>"


def _text(item: Text, fill: str) -> str:
    shown = drawn(item.text)
    if not shown.strip():
        return ""
    found = f'<text x="{number(item.x)}" y="{number(item.y)}" font-size="{number(item.style.size)}"'
    found += f' fill="{fill}"'
    found += f' text-anchor="{ANCHORS[item.align]}"' if item.align != "left" else ""
    found += ' font-weight="700"' if item.style.bold else ""
    found += ' font-style="italic"' if item.style.italic else ""
    if item.width > 0:
        found += f' textLength="{number(item.width)}" lengthAdjust="spacingAndGlyphs"'
    return f"{found}>{shown}</text>"


def _drawn(page: Page) -> Box:
    """What is drawn on, with a little room above and below."""
    points = [point for item in page.items if isinstance(item, Shape) for point in item.outline.points]
    for text in page.texts:
        points += [(text.box.x, text.box.y), (text.box.right, text.box.bottom)]
    if not points:
        return Box(0, 0, page.width, page.height)
    (left, right), (top, bottom) = ((min(line), max(line)) for line in zip(*points, strict=True))
    return Box(left - 1, top - ROOM, right - left + 2, bottom - top + 2 * ROOM)


def page_svg(
    page: Page, dark: Page | None, id_: str, title: str, description: str, theme: Theme = LIGHT
) -> Markup:
    """The page as an `<svg>` in points, cut to what is drawn; `id_` begins the ids inside it.

    `theme` is the one that the page was composed in; `dark` is the same page composed in the dark theme, for
    colours that are mixed on the way, and is not needed where `is_themed`.
    """
    names = named(theme)
    twins: list[Item | None] = [None] * len(page.items)
    if dark is not None and len(dark.items) == len(page.items):
        twins = list(dark.items)
    box = " ".join(map(number, _drawn(page)))
    parts = [
        f'<svg class="drawn" viewBox="{box}" role="img" aria-labelledby="{id_}-title" '
        f'aria-describedby="{id_}-desc"><title id="{id_}-title">{escape(told(title))}</title>'
        f'<desc id="{id_}-desc">{escape(told(description))}</desc>'
    ]
    for item, twin in zip(page.items, twins, strict=True):
        others = _colours(twin) if type(twin) is type(item) and twin is not None else (None, None)
        paints = [_paint(light, other, names) for light, other in zip(_colours(item), others, strict=False)]
        parts.append(_text(item, paints[0]) if isinstance(item, Text) else _shape(item, paints[0], paints[1]))
    return Markup("\n".join([*filter(None, parts), "</svg>"]))  # noqa: S704 - escaped above
