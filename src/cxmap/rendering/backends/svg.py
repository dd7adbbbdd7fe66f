"""A page as SVG, written by hand: real text, and nothing of a map becomes anything but text or a number.

Every font fits, because each line is stretched to the width that it was measured at. The same page is a file
of its own, or an element inside the report, whose colours follow the reader's light and dark.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import fields
from itertools import repeat
from typing import TypeAlias

from cxmap.rendering.backends.about import About
from cxmap.rendering.logo import png_of
from cxmap.rendering.scene.fonts import families
from cxmap.rendering.scene.page import Box, Item, Outline, Page, Shape, Text
from cxmap.rendering.scene.text import clean, unmarked
from cxmap.rendering.scene.typeface import FAMILY, written_in
from cxmap.rendering.theme import LIGHT, Theme

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
ROOM = 4.0
"""Above and below what is drawn in a report, in points."""
ELSEWHERE = ("Verdana", "sans-serif")
"""For readers without the fonts that were measured; Verdana is about as wide as DejaVu Sans."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})
_ESCAPED |= {sign: f"&#{sign};" for sign in range(0x2066, 0x206A)}
"""By their numbers go the signs that keep directions apart: a page that holds them otherwise is not ours."""
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" width="{wide}pt" height="{high}pt" '
    'viewBox="0 0 {wide} {high}">\n<title>{title}</title>\n<metadata>'
    '<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work><dc:creator><cc:Agent>'
    "<dc:title>{creator}</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>\n"
    "<desc>{description}</desc>\n"
    '<rect width="{wide}" height="{high}" fill="{paper}"/>\n'
    '<g font-family="{fonts}" stroke-linejoin="round">\n'
)
"""Whose file it is stands near its beginning, where `output` looks for it."""
Paint: TypeAlias = Callable[[str | None, str | None], str]
"""From a colour, and the same in the dark twin of its page, to what stands in the SVG."""


def number(value: float) -> str:
    """A coordinate, short and the same everywhere."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{round(value)}"


def written(text: str) -> str:
    """A text as markup that says it, and nothing else: no tag, no entity, no control character."""
    return clean(text).translate(_ESCAPED)


def svg_file(page: Page, about: About) -> bytes:
    """The page as a file of its own. Equal pages give equal bytes."""
    head = _HEAD.format(
        wide=number(page.width),
        high=number(page.height),
        title=written(unmarked(about.title)),
        creator=written(about.creator),
        description=written(unmarked(about.description)),
        paper=page.paper,
        fonts=_fonts((page.family, FAMILY)),
    )
    with written_in(page.family):
        items = list(_items(page, repeat(None), lambda colour, _: colour or "none", fonts=True))
    stamps = [_stamp(png_of(logo), box) for logo, box in page.stamps]
    return "\n".join([head.rstrip("\n"), *items, *stamps, "</g>", "</svg>", ""]).encode("utf-8")


def svg_element(
    page: Page, dark: Page | None, id_: str, title: str, description: str, theme: Theme = LIGHT
) -> str:
    """The page as an `<svg>` in points, cut to what is drawn; `id_` begins the ids inside it.

    `theme` is the one that the page was composed in, whose colours are custom properties of the report;
    `dark` is the same page composed in the dark theme, for colours that are mixed on the way, and is not
    needed where `is_themed`.
    """
    names = named(theme)

    def paint(light: str | None, other: str | None) -> str:
        if light is None or light in names:
            return "none" if light is None else names[light]
        return light if other is None or other == light else f"light-dark({light},{other})"

    twins: Iterator[Item | None] = repeat(None)
    if dark is not None and len(dark.items) == len(page.items):
        twins = iter(dark.items)
    box = " ".join(map(number, _drawn(page)))
    head = (
        f'<svg class="drawn" viewBox="{box}" role="img" aria-labelledby="{id_}-title" '
        f'aria-describedby="{id_}-desc"><title id="{id_}-title">{written(unmarked(title))}</title>'
        f'<desc id="{id_}-desc">{written(unmarked(description))}</desc>'
    )
    return "\n".join([head, *_items(page, twins, paint), "</svg>"])


def named(theme: Theme) -> dict[str, str]:
    """The custom property of every colour of a theme."""
    properties: dict[str, str] = {}
    for field in fields(theme):
        name, value = field.name.replace("_", "-"), getattr(theme, field.name)
        if isinstance(value, str):
            properties.setdefault(value, f"var(--{name})")
        elif isinstance(value, tuple):
            for at, colour in enumerate(value):
                properties.setdefault(colour, f"var(--{name}-{at})")
    return properties


def is_themed(page: Page, theme: Theme = LIGHT) -> bool:
    """Whether the theme alone has all its colours, so that a dark twin would tell nothing new."""
    names = named(theme)
    return all(colour is None or colour in names for item in page.items for colour in _colours(item))


def _colours(item: Item) -> tuple[str | None, str | None]:
    return (item.colour, None) if isinstance(item, Text) else (item.fill, item.stroke)


def _items(page: Page, twins: Iterator[Item | None], paint: Paint, *, fonts: bool = False) -> Iterator[str]:
    """Every item in its order; texts name their fonts where they need others than the page's."""
    for item, twin in zip(page.items, twins, strict=False):
        others = _colours(twin) if twin is not None and type(twin) is type(item) else (None, None)
        first, second = map(paint, _colours(item), others)
        if isinstance(item, Shape):
            yield _shape(item, first, second)
        elif clean(item.text):
            yield _text(item, first, families(item.text) if fonts else ())


def _shape(item: Shape, fill: str, stroke: str) -> str:
    line = ""
    if item.stroke is not None:
        cap = "butt" if item.dash else "round"
        dash = f' stroke-dasharray="{" ".join(map(number, item.dash))}"' if item.dash else ""
        line = f' stroke="{stroke}" stroke-width="{number(item.width)}" stroke-linecap="{cap}"{dash}'
    opacity = f' opacity="{number(item.alpha)}"' if item.alpha < 1 else ""
    return f'<path d="{_path(item.outline)}" fill="{fill}"{line}{opacity}/>'


def _text(item: Text, fill: str, fonts: tuple[str, ...]) -> str:
    style = item.style
    parts = [
        f'<text x="{number(item.x)}" y="{number(item.y)}" font-size="{number(style.size)}" fill="{fill}"'
    ]
    parts += [f'text-anchor="{ANCHORS[item.align]}"'] if item.align != "left" else []
    parts += ['font-weight="700"'] if style.bold else []
    parts += ['font-style="italic"'] if style.italic else []
    parts += [f'font-family="{_fonts(fonts)}"'] if len(fonts) > 2 else []
    if item.width > 0:
        parts.append(f'textLength="{number(item.width)}" lengthAdjust="spacingAndGlyphs"')
    return f"{' '.join(parts)}>{written(item.text)}</text>"


def _fonts(names: tuple[str, ...]) -> str:
    """A list of families; only generic ones stand without quotation marks."""
    own = [f"'{written(name)}'" for name in dict.fromkeys(names)]
    return ", ".join([*own, *ELSEWHERE])


def _stamp(png: bytes, box: Box) -> str:
    x, y, wide, high = map(number, box)
    address = f"data:image/png;base64,{b64encode(png).decode('ascii')}"
    return (
        f'<image x="{x}" y="{y}" width="{wide}" height="{high}" preserveAspectRatio="none" href="{address}"/>'
    )


def _path(outline: Outline) -> str:
    points = iter(outline.points)
    steps = []
    for kind in outline.kinds:
        if kind == "Z":
            next(points, None)
            steps.append("Z")
        else:
            x, y = next(points)
            steps.append(f"{kind}{number(x)} {number(y)}")
    return "".join(_curves(steps))


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


def _drawn(page: Page) -> Box:
    """What is drawn on, with a little room above and below."""
    points = [point for item in page.items if isinstance(item, Shape) for point in item.outline.points]
    for text in page.texts:
        points += [(text.box.x, text.box.y), (text.box.right, text.box.bottom)]
    if not points:
        return Box(0, 0, page.width, page.height)
    (left, right), (top, bottom) = ((min(line), max(line)) for line in zip(*points, strict=True))
    return Box(left - 1, top - ROOM, right - left + 2, bottom - top + 2 * ROOM)
