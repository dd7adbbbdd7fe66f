"""The page in a real browser: nothing runs, nothing is asked for, nothing sticks out, and it prints."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cxmap
from cxmap import api

from .report_pages import SMALL, rich

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "'\"--></style></script><svg onload=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
)
LONG = "arbeidsongeschiktheidsverzekeringsmaatschappijen"
WIDTHS = (320, 768, 1440)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("columns", [1, 3, 13, 60])
def test_nothing_sticks_out_sideways(opened: Any, width: int, columns: int) -> None:
    tab, events = opened(rich(columns=columns, long=LONG), width)
    tab.evaluate("document.querySelectorAll('details').forEach(found => found.open = true)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert events == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_run_nothing(opened: Any, text: str) -> None:
    tab, events = opened(rich(text))
    for link in tab.query_selector_all("a[href]"):
        assert not (link.get_attribute("href") or "").lower().startswith(("javascript", "data"))
    assert tab.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert tab.evaluate("document.querySelectorAll('script').length") == 2
    assert events == []


def test_anchors_and_keyboard_lead_to_the_cards(opened: Any) -> None:
    tab, _ = opened(rich(columns=3))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.evaluate("document.querySelector('.scroll').focus()")
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "region"
    for link in tab.query_selector_all('a[href^="#"]'):
        place = (link.get_attribute("href") or "")[1:]
        assert tab.evaluate("id => document.getElementById(decodeURIComponent(id)) !== null", place)


def test_a_number_opens_how_it_comes_about(opened: Any) -> None:
    tab, events = opened(rich(columns=2))
    number = tab.query_selector('.gaps a.traced[href="#how-tp-t0"]')
    assert not tab.is_visible("#how-tp-t0")
    number.click()
    tab.wait_for_selector("#how-tp-t0", state="visible")
    assert events == []


def test_paper_shows_each_thing_once_and_what_the_reader_opened(opened: Any) -> None:
    tab, _ = opened(rich(columns=2))
    tab.evaluate("document.querySelector('.trace').open = true")
    tab.emulate_media(media="print")
    seen = "[...document.querySelectorAll('{}')].filter(found => found.checkVisibility()).length"
    assert tab.evaluate(seen.format("details:not([open]):not(.frame details)")) == 0
    assert tab.evaluate(seen.format(".trace dl")) == 1
    assert tab.evaluate(seen.format(".frame details dl")) == 1
    assert tab.evaluate(seen.format(".whole-map")) == 0 and tab.evaluate(seen.format(".card .passage")) > 1


@pytest.mark.parametrize("versions", [0, 4])
def test_the_hotel_prints_on_eight_pages(browser: Any, tmp_path: Path, versions: int) -> None:
    """Also where git has earlier versions of it."""
    map_ = cxmap.load(Path(__file__).parents[3] / "examples" / "hotel-stay.cxmap.yaml")
    file = tmp_path / "hotel.html"
    earlier = tuple(api.Earlier(f"{at:07x}", date(2026, 3, 1 + at), map_) for at in range(versions))
    history = api.History(earlier, versions)
    file.write_bytes(cxmap.render(map_, "report", as_of="map", history=history if versions else None))
    page = browser.new_page()
    page.goto(file.as_uri())
    paper = page.pdf(format="A4", landscape=True, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) <= 8
    page.close()


def test_dark_is_dark(opened: Any) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        tab, _ = opened(SMALL, scheme=scheme)
        grounds.append(tab.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(18, 23, 29)"]


@pytest.mark.parametrize("columns", [3, 60])
def test_prints_on_paper_without_cutting(opened: Any, columns: int) -> None:
    tab, _ = opened(rich(columns=columns, long=LONG))
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 1047, "height": 718})
    assert not tab.is_visible(".scroll") and tab.is_visible(".paper")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1047


@pytest.mark.parametrize("width", [850, 1024, 1200, 1920])
def test_no_section_cuts_off_what_it_holds(opened: Any, width: int) -> None:
    tab, _ = opened(rich(columns=12), width)
    cut = tab.evaluate("""() => [...document.querySelectorAll('main > section.rests')].filter(found =>
        found.scrollWidth > found.clientWidth + 1 && getComputedStyle(found).overflowX === 'visible'
    ).map(found => found.getAttribute('aria-labelledby'))""")
    assert cut == []
    right = "document.querySelector('table.gaps').getBoundingClientRect().right"
    assert tab.evaluate(right) <= width


def test_our_sentences_and_signed_numbers_keep_their_order_in_a_page_from_right_to_left(opened: Any) -> None:
    touchpoints = [{"name": "\u05e7\u05e0\u05d9\u05d9\u05d4", "experience": -2}]
    tab, _ = opened({"cxmap": 1, "title": "\u05de", "language": "he", "goal": 1, "touchpoints": touchpoints})
    assert tab.evaluate("document.documentElement.dir") == "rtl"
    ends = """what => {
        const node = document.querySelector(what).firstChild, range = document.createRange();
        return [0, node.length - 1].map(at => {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect().x;
        });
    }"""
    for what in (".tick:last-child .value", ".board .sureness"):
        first, last = tab.evaluate(ends, what)
        assert first < last, what
