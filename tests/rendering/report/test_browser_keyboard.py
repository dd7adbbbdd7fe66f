"""The whole page by keyboard: every stop is seen, none holds, and single letters can be switched off."""

from __future__ import annotations

from typing import Any

import pytest

from .report_pages import JOURNEY, address, rich

STOPS = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')].filter(
    found => found.tabIndex >= 0 && !found.disabled && found.checkVisibility({visibilityProperty: true})
        && !found.closest('dialog:not([open])'))"""
NOW = f"""() => {{
    const found = document.activeElement, style = getComputedStyle(found);
    const box = found.getBoundingClientRect();
    return {{at: {STOPS}.indexOf(found), what: found.outerHTML.slice(0, 80),
        wide: box.width, high: box.height,
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth}};
}}"""


@pytest.mark.parametrize("width", [320, 1440])
def test_the_tabulator_reaches_everything_in_order_and_shows_where_it_is(opened: Any, width: int) -> None:
    tab, events = opened(JOURNEY, width)
    tab.emulate_media(reduced_motion="reduce")
    stops = tab.evaluate(f"{STOPS}.length")
    assert stops > 40
    seen = []
    for _ in range(stops):
        tab.keyboard.press("Tab")
        now = tab.evaluate(NOW)
        assert now["outline"] and now["inside"] and now["wide"] and now["high"], now
        seen.append(now["at"])
    assert seen == list(range(stops))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement === document.body || document.activeElement.matches('.skip')")
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate(NOW)["at"] in (stops - 1, -1)
    assert events == []


def test_the_stage_keeps_the_tabulator_and_gives_it_back(opened: Any) -> None:
    tab, _ = opened(JOURNEY)
    tab.focus(".presenter")
    tab.keyboard.press("Enter")
    inside = "document.activeElement === document.body || document.activeElement.closest('.stage') !== null"
    for _ in range(12):
        tab.keyboard.press("Tab")
        assert tab.evaluate(inside)
        if tab.evaluate("document.activeElement !== document.body"):
            assert tab.evaluate(NOW)["outline"]
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.className") == "presenter"


def test_the_help_opens_closes_and_gives_the_focus_back(opened: Any) -> None:
    tab, events = opened(JOURNEY)
    opener = ".tools button[aria-haspopup]"
    tab.focus(opener)
    for close in ("Escape", "Enter"):
        tab.keyboard.press("Enter")
        assert tab.is_visible("dialog.help") and tab.evaluate(
            "document.activeElement.closest('dialog') !== null"
        )
        tab.keyboard.press(close)
        assert not tab.is_visible("dialog.help")
        assert tab.evaluate("what => document.activeElement === document.querySelector(what)", opener)
    tab.keyboard.press("Enter")
    for _ in range(4):
        tab.keyboard.press("Tab")
    assert not tab.is_visible("dialog.help")
    assert tab.evaluate("document.activeElement !== document.body")
    assert events == []


@pytest.mark.parametrize("on", [True, False])
def test_single_letters_work_until_they_are_switched_off(opened: Any, on: bool) -> None:
    tab, events = opened(JOURNEY)
    if not on:
        tab.keyboard.press("?")
        tab.uncheck("dialog input")
        tab.keyboard.press("Escape")
    tab.keyboard.press("n")
    assert address(tab) == ("#tp-arrive" if on else "")
    tab.keyboard.press("p")
    assert address(tab) == ("#tp-book" if on else "")
    tab.keyboard.press("?")
    assert tab.is_visible("dialog.help") == on
    tab.keyboard.press("Escape")
    tab.keyboard.press("f")
    assert tab.evaluate("document.activeElement.type === 'search'") == on
    if on:
        tab.keyboard.type("npf?")
        assert tab.input_value("input[type=search]") == "npf?" and address(tab).startswith("?q=npf")
    for key in ("Control+p", "Alt+n", "Meta+f"):
        before = address(tab)
        tab.keyboard.press(key)
        assert address(tab) == before
    assert events == []


def test_escape_closes_one_thing_after_the_other(opened: Any) -> None:
    tab, _ = opened(JOURNEY)
    tab.focus(".knob:visible >> nth=0")
    tab.keyboard.press("Enter")
    assert tab.is_visible(".tip") and address(tab) == "#tp-find"
    tab.keyboard.press("Escape")
    assert not tab.is_visible(".tip") and address(tab) == "#tp-find"
    tab.keyboard.press("Escape")
    assert address(tab) == "" and tab.query_selector(".chosen") is None


def test_arrows_reach_every_touchpoint_and_leave_the_rest_alone(opened: Any) -> None:
    tab, _ = opened(rich(columns=12))
    tab.emulate_media(reduced_motion="reduce")
    tab.focus(".knob:visible >> nth=0")
    names = []
    for _ in range(13):
        names.append(tab.evaluate("document.activeElement.dataset.place"))
        assert tab.evaluate(NOW)["outline"] and tab.is_visible(".tip")
        tab.keyboard.press("ArrowRight")
    assert len(set(names)) == 12 and names[-1] == names[-2]
    tab.keyboard.press("Tab")
    assert not tab.is_visible(".tip") or tab.evaluate("document.activeElement.closest('.names') !== null")
