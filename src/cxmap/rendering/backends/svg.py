"""A page as SVG, written by hand: real text, and nothing of a map becomes anything but text or a number.

In a file of its own every font fits, because each line is stretched to the width that it was measured at. The
same items are an element inside the report, in the reader's font, light or dark as the reader has it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.outlines import brief_path, number, path
from cxmap.rendering.colour import token
from cxmap.rendering.raster import png_of
from cxmap.rendering.scene.fonts import families
from cxmap.rendering.scene.page import UNTAGGED, Box, Item, Page, Shape, Text
from cxmap.rendering.scene.text import clean, unmarked
from cxmap.rendering.scene.typeface import BACKSTOP, FAMILY, family, written_in

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
ROOM = 4.0
"""Above and below what is drawn in a report, in points."""
ELSEWHERE = ("Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
"""For readers without the fonts that were measured: about as wide as Fira Sans."""
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
        fonts=_fonts((page.family, FAMILY, BACKSTOP)),
    )
    with written_in(page.family):
        items = list(_items(page.items, str, alone=True))
    stamps = [_stamp(png_of(logo), box) for logo, box in page.stamps]
    return "\n".join([head.rstrip("\n"), *items, *stamps, "</g>", "</svg>", ""]).encode("utf-8")


def svg_element(
    items: Iterable[Item],
    box: Box,
    id_: str,
    title: str,
    description: str,
    *,
    kind: str = "drawn",
    places: Mapping[str, str] | None = None,
    above: str = "",
) -> str:
    """What stands within a box as an `<svg>` for a page of HTML, in colours that follow the page's.

    `id_` begins the ids inside it (`svg_window` shows parts of it), `kind` is its class. What is tagged
    stands in a group with its role as class, its line as `data-series` and its touchpoint as `data-place`, as
    `places` call it by its id. `above` is markup that lies over everything.
    """
    head = (
        f'<svg class="{kind}" viewBox="{" ".join(map(number, box))}" stroke-linecap="round" role="img" '
        f'aria-labelledby="{id_}-title" aria-describedby="{id_}-desc">'
        f'<title id="{id_}-title">{written(unmarked(title))}</title>'
        f'<desc id="{id_}-desc">{written(unmarked(description))}</desc>'
    )
    whole = f'<g id="{id_}-all">'
    return "\n".join([head, whole, *_groups(items, places or {}), "</g>", above, "</svg>"])


def svg_window(box: Box, id_: str) -> str:
    """A part of what an `<svg>` of the same page draws; `id_` is that of all that it draws."""
    return (
        f'<svg class="picture" viewBox="{" ".join(map(number, box))}" stroke-linecap="round">'
        f'<use href="#{id_}"/></svg>'
    )


def svg_inline(page: Page, label: str, kind: str, style: str, rules: str) -> str:
    """A page as an `<svg>` for anybody's HTML: no ids in it, and colours by custom properties.

    `kind` is its class, `style` its own style, `rules` a style sheet for that class. Texts are as wide as the
    reader's font makes them.
    """
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {number(page.width)} '
        f'{number(page.height)}" role="img" aria-label="{written(unmarked(label))}" style="{style}" '
        'stroke-linecap="round" stroke-linejoin="round">'
        f"<style>{rules}</style>"
        f'<rect width="{number(page.width)}" height="{number(page.height)}" fill="{token(page.paper)}"/>'
        f'<g font-family="{_fonts((page.family, FAMILY, BACKSTOP))}">'
    )
    with written_in(page.family):
        items = list(_items(page.items, token))
    stamps = [_stamp(png_of(logo), box) for logo, box in page.stamps]
    return "\n".join([head, *items, *stamps, "</g></svg>"])


def svg_mark(items: Iterable[Item], box: Box, kind: str = "") -> str:
    """A small drawing beside words that say the same: as large as it is drawn, and silent."""
    named = f' class="{kind}"' if kind else ""
    wide, high = number(box.w), number(box.h)
    size = f'viewBox="{" ".join(map(number, box))}" width="{wide}" height="{high}"'
    head = f'<svg{named} {size} stroke-linecap="round" aria-hidden="true">'
    return "".join([head, *_groups(items, {}), "</svg>"])


def _groups(items: Iterable[Item], places: Mapping[str, str]) -> Iterator[str]:
    """Items in their order, those that follow each other with the same tag in one group.

    A group has the paint of its shapes where all of them have the same; lines have round ends where nothing
    else is said.
    """
    for tag, members in groupby(items, key=lambda item: item.tag):
        drawn = list(members)
        if tag == UNTAGGED:
            yield from _items(drawn, token)
            continue
        paint = _shared_paint(drawn)
        parts = (("class", tag.role), ("data-series", tag.series), ("data-place", places.get(tag.place, "")))
        said = "".join(f' {name}="{written(value)}"' for name, value in parts if value)
        yield f"<g{said}{paint}>{''.join(_items(drawn, token, painted=bool(paint)))}</g>"


def _shared_paint(items: Sequence[Item]) -> str:
    """What all of several shapes are painted with; nothing where they differ."""
    paints = {
        _paint(item, token, alone=False) if isinstance(item, Shape) and item.alpha == 1 else ""
        for item in items
    }
    return paints.pop() if len(items) > 1 and len(paints) == 1 else ""


def _items(
    items: Iterable[Item], paint: Callable[[str], str], *, alone: bool = False, painted: bool = False
) -> Iterator[str]:
    """Every item in its order. In a file that stands alone, texts name their fonts and keep their widths."""
    for item in items:
        if isinstance(item, Shape):
            line = path(item.outline) if alone else brief_path(item.outline)
            yield f'<path d="{line}"{"" if painted else _paint(item, paint, alone=alone)}/>'
        elif clean(item.text):
            yield _text(item, paint(item.colour), families(item.text) if alone else (), fitted=alone)


def _paint(item: Shape, paint: Callable[[str], str], *, alone: bool) -> str:
    """How a shape is filled and stroked; outside of a file its ends are round unless it says otherwise."""
    said = f' fill="{"none" if item.fill is None else paint(item.fill)}"'
    if item.stroke is not None:
        cap = "butt" if item.dash else "round"
        said += f' stroke="{paint(item.stroke)}" stroke-width="{number(item.width)}"'
        said += f' stroke-linecap="{cap}"' if alone or item.dash else ""
        said += f' stroke-dasharray="{" ".join(map(number, item.dash))}"' if item.dash else ""
    return said + (f' opacity="{number(item.alpha)}"' if item.alpha < 1 else "")


def _text(item: Text, fill: str, fonts: tuple[str, ...], *, fitted: bool) -> str:
    style = item.style
    parts = [
        f'<text x="{number(item.x)}" y="{number(item.y)}" font-size="{number(style.size)}" fill="{fill}"'
    ]
    parts += [f'text-anchor="{ANCHORS[item.align]}"'] if item.align != "left" else []
    parts += ['font-weight="700"'] if style.bold else []
    parts += ['font-style="italic"'] if style.italic else []
    parts += [f'font-family="{_fonts(fonts)}"'] if not {family(), FAMILY, BACKSTOP}.issuperset(fonts) else []
    if fitted and item.width > 0:
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


def drawn_box(page: Page) -> Box:
    """What is drawn on of a page, with a little room above and below."""
    points = [point for item in page.items if isinstance(item, Shape) for point in item.outline.points]
    for text in page.texts:
        points += [(text.box.x, text.box.y), (text.box.right, text.box.bottom)]
    if not points:
        return Box(0, 0, page.width, page.height)
    (left, right), (top, bottom) = ((min(line), max(line)) for line in zip(*points, strict=True))
    return Box(left - 1, top - ROOM, right - left + 2, bottom - top + 2 * ROOM)
