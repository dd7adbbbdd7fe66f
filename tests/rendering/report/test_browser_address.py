"""What the reader has set lives in the address, comes back from it, and no address does harm."""

from __future__ import annotations

from typing import Any

import pytest

from .report_pages import JOURNEY, address, shown

PRESSED = "[...document.querySelectorAll('.toggle')].map(found => found.getAttribute('aria-pressed'))"
HOSTILE = (
    "#<img src=x onerror=alert(1)>",
    "#tp-%E0%A4%A",
    "#__proto__",
    "?q=<script>alert(1)</script>&phase=<b>&channel=__proto__&verdict=constructor&sort=99-",
    "?present=javascript:alert(1)&without=experience,__proto__,%00,,,&at=constructor",
    "?sort=2-&sort=3+&q=%FF%FE%00&at=tp-nowhere#%00",
    "?present=__proto__#report-tip",
    "?" + "q=" + "x" * 100_000,
)


def wait(tab: Any, expected: str) -> None:
    tab.wait_for_function("wanted => location.search + location.hash === wanted", arg=expected)


def test_everything_that_is_set_is_in_the_address_and_comes_back(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.fill("input[type=search]", "boo")
    tab.select_option(".filters select >> nth=1", "Web")
    tab.click(".gaps thead th >> nth=2 >> button")
    tab.click(".toggle >> nth=1")
    tab.click(".gaps tbody tr:not([hidden]) >> nth=0 >> td >> nth=5")
    tab.click(".presenter")
    tab.keyboard.press("ArrowRight")
    expected = "?q=boo&channel=Web&sort=2%2B&without=persona%3Aa&present=there#tp-book"
    assert address(tab) == expected
    tab.reload()
    tab.wait_for_selector(".stage", state="visible")
    assert address(tab) == expected
    assert tab.inner_text(".stage-title") == "There"
    tab.keyboard.press("Escape")
    assert address(tab) == expected.replace("&present=there", "")
    assert tab.evaluate("document.activeElement.className") == "presenter"
    assert shown(tab) == ["Book"] and tab.input_value("input[type=search]") == "boo"
    assert tab.evaluate(PRESSED) == ["true", "false", "true"]
    assert tab.evaluate("document.querySelector('.card.chosen').id") == "tp-book"
    assert not [event for event in events if not event.startswith("request: file:")]


def test_back_and_forward_bring_back_what_was_set(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    tab.click(".toggle >> nth=2")
    tab.click(".knob:visible >> nth=2")
    tab.click("nav a[href='#gaps']")
    wait(tab, "?without=persona%3Ab&at=tp-arrive#gaps")
    tab.fill("input[type=search]", "book")
    tab.evaluate("document.querySelector('.toggle:nth-of-type(1)').click()")
    tab.evaluate("document.querySelector('.selected button').click()")
    later = "?without=experience%2Cpersona%3Ab&q=book#gaps"
    wait(tab, later)
    tab.go_back()
    wait(tab, "?without=persona%3Ab#tp-arrive")
    assert tab.evaluate(PRESSED) == ["true", "true", "false"] and len(shown(tab)) == 4
    assert tab.evaluate("document.querySelector('.card.chosen').id") == "tp-arrive"
    tab.go_forward()
    wait(tab, later)
    assert tab.evaluate(PRESSED) == ["false", "true", "false"] and shown(tab) == ["Book"]
    assert tab.query_selector(".chosen") is None
    assert events == []


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_address_does_harm(opened: Any, hostile: str) -> None:
    tab, events = opened(JOURNEY)
    tab.goto(tab.url + hostile)
    assert tab.evaluate("document.querySelectorAll('img, iframe, script').length") == 2
    assert not tab.is_visible(".stage") and tab.query_selector(".chosen") is None
    assert len(tab.input_value("input[type=search]")) <= 200 and len(address(tab)) < 600
    tab.fill("input[type=search]", "")
    assert len(shown(tab)) == 4 and set(tab.evaluate(PRESSED)[1:]) == {"true"}
    assert not [event for event in events if not event.startswith("request: file:")]


def test_other_peoples_parameters_stay(opened: Any) -> None:
    tab, _ = opened(JOURNEY)
    tab.goto(tab.url + "?from=mail&q=book")
    tab.click("text=Show all")
    assert address(tab) == "?from=mail"
