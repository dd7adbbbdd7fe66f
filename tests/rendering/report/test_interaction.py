"""The report's script in a real browser: what it adds, what the address says, and what it must not touch."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from cxmap import loads
from cxmap.api.views import Views
from cxmap.locale import words_for
from cxmap.rendering.report.look import PLAIN
from cxmap.rendering.report.page import draw_report
from cxmap.rendering.report.pictures import picture
from cxmap.scoring import score
from cxmap.view.report.build import build_report

from .report_pages import JOURNEY, address, page, rich, shown
from .test_browser import HOSTILE, LONG


def test_the_policy_names_the_hash_of_the_only_script_that_runs() -> None:
    html = page(JOURNEY)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in html
    assert html.count("<script") == 2 and "innerHTML" not in script and script.isascii()


def test_hovering_and_focus_show_one_card_wherever_the_touchpoint_stands(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    said = []
    for place in (
        ".knob:visible >> nth=2",
        ".names th >> nth=3",
        ".lane td >> nth=2",
        ".gaps tbody tr >> nth=0",
    ):
        tab.mouse.move(1, 1)
        tab.wait_for_selector(".tip", state="hidden")
        tab.hover(place)
        tab.wait_for_selector(".tip", state="visible")
        said.append(tab.inner_text(".tip"))
    assert len(set(said)) == 1
    for text in (
        "Arrive",
        "4",
        "1 (1.00 \N{HORIZONTAL ELLIPSIS} 1.39, n\u00a0=\u00a036",
        "\N{MINUS SIGN}3",
        "Below goal",
        "Queue of an hour",
    ):
        assert text in said[0]
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".tip")
    for place in (".knob:visible >> nth=0", ".names th a >> nth=2", ".gaps tbody tr >> nth=0 >> th a"):
        tab.mouse.move(1, 1)
        tab.keyboard.press("Shift")
        tab.focus(place)
        tab.wait_for_selector(".tip", state="visible")
        assert tab.evaluate("document.activeElement.getAttribute('aria-describedby')") == "report-tip"
        tab.keyboard.press("Escape")
        assert not tab.is_visible(".tip")
    assert events == []


def test_arrows_walk_along_the_curve(opened: Any) -> None:
    tab, _ = opened(rich(columns=30))
    tab.focus(".knob:visible >> nth=0")
    for key, column in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 29), ("Home", 0)):
        tab.keyboard.press(key)
        at = "[...document.activeElement.parentElement.children].indexOf(document.activeElement)"
        assert tab.evaluate(at) == column
        inside = """() => { const a = document.activeElement.getBoundingClientRect(),
            b = document.querySelector('.scroll.screen').getBoundingClientRect();
            return a.left >= b.left && a.right <= b.right }"""
        assert tab.evaluate(inside)
    stops = "[...document.querySelectorAll('.knob[tabindex=\"0\"]')].filter(one => one.checkVisibility())"
    assert tab.evaluate(f"{stops}.length") == 1


def test_selecting_marks_every_place_alike_and_the_address_says_it(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.click(".knob:visible >> nth=2")
    assert address(tab) == "#tp-arrive"
    for place in (
        ".screen .for-desk .knob",
        ".names th",
        ".channels td",
        ".gaps tr",
        "article.card",
        ".scroll .for-desk .mark",
        ".matrix thead th",
    ):
        assert tab.evaluate(
            "what => document.querySelectorAll(what + '.chosen[aria-current=true]').length", place
        ) == 1, place  # fmt: skip
    tab.focus(".knob:visible >> nth=1")
    tab.keyboard.press("Enter")
    assert address(tab) == "#tp-book"
    assert tab.evaluate("document.querySelectorAll('article.chosen').length") == 1
    tab.click(".gaps tbody tr >> nth=0 >> td >> nth=5")
    assert address(tab) == "#tp-arrive"
    tab.click(".selected button")
    assert address(tab) == "" and tab.query_selector(".chosen") is None
    assert events == []


def test_an_address_opens_selected_sorted_and_filtered(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    url = tab.url
    tab.goto(f"{url}?q=e&phase=There&sort=1-#tp-arrive")
    tab.wait_for_selector("article.chosen#tp-arrive")
    assert shown(tab) == ["Sleep", "Arrive"]
    assert tab.input_value("input[type=search]") == "e"
    assert tab.get_attribute(".gaps thead th >> nth=1", "aria-sort") == "descending"
    tab.goto(f"{url}?phase=nowhere&sort=99%2B&verdict=<b>#tp-%E0%A4%A")
    assert len(shown(tab)) == 4
    assert not [event for event in events if not event.startswith("request: file:")]


def test_the_list_sorts_numbers_as_numbers_with_what_is_missing_last(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    start = shown(tab)
    for key, expected, way in (
        ("Enter", ["Arrive", "Book", "Find it", "Sleep"], "ascending"),
        ("Enter", ["Find it", "Book", "Arrive", "Sleep"], "descending"),
        ("Space", start, None),
    ):
        tab.focus(".gaps thead th >> nth=2 >> button")
        tab.keyboard.press(key)
        assert shown(tab) == expected
        assert tab.get_attribute(".gaps thead th >> nth=2", "aria-sort") == way
    tab.click(".gaps thead th >> nth=3 >> button")
    assert [name for name in shown(tab) if name != "Sleep"] == [name for name in start if name != "Sleep"]
    assert "sort=3%2B" in address(tab)
    assert tab.inner_text(".told").startswith("Sorted by")
    assert events == []


def test_the_list_filters_and_says_how_much_is_left(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.keyboard.press("f")
    assert tab.evaluate("document.activeElement.type") == "search"
    tab.keyboard.type("n queue")
    assert shown(tab) == ["Arrive"] and address(tab) == "?q=n+queue"
    assert tab.inner_text(".told") == "1 of 4 shown."
    tab.click("text=Show all")
    tab.select_option(".filters select >> nth=1", "Web")
    assert set(shown(tab)) == {"Book", "Find it"}
    tab.select_option(".filters select >> nth=2", "believed short")
    assert shown(tab) == ["Book"] and "verdict=believed+short" in address(tab)
    tab.fill("input[type=search]", "zzz")
    assert shown(tab) == [] and tab.inner_text(".told") == "Nothing matches."
    assert events == []


def test_copies_what_is_shown_and_never_a_formula(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.fill("input[type=search]", "queue")
    tab.click(".copier")
    tab.wait_for_function("() => document.querySelector('.told').textContent.includes('copied')")
    lines = tab.evaluate("navigator.clipboard.readText()").replace("\r", "").strip().split("\n")
    assert len(lines) == 2 and lines[0].endswith("experience − expectation,pain point")
    assert ",Arrive,There,Desk,1," in lines[1]
    assert lines[1].endswith('''"'=Queue of an hour, ""at least"""''')
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.click(".copier")
    assert re.search(r"\b1\b", tab.inner_text(".told")) and "copied" in tab.inner_text(".told")
    assert events == []


def test_keys_lead_through_the_gaps_and_to_the_help(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    seen = []
    for key in ("n", "n", "n", "p"):
        tab.keyboard.press(key)
        seen.append(address(tab))
    assert seen == ["#tp-arrive", "#tp-book", "#tp-arrive", "#tp-book"]
    assert tab.evaluate("document.activeElement.textContent") == "Book"
    tab.keyboard.press("?")
    assert tab.is_visible("dialog.help")
    assert tab.evaluate("[...document.querySelectorAll('kbd')].map(found => found.textContent)")[:4] == [
        "n", "p", "f", "?"
    ]  # fmt: skip
    tab.uncheck("dialog input")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("dialog.help")
    tab.keyboard.press("n")
    assert address(tab) == "#tp-book"
    tab.fill("input[type=search]", "")
    tab.focus("input[type=search]")
    tab.keyboard.type("n?p")
    assert tab.input_value("input[type=search]") == "n?p" and not tab.is_visible("dialog.help")
    assert events == []


@pytest.mark.parametrize("columns", [4, 60])
def test_fits_a_telephone_with_everything_in_use(opened: Any, columns: int) -> None:
    tab, events = opened(rich(columns=columns, long=LONG), 320)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    for at in (0, columns - 1):
        tab.evaluate("at => document.querySelectorAll('.scroll .for-phone .knob')[at].click()", at)
        box = tab.evaluate("(({left, right, top, bottom}) => [left, right, top, bottom])"
                           "(document.querySelector('.tip').getBoundingClientRect())")  # fmt: skip
        assert box[0] >= 0 and box[1] <= 320 and box[2] >= 0 and box[3] <= 900
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.is_visible(".gaps thead .sorter >> nth=2")
    assert events == []


def test_what_is_out_of_sight_rests_and_keeps_its_place(opened: Any) -> None:
    tab, events = opened(rich(columns=60))
    heights = """() => ['figures', 'touchpoints', 'people', 'method'].map(
        name => document.querySelector(`[aria-labelledby=${name}]`).offsetHeight)"""
    visibility = "getComputedStyle(document.querySelector('.rests')).contentVisibility"
    awake = tab.evaluate(heights)
    assert tab.evaluate(visibility) == "visible", "a picture of the page as it was opened shows all of it"
    tab.mouse.move(300, 300)
    assert tab.evaluate(visibility) == "auto"
    resting = tab.evaluate(heights)
    apart = [abs(rest - woken) for rest, woken in zip(resting, awake, strict=True)]
    assert max(apart) <= 1, "heights in pixels, which are rounded"
    tab.add_style_tag(content=".rests{content-visibility:visible!important}")
    shown = tab.evaluate(heights)
    assert max(abs(rest - woken) for rest, woken in zip(resting, shown, strict=True)) <= 1
    tab.set_viewport_size({"width": 700, "height": 900})
    tab.wait_for_function("() => document.documentElement.matches('.resting')")
    assert tab.evaluate(heights) != resting
    assert events == []


def test_whole_without_the_script(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(page(JOURNEY), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.locator(".control, button, .sorter, .knob, dialog, input, select").count() == 0
    assert tab.locator(".gaps tbody tr").count() == 4 and tab.locator("article.card").count() == 4
    context.close()


def test_paper_shows_all_and_no_controls(opened: Any) -> None:
    tab, _ = opened(JOURNEY)
    tab.fill("input[type=search]", "queue")
    tab.click(".toggle >> nth=1")
    tab.click(".knob:visible >> nth=2")
    tab.emulate_media(media="print")
    assert (
        tab.evaluate("[...document.querySelectorAll('.control')].filter(one => one.checkVisibility()).length")
        == 0
    )
    rows = "[...document.querySelectorAll('.gaps tbody tr')].filter(one => one.checkVisibility()).length"
    assert tab.evaluate(rows) == 4


@pytest.mark.parametrize(
    "text", [*HOSTILE, "</script><script>alert(1)</script>", "<!--<script>", "\u2028';alert(1)//"]
)
def test_hostile_texts_stay_texts_with_everything_in_use(opened: Any, text: str) -> None:
    tab, events = opened(rich(text))
    before = tab.evaluate("document.querySelectorAll('script, img, iframe, main svg').length")
    tab.click(".knob:visible >> nth=0")
    assert text.strip() in tab.inner_text(".tip") or "\u2028" in text
    tab.keyboard.press("n")
    tab.fill("input[type=search]", text)
    tab.click(".copier")
    tab.keyboard.press("Escape")
    tab.click(".presenter")
    assert tab.evaluate("document.querySelectorAll('script, img, iframe, main svg').length") == before
    assert events == []


def test_pictures_stand_in_the_report_where_the_map_has_something_to_say(
    browser: Any, tmp_path: Path
) -> None:
    quiet, words = loads("cxmap: 1\ntitle: T\ntouchpoints: [A, B]\n"), words_for("en")
    assert build_report(score(quiet), words, "0").pictures == ()
    map_ = loads("""
cxmap: 1
title: T
touchpoints:
  - id: a
    name: "<img src=x onerror=alert(1)> & A"
    duration: 10 min
    experience: 1
    next: [{to: b, share: 0.4}]
  - {id: b, name: B, waiting: 2 days, experience: -1}
""")
    card = score(map_)
    report, views = build_report(card, words, "0"), Views(card, words)
    assert report.pictures == ("flow", "timeline")
    drawn = [picture(key, views.of(key), words, PLAIN) for key in report.pictures]
    assert [picture(key, views.of(key), words, PLAIN) for key in report.pictures] == drawn
    for one in drawn:
        for svg in one.pages:
            assert "<img" not in svg and svg.count("<title ") == 1 and svg.count("<desc ") == 1
            assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {"none"} | set(
                re.findall(r"var\(--[a-z0-9-]+\)|light-dark\(#\w+,#\w+\)", svg)
            )
    file = tmp_path / "report.html"
    file.write_text(draw_report(report, drawn), encoding="utf-8")
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})
        tab = context.new_page()
        errors: list[str] = []
        tab.on("console", lambda message, seen=errors: seen.append(message.text))
        tab.goto(file.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        text = tab.evaluate("getComputedStyle(document.querySelector('.drawn text')).fill")
        assert (sum(map(int, re.findall(r"\d+", text)[:3])) > 380) == (scheme == "dark")
        assert errors == []
        context.close()
