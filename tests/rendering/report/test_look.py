"""A look's own look in the report: readable in light and dark, and nothing of it becomes anything else."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import cxmap
from cxmap import api
from cxmap.errors import CxmapError
from cxmap.loading.configuration import Brand
from cxmap.rendering.colour import mixed
from cxmap.rendering.contrast import TEXT, contrast
from cxmap.rendering.logo import Logo
from cxmap.rendering.report.look import css_string, look_of
from cxmap.rendering.theme import TINT

BREAD = cxmap.loads(
    "cxmap: 1\ntitle: Bread\nchannels: [{id: shop, name: Shop}, {id: web, name: Web}]\n"
    "touchpoints: [{name: Queue, experience: -1, goal: 1, channel: [shop, web]}]\n"
)
WINE = "#7a1f5c"


def report(brand: Brand | None = None) -> str:
    return api.render(BREAD, "report", brand=brand).decode()


@pytest.mark.parametrize("colour", [WINE, "#000000", "#0000ff", "#0b4f94", "#7a0000", "#104010"])
def test_colours_can_be_read_in_light_and_dark(colour: str) -> None:
    look = look_of(Brand(line=colour, good=colour, bad=colour, chips=(colour,)))
    assert look.light.line == colour
    for theme in (look.light, look.dark):
        for found in (theme.line, theme.good, theme.bad):
            assert (
                min(contrast(found, ground) for ground in (theme.paper, theme.band, theme.other_band)) >= TEXT
            )
        for chip in theme.chips:
            assert contrast(chip, mixed(chip, theme.paper, TINT)) >= TEXT
            assert max(contrast(chip, theme.paper), contrast(chip, theme.ink)) >= TEXT


def test_a_colour_too_pale_is_named() -> None:
    with pytest.raises(CxmapError, match=r"`brand.line`: #ffee00"):
        report(Brand(line="#ffee00"))


def test_the_page_takes_colours_and_font() -> None:
    html = report(Brand(line=WINE, chips=(WINE,), font="Inter"))
    assert f"--line:{WINE}" in html and 'html{font-family:"Inter",system-ui' in html
    assert re.findall(r'class="chip chip-(\d+)"', html).count("1") == 0
    assert report(Brand(line=WINE)) == report(Brand(line=WINE)) != report()
    assert report(Brand()) == report()


@given(st.text(max_size=100))
def test_a_font_is_a_string_and_nothing_else(name: str) -> None:
    written = css_string(name)
    assert re.fullmatch(r'"[A-Za-z0-9 \\]*"', written)
    back = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1:-1])
    assert back == name


def test_a_hostile_font_closes_nothing() -> None:
    html = report(Brand(font='x"}</style><script>alert(1)</script>'))
    assert html.count("</style>") == 1 and "alert(1)" not in html


def test_the_logo_is_in_the_page_as_dots_of_our_own(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (300, 100), (122, 31, 92, 255)).save(path)
    path.write_bytes(path.read_bytes() + b"<script>alert(1)</script>")
    html = report(Brand(logo=path))
    (found,) = re.findall(r'<img class="logo" src="data:image/png;base64,([A-Za-z0-9+/=]+)"', html)
    picture = Image.open(BytesIO(b64decode(found)))
    assert picture.size == (300, 100)
    assert picture.convert("RGBA").getpixel((5, 5)) == (122, 31, 92, 255)
    assert b"script" not in b64decode(found)
    assert 'width="144" height="48" alt="Logo"' in html
    assert "<img" not in report()


@pytest.mark.parametrize(
    ("across", "down", "size"), [(10, 10, (10, 10)), (1000, 10, (240, 2)), (1, 900, (1, 48))]
)
def test_a_logo_keeps_its_shape(across: int, down: int, size: tuple[int, int]) -> None:
    assert look_of(Brand(), Logo(across, down, b"\0" * across * down * 4)).size == size


def test_a_logo_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(CxmapError, match="is not a picture"):
        report(Brand(logo=path))
