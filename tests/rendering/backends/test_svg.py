"""SVG: light to make, and nothing of a map in it but text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxmap.rendering.backends.about import About
from cxmap.rendering.backends.svg import svg_element, svg_file, written
from cxmap.rendering.colour import mixed
from cxmap.rendering.logo import Logo
from cxmap.rendering.scene.page import Box, Outline, Page, Shape, Style, circle, rectangle, tagged
from cxmap.rendering.scene.text import clean, put, unmarked
from cxmap.rendering.theme import LIGHT

NAUGHTY = (
    "<script>alert(1)</script>",
    "]]><!-- <?xml?> &lt; &#x0; <![CDATA[",
    "\"' onload=alert(1) x='",
    "</text></svg><img src=x onerror=alert(1)>",
    "\x00\x07\x1b[31m\x7f\x85\u200e\u202e\u2066\ud800\ufeff\uffff",
    "&xxe; %pe; javascript:alert(1) url(#a) {} \\",
)
PLAIN = About("t", "d", "cxmap 1.2")
SVG = "{http://www.w3.org/2000/svg}"


def page_with(*texts: str) -> Page:
    lines = [put(text, 10, 20 + 12 * at, Style(9), "#000000") for at, text in enumerate(texts)]
    return Page(300, 200, "#ffffff", [*lines])


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_texts_are_text(text: str) -> None:
    about = About(text, text, f"cxmap {text}")
    root = ElementTree.fromstring(svg_file(page_with(text), about))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "title", "metadata", "RDF", "Work", "creator", "Agent", "desc", "rect", "g", "text",
    }  # fmt: skip
    assert root.findtext(f"{SVG}title") == root.findtext(f"{SVG}desc") == unmarked(text)
    assert [element.text for element in root.iter(f"{SVG}text")] == [clean(text)]
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") for name in attributes)
    inside = ElementTree.fromstring(svg_element(page_with(text).items, Box(0, 0, 300, 200), "x", text, text))
    assert [element.text for element in inside.iter("text")] == [clean(text)]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_can_be_read_back(text: str) -> None:
    assert (ElementTree.fromstring(f"<a>{written(text)}</a>").text or "") == clean(text)
    assert ElementTree.fromstring(f'<a b="{written(text)}"/>').get("b") == clean(text)


def test_nothing_runs_in_a_browser(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "naughty.svg"
    file.write_bytes(svg_file(page_with(*NAUGHTY), About(NAUGHTY[0], NAUGHTY[3], "cxmap 1.2")))
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: said.append(request.url))
    tab.goto(file.as_uri())
    assert tab.evaluate("document.querySelectorAll('text').length") == len(NAUGHTY)
    assert tab.evaluate("document.querySelectorAll('script, img, parsererror').length") == 0
    assert said == [file.as_uri()]
    context.close()


def test_shapes_keep_their_places_and_paints() -> None:
    curve = Shape(Outline(((0, 0), (1, 2), (3, 4), (5, 6)), "MCCC"), None, "#123456", 2.0, (3.0, 1.5), 0.5)
    closed = Shape(Outline(((0, 0), (9, 0), (9, 9), (0, 0)), "MLLZ"), "#abcdef")
    logo = Logo(2, 1, bytes(8))
    page = Page(100, 50, "#ffffff", [curve, closed], ((logo, Box(80, 40, 10, 5)),))
    root = ElementTree.fromstring(svg_file(page, PLAIN))
    first, second = root.iter(f"{SVG}path")
    assert first.attrib == {
        "d": "M0 0C1 2 3 4 5 6", "fill": "none", "stroke": "#123456", "stroke-width": "2",
        "stroke-linecap": "butt", "stroke-dasharray": "3 1.5", "opacity": "0.5",
    }  # fmt: skip
    assert second.attrib == {"d": "M0 0L9 0L9 9Z", "fill": "#abcdef"}
    (image,) = root.iter(f"{SVG}image")
    assert (image.get("x"), image.get("width")) == ("80", "10")
    assert str(image.get("href")).startswith("data:image/png;base64,")


def test_svg_and_reports_come_without_matplotlib() -> None:
    code = (
        "import sys; from cxmap import api\n"
        "map_ = api.loads('cxmap: 1\\ntitle: T\\ngoal: 1\\ntouchpoints: [{id: a, name: A, experience: 0, "
        "duration: 1 h, next: [b]}, {id: b, name: B, experience: -1, importance: 3}]\\n')\n"
        "drawing = api.Drawing(map_)\n"
        "for view in api.VIEWS:\n"
        "    drawing.files(view, 'html' if view == api.REPORT else 'svg')\n"
        "    assert drawing.missing_characters(view) == ()\n"
        "print(sorted({'matplotlib', 'numpy', 'PIL', 'fontTools'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_an_element_refers_to_the_roles_of_colours_and_groups_what_belongs_together() -> None:
    box = Box(0, 0, 9, 9)
    mix = mixed(LIGHT.bad, LIGHT.paper, 0.25)
    items = [
        Shape(rectangle(box), LIGHT.others[1], "#123456"),
        *tagged(
            [Shape(circle(4, 4, 2), mix), put("1", 4, 4, Style(9), LIGHT.ink)], "mark", "persona:<a>", "t"
        ),
        *tagged([put("2", 5, 5, Style(9), LIGHT.ink)], "mark", "persona:<a>", "t"),
    ]
    root = ElementTree.fromstring(svg_element(items, box, "x", "t", "d", places={"t": 'tp-"t'}))
    (whole,) = root.findall("g")
    assert whole.get("id") == "x-all"
    (ground,) = whole.findall("path")
    assert (ground.get("fill"), ground.get("stroke")) == ("var(--others-1)", "#123456")
    (group,) = whole.findall("g")
    assert group.attrib == {"class": "mark", "data-series": "persona:<a>", "data-place": 'tp-"t'}
    assert [part.get("fill") for part in group] == [
        "color-mix(in srgb,var(--bad) 25%,var(--paper))", "var(--ink)", "var(--ink)"
    ]  # fmt: skip
    assert not any(part.get("textLength") for part in group)


def test_a_file_has_the_colours_themselves() -> None:
    page = Page(9, 9, LIGHT.paper, [Shape(circle(4, 4, 2), LIGHT.bad)])
    assert b"var(" not in svg_file(page, PLAIN) and LIGHT.bad.encode() in svg_file(page, PLAIN)
