"""A picture in somebody else's page: whole in a frame without rights, and nothing that acts or fetches."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap import api
from cxmap.api.drawing import Drawing
from cxmap.loading.configuration import Brand
from cxmap.model import Map

NAUGHTY = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
EXAMPLE = Path("examples/shopping-day.cxmap.yaml")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(markup)
    return parser.seen


def naughty() -> Map:
    point = {"name": NAUGHTY, "experience": 1, "pain_points": [NAUGHTY], "goal": 2}
    return Map.model_validate({"cxmap": 1, "title": NAUGHTY, "touchpoints": [point, {**point, "name": "b"}]})


@pytest.mark.parametrize("view", [view for view in api.VIEWS if view != api.REPORT])
def test_every_picture_comes_as_a_page_that_does_nothing(view: str) -> None:
    page = cxmap.render(naughty(), view, format="html").decode()
    for tag, attributes in tags(page):
        assert tag not in ("script", "iframe", "object", "base", "form", "a", "foreignobject")
        assert not [name for name in attributes if name.startswith("on")]
        if tag not in ("html", "meta"):
            assert "id" not in attributes
        if tag == "img" or "href" in attributes:
            assert (attributes.get("src") or attributes.get("href") or "").startswith("data:")
    assert "default-src 'none'" in page and "url(" not in page


def test_the_same_map_gives_the_same_bytes(project: Path) -> None:
    map_ = cxmap.load(project / EXAMPLE)
    assert cxmap.render(map_, "curve", format="html") == cxmap.render(map_, "curve", format="html")


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_it_follows_its_reader_and_no_theme(theme: str, project: Path) -> None:
    map_ = cxmap.load(project / EXAMPLE)
    assert cxmap.render(map_, "curve", format="html", theme=theme) == cxmap.render(
        map_, "curve", format="html"
    )


def test_light_colours_stay_where_style_sheets_are_taken_out(project: Path) -> None:
    """Wikis drop `<style>`: every colour that is used stands on the element itself."""
    (element,) = Drawing(cxmap.load(project / EXAMPLE)).figures("curve")
    bare = re.sub(r"<style>.*?</style>", "", element, flags=re.DOTALL)
    style = next(attributes["style"] for tag, attributes in tags(bare) if tag == "svg") or ""
    used = set(re.findall(r"var\((--[\w-]+)", bare))
    assert used and used <= set(re.findall(r"(--[\w-]+):", style))


def test_two_in_one_page_do_not_colour_each_other() -> None:
    """Style sheets name a class that is made of the colours themselves."""
    map_ = Map.model_validate({"cxmap": 1, "title": "T", "touchpoints": [{"name": "a", "experience": 1}]})
    plain, again = Drawing(map_).figures("curve")[0], Drawing(map_).figures("curve")[0]
    brand = Drawing(map_, brand=Brand(line="#7a1f5c")).figures("curve")[0]
    classes = [re.findall(r"cxmap-\w+", element) for element in (plain, again, brand)]
    assert classes[0] == classes[1] and set(classes[0]).isdisjoint(classes[2])
    assert all(len(set(names)) == 1 for names in classes)


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
@pytest.mark.parametrize("width", [320, 1280])
def test_in_a_frame_without_rights(
    scheme: str, dark: bool, width: int, project: Path, browser: Any, tmp_path: Path
) -> None:
    (tmp_path / "curve.html").write_bytes(cxmap.render(cxmap.load(project / EXAMPLE), "curve", format="html"))
    (tmp_path / "page.html").write_text(
        '<!doctype html><iframe sandbox src="curve.html" style="width:100%;height:600px;border:0"></iframe>'
    )
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    said: list[str] = []
    try:
        tab = context.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("request", lambda request: said.append(request.url) if "http" in request.url else None)
        tab.goto((tmp_path / "page.html").as_uri())
        frame = tab.frames[1]
        box = frame.locator("svg").bounding_box()
        paper = frame.locator("svg > rect").first.evaluate("node => getComputedStyle(node).fill")
        sideways = frame.locator("html").evaluate("node => node.scrollWidth > node.clientWidth")
    finally:
        context.close()
    assert said == []
    assert box is not None and box["width"] >= 300
    assert not sideways, "the frame itself never scrolls sideways: the picture does, inside it"
    light = sum(map(int, re.findall(r"\d+", paper)[:3])) / 3
    assert (light < 80) == dark, paper


def test_texts_leave_room_for_the_fonts_of_readers(project: Path) -> None:
    """No width is forced on them: they are measured in a font that hardly any is wider than."""
    (element,) = Drawing(cxmap.load(project / EXAMPLE)).figures("curve")
    assert "textLength" not in element and "font-family=\"'DejaVu Sans'" in element
