"""Pages as slides: native shapes, real text, the same bytes."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import pptx
import pytest
from msgspec.structs import replace
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cxmap.errors import CxmapError
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.drawingml import POINT
from cxmap.rendering.backends.pptx import pptx_file
from cxmap.rendering.raster import Raster
from cxmap.rendering.scene import type_scale
from cxmap.rendering.scene.deck import Cell, Slide, Table
from cxmap.rendering.scene.page import (
    Align,
    Box,
    Item,
    Page,
    Shape,
    Tag,
    circle,
    polyline,
    rectangle,
    regular,
    rounded,
    segment,
)
from cxmap.rendering.scene.text import block, put

PALETTE = {"dk1": "#101010", "lt1": "#ffffff", "accent1": "#0b4f94"}
ABOUT = About("A <day> & more", "What it shows", "cxmap 1")


def page(*items: Item) -> Page:
    return Page(960.0, 540.0, "#ffffff", list(items))


def written(*items: Item, **more: Any) -> bytes:
    return pptx_file([Slide(page(*items), "Notes\nSource: diary", **more)], PALETTE, ABOUT)


def shapes(*items: Item, **more: Any) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(written(*items, **more))).slides[0].shapes)


def test_forms_that_office_knows_are_those() -> None:
    box = Box(10, 20, 30, 40)
    drawn = shapes(
        Shape(rectangle(box), fill="#123456"),
        Shape(circle(50, 50, 7), stroke="#0B4F94", width=2.0),
        Shape(rounded(box, 6), fill="#ffffff"),
        Shape(segment(0, 10, 20, 0), stroke="#123456", dash=(4.0, 2.0)),
        Shape(regular(5, 5, 4, 3), fill="#123456", alpha=0.5),
        Shape(polyline([(0, 0), (5, 5), (9, 0)]), stroke="#123456"),
    )
    forms = [
        shape._element.xpath(".//a:prstGeom/@prst | .//a:custGeom/a:pathLst/a:path/@w") for shape in drawn
    ]
    assert forms[:4] == [["rect"], ["ellipse"], ["roundRect"], ["line"]]
    assert len(forms[4]) == len(forms[5]) == 1
    first = drawn[0]
    assert (first.left, first.top, first.width, first.height) == tuple(side * POINT for side in box)
    assert drawn[1]._element.xpath(".//a:ln//a:schemeClr/@val") == ["accent1"]
    assert drawn[3]._element.xpath(".//a:custDash/a:ds/@d") == ["400000"]
    assert drawn[3]._element.xpath(".//a:xfrm/@flipV") == ["1"]
    assert drawn[4]._element.xpath(".//a:alpha/@val") == ["50000"]


def test_a_curve_keeps_its_points() -> None:
    outline = replace(circle(50, 50, 7), kinds="MCCCCCCCCCCCC", points=circle(50, 50, 7).points[:13])
    (drawn,) = shapes(Shape(outline, stroke="#123456"))
    assert len(drawn._element.xpath(".//a:cubicBezTo")) == 4


def test_lines_of_a_text_are_one_box_of_real_text() -> None:
    lines = block(("One <b>", "two & three"), 40.0, 60.0, type_scale.BODY, "#101010")
    title = put("The title", 40.0, 30.0, type_scale.TITLE, "#101010")
    drawn = shapes(title, *lines, put("Apart", 300.0, 90.0, type_scale.BODY, "#445566", "right"))
    assert [shape.text_frame.text for shape in drawn] == ["The title", "One <b>\vtwo & three", "Apart"]
    assert drawn[0].is_placeholder
    assert not drawn[1].is_placeholder
    run = drawn[1].text_frame.paragraphs[0].runs[0]
    assert (run.font.size.pt, run.font.bold) == (type_scale.BODY.size, False)
    assert drawn[2]._element.xpath(".//a:pPr/@algn") == ["r"]
    assert abs(drawn[2].left + drawn[2].width - 300 * POINT) < POINT


def test_what_belongs_together_moves_together() -> None:
    ground = Shape(rounded(Box(100, 100, 90, 30), 4), fill="#ffffff", stroke="#0b4f94")
    callout: list[Item] = [ground, put("Queue", 110.0, 118.0, type_scale.BODY, "#101010")]
    tagged: list[Item] = [
        Shape(circle(300, 300, r), fill="#123456", tag=Tag("mark", "experience", "queue")) for r in (5, 3)
    ]
    band = Shape(rectangle(Box(0, 0, 960, 400)), fill="#eeeeee")
    drawn = shapes(band, put("Title", 9.0, 30.0, type_scale.TITLE, "#101010"), *callout, *tagged)
    assert [shape.shape_type == MSO_SHAPE_TYPE.GROUP for shape in drawn] == [False, False, True, True]
    assert [shape.name for shape in drawn[2:]] == ["Queue", "queue"]
    assert [len(shape.shapes) for shape in drawn[2:]] == [2, 2]


def test_a_table_stays_a_table() -> None:
    style = type_scale.BODY
    rows = (
        (Cell("gap", "#ffffff", style), Cell("#", "#ffffff", style)),
        (Cell("=1+1\nbelow", "#101010", style, "right"), Cell("2", "#101010", style)),
    )
    made = Table(Box(40, 100, 300, 60), (200.0, 100.0), rows, (30.0, 30.0), "#101010", "#cccccc")
    table = shapes(put("Title", 9.0, 30.0, type_scale.TITLE, "#101010"), table=made)[-1].table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["gap", "#"], ["=1+1\nbelow", "2"]]
    assert table.columns[0].width == 200 * POINT


def test_notes_theme_and_language_are_there() -> None:
    book = pptx.Presentation(
        io.BytesIO(written(put("نص", 9.0, 30.0, type_scale.BODY, "#101010"), language="ar"))
    )
    slide = book.slides[0]
    assert slide.notes_slide.notes_text_frame is not None
    assert slide.notes_slide.notes_text_frame.text == "Notes\nSource: diary"
    assert slide.shapes[0]._element.xpath(".//a:pPr/@rtl") == ["1"]
    assert slide.shapes[0]._element.xpath(".//a:rPr/@lang") == ["ar"]
    assert (book.core_properties.title, book.core_properties.author) == ("A <day> & more", "cxmap 1")
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert '<a:accent1><a:srgbClr val="0B4F94"/></a:accent1>' in theme
    assert '<a:latin typeface="Arial"' in theme, (
        "what every office has, as the font of pictures is on few machines"
    )


def test_a_logo_is_a_picture() -> None:
    stamped = replace(page(), stamps=((Raster(2, 1, bytes(range(8))), Box(900, 500, 20, 10)),))
    book = pptx.Presentation(io.BytesIO(pptx_file([Slide(stamped, "")], PALETTE, ABOUT)))
    (picture,) = book.slides[0].shapes
    assert picture.shape_type == MSO_SHAPE_TYPE.PICTURE
    assert not book.slides[0].has_notes_slide


def test_equal_slides_give_equal_bytes_without_a_time() -> None:
    content = written(Shape(rectangle(Box(1, 2, 3, 4)), fill="#123456"))
    assert content == written(Shape(rectangle(Box(1, 2, 3, 4)), fill="#123456"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(CxmapError, match=r"pip install 'cxmap\[office\]'"):
        written()


@pytest.mark.parametrize(("x", "align"), [(40, "left"), (600, "left"), (480, "center"), (920, "right")])
def test_a_title_has_room_for_wider_letters(x: float, align: Align) -> None:
    text = put("What is to be mended first", x, 40, type_scale.TITLE, "#101010", align)
    (title,) = shapes(text)
    drawn, left, right = text.box, title.left / POINT, (title.left + title.width) / POINT
    assert left <= drawn.x + 0.1
    assert right >= drawn.right - 0.1
    room = min(drawn.w * 0.3, 960 - drawn.right - 12) if align == "left" else drawn.w * 0.3
    assert right - left >= drawn.w + room
    assert right <= 960 + 0.1
