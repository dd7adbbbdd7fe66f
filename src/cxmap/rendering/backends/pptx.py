"""Pages as slides of PowerPoint: shapes and texts that can be moved and typed into. The only home of python-pptx.

What a page has as an outline becomes a rectangle, an ellipse or a line where it is one, and a free form else.
Lines of a text below each other become one box. What belongs to one touchpoint is a group, so that it moves
together. The largest words of a page are its title, for outlines and screen readers.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from cxmap.archives import timeless
from cxmap.errors import CxmapError
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.drawingml import POINT, form_of, frame_of, hundredths, preset_of, roomier
from cxmap.rendering.raster import png_of
from cxmap.rendering.scene.deck import Cell, Slide, Table
from cxmap.rendering.scene.page import Box, Item, Shape, Text
from cxmap.rendering.scene.text import LINE, unmarked
from cxmap.rendering.scene.typeface import BACKSTOP, FAMILY

if TYPE_CHECKING:
    from pptx.slide import Slide as Made

NEEDS = "slides need python-pptx: pip install 'cxmap[office]'"
_RISE = 0.935
"""How far the first baseline of a text box lies below its top, in parts of the size: as in Fira Sans."""
_NATURAL = 1.2
"""The height of a line of these letters, in parts of the size."""
_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_LONGEST = 255
"""Letters of what a file says about itself."""
_SMALL = 0.1
"""Of a slide: what covers more is a ground for many things, which do not move together."""
_PADDING = 4.0
"""Inside the cells of a table, at the left and the right."""
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EVERYWHERE = "Arial"
"""What every office has, or a font as wide: ours is on few machines, and what stands in for it is anyone's guess."""
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}


def pptx_file(slides: Sequence[Slide], palette: Mapping[str, str], about: About) -> bytes:
    """Slides as a presentation; equal slides give equal bytes.

    `palette` names the colours of the presentation's theme by the names that Office has for them (`dk1`,
    `accent1` ...). Raises CxmapError where python-pptx is not installed.
    """
    try:
        from pptx import Presentation
        from pptx.util import Emu
    except ImportError:
        raise CxmapError(NEEDS) from None
    made = Presentation()
    first = slides[0].page
    letters = EVERYWHERE if first.family in (FAMILY, BACKSTOP) else first.family
    _dressed(made, letters, palette, first.width / 720)
    made.slide_width, made.slide_height = (Emu(round(side * POINT)) for side in (first.width, first.height))
    properties = made.core_properties
    properties.title, properties.author = unmarked(about.title)[:_LONGEST], about.creator[:_LONGEST]
    properties.last_modified_by = about.creator[:_LONGEST]
    layout = made.slide_layouts[0]
    colours = {colour.lower(): role for role, colour in reversed(list(palette.items()))}
    for slide in slides:
        _Writer(made.slides.add_slide(layout), slide, colours).write()
    out = io.BytesIO()
    made.save(out)
    return timeless(out.getvalue())


def _dressed(made: Any, family: str, palette: Mapping[str, str], across: float) -> None:
    """Keep one layout of the empty presentation, as wide as the slides, in their colours and letters."""
    layouts = made.slide_layouts
    for layout in list(layouts):
        if layout.name != "Title Only":
            layouts.remove(layout)
    master = made.slide_master
    for place in (*master.placeholders, *layouts[0].placeholders):
        if place._element.spPr.xfrm is not None:
            place.left, place.width = round(place.left * across), round(place.width * across)
    theme = next(
        relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme")
    )
    text = theme.blob.decode()
    for role, colour in palette.items():
        value = f'<a:{role}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{role}>'
        text = re.sub(rf"<a:{role}>.*?</a:{role}>", value, text, flags=re.DOTALL)
    text = re.sub(r'(<a:(major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf"\g<1>{quoteattr(family)}", text)
    theme._blob = text.encode()
    for relation, name in list(made.part.package._rels.items()):
        if name.reltype.endswith("/thumbnail"):
            made.part.package._rels.pop(relation)
    for relation, name in list(made.part.rels.items()):
        if name.reltype.endswith("/printerSettings"):
            made.part.drop_rel(relation)


class _Words(Struct, frozen=True):
    """Lines of a text that are one box."""

    lines: tuple[Text, ...]

    @property
    def box(self) -> Box:
        first, boxes = self.lines[0], [line.box for line in self.lines]
        left, right = min(box.x for box in boxes), max(box.right for box in boxes)
        size, several = first.style.size, len(self.lines) > 1
        # what lines are apart beyond their height stands above each of them, the first one too
        line = LINE if several else _NATURAL
        above = _RISE + (LINE - _NATURAL if several else 0.0)
        return Box(left, first.y - above * size, right - left, len(self.lines) * line * size)


_Drawn: TypeAlias = "Shape | _Words"


def _goes_on(before: Text, after: Item) -> bool:
    """Whether a line is the next one of the same text."""
    return (
        isinstance(after, Text)
        and (before.style, before.colour, before.align, before.tag)
        == (after.style, after.colour, after.align, after.tag)
        and abs(before.x - after.x) < 0.01
        and abs(after.y - before.y - LINE * after.style.size) < 0.05
    )


def _boxes(items: Sequence[Item]) -> Iterator[Shape | _Words]:
    """Shapes, and texts with all of their lines."""
    lines: list[Text] = []
    for item in items:
        if lines and not _goes_on(lines[-1], item):
            yield _Words(tuple(lines))
            lines = []
        if isinstance(item, Shape):
            yield item
        elif unmarked(item.text):
            lines.append(item)
    if lines:
        yield _Words(tuple(lines))


def _extent(item: Shape | _Words) -> Box:
    if isinstance(item, _Words):
        return item.box
    xs, ys = zip(*item.outline.points, strict=True)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class _Writer:
    def __init__(self, made: Made, slide: Slide, colours: Mapping[str, str]) -> None:
        self.made, self.slide, self.colours = made, slide, colours
        self.number = 1
        items = list(_boxes(slide.page.items))
        words = [item for item in items if isinstance(item, _Words)]
        self.title = max(words, key=lambda item: item.lines[0].style.size, default=None)
        self.items = items

    def write(self) -> None:
        from pptx.oxml import parse_xml
        from pptx.util import Emu

        tree: Any = self.made.shapes._spTree
        for shape in list(self.made.placeholders):
            tree.remove(shape._element)
        paper = f"<p:bg {_SPACES}><p:bgPr>{self.fill(self.slide.page.paper)}<a:effectLst/></p:bgPr></p:bg>"
        tree.getparent().insert(0, parse_xml(paper))
        for name, drawn in _together(self.items, self.slide.page.width * self.slide.page.height):
            parts = "".join(map(self.item, drawn))
            made = self.group(parts, drawn, name) if name else parts
            for element in list(parse_xml(f"<p:all {_SPACES}>{made}</p:all>")):
                tree.append(element)
        for logo, box in self.slide.page.stamps:
            left, top, wide, high = (Emu(round(side * POINT)) for side in box)
            self.made.shapes.add_picture(io.BytesIO(png_of(logo)), left, top, wide, high)
        if self.slide.table is not None:
            self.table(self.slide.table)
        if self.slide.notes:
            notes: Any = self.made.notes_slide.notes_text_frame
            notes.text = unmarked_lines(self.slide.notes)

    def named(self, name: str, kind: str, more: str = "") -> str:
        """The head of a shape: its number, and what it is called in the list of the slide's shapes."""
        self.number += 1
        about = f'<p:cNvPr id="{self.number}" name={quoteattr(name[:60] or "Shape")}/>'
        return f"<p:nv{kind}Pr>{about}<p:cNv{kind}Pr/><p:nvPr>{more}</p:nvPr></p:nv{kind}Pr>"

    def item(self, item: Shape | _Words) -> str:
        return self.words(item) if isinstance(item, _Words) else self.shape(item)

    def group(self, parts: str, drawn: Sequence[Shape | _Words], place: str) -> str:
        boxes = [_extent(item) for item in drawn]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        whole = Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
        inside = frame_of(whole).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        frame = f"<p:grpSpPr><a:xfrm>{frame_of(whole)}{inside}</a:xfrm></p:grpSpPr>"
        return f"<p:grpSp>{self.named(place, 'GrpSp')}{frame}{parts}</p:grpSp>"

    def shape(self, item: Shape) -> str:
        box, kinds = _extent(item), item.outline.kinds
        if kinds == "ML" and item.fill is None:
            (x, y), (to_x, to_y) = item.outline.points
            turned = f"{' flipV=' + chr(34) + '1' + chr(34) if (to_x - x) * (to_y - y) < 0 else ''}"
            form = f"<a:xfrm{turned}>{frame_of(box)}</a:xfrm>{preset_of('line')}"
            paint = f"{form}{self.stroke(item)}"
            return (
                f"<p:cxnSp>{self.named(item.tag.role or 'Line', 'CxnSp')}<p:spPr>{paint}</p:spPr></p:cxnSp>"
            )
        paint = f"<a:xfrm>{frame_of(box)}</a:xfrm>{form_of(item, box)}{self.fill(item.fill, item.alpha)}{self.stroke(item)}"
        return f"<p:sp>{self.named(item.tag.role or 'Shape', 'Sp')}<p:spPr>{paint}</p:spPr></p:sp>"

    def words(self, item: _Words) -> str:
        first, title = item.lines[0], item is self.title
        said = [unmarked(line.text) for line in item.lines]
        style = first.style
        run = f'<a:rPr lang={quoteattr(self.language)} sz="{hundredths(style.size)}" b="{int(style.bold)}" i="{int(style.italic)}">{self.fill(first.colour)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-lt"/><a:cs typeface="+mn-lt"/></a:rPr>'
        runs = f"<a:br>{run}</a:br>".join(f"<a:r>{run}<a:t>{escape(line)}</a:t></a:r>" for line in said)
        spaced = (
            f'<a:lnSpc><a:spcPct val="{round(LINE / _NATURAL * 100_000)}"/></a:lnSpc>'
            if len(said) > 1
            else ""
        )
        turned = ' rtl="1"' if _runs_left(said[0]) else ""
        body = (
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" rtlCol="0"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr algn="{_ALIGN[first.align]}" marL="0" indent="0"{turned}>{spaced}'
            f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>{runs}</a:p>'
        )
        head = self.named(" ".join(said), "Sp", '<p:ph type="title"/>' if title else "")
        if not title:
            head = head.replace("<p:cNvSpPr/>", '<p:cNvSpPr txBox="1"/>')
        box = roomier(item.box, first.align, self.slide.page.width) if title else item.box
        form = f"<p:spPr><a:xfrm>{frame_of(box)}</a:xfrm>{preset_of('rect')}<a:noFill/></p:spPr>"
        return f"<p:sp>{head}{form}<p:txBody>{body}</p:txBody></p:sp>"

    @property
    def language(self) -> str:
        return self.slide.language or "en"

    def fill(self, colour: str | None, alpha: float = 1.0) -> str:
        return "<a:noFill/>" if colour is None else f"<a:solidFill>{self.colour(colour, alpha)}</a:solidFill>"

    def colour(self, colour: str, alpha: float) -> str:
        clear = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 1 else ""
        role = self.colours.get(colour.lower())
        if role is not None:
            role = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}.get(role, role)
            return f'<a:schemeClr val="{role}">{clear}</a:schemeClr>'
        return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{clear}</a:srgbClr>'

    def stroke(self, item: Shape) -> str:
        if item.stroke is None:
            return "<a:ln><a:noFill/></a:ln>"
        dash = ""
        if item.dash:
            pairs = zip(item.dash[::2], item.dash[1::2] or item.dash, strict=False)
            parts = (
                f'<a:ds d="{round(on / item.width * 100_000)}" sp="{round(off / item.width * 100_000)}"/>'
                for on, off in pairs
            )
            dash = f"<a:custDash>{''.join(parts)}</a:custDash>"
        cap = "flat" if item.dash else "rnd"
        paint = self.fill(item.stroke, item.alpha)
        return f'<a:ln w="{round(item.width * POINT)}" cap="{cap}">{paint}{dash}<a:round/></a:ln>'

    def table(self, table: Table) -> None:
        """A table that can be typed into, sorted and restyled."""
        from pptx.util import Emu

        left, top, wide, high = (Emu(round(side * POINT)) for side in table.box)
        frame = self.made.shapes.add_table(len(table.rows), len(table.columns), left, top, wide, high)
        made: Any = frame.table
        made._tbl.tblPr.find("{*}tableStyleId").text = _NO_GRID
        for at, across in enumerate(table.columns):
            made.columns[at].width = Emu(round(across * POINT))
        for row, (cells, tall) in enumerate(zip(table.rows, table.heights, strict=True)):
            made.rows[row].height = Emu(round(tall * POINT))
            for at, cell in enumerate(cells):
                self.cell(made.cell(row, at), cell, table.head if row == 0 else None, table.line)

    def cell(self, made: Any, cell: Cell, ground: str | None, line: str) -> None:
        from pptx.oxml import parse_xml

        element, style = made._tc, cell.style
        run = f'<a:rPr lang={quoteattr(self.language)} sz="{hundredths(style.size)}" b="{int(style.bold)}" i="{int(style.italic)}">{self.fill(cell.colour)}<a:latin typeface="+mn-lt"/></a:rPr>'
        turned = ' rtl="1"' if _runs_left(cell.text) else ""
        body = (
            f"<a:txBody {_SPACES}><a:bodyPr/><a:lstStyle/>"
            + "".join(
                f'<a:p><a:pPr algn="{_ALIGN[cell.align]}"{turned}/><a:r>{run}<a:t>{escape(unmarked(part))}</a:t></a:r></a:p>'
                for part in cell.text.split("\n")
            )
            + "</a:txBody>"
        )
        inset = round(_PADDING * POINT)
        edge = f'<a:lnB w="6350">{self.fill(line)}</a:lnB>'
        properties = (
            f'<a:tcPr {_SPACES} marL="{inset}" marR="{inset}" marT="{inset // 2}" marB="{inset // 2}" anchor="ctr">'
            f"{edge}{self.fill(ground)}</a:tcPr>"
        )
        for child in list(element):
            element.remove(child)
        element.append(parse_xml(body))
        element.append(parse_xml(properties))


def unmarked_lines(text: str) -> str:
    """Lines of a text without signs that no Office file may hold."""
    return "\n".join(unmarked(line) for line in text.split("\n"))


def _together(items: Sequence[_Drawn], area: float) -> Iterator[tuple[str, Sequence[_Drawn]]]:
    """What moves together, with a name for it; things that stand alone have none.

    That is what belongs to one touchpoint, and a small ground with the words on it: a callout, a chip.
    """
    at = 0
    while at < len(items):
        end, item = at + 1, items[at]
        if isinstance(item, Shape) and item.fill is not None:
            ground = _extent(item)
            while end < len(items) and _inside(_extent(items[end]), ground):
                end += 1
            words = [own for own in items[at:end] if isinstance(own, _Words)]
            if words and ground.w * ground.h < _SMALL * area:
                yield " ".join(line.text for line in words[0].lines), items[at:end]
                at = end
                continue
        end, place = at + 1, _place_of(item)
        while place and end < len(items) and _place_of(items[end]) == place:
            end += 1
        yield (place if end - at > 1 else ""), items[at:end]
        at = end


def _inside(box: Box, ground: Box) -> bool:
    room = ground.grown(1.0)
    return room.x <= box.x and box.right <= room.right and room.y <= box.y and box.bottom <= room.bottom


def _place_of(item: Shape | _Words) -> str:
    return (item.lines[0] if isinstance(item, _Words) else item).tag.place


def _runs_left(text: str) -> bool:
    """Whether a text runs from right to left, as its first letter says."""
    return next((unicodedata.bidirectional(sign) for sign in text if sign.isalpha()), "L") in ("R", "AL")
