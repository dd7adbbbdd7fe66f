"""A look's own colours, font and logo: in every picture, in nobody's way, and nothing else let in."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from PIL import Image

import cxmap
from cxmap import api
from cxmap.api.views import Views
from cxmap.cli.app import run
from cxmap.errors import CxmapError, InputError
from cxmap.loading.configuration import Brand, find_configuration
from cxmap.locale import words_for
from cxmap.model import Map
from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.backends.installed import installed
from cxmap.rendering.frame.paper import on_paper
from cxmap.rendering.frame.stamp import stamped as with_logo
from cxmap.rendering.logo import TALLEST, WIDEST, Logo, logo_of
from cxmap.rendering.registry import PICTURES
from cxmap.rendering.scene.fonts import without_glyph
from cxmap.rendering.scene.page import Box, Page, Shape, rectangle
from cxmap.rendering.scene.typeface import FAMILY, family, written_in
from cxmap.rendering.theme import LIGHT

from .random_maps import maps

GREEN = (0, 105, 92)
LOGO = Logo(90, 30, bytes((*GREEN, 255)) * 90 * 30)
SERIF = "DejaVu Serif"
"""Comes with matplotlib."""
TEXT = """\
cxmap: 1
title: Bread on Saturday
phases:
  - name: Fetch
    touchpoints:
      - {name: Stand in the queue, experience: -1, goal: 1, importance: 4, channel: shop, elements: help}
      - {name: Pay, experience: 2, goal: 1, importance: 2, channel: shop, duration: 1 min}
channels: [{id: shop, name: Shop}]
opportunities: [{id: shelf, title: A shelf, addresses: [pay], impact: 4, feasibility: 3}]
"""


@pytest.fixture(scope="module")
def bread() -> Map:
    return cxmap.loads(TEXT.replace("name: Pay", "id: pay, name: Pay"))


def picture(size: tuple[int, int] = (60, 20), format: str = "PNG") -> bytes:
    target = BytesIO()
    Image.new("RGB", size, GREEN).save(target, format)
    return target.getvalue()


def pages_of(map_: Map, view: str, logo: Logo | None = LOGO) -> Iterator[Page]:
    built = Views(cxmap.score(map_), words_for("en")).of(view)
    for page in PICTURES[view]()(built, replace(LIGHT, logo=logo), "1.2.3", None):
        yield page if logo is None else with_logo(page, logo)


def is_in_the_way(page: Page) -> bool:
    ((_, box),) = page.stamps
    for item in page.items:
        if isinstance(item, Shape):
            points = item.outline.points
            across, down = [x for x, _ in points], [y for _, y in points]
            taken = Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
        else:
            taken = item.box
        if taken.meets(box):
            return True
    return False


@pytest.mark.parametrize("view", PICTURES)
def test_a_logo_stands_in_the_corner_of_every_picture(view: str, bread: Map) -> None:
    for page, plain in zip(pages_of(bread, view), pages_of(bread, view, None), strict=True):
        ((logo, box),) = page.stamps
        assert logo == LOGO
        assert (box.w, box.h) == (90, 30)
        assert page.width - box.right == 34
        assert page.height - box.bottom == pytest.approx(24)
        assert not is_in_the_way(page)
        assert page.width == plain.width
        assert page.height - plain.height <= TALLEST


@settings(max_examples=6, deadline=None)
@given(map_=maps())
def test_a_logo_is_in_nobodys_way(map_: Map) -> None:
    for view in ("curve", "matrix"):
        assert not any(is_in_the_way(page) for page in pages_of(map_, view))


def test_a_logo_in_a_taken_corner_gets_a_strip_of_its_own() -> None:
    page = Page(400, 200, "#ffffff", [Shape(rectangle(Box(0, 0, 400, 200)), "#eeeeee")])
    stamped = with_logo(page, LOGO)
    ((_, box),) = stamped.stamps
    assert box.y >= 200
    assert stamped.height > box.bottom


@pytest.mark.parametrize(
    ("across", "down", "size"),
    [(90, 30, (90, 30)), (1500, 100, (WIDEST, 10)), (10, 1000, (0.3, TALLEST)), (1, 1, (30, 30))],
)
def test_a_logo_keeps_its_shape_within_bounds(across: int, down: int, size: tuple[float, float]) -> None:
    assert Logo(across, down, b"").size == pytest.approx(size)


def test_a_logo_goes_with_the_page_onto_paper() -> None:
    page = with_logo(Page(480, 270, "#ffffff"), LOGO)
    ((_, box),) = on_paper(page, "slide").stamps
    assert box == pytest.approx(((480 - 34 - 90) * 2, (270 - 24 - 30) * 2, 180, 60))


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_logo_is_painted_where_it_stands(format: str, tmp_path: Path, bread: Map) -> None:
    path = tmp_path / "logo"
    path.write_bytes(picture(format=format))
    drawn = Image.open(BytesIO(api.render(bread, "quadrants", "png", brand=Brand(logo=path)))).convert("RGB")
    right, bottom = drawn.width - 34 * 2, drawn.height - 24 * 2
    for x, y in ((right - 4, bottom - 4), (right - 170, bottom - 50)):
        found = drawn.getpixel((x, y))
        assert isinstance(found, tuple)
        assert found == pytest.approx(GREEN, abs=3)
    assert drawn.getpixel((right + 4, bottom - 4)) == (255, 255, 255)


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_equal_brands_give_equal_bytes_and_leave_no_trace(
    format: api.Format, tmp_path: Path, bread: Map
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(picture())
    brand = Brand(line="#7a1f5c", font=SERIF, logo=path)
    plain = api.render(bread, "curve", format)
    branded = api.render(bread, "curve", format, brand=brand)
    assert api.render(bread, "curve", format, brand=brand) == branded != plain
    assert api.render(bread, "curve", format) == plain
    assert api.render(bread, "curve", format, brand=Brand()) == plain


def test_texts_are_measured_and_written_in_the_font(bread: Map) -> None:
    svg = api.render(bread, "curve", "svg", brand=Brand(font="dejavu  SERIF")).decode()
    assert "'DejaVu Serif'" in svg
    with written_in(installed(SERIF)):
        serif = next(pages_of(bread, "curve", None))
    plain = next(pages_of(bread, "curve", None))
    assert (serif.family, plain.family, family()) == (SERIF, FAMILY, FAMILY)
    title = {page.family: page.texts[0] for page in (serif, plain)}
    assert title[SERIF].text == title[FAMILY].text
    assert title[SERIF].width != title[FAMILY].width


def test_letters_that_a_font_lacks_come_from_others(bread: Map) -> None:
    """STIX has no sign for a smile; DejaVu Sans has."""
    with written_in(installed("STIXGeneral")):
        assert without_glyph("a☺") == ()
    map_ = cxmap.loads("cxmap: 1\ntitle: ☺ glad\ntouchpoints: [{name: Pay, experience: 1}]\n")
    assert api.render(map_, "curve", "svg", brand=Brand(font="STIXGeneral")).startswith(b"<?xml")
    assert api.missing_characters(map_, brand=Brand(font="STIXGeneral")) == ()


def test_a_font_that_is_not_installed_is_said(bread: Map) -> None:
    with pytest.raises(
        CxmapError, match=r"no font family `DejaVu Serrif` is installed here; did you mean `De"
    ):
        api.render(bread, brand=Brand(font="DejaVu Serrif"))


def _claims(width: int, height: int) -> bytes:
    """A PNG that says it is large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a picture"),
        (picture(format="GIF"), "is not a picture"),
        (picture()[:60], "is not a picture"),
        (_claims(30, 30), "is not a picture"),
        (_claims(5000, 5000), "5000 x 5000 dots"),
        (_claims(60_000, 60_000), "is not a picture|60000 x 60000 dots"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(CxmapError, match=said):
        logo_of(data, "logo.png")


def test_large_logos_are_kept_small() -> None:
    logo = logo_of(picture((3000, 2000)), "logo.png")
    assert (logo.across, logo.down) == (720, 480)


def test_a_logo_is_a_regular_file(tmp_path: Path, bread: Map) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    for path, said in ((pipe, "is not a regular file"), (tmp_path / "none.png", "does not exist")):
        with pytest.raises(InputError, match=said):
            api.render(bread, brand=Brand(logo=path))


def settings_with(folder: Path, text: str) -> Brand | None:
    (folder / "cxmap.toml").write_text(f"[brand]\n{text}\n", encoding="utf-8")
    found = find_configuration(folder)
    assert found is not None
    return found.brand


def test_settings_hold_a_brand(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path, 'line = "#7A1F5C"\nchips = ["#05a", "#0b5a8a"]\nfont = "Inter"\nlogo = "a/logo.png"'
    )
    logo = (tmp_path / "a" / "logo.png").resolve()
    assert found == Brand(line="#7a1f5c", chips=("#0055aa", "#0b5a8a"), font="Inter", logo=logo)
    (tmp_path / "pyproject.toml").write_text('[tool.cxmap.brand]\nbad = "#a3281c"\n', encoding="utf-8")
    (tmp_path / "cxmap.toml").unlink()
    kept = find_configuration(tmp_path)
    assert kept is not None
    assert kept.brand == Brand(bad="#a3281c")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('line = "navy"', "`brand.line`: write a colour as a hash sign and six hexadecimal digits"),
        ('bad = "#12345"', "`brand.bad`: write a colour"),
        ("good = 5", "`brand.good`"),
        ('chips = ["#0b5a8a", "#xyzxyz"]', "`brand.chips.1`: write a colour"),
        ('colour = "#123456"', "no setting `brand.colour`"),
        ('fonts = "Inter"', "no setting `brand.fonts`; did you mean `font`?"),
        ('font = ""', "`brand.font`"),
        ('logo = "../logo.png"', "`brand.logo`: it lies outside the folder of the settings"),
        ('logo = "/etc/hosts"', "`brand.logo`: it lies outside the folder of the settings"),
        ('logo = "a\\u0000b"', "`brand.logo`: this is not a path"),
    ],
)
def test_wrong_brands_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        settings_with(tmp_path, text)
    assert said in str(caught.value)


def test_a_link_does_not_lead_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    project = tmp_path / "project"
    project.mkdir()
    (project / "logo.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(InputError, match="outside the folder"):
        settings_with(project, 'logo = "logo.png"')


def test_the_command_draws_in_the_projects_brand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bread.cxmap.yaml").write_text(TEXT.replace("[pay]", "[]"), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(picture())
    monkeypatch.chdir(tmp_path)
    settings_with(tmp_path, f'line = "#7a1f5c"\nfont = "{SERIF}"\nlogo = "logo.png"')
    assert run(["render", "bread.cxmap.yaml", "-o", "out.svg", "-v", "curve"]) == 0
    drawn = (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert all(wanted in drawn for wanted in ("#7a1f5c", "'DejaVu Serif'", "<image "))
    settings_with(tmp_path, 'line = "#ffee00"')
    assert run(["render", "bread.cxmap.yaml", "-o", "other.svg", "-v", "curve"]) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("cxmap: `brand.line`: #ffee00 on #eaeef3") and said.endswith("1:1 and needs 4.5:1")


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1)])
def test_a_logo_of_any_shape_is_drawn(bread: Map, size: tuple[int, int]) -> None:
    (page,) = pages_of(bread, "elements", logo_of(picture(size), "logo.png"))
    for form in ("png", "svg"):
        assert files_of([page], form, About("Bread", "", "cxmap 1.2"))
