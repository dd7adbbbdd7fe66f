"""The files: the same bytes every time, well-formed whatever the texts, and saying what they are."""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import warnings
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from PIL import Image

from cxmap import api
from cxmap.rendering.backends.about import About, Format
from cxmap.rendering.backends.canvas import MOST_PIXELS, resolution
from cxmap.rendering.backends.files import files_of
from cxmap.rendering.scene.page import Page, Style
from cxmap.rendering.scene.text import put
from cxmap.rendering.theme import DARK
from cxmap.view.curve.values import CurveView
from tests.rendering.drawn import draw_curve
from tests.rendering.views import Point, curve_view

FORMATS: tuple[Format, ...] = ("png", "svg", "pdf")
HOSTILE = (
    "$x^{",
    "$5 to $10",
    "\\frac{1}{2} \\n",
    "[red]bold[/red]",
    "<script>alert(1)</script> & ]]>",
    "bell\x07 and delete\x7f",
    "\ufeffmark",
    "lone \ud800 surrogate",
    "\ufffe \uffff",
    "😀 👩‍👩‍👧 🛒",
    "line\nbreak\r\nand\ttab",
    "\u202eturned\u202c",
    "%s {} {0} %(x)s",
    "cuneiform \U00012000",
    "z\u0341\u0342a\u0301lgo",
)


def _view(texts: tuple[str, ...] = ("Queue", "Pay")) -> CurveView:
    points = [
        Point(
            text,
            25.0 * (at % 5),
            75.0,
            (50.0,),
            (text,),
            (text,),
            (text,),
            (text,),
            (("negative", text),),
            5.0,
        )
        for at, text in enumerate(texts)
    ]
    return curve_view(
        points, [(texts[0], 2)], title=texts[0], words=texts[:3] if len(texts) > 2 else ("a", "b")
    )


@pytest.mark.parametrize("format", FORMATS)
def test_equal_views_give_equal_bytes(format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw_curve(_view(), format, version="1")
    monkeypatch.setitem(matplotlib.rcParams, "font.size", 31.0)
    monkeypatch.setitem(matplotlib.rcParams, "text.color", "red")
    monkeypatch.setitem(matplotlib.rcParams, "svg.fonttype", "path")
    monkeypatch.setitem(matplotlib.rcParams, "savefig.dpi", 20.0)
    monkeypatch.setitem(matplotlib.rcParams, "path.sketch", (1, 100, 2))
    assert draw_curve(_view(), format, version="1") == first
    assert draw_curve(_view(), format, version="2") != first


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.rendering.backends.test_files import _view;"
        "from tests.rendering.drawn import draw_curve;"
        "print([hashlib.sha256(draw_curve(_view(), one, version='1')).hexdigest() for one in ('png', 'svg')])"
    )
    root = str(Path(__file__).parents[3])
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": os.pathsep.join([root, *sys.path]),
    }
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, text=True, check=True
    )
    own = [hashlib.sha256(draw_curve(_view(), one, version="1")).hexdigest() for one in ("png", "svg")]
    assert found.stdout.strip() == str(own)
    assert found.stderr == ""


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_texts_are_only_texts(format: Format) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data = draw_curve(_view(HOSTILE), format, version="1")
    if format == "svg":
        root = ElementTree.fromstring(data)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert "script" not in tags
        words = "".join(root.itertext())
        assert "<script>alert(1)</script>" in words
        assert "$x^{" in words


def test_svg_holds_real_text_and_says_what_it_is() -> None:
    data = draw_curve(_view(("Queue at the till", "Pay")), "svg", version="0.1")
    root = ElementTree.fromstring(data)
    assert root.get("role") == "img"
    name = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{name}title") == "Queue at the till"
    assert root.findtext(f"{name}desc") == "Emotion curve of a day of shopping."
    texts = ["".join(element.itertext()) for element in root.iter(f"{name}text")]
    assert "cxmap 0.1" in texts
    assert b"cxmap 0.1" in data
    assert b"dc:date" not in data


def test_png_says_what_it_is() -> None:
    with Image.open(BytesIO(draw_curve(_view(), "png", DARK, "0.1"))) as picture:
        assert picture.info["Software"] == "cxmap 0.1"
        assert picture.info["Title"] == "Queue"
        assert picture.size[0] / picture.size[1] == pytest.approx(16 / 9, abs=0.01)
        assert picture.getpixel((0, 0))[:3] == (0x12, 0x17, 0x1D)  # type: ignore[index]


def test_pdf_has_no_date() -> None:
    data = draw_curve(_view(), "pdf", version="0.1")
    assert data.startswith(b"%PDF")
    assert b"CreationDate" not in data
    assert b"(cxmap 0.1)" in data


def test_large_pages_get_fewer_dots() -> None:
    page = Page(1152, 60_000, "#ffffff")
    dots = resolution(page)
    assert page.width / 72 * dots * page.height / 72 * dots <= MOST_PIXELS
    assert resolution(Page(1152, 648, "#ffffff")) >= 110


def test_missing_characters_are_those_of_the_pages() -> None:
    def missing(name: str) -> tuple[str, ...]:
        return api.missing_characters(api.loads(f"cxmap: 1\ntitle: T\ntouchpoints: [{name}]\n"))

    assert missing("A letter") == ()
    assert missing("\U00012000") in (("\U00012000",), ())


def test_a_map_without_any_score_is_still_a_picture() -> None:
    view = curve_view([Point("One", None, None), Point("Two", None, None)])
    assert draw_curve(view, "svg").startswith(b"<?xml")


def test_of_several_pages_one_is_painted_at_a_time() -> None:
    page = Page(200.0, 100.0, "#ffffff", [put("Café", 10, 50, Style(12), "#000000")])
    gc.collect()
    gc.disable()
    try:
        files_of([page] * 3, "png", About("Title", "What it shows", "cxmap"))
        assert not [thing for thing in gc.get_objects() if isinstance(thing, RendererAgg)]
    finally:
        gc.enable()
